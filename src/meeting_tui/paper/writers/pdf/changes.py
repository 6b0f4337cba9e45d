"""A changed wording on paper: what was is struck, what is now is underlined, in the same readable line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reportlab.lib.colors import Color

from meeting_tui.paper.fonts import BOLD, REGULAR
from meeting_tui.paper.writers.pdf.flowables import Lines, Look

PLAIN, WAS, NOW = " ", "-", "_"
"""What becomes of a character; the marks of a text are a text of the same length."""
_HIGH = {WAS: 0.32, NOW: -0.14}  # ems over the foot of the letters
_OVER = {WAS: 0.14, NOW: 0.0}  # ems to both sides: a struck 二 must never be read as 三
_PALE = Color(0.5, 0.5, 0.5)


class ChangedLines(Lines):
    """Lines some characters of which are struck or underlined."""

    def __init__(self, text: str, marks: str, look: Look, broken: Sequence[str] = ()) -> None:
        super().__init__(text, look, broken=broken)
        self.marks = marks

    def split(self, width: float, height: float) -> list[Lines]:
        parts = super().split(width, height)
        if len(parts) < 2:
            return parts
        cut = self._starts()[len(parts[0].broken)]
        first, rest = (replace(part.look) for part in parts)
        return [
            ChangedLines(self.text[:cut], self.marks[:cut], first, parts[0].broken),
            ChangedLines(self.text[cut:], self.marks[cut:], rest, parts[1].broken),
        ]

    def draw(self) -> None:
        canvas, look = self.canv, self.look
        canvas.setFont(BOLD if look.bold else REGULAR, look.size)
        canvas.setLineWidth(look.size * 0.06)
        canvas.setStrokeColor(look.color)
        y = self.height - look.size * (0.5 * look.leading + 0.37)
        for line, marks in zip(self.broken, self._by_line(), strict=True):
            x = look.indent
            for mark, begin, end in _runs(marks):
                x = self._piece(x, y, line[begin:end], mark)
            y -= self.step

    def _piece(self, x: float, y: float, text: str, mark: str) -> float:
        """Set a piece of a line with its mark; where it ends."""
        canvas, look = self.canv, self.look
        canvas.setFillColor(_PALE if mark == WAS else look.color)
        canvas.drawString(x, y, text)
        end = x + float(canvas.width_of(text))
        if mark != PLAIN:
            at, over = y + look.size * _HIGH[mark], look.size * _OVER[mark]
            canvas.line(x - over, at, end + over, at)
        return end

    def _starts(self) -> list[int]:
        """Where in the text each line begins; between lines only white space is lost."""
        at, found = 0, []
        for line in self.broken:
            while line and self.text[at] != line[0]:
                at += 1
            found.append(at)
            at += len(line)
        return found

    def _by_line(self) -> Iterator[str]:
        for at, line in zip(self._starts(), self.broken, strict=True):
            yield self.marks[at : at + len(line)]


def _runs(marks: str) -> Iterator[tuple[str, int, int]]:
    at = 0
    for mark, same in groupby(marks):
        end = at + len(list(same))
        yield mark, at, end
        at = end


def marked(pieces: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Texts with their marks, put together: the text and the marks of each of its characters."""
    told = tuple(pieces)
    return "".join(text for text, _ in told), "".join(mark * len(text) for text, mark in told)
