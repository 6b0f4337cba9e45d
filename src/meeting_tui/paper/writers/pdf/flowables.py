"""What a page of a document is stacked from: lines, labelled lines, signatures, seal, claims.

Texts are drawn as they are: no markup is ever parsed, so nothing a person typed can be markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from reportlab.lib.colors import Color, black
from reportlab.platypus import Flowable, KeepTogether

from meeting_tui.cells import NOT_LAST
from meeting_tui.paper import qr
from meeting_tui.paper.fonts import BOLD, REGULAR, bold_ems, regular_ems
from meeting_tui.paper.headlines import QUOTED, headline
from meeting_tui.paper.line_breaks import MM_PER_PT, Wholes, break_lines, text_width

MM = 1 / MM_PER_PT
SEAL_RED = Color(0.70, 0.13, 0.11)
QUIET = Color(0.35, 0.35, 0.35)
SEAL = 19 * MM  # half of a committee's seal
LABEL = 10  # points that its label stands above its lower edge
MODULE, LEAST_QR = 0.45 * MM, 30 * MM  # the smallest square of a QR a phone reads at arm's length; its side
_HANZI = re.compile("[\u3400-\u9fff]+")
_ALONE = 8  # characters of a word that is not left alone on a last line
_CLOSEST = 1.2  # of its size: no line stands closer to the next where air is saved
_RULE, _UP = 8, 0.35  # points under the line above a proof; of a line's type: its foot above the next
_MOST_BESIDE = 6  # lines that stand beside a seal, or over it


@dataclass(frozen=True, slots=True)
class Look:
    """How lines are set; lengths in points."""

    size: float
    bold: bool = False
    align: Literal["left", "center", "right"] = "left"
    leading: float = 1.55
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    color: Any = black
    bar: bool = False
    words: Wholes = QUOTED


class Type(NamedTuple):
    """How large all type is, and how much of the usual space is between lines and paragraphs. `close`:
    sections go on on the next page, and what closes the paper stands beside its proof."""

    scale: float = 1.0
    air: float = 1.0
    close: bool = False

    def leading(self, usual: float) -> float:
        """From line to line, of its size, where so much is usual."""
        return max(usual * self.air, min(usual, _CLOSEST))


class Lines(Flowable):  # type: ignore[misc]
    """A text in lines, with a label hanging left of the first, if any; it breaks between pages by lines."""

    def __init__(self, text: str, look: Look, label: str = "", broken: Sequence[str] = ()) -> None:
        super().__init__()
        self.text, self.look, self.label, self.broken = text, look, label, list(broken)
        self.spaceBefore, self.spaceAfter = look.before, look.after

    @property
    def step(self) -> float:
        return self.look.size * self.look.leading

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        if not self.broken:
            room = (width - self.look.indent) / MM
            self.broken = list(paragraph(self.text, room, self.look.size, self.look.words, self.look.bold))
        self.height = self.step * len(self.broken)
        return width, self.height

    def split(self, width: float, height: float) -> list[Lines]:
        self.wrap(width, height)
        fits = int(height // self.step)
        if fits >= len(self.broken):
            return [self]
        if fits < 2 or len(self.broken) < 3:
            return []
        if len(self.broken) - fits < 2:
            fits -= 1
        first = Lines("", replace(self.look, after=0), self.label, self.broken[:fits])
        rest = Lines("", replace(self.look, before=0), "", self.broken[fits:])
        return [first, rest] if fits else []

    def draw(self) -> None:
        canvas, look = self.canv, self.look
        canvas.setFillColor(look.color)
        y = self.height - look.size * (0.5 * look.leading + 0.37)
        if look.bar:
            canvas.setFillColor(SEAL_RED)
            canvas.rect(0, 0, 3, self.height, stroke=0, fill=1)
            canvas.setFillColor(look.color)
        if self.label:
            canvas.setFont(REGULAR, look.size)
            canvas.drawString(0, y, self.label)
        canvas.setFont(BOLD if look.bold else REGULAR, look.size)
        at = {"left": look.indent, "center": self.width / 2, "right": self.width}[look.align]
        draw = {
            "left": canvas.drawString,
            "center": canvas.drawCentredString,
            "right": canvas.drawRightString,
        }[look.align]
        for line in self.broken:
            draw(at, y, line)
            y -= self.step


def paragraph(text: str, room: float, size: float, words: Wholes, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text in `room` mm, as its font sets them; no short word stands alone on the last."""
    broken = break_lines(text, room, size, words, bold_ems if bold else regular_ems)
    if "\n" in text or len(broken) < 2:
        return broken
    *lines, before, last = broken
    return (*lines, *_in_company(before, last))


