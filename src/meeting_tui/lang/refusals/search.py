"""Search: why nothing was looked for."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "search.nothing": N_("Say what to look for: words, initials, a day, or a person."),
    "search.long": N_("That is too long to look for: {length} of at most {most}."),
    "search.backwards": N_("{last} is before {first}. Give the earlier day first."),
}
