"""What a place shows on the wall."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Projection:
    """A title and a few numbers with their labels, drawn large where they fit, and lines of text.

    `head` stands at the top and says where we are; `number` is drawn in place of a title too long to be
    large; `result` is what came out, in a word or two; `notice` stands at the foot and says what is wrong.
    """

    title: str
    numbers: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    head: tuple[str, ...] = ()
    number: str = ""
    result: str = ""
    notice: str = ""
