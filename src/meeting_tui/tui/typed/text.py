"""A field of several lines. Whoever asks for longer text uses this one, never Textual's own."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from meeting_tui.tui.typed.step import ENTER, Field, done, lines_of, own_key, without_chords

_EDGES = ("ctrl+home", "ctrl+end")
"""To the beginning and the end of all that stands in it."""


class TypedText(TextArea, Field):
    """Several lines; Tab leaves the field, Enter begins a line.

    Where it `takes`, Enter reads the text, empties the field and posts `Entered`, all before the next key;
    Ctrl+J begins a line. (Alt+Enter and Shift+Enter reach a program only from a few terminals.)
    """

    class Entered(Message):
        """Enter was pressed on `text`; what is typed after it is none of it."""

        def __init__(self, field: TypedText, text: str) -> None:
            super().__init__()
            self.field, self.text = field, text

        @property
        def control(self) -> TypedText:
            """The field it was typed in."""
            return self.field

    def __init__(
        self, text: str = "", *, takes: bool = False, placeholder: str = "", id: str | None = None
    ) -> None:
        super().__init__(text, id=id, tab_behavior="focus", show_line_numbers=False, placeholder=placeholder)
        self.takes = takes
        without_chords(self)
        if takes:
            self.highlight_cursor_line = False

    def on_mount(self) -> None:
        self.move_cursor(self.document.end)

    def show(self, text: str) -> None:
        """This text instead; who types on does so at its end."""
        self.text = text
        self.move_cursor(self.document.end)

    def enter(self) -> None:
        """Take what stands there."""
        text = self.text
        if self.takes:
            self.text = ""
        self.post_message(self.Entered(self, text))

    async def _on_key(self, event: events.Key) -> None:
        if event.key in _EDGES:
            done(event)
            self.move_cursor(self.document.start if event.key == "ctrl+home" else self.document.end)
        elif event.key in ENTER:
            done(event)
            if self.takes and event.key == "enter":
                self.enter()
            else:
                self.put("\n")
        elif not event.is_printable:
            await own_key(self, event)

    async def _on_paste(self, event: events.Paste) -> None:
        done(event)
        self.put("\n".join(lines_of(event.text)))

    def put(self, text: str) -> None:
        """Write at the cursor, over what is selected."""
        result = self.replace(text, *self.selection)
        self.move_cursor(result.end_location)
