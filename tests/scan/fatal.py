"""Readers that fail, for processes of their own: these load no more than the reader does."""

from __future__ import annotations

import os

from meeting_tui.scan import page, reader
from meeting_tui.scan.sources import PageSource
from meeting_tui.scan.values import PageReading

DEADLY = "3.jpg"


def stumbling(pages: list[PageSource]) -> list[PageReading]:
    """Fails at every page."""
    page.identify = lambda *_given: 1 / 0  # type: ignore[assignment]
    return list(page.read_pages(pages, reader._count))


def deadly(pages: list[PageSource]) -> list[PageReading]:
    """Dies of one file."""
    if any(each.path.name == DEADLY for each in pages):
        os._exit(1)
    return list(page.read_pages(pages, reader._count))
