"""What entries froze in other tables: a meeting's head line, a poll's definition, rules and ballots, the
pictures of sheets."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlmodel import Session, col, select

from meeting_tui.record.chain import digest
from meeting_tui.refusal import CheckFailed, FieldName
from meeting_tui.store.tables import Entry, Meeting, Poll, PollEnvelope, PollVoter, SheetPicture
from meeting_tui.strict import json_of

_HEADLINE = ("id", "title", "kind", "place", "planned_at")


def ballots_digest(
    session: Session, poll: str, last: int, table: type[PollVoter] | type[PollEnvelope] = PollVoter
) -> str:
    """SHA-256 of whose the ballots 1 to `last` of a poll are: name, units and weights of each serial.

    Shares are part of it where the poll has them, so that older polls keep their digest. The envelopes of a
    secret poll have a digest of their own.
    """
    told = (table.serial, table.voter_no, table.label, table.kind, table.units, table.heads, table.area)
    found = session.execute(
        select(*told, table.share)  # type: ignore[call-overload]
        .where(table.poll == poll, table.serial <= last)
        .order_by(col(table.serial))
    )
    rows = [list(row) for row in found]
    shares = any(row[-1] for row in rows)
    return digest([row if shares else row[:-1] for row in rows])


def check_frozen(session: Session) -> None:
    """CheckFailed checking.meeting, checking.poll or checking.sheet names the first row that differs from its
    entry."""
    _meetings(session)
    _polls(session)
    _sheets(session)


def _openings(session: Session, kind: str) -> dict[str, dict[str, Any]]:
    rows = session.execute(select(Entry.stream, Entry.body).where(Entry.kind == kind).order_by(Entry.stream))
    return {stream: json_of(body) for stream, body in rows}


def _meetings(session: Session) -> None:
    created = _openings(session, "meeting.created")
    rows = {f"meeting:{row.id}": row for row in session.exec(select(Meeting))}
    for stream in sorted(created.keys() | rows.keys()):
        row, entry = rows.get(stream), created.get(stream, {})
        if row is None or any(getattr(row, name) != entry.get(name) for name in _HEADLINE):
            raise CheckFailed("checking.meeting", meeting=stream.partition(":")[2])


def _polls(session: Session) -> None:
    opened = _openings(session, "poll.opened")
    rows = {f"poll:{row.id}": row for row in session.exec(select(Poll))}
    for stream in sorted(opened.keys() | rows.keys()):
        fault = _poll_fault(session, rows.get(stream), opened.get(stream, {}))
        if fault:
            raise CheckFailed("checking.poll", poll=stream.partition(":")[2], what=FieldName(fault))


def _poll_fault(session: Session, row: Poll | None, opening: dict[str, Any]) -> str:
    if row is None or not opening:
        return "poll"
    found = {
        "definition": _sha256(row.definition),
        "profile": _sha256(row.profile_text),
        "roll": row.roll_fingerprint,
    }
    if "ballots" in opening:
        found["ballots"] = ballots_digest(session, row.id, opening.get("papers", opening["voters"]))
    if "envelopes" in opening:
        found["envelopes"] = ballots_digest(session, row.id, opening["voters"], PollEnvelope)
    return next((name for name, value in found.items() if opening.get(name) != value), "")


def _sheets(session: Session) -> None:
    """Every picture an entry names is kept and is that picture; files of before they were kept name none."""
    told = select(Entry.stream, Entry.seq, Entry.body).where(Entry.kind == "sheet.seen")
    for stream, seq, body in session.execute(told.order_by(Entry.stream, col(Entry.seq))).all():
        digest, poll = json_of(body).get("picture", ""), stream.partition(":")[2]
        kept = session.get(SheetPicture, (poll, digest)) if digest else None
        png: object = kept.png if kept else b""  # SQLite keeps text in any column
        if digest and not (isinstance(png, bytes) and hashlib.sha256(png).hexdigest() == digest):
            raise CheckFailed("checking.sheet", poll=poll, seq=seq)
        session.expunge_all()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
