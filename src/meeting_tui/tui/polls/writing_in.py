"""A further name that somebody wrote on a ballot: chosen from those the file knows, or typed as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from meeting_tui.lang import _, _p
from meeting_tui.tui.form import Form, FormField

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.definition import Asked
    from meeting_tui.tui.place import Place


def ask_name(place: Place, asked: Asked, about: str, then: Callable[[str], object]) -> None:
    """Ask which name stands there; `about` tells this paper from others."""
    hint = _("as it is written; Ctrl+O lists who is known")
    field = FormField("name", _p("person", "Name"), hint=hint, kind="person", free=True, needed=True)
    title = _("Which name is written there?")
    place.ask(Form(title, (field,), _name, asked.title, about=f"{about}/{asked.id}"), then)


def _name(office: Office, values: Mapping[str, str]) -> str:
    from meeting_tui.desk.ballots import acts as ballots

    return ballots.name_of(office, values["name"])
