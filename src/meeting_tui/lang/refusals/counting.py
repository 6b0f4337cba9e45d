"""Counting: what has to be done before a result can be published."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "counting.not_final": N_(
        "Poll {poll} has no final result yet: close it and let people decide the {waiting} papers that wait."
    ),
}
