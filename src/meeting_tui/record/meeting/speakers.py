"""Who has the floor, and who is next: points of order first, then who has not spoken, sides in turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.items import Act, Texts, on_item
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import AGAINST, FOR, ORDER, Item, Turn, Waiting
from meeting_tui.record.person import Person, person_of


def in_turn(item: Item) -> tuple[Waiting, ...]:
    """Those who wait, in the order in which they get the floor.

    Points of order come first. Then who has not spoken on this item yet, then the others; in each of both the
    sides take turns, beginning with the other side than spoke last. Else first come, first served.
    """
    order = [each for each in item.queue if each.side == ORDER]
    rest = [each for each in item.queue if each.side != ORDER]
    spoken = [turn.person for turn in item.turns]
    last = next((turn.side for turn in reversed(item.turns) if turn.side in (FOR, AGAINST)), "")
    fresh = _by_turns([each for each in rest if not each.person.among(spoken)], last)
    last = next((each.side for each in reversed(fresh) if each.side), last)
    again = _by_turns([each for each in rest if each.person.among(spoken)], last)
    return (*order, *fresh, *again)


def next_up(state: MeetingState) -> Person | None:
    """The first who waits for the floor on the open item and is still in the room."""
    here = [stay.person for stay in state.in_room]
    waiting = in_turn(state.open_item) if state.open_item else ()
    return next((each.person for each in waiting if each.person.among(here)), None)


def _by_turns(waiting: list[Waiting], last: str) -> list[Waiting]:
    """A side waits while the other one has its turn; who takes none is never passed over."""
    taken: list[Waiting] = []
    left = list(waiting)
    while left:
        first = left[0]
        other = next((each for each in left if each.side and each.side != last), first)
        each = other if first.side and first.side == last else first
        left.remove(each)
        taken.append(each)
        last = each.side or last
    return taken


def _joined(item: Item, entry: Entry, _texts: Texts) -> Item:
    person = person_of(entry.body, "person")
    others = _without(item, person).queue
    return replace(item, queue=(*others, Waiting(person, entry.body.get("side", ""), entry.at)))


def _without(item: Item, person: Person) -> Item:
    return replace(item, queue=tuple(each for each in item.queue if not each.person.is_(person)))


def _given(item: Item, entry: Entry, _texts: Texts) -> Item:
    person = person_of(entry.body, "person")
    side = next((each.side for each in item.queue if each.person.is_(person)), "")
    item = _without(item, person).silent(entry.at)
    return replace(item, turns=(*item.turns, Turn(person, side, entry.at)))


STEPS: Mapping[str, Act] = {
    "queue.joined": on_item(_joined),
    "queue.left": on_item(lambda item, entry, _texts: _without(item, person_of(entry.body, "person"))),
    "floor.given": on_item(_given),
    "floor.ended": on_item(lambda item, entry, _texts: item.silent(entry.at)),
}
