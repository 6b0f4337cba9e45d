"""How large hostile files are: a quarter of what hurts, against a quarter of what is read.

What is proven is that a limit holds, in time, and how what lies below it grows; for that both may shrink
alike. `MEETING_TUI_HOSTILE=wide` takes the limits that ship and the files made for them, a minute more of the
processor: before a release, and whoever changes a reader or a limit.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

WIDE = os.environ.get("MEETING_TUI_HOSTILE") == "wide"
PARTS = 1 if WIDE else 4
LIMITS = {
    "cli.files": ("LARGEST",),
    "desk.roll.grid": ("MAX_BYTES", "MAX_ROWS", "MAX_ROW", "MAX_TEXT", "MAX_MERGED"),
    "desk.roll.html_tags": ("MAX_TAGS",),
    "desk.roll.markup": ("MAX_ELEMENTS",),
    "rules.recount": ("MOST_ANSWERS", "MOST_VOTERS"),
    "strict": ("LONGEST_TOML",),
}
"""By module, the numbers of things that are read at most."""


def many(count: int) -> int:
    """As many things as in a file that hurts, or their part."""
    return count // PARTS


def lower_limits() -> None:
    """In this process, where no file is as large as it could be."""
    if WIDE:
        return
    from meeting_tui.apart import Apart
    from meeting_tui.scan import pdf
    from meeting_tui.scan.reasons import Unreadable

    for name, limits in LIMITS.items():
        of = import_module(f"meeting_tui.{name}")
        for limit in limits:
            _lower(limit, getattr(of, limit))
    pdf._drawing = Apart(
        pdf._draw, pdf.PAGE_SECONDS / 2, Unreadable
    )  # to fill the memory takes more than one


def _lower(limit: str, most: int) -> None:
    """Also where it was imported to; other limits of that name are other numbers."""
    for name, module in list(sys.modules.items()):
        if name.startswith("meeting_tui.") and getattr(module, limit, None) == most:
            setattr(module, limit, many(most))
