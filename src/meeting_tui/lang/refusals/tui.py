"""Refusals of the screens themselves: what was typed into a field can't be read."""

from meeting_tui.lang import N_

WORDS = {
    "tui.changed": N_(
        "Something changed since this was shown, so nothing was done. Look again, then confirm."
    ),
    "tui.nobody": N_(
        "Nobody in this file is called “{name}”. Ctrl+O lists everybody; Ctrl+N there registers a guest."
    ),
    "tui.which": N_("“{name}” can be {people}. Enter lists them; the unit tells them apart."),
    "tui.number": N_("{field}: “{value}” is no whole number. Write digits only."),
}
