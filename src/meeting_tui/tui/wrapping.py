"""Where Textual breaks lines: it knows only spaces, and Chinese has none.

Every widget that shows text asks one function of its; from here on that is ours, and no widget can forget.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual import content

from meeting_tui.cells import breaks


def _divided(text: str, width: int, fold: bool = True) -> list[int]:  # noqa: ARG001 (as Textual calls it)
    return breaks(text, max(width, 2), cell_len)


def wrap_as_we_do() -> None:
    """Lines break as `cells.breaks` says, in all widgets of this process."""
    content.divide_line = _divided  # type: ignore[attr-defined]
