"""What a place shows on the wall."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Projection:
    """A title, a few tall numbers with their labels, and lines of text."""

    title: str
    numbers: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
