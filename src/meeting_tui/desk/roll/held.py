"""A roll stays as it is while voters in an assembly are numbers of it."""

from __future__ import annotations

import json

from sqlmodel import Session, col, select

from meeting_tui.refusal import Refusal
from meeting_tui.store.tables import Entry


def no_assembly(session: Session) -> None:
    """Refusal communities.assembly_open: an assembly that goes by the roll is open, or voters are there."""
    for stream in sorted(_streams(session, "roll.frozen") - _streams(session, "meeting.closed")):
        if stream in _streams(session, "meeting.opened") or _voters_there(session, stream):
            raise Refusal("communities.assembly_open", meeting=stream.partition(":")[2])


def _streams(session: Session, kind: str) -> set[str]:
    return set(session.exec(select(Entry.stream).where(Entry.kind == kind)))


def _voters_there(session: Session, stream: str) -> bool:
    """Whether somebody who is a voter came and has not left."""
    came_and_went = select(Entry.kind, Entry.body).where(
        Entry.stream == stream, col(Entry.kind).in_(("presence.in", "presence.out"))
    )
    there = set()
    for kind, text in session.exec(came_and_went.order_by(col(Entry.seq))):
        body = json.loads(text)
        who = (body["name"], body.get("name_id", 0))
        if kind == "presence.in" and "voter" in body:
            there.add(who)
        else:
            there.discard(who)
    return bool(there)
