"""What a search found, in words: what it is, when, where it stands, and what it says around the words."""

from __future__ import annotations

from typing import Protocol

from meeting_tui.cells import ELLIPSIS, cut, width
from meeting_tui.lang import N_, N_p, Translator
from meeting_tui.lang.formats import column_day
from meeting_tui.lang.matters import entry_name
from meeting_tui.lang.terms import term

_SORTS = {
    "person": N_p("found", "Person"),
    "matter": N_("Matter"),
    "proposal": N_("Proposal"),
    "meeting": N_("Meeting"),
    "poll": N_("Poll"),
    "paper": N_p("found", "Paper"),
    "posting": N_("Posting"),
}
_BEFORE = 12
"""Cells that stand before the first word that was looked for."""


class SearchHit(Protocol):
    """An entry that was found, or a person (`seq` 0)."""

    @property
    def sort(self) -> str: ...
    @property
    def stream(self) -> str: ...
    @property
    def seq(self) -> int: ...
    @property
    def at(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def document(self) -> str: ...


def sort_name(sort: str, t: Translator) -> str:
    """`meeting` is a meeting."""
    return t(_SORTS[sort])


def when(hit: SearchHit, t: Translator) -> str:
    """The day on which it was entered; of a person, none."""
    return column_day(hit.at[:10], t.lang) if hit.at else ""


def place(hit: SearchHit, t: Translator) -> str:
    """Its entry, `Poll 7K2Q · 12`; a person's number."""
    return entry_name(hit.stream, hit.seq, t) if ":" in hit.stream else hit.stream


def said(hit: SearchHit, t: Translator) -> str:
    """All that it says, a paper's kind before it."""
    kind, _colon, number = hit.document.partition(":")
    return " ".join((f"{term(kind, t)} {number}", hit.words)) if kind else hit.words


def excerpt(hit: SearchHit, query: str, cells: int, t: Translator) -> str:
    """What it says in so many cells, around the first of the words looked for."""
    text = said(hit, t)
    if width(text) <= cells:
        return text
    low = text.casefold()
    found = [at for word in query.casefold().split() if (at := low.find(word)) >= 0]
    start = min(found, default=0)
    while start and width(text[start : min(found)]) < _BEFORE:
        start -= 1
    if start and text[start - 1 : start + 1].isascii() and " " in (rest := text[start : min(found)]):
        start += rest.index(" ") + 1  # at the beginning of a word
    return cut((ELLIPSIS if start else "") + text[start:], cells)
