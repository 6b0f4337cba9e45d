"""A field does with a key what it does in the step in which it hears of it.

Textual lets the keys of a field bubble up to the application and acts there, while the next letters already
go into the field: they overtake Enter, Backspace and the arrows of whoever types faster than the screen.
"""

from __future__ import annotations

from typing import Any

from textual import events
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from meeting_tui.clean import seen
from meeting_tui.tui.chords import EDITING, MEANINGS


class Field(Widget):
    """What text is typed in."""

    def only_adds(self, event: events.Key | events.Paste) -> bool:
        """Whether what was typed goes into the text and sets off nothing else."""
        return isinstance(event, events.Paste) or event.is_printable


def without_chords(field: Widget) -> None:
    """A key with a meaning in the program edits no text: who means a speaker by Ctrl+K loses no half line.

    What Textual binds goes; our own chords, which have priority, stay.
    """
    bound = field._bindings.key_to_bindings
    for key in bound.keys() & (MEANINGS.keys() - EDITING):
        bound[key] = [each for each in bound[key] if each.priority]


ENTER = ("enter", "ctrl+j")
"""Enter, and the line feed that some scanners and pastes send in its place."""


async def own_key(field: Widget, event: events.Key) -> None:
    """Do now what the field itself binds to this key; a key of the screen it leaves to the screen.

    One that the screen can't act on now is not the field's: Ctrl+U must empty nothing where it means an item.
    """
    if event.key in _keys_of(field.screen):
        return
    for binding in field._bindings.key_to_bindings.get(event.key, ()):
        if await field.app.run_action(binding.action, field):
            done(event)
            return


def _keys_of(screen: Screen[Any]) -> set[str]:
    """The keys that a screen itself gives a meaning."""
    bound = [each for each in screen.BINDINGS if isinstance(each, Binding)]
    return {key for each in bound for key in each.key.split(",")}


def done(event: events.Event) -> None:
    """Nobody else needs to hear of it."""
    event.stop()
    event.prevent_default()


def lines_of(pasted: str) -> list[str]:
    """The lines of a paste, whatever ends them; the last is empty where the paste ends a line. What would
    command the terminal or turn its text round is seen as what is kept of it."""
    return seen(pasted.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
