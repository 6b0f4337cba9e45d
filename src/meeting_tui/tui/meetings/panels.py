"""What stands beside the record: the agenda, who is there, whether they are enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from meeting_tui.cells import width
from meeting_tui.lang import _, _n, screen
from meeting_tui.lang.formats import clock, moment
from meeting_tui.tui.text import fit, line, short, spread
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Attendance, Item
    from meeting_tui.tui.meetings.record import Quorum

WIDTH = 21
"""Cells of a name in the list of who is there."""


def agenda(state: MeetingState, screen_width: int) -> Iterator[Content]:
    """The items: `>` the one being dealt with, `done` those behind."""
    cells = 30 if screen_width >= 120 else 20
    yield line(_("Agenda"), "bold $accent")
    for item in state.items:
        mark, style = _mark(item)
        head = f"{mark} {item.number} "
        yield spread((head, style), (short(item.title, cells - 2 - len(head)), style))
        said = word("done") if item.closed_at else word(item.kind)
        yield spread(("    ", ""), (said, "$text-muted"))


def _mark(item: Item) -> tuple[str, str]:
    if item.opened_at and not item.closed_at:
        return ">", "bold"
    return " ", "$text-muted" if item.closed_at else ""


def presence(state: MeetingState) -> Iterator[Content]:
    """Members first; who is not there is named too."""
    label, here = state.labels, [stay.person for stay in state.in_room]
    yield line(_("Members {here} of {all}", here=len(state.present), all=len(state.members)), "bold $accent")
    for member in state.members:
        name = label(member)
        if member.among(here):
            yield line(short(name, WIDTH), "bold")
        else:
            away = _("absent")
            yield spread((fit(name, WIDTH - width(away) - 1), "$text-muted"), (f" {away}", "$text-muted"))
    guests = [stay for stay in state.in_room if not stay.person.among(state.members)]
    if guests:
        yield line("")
        yield line(_("Without a vote {n}", n=len(guests)), "bold $accent")
        yield from (_guest(label(stay.person), stay) for stay in guests)


def _guest(name: str, stay: Attendance) -> Content:
    capacity = word(stay.capacity)
    return spread((fit(name, WIDTH - width(capacity) - 1), ""), (f" {capacity}", "$text-muted"))


def heading(state: MeetingState) -> str:
    """What is going on: the item, an interruption, else the meeting."""
    item, pause = state.open_item, state.pause
    if pause is not None and pause.until:
        return _("Adjourned to {when}", when=moment(pause.until, screen().lang, weekday=True))
    if pause is not None:
        return _("Interrupted since {time}", time=clock(pause.since))
    if item is not None:
        return _("Item {no} of {most}: {title}", no=item.number, most=state.length, title=item.title)
    return state.title


def enough(quorum: Quorum) -> str:
    """The quorum in words."""
    if not quorum.holds:
        return _("quorum: NO, nothing can be decided")
    return _("quorum: yes") if quorum.can_pass else _("quorum: yes, but too few are here to pass anything")


def standing(state: MeetingState, quorum: Quorum) -> Content:
    """The live quorum line."""
    numbers = _n(
        "Present {here} of {all} members, {n} seat",
        "Present {here} of {all} members, {n} seats",
        state.seats,
        here=len(state.present),
        all=len(state.members),
    )
    sure = quorum.holds and quorum.can_pass
    chair, recorder = (state.labels(each) if each else "–" for each in (state.chair, state.recorder))
    who = _("chair {chair}, record {recorder}", chair=chair, recorder=recorder)
    return spread(
        (f"{numbers}   ", ""),
        (enough(quorum), "bold" if sure else "bold $error"),
        (f"   {who}", "$text-muted"),
    )
