"""The line at the foot of the record: who speaks, and what is said."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from meeting_tui.clean import clean, clean_lines
from meeting_tui.lang import _
from meeting_tui.tui.text import line
from meeting_tui.tui.typed.text import TypedText

COLONS = "：:"


def addressed(typed: str, people: Sequence[str]) -> tuple[str, str]:
    """`王：大家好` names its speaker: (full name, text); without a known name, ("", all of it)."""
    at = min((typed.find(colon) for colon in COLONS if colon in typed), default=-1)
    head = clean(typed[:at]) if at > 0 else ""
    matches = [name for name in people if name.startswith(head)] if head else []
    if len(matches) == 1 or head in matches:
        return (head if head in matches else matches[0]), clean_lines(typed[at + 1 :])
    return "", clean_lines(typed)


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

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "up" and self.cursor_at_first_line:
            event.stop()
            event.prevent_default()
            self.post_message(TalkLine.Upward())


class TalkLine(Horizontal):
    """A speaker's name and a text; Enter posts `Said`."""

    class Said(Message):
        """Someone said something."""

        def __init__(self, speaker: str, text: str) -> None:
            super().__init__()
            self.speaker, self.text = speaker, text

    class Upward(Message):
        """The reader wants to go up into the record."""

    def __init__(self) -> None:
        super().__init__(id="talk")
        self.people: tuple[str, ...] = ()
        self.speaker = ""

    def compose(self) -> ComposeResult:
        yield Static("", id="speaker")
        yield RemarkText(self)

    @property
    def input(self) -> TypedText:
        """Where text is typed."""
        return self.query_one(RemarkText)

    def give(self, speaker: str, people: Sequence[str]) -> None:
        """Who may speak, and who speaks now."""
        self.people = tuple(people)
        self.speaker = speaker if speaker in people else (people[0] if people else "")
        self.query_one("#speaker", Static).update(line(f"{self.speaker or '–'}："))

    def restore(self, text: str) -> None:
        """What could not be kept comes back, before what is being typed by now."""
        self.input.put_before(text)

    def on_typed_text_entered(self, event: TypedText.Entered) -> None:
        event.stop()
        speaker, text = addressed(event.text, self.people)
        if speaker:
            self.give(speaker, self.people)
        if text:
            self.post_message(self.Said(self.speaker, text))
