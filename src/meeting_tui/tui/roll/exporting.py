"""Write the roll into a file, or a blank one to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from meeting_tui.lang import _, screen
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.place import Place
from meeting_tui.tui.places_on_disk import chosen, folder_of

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office


def export(place: Place) -> None:
    """Ask where to, write, say so."""
    form = Form(
        _("Write the roll into a file"),
        (_to(place, "roll.xlsx"),),
        _write,
        _("Phones and references of owners are in it: keep it as you keep the roll itself."),
    )
    place.ask(form, lambda path: place.house.say(_("The roll is in {path}.", path=path)))


def blank(place: Place) -> None:
    """Ask where a blank sheet to fill in goes to, write it, say so."""
    form = Form(
        _("Write a blank sheet to fill in"),
        (_to(place, "roll-blank.xlsx"),),
        _write_blank,
        _(
            "Headings, words to choose from, and two samples, which an import leaves out. Fill it in with a "
            "spreadsheet program, then import it."
        ),
    )
    place.ask(form, lambda path: place.house.say(_("The blank sheet is in {path}.", path=path)))


def _to(place: Place, name: str) -> FormField:
    return FormField("path", _("File"), str(folder_of(place.house.target) / name), kind="path", saves=True)


def _write_blank(_office: Office, values: Mapping[str, str]) -> str:
    from meeting_tui.desk.roll.template import write_template

    path = chosen(values["path"])
    write_template(path, screen().lang)
    return str(path)


def _write(office: Office, values: Mapping[str, str]) -> str:
    from meeting_tui.desk.roll import acts as roll

    path = chosen(values["path"])
    roll.export_roll(office, path)
    return str(path)
