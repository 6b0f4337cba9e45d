"""A field for a person, or for several: it shows whom it means, and never holds a mere text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events

from meeting_tui.clean import clean
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.formats import between
from meeting_tui.record.person import Person
from meeting_tui.refusal import Refusal
from meeting_tui.tui.keys import chord
from meeting_tui.tui.people.finding import Sought, each_one, shown, the_one
from meeting_tui.tui.people.picker import PeoplePicker, Picked
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.typed.step import done, lines_of
from meeting_tui.tui.work import WorkScreen

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office

MARKS = ("、", ",", "，", ";", "；")
"""What people type between several, in whatever language."""


ONE = N_("Name, initials or unit; Ctrl+O lists")
SEVERAL = N_("Names with commas between; Ctrl+O lists")


class PersonField(TypedLine):
    """Enter takes whom the text means in full, and opens the list where that is nobody or several.

    A field of `several` goes on adding until it is left; a `needed` one opens the list when it is empty.
    """

    BINDINGS: ClassVar = [
        chord("ctrl+o", "list", N_("List of people"), N_("Choose from everybody, by a part"))
    ]

    def __init__(
        self,
        label: str,
        people: Sequence[Person] = (),
        *,
        placeholder: str = "",
        around: Sequence[Person] = (),
        several: bool = False,
        needed: bool = False,
        free: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(names_of(people), placeholder=placeholder or _(SEVERAL if several else ONE), id=id)
        self.field = (id or "").removeprefix("field-")
        self._asked = Sought(self.field, tuple(dict.fromkeys((*around, *people))), free)
        self._label, self._several, self._needed = label, several, needed
        self._people = tuple(people)

    @property
    def refs(self) -> str:
        """What acts take for whom it shows, one a line; the text itself, where that is not settled yet."""
        return "\n".join(each.ref for each in self._people) if self._settled else clean(self.value)

    @property
    def _settled(self) -> bool:
        return bool(self._people) and self.value == names_of(self._people)

    def read(self, office: Office, typed: str) -> tuple[Person, ...]:
        """The people a text means; runs in the desk's thread. Refused as `finding.the_one`."""
        if self._several:
            return each_one(office, typed, self._asked)
        return (the_one(office, typed, self._asked),)

    def _on_paste(self, event: events.Paste) -> None:
        done(event)
        text = _joined(filter(None, map(clean, lines_of(event.text)))) if self._several else event.text
        super()._on_paste(events.Paste(self._apart(text)))

    def insert_text_at_cursor(self, text: str) -> None:
        super().insert_text_at_cursor(self._apart(text))

    def _apart(self, text: str) -> str:
        """Whoever is typed on behind the people who stand there is somebody else."""
        behind = self.selection == (len(self.value), len(self.value))
        if not (self._several and self._settled and behind) or text.startswith(MARKS):
            return text
        return between(screen().lang) + text.lstrip()

    def meet(self, people: Sequence[Person]) -> None:
        """Show these."""
        self._people = tuple(dict.fromkeys(people))
        self.show(names_of(self._people))

    def enter(self) -> None:
        typed = self.value
        if self._settled or not (clean(typed) or self._needed):
            super().enter()
        elif clean(typed):
            self._screen.do(lambda office: self.read(office, typed), self._met, self._unclear)
        else:
            self.action_list()

    @property
    def _screen(self) -> WorkScreen[object]:
        return cast("WorkScreen[object]", self.screen)

    def _met(self, people: tuple[Person, ...]) -> None:
        self.meet(people)
        super().enter()

    def _unclear(self, refusal: Refusal) -> None:
        unclear = str(refusal.facts["name"])
        before = self.value.removesuffix(unclear) if self._several else ""
        self._open(unclear, before)

    def action_list(self) -> None:
        if self._settled or not clean(self.value):
            self._open("", self.value if self._several else "")
        else:
            last = 1 + max(map(self.value.rfind, MARKS)) if self._several else 0
            self._open(clean(self.value[last:]), self.value[:last])

    def _open(self, query: str, before: str) -> None:
        def answer(picked: Picked | None) -> None:
            if picked is not None and picked.person is not None:
                self._add(picked.person, before)
            elif picked is not None and clean(picked.typed):
                self.show(f"{before}{picked.typed}")

        self.app.push_screen(PeoplePicker(self._label, query, self._asked.around), answer)

    def _add(self, person: Person, before: str) -> None:
        if not self._several:
            self._met((person,))
            return
        if before == names_of(self._people):
            self.meet([*self._people, person])
            return
        known = {clean(shown(each)): each for each in self._people}
        parts = list(filter(None, map(clean, re.split(f"[{''.join(MARKS)}]", before))))
        if all(part in known for part in parts):
            self.meet([*(known[part] for part in parts), person])
        else:
            self.show(_joined((*parts, shown(person))))


def names_of(people: Sequence[Person]) -> str:
    """As a field shows them."""
    return _joined(map(shown, people))


def _joined(texts: Iterable[str]) -> str:
    return between(screen().lang).join(texts)
