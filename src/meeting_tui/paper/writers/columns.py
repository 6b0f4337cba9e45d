"""How wide the columns of a table are, for every page it is set on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from meeting_tui.paper.documents.blocks import Table
from meeting_tui.paper.headlines import TITLES
from meeting_tui.paper.line_breaks import MM_PER_PT, text_width

MM = 1 / MM_PER_PT
ASIDE = 6.0  # points left and right of a cell's text, together
_SLACK = 1.0
_BY_HAND = 7.0  # ems: the most a column that is filled in by hand asks for
_MOST = 12  # lines of a cell; where even they don't do, words are torn
_LOOKED_AT = 12  # the widest cells of a column say how wide it is in so many lines
_STEPS = 12  # halvings, to a tenth of a point
_Way = tuple[int, int, int, int]
"""Lines of a cell: in a column with a share, in one without, in one of numbers, in the heading."""


Points = Callable[[str], float]


@dataclass(frozen=True)
class CellType:
    """What a table is set in: its size in points, how wide a text is in a cell and in the heading."""

    size: float
    cell: Points
    head: Points


def widest(size: float) -> CellType:
    """A type no wider than which any font sets our texts."""

    def points(text: str) -> float:
        return text_width(text, size) * MM

    return CellType(size, points, points)


@dataclass(frozen=True)
class _Column:
    """One column before it has a width; `hand`: points it asks for to be written in, 0 if it is printed."""

    head: str
    cells: tuple[str, ...]
    share: int
    numbers: bool
    hand: float
    type: CellType

    @cached_property
    def _pieces(self) -> tuple[tuple[float, ...], ...]:
        """Of the widest cells, the widths of what no line breaks."""
        return tuple(_pieces(cell, self.type.cell) for cell in self.cells[:_LOOKED_AT])

    @cached_property
    def _heading(self) -> tuple[float, ...]:
        return _pieces(self.head, self.type.head)

    def need(self, way: _Way) -> float:
        """Points it takes in so many lines."""
        lines = way[2] if self.numbers else way[0] if self.share else way[1]
        head = _in_lines(self._heading, way[3])
        return max([head, self.hand, *(_in_lines(cell, lines) for cell in self._pieces)]) + ASIDE + _SLACK


def columns(table: Table, type_: CellType, width: float) -> list[float]:
    """Points of each column, of `width` points in all.

    The table gets as low as it can: every cell stands on one line where all can. Else columns of width 0
    break only where that saves more than a line, those of numbers last, and no word is torn while there is
    a way. What is left over makes cells whole again, then goes to the columns that have a share.
    """
    made = _columns(table, type_, width)
    need = _lowest(made, width)
    left = width - sum(need)
    shares = [each.share for each in made]
    if not any(shares):
        return [each * width / sum(need) for each in need]
    return [each + left * share / sum(shares) for each, share in zip(need, shares, strict=True)]


def _columns(table: Table, type_: CellType, width: float) -> list[_Column]:
    rows, all_shares = table.cells(), sum(table.widths)
    made = []
    for at, (head, share) in enumerate(zip(table.heading(), table.widths, strict=True)):
        cells = sorted({row[at] for row in rows}, key=type_.cell, reverse=True)
        blank = bool(share and rows) and not any(cells)
        hand = min(width * share / all_shares, _BY_HAND * type_.size) if blank else 0.0
        numbers = table.align[at : at + 1] == "r"
        made.append(_Column(head, tuple(cells), share, numbers, hand, type_))
    return made


def _lowest(made: Sequence[_Column], width: float) -> list[float]:
    """What each takes in the lowest way that fits; where none does, the widest give way."""
    for way in _ways():
        need = [each.need(way) for each in made]
        if sum(need) <= width:
            return _whole_again(made, need, way, width)
    return _fitted(need, width)


def _ways() -> Iterator[_Way]:
    """From the best to the worst."""
    yield from ((1, 1, 1, 1), (1, 1, 1, 2), (2, 1, 1, 2))
    for lines in range(3, _MOST + 1):
        yield from ((lines, 1, 1, lines), (lines - 1, lines - 1, 1, lines - 1))
    yield from ((lines,) * 4 for lines in range(2, _MOST + 1))


def _whole_again(made: Sequence[_Column], need: list[float], way: _Way, width: float) -> list[float]:
    """Columns back on fewer lines, as far as there is room: those without a share first, what takes least
    first."""
    for lines in range(1, max(way)):
        whole = [each.need((lines, lines, lines, way[3])) for each in made]
        for at in sorted(range(len(made)), key=lambda at: (made[at].share > 0, whole[at] - need[at])):
            if need[at] < whole[at] <= width - sum(need) + need[at]:
                need[at] = whole[at]
    return need


def _fitted(need: list[float], room: float) -> list[float]:
    """The widest give way first, down to one width: what is short stays whole."""
    most, left = room, sorted(need)
    while left and left[0] <= (most := room / len(left)):
        room -= left.pop(0)
    return [min(each, most) for each in need]


def _pieces(text: str, points: Points) -> tuple[float, ...]:
    """The widths of what no line breaks; of spaces they are negative, for no line begins or ends with one."""
    return tuple(points(piece) * (-1 if piece.isspace() else 1) for piece in TITLES.findall(text))


@lru_cache(maxsize=1024)  # a paper is set several times until it fits
def _in_lines(pieces: tuple[float, ...], lines: int) -> float:
    """The least width in which the pieces take no more than so many lines."""
    high, low = sum(map(abs, pieces)), max(pieces, default=0.0)
    if lines == 1 or _count(pieces, low) <= lines:
        return high if lines == 1 else low
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if _count(pieces, middle) <= lines else (middle, high)
    return high


def _count(pieces: Sequence[float], width: float) -> int:
    """The lines that pieces take, as many on each as there is room for."""
    lines, used = 1, 0.0
    for piece in pieces:
        if piece < 0:
            used -= piece
        elif used and used + piece > width:
            lines, used = lines + 1, piece
        else:
            used += piece
    return lines


def hanzi(text: str) -> bool:
    """Whether lines may break between any two characters."""
    return any(char >= "\u2e80" for char in text)
