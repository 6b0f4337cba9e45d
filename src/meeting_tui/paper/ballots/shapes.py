"""What a ballot page is made of: rectangles, boxes, lines of text, slots for a voter's facts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from meeting_tui.paper.ballots.design import BY_WORDS, VOTE, ChoiceDesign
from meeting_tui.paper.ballots.lines import break_lines
from meeting_tui.paper.line_breaks import BALLOT_WORDS, MM_PER_PT, text_width

WIDTH, HEIGHT = 210.0, 297.0
SQUARE, INSET, CUT = 6.0, 14.5, 255.0
BOX, FRAME, CLEAR = 6.0, 0.32, 4.0
LEFT, RIGHT = 22.0, 188.0
INDENT = 10.0
QR_SIDE = 25.0
FOOT_SIDE = 12.0
STEP = 15.0  # from one row of boxes to the next
_GAP = CLEAR + 0.3
AIR = 3.0  # above a name that stands over its boxes, so that it is not taken for that of the boxes before
_THIRD = 52.0  # three side by side, and two where they are as short
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `x`, `y` is its top-left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def center(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2

    def grown(self, by: float) -> Rect:
        """Larger by `by` on every side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)


@dataclass(frozen=True, slots=True)
class Box:
    """One box a voter may mark; the rectangle runs along the middle of its frame."""

    question: str
    choice: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Text:
    """One line; `y` is its baseline, `x` its left edge, middle or right edge, `size` in points."""

    x: float
    y: float
    size: float
    text: str
    bold: bool = False
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a voter's own fact is stamped: at most `lines` lines in `width` mm, the first baseline at `y`."""

    name: str
    x: float
    y: float
    size: float
    width: float
    lines: int = 1
    bold: bool = False
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A thin line, `weight` mm."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.15
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """The picture of a good mark: a box with a tick or a cross in it."""

    rect: Rect
    mark: Literal["tick", "cross"]


@dataclass(frozen=True)
class PageLayout:
    """One page of the ballot. `squares` are top-left, top-right, bottom-left, bottom-right.

    `qr` and `foot` are the voter's own: no two ballots have the same there. `foot` is None in layout 1.
    `signatures` is the paper over each line that a voter or a proxy may sign on, `write_ins` that over each
    line for a further name, called as its box.
    """

    page: int
    width: float
    height: float
    squares: tuple[Rect, Rect, Rect, Rect]
    bar: Rect
    qr: Rect
    foot: Rect | None
    cut: float | None
    boxes: tuple[Box, ...]
    texts: tuple[Text, ...]
    slots: tuple[Slot, ...]
    rules: tuple[RuledLine, ...]
    samples: tuple[Sample, ...]
    signatures: tuple[Rect, ...] = ()
    write_ins: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Sizes:
    """Points of each kind of text."""

    title: float = 21
    question: float = 13.5
    text: float = 12
    label: float = 14
    value: float = 12.5
    note: float = 10.5
    small: float = 9.5


NORMAL = Sizes()
LARGE = Sizes(title=24, question=20, text=18, label=20, value=18, note=16, small=16)


@dataclass
class PageDraft:
    """A page being filled from the top; `y` is how far it is full, `floor` where it ends."""

    page: int
    sizes: Sizes
    layout: int
    y: float = 0.0
    boxes: list[Box] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    rules: list[RuledLine] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    signatures: list[Rect] = field(default_factory=list)
    write_ins: list[Box] = field(default_factory=list)

    @property
    def cut(self) -> float | None:
        return CUT if self.page == 1 else None

    @property
    def floor(self) -> float:
        return HEIGHT - 14.0 if self.cut is None else self.cut - 11.0

    def room(self) -> float:
        return self.floor - self.y

    def write(self, lines: Sequence[str], size: float, x: float = LEFT, bold: bool = False) -> None:
        """Lines one under the other, and `y` after them."""
        for line in lines:
            self.texts.append(Text(x, self.y + baseline(size), size, line, bold))
            self.y += leading(size)

    def rule(self, weight: float = 0.15) -> None:
        self.rules.append(RuledLine(LEFT, self.y, RIGHT, self.y, weight))

    def done(self) -> PageLayout:
        return PageLayout(
            self.page,
            WIDTH,
            HEIGHT,
            squares(self.cut),
            Rect(LEFT, INSET - 1, 12.0, 2.0),
            Rect(RIGHT - QR_SIDE, 13.0, QR_SIDE, QR_SIDE),
            foot(self.cut) if self.layout > 1 else None,
            self.cut,
            tuple(self.boxes),
            tuple(self.texts),
            tuple(self.slots),
            tuple(self.rules),
            tuple(self.samples),
            tuple(self.signatures),
            tuple(self.write_ins),
        )


def leading(size: float) -> float:
    """Height of one line, mm."""
    return size * MM_PER_PT * 1.42


