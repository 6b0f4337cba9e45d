"""A field of one line. Whoever asks for a line of text uses this one, never Textual's own."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from meeting_tui.tui.typed.step import ENTER, Field, done, lines_of, own_key, without_chords


class TypedLine(Input, Field):
    """One line. Enter reads it, empties it where `takes`, and posts `Entered`, all before the next key.

    Of a paste of several lines a field that takes enters each; any other joins them with spaces.
    """

    class Entered(Message):
        """Enter was pressed on `text`; what is typed after it is none of it."""

        def __init__(self, line: TypedLine, text: str) -> None:
            super().__init__()
            self.line, self.text = line, text

        @property
        def control(self) -> TypedLine:
            """The field it was typed in."""
            return self.line

    def __init__(
        self,
        value: str = "",
        *,
        takes: bool = False,
        placeholder: str = "",
        suggester: Suggester | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(value, placeholder, suggester=suggester, id=id, classes=classes)
        self.takes = takes
        without_chords(self)
        self._bindings.key_to_bindings.pop("enter", None)  # what it means here, the screen's own binding says

    def show(self, text: str) -> None:
        """This text instead; who types on does so at its end."""
        self.value = text
        self.cursor_position = len(text)

    def enter(self) -> None:
        """Take what stands there."""
        text = self.value
        if self.takes:
            self.value = ""
        self.post_message(self.Entered(self, text))

    def only_adds(self, event: events.Key | events.Paste) -> bool:
        return super().only_adds(event) and not (self.takes and isinstance(event, events.Paste))

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ENTER:
            done(event)
            self.enter()
        elif not event.is_printable:
            await own_key(self, event)

    def _on_paste(self, event: events.Paste) -> None:
        done(event)
        *whole, rest = lines_of(event.text)
        if not self.takes:
            whole, rest = [], " ".join(line.strip() for line in (*whole, rest)).strip() if whole else rest
        for each in whole:
            self._put(each)
            self.enter()
        self._put(rest)

    def _put(self, text: str) -> None:
        if text:
            self.replace(text, *self.selection)
