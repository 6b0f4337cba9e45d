"""Before what is for ever: what will happen, and the number or word that has to be typed for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from meeting_tui.clean import narrow
from meeting_tui.lang import N_, _
from meeting_tui.tui.keys import key
from meeting_tui.tui.shell import KeyBar, WordBar
from meeting_tui.tui.text import line, lines
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.work import WorkScreen


@dataclass(frozen=True)
class Sure:
    """`act` names what will be done, `facts` what it means; any of `proofs`, typed, does it.

    A number that stands in the facts is the best proof: it is read before it is typed, and digits need no
    input method.
    """

    act: str
    facts: str
    proofs: tuple[str | int, ...]


def plain_proof(text: str | int) -> str:
    """How a proof is compared: full width, spaces and capitals make no difference."""
    return "".join(narrow(str(text)).casefold().split())


class Ask(WorkScreen[bool | None]):
    """Dismissed with True when a proof was typed; no key does it."""

    NAME = N_("For ever")
    HELP = N_(
        "What stands here can't be undone. Type the number or the word that is shown and press Enter: then "
        "it is done, as it is described here. Esc leaves everything as it is."
    )
    NO_NEXT = N_("No key does this: type what is shown, then Enter.")
    BINDINGS: ClassVar = [key("escape", "leave", N_("Back"), N_("Leave everything as it is"))]

    def __init__(self, sure: Sure) -> None:
        super().__init__(classes="dialog")
        self._sure = sure
        self._words = " / ".join(dict.fromkeys(map(str, sure.proofs)))

    def compose(self) -> ComposeResult:
        with Vertical(classes="box -small"):
            yield Static(line(self._sure.act), classes="box-title")
            if self._sure.facts:
                yield Static(lines(self._sure.facts))
            yield Static(line(_("This can't be undone.")), classes="warn")
            yield Static(line(_("To do it, type {proof} and press Enter.", proof=self._words)))
            yield TypedLine(id="proof")
            yield WordBar()
            yield KeyBar()

    def on_mount(self, event: events.Mount) -> None:
        self._since = event.time
        self.query_one(TypedLine).focus()

    def on_typed_line_entered(self, event: TypedLine.Entered) -> None:
        event.stop()
        if self.house.key_at < self._since:
            self.house.say(_("That was typed before this stood here. Read it; Enter does it then."), bad=True)
        elif plain_proof(event.text) in map(plain_proof, self._sure.proofs):
            self.dismiss(True)
        else:
            self.house.say(_("That is not {proof}; nothing was done.", proof=self._words), bad=True)

    def on_input_changed(self, _event: TypedLine.Changed) -> None:
        self.query_one(WordBar).forget()

    def action_leave(self) -> None:
        self.dismiss(False)
