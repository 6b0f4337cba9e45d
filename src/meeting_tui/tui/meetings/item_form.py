"""The form of an agenda item: a new one, or one that is changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meeting_tui.clean import clean
from meeting_tui.lang import _, _p
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.meetings.outline import KINDS, FreshRow, abouts, concern
from meeting_tui.tui.reading_fields import a_number
from meeting_tui.tui.words import moment, names, word

if TYPE_CHECKING:
    from meeting_tui.desk.matters.values import MatterView
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Enclosure, Item
    from meeting_tui.tui.meetings.prepared import Prepared

NOTHING = "0"
"""The key of none among several."""


def new_item(
    meeting: str, matters: Iterable[MatterView], seen: Prepared | None = None, row: FreshRow | None = None
) -> Form[MeetingState]:
    """Puts an item on the agenda: where the fresh row stands, else last. `matters`: what it can be about."""
    at = row or FreshRow()

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        said = _said(values, None)
        title, kind, presenter = (said.pop(name) for name in ("title", "kind", "presenter"))
        return meetings.add_item(
            office, meeting, title, kind, presenter, after=at.behind, under=at.under, **said
        )

    fields = *_fields(None), *_concerns(None, matters), *(_links(None, seen) if seen else ())
    return Form(_("An item for the agenda"), fields, act)


def item_form(seen: Prepared, item: Item) -> Form[MeetingState]:
    """Changes an item."""

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.change_item(office, seen.state.id, item.no, **_said(values, item))

    files = names([file.name for file in item.enclosures]) if item.enclosures else ""
    said = _("Enclosed: {files}. Keep them: their check codes are on record.", files=files) if files else ""
    fields = *_fields(item), *_concerns(item, seen.matters), *_links(item, seen)
    return Form(_("Item {no} of the agenda", no=item.number), fields, act, said)


def _said(values: Mapping[str, str], item: Item | None) -> dict[str, Any]:
    """What the fields say; an empty number is none."""
    said: dict[str, Any] = {name: values[name] for name in ("title", "kind", "presenter")}
    said["planned"] = a_number(values["planned"], _("Minutes planned")) if clean(values["planned"]) else 0
    if "about" in values:
        about = values["about"]
        said["matter"] = int(about[1:]) if about.startswith("m") else 0
        said["proposal"] = int(about[1:]) if about.startswith("p") else 0
    if "of" in values:
        said["of"] = values["of"].removeprefix(NOTHING)
    if "enclosure" in values:
        said["enclosures"] = tuple(_enclosed(values, item.enclosures if item else ()))
    return said


def _enclosed(values: Mapping[str, str], before: Iterable[Enclosure]) -> Iterator[Enclosure]:
    """What was enclosed, without what is taken out, and with one file more."""
    from meeting_tui.desk.meetings.enclosures import enclosure

    yield from (file for file in before if file.name != values.get("taken_out"))
    if path := values["enclosure"]:
        yield enclosure(Path(path).expanduser())


def _fields(item: Item | None) -> Iterator[FormField]:
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


def _concerns(item: Item | None, matters: Iterable[MatterView]) -> Iterator[FormField]:
    """What it is about, where there is something to choose from."""
    if about := abouts(matters):
        chosen, options = concern(item) if item else "", ((NOTHING, _("none")), *about.items())
        yield FormField("about", _p("item", "About"), chosen or NOTHING, kind="pick", options=options)


def _links(item: Item | None, seen: Prepared) -> Iterator[FormField]:
    """Whose minutes it approves, where there is something to choose from; and its files."""
    none = (NOTHING, _("none"))
    if held := [(each.id, f"{moment(each.planned_at)} {each.title}".strip()) for each in seen.held]:
        of = item.of if item else ""
        yield FormField("of", _("Minutes of"), of or NOTHING, kind="pick", options=(none, *held))
    if item and item.enclosures:
        files = ((file.name, file.name) for file in item.enclosures)
        yield FormField("taken_out", _("Take out"), NOTHING, kind="pick", options=(none, *files))
    yield FormField("enclosure", _("Enclose a file"), kind="path")
