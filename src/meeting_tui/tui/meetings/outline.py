"""The agenda as it is prepared: an outline with the minutes of each item and when it will begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from meeting_tui.lang import _, _p
from meeting_tui.tui.grid import Column, Row
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from meeting_tui.record.meeting.state import MeetingState


def columns() -> tuple[Column, ...]:
    """The columns of the outline."""
    return (
        Column(_("No."), 5),
        Column(_("Agenda"), 10, grow=1),
        Column(_("Kind"), 10),
        Column(_("Presented by"), 12, from_width=72, if_any=True),
        Column(_("Min."), 4, align="right", if_any=True),
        Column(_p("item", "Begins"), 6, align="right", if_any=True),
    )


def rows(state: MeetingState) -> Iterator[Row]:
    """A row an item, those under others set in."""
    for item, begins in zip(state.items, clock_times(state), strict=True):
        title = f"{'  ' * item.depth}{item.title}"
        presenter = state.labels(item.presenter) if item.presenter else ""
        cells = (item.number, title, word(item.kind), presenter, item.planned or "", begins)
        yield Row(str(item.no), cells)


def clock_times(state: MeetingState) -> list[str]:
    """When each item begins by the minutes planned before it (19:20); empty where nothing is planned."""
    start, told = _start(state), []
    minutes = 0
    for item in state.items:
        told.append(f"{start + timedelta(minutes=minutes):%H:%M}" if start else "")
        minutes += item.planned
    return told


def ends(state: MeetingState) -> str:
    """About when the meeting ends: 20:55; empty while no minutes or no time are planned."""
    start = _start(state)
    return f"{start + timedelta(minutes=sum(each.planned for each in state.items)):%H:%M}" if start else ""


def _start(state: MeetingState) -> datetime | None:
    planned = any(item.planned for item in state.items)
    begins = state.opened_at or state.planned_at
    return datetime.fromisoformat(begins) if planned and begins else None
