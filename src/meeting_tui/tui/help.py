"""F1: what one does in this place, and every key that works here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from meeting_tui.lang import N_, _
from meeting_tui.tui.keys import chord, key, shown
from meeting_tui.tui.shell import rank
from meeting_tui.tui.text import fit, line, lines, spread

if TYPE_CHECKING:
    from meeting_tui.tui.place import Place


class Help(ModalScreen[None]):
    """The help of one screen; Esc, Enter or F1 closes it."""

    BINDINGS: ClassVar = [
        key("escape,enter,f1", "dismiss", N_("Close help")),
        chord("f8", "guide", N_("Open the guide")),
    ]

    def __init__(self, place: Place) -> None:
        super().__init__(classes="dialog")
        self._place, self._words, self._guide = place.NAME, place.HELP or "", place.GUIDE
        bound = (each.binding for each in place.active_bindings.values() if each.binding.tooltip)
        self._keys = sorted(bound, key=rank)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(line(_("Help: {place}", place=_(self._place))), classes="box-title")
            with VerticalScroll():
                yield Static(lines(_(self._words)))
                yield Static(Content("\n").join(self._rows()), classes="keys")
            yield Static(
                line(_("F8 opens the guide. Esc closes. Ctrl+P finds every command by name.")),
                classes="box-foot",
            )

    def action_guide(self) -> None:
        from meeting_tui.tui.guide import Guide

        self.app.switch_screen(Guide(self._guide))

    def _rows(self) -> list[Content]:
        together: dict[tuple[str, str], list[str]] = {}
        for binding in self._keys:
            together.setdefault((binding.action, binding.tooltip), []).append(self._key(binding))
        return [
            spread((fit(" ".join(dict.fromkeys(names)), 12), "bold $accent"), (_(tip), ""))
            for (_action, tip), names in together.items()
        ]

    def _key(self, binding: Binding) -> str:
        return shown(binding.key) if binding.key.isascii() else ""
