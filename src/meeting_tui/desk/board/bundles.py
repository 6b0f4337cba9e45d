"""The bundle of a poll in three copies: for everybody, for inspection with the committee, for its archive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from meeting_tui.desk.board import privacy
from meeting_tui.desk.board.kinds import DocumentRef
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import counting, frozen
from meeting_tui.desk.polls.counting import CountReport
from meeting_tui.desk.polls.weighing import name
from meeting_tui.paper.documents.copies import masked
from meeting_tui.record.poll.phase import COUNTED
from meeting_tui.refusal import Refusal
from meeting_tui.rules.binding import bound, count_digest, told
from meeting_tui.rules.bundle import BOUND, bundle
from meeting_tui.rules.public_copy import public_copy

BundleCopy = Literal["public", "inspection", "archive"]
COPIES: tuple[BundleCopy, ...] = ("public", "inspection", "archive")


def published(office: Office, poll: str, copy: BundleCopy) -> dict[str, object]:
    """A copy of the bundle. `public`: sums, without those that would tell of a few people, texts masked.
    `inspection`: a row for every ballot, by serial; of a secret poll shuffled and unnamed. `archive`: also
    whose each ballot is, where the poll was not secret.

    Refused (`counting.not_final`, `documents.not_final`) while no result is on record.
    """
    report = counting.standing(office, poll)
    if not report.complete:
        raise Refusal("counting.not_final", poll=report.definition.code, waiting=report.waiting)
    if report.state != COUNTED:
        raise Refusal("documents.not_final", poll=report.definition.code)
    return of_report(office, report, copy)


def of_report(office: Office, report: CountReport, copy: BundleCopy) -> dict[str, object]:
    """A copy of the bundle of one of the poll's results."""
    if copy == "public":
        return _public(office, report)
    secret = office.world.token(32) if report.definition.identity == "secret" else b""
    rows = _bound(bundle(report.facts, secret) | {"copy": copy}, report, report.opening)
    # what flags and exclusions of a secret poll name is shuffled: then it doesn't follow from the rows
    count = report.digest if _follows(rows, report) else ""
    rows = _bound(rows, report, report.opening, count)
    if copy == "inspection" or secret:
        return rows
    return rows | {"roll": _roll(office, report), "definition": report.definition.as_json()}


def _bound(
    rows: dict[str, object], report: CountReport, opening: Mapping[str, object], count: str = ""
) -> dict[str, object]:
    """The bundle with the wording of its questions and what binds it to sheet and record."""
    head = report.head
    return rows | {
        "version": BOUND,
        "questions": [{**each, **_wording(report, str(each["id"]))} for each in _tables(rows["questions"])],
        "bound": bound(opening, count, f"poll:{report.definition.code}", head.count, head.hash),
    }


def _wording(report: CountReport, question: str) -> dict[str, object]:
    asked = report.definition.question(question)
    return {
        "title": asked.title,
        "matter": asked.matter or None,
        "text": asked.text,
        "labels": dict(asked.labels),
    }


def _follows(rows: dict[str, object], report: CountReport) -> bool:
    """Whether the digest of the count follows from the rows."""
    asked, results = _tables(rows["questions"]), _tables(rows["results"])
    named = [told(result, each) for result, each in zip(results, asked, strict=True)]
    return count_digest(report.opening, named) == report.digest


def _tables(value: object) -> list[Any]:
    return list(value) if isinstance(value, list) else []


def _public(office: Office, report: CountReport) -> dict[str, object]:
    what = report.definition
    known = privacy.known(office, DocumentRef("result", what.code))
    by = [each.name for each in (*what.tellers, *what.scrutineers)]
    made = public_copy(report.facts, report.undisclosed, by, what.identity)
    said = {key: masked(text, known) for key, text in report.facts.poll.items()}
    conceals = any(
        report.undisclosed.values()
    )  # a digest over sums that are not shown would let them be tried
    opening = {name: report.opening[name] for name in ("poll", "profile", "definition", "roll_fingerprint")}
    rows = _bound(made | {"poll": said}, report, opening, "" if conceals else report.digest)
    asked = [
        each
        | {name: masked(each[name], known) for name in ("title", "text")}
        | {"labels": {choice: masked(label, known) for choice, label in each["labels"].items()}}
        for each in _tables(rows["questions"])
    ]
    return rows | {"questions": asked}


def _roll(office: Office, report: CountReport) -> dict[str, str]:
    """By serial, what stands on the ballot of its owner and units."""
    with office.store.read() as session:
        found = frozen.case(session, report.definition.code)
        return {name(serial): ballot.label for serial, ballot in found.live(session).items()}
