"""Objections in writing to what was decided, where the law lets them undo it."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk.objections import in_time, still_free
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import counting, frozen
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.desk.polls.named import voter_named
from meeting_tui.desk.polls.weighing import name
from meeting_tui.record.person import body_of
from meeting_tui.refusal import Refusal
from meeting_tui.store import journal


def file(office: Office, poll: str, question: str, voter: str, delivered: date) -> str:
    """Register that a voter (number on the roll, unit, or name) objects to what was decided on a question,
    which was delivered to them that day; their name as the ballot has it. The next count weighs it.

    Said again it changes nothing. Refused: `objections.none` where the law knows none or nothing passed,
    `objections.secret`, `objections.not_on_roll`, `objections.no_voter`, `objections.early`,
    `objections.late`; before a result is on record.
    """
    with office.store.write() as session:
        found = frozen.case(session, poll)
        asked = found.definition.question(question)
        if found.secret:
            raise Refusal("objections.secret", poll=found.id)
        found.may(office, session, "object")
        after = found.profile.rule(asked.question.rule).after if asked.question.rule else None
        results = counting.report_of(office, session, found).results
        result = next(each for each in results if each.question.id == asked.id)
        against = found.register(office, session).objections.get(asked.id, frozenset())
        if after is None or (result.outcome != "passed" and not against):
            raise Refusal("objections.none", question=asked.id)
        ballot = voter_named({each.voter: each for each in found.live(session).values()}, voter)
        if ballot is None:
            raise Refusal("objections.not_on_roll", voter=clean(voter))
        if not result.question.entitled(name(ballot.serial)):
            raise Refusal("objections.no_voter", voter=ballot.label, question=asked.id)
        in_time(office, after, ballot.label, delivered, found.register(office, session).results[0].at)
        if ballot.voter not in against:
            told = {"question": asked.id, "delivered": delivered.isoformat(), **body_of("by", office.actor)}
            office.append(session, found.stream, "objection.filed", voter=ballot.voter, **told)
        return ballot.label


def withdraw(office: Office, poll: str, question: str, voter: str) -> str:
    """Register that a voter takes back what `file` put on record; their name as the ballot has it. The next
    count weighs it no more.

    Refused: `objections.unfiled`, `objections.final` once the days of the law are over.
    """
    with office.store.write() as session:
        found = frozen.case(session, poll)
        asked = found.definition.question(question)
        found.may(office, session, "object")
        against = found.register(office, session).objections.get(asked.id, frozenset())
        ballot = voter_named({each.voter: each for each in found.live(session).values()}, voter)
        after = found.profile.rule(asked.question.rule).after if asked.question.rule else None
        if ballot is None or ballot.voter not in against or after is None:
            raise Refusal("objections.unfiled", voter=clean(voter))
        still_free(office, after, ballot.label, _delivered(session, found, asked.id, ballot.voter))
        told = {"question": asked.id, "voter": ballot.voter, **body_of("by", office.actor)}
        office.append(session, found.stream, "objection.withdrawn", **told)
        return ballot.label


def _delivered(session: Session, found: Case, question: str, voter: int) -> date:
    """When the decision was delivered to who objects, as they said last."""
    filed = [
        each.body["delivered"]
        for each in journal.entries(session, found.stream)
        if each.kind == "objection.filed" and (each.body["question"], each.body["voter"]) == (question, voter)
    ]
    return date.fromisoformat(filed[-1])
