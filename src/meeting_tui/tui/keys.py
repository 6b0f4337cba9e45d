"""Keys: one way to declare one, one way to show one.

Labels and tips are message ids; they are translated when shown, so a screen can change its language.
With a Chinese input method on, letters never arrive: vital acts take F-keys, Enter, Esc or ctrl chords.
"""

from __future__ import annotations

from textual.binding import Binding

from meeting_tui.lang import _

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "delete": "Del",
    "plus": "+",
    "tab": "Tab",
    "backspace": "Backspace",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


FULL_WIDTH_ZERO = ord("０")
SPACE = "space,ideographic_space"
"""The space bar, whatever width an input method gives it."""


def key(
    keys: str, action: str, label: str = "", tip: str = "", *, show: bool = True, priority: bool = False
) -> Binding:
    """A key: what it does in a word or two (`label`) and in a sentence (`tip`)."""
    return Binding(keys, action, label, show=show, priority=priority, tooltip=tip)


def chord(keys: str, action: str, label: str = "", tip: str = "") -> Binding:
    """A ctrl chord or F-key that works also while a field has the keyboard."""
    return key(keys, action, label, tip, priority=True)


def digit(n: int) -> str:
    """The keys of a digit; in full-width mode an input method sends another character, named by itself."""
    return f"{n},{chr(FULL_WIDTH_ZERO + n)}"


def shown(name: str) -> str:
    """A key as printed on a keyboard: `ctrl+n` is Ctrl+N."""
    *modifiers, last = name.split("+")
    if last == "space":
        return _("Space")
    word = _NAMES.get(last, last.upper() if len(last) == 1 or last[1:].isdigit() else last.capitalize())
    return "+".join((*(part.capitalize() for part in modifiers), word))
