"""The folder of a term's papers."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "archive.not_empty": N_("{path} has something in it already: {names}. Name a new folder."),
}
