"""A document for the terminal, in cells, a hanzi two of them: the preview shows it, a `.txt` keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from meeting_tui.cells import Align, pad, width, wrap
from meeting_tui.clean import clean_lines
from meeting_tui.paper.documents.blocks import (
    Bar,
    Bars,
    Block,
    Callout,
    Change,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Seal,
    Signatures,
    Table,
    Verdict,
    map_text,
)
from meeting_tui.paper.documents.copies import FinishedPaper

Style = Literal["", "organ", "heading", "strong", "note"]
Line = tuple[tuple[str, Style], ...]
"""Pieces of text side by side, each with its style."""
_GAP = 2
_LEAST = 2  # cells of a column: one hanzi
_BAR = 50  # cells of a whole bar
_RULE = 20  # cells to sign on
_PARAGRAPH: dict[str, Style] = {"strong": "strong", "note": "note"}


def render_text(document: FinishedPaper, cells: int = 78) -> str:
    """The whole document as plain text, no line wider than `cells`; it ends with a newline."""
    return "".join(f"{''.join(text for text, _style in line).rstrip()}\n" for line in lines(document, cells))


def lines(document: Document, cells: int) -> Iterator[Line]:
    """The whole document, with every character made safe."""
    safe = map_text(document, clean_lines)
    if safe.organ:
        yield from _centered(safe.organ, cells, "organ")
        yield (("═" * cells, "organ"),)
    yield from _centered(safe.title, cells, "strong")
    yield from _centered(safe.number, cells, "note") if safe.number else ()
    for block in safe.blocks:
        if not isinstance(block, Paragraph | Change):
            yield ()
        yield from _block(block, cells)
    if safe.claims:
        yield from ((), (("─" * cells, "note"),))
        yield from _plain(safe.unproved, cells, "note")
        yield from _plain(safe.claims.printed(), cells)


def _plain(text: str, cells: int, style: Style = "", align: Align = "l") -> Iterator[Line]:
    for line in wrap(text, cells):
        yield ((pad(line, cells if align != "l" else 0, align), style),)


def _centered(text: str, cells: int, style: Style) -> Iterator[Line]:
    return _plain(text, cells, style, "c")


def _block(block: Block, cells: int) -> Iterator[Line]:
    match block:
        case Heading(text=text, level=level):
            yield from _plain(text, cells, "heading")
            if level == 1:
                yield (("─" * max(map(width, wrap(text, cells))), "heading"),)
        case Paragraph(text=text, style=style):
            align: Align = "c" if style == "center" else "l"
            yield from _plain(text, cells, _PARAGRAPH.get(style, ""), align)
        case Change(text=text):
            yield from _plain(text, cells, "strong")
        case Facts(rows=rows) | Items(rows=rows):
            yield from _labelled(rows, cells)
        case Table():
            yield from _table(block, cells)
        case Verdict() | Bars() | Callout():
            yield from _told(block, cells)
        case Signatures(labels=labels):
            for label in labels:
                yield from _plain(f"{label} {'_' * _RULE}", cells)
        case Seal():
            yield from _seal(block, cells)


def _told(block: Verdict | Bars | Callout, cells: int) -> Iterator[Line]:
    """What came out, how far it got, what nobody may overlook."""
    match block:
        case Verdict(text=text, reasons=reasons):
            yield from _beside(("┃ ", "organ"), f"【{text}】", reasons, cells)
        case Bars(rows=bars):
            yield from (line for bar in bars for line in _bar(bar, cells))
        case Callout(title=title, lines=said):
            yield from _beside(("│ ", "note"), title, said, cells)


def _beside(rule: tuple[str, Style], title: str, said: Sequence[str], cells: int) -> Iterator[Line]:
    """A heading and lines behind an upright rule."""
    parts: list[tuple[str, Style]] = [(title, "strong"), *((each, "") for each in said)]
    for text, style in parts:
        yield from ((rule, (line, style)) for line in wrap(text, cells - 2) if text)


def _bar(bar: Bar, cells: int) -> Iterator[Line]:
    """What is measured and what was asked, over a bar with a mark at what it had to reach."""
    yield from _plain(f"{bar.label}  {bar.needed}", cells)
    long = min(_BAR, cells - 8)
    full, mark = (min(int(share * long), long - 1) for share in (bar.part, bar.bound))
    drawn = "".join("│" if bar.bound and at == mark else "█" if at < full else "░" for at in range(long))
    yield ((f"{drawn} ", ""), (bar.share, "strong"))


def _seal(block: Seal, cells: int) -> Iterator[Line]:
    yield from _plain(block.said, cells) if block.said else ()
    for text in (block.organ, block.date, block.label):
        yield from _plain(text, cells, align="r") if text else ()


def _labelled(rows: Sequence[tuple[str, str]], cells: int) -> Iterator[Line]:
    """Values under one another, behind their labels; a label longer than half the line stands above."""
    widest = max((width(label) for label, _ in rows), default=0)
    indent = min(widest + _GAP, cells // 2)
    for label, value in rows:
        beside = label if width(label) + _GAP <= indent else ""
        if not beside and label:
            yield from _plain(label, cells, "note")
        for n, line in enumerate(wrap(value, cells - indent)):
            yield ((pad("" if n else beside, indent), "note"), (line, ""))


def _table(table: Table, cells: int) -> Iterator[Line]:
    head, rows = table.heading(), table.with_total()
    widths = _columns([head, *rows], cells, table.align)
    if any(head):
        yield from _row(head, widths, table.align, "strong")
        yield (((" " * _GAP).join("─" * column for column in widths), "note"),)
    for row in rows:
        yield from _row(row, widths, table.align)


def _columns(rows: Sequence[Sequence[str]], cells: int, align: str) -> list[int]:
    """No number is torn, nor a word while there is a way; narrow columns have what they need, the wide ones
    share the rest."""
    count = len(rows[0])
    room = cells - _GAP * (count - 1)
    need = [max(width(row[at]) for row in rows) for at in range(count)]
    whole = [_whole(rows, at, align[at : at + 1] == "r") for at in range(count)]
    return _shared(whole if sum(whole) <= room else [_LEAST] * count, need, room)


def _shared(least: Sequence[int], need: Sequence[int], room: int) -> list[int]:
    widths, left = list(least), room - sum(least)
    order = sorted(range(len(need)), key=lambda at: need[at] - least[at])
    for others, at in zip(range(len(need), 0, -1), order, strict=True):
        more = max(0, min(need[at] - least[at], left // others))
        widths[at] += more
        left -= more
    return widths


_WORD = re.compile(r"[^\s\u2e80-\uffff]+|\S")


def _whole(rows: Sequence[Sequence[str]], at: int, numbers: bool) -> int:
    """What a column can't do without: its numbers, its longest word."""
    head, *body = (row[at] for row in rows)
    words = _WORD.findall("\n".join((head, *body)))
    return max([_LEAST, *map(width, (*words, *(body if numbers else ())))])


def _row(row: Sequence[str], widths: Sequence[int], align: str, style: Style = "") -> Iterator[Line]:
    columns = [wrap(cell, cells) for cell, cells in zip(row, widths, strict=True)]
    sides: list[Align] = ["r" if side == "r" else "c" if side == "c" else "l" for side in align]
    sides = sides or ["l"] * len(widths)
    for at in range(max(map(len, columns))):
        parts = zip(columns, widths, sides, strict=True)
        texts = (pad(column[at] if at < len(column) else "", cells, side) for column, cells, side in parts)
        yield (((" " * _GAP).join(texts), style),)
