"""Matters: noted, listed, moved on."""

from __future__ import annotations

from sqlmodel import Session, select

from meeting_tui.clean import clean, clean_lines
from meeting_tui.desk.matters.rows import row_of
from meeting_tui.desk.matters.values import STATES, MatterView
from meeting_tui.desk.office import Office
from meeting_tui.desk.proposals.rows import of_matter
from meeting_tui.paper import fonts
from meeting_tui.refusal import Choices, FieldName, Key, Refusal
from meeting_tui.store import tables


def new_matter(office: Office, title: str, summary: str = "") -> int:
    """Note a concern; returns its number."""
    named = clean(title)
    if not named:
        raise Refusal("matters.title", field=FieldName("title"))
    fonts.require([named])
    with office.store.write() as session:
        row = tables.Matter(title=named, summary=clean_lines(summary), created_at=_now(office))
        session.add(row)
        session.flush()
        return _id(row)


def matters(office: Office) -> tuple[MatterView, ...]:
    """All matters, those still open first, newest first."""
    with office.store.read() as session:
        rows = session.exec(select(tables.Matter)).all()
        rows = sorted(rows, key=lambda row: (STATES.index(row.state), -_id(row)))
        return tuple(_view(session, row) for row in rows)


def matter(office: Office, number: int) -> MatterView:
    """One matter."""
    with office.store.read() as session:
        return _view(session, row_of(session, number))


def set_state(office: Office, number: int, state: str) -> None:
    """Move a matter on."""
    if state not in STATES:
        raise Refusal("matters.state", state=Key(state), known=Choices(STATES))
    with office.store.write() as session:
        row_of(session, number).state = state


def _view(session: Session, row: tables.Matter) -> MatterView:
    number = _id(row)
    return MatterView(number, row.title, row.summary, row.state, row.created_at, of_matter(session, number))


def _id(row: tables.Matter) -> int:
    assert row.id is not None  # given by the database when the row was flushed
    return row.id


def _now(office: Office) -> str:
    return office.world.now().isoformat(timespec="seconds")
