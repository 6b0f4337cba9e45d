"""The rows of matters, for desks alone: what the table numbers, and the record tells.

Of a matter of before there were records the table tells all, until somebody takes it up.
"""

from __future__ import annotations

from sqlmodel import Session

from meeting_tui.desk.office import Fold, Office
from meeting_tui.record.matter.steps import step
from meeting_tui.record.matter.values import RAISED, MatterState
from meeting_tui.refusal import Refusal
from meeting_tui.store import tables

MATTER: Fold[MatterState] = Fold(MatterState, step)


def stream_of(number: int) -> str:
    """The stream of a matter's entries."""
    return f"matter:{number}"


def row_of(session: Session, number: int) -> tables.Matter:
    """The row of a matter. Refusal matters.unknown."""
    row = session.get(tables.Matter, number)
    if row is None:
        raise Refusal("matters.unknown", matter=number)
    return row


def id_of(row: tables.Matter) -> int:
    """Its number."""
    assert row.id is not None  # given by the database when the row was flushed
    return row.id


def state_of(office: Office, session: Session, number: int) -> MatterState:
    """The matter as it stands. Refusal matters.unknown."""
    row = row_of(session, number)
    found = office.state(session, stream_of(number), MATTER)
    return found if found.count else _before(row)


def _before(row: tables.Matter) -> MatterState:
    """As the table had it before there were records."""
    state = RAISED if row.state == "open" else row.state
    return MatterState(id_of(row), row.title, row.summary, state=state, raised_at=row.created_at)
