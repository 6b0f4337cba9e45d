"""The item's clock, who speaks for how long, and who is next, in one line; and the acts behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from meeting_tui.cells import width
from meeting_tui.lang import _
from meeting_tui.record.meeting import allowed
from meeting_tui.record.meeting.clocks import time_used
from meeting_tui.record.meeting.speakers import in_turn
from meeting_tui.record.meeting.values import AGAINST, FOR, SIDES, SPEECH, Item, Turn, Waiting
from meeting_tui.tui.meetings.able import queued
from meeting_tui.tui.meetings.clocks import speaker_clock, spent, used_so_far
from meeting_tui.tui.people.picker import PeoplePicker, Picked
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.words import form, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.person import Person
    from meeting_tui.tui.meetings.table import ChairTable

CIRCLED = "①②③④⑤⑥⑦⑧⑨"


def speakers(
    state: MeetingState, now: datetime, cells: int = 0, *, first: str = "", waits: bool = True
) -> str:
    """`Speaking 何秀珍 2:15 · Next ①张伟 1:20 ②李秀英 (against)`; empty where nobody speaks or waits.

    Of those who wait, as many as fit in `cells` behind `first`, and how many more there are; below, where
    there is no room for one. Nothing of them unless `waits`.
    """
    item = state.open_item
    if item is None:
        return first
    said = [speaking(state, item.speaking, now)] if item.speaking else []
    closed = [_("Debate is closed")] if item.debate_closed else []
    queue = [told for _each, told in waiting(state, item, now)] if waits else []
    before = " · ".join(filter(None, (first, *said, *closed)))
    beside = f"{before} · " if before else ""
    for room, edge in ((cells - width(beside), beside), (cells, f"{before}\n")):
        for shown in range(len(queue), 0, -1):
            told = _next(queue[:shown], len(queue) - shown)
            if not cells or width(told) <= room:
                return edge + told
    return f"{before}\n{_next(queue[:1], len(queue) - 1)}" if queue else before


def _next(shown: list[str], more: int) -> str:
    names = " ".join(shown)
    return _("Next {names} and {n} more", names=names, n=more) if more else _("Next {names}", names=names)


def speaking(state: MeetingState, turn: Turn, now: datetime) -> str:
    """Who has the floor, and for how long."""
    time = speaker_clock(state, turn, now)
    return _("Speaking {name} {time}", name=state.labels(turn.person), time=time)


def waiting(state: MeetingState, item: Item, now: datetime) -> Iterator[tuple[Waiting, str]]:
    """Those who wait, in turn (①张伟 1:20), with the time that who spoke already has used on this item."""
    used, label = time_used(state, item, now), state.labels
    for number, each in zip(CIRCLED, in_turn(item), strict=False):
        took = next((took for person, took in used if person.is_(each.person)), 0)
        name = f"{number}{label(each.person)}{' ' + spent(took) if took else ''}"
        yield each, _("{name} ({side})", name=name, side=_side(each.side)) if each.side else name


def _side(side: str) -> str:
    return word(side) if side in (FOR, AGAINST) else form(side)


def ask_for_the_floor(table: ChairTable) -> None:
    """Somebody in the room waits for the floor, on a side or none; who waits already, waits no longer."""
    state = table.state
    if state is None or state.open_item is None:
        return
    here = [stay.person for stay in state.in_room]

    def take(picked: Picked) -> None:
        person = picked.person
        if person is None:
            return
        if queued(state, person):
            table.act(lambda office: _leaves(office, table.meeting, person))
        else:
            options = [PickOption(side or SPEECH, _side(side or SPEECH)) for side in SIDES]
            table.ask(
                Pick(state.labels(person), options),
                lambda side: table.act(lambda office: _joins(office, table.meeting, person, side)),
            )

    said = used_so_far(state, state.open_item, table.house.world.now())
    table.ask(PeoplePicker(_("Who asks for the floor?"), around=here, intro=said, keeps=True), take)


def _joins(office: Office, meeting: str, person: Person, side: str) -> MeetingState:
    from meeting_tui.desk.meetings import acts as meetings

    return meetings.join_queue(office, meeting, person.ref, "" if side == SPEECH else side)


def _leaves(office: Office, meeting: str, person: Person) -> MeetingState:
    from meeting_tui.desk.meetings import acts as meetings

    return meetings.leave_queue(office, meeting, person.ref)


def next_speaker(table: ChairTable) -> None:
    """Whoever is next gets the floor, and the line; where nobody waits, whoever has it is done."""
    state = table.state
    if state is None:
        return

    def act(office: Office) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        if allowed.why_not(state, "next_speaker") is None:
            return meetings.give_floor(office, table.meeting)
        return meetings.end_floor(office, table.meeting)

    def then() -> None:
        now = table.state.open_item if table.state else None
        if now is not None and now.speaking is not None:
            table.talk.turn_to(now.speaking.person)

    table.act(act, then=then)
