"""The form that puts one more item on an agenda."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from meeting_tui.lang import _
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState


def new_item(meeting: str) -> Form[MeetingState]:
    """The form that puts an item on the agenda."""

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.add_item(office, meeting, values["title"], values["kind"], values["presenter"])

    kinds = tuple((kind, word(kind)) for kind in ("discussion", "report", "decision", "minutes"))
    return Form(
        _("An item for the agenda"),
        (
            FormField("title", _("Title")),
            FormField("kind", _("Kind"), kind="choice", options=kinds),
            FormField(
                "presenter",
                _("Presented by"),
                hint=_("somebody known, or an organ"),
                kind="person",
                free=True,
            ),
        ),
        act,
    )
