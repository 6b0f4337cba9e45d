"""The form of an agenda item: a new one, or one that is changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import _
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.reading_fields import a_number
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from meeting_tui.desk.matters import MatterView
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item

KINDS = ("discussion", "report", "decision", "minutes")


def new_item(
    meeting: str, after: int | None = None, matters: Iterable[MatterView] = ()
) -> Form[MeetingState]:
    """Puts an item on the agenda: behind the item `after`, else last."""

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        said = _said(values)
        title, kind, presenter = (str(said.pop(name)) for name in ("title", "kind", "presenter"))
        return meetings.add_item(office, meeting, title, kind, presenter, after=after, **said)

    return Form(_("An item for the agenda"), _fields(None, matters), act)


def item_form(meeting: str, item: Item, matters: Iterable[MatterView]) -> Form[MeetingState]:
    """Changes an item."""

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.change_item(office, meeting, item.no, **_said(values))

    return Form(_("Item {no} of the agenda", no=item.number), _fields(item, matters), act)


def _said(values: Mapping[str, str]) -> dict[str, object]:
    """What the fields say; an empty number is none."""
    said: dict[str, object] = dict(values)
    said["planned"] = a_number(values["planned"], _("Minutes planned")) if clean(values["planned"]) else 0
    if "matter" in values:
        said["matter"] = int(values["matter"] or 0)
    return said


def _fields(item: Item | None, matters: Iterable[MatterView]) -> tuple[FormField, ...]:
    kinds = tuple((kind, word(kind)) for kind in KINDS)
    about = [("0", _("none")), *((str(each.id), each.title) for each in matters)]
    presenter = item.presenter if item else None
    known = presenter if presenter and presenter.id else None
    organ = presenter.name if presenter and not known else ""
    planned = str(item.planned) if item and item.planned else ""
    fields = (
        FormField("title", _("Title"), item.title if item else ""),
        FormField("kind", _("Kind"), item.kind if item else "", kind="choice", options=kinds),
        FormField(
            "presenter",
            _("Presented by"),
            organ,
            hint=_("somebody known, or an organ"),
            kind="person",
            people=(known,) if known else (),
            free=True,
        ),
        FormField("planned", _("Minutes planned"), planned, hint=_("such as 15; empty: not said")),
    )
    if len(about) == 1:
        return fields
    chosen = str(item.matter) if item else "0"
    return (*fields, FormField("matter", _("Matter"), chosen, kind="pick", options=about))