def _in_company(before: str, last: str) -> tuple[str, str]:
    """The last two lines of a text; a word that is short, or one hanzi, gets some of the line before it."""
    kept, _gap, down = before.rpartition(" ")
    if last.isascii() and len(last) <= _ALONE and " " in kept and " " not in last:
        return kept, f"{down} {last}"
    if len(last) <= 2 and len(before) > _ALONE and _HANZI.fullmatch(before[-2:] + last[0]):
        return (before[:-2], before[-2:] + last) if before[-3] not in NOT_LAST else (before, last)
    return before, last


class Line(Flowable):  # type: ignore[misc]
    """A rule across the page."""

    def __init__(self, weight: float, color: Any = black, before: float = 4, after: float = 4) -> None:
        super().__init__()
        self.weight, self.color = weight, color
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        return width, self.weight

    def draw(self) -> None:
        self.canv.setStrokeColor(self.color)
        self.canv.setLineWidth(self.weight)
        self.canv.line(0, self.weight / 2, self.width, self.weight / 2)
        self.canv.setStrokeColor(black)


class SignatureLines(Flowable):  # type: ignore[misc]
    """One or two lines to sign on, side by side; each label is short enough for one line."""

    def __init__(self, labels: Sequence[str], size: float) -> None:
        super().__init__()
        self.labels, self.size = labels, size
        self.height = size * 3.2

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        return width, self.height

    def draw(self) -> None:
        column = self.width / 2
        self.canv.setLineWidth(0.6)
        self.canv.setFont(REGULAR, self.size)
        for at, label in enumerate(self.labels):
            x = at * column
            self.canv.drawString(x, 5, label)
            start = x + text_width(label, self.size) * MM + 5
            self.canv.line(start, 2, x + column - 16, 2)


def signatures(labels: Sequence[str], size: float, width: float) -> Iterator[Flowable]:
    """Lines to sign on, two in a row; labels too long for that stand above theirs."""
    room = (width / 2 - 90) / MM
    for at in range(0, len(labels), 2):
        pair = labels[at : at + 2]
        if any(len(break_lines(label, room, size)) > 1 for label in pair):
            yield from (each for label in pair for each in _alone(label, size))
        else:
            made = SignatureLines(pair, size)
            made.spaceBefore = 0 if at else 10
            yield made


def _alone(label: str, size: float) -> Iterator[Flowable]:
    """A line to sign on under its label, kept with it."""
    yield KeepTogether([Lines(label, Look(size, before=10)), SignatureLines([""], size)])


class SealPlace(Flowable):  # type: ignore[misc]
    """The organ's name and the date at the right, over the place where the seal goes; `said` at the left.

    All are short, see `seal`. `part` of the width is the organ's.
    """

    def __init__(self, said: str, organ: str, date: str, label: str, size: float, part: float = 0.62) -> None:
        super().__init__()
        self.said, self.organ, self.date, self.label, self.size = said, organ, date, label, size
        self.part = part
        self.spaceBefore = 6

    def narrow(self) -> SealPlace:
        """The same, as wide as the seal and the name of the organ, with nothing at its left."""
        return SealPlace("", self.organ, self.date, self.label, self.size, part=1.0)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        room = width * self.part / MM
        self.lines = headline(self.organ, room, self.size, 3, self.size)[1] if self.organ else ()
        widest = max(text_width(line, self.size) for line in (*self.lines, self.date)) * MM
        self.center = width - max(widest / 2, SEAL)
        room = self.center - max(widest / 2, SEAL)
        self.beside = break_lines(self.said, max(room, 20 * MM) / MM, self.size) if self.said else ()
        high = max(len(self.lines) + 2, len(self.beside)) * self.size * 1.7
        self.height = max(2 * SEAL + 2 * MM, high)
        return width, self.height

    def draw(self) -> None:
        canvas, radius, center = self.canv, SEAL, self.center
        canvas.setFont(REGULAR, self.size)
        for at, line in enumerate(self.beside):
            canvas.drawString(0, self.height - self.size * (1.2 + 1.7 * at), line)
        y = self.height / 2 + (len(self.lines) + 1) * self.size * 0.85 - self.size
        canvas.saveState()
        canvas.setStrokeColor(SEAL_RED)
        canvas.setDash(2, 3)
        canvas.setLineWidth(0.6)
        canvas.circle(center, self.height / 2, radius)
        canvas.restoreState()
        canvas.setFillColor(black)
        canvas.setFont(REGULAR, self.size)
        for line in (*self.lines, self.date):
            canvas.drawCentredString(center, y, line)
            y -= self.size * 1.7
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(SEAL_RED)
        canvas.drawCentredString(center, self.height / 2 - radius + LABEL, self.label)
        canvas.setFillColor(black)


