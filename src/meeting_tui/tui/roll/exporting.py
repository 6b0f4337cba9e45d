"""Write the roll into a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.lang import _
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.place import Place
from meeting_tui.tui.places_on_disk import folder_of

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office


def export(place: Place) -> None:
    """Ask where to, write, say so."""
    form = Form(
        _("Write the roll into a file"),
        (FormField("path", _("File"), str(folder_of(place.house.target) / "roll.xlsx"), kind="path"),),
        _write,
        _("Phones and references of owners are in it: keep it as you keep the roll itself."),
    )
    place.ask(form, lambda path: place.house.say(_("The roll is in {path}.", path=path)))


def _write(office: Office, values: Mapping[str, str]) -> str:
    from meeting_tui.desk.roll import acts as roll

    path = Path(values["path"].strip()).expanduser()
    roll.export_roll(office, path)
    return str(path)
