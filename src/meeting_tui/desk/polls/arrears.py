"""Arrears paid in time: whoever had no vote for them has it again."""

from __future__ import annotations

from meeting_tui.clean import clean
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.named import voter_named
from meeting_tui.record.person import body_of
from meeting_tui.refusal import On, Refusal


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
        law, standing = found.profile.arrears, found.standing(office, session)
        last = law.last_day(standing.closes.date()) if law else standing.closes.date()
        if standing.now.date() > last:
            raise Refusal("polls.paid_late", voter=ballot.label, last=On(last.isoformat()))
        by = body_of("by", office.actor)
        office.append(session, found.stream, "arrears.paid", voter=ballot.voter, **by)
        return ballot.label
