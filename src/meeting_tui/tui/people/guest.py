"""Somebody the file doesn't know yet is registered: name, unit, organ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import _, _p
from meeting_tui.record.person import Person
from meeting_tui.tui.form import Form, FormField

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office


def new_guest(typed: str) -> Form[Person]:
    """The form that registers a guest; what was typed is the name, unless it is a number."""

    def act(office: Office, values: Mapping[str, str]) -> Person:
        from meeting_tui.desk.persons.acts import register

        return register(office, values["name"], values["unit"], values["organ"])

    name = clean(typed)
    return Form(
        _("Register a guest"),
        (
            FormField("name", _p("person", "Name"), "" if name[:1].isdecimal() else name),
            FormField("unit", _("Unit"), hint=_("if they live here; may stay empty")),
            FormField("organ", _("Speaks for"), hint=_("such as the residents' committee; may stay empty")),
        ),
        act,
        _("They are known to this file from now on, under a number of their own."),
    )
