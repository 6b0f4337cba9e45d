"""Ties: lots drawn by a recorded seed, and the chair's casting vote; each once, when all is counted."""

from __future__ import annotations

from meeting_tui.clean import clean
from meeting_tui.desk import counting, poll_case
from meeting_tui.desk.office import Office
from meeting_tui.refusal import Refusal
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.outcome import Decision
from meeting_tui.rules.verdict import Result
from meeting_tui.store.journal import New


def draw_lots(office: Office, poll: str, question: str, seed: str) -> None:
    """Put the seed on record that orders the tied names of a question; the same seed again changes nothing.

    Refused: `ties.early` before all papers are counted, `ties.none`, `ties.seeded`, `ties.no_lots`.
    """
    digits = clean(seed)
    if not digits:
        raise Refusal("ties.seed", question=question)
    _settle(office, poll, question, "lots.drawn", digits)


def casting_vote(office: Office, poll: str, question: str, choice: str) -> None:
    """Put on record how the chair decides a tie, `for` or `against`; once, as `draw_lots`."""
    if choice not in ("for", "against"):
        raise Refusal("rules.casting", value=choice)
    _settle(office, poll, question, "casting.given", choice)


def _settle(office: Office, poll: str, question: str, kind: str, value: str) -> None:
    lots = kind == "lots.drawn"
    with office.store.write() as session:
        found = poll_case.case(session, poll)
        asked = found.definition.question(question)
        register = found.register(office, session)
        known = register.seeds if lots else {asked.id: asked.casting} | register.castings
        before = known.get(asked.id, "")
        if before == value:
            return
        if before:
            raise Refusal("ties.seeded" if lots else "ties.cast", question=asked.id, value=before)
        report = counting.report_of(office, session, found)
        if not report.final:
            raise Refusal("ties.early", poll=found.id, waiting=report.numbers.waiting)
        result = next(each for each in report.results if each.question.id == asked.id)
        if lots and found.profile.election.ties != "lots":
            raise Refusal("ties.no_lots", question=asked.id)
        if not (level(result) if lots else chairs(result)):
            raise Refusal("ties.none", question=asked.id)
        told = New(kind, {"question": asked.id, "by": office.who, "seed" if lots else "choice": value})
        office.append_all(session, found.stream, [told])


def level(result: Result) -> bool:
    """Whether names that won, wait or are tied stand level, so that lots could order them."""
    for finding in (result.strict, result.deemed):
        if isinstance(finding, Contest):
            ranks = [each.rank for each in finding.standings if each.place != "out"]
            if len(set(ranks)) < len(ranks):
                return True
    return False


def chairs(result: Result) -> bool:
    """Whether it is for the chair to decide."""
    return any(
        isinstance(finding, Decision) and finding.tied and not finding.casting
        for finding in (result.strict, result.deemed)
    )
