"""Refusals of the screens themselves: what was typed into a field can't be read."""

from meeting_tui.lang import N_

WORDS = {
    "tui.changed": N_(
        "Something changed since this was shown, so nothing was done. Look again, then confirm."
    ),
    "tui.number": N_("{field}: “{value}” is no whole number. Write digits only."),
}
