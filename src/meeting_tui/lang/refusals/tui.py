"""Refusals of the screens themselves: what was typed into a field can't be read."""

from meeting_tui.lang import N_

WORDS = {
    "tui.time": N_("“{value}” is no time. Write it like 2026-12-01 19:30."),
    "tui.day": N_("“{value}” is no date. Write it like 2026-12-01."),
    "tui.number": N_("{field}: “{value}” is no whole number. Write digits only."),
}
