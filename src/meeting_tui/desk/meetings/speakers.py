"""Who waits for the floor on the open item, and who has it."""

from __future__ import annotations

from meeting_tui.desk.meetings.floor import floor
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.record.meeting.speakers import next_up
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import SIDES
from meeting_tui.record.person import body_of
from meeting_tui.refusal import Choices, Key, Refusal


def join_queue(office: Office, meeting: str, ref: str, side: str = "") -> MeetingState:
    """Somebody in the room asks for the floor; who waits already may change sides.

    Refused: `meetings.side`, `meetings.waits_already`, `meetings.has_floor`, `meetings.debate_closed`, and
    those of `say`.
    """
    if side not in SIDES:
        raise Refusal("meetings.side", side=Key(side), known=Choices(SIDES[1:]))
    with floor(office, meeting) as on:
        item = on.may_here("join_queue")
        person = on.may_one("join_queue", ref, "person", side=side)
        if any(each.person.is_(person) and each.side == side for each in item.queue):
            raise Refusal("meetings.waits_already", name=on.state.labels(person))
        on.write("queue.joined", no=item.no, **body_of("person", person), **({"side": side} if side else {}))
    return on.state


def leave_queue(office: Office, meeting: str, ref: str) -> MeetingState:
    """Somebody waits no longer. Refused: `meetings.not_waiting`."""
    with floor(office, meeting) as on:
        item = on.may_here("leave_queue")
        person = on.may_one("leave_queue", ref, "person")
        on.write("queue.left", no=item.no, **body_of("person", person))
    return on.state


def give_floor(office: Office, meeting: str, ref: str = "") -> MeetingState:
    """The next one speaks, or whoever is meant; who had the floor is done. Refused: `meetings.nobody_waits`,
    `meetings.has_floor`, `meetings.debate_closed`."""
    with floor(office, meeting) as on:
        item = on.may_here("give_floor" if ref else "next_speaker")
        person = on.may_one("give_floor", ref, "person") if ref else next_up(on.state)
        if person is not None:
            on.write("floor.given", no=item.no, **body_of("person", person))
    return on.state


def limit(state: MeetingState) -> int:
    """Seconds one speech may take: as the meeting says, else its profile; 0 without a limit."""
    return 60 * (state.speech or law(state).motion.speech)


def end_floor(office: Office, meeting: str) -> MeetingState:
    """Whoever has the floor is done. Refused: `meetings.nobody_speaks`."""
    with floor(office, meeting) as on:
        on.write("floor.ended", no=on.may_here("end_floor").no)
    return on.state