def baseline(size: float) -> float:
    """From the top of a line to its baseline, mm."""
    return size * MM_PER_PT * 1.09


def middle(y: float, size: float) -> float:
    """The baseline that centres a line of hanzi on `y`."""
    return y + size * MM_PER_PT * 0.37


def squares(cut: float | None) -> tuple[Rect, Rect, Rect, Rect]:
    """The four corner squares of a page with or without a stub."""
    low = HEIGHT - INSET if cut is None else cut - 14.0
    half = SQUARE / 2
    tl, tr, bl, br = (
        Rect(x - half, y - half, SQUARE, SQUARE) for y in (INSET, low) for x in (INSET, WIDTH - INSET)
    )
    return tl, tr, bl, br


def foot(cut: float | None) -> Rect:
    """The code at the foot of a page: in the right margin, above the square there."""
    square = squares(cut)[3]
    return Rect(WIDTH - 8.0 - FOOT_SIDE, square.y - 5.0 - FOOT_SIDE, FOOT_SIDE, FOOT_SIDE)


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """Choices side by side, `pitch` mm from one to the next, each with the lines of its label; the first has
    `first` mm more, or behind the `name`; or all stand below the name (`over`)."""

    pitch: float
    choices: tuple[tuple[ChoiceDesign, tuple[str, ...]], ...]
    first: float = 0.0
    name: tuple[str, ...] = ()
    over: bool = False

    def above(self, size: float) -> float:
        """What stands above the boxes, mm."""
        return AIR + len(self.name) * leading(size) if self.over else 0.0

    def height(self, size: float) -> float:
        """What it takes, mm."""
        beside = () if self.over else self.name
        lines = max(len(beside), *(len(lines) for _choice, lines in self.choices))
        return self.above(size) + max(STEP, lines * leading(size) + 5.0)


def votes(choices: Sequence[ChoiceDesign], size: float) -> list[ChoiceRow]:
    """A row for each name with all its boxes: the name beside the first, their numbers beside the further."""
    rows, pitch = _rows_of(choices), _pitch(size)
    longest = BOX + _GAP + max(text_width(row[0].label, size) for row in rows.values()) + 2 * _GAP
    found = []
    for name, *further in rows.values():
        left = RIGHT - LEFT - INDENT - len(rows[name.id]) * pitch
        room = min(left, max(0.0, longest - pitch))
        lines = break_lines(name.label, room + pitch - BOX - 2 * _GAP, size)
        told = tuple((each, (each.id.partition(VOTE)[2],)) for each in further)
        found.append(ChoiceRow(pitch, ((name, lines), *told), room))
    return found


def ranks(choices: Sequence[ChoiceDesign], size: float) -> list[ChoiceRow]:
    """A row for each name: the name, and behind the longest a box for each rank, its number beside; where a
    word of a name has no room there, all names stand above their boxes."""
    rows, pitch = _rows_of(choices), _pitch(size)
    left = RIGHT - LEFT - INDENT - pitch * max(map(len, rows.values()))
    room = min(left, max(text_width(row[0].label, size) for row in rows.values()) + _GAP)
    words = (word for row in rows.values() for word in BALLOT_WORDS.findall(row[0].label))
    over = max(text_width(word, size) for word in words) > room - _GAP
    return [
        ChoiceRow(
            pitch,
            tuple((each, (str(n),)) for n, each in enumerate(row, 1)),
            0.0 if over else room,
            break_lines(row[0].label, RIGHT - LEFT - INDENT if over else room - _GAP, size),
            over,
        )
        for row in rows.values()
    ]


def _rows_of(choices: Sequence[ChoiceDesign]) -> dict[str, list[ChoiceDesign]]:
    """The boxes by the name they are for."""
    rows: dict[str, list[ChoiceDesign]] = {}
    for choice in choices:
        rows.setdefault(choice.id.partition(VOTE)[0], []).append(choice)
    return rows


def _pitch(size: float) -> float:
    """From one numbered box to the next."""
    return BOX + _GAP + text_width("9", size) + _GAP


def grid(choices: Sequence[ChoiceDesign], size: float, layout: int) -> list[ChoiceRow]:
    """The choices in rows of as many as their labels leave room for."""
    if not choices:
        return []
    lead = BOX + _GAP
    width = RIGHT - LEFT - INDENT
    need = lead + max(text_width(choice.label, size) for choice in choices) + _GAP
    columns = max(1, min(len(choices), 4, int(width // max(20.0, need))))
    narrow = columns > 1 and (layout < BY_WORDS or need <= _THIRD)
    pitch = min(width / columns, _THIRD) if narrow else width / columns
    told = [(choice, break_lines(choice.label, pitch - lead - _GAP, size)) for choice in choices]
    return [ChoiceRow(pitch, tuple(told[at : at + columns])) for at in range(0, len(told), columns)]
