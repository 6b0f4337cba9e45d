"""What stands in the way of an act on a poll beyond its phase: the paper, the numbers, the last minute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from meeting_tui.record.ballot import BallotPaper, Entering, Return
from meeting_tui.record.poll.phase import OPEN, PLANNED, PollStanding, phase
from meeting_tui.refusal import At, FieldName, Refusal, Several, Term


@dataclass(frozen=True, slots=True)
class Concerns:
    """What an act is about: a paper, a new last minute. What is not named is not looked at."""

    paper: BallotPaper | None = None
    closes: datetime | None = None


Objects = Callable[[PollStanding, Concerns], Refusal | None]


def nothing(_poll: PollStanding, _about: Concerns) -> None:
    """Nothing stands in the way."""


def paper(*conditions: Callable[[BallotPaper], Refusal | None]) -> Objects:
    """Conditions on the paper that is meant; the first that is not met says why."""

    def condition(_poll: PollStanding, about: Concerns) -> Refusal | None:
        if about.paper is None:
            return None
        return next(filter(None, (each(about.paper) for each in conditions)), None)

    return condition


def both(*objections: Objects) -> Objects:
    """All of these; the first that is not met says why."""

    def condition(poll: PollStanding, about: Concerns) -> Refusal | None:
        return next(filter(None, (each(poll, about) for each in objections)), None)

    return condition


# one paper


def by_name(paper: BallotPaper) -> Refusal | None:
    """A secret paper is handed out and taken back in its envelope alone."""
    return Refusal("ballots.secret_paper", serial=paper.serial) if paper.secret else None


def not_void(paper: BallotPaper) -> Refusal | None:
    void, serial = paper.voided, paper.serial
    if void is None:
        return None
    return Refusal("ballots.void", serial=serial, reason=void.reason, at=At(void.at), by=void.by)


def not_replaced(paper: BallotPaper) -> Refusal | None:
    """No other was printed in its place; what is merely void waits for just that."""
    new = paper.void.new if paper.void else 0
    return Refusal("ballots.replaced", serial=paper.serial, new=new) if new else None


def not_issued(paper: BallotPaper) -> Refusal | None:
    earlier, serial = paper.issued, paper.serial
    if earlier is None:
        return None
    return Refusal("ballots.issued", serial=serial, to=earlier.to or "–", at=At(earlier.at), by=earlier.by)


def issued(paper: BallotPaper) -> Refusal | None:
    """Handed out; in polls of earlier versions the register was free to leave that out."""
    return None if paper.issued or not paper.traced else Refusal("ballots.not_issued", serial=paper.serial)


def not_returned(paper: BallotPaper) -> Refusal | None:
    return _came(paper, paper.returned) if paper.returned else None


def not_in_time(paper: BallotPaper) -> Refusal | None:
    """Not returned, or entered as late: people may find that it was in time after all."""
    return not_returned(paper) if paper.returned and not paper.late else None


def _came(paper: BallotPaper, earlier: Return) -> Refusal:
    return Refusal("ballots.returned", serial=paper.serial, at=At(earlier.at), by=earlier.by)


def returned(paper: BallotPaper) -> Refusal | None:
    """Its return is on record; in polls of earlier versions marks are enough."""
    if paper.returned or not paper.traced:
        return None
    return Refusal("ballots.not_returned", serial=paper.serial)


def came(paper: BallotPaper) -> Refusal | None:
    """Its return is on record."""
    return None if paper.returned else Refusal("ballots.not_returned", serial=paper.serial)


def in_time(paper: BallotPaper) -> Refusal | None:
    came = paper.returned
    return Refusal("ballots.late", serial=paper.serial, at=At(came.at)) if came and paper.late else None


def first(paper: BallotPaper) -> Refusal | None:
    """Nobody keyed it in or decided it before."""
    earlier, serial = paper.adjudicated or paper.entered, paper.serial
    if earlier is None:
        return None
    by = (earlier.by,) if isinstance(earlier.by, str) else earlier.by
    return Refusal("ballots.second", serial=serial, at=At(earlier.at), by=Several(by))


def seen(paper: BallotPaper) -> Refusal | None:
    return None if paper.seen else Refusal("ballots.no_first", serial=paper.serial)


def not_seen(paper: BallotPaper) -> Refusal | None:
    return Refusal("ballots.seen", serial=paper.serial) if paper.seen else None


def alone(poll: PollStanding, about: Concerns) -> Refusal | None:
    """One person takes back keying, and while papers come in what one person said; past the last minute
    nothing that puts a paper into the count or out of it, and never what two said."""
    last = about.paper.last if about.paper else None
    if about.paper is None or last is None or isinstance(last, Entering):
        return None
    two_said = isinstance(last, Return) and bool(last.attested)
    if not two_said and phase(poll) in (PLANNED, OPEN):
        return None
    return Refusal("ballots.undo_two", serial=about.paper.serial)


def not_void_alone(poll: PollStanding, about: Concerns) -> Refusal | None:
    """One person makes void what never came back, while papers come in; else it could be a vote that was
    cast, whoever undid its return."""
    paper = about.paper
    if paper is None or paper.void or (not paper.returns and phase(poll) in (PLANNED, OPEN)):
        return None
    return Refusal("ballots.void_two", serial=paper.serial)


def back(paper: BallotPaper) -> Refusal | None:
    return None if paper.back else Refusal("ballots.not_back", serial=paper.serial)


# the poll as a whole


def rehearsed(poll: PollStanding, _about: Concerns) -> Refusal | None:
    """A rehearsal was held or waived."""
    return Refusal("polls.not_rehearsed", poll=poll.id) if poll.register.unrehearsed else None


def unrehearsed(poll: PollStanding, _about: Concerns) -> Refusal | None:
    """What was held needs no waiver, nor is it waived twice."""
    before = poll.register.rehearsal
    return Refusal("polls.rehearsed", poll=poll.id, at=At(before.at)) if before else None


def none_out(poll: PollStanding, _about: Concerns) -> Refusal | None:
    """Printing all again would make two papers of one number."""
    envelopes = poll.register.envelope_numbers
    if envelopes and envelopes.out:
        return Refusal("envelopes.out", poll=poll.id, count=envelopes.out)
    out = poll.register.where(lambda paper: paper.out and not paper.void)
    return Refusal("ballots.out", poll=poll.id, count=len(out), serial=min(out)) if out else None


def not_secret(poll: PollStanding, _about: Concerns) -> Refusal | None:
    """What is drawn by number would lead from a paper to its voter."""
    return Refusal("audit.secret", poll=poll.id) if poll.secret else None


def enveloped(poll: PollStanding, _about: Concerns) -> Refusal | None:
    """There are envelopes to open."""
    return None if poll.register.enveloped else Refusal("envelopes.none", poll=poll.id)


def mixed(poll: PollStanding, _about: Concerns) -> Refusal | None:
    """No paper is looked at before those of all envelopes are mixed."""
    if poll.register.mixed or not poll.register.enveloped:
        return None
    return Refusal("envelopes.not_mixed", poll=poll.id)


def unmixed(poll: PollStanding, _about: Concerns) -> Refusal | None:
    """A paper that came once the others were mixed would tell whose it is."""
    mixing = poll.register.mixed
    if mixing is None:
        return None
    return Refusal("envelopes.mixed", poll=poll.id, at=At(mixing.at), by=Several(mixing.by))


def nothing_to_come(poll: PollStanding, _about: Concerns) -> Refusal | None:
    """Before its last minute one person closes a poll only when every voter's paper is back."""
    voters, back = poll.register.opening["voters"], _back(poll)
    if poll.now > poll.closes or back >= voters:
        return None
    return Refusal("polls.early", poll=poll.id, at=at(poll.closes), back=back, voters=voters)


