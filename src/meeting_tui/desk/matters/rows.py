"""The rows of matters, for desks alone."""

from __future__ import annotations

from sqlmodel import Session

from meeting_tui.refusal import Refusal
from meeting_tui.store import tables


def row_of(session: Session, number: int) -> tables.Matter:
    """The row of a matter. Refusal matters.unknown."""
    row = session.get(tables.Matter, number)
    if row is None:
        raise Refusal("matters.unknown", matter=number)
    return row
