"""Who has no vote for arrears, and that they are paid in time: then they have it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from meeting_tui.clean import clean
from meeting_tui.desk.communities import community
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.desk.polls.named import voter_named
from meeting_tui.desk.polls.unpaid import last_day
from meeting_tui.desk.roll import arrears as roll_arrears
from meeting_tui.desk.roll import storage
from meeting_tui.desk.roll.arrears import How
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
    return last_day(found.profile, found.standing(office, session).closes.date())


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


def settle(office: Office, unit: str, how: How, reason: str = "") -> tuple[str, ...]:
    """Arrears of a unit hold no more, on the roll and in every poll that still waits for it; gives back the
    names of those who vote again.

    `withdrawn`: disputed or noted in error, with the reason. Refused as `roll.arrears.clear`. A poll
    whose last day for paying is over keeps what it froze.
    """
    code = roll_arrears.clear(office, unit, how, reason)
    with office.store.read() as session:
        places = _owing_nowhere(office, session, code)
    back = [each for each in owing(office) if set(each.units.split("\n")) == places]
    with office.store.write() as session:
        for each in back:
            _restored(office, session, each, how, reason)
    return tuple(dict.fromkeys(each.label for each in back))


def _owing_nowhere(office: Office, session: Session, code: str) -> set[str]:
    """The units, as papers name them, of the voter who has this one; none while they owe for another."""
    roll, held = storage.load(session), roll_arrears.notes(office, session)
    for voter in roll.voters:
        codes = {roll_arrears.code_of(roll.lines[unit]) for unit in voter.units}
        if code in codes:
            lang = community(office).lang
            return set() if codes & held.keys() else set(storage.places_of(roll, voter, lang))
    return set()


def _restored(office: Office, session: Session, each: Owing, how: How, reason: str) -> None:
    by = body_of("by", office.actor)
    stream = f"poll:{each.poll}"
    if how == "paid":
        office.append(session, stream, "arrears.paid", voter=each.voter, **by)
    else:
        office.append(session, stream, "arrears.unfounded", {"reason": clean(reason)}, voter=each.voter, **by)
