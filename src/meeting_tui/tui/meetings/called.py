"""The list under the line: who may be meant by what stands before its colon."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.message import Message

from meeting_tui.lang import N_, _
from meeting_tui.record.person import Person
from meeting_tui.tui.grid import Column, Row, RowGrid
from meeting_tui.tui.keys import digit, key
from meeting_tui.tui.people.finding import shown
from meeting_tui.tui.typed.step import done

if TYPE_CHECKING:
    from meeting_tui.desk.meetings.meant import CalledSo, Numbered

DIGITS, MOST = 9, 50
"""So many of a list have a digit that chooses them; so many are listed."""


class CalledList(RowGrid):
    """Shown under the line while it isn't sure who is meant; the keyboard comes here with Down."""

    BINDINGS: ClassVar = [
        key("enter", "select_cursor", N_("It is they"), N_("The line is what this person says")),
        *(key(digit(n), f"choose({n})", show=False) for n in range(1, DIGITS + 1)),
    ]

    class Chosen(Message):
        """One of them is meant."""

        def __init__(self, person: Person, *, here: bool) -> None:
            super().__init__()
            self.person, self.here = person, here

    class Left(Message):
        """The keyboard goes back to the line."""

    def __init__(self) -> None:
        super().__init__((Column("", 2, align="right"), Column("", 18, grow=1), Column("", 20)), id="called")
        self._people: Numbered = ()
        self._away: tuple[Person, ...] = ()
        self.show_header = False
        self.display = False

    def offer(self, found: CalledSo, *, comes: bool = True) -> None:
        """List those who may be meant, by their numbers; who is not there `comes`, or need not."""
        absent = _("not here: comes now") if comes else _("not here")
        self._people, self._away = found.listed[:MOST], found.away
        self.fill(
            Row(str(n), (n, shown(person), absent if person in found.away else _("here")))
            for n, person in self._people
        )
        self.move_cursor(row=0)
        self.display = True

    def close(self) -> None:
        """It is settled, or left."""
        self.display = False

    def action_choose(self, number: int) -> None:
        if person := dict(self._people).get(number):
            self.post_message(self.Chosen(person, here=person not in self._away))

    def action_select_cursor(self) -> None:
        self.action_choose(int(self.chosen or 0))

    def on_key(self, event: events.Key) -> None:
        if event.key == "up" and self.cursor_row == 0:
            done(event)
            self.post_message(self.Left())
