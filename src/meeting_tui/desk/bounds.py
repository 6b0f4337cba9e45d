"""How long what people write in one line of a form may be, whatever record it goes into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from meeting_tui.refusal import FieldName, Refusal

MOST = 2_000
"""Characters; more is a slip of the clipboard, and no paper has a line for it."""
_LINES = frozenset(
    (
        *("reason", "unpacked", "what", "mandate", "ref", "name"),
        *("party", "voucher", "decision", "building", "box", "place", "pile", "station"),
    )
)
"""The fields of entries that hold a line; texts of several lines are bounded where they are read."""


_FORM = {"unpacked": "without_pack"}
"""Where people type it under another name."""


def check(said: Mapping[str, Any]) -> None:
    """Refuse (`record.long`) what is longer than anybody means."""
    for name in _LINES & said.keys():
        length = len(said[name]) if isinstance(said[name], str) else 0
        if length > MOST:
            raise Refusal("record.long", field=FieldName(_FORM.get(name, name)), length=length, most=MOST)
