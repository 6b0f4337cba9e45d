"""Sheets that went through the reader, in words: what became of all, and why one gave nothing."""

from __future__ import annotations

from collections.abc import Mapping

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.reasons import WORDS
from meeting_tui.lang.terms import term

SCANNED = N_("Sheets scanned")


def sheet_words(reason: str, t: Translator) -> str:
    """Why a sheet gave nothing: the reader's reason, people's reason, or their own words."""
    return t(WORDS[reason]) if reason in WORDS else term(reason, t)


def sheet_totals(seen: int, read: int, waiting: int, aside: Mapping[str, int], t: Translator) -> str:
    """All sheets that went through, in a line; empty where there was none."""
    if not seen:
        return ""
    return t(
        "{n} ({read} read, {waiting} waiting, {aside} set aside)",
        n=seen,
        read=read,
        waiting=waiting,
        aside=sum(aside.values()),
    )
