"""Guests as a meeting has them: registered, then there."""

from __future__ import annotations

from meeting_tui.desk.meetings.acts import arrive
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import register
from meeting_tui.record.meeting.state import MeetingState


def received(office: Office, meeting: str, name: str, capacity: str, organ: str = "") -> MeetingState:
    """Somebody the file does not know comes."""
    return arrive(office, meeting, register(office, name, organ=organ).ref, capacity, organ)
