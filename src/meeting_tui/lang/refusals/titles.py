"""Titles of whatever people call by one."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "titles.long": N_(
        "A title has {most} characters at most; this one has {length}. Put the rest into the text."
    ),
}
