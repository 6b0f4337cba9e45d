"""F1: what one does in this place or dialog, and every key that works here."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from meeting_tui.lang import N_, _
from meeting_tui.tui.keys import key, shown
from meeting_tui.tui.shell import rank
from meeting_tui.tui.text import fit, line, lines, spread


class Help(ModalScreen[None]):
    """The help of one screen; Esc or Enter closes it, F1 once more opens the page of the guide."""

    BINDINGS: ClassVar = [key("escape,enter", "dismiss", N_("Close help"))]

    def __init__(self, screen: Screen[Any], guide: str) -> None:
        super().__init__(classes="dialog")
        self._name, self._guide = _called(screen), guide
        self._words = str(getattr(screen, "HELP", None) or "")
        own = {each.action for each in screen.BINDINGS if isinstance(each, Binding)}
        bound = [each.binding for each in screen.active_bindings.values() if each.enabled]
        told = (each for each in bound if each.tooltip or each.action in own)
        self._keys = sorted((each for each in told if each.description), key=rank)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(line(_("Help: {place}", place=self._name)), classes="box-title")
            with VerticalScroll():
                if self._words:
                    yield Static(lines(_(self._words)))
                yield Static(Content("\n").join(self._rows()), classes="keys")
            yield Static(
                line(_("F1 once more opens the guide. Esc closes. Ctrl+P finds every command by name.")),
                classes="box-foot",
            )

    def open_guide(self) -> None:
        """The page of the guide about the place instead."""
        from meeting_tui.tui.guide import Guide

        self.app.switch_screen(Guide(self._guide))

    def _rows(self) -> list[Content]:
        together: dict[tuple[str, str], list[str]] = {}
        for binding in self._keys:
            tip = binding.tooltip or binding.description
            together.setdefault((binding.action, tip), []).append(self._key(binding))
        return [
            spread((fit(" ".join(dict.fromkeys(names)), 12), "bold $accent"), (f" {_(tip)}", ""))
            for (_action, tip), names in together.items()
        ]

    def _key(self, binding: Binding) -> str:
        wide = not binding.key.isascii() or binding.key.startswith("ideographic")
        return "" if wide else shown(binding.key)


def _called(screen: Screen[Any]) -> str:
    """The name of a place, the title of a dialog."""
    name = getattr(screen, "NAME", "")
    titles = (getattr(title.content, "plain", "") for title in screen.query(".box-title").results(Static))
    return _(name) if name else next(titles, "")
