"""What two people change in the course of a poll: extend, close early, reopen, withdraw, count again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, func, select

from meeting_tui.clean import clean
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.two import two_people
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.record.person import bodies_of
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.store import tables


def extend(office: Office, poll: str, closes: datetime, names: Sequence[str], reason: str) -> None:
    """Take papers until a later minute (local); notices that hang by now are superseded.

    Refused, as all of these: `polls.…` for what lasts, `polls.not_later`, `ballots.two_people`,
    `polls.reason`.
    """
    _change(office, poll, "extend", names, reason, closes)


def close_early(office: Office, poll: str, names: Sequence[str], reason: str) -> None:
    """Take no more papers though the last minute is to come and some could; notices that hang by now are
    superseded. Refused as `extend` is, and as `acts.close_poll` where silence counts."""
    _change(office, poll, "close_early", names, reason)


def reopen(office: Office, poll: str, closes: datetime, names: Sequence[str], reason: str) -> None:
    """Take papers again in a poll that was closed, and of which no result is on record."""
    _change(office, poll, "reopen", names, reason, closes)


def withdraw(office: Office, poll: str, names: Sequence[str], reason: str) -> None:
    """Hold the poll no more; what happened stays on record, nothing is counted."""
    _change(office, poll, "withdraw", names, reason)


def recount(office: Office, poll: str, names: Sequence[str], reason: str) -> None:
    """Look at the papers again: what is counted then is a further result beside that on record."""
    _change(office, poll, "recount", names, reason)


_KINDS = {
    "extend": ("poll.extended", "open"),
    "close_early": ("poll.shortened", "closed"),
    "reopen": ("poll.reopened", "open"),
    "withdraw": ("poll.withdrawn", "withdrawn"),
    "recount": ("poll.recount", "closed"),
}
"""The entry of each act, and how the poll is stored afterwards."""


def _change(
    office: Office,
    poll: str,
    act: str,
    names: Sequence[str],
    reason: str,
    closes: datetime | None = None,
) -> None:
    kind, state = _KINDS[act]
    with office.store.write() as session:
        found = frozen.case(session, poll)
        found.may(office, session, act, closes=closes)
        body: dict[str, Any] = {"reason": why(reason), **bodies_of("by", two_people(session, names))}
        if closes is not None:
            body["closes"] = closes.isoformat(timespec="minutes")
        if act != "recount":
            body["posted"] = last_posting(session)
        entry = office.append(session, found.stream, kind, **body)
        frozen.row(session, poll).state = state
        if act == "withdraw":  # nothing is on a ballot any more
            proposals.moved(
                office, session, [each.proposal for each in found.definition.put], "discuss", entry
            )


def last_posting(session: Session) -> int:
    """The last number of the posting log, 0 while it is empty."""
    return session.exec(select(func.max(tables.Posting.id))).one() or 0


def why(reason: str) -> str:
    """A reason that stands in the record; refused (`polls.reason`) where it is empty."""
    told = clean(reason)
    if not told:
        raise Refusal("polls.reason", field=FieldName("reason"))
    return told
