"""A meeting is interrupted, for a few minutes or until another day, and goes on where it was."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from meeting_tui.clean import clean
from meeting_tui.desk.meetings.floor import floor, line
from meeting_tui.desk.meetings.second_call import called_for, came_to_nothing, not_sooner
from meeting_tui.desk.meetings.votes import heads, quorum
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.refusal import At, FieldName, Refusal


def pause(
    office: Office, meeting: str, until: datetime | None = None, place: str = "", reason: str = ""
) -> MeetingState:
    """Interrupt the meeting; with `until` (local time) it is adjourned. Nothing else changes: what was open
    stays open. Adjourned without ever having had a quorum, it goes on as a second call where the law knows
    one.

    Adjourned to another day, everybody leaves with it: who is there then is taken anew.

    Refused: `meetings.past_time` for a time that is over, `meetings.second_call_early`.
    """
    with floor(office, meeting) as on:
        on.may("pause")
        told = {"place": place, "reason": reason}
        body: dict[str, Any] = {name: line(text, name) for name, text in told.items() if clean(text)}
        if until is not None:
            body["until"] = _to_come(office, until).isoformat(timespec="minutes")
            if law(on.state).second_call_of(on.state.rule) and came_to_nothing(on):
                called_for(law(on.state), on.state.rule, on.state.opened_at, until)
                body["second_call"] = True
        on.write("meeting.paused", **body)
        if until is not None and until.date() > office.world.now().date():
            on.write("presence.anew")
    return on.state


def take_anew(office: Office, meeting: str) -> MeetingState:
    """It goes on on another day: who was there when it was interrupted left then, nobody is counted unseen.

    Refused: `meetings.not_paused`, also where it is done already; `meetings.same_day`.
    """
    with floor(office, meeting) as on:
        pause = on.may("take_anew").pause
        if pause and pause.since[:10] >= _today(office):
            raise Refusal("meetings.same_day", at=At(pause.since))
        on.write("presence.anew")
    return on.state


def _today(office: Office) -> str:
    return office.world.now().date().isoformat()


def _to_come(office: Office, until: datetime) -> datetime:
    now = office.world.now()
    if until <= now.replace(tzinfo=None):
        at = At(until.isoformat(timespec="minutes"))
        raise Refusal("meetings.past_time", field=FieldName("until"), at=at)
    return until


def resume(office: Office, meeting: str) -> MeetingState:
    """Go on; who is there now is weighed again. Refused: `meetings.not_paused`; `meetings.another_day` where
    those who were there on an earlier day still count; `meetings.not_here` for chair and recorder then."""
    with floor(office, meeting) as on:
        on.may("resume")
        if (pause := on.state.pause) and not pause.anew and pause.since[:10] < _today(office):
            raise Refusal("meetings.another_day", at=At(pause.since))
        not_sooner(on)
        on.write("meeting.resumed", present=heads(on)["present"], quorum=quorum(on))
    return on.state
