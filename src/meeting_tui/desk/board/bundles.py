"""The bundle of a poll in three copies: for everybody, for inspection with the committee, for its archive."""

from __future__ import annotations

from typing import Literal

from meeting_tui.desk.board import privacy
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import counting, frozen
from meeting_tui.desk.polls.counting import CountReport
from meeting_tui.desk.polls.weighing import name
from meeting_tui.paper.documents.copies import masked
from meeting_tui.refusal import Refusal
from meeting_tui.rules.bundle import bundle
from meeting_tui.rules.public_copy import public_copy

BundleCopy = Literal["public", "inspection", "archive"]
COPIES: tuple[BundleCopy, ...] = ("public", "inspection", "archive")


def published(office: Office, poll: str, copy: BundleCopy) -> dict[str, object]:
    """A copy of the bundle. `public`: sums, without those that would tell of a few people, texts masked.
    `inspection`: a row for every ballot, by serial; of a secret poll shuffled and unnamed. `archive`: also
    whose each ballot is, where the poll was not secret.

    Refused (`counting.not_final`) while papers are out or wait.
    """
    report = counting.standing(office, poll)
    if not report.complete:
        raise Refusal("counting.not_final", poll=report.definition.code, waiting=report.waiting)
    if copy == "public":
        return _public(office, report)
    secret = office.world.token(32) if report.definition.identity == "secret" else b""
    rows = bundle(report.facts, secret) | {"copy": copy}
    return rows if copy == "inspection" or secret else rows | {"roll": _roll(office, report)}


def _public(office: Office, report: CountReport) -> dict[str, object]:
    what = report.definition
    known = privacy.known(office, what.code)
    by = [each.name for each in (*what.tellers, *what.scrutineers)]
    made = public_copy(report.facts, report.undisclosed, by, what.identity)
    told = {key: masked(text, known) for key, text in report.facts.poll.items()}
    return made | {"poll": told}


def _roll(office: Office, report: CountReport) -> dict[str, str]:
    """By serial, what stands on the ballot of its owner and units."""
    with office.store.read() as session:
        found = frozen.case(session, report.definition.code)
        return {name(serial): ballot.label for serial, ballot in found.live(session).items()}
