"""Before papers go out: the rehearsal that was held, or why there was none."""

from __future__ import annotations

from typing import Any

from meeting_tui.clean import clean
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import frozen
from meeting_tui.record.person import body_of
from meeting_tui.refusal import FieldName, Refusal


def check(office: Office, poll: str) -> None:
    """Refused, before anybody scans, where it is too late for a rehearsal."""
    with office.store.read() as session:
        frozen.case(session, poll).may(office, session, "rehearse")


def held(office: Office, poll: str, pages: int, answers: int, asked: int, scans: str) -> None:
    """A rehearsal reached its known result: so many answers on so many pages, `asked` of them left to people;
    `scans` is the fingerprint of what was read."""
    with office.store.write() as session:
        found = frozen.case(session, poll)
        found.may(office, session, "rehearse")
        told: dict[str, Any] = {"pages": pages, "answers": answers, "asked": asked, "scans": scans}
        office.append(session, found.stream, "rehearsal.held", **told, **body_of("by", office.actor))


def waive(office: Office, poll: str, reason: str) -> None:
    """Papers go out without a rehearsal; why stands in the record and on the result.

    Refused `polls.reason`, `polls.rehearsed`, and where it is too late.
    """
    why = clean(reason)
    if not why:
        raise Refusal("polls.reason", field=FieldName("reason"))
    with office.store.write() as session:
        found = frozen.case(session, poll)
        found.may(office, session, "waive")
        office.append(session, found.stream, "rehearsal.waived", reason=why, **body_of("by", office.actor))


def may_open(office: Office, poll: str) -> None:
    """Refused as handing out a ballot is."""
    with office.store.read() as session:
        frozen.case(session, poll).may(office, session, "issue")
