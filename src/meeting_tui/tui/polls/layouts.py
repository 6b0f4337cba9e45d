"""What the layout test of the command sheet showed, in words."""

from __future__ import annotations

from meeting_tui.lang import _


def layout_words(layout: str) -> str:
    """`layout` is that of the keyboard, empty where no code can be read under it."""
    if not layout:
        return _(
            "Under this keyboard layout no code can be read. Set the scanner and the computer to US English, "
            "or switch the input method off, and scan the test again."
        )
    if layout == "QWERTY":
        return _("The scanner and the keyboard layout fit: every character came as it is printed.")
    return _("The keyboard layout is {layout}: codes are read all the same.", layout=layout)