def _back(poll: PollStanding) -> int:
    """How many papers or envelopes came back, with those whose return nobody registered."""
    if outer := poll.register.envelope_numbers:
        return outer.returned
    numbers = poll.register.reconcile()
    return numbers.returned + len(numbers.unreturned)


def delivered(poll: PollStanding, _about: Concerns) -> Refusal | None:
    """Silence can count only where somebody wrote down what was delivered."""
    register = poll.register
    if poll.silence == "not_participating":
        return None
    outer = any(envelope.issued for envelope in register.envelopes.values())
    if outer or register.where(lambda paper: bool(paper.issued)):
        return None
    return Refusal("polls.no_deliveries", poll=poll.id, policy=Term(poll.silence))


def later(poll: PollStanding, about: Concerns) -> Refusal | None:
    """The new last minute is still to come, and after the one that holds."""
    if about.closes is None or about.closes > max(poll.closes, poll.now):
        return None
    given = At(about.closes.isoformat(timespec="minutes"))
    return Refusal("polls.not_later", field=FieldName("closes"), closes=given, before=at(poll.closes))


def to_come(poll: PollStanding, about: Concerns) -> Refusal | None:
    """The new last minute is still to come."""
    if about.closes is None or about.closes > poll.now:
        return None
    given = At(about.closes.isoformat(timespec="minutes"))
    return Refusal("polls.not_later", field=FieldName("closes"), closes=given, before=at(poll.now))


def complete(poll: PollStanding, _about: Concerns) -> Refusal | None:
    """Every paper that is here is accounted for, and none waits."""
    numbers, unnamed = poll.register.reconcile(), poll.register.sheet_numbers().unnamed
    envelopes = poll.register.envelope_numbers
    missing = abs(envelopes.missing) if envelopes else 0
    if numbers.complete and not unnamed and not missing:
        return None
    waiting = numbers.waiting + len(numbers.unreturned) + unnamed + missing
    return Refusal("counting.not_final", poll=poll.id, waiting=waiting)


def unexplained(poll: PollStanding, _about: Concerns) -> Refusal | None:
    """What people counted differs from the record, or was not counted, and nobody said why."""
    return Refusal("piles.closed", poll=poll.id) if poll.register.reconciled else None


def at(moment: datetime) -> At:
    """A local minute as a fact."""
    return At(moment.isoformat(timespec="minutes"))
