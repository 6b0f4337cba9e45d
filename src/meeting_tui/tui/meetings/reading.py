"""Reading the record: what is found in it, and what came below while one reads back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from meeting_tui.clean import clean
from meeting_tui.lang import N_, _, _n
from meeting_tui.tui.keys import key
from meeting_tui.tui.text import line, short
from meeting_tui.tui.typed.line import TypedLine

if TYPE_CHECKING:
    from meeting_tui.tui.log import Log


class Below(Static):
    """One line under the record while its end is out of sight: how much came since, and the last of it."""

    class Back(Message):
        """It was clicked: the reader wants to see the end."""

    def __init__(self) -> None:
        super().__init__(id="below")
        self.display = False

    def tell(self, log: Log) -> None:
        """Show how it stands with the reader."""
        self.display = log.reading_back
        if not log.reading_back:
            return
        said = _("Reading back; End leads to the newest entry")
        if log.below:
            last = log.entries[-1]
            said = _n("{n} new entry below (End):", "{n} new entries below (End):", log.below)
            said = f"{said} {last.when} {last.who} · {clean(last.text)}"
        self.update(line(short(f"↓ {said}", max(log.size.width - 1, 1)), "bold"))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Back())


class FindBar(Horizontal):
    """Search the record while one types; Enter goes to what was found."""

    BINDINGS: ClassVar = [
        key("up", "turn(-1)", N_("Earlier"), N_("What was found before this")),
        key("down", "turn(1)", N_("Later"), N_("What was found after this")),
    ]

    class Taken(Message):
        """The reader goes to the entry that was found."""

    def __init__(self, log: Log) -> None:
        super().__init__(id="find")
        self._log, self._found, self._at = log, [], 0
        self.display = False

    _found: list[int]

    def compose(self) -> ComposeResult:
        yield Static(line(_("Find in the record:")), id="find-label")
        yield TypedLine(placeholder=_("a word or a name"))
        yield Static("", id="found")

    @property
    def input(self) -> TypedLine:
        """Where what is looked for is typed."""
        return self.query_one(TypedLine)

    def open(self, wanted: str = "") -> None:
        """Look for this, or for what was looked for before."""
        self.display = True
        if wanted:
            self.input.show(wanted)
        self.input.focus()
        self._look()

    def close(self) -> None:
        """What was looked for is there again when one comes back."""
        self.display = False

    def on_input_changed(self, event: TypedLine.Changed) -> None:
        event.stop()
        if self.display:
            self._look()

    def on_typed_line_entered(self, event: TypedLine.Entered) -> None:
        event.stop()
        if self._found:
            self.close()
            self.post_message(self.Taken())

    def _look(self) -> None:
        """The last that fits is shown first: what was said a moment ago is looked for most."""
        wanted = clean(self.input.value)
        self._found = self._log.find(wanted) if wanted else []
        self._at = len(self._found) - 1
        self._show()

    def action_turn(self, step: int) -> None:
        if self._found:
            self._at = (self._at + step) % len(self._found)
            self._show()

    def _show(self) -> None:
        said = ""
        if self._found:
            said = _("{no} of {n} · ↑ earlier · ↓ later", no=self._at + 1, n=len(self._found))
            self._log.choose(self._found[self._at])
        elif clean(self.input.value):
            said = _("not in the record")
        self.query_one("#found", Static).update(line(said))
