"""Titles at the border: of matters, proposals, meetings and what is on their agendas, polls and questions."""

from __future__ import annotations

from meeting_tui.clean import clean
from meeting_tui.paper import fonts
from meeting_tui.refusal import FieldName, Refusal

MOST = 200
"""Characters; what takes more to say is a text, and a title has to stand on a ballot and in a list."""


def title(said: str, field: str = "title") -> str:
    """A title as it can be kept; empty where nothing is said. Refusal titles.long, or of what can't print."""
    kept = bounded(said, field)
    fonts.require([kept])
    return kept


def bounded(said: str, field: str = "title") -> str:
    """The same, where all that is printed beside it is looked at together. Refusal titles.long."""
    kept = clean(said)
    if len(kept) > MOST:
        raise Refusal("titles.long", field=FieldName(field), length=len(kept), most=MOST)
    return kept
