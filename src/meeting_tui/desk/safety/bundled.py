"""Whether a bundle is that of the record: its head, its count, its roll, its law, its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlmodel import Session

from meeting_tui.desk.polls.frozen import Case, case
from meeting_tui.record.chain import Entry
from meeting_tui.refusal import CheckFailed, Record, Refusal, Several
from meeting_tui.rules.binding import WORDING
from meeting_tui.rules.node import Node, Origin
from meeting_tui.rules.profile_out import to_raw
from meeting_tui.rules.recount import compare
from meeting_tui.store import journal
from meeting_tui.store.engine import Target, open_store
from meeting_tui.store.proof import prove_stream


def against_record(target: Target, raw: object, source: str) -> CheckFailed:
    """What is to be said of a bundle beside this community's file (`codes.bundle`, or `codes.bundle_unknown`
    where it has no such poll); raised as `codes.bundle_differs` where the record says otherwise."""
    node = Node(raw, (), Origin(source, {}))
    code = node.must("poll").must("code").text()
    store = open_store(target, readonly=True)
    try:
        with store.read() as session:
            try:
                found = case(session, code)
            except Refusal:
                return CheckFailed("codes.bundle_unknown", poll=code)
            prove_stream(session, f"poll:{code}")
            differs = tuple(_differences(session, found, node))
    finally:
        store.close()
    if differs:
        raise CheckFailed("codes.bundle_differs", poll=Record(f"poll:{code}"), where=Several(differs[:5]))
    return CheckFailed("codes.bundle", poll=Record(f"poll:{code}"))


def _differences(session: Session, found: Case, node: Node) -> Iterator[str]:
    """Paths at which the bundle says other than the record."""
    bound = node.must("bound")
    record, digest = bound.must("record"), bound.must("digest").value
    entries = list(journal.entries(session, f"poll:{found.id}"))
    at = {entry.seq: entry for entry in entries}.get(record.must("entries").whole(1))
    if at is None or at.hash != record.must("head").value:
        yield "bound.record"
    if digest is not None and digest not in set(_counts(entries)):
        yield "bound.digest"
    for name, mine in (("roll_fingerprint", found.roll_fingerprint), ("definition", found.digest)):
        if bound.must("counted").must(name).value != mine:
            yield f"bound.counted.{name}"
    yield from compare(to_raw(found.profile), node.must("profile").value, "profile")
    if node.must("copy").value != "public":
        yield from _words(found, node)


def _counts(entries: list[Entry]) -> Iterator[str]:
    return (str(entry.body["report"]) for entry in entries if entry.kind == "poll.counted")


def _words(found: Case, node: Node) -> Iterator[str]:
    """Questions that the poll doesn't have, or has not, and those worded otherwise."""
    asked = {each.id: each for each in found.definition.asked}
    told: Mapping[str, Any] = {str(each.must("id").value): each for each in node.must("questions").items()}
    if list(asked) != list(told):
        yield "questions"
        return
    for no, (name, mine) in enumerate(asked.items()):
        labels = told[name].must("labels").value
        printed = (
            {choice: labels.get(choice) for choice in mine.labels} if isinstance(labels, dict) else labels
        )
        own = {
            "title": mine.title,
            "matter": mine.matter or None,
            "text": mine.text,
            "labels": dict(mine.labels),
        }
        theirs = {key: told[name].at(key, told[name].table().get(key)).value for key in WORDING}
        yield from compare(own, theirs | {"labels": printed}, f"questions.{no}")
