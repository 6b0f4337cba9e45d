"""Where Textual breaks lines: it knows only spaces, and Chinese has none.

Every widget that shows text asks one function of its, and every field of several lines another; from here
on both are ours, and no widget can forget.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from rich.cells import cell_len
from textual import content
from textual._wrap import compute_wrap_offsets
from textual.document import _wrapped_document as document

from meeting_tui.cells import breaks


def _divided(text: str, width: int, fold: bool = True) -> list[int]:  # noqa: ARG001 (as Textual calls it)
    return breaks(text, max(width, 2), cell_len)


def _offsets(text: str, width: int, *asked: Any, **more: Any) -> list[int]:
    """As a field wants them: none of its lines is longer than `width`, be it by spaces, for the cursor stands
    on each. A tab is as wide as where it stands tells; such a line is left to Textual."""
    if "\t" in text:
        return compute_wrap_offsets(text, width, *asked, **more)
    return list(_fitting(text, max(width, 2)))


def _fitting(text: str, width: int) -> Iterator[int]:
    for start, end in pairwise((0, *breaks(text, width, cell_len), len(text))):
        if start:
            yield start
        if (over := cell_len(text[start:end]) - width) > 0:
            yield from range(end - over, end, width)


def wrap_as_we_do() -> None:
    """Lines break as `cells.breaks` says, in all widgets of this process."""
    content.divide_line = _divided  # type: ignore[attr-defined]
    document.compute_wrap_offsets = _offsets  # type: ignore[attr-defined]
