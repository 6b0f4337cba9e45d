"""Who waits for the floor on the open item, and who has it."""

from __future__ import annotations

from meeting_tui.desk.meetings.floor import Floor, floor
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.record.meeting.speakers import in_turn
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import ORDER, SIDES, Item
from meeting_tui.record.person import Person, body_of
from meeting_tui.refusal import Choices, Key, Refusal


def join_queue(office: Office, meeting: str, ref: str, side: str = "") -> MeetingState:
    """Somebody in the room asks for the floor; who waits already may change sides.

    Refused: `meetings.side`, `meetings.waits_already`, `meetings.has_floor`, `meetings.debate_closed`, and
    those of `say`.
    """
    if side not in SIDES:
        raise Refusal("meetings.side", side=Key(side), known=Choices(SIDES[1:]))
    with floor(office, meeting) as on:
        item, person = on.item(), on.in_room(ref, "person")
        _not_speaking(on, item, person)
        if side != ORDER:
            debated(item)
        if any(each.person.is_(person) and each.side == side for each in item.queue):
            raise Refusal("meetings.waits_already", name=on.state.labels(person))
        on.write("queue.joined", no=item.no, **body_of("person", person), **({"side": side} if side else {}))
    return on.state


def leave_queue(office: Office, meeting: str, ref: str) -> MeetingState:
    """Somebody waits no longer. Refused: `meetings.not_waiting`."""
    with floor(office, meeting) as on:
        item, person = on.item(), on.in_room(ref, "person")
        if not person.among(each.person for each in item.queue):
            raise Refusal("meetings.not_waiting", name=on.state.labels(person))
        on.write("queue.left", no=item.no, **body_of("person", person))
    return on.state


def give_floor(office: Office, meeting: str, ref: str = "") -> MeetingState:
    """The next one speaks, or whoever is meant; who had the floor is done. Refused: `meetings.nobody_waits`,
    `meetings.has_floor`, `meetings.debate_closed`."""
    with floor(office, meeting) as on:
        item = on.item()
        person = on.in_room(ref, "person") if ref else _next(on, item)
        _not_speaking(on, item, person)
        if not any(each.person.is_(person) and each.side == ORDER for each in item.queue):
            debated(item)
        on.write("floor.given", no=item.no, **body_of("person", person))
    return on.state


def debated(item: Item) -> None:
    """Refused (`meetings.debate_closed`) once debate was closed on what is voted on next."""
    if item.question is not None and item.debate_closed:
        raise Refusal("meetings.debate_closed", motion=item.question.id)


def limit(state: MeetingState) -> int:
    """Seconds one speech may take: as the meeting says, else its profile; 0 without a limit."""
    return 60 * (state.speech or law(state).motion.speech)


def _not_speaking(on: Floor, item: Item, person: Person) -> None:
    if item.speaking and item.speaking.person.is_(person):
        raise Refusal("meetings.has_floor", name=on.state.labels(person))


def _next(on: Floor, item: Item) -> Person:
    """The first who waits and is still in the room."""
    here = [stay.person for stay in on.state.in_room]
    for each in in_turn(item):
        if each.person.among(here):
            return each.person
    raise Refusal("meetings.nobody_waits")


def end_floor(office: Office, meeting: str) -> MeetingState:
    """Whoever has the floor is done. Refused: `meetings.nobody_speaks`."""
    with floor(office, meeting) as on:
        item = on.item()
        if item.speaking is None:
            raise Refusal("meetings.nobody_speaks")
        on.write("floor.ended", no=item.no)
    return on.state
