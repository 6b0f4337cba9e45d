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
    from meeting_tui.desk.meetings.meant import CalledSo

MOST = 9
"""So many are listed: each has a digit."""


class CalledList(RowGrid):
    """Shown under the line while it isn't sure who is meant; the keyboard comes here with Down."""

    BINDINGS: ClassVar = [
        key("enter", "select_cursor", N_("It is they"), N_("The line is what this person says")),
        *(key(digit(n), f"choose({n - 1})", show=False) for n in range(1, MOST + 1)),
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
        self._people: tuple[tuple[Person, bool], ...] = ()
        self.show_header = False
        self.display = False

    def offer(self, found: CalledSo, *, comes: bool = True) -> None:
        """List those who may be meant; who is not there `comes`, or need not."""
        absent = _("not here: comes now") if comes else _("not here")
        both = (*((each, True) for each in found.here), *((each, False) for each in found.away))
        self._people = both[:MOST]
        self.fill(
            Row(str(n), (n, shown(person), _("here") if here else absent))
            for n, (person, here) in enumerate(self._people, 1)
        )
        self.move_cursor(row=0)
        self.display = True

    def close(self) -> None:
        """It is settled, or left."""
        self.display = False

    def action_choose(self, at: int) -> None:
        if at < len(self._people):
            person, here = self._people[at]
            self.post_message(self.Chosen(person, here=here))

    def action_select_cursor(self) -> None:
        self.action_choose(self.cursor_row)

    def on_key(self, event: events.Key) -> None:
        if event.key == "up" and self.cursor_row == 0:
            done(event)
            self.post_message(self.Left())
