"""The line at the foot of the record: who speaks, and what is said."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from meeting_tui.clean import clean
from meeting_tui.lang import _
from meeting_tui.tui.text import line

COLONS = "：:"


def addressed(typed: str, people: Sequence[str]) -> tuple[str, str]:
    """`王：大家好` names its speaker: (full name, text); without a known name, ("", all of it)."""
    at = min((typed.find(colon) for colon in COLONS if colon in typed), default=-1)
    head = clean(typed[:at]) if at > 0 else ""
    matches = [name for name in people if name.startswith(head)] if head else []
    if len(matches) == 1 or head in matches:
        return (head if head in matches else matches[0]), clean(typed[at + 1 :])
    return "", clean(typed)


class SpeakerSuggester(Suggester):
    """Completes a name that is being typed at the beginning of the line."""

    def __init__(self, line: TalkLine) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._line = line

    async def get_suggestion(self, value: str) -> str | None:
        return next((f"{name}：" for name in self._line.people if value and name.startswith(value)), None)


class TalkLine(Horizontal):
    """A speaker's name and an input; Enter posts `Said`."""

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
        yield Input(placeholder=_("What is said; Enter keeps it"), suggester=SpeakerSuggester(self))

    @property
    def input(self) -> Input:
        """Where text is typed."""
        return self.query_one(Input)

    def give(self, speaker: str, people: Sequence[str]) -> None:
        """Who may speak, and who speaks now."""
        self.people = tuple(people)
        self.speaker = speaker if speaker in people else (people[0] if people else "")
        self.query_one("#speaker", Static).update(line(f"{self.speaker or '–'}："))

    def restore(self, text: str) -> None:
        """What could not be kept comes back, unless something new is being typed."""
        if not self.input.value:
            self.input.value = text

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        speaker, text = addressed(event.value, self.people)
        if speaker:
            self.give(speaker, self.people)
        if text:
            self.post_message(self.Said(self.speaker, text))
        event.input.clear()

    def on_key(self, event: events.Key) -> None:
        if event.key == "up":
            event.stop()
            self.post_message(self.Upward())
