"""The form of an agenda item: a new one, or one that is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from meeting_tui.clean import clean
from meeting_tui.lang import _
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.meetings.outline import KINDS, FreshRow, abouts, concern
from meeting_tui.tui.reading_fields import a_number
from meeting_tui.tui.words import moment, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item
    from meeting_tui.tui.meetings.prepared import Prepared

NOTHING = "0"
"""The key of none among several."""


def new_item(meeting: str, seen: Prepared | None = None, row: FreshRow | None = None) -> Form[MeetingState]:
    """Puts an item on the agenda: where the fresh row stands, else last."""
    at = row or FreshRow()

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        said = _said(values)
        title, kind, presenter = (said.pop(name) for name in ("title", "kind", "presenter"))
        return meetings.add_item(
            office, meeting, title, kind, presenter, after=at.behind, under=at.under, **said
        )

    return Form(_("An item for the agenda"), tuple(_fields(None, seen)), act)


def item_form(seen: Prepared, item: Item) -> Form[MeetingState]:
    """Changes an item."""

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.change_item(office, seen.state.id, item.no, **_said(values))

    return Form(_("Item {no} of the agenda", no=item.number), tuple(_fields(item, seen)), act)


def _said(values: Mapping[str, str]) -> dict[str, Any]:
    """What the fields say; an empty number is none."""
    said: dict[str, Any] = {name: values[name] for name in ("title", "kind", "presenter")}
    said["planned"] = a_number(values["planned"], _("Minutes planned")) if clean(values["planned"]) else 0
    if "about" in values:
        about = values["about"]
        said["matter"] = int(about[1:]) if about.startswith("m") else 0
        said["proposal"] = int(about[1:]) if about.startswith("p") else 0
    if "of" in values:
        said["of"] = values["of"].removeprefix(NOTHING)
    return said


def _fields(item: Item | None, seen: Prepared | None) -> Iterator[FormField]:
    presenter = item.presenter if item else None
    known = presenter if presenter and presenter.id else None
    organ = presenter.name if presenter and not known else ""
    planned = str(item.planned) if item and item.planned else ""
    kinds = tuple((kind, word(kind)) for kind in KINDS)
    yield FormField("title", _("Title"), item.title if item else "")
    yield FormField("kind", _("Kind"), item.kind if item else "", kind="choice", options=kinds)
    yield FormField(
        "presenter",
        _("Presented by"),
        organ,
        hint=_("somebody known, or an organ"),
        kind="person",
        people=(known,) if known else (),
        free=True,
    )
    yield FormField("planned", _("Minutes planned"), planned, hint=_("such as 15; empty: not said"))
    if seen is not None:
        yield from _links(item, seen)


def _links(item: Item | None, seen: Prepared) -> Iterator[FormField]:
    """What it is about, and whose minutes it approves, where there is something to choose from."""
    none = (NOTHING, _("none"))
    if about := abouts(seen.matters):
        chosen = concern(item) if item else ""
        yield FormField("about", _("About"), chosen or NOTHING, kind="pick", options=(none, *about.items()))
    if held := [(each.id, f"{moment(each.planned_at)} {each.title}".strip()) for each in seen.held]:
        of = item.of if item else ""
        yield FormField("of", _("Minutes of"), of or NOTHING, kind="pick", options=(none, *held))
