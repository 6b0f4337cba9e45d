"""Where a poll stands: one of seven phases, and the one step that comes next.

planned → open → ended → closed → counted; recount in place of counted while it lasts; withdrawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from meeting_tui.record.poll.envelopes import EnvelopeNumbers
from meeting_tui.record.poll.values import Reconciliation
from meeting_tui.record.register import BallotRegister

PLANNED, OPEN, ENDED, CLOSED = "planned", "open", "ended", "closed"
COUNTED, RECOUNT, WITHDRAWN = "counted", "recount", "withdrawn"
PHASES = (PLANNED, OPEN, ENDED, CLOSED, COUNTED, RECOUNT, WITHDRAWN)
"""Before its first minute; papers come back; past its last minute; no paper comes in any more; a result is on
record; papers are looked at again beside that result; not held."""


@dataclass(frozen=True, slots=True)
class PollStanding:
    """A poll at a moment: its papers, its window as it was frozen, and the local time without offset;
    `secret`: no paper may tell whose it is; `silence`: what the law makes of a paper that never came back."""

    id: str
    register: BallotRegister
    opens: datetime
    until: datetime
    now: datetime
    secret: bool = False
    silence: str = "not_participating"

    @property
    def closes(self) -> datetime:
        """The last minute in which papers are taken, as it holds now."""
        changed = self.register.closes
        return datetime.fromisoformat(changed) if changed else self.until


def phase(poll: PollStanding) -> str:
    """The phase, one of `PHASES`."""
    register = poll.register
    if register.withdrawn:
        return WITHDRAWN
    if register.results:
        return RECOUNT if register.recounting else COUNTED
    if register.closed_at:
        return CLOSED
    if poll.now < poll.opens:
        return PLANNED
    return ENDED if poll.now > poll.closes else OPEN


def next_step(poll: PollStanding) -> str:
    """The one thing that comes next: rehearse, print, issue, wait, return, key, decide, close, attest, piles,
    count or result.

    Nothing where the poll is withdrawn.
    """
    now, numbers = phase(poll), poll.register.reconcile()
    if now in (WITHDRAWN, COUNTED):
        return "" if now == WITHDRAWN else _counted(poll, now)
    if now in (PLANNED, OPEN) and (poll.register.unrehearsed or not poll.register.batches):
        return "rehearse" if poll.register.unrehearsed else "print"
    if numbers.waiting > numbers.unread or poll.register.sheet_numbers().unnamed:
        return "decide"
    if now == ENDED:
        return "close"
    envelopes = poll.register.envelope_numbers
    return _enveloped(poll, envelopes, now) if envelopes else _by_name(poll, numbers, now)


def _by_name(poll: PollStanding, numbers: Reconciliation, now: str) -> str:
    if now in (PLANNED, OPEN):
        return _meanwhile(poll, numbers, now)
    return "key" if numbers.unread else "attest" if numbers.unreturned else _counted(poll, now)


def _counted(poll: PollStanding, now: str) -> str:
    """People count by hand before a result is final."""
    if now == COUNTED:
        return "result" if poll.register.results[-1].final else "piles"
    return "count" if poll.register.reconciled else "piles"


def _enveloped(poll: PollStanding, envelopes: EnvelopeNumbers, now: str) -> str:
    """Of a secret poll: what comes next with its envelopes, and with the papers that were in them."""
    if now == OPEN and envelopes.outstanding:
        return "return"
    if now in (PLANNED, OPEN):
        return "issue" if envelopes.unissued else "wait"
    if envelopes.papers is None and envelopes.returned:
        return "mix"
    return "key" if envelopes.missing else _counted(poll, now)


def _meanwhile(poll: PollStanding, numbers: Reconciliation, now: str) -> str:
    """While ballots are out: nothing comes back before the poll begins, nor what was not handed out."""
    if now == PLANNED:
        return "issue" if numbers.unissued else "wait"
    if numbers.unread or not poll.register.traced:
        return "key"
    return "return" if numbers.outstanding else "issue" if numbers.unissued else "wait"
