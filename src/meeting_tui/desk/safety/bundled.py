"""Whether a bundle is that of the record: its head, its count, its roll, its law, its words; and whether the
record gives it again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Any

from sqlmodel import Session

from meeting_tui.desk.board import bundles
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.polls import counting
from meeting_tui.desk.polls.counting import CountReport
from meeting_tui.desk.polls.frozen import Case, case
from meeting_tui.record.chain import Entry, canonical
from meeting_tui.refusal import CheckFailed, On, Record, Refusal, Several
from meeting_tui.rules.binding import WORDING
from meeting_tui.rules.disclosure import NOTHING
from meeting_tui.rules.node import Node, Origin
from meeting_tui.rules.profile_out import to_raw
from meeting_tui.rules.public_copy import public_results
from meeting_tui.rules.recount import compare
from meeting_tui.store import journal
from meeting_tui.store.engine import Target
from meeting_tui.store.proof import prove_stream

_APART = frozenset({"results", "bound", "profile", "version"})
"""What of a bundle is compared by itself, or tells how it is read."""
_ROWS = frozenset({"copy", "questions", "voters", "ballots", "roll", "definition"})
"""What of a bundle with rows is, or is not in each copy."""
_PART_SHUFFLED = ("flags", "excluded")
"""What of a result of a secret poll names voters, who have other numbers in each bundle."""


def against_record(target: Target, raw: object, source: str) -> CheckFailed:
    """What is to be said of a bundle beside this community's file (`codes.bundle`, or `codes.bundle_unknown`
    where it has no such poll); raised as `codes.bundle_differs` where the record says otherwise, and as
    `codes.bundle_replaced` where it is of a result that a later one replaced."""
    node = Node(raw, (), Origin(source, {}))
    code = node.must("poll").must("code").text()
    office = open_office(target, "", readonly=True)
    try:
        with office.store.read() as session:
            try:
                found = case(session, code)
            except Refusal:
                return CheckFailed("codes.bundle_unknown", poll=code)
            prove_stream(session, f"poll:{code}")
            given = chain(_differences(session, found, node), _from_record(office, session, found, node))
            differs = tuple(dict.fromkeys(given))
            last = found.register(office, session).results[-1:]
    finally:
        office.close()
    if differs:
        raise CheckFailed("codes.bundle_differs", poll=Record(f"poll:{code}"), where=Several(differs[:5]))
    if any(each.seq > node.must("bound").must("record").must("entries").whole(1) for each in last):
        on = On(last[0].at[:10])
        raise CheckFailed("codes.bundle_replaced", poll=Record(f"poll:{code}"), day=on)
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


def _from_record(office: Office, session: Session, found: Case, node: Node) -> Iterator[str]:
    """Paths at which the record gives another bundle of the result that this one says it is of."""
    entries = node.must("bound").must("record").must("entries").whole(1)
    reports = counting.all_results(office, session, found)
    report = next((each for each in reports if each.head.count == entries), None)
    if report is None:
        yield "bound.record"
    elif node.must("copy").value == "public":
        yield from _public(office, report, node)
    else:
        yield from _rows(office, report, node)


def _public(office: Office, report: CountReport, node: Node) -> Iterator[str]:
    """Sums that it does not show are no difference: which may be shown, other versions found otherwise."""
    mine: Any = _plain(bundles.of_report(office, report, "public"))
    yield from _around(mine, node, _APART)
    every = {asked.id: NOTHING for asked in report.facts.questions}
    told = node.must("results").value
    yield from compare(_as_shown(_plain(public_results(report.facts, every)), told), told, "results")


def _as_shown(mine: Any, theirs: Any, *, sums: bool = False) -> Any:
    """The record's results without the sums that the others do not show."""
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return {
            name: _as_shown(value, theirs.get(name), sums=sums or name in ("measures", "spread"))
            for name, value in mine.items()
        }
    if isinstance(mine, list) and isinstance(theirs, list) and len(mine) == len(theirs):
        return [_as_shown(one, other, sums=sums) for one, other in zip(mine, theirs, strict=True)]
    return None if sums and theirs is None else mine


def _around(mine: Any, node: Node, apart: Collection[str]) -> Iterator[str]:
    """What a bundle says of itself and its poll; also anything that bundles do not have."""
    theirs = node.table()
    for name in sorted((mine.keys() | theirs.keys()) - set(apart)):
        yield from compare(mine.get(name), theirs.get(name), name)


def _rows(office: Office, report: CountReport, node: Node) -> Iterator[str]:
    secret = report.definition.identity == "secret"
    mine: Any = _plain(bundles.of_report(office, report, "inspection" if secret else "archive"))
    yield from _around(mine, node, {*_APART, *_ROWS})
    yield from compare(mine["questions"], node.must("questions").value, "questions")
    if secret:
        yield from _shuffled(mine, node)
        return
    rows = ("voters", "ballots", *(each for each in ("roll", "definition") if node.maybe(each)), "results")
    for name in rows:  # what was bent before what follows from it
        yield from compare(mine[name], node.must(name).value, name)


def _shuffled(mine: Any, node: Node) -> Iterator[str]:
    """Of a secret poll papers have other numbers in every bundle: what they weigh and say is compared, each
    paper with any that is the same."""
    ours = [_unnamed(each) for each in mine["results"]]
    yield from compare(ours, [_unnamed(each.value) for each in node.must("results").items()], "results")
    papers = _papers(mine["voters"], mine["ballots"])
    told = _papers(node.must("voters").value, node.must("ballots").value)
    if papers != told:
        yield "ballots" if [weighs for weighs, _said in papers] == [w for w, _said in told] else "voters"


def _papers(voters: Any, ballots: Any) -> list[tuple[str, str]]:
    """What every voter weighs, and what the ballot of that number says, without the number, in an order that
    is the same for all numbers."""
    said: dict[str, list[Any]] = {}
    for each in ballots:
        said.setdefault(each["voter"], []).append({**each, "voter": ""})
    rows = ((canonical({**each, "id": ""}), canonical(said.pop(each["id"], []))) for each in voters)
    left = [("", canonical(each).decode()) for each in said.values()]
    return sorted([*((one.decode(), other.decode()) for one, other in rows), *left])


def _unnamed(result: Any) -> Any:
    told = result if isinstance(result, dict) else {}
    return {name: value for name, value in told.items() if name not in _PART_SHUFFLED}


def _plain(value: object) -> Any:
    """As JSON has it."""
    return json.loads(json.dumps(value))
