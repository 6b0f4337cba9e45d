"""The agenda as it is prepared: an outline with each item's minutes, when it begins, what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from meeting_tui.cells import width
from meeting_tui.lang import _, _p
from meeting_tui.record.meeting.agenda import family, siblings
from meeting_tui.tui.grid import Column, Row
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from meeting_tui.desk.matters.values import MatterView
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item

KINDS = ("discussion", "report", "decision", "minutes")
INDENT = 2
"""Cells by which an item stands in for each one it stands under."""
TITLE = 1
"""The column of the titles."""
FRESH = "fresh"
"""The key of the row that is being written and not yet on the agenda."""


@dataclass(frozen=True)
class FreshRow:
    """Where an item that is being written will stand: first `under` an item (0: under none), or `behind` one
    that stands there."""

    under: int = 0
    behind: int = 0


def below(state: MeetingState, item: Item | None) -> FreshRow:
    """A row below an item, beside it; below all without one."""
    if item is not None:
        return FreshRow(item.parent, item.no)
    return _last_under(state, 0)


def deeper(state: MeetingState, fresh: FreshRow) -> FreshRow:
    """The same row under the item before it; where there is none it stays."""
    return _last_under(state, fresh.behind) if fresh.behind else fresh


def shallower(state: MeetingState, fresh: FreshRow) -> FreshRow:
    """The same row behind the item it stands under."""
    above = state.item(fresh.under)
    return FreshRow(above.parent, above.no) if above else fresh


def _last_under(state: MeetingState, no: int) -> FreshRow:
    under = [item.no for item in state.items if item.parent == no]
    return FreshRow(no, under[-1] if under else 0)


def columns() -> tuple[Column, ...]:
    """The columns of the outline."""
    return (
        Column(_("No."), 5),
        Column(_("Agenda"), 10, grow=2),
        Column(_("Kind"), max(width(word(kind)) for kind in KINDS)),
        Column(_("Presented by"), 12, from_width=72, if_any=True),
        Column(_("Min."), 4, align="right", if_any=True),
        Column(_p("item", "Begins"), 5, align="right", if_any=True),
        Column(_("Encl."), 4, align="right", from_width=72, if_any=True),
        Column(_p("item", "About"), 12, grow=1, from_width=81, if_any=True),
    )


def rows(
    state: MeetingState, matters: Iterable[MatterView] = (), fresh: FreshRow | None = None
) -> Iterator[Row]:
    """A row an item, those under others set in; among them the one that is being written."""
    label, about = state.labels, abouts(matters)
    made = []
    for item, begins in zip(state.items, clock_times(state), strict=True):
        presenter = label(item.presenter) if item.presenter else ""
        minutes = item.planned or _takes(state, item) or ""
        concerns = about.get(concern(item), "")
        files = len(item.enclosures) or ""
        told = (item.number, item.title, word(item.kind), presenter, minutes, begins, files, concerns)
        made.append(Row(str(item.no), told, set_in=INDENT * item.depth))
    if fresh is not None:
        told = ("", "", word(KINDS[0]), "", "", "", "", "")
        made.insert(place_of(state, fresh), Row(FRESH, told))
    yield from made


def place_of(state: MeetingState, fresh: FreshRow) -> int:
    """At which row it is written."""
    before = family(state.items, fresh.behind) if fresh.behind else ()
    above = [place for place, item in enumerate(state.items) if item in before or item.no == fresh.under]
    return max(above, default=-1) + 1


def depth_of(state: MeetingState, fresh: FreshRow) -> int:
    """How many items it will stand under."""
    above = state.item(fresh.under)
    return above.depth + 1 if above else 0


def concern(item: Item) -> str:
    """What an item is about, as one key: `p3` a proposal, `m2` a matter, empty: nothing that is kept."""
    if item.proposal:
        return f"p{item.proposal}"
    return f"m{item.matter}" if item.matter else ""


def abouts(matters: Iterable[MatterView]) -> Mapping[str, str]:
    """What an item can be about, matters each followed by its proposals, in words."""
    told: dict[str, str] = {}
    for matter in matters:
        told[f"m{matter.id}"] = matter.title
        for proposal in matter.proposals:
            told[f"p{proposal.id}"] = f"{matter.title} › {proposal.draft.title}"
    return told


def clock_times(state: MeetingState) -> list[str]:
    """When each item begins (19:20), by the minutes before it and by what has begun; empty where nothing is
    planned. Items under another take their time out of its minutes."""
    at = _begins(state)
    return [f"{at[item.no]:%H:%M}" if at else "" for item in state.items]


def ends(state: MeetingState) -> str:
    """About when the meeting ends: 20:55; empty while no minutes or no time are planned."""
    at = _begins(state)
    last = next((item for item in reversed(state.items) if not item.parent), None)
    return f"{at[last.no] + timedelta(minutes=_takes(state, last)):%H:%M}" if at and last else ""


def _takes(state: MeetingState, item: Item) -> int:
    """The minutes of an item with all under it: those of the whole, or of what stands under it, if more."""
    return max(item.planned, sum(_takes(state, each) for each in state.items if each.parent == item.no))


def _begins(state: MeetingState) -> Mapping[int, datetime]:
    """By number, when each item begins; empty where nothing is planned."""
    start = state.opened_at or state.planned_at
    if not start or not any(item.planned for item in state.items):
        return {}
    at: dict[int, datetime] = {0: datetime.fromisoformat(start)}
    for item in state.items:
        before = siblings(state.items, item)[: siblings(state.items, item).index(item)]
        last = before[-1] if before else None
        by_plan = at[last.no] + timedelta(minutes=_takes(state, last)) if last else at[item.parent]
        at[item.no] = datetime.fromisoformat(item.opened_at) if item.opened_at else by_plan
    return at
