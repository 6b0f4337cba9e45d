"""Refusals of days and times as people type them."""

from meeting_tui.lang import N_

WORDS = {
    "when.day": N_("“{value}” is no day. Write it like 11-26, next Friday or 2026-11-26."),
    "when.moment": N_(
        "“{value}” is no time. Write it like 11-26 19:30, tomorrow 7:30 pm or 2026-11-26 19:30."
    ),
    "when.no_time": N_("“{value}” says no time of day. Write it like 11-26 19:30."),
    "when.no_such_day": N_("“{value}”: there is no such day or time, or its weekday is another."),
    "when.either": N_(
        "“{value}” could be {first} or {second}. Write the month as a word, or like 2026-11-26."
    ),
}
