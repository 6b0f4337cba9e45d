"""What stands beside the record: the agenda with its clocks, who is there, whether they are enough."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from meeting_tui.cells import width
from meeting_tui.desk.meetings.meant import places
from meeting_tui.lang import _, _n, screen
from meeting_tui.lang.formats import clock, moment
from meeting_tui.record.meeting.clocks import item_seconds
from meeting_tui.record.meeting.phase import ADJOURNED, PAUSED, phase
from meeting_tui.tui.meetings import gathering
from meeting_tui.tui.meetings.panel_lines import beside, head, row
from meeting_tui.tui.meetings.sheets import PanelLine
from meeting_tui.tui.text import flowed, line, short, spread
from meeting_tui.tui.words import titled, word

if TYPE_CHECKING:
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item
    from meeting_tui.record.person import Person
    from meeting_tui.tui.meetings.record import Quorum

DONE, NOW = "✓", ">"


def agenda(state: MeetingState, now: datetime, cells: int) -> Iterator[PanelLine]:
    """The items with minutes used and planned: `✓` behind, `>` the one being dealt with."""
    yield head(_("Agenda"))
    yield from (_item(state, item, now, cells) for item in state.items)
    if end := ends(state, now):
        yield PanelLine(line(""))
        yield row(_("Ends at about {time}", time=end), cells, "$text-muted")


def _item(state: MeetingState, item: Item, now: datetime, cells: int) -> PanelLine:
    mark, style = _mark(item)
    before = f"{mark} {'  ' * item.depth}{item.number} "
    return beside(item.title, _minutes(state, item, now), cells, style, str(item.no), before)


def _mark(item: Item) -> tuple[str, str]:
    if item.closed_at:
        return DONE, "$text-muted"
    return (NOW, "bold") if item.opened_at else (" ", "")


def _minutes(state: MeetingState, item: Item, now: datetime) -> str:
    """Minutes used of those planned: 12/15; what was not planned or not begun is left out."""
    used = str(item_seconds(state, item, now) // 60) if item.opened_at else ""
    return "/".join(filter(None, (used, str(item.planned or ""))))


def ends(state: MeetingState, now: datetime) -> str:
    """About when the meeting ends by the minutes planned: 20:55; empty where none are, or it is over."""
    start = now if state.opened_at else datetime.fromisoformat(state.planned_at) if state.planned_at else None
    if start is None or state.closed_at or not any(item.planned for item in state.items):
        return ""
    left = (
        max(each.planned * 60 - item_seconds(state, each, now), 0)
        for each in state.items
        if not each.closed_at
    )
    return f"{start + timedelta(seconds=sum(left)):%H:%M}"


def people(state: MeetingState, cells: int) -> Iterator[PanelLine]:
    """Members first; who is not there is named too. Each with the number that stands for them in the line."""
    if state.roll is not None:
        yield from gathering.people(state, cells)
        return
    label, here = state.labels, [stay.person for stay in state.in_room]
    everybody = places(state)
    room = len(str(len(everybody)))
    number = {person: f"{n:>{room}} " for n, person in enumerate(everybody, 1)}
    yield head(_("Members {here} of {all}", here=len(state.present), all=len(state.members)))
    for member in state.members:
        there = member.among(here)
        told = _role(state, member) if there else _("absent")
        style = "bold" if there else "$text-muted"
        yield beside(label(member), told, cells, style, member.ref, number.get(member, ""))
    guests = [stay for stay in state.in_room if not stay.person.among(state.members)]
    if guests:
        yield PanelLine(line(""))
        yield head(_("Without a vote {n}", n=len(guests)))
    for stay in guests:
        person, before = stay.person, number.get(stay.person, "")
        yield beside(label(person), word(stay.capacity), cells, key=person.ref, before=before)


def _role(state: MeetingState, person: Person) -> str:
    if state.chair and person.is_(state.chair):
        return _("Chair")
    return _("Recorder") if state.recorder and person.is_(state.recorder) else ""


def heading(state: MeetingState) -> str:
    """What is going on: the item, an interruption, else the meeting."""
    now, item, pause = phase(state), state.open_item, state.pause
    if now == ADJOURNED and pause:
        return _("Adjourned to {when}", when=moment(pause.until, screen().lang, weekday=True))
    if now == PAUSED and pause:
        return _("Interrupted since {time}", time=clock(pause.since))
    if item is not None:
        return _("Item {no} of {most}: {title}", no=item.number, most=state.length, title=item.title)
    return state.title


def headline(state: MeetingState, quorum: Quorum, needs: str, now: datetime, cells: int) -> Content:
    """The first line: what is going on; who is there, what it takes, what time it is."""
    item = None if state.pause else state.open_item
    left = heading(state)
    right = _right(state, quorum, needs, f"{now:%H:%M}", cells - width(left) - 2)
    room = max(cells - width(right) - 2, 0)
    every = (titled(left, word(item.kind)), left, f"{item.number} {item.title}") if item else (left,)
    title = next((each for each in every if width(each) <= room), short(every[-1], room))
    gap = " " * (room - width(title) + 2)
    return spread(title, (gap + right, ""))


def _right(state: MeetingState, quorum: Quorum, needs: str, time: str, cells: int) -> str:
    """Who is there, what it takes, what time it is; that it is in order only where there is room."""
    if state.closed_at or _awaited(state):
        return time
    counted = gathering.heads(state) or (len(state.present), len(state.members))
    here = _("{here}/{all} here", here=counted[0], all=counted[1])
    words = enough(quorum) if quorum.holds and quorum.can_pass else ""
    every = " · ".join(filter(None, (here, words, needs, time)))
    return every if width(every) <= cells else " · ".join(filter(None, (here, needs, time)))


def _awaited(state: MeetingState) -> bool:
    """Whether nobody is at an assembly yet, first or again: a quorum of nobody is none, whatever the law."""
    return state.kind == "assembly" and not state.in_room and not state.closed_at


def enough(quorum: Quorum) -> str:
    """The quorum in words."""
    if not quorum.holds:
        return _("quorum: NO, nothing can be decided")
    return _("quorum: yes") if quorum.can_pass else _("quorum: yes, but too few are here to pass anything")


def standing(state: MeetingState, quorum: Quorum, cells: int) -> Content:
    """The live quorum, in as many rows as it takes."""
    numbers = gathering.numbers(state) or _n(
        "Present {here} of {all} members, {n} seat",
        "Present {here} of {all} members, {n} seats",
        state.seats,
        here=len(state.present),
        all=len(state.members),
    )
    sure, said = quorum.holds and quorum.can_pass, enough(quorum)
    if _awaited(state):
        numbers = numbers if state.roll else _("Nobody has come yet")
        sure, said = False, _("the quorum is counted once owners are here")
    chair, recorder = (state.labels(each) if each else "–" for each in (state.chair, state.recorder))
    who = _("chair {chair}, record {recorder}", chair=chair, recorder=recorder)
    told = (line(numbers), line(said, "bold" if sure else "bold $error"), line(who, "$text-muted"))
    return Content("\n").join(flowed(told, cells, "   "))