def seal(said: str, organ: str, date: str, label: str, look: Look, width: float) -> Iterator[Flowable]:
    """The place of the seal; what is too long to stand beside it stands above."""
    made = SealPlace(said, organ, date, label, look.size)
    made.wrap(width, 0)
    if len(made.beside) > _MOST_BESIDE or len(made.lines) > _MOST_BESIDE:
        yield from (Lines(said, look),) if said else ()
        yield Lines(organ, replace(look, align="right"))
        made = SealPlace("", "", date, label, look.size)
    yield made


class ClaimsBlock(Flowable):  # type: ignore[misc]
    """The QR, what it is for, and its text in print. The QR is as large as a phone needs it."""

    leadings = 1.5, 1.3
    """From line to line, of the size: of what it is for, and of its text."""

    def __init__(self, caption: str, text: str, symbol: qr.Rows, scale: float = 1.0) -> None:
        super().__init__()
        self.caption, self.text, self.size = caption, text, 8.0 * scale
        self.symbol, self.own = symbol, len(text.split("\n"))
        self.side = max(LEAST_QR, len(self.symbol) * MODULE) * scale
        self.spaceBefore = 8

    def parted(self) -> tuple[str, tuple[str, ...]]:
        """What the QR says, too, and the lines of earlier papers behind that."""
        lines = self.text.split("\n")
        return "\n".join(lines[: self.own]), tuple(lines[self.own :])

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        room = (width - self.side - 14) / MM
        self.top = break_lines(self.caption, room, self.size + 1.5)
        self.lines = break_lines(self.text, room, self.size)
        above, below = self.leadings
        printed = len(self.top) * (self.size + 1.5) * above + len(self.lines) * self.size * below
        self.height = max(self.side, printed) + _RULE
        return width, self.height

    @property
    def first(self) -> float:
        """Points from its top to its first line."""
        return _RULE + (self.size + 1.5) * (self.leadings[0] - _UP)

    def draw(self) -> None:
        canvas = self.canv
        canvas.setLineWidth(0.4)
        canvas.line(0, self.height, self.width, self.height)
        y = self.height - _RULE
        canvas.addLiteral(qr.operators(self.symbol, 0, y, self.side))
        x = self.side + 14
        y = self._column(x, y, self.top, self.size + 1.5, self.leadings[0])
        self._column(x, y - 2, self.lines, self.size, self.leadings[1])

    def _column(self, x: float, y: float, lines: Sequence[str], size: float, leading: float) -> float:
        self.canv.setFont(REGULAR, size)
        for line in lines:
            y -= size * leading
            self.canv.drawString(x, y + size * _UP, line)
        return y


def claimed(
    caption: str, text: str, code: str, width: float, height: float, scale: float = 1.0
) -> Iterator[Flowable]:
    """The claims on a text area of this size, beside a QR that holds `code`; so many that they are higher
    stand under it."""
    made = ClaimsBlock(caption, text, qr.public(code), scale)
    made.own = len(code.split("\n"))
    if made.wrap(width, height)[1] <= height / 2:
        yield made
        return
    yield Lines(caption, Look(made.size + 1.5))
    yield ClaimsBlock("", "", made.symbol, scale)
    yield Lines(text, Look(made.size, leading=1.3))


class CodeSymbol(Flowable):  # type: ignore[misc]
    """A QR code as small as a hand scanner likes it: 12 mm, half a millimetre a module."""

    SIDE = 12 / MM_PER_PT

    def __init__(self, text: str) -> None:
        super().__init__()
        self.symbol = qr.symbol(text)
        self.width = self.height = self.SIDE

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        """Its top-left corner is that of the cell."""
        self.canv.addLiteral(qr.operators(self.symbol, 0, self.SIDE, self.SIDE))
