"""The line at the foot of the record: who speaks, and what is said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import count
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.message import Message
from textual.widgets import Static

from meeting_tui.clean import clean, clean_lines
from meeting_tui.lang import _
from meeting_tui.record.person import Person, name_key
from meeting_tui.tui.text import line
from meeting_tui.tui.typed.step import done
from meeting_tui.tui.typed.text import TypedText

if TYPE_CHECKING:
    from meeting_tui.tui.house import House

COLONS = "：:"
NEXT = "\x1e"
"""Parts the lines of a draft: no keyboard sends it."""


def addressed(typed: str, people: Collection[str]) -> tuple[str, str, str]:
    """Who is meant, by what, and what is said: `王建国：大家好` is (王建国, 王建国, 大家好).

    Nobody where it is none of the names in full; without an address (a colon in front is none), what they
    are meant by is empty too.
    """
    first = typed.partition("\n")[0]
    at = min((first.find(colon) for colon in COLONS if colon in first), default=-1)
    head, said = (clean(typed[:at]), clean_lines(typed[at + 1 :])) if at >= 0 else ("", clean_lines(typed))
    plain = name_key(head)
    found = [name for name in people if plain and name_key(name) == plain]
    return (found[0] if len(found) == 1 else ""), head, said


class RemarkText(TypedText):
    """Where a remark is typed; a name at its beginning is completed."""

    def __init__(self, owner: TalkLine) -> None:
        super().__init__(takes=True, placeholder=_("What is said; Enter keeps it"))
        self._owner = owner

    def update_suggestion(self) -> None:
        text = self.text
        found = (name for name in self._owner.people if text and name.startswith(text))
        name = next(found, "")
        self.suggestion = f"{name}："[len(text) :] if name else ""

    async def _on_key(self, event: Key) -> None:
        if event.key == "up" and self.cursor_at_first_line:
            done(event)
            self.post_message(TalkLine.Upward())
        elif event.key == "down" and self.cursor_at_last_line:
            done(event)
            self.post_message(TalkLine.Downward())


class TalkLine(Horizontal):
    """A speaker's name and a text.

    What Enter took is said in order: where it isn't sure who is meant, the line comes back, and those after
    it wait behind it.
    """

    class Said(Message):
        """Someone said something; tell the line `kept` once it is, or `give_back` what was `typed`."""

        def __init__(self, no: int, speaker: Person, text: str, typed: str) -> None:
            super().__init__()
            self.no, self.speaker, self.text, self.typed = no, speaker, text, typed

    class Doubted(Message):
        """A line begins like an address to nobody here; tell the line `plain_words`, or `give_back`."""

        def __init__(self, head: str, typed: str) -> None:
            super().__init__()
            self.head, self.typed = head, typed

    class Downward(Message):
        """The writer wants to go down into the list of who may be meant."""

    class Upward(Message):
        """The reader wants to go up into the record."""

    def __init__(self, meeting: str) -> None:
        super().__init__(id="talk")
        self._place = f"record/{meeting}"
        self.people: dict[str, Person] = {}
        self.speaker: Person | None = None
        self._numbers = count(1)
        self._saying: dict[int, str] = {}  # handed on, not yet on record
        self._behind: list[str] = []  # taken by Enter, waiting for a line before them
        self._returned = ""  # the line that came back, as it stands in the field
        self._aside = ""  # what was being typed when it came back

    def compose(self) -> ComposeResult:
        yield Static("", id="speaker")
        yield RemarkText(self)

    @property
    def input(self) -> TypedText:
        """Where text is typed."""
        return self.query_one(RemarkText)

    def give(
        self, speaker: Person | None, people: Sequence[Person], label: Callable[[Person], str] = str
    ) -> None:
        """Who may speak, how each is called here, and who speaks now."""
        self.people = {label(each): each for each in people}
        self._speaks(next((each for each in people if speaker and each.is_(speaker)), None))

    def _speaks(self, person: Person | None) -> None:
        self.speaker = person or next(iter(self.people.values()), None)
        label = next((label for label, each in self.people.items() if each == self.speaker), "–")
        self.query_one("#speaker", Static).update(line(f"{label}："))

    def turn_to(self, person: Person) -> None:
        """Somebody who is here speaks from now on."""
        self._speaks(next((each for each in self.people.values() if each.is_(person)), self.speaker))

    def recall(self, remarks: Sequence[str]) -> None:
        """What was typed here and not kept is there again; `remarks` are the latest on record."""
        draft = cast("House", self.app).drafts.at(self._place)
        recorded = set(remarks)
        lines = [each for each in draft.get("lines", "").split(NEXT) if each]
        waiting = [each for each in lines if addressed(each, self.people)[2] not in recorded]
        spoke = next((each for each in self.people.values() if each.ref == draft.get("speaker")), None)
        self._speaks(spoke or self.speaker)
        self._behind, self._aside = waiting[1:], draft.get("text", "") if waiting else ""
        self._returned = waiting[0] if waiting else ""
        self.input.show(self._returned or draft.get("text", ""))

    def _note(self) -> None:
        """Keep beside the record what would be lost with the program."""
        lines = [*self._saying.values(), *([self._returned] if self._returned else []), *self._behind]
        text = self._aside + self.input.text.removeprefix(self._returned)
        fields = {
            "lines": NEXT.join(lines),
            "text": text,
            "speaker": self.speaker.ref if self.speaker else "",
        }
        cast("House", self.app).drafts.keep(self._place, fields)

    def on_text_area_changed(self, event: TypedText.Changed) -> None:
        event.stop()
        self._note()

    def on_typed_text_entered(self, event: TypedText.Entered) -> None:
        event.stop()
        text, came_back = event.text, self._returned
        self._returned = ""
        if came_back and text.startswith(came_back):  # typed on without looking: that is a line of its own
            after = self._aside + text.removeprefix(came_back)
            text, self._aside = came_back, ""
            self._behind += [after] if after else []
        self._behind.insert(0, text)
        self._go_on()
        self._note()

    def _go_on(self) -> None:
        """Say what waits, up to a line of which it isn't sure whose it is."""
        while self._behind:
            typed = self._behind.pop(0)
            speaker, head, said = addressed(typed, self.people)
            if head and not speaker:
                self.post_message(self.Doubted(head, typed))
                return
            self._say(self.people.get(speaker, self.speaker), said, typed)
        if self._aside and not self._returned:
            self.input.put(self._aside)
            self._aside = ""

    def _say(self, speaker: Person | None, said: str, typed: str) -> None:
        if speaker is not None and speaker != self.speaker:
            self.turn_to(speaker)
        if said and self.speaker is not None:
            no = next(self._numbers)
            self._saying[no] = typed
            self.post_message(self.Said(no, self.speaker, said, typed))

    def plain_words(self, typed: str) -> None:
        """A doubted line is no address: whoever speaks now says it."""
        self._say(self.speaker, clean_lines(typed), typed)
        self._go_on()

    def is_of(self, person: Person, typed: str) -> None:
        """A doubted line is addressed to this person, who is here."""
        self._say(person, addressed(typed, ())[2], typed)
        self._go_on()

    def choose(self, person: Person) -> None:
        """Whoever is meant by the line in the field, which came back, is here: it is their words."""
        typed, self._returned, self.input.text = self.input.text, "", ""
        self.is_of(person, typed)
        self._note()

    def kept(self, no: int) -> None:
        """It is on record."""
        self._saying.pop(no, None)
        self._note()

    def give_back(self, typed: str, no: int = 0) -> None:
        """It could not be kept: it stands in the field again, what was being typed comes after it."""
        self._saying.pop(no, None)
        if self._returned:  # another came back before
            self._behind.append(typed)
            return
        self._aside = self.input.text
        self._returned = typed
        self.input.show(typed)
