"""What a line at the table does once it is understood."""

from __future__ import annotations

from meeting_tui.desk.meetings.actions import assign
from meeting_tui.desk.meetings.marks import ACTION, BEFORE, MOTION, QUEUE
from meeting_tui.desk.meetings.meant import LineMeant
from meeting_tui.desk.meetings.motions import put_motion
from meeting_tui.desk.meetings.people import arrive, leave
from meeting_tui.desk.meetings.speakers import join_queue
from meeting_tui.desk.meetings.talk import say
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import only
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.person import Person
from meeting_tui.refusal import Refusal


def keep(office: Office, meeting: str, line: LineMeant) -> MeetingState:
    """Do what a line means. Refused where it isn't sure whom (`persons.unnamed`, `persons.unknown`,
    `persons.ambiguous`), where more stands there than is understood (`meetings.rest`), and as what it does.
    """
    ref = _whom(line).ref
    if line.is_remark:
        return say(office, meeting, ref, line.text, line.act)
    if line.act == MOTION:
        return put_motion(office, meeting, line.text, ref)
    if line.act == ACTION:
        return assign(office, meeting, line.text, ref, line.due or "")
    if line.text:
        raise Refusal("meetings.rest", text=line.text)
    if line.act == QUEUE:
        return join_queue(office, meeting, ref, line.side)
    return leave(office, meeting, ref) if line.leaves else arrive(office, meeting, ref, line.capacity)


def _whom(line: LineMeant) -> Person:
    if line.person is not None:
        return line.person
    if not line.head:
        raise Refusal("persons.unnamed")
    found = line.may.everybody if line.may else ()
    if not found and line.head == BEFORE:
        raise Refusal("meetings.nobody_before")
    if not found and line.head.endswith(BEFORE):
        raise Refusal("meetings.no_number", no=line.head.removesuffix(BEFORE))
    if not found:
        raise Refusal("persons.unknown", name=line.head)
    raise Refusal("meetings.not_here", name=only(found, line.head).name)
