"""A document before it has a face: a small tree of blocks that PDF, Word, Markdown and terminal all render.

Texts are raw; every renderer makes them safe for itself. No block knows a font or a width in characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeVar

from meeting_tui.lang import Lang
from meeting_tui.lang.difference import difference
from meeting_tui.paper.documents.claims import Claims

CELL, HEAD, FOOT = "\x1f", "\x1e", "\x1d"
NONE = "–"
"""What a cell holds where it did not happen."""
_NUMBER = re.compile(r"\d+(\.\d+)?")
_LINE = 14  # signs of a line to sign a page on
MAX_CELL = 160  # characters: a cell is a short text and must never be taller than a page
Style = Literal["body", "strong", "note", "center"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 or 2. `whole`: its section stays on one page where it fits on one; `page`: it begins
    a page, unless it is the first thing on one."""

    text: str
    level: int = 1
    whole: bool = False
    page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; newlines begin a new line. `leads`: it stays with what comes next."""

    text: str
    style: Style = "body"
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A strong paragraph that tells, behind `lead`, how a wording changed from `old` to `new`."""

    lead: str
    old: str
    new: str
    lang: Lang

    @property
    def begin(self) -> str:
        """What stands before the wording; a Latin mark is followed by a space."""
        return f"{self.lead} " if self.lead[-1:].strip() and self.lead[-1:].isascii() else self.lead

    @property
    def text(self) -> str:
        """In a row, what changed between brackets."""
        return self.begin + difference(self.old, self.new, self.lang)


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, one under the other."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each with its own number or mark."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageSums:
    """What stands at the foot of a table on each page: how many rows are on it and what their `columns` add
    up to, in how many of them something stands in each of the columns `told`; the same of all rows so far;
    and who signs the page. `here` and `so_far` hold {n}.

    Other columns stay free for sums of what is written in by hand.
    """

    here: str
    so_far: str
    columns: tuple[int, ...] = ()
    signs: tuple[str, ...] = ()
    told: tuple[int, ...] = ()

    @property
    def signed(self) -> str:
        """The line to sign a page on."""
        return "    ".join(f"{who} {'_' * _LINE}" for who in self.signs)

    def rows(self, cells: Sequence[tuple[str, ...]], first: int, last: int) -> tuple[tuple[str, ...], ...]:
        """The two rows of a page that shows `cells` from `first` to before `last`."""
        return self._row(self.here, cells[first:last]), self._row(self.so_far, cells[:last])

    def _row(self, label: str, cells: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        width = len(cells[0]) if cells else 0
        said = {*self.columns, *self.told}
        sums = (self._cell(at, [row[at] for row in cells]) if at in said else "" for at in range(1, width))
        return (label.replace("{n}", str(len(cells))), *sums)

    def _cell(self, at: int, cells: Sequence[str]) -> str:
        if at in self.told:
            return str(sum(cell not in ("", NONE) for cell in cells))
        return _sum(cells)

    def unit(self, rows: int) -> str:
        """How the text of a paper tells what stands at the foot of so many rows."""
        columns = (" ".join(map(str, each)) for each in (self.columns, self.told))
        return FOOT + CELL.join((str(rows), self.here, self.so_far, *columns, *self.signs))

    @classmethod
    def of_unit(cls, unit: str) -> tuple[int, PageSums]:
        """The rows that such a unit is of, and what stands at their foot. ValueError where it is none."""
        rows, here, so_far, columns, told, *signs = unit.removeprefix(FOOT).split(CELL)
        each, counted = (tuple(map(int, said.split())) for said in (columns, told))
        return int(rows), cls(here, so_far, each, tuple(signs), counted)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of short cells. `align` is one of l, c, r per column.

    `widths` are proportions; 0: as wide as its widest cell, which then stays on one line. `dense`: rows
    close together, for numbers that are looked up; `tall`: room to write by hand. `codes`: the texts of the
    last column are printed as QR codes where a page can hold one, and read as they stand everywhere else.
    `sums`: what the rows of each page add up to; a face without pages has that of all at its end.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    align: str = ""
    tall: bool = False
    dense: bool = False
    codes: bool = False
    sums: PageSums | None = None

    def __post_init__(self) -> None:
        wrong = [row for row in (self.head, *self.rows) if len(row) != len(self.widths)]
        if wrong:
            raise ValueError(f"{len(self.widths)} columns, but a row is {wrong[0]!r}")

    def heading(self) -> tuple[str, ...]:
        """The cells of the head, as short as the others."""
        return tuple(map(short, self.head))

    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The rows with every cell on one line and no longer than `MAX_CELL`."""
        return tuple(tuple(short(cell) for cell in row) for row in self.rows)

    def with_total(self) -> tuple[tuple[str, ...], ...]:
        """The rows, and what all of them add up to, for a face without pages."""
        cells = self.cells()
        return (*cells, *(self.sums.rows(cells, 0, len(cells))[1:] if self.sums else ()))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out, large unless it is `small`, with the reasons under it."""

    text: str
    reasons: tuple[str, ...] = ()
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A share drawn as a bar, with the line it had to reach (0: none): both of 1, exactly.

    `label` is what is measured, `share` its percentage, `needed` what was asked and what is missing.
    """

    label: str
    share: str
    needed: str
    part: Fraction
    bound: Fraction


@dataclass(frozen=True, slots=True)
class Bars:
    """Shares one under the other, to be seen before they are read."""

    rows: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """What nobody may overlook, in a frame."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """Who issues the paper and when, with the place of the seal; `said` stands before it."""

    organ: str
    date: str
    label: str
    said: str = ""


Block = Heading | Paragraph | Change | Facts | Items | Table | Verdict | Bars | Callout | Signatures | Seal


@dataclass(frozen=True)
class Document:
    """One paper. `number` is its file number; `claims` what its QR says, with `caption` beside it; files that
    can be edited carry no proof and say `unproved` over the same claims.

    `form` "poster" is set as large as one page allows, "sheet" lies across. `enclosed`: files that lie in a
    PDF, each its name and its text.
    """

    title: str
    community: str
    organ: str
    lang: Lang
    blocks: tuple[Block, ...]
    number: str = ""
    claims: Claims | None = None
    caption: str = ""
    unproved: str = ""
    page_of: str = "{page} / {pages}"
    form: Literal["paper", "poster", "sheet"] = "paper"
    enclosed: tuple[tuple[str, str], ...] = ()


def _sum(cells: Sequence[str]) -> str:
    """The sum of decimal numbers, as exact as they are; nothing where one that is not empty is no number."""
    plain = [cell.replace(",", "") for cell in cells if cell]
    if not plain or not all(_NUMBER.fullmatch(cell) for cell in plain):
        return ""
    return f"{sum(map(Decimal, plain), Decimal(0)):,}"


def short(text: str) -> str:
    """A text fit for a cell."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_CELL else line[: MAX_CELL - 1] + "…"


def units(document: Document) -> Iterator[str]:
    """What the paper says, in reading order, a unit each; see docs/formats/claims.md."""
    yield from (text for text in (document.organ, document.title, document.number) if text)
    for block in document.blocks:
        yield from _units(block)
    if document.claims:
        yield document.caption


def _units(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text) | Paragraph(text=text) | Change(text=text):
            yield text
        case Facts(rows=rows) | Items(rows=rows):
            yield from (CELL.join(row) for row in rows)
        case Table():
            if any(block.head):
                yield HEAD + CELL.join(block.heading())
            if block.sums and block.rows:
                yield block.sums.unit(len(block.rows))
            yield from (CELL.join(row) for row in block.cells())
        case Verdict(text=text, reasons=reasons):
            yield from (text, *reasons)
        case Bars(rows=bars):
            yield from (CELL.join((bar.label, bar.needed, bar.share)) for bar in bars)
        case Callout(title=title, lines=lines):
            yield from filter(None, (title, *lines))
        case Signatures(labels=labels):
            yield CELL.join(labels)
        case Seal(organ=organ, date=date, label=label, said=said):
            yield from (said, CELL.join((organ, date, label)))


def said(blocks: Iterable[Block]) -> str:
    """What blocks say, a unit a line."""
    return "\n".join(text for block in blocks for text in _units(block))


def body_text(document: Document) -> str:
    """The text whose SHA-256 the claims hold."""
    return "\n".join(unit.replace("\n", " ") for unit in units(document))


T = TypeVar("T")


def map_text(value: T, change: Callable[[str], str]) -> T:
    """The same tree with every text a reader sees changed by `change`; claims stay as they are."""
    return _map(value, change)  # type: ignore[no-any-return]


def _map(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_map(each, change) for each in value)
    if is_dataclass(value) and not isinstance(value, Claims | type):
        kept = {"align", "style", "form", "lang", "page_of", "enclosed"}
        changed = {f.name: _map(getattr(value, f.name), change) for f in fields(value) if f.name not in kept}
        return replace(value, **changed)
    return value
