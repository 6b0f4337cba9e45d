"""Who is at the keyboard: the person who signs what is entered."""

from __future__ import annotations

from collections.abc import Sequence

from meeting_tui.lang import N_, _
from meeting_tui.record.person import Person
from meeting_tui.tui.people.picker import PeoplePicker


class Who(PeoplePicker):
    """The list of people, once it is asked who of them sits here."""

    NAME = N_("Who is at the keyboard?")

    def __init__(self, query: str = "", members: Sequence[Person] = ()) -> None:
        super().__init__(
            _("Who is at the keyboard?"),
            query,
            members,
            intro=_("Every entry in the record carries this name. Change it when another person sits down."),
            keeps=True,
        )
