"""Several stations: a copy for each, what it entered written out there, and merged here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.lang import N_, _, _n, screen
from meeting_tui.lang.merged import left_to_people
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.places_on_disk import chosen, folder_of
from meeting_tui.tui.progress import Meter, Progress
from meeting_tui.tui.reading_fields import several

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView
    from meeting_tui.desk.polls.merging import MergedBundle
    from meeting_tui.desk.polls.stations import HandedOver
    from meeting_tui.tui.polls.desk import PollDesk

Values = Mapping[str, str]
WORDS = {
    "take": (N_("A copy for a station"), N_("It keys its boxes in there; the work comes back by merging")),
    "merge": (N_("Merge what stations entered"), N_("Their sealed files; each adds what is new, once")),
    "hand_over": (N_("Export what was entered here"), N_("A sealed file for the community's own file")),
}
"""What there is to do: the last at a station, the others in the community's own file."""


def possible(view: PollView) -> tuple[str, ...]:
    """Which of them belong to this file."""
    return ("hand_over",) if view.station else ("take", "merge")


def begin(place: PollDesk, view: PollView, act: str) -> None:
    """Ask what it needs, and do it."""
    _FORMS[act](place, view)


def _path(values: Values) -> Path:
    return chosen(values["path"])


def _take_form(place: PollDesk, view: PollView) -> None:
    def take(office: Office, values: Values) -> tuple[str, Path]:
        from meeting_tui.desk.polls import stations

        boxes = several(values["boxes"])
        return stations.take(office, view.id, values["station"], boxes, _path(values)), _path(values)

    form = Form(
        _("A copy for a station"),
        (
            FormField("station", _("Station"), hint=_("B, the school, Li's table …")),
            FormField("boxes", _("Boxes"), hint=_("the boxes it keys, with commas between")),
            _file(place, f"{view.id}-station.meeting"),
        ),
        take,
        _("The station opens the copy on its own computer and works as usual. The poll is closed here."),
    )
    place.ask(form, lambda taken: _taken(place, *taken))


def _file(place: PollDesk, name: str) -> FormField:
    return FormField("path", _("File"), str(folder_of(place.house.target) / name), kind="path", saves=True)


def _taken(place: PollDesk, station: str, path: Path) -> None:
    place.reload()
    place.house.say(_("{path} is the copy of station {station}.", path=path, station=station))


def _hand_over_form(place: PollDesk, view: PollView) -> None:
    def hand_over(office: Office, values: Values) -> tuple[HandedOver, Path]:
        from meeting_tui.desk.polls import stations

        return stations.hand_over(office, view.id, _path(values)), _path(values)

    form = Form(
        _("Export what was entered here"),
        (_file(place, f"{view.id}-{view.station}.json"),),
        hand_over,
        _("Carry it to the computer with the community's own file. You can go on here and export again."),
    )
    place.ask(form, lambda done: _handed_over(place, *done))


def _handed_over(place: PollDesk, done: HandedOver, path: Path) -> None:
    said = _n(
        "{n} entry of station {station} is in {path}.",
        "{n} entries of station {station} are in {path}.",
        done.entries,
        station=done.station,
        path=path,
    )
    place.house.say(said)


def _merge_form(place: PollDesk, view: PollView) -> None:
    folder = f"{folder_of(place.house.target)}/"
    form = Form(
        _("Merge what stations entered"),
        (FormField("path", _("File or folder"), folder, kind="path", endings=(".json",), folders=True),),
        lambda _office, values: _path(values),
        _("Each file whole or not at all; to merge one again changes nothing. A folder: all files in it."),
    )
    place.ask(form, lambda path: _merge(place, view, path))


def _merge(place: PollDesk, view: PollView, path: Path) -> None:
    office = place.house.here

    def act(meter: Meter, cancel: threading.Event) -> list[MergedBundle]:
        from meeting_tui.desk.polls import merging

        files = sorted(path.glob(f"{view.id}-*.json")) if path.is_dir() else [path]
        done: list[MergedBundle] = []
        for each in files:
            if cancel.is_set():
                break
            done.append(merging.merge(office, each))
            meter(len(done), len(files))
        return done

    work: Progress[list[MergedBundle]] = Progress(_("Merging what stations entered"), act)
    place.ask(work, lambda done: _merged(place, done))


def _merged(place: PollDesk, done: list[MergedBundle]) -> None:
    place.reload()
    new = sum(each.new for each in done)
    said = _n("{n} new entry.", "{n} new entries.", new)
    left = (done[-1].clashing, done[-1].void, done[-1].unproven) if done else ((), (), ())
    told = [*left_to_people(screen(), *left, set_back=any(each.set_back for each in done))]
    place.house.say("\n".join((said, *told)), bad=bool(told))


_FORMS: Mapping[str, Callable[[PollDesk, PollView], None]] = {
    "take": _take_form,
    "merge": _merge_form,
    "hand_over": _hand_over_form,
}
