"""Which entry of a meeting says something: that it was opened, who chairs, who confirmed the minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from meeting_tui.record.chain import Entry

_WHAT = ("by_id", "by", "no", "role")
"""The fields by which entries of one kind are told apart; the first that there is."""


def saying(entries: Iterable[Entry]) -> Mapping[tuple[str, str], int]:
    """By kind and by whom or what it is about ("": nothing), the number of the last such entry."""
    return {(entry.kind, _what(entry.body)): entry.seq for entry in entries}


def _what(body: Mapping[str, Any]) -> str:
    found = (body[name] for name in _WHAT if not isinstance(body.get(name), list | None))
    return str(next(found, ""))
