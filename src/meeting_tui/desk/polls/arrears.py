"""Who has no vote for arrears, and that they are paid in time: then they have it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from meeting_tui.clean import clean
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.desk.polls.named import voter_named
from meeting_tui.record.person import body_of
from meeting_tui.record.poll.allowed import why_not
from meeting_tui.refusal import On, Refusal
from meeting_tui.store import tables


@dataclass(frozen=True)
class Owing:
    """Somebody who has no vote in a poll until they pay: the number on the roll, the name and units as the
    ballot has them, why, and the last day on which paying gives the vote back."""

    poll: str
    title: str
    voter: int
    label: str
    units: str
    reasons: tuple[str, ...]
    last: date


def owing(office: Office) -> tuple[Owing, ...]:
    """Everybody who can still pay, by poll, the newest poll first."""
    with office.store.read() as session:
        ids = session.exec(select(tables.Poll.id).order_by(col(tables.Poll.opens).desc())).all()
        cases = (frozen.case(session, each) for each in ids)
        return tuple(each for found in cases for each in _owing(office, session, found))


def _owing(office: Office, session: Session, found: Case) -> Iterator[Owing]:
    asked = [each for each in found.definition.asked if each.arrears]
    if not asked or why_not(found.standing(office, session), "pay"):
        return
    last, paid_ = _last_day(office, session, found), found.register(office, session).paid
    if office.world.now().date() > last:
        return
    voters = {each.voter: each for each in found.live(session).values()}
    for no in sorted({no for each in asked for no in each.arrears} - paid_):
        why = dict.fromkeys(each.excluded[no] for each in asked if no in each.arrears)
        whose = voters[no]
        yield Owing(found.id, found.definition.title, no, whose.label, whose.units, tuple(why), last)


def _last_day(office: Office, session: Session, found: Case) -> date:
    law, closes = found.profile.arrears, found.standing(office, session).closes.date()
    return law.last_day(closes) if law else closes


def paid(office: Office, poll: str, voter: str) -> str:
    """Register that a voter (number on the roll, unit, or name) paid; their name as the ballot has it.

    What is on record already and said again changes nothing. Refused: `polls.not_owing`; `polls.paid_late`
    after the last day of the law; once the poll has ended.
    """
    with office.store.write() as session:
        found = frozen.case(session, poll)
        ballot = voter_named({each.voter: each for each in found.live(session).values()}, voter)
        owing = {no for asked in found.definition.asked for no in asked.arrears}
        if ballot is None or ballot.voter not in owing:
            raise Refusal("polls.not_owing", voter=clean(voter), poll=found.id)
        register = found.register(office, session)
        if ballot.voter in register.paid:
            return ballot.label
        found.may(office, session, "pay")
        last = _last_day(office, session, found)
        if found.standing(office, session).now.date() > last:
            raise Refusal("polls.paid_late", voter=ballot.label, last=On(last.isoformat()))
        by = body_of("by", office.actor)
        office.append(session, found.stream, "arrears.paid", voter=ballot.voter, **by)
        return ballot.label
