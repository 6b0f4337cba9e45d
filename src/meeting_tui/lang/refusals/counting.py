"""Counting: what has to be done before a result can be published."""

from __future__ import annotations

from meeting_tui.lang.plurals import N_n

WORDS = {
    "counting.not_final": N_n(
        "Poll {poll} has no final result yet: close it and let people decide the {waiting} paper that waits.",
        "Poll {poll} has no final result yet: close it and let people decide the {waiting} papers that wait.",
        by="waiting",
    ),
}
