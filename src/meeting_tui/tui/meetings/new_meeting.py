"""The form that calls a meeting; beside the time stands what the law wants by when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import N_, _
from meeting_tui.tui import said_times
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.reading_fields import a_time
from meeting_tui.tui.words import moment, word

if TYPE_CHECKING:
    from meeting_tui.desk.meetings.acts import MeetingLine
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState

EMPTY, LIKE, AGAIN = "0", "like ", "again "
_TEMPLATES = {
    "committee": N_("Ready-made: committee meeting"),
    "assembly": N_("Ready-made: owners' assembly in the room"),
    "joint": N_("Ready-made: joint meeting with the residents' committee and the service company"),
    "hearing": N_("Ready-made: hearing"),
}


def new_meeting(earlier: Iterable[MeetingLine]) -> Form[MeetingState]:
    """Calls a meeting; its agenda may begin like that of an earlier one."""
    kinds = tuple((kind, word(kind)) for kind in ("committee", "assembly"))
    return Form(
        _("Call a meeting"),
        (
            FormField("title", _("Title")),
            FormField("kind", _("Kind"), options=kinds, kind="choice"),
            FormField(
                "time", _("Time"), hint=_("such as 12-01 19:30, tomorrow 7:30 pm"), says=said_times.of_meeting
            ),
            FormField("place", _("Place")),
            FormField("agenda", _("Agenda"), EMPTY, kind="pick", options=_agendas(earlier)),
            FormField("chair", _("Chaired by"), kind="person", hint=_("can be named later")),
            FormField("recorder", _("Recorded by"), kind="person", hint=_("can be named later")),
        ),
        call,
    )


def _agendas(earlier: Iterable[MeetingLine]) -> tuple[tuple[str, str], ...]:
    """What an agenda can begin with."""
    earlier = tuple(earlier)
    again = (
        (AGAIN + each.id, _("Second call of {meeting}, which had no quorum", meeting=_named(each)))
        for each in earlier
        if each.no_quorum
    )
    like = ((LIKE + each.id, _("Like {meeting}", meeting=_named(each))) for each in earlier)
    return (
        (EMPTY, _("Empty: it is written item by item")),
        *((name, _(words)) for name, words in _TEMPLATES.items()),
        *again,
        *like,
    )


def _named(line: MeetingLine) -> str:
    return f"{moment(line.planned_at)} {line.title}".strip()


def call(office: Office, values: Mapping[str, str]) -> MeetingState:
    """Call the meeting that was filled in; a second call is of the kind of the first."""
    from meeting_tui.desk.meetings import acts as meetings

    agenda = values["agenda"]
    first = agenda.removeprefix(AGAIN) if agenda.startswith(AGAIN) else ""
    return meetings.new_meeting(
        office,
        meetings.MeetingSpec(
            values["title"],
            a_time(values["time"], office) if clean(values["time"]) else None,
            clean(values["place"]),
            meetings.meeting(office, first).kind if first else values["kind"],
            chair=values["chair"],
            recorder=values["recorder"],
            template=agenda if agenda in _TEMPLATES else "",
            like=agenda.removeprefix(LIKE) if agenda.startswith(LIKE) else "",
            second_of=first,
        ),
    )
