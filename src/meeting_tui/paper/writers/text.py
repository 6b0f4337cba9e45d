"""A document for the terminal: plain text in columns, where a hanzi takes two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from meeting_tui.clean import clean_lines
from meeting_tui.paper.documents.blocks import (
    Block,
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
from meeting_tui.paper.line_breaks import NOT_FIRST

_GAP = 2
_LEAST = 4  # columns a table column never falls under


def render_text(document: Document, width: int = 78) -> str:
    """The whole paper, no line wider than `width` columns; it ends with a newline."""
    safe = map_text(document, clean_lines)
    lines: list[str] = []
    if safe.organ:
        lines += [*_centered(safe.organ, width), "═" * width]
    lines += _centered(safe.title, width)
    lines += _centered(safe.number, width) if safe.number else []
    for block in safe.blocks:
        lines += ["", *_block(block, width)] if not isinstance(block, Paragraph) else _block(block, width)
    if safe.claims:
        lines += ["", "─" * width, *wrap(safe.caption, width)]
        lines += [line for claim in safe.claims.text().split("\n") for line in wrap(claim, width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def cells(text: str) -> int:
    """Columns a text takes in a terminal."""
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns; words stay whole where they can, marks don't begin a line."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in _words(part, width):
            if line and cells(line) + cells(word) > width:
                line, carried = _carry(line, word, width)
                lines.append(line.rstrip())
                line = carried
                if word.isspace():
                    continue
            line += word
        lines.append(line.rstrip())
    return lines


def _words(text: str, width: int) -> Iterator[str]:
    word = ""
    for char in text:
        if char.isspace() or _cell(char) == 2:
            yield from (word, char) if word else (char,)
            word = ""
        elif word and cells(word) + _cell(char) > width:
            yield word
            word = char
        else:
            word += char
    if word:
        yield word


def _carry(line: str, word: str, width: int) -> tuple[str, str]:
    fits = 2 + cells(word) <= width
    if fits and word[:1] in NOT_FIRST and _cell(line[-1]) == 2 and len(line) > 1:
        return line[:-1], line[-1]
    return line, ""


def pad(text: str, width: int, align: str = "l") -> str:
    """The text filled up to `width` columns."""
    free = max(0, width - cells(text))
    left = {"l": 0, "c": free // 2, "r": free}[align]
    return " " * left + text + " " * (free - left)


def _centered(text: str, width: int) -> list[str]:
    return [pad(line, width, "c") for line in wrap(text, width)]


def _block(block: Block, width: int) -> list[str]:
    match block:
        case Heading(text=text, level=level):
            lines = wrap(text, width)
            lines += ["─" * max(map(cells, lines))] if level == 1 else []
        case Paragraph(text=text, style=style):
            lines = _centered(text, width) if style == "center" else wrap(text, width)
        case Facts(rows=rows) | Items(rows=rows):
            lines = _labelled(rows, width)
        case Table():
            lines = _table(block, width)
        case Verdict(text=text, reasons=reasons):
            lines = [f"┃ {line}" for part in (f"【{text}】", *reasons) for line in wrap(part, width - 2)]
        case Signatures(labels=labels):
            lines = [line for label in labels for line in wrap(f"{label} {'_' * 20}", width)]
        case Seal():
            lines = _seal(block, width)
    return lines


def _seal(block: Seal, width: int) -> list[str]:
    said = wrap(block.said, width) if block.said else []
    signed = [line for text in (block.organ, block.date, block.label) for line in wrap(text, width)]
    return said + [pad(line, width, "r") for line in signed]


def _labelled(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    widest = max((cells(label) for label, _ in rows), default=0)
    indent = min(widest + _GAP, width // 2)
    lines: list[str] = []
    for label, value in rows:
        first, *more = wrap(value, width - indent)
        if cells(label) + _GAP > indent:
            lines += [*wrap(label, width), " " * indent + first]
        else:
            lines.append(pad(label, indent) + first)
        lines += [" " * indent + line for line in more]
    return lines


def _table(table: Table, width: int) -> list[str]:
    rows = [row for row in (table.head, *table.cells()) if any(row) or row is not table.head]
    widths = _columns(rows, table.widths, width)
    lines = [line for row in rows for line in _row(row, widths, table.align)]
    if any(table.head):
        high = len(_row(table.head, widths, table.align))
        lines.insert(high, (" " * _GAP).join("─" * column for column in widths))
    return lines


def _columns(rows: Sequence[Sequence[str]], shares: Sequence[int], width: int) -> list[int]:
    """What every column needs, or its share of what there is."""
    room = width - _GAP * (len(shares) - 1)
    need = [max(cells(row[at]) for row in rows) if rows else _LEAST for at in range(len(shares))]
    if sum(need) <= room:
        return need
    fixed = sum(n for n, share in zip(need, shares, strict=True) if not share)
    if fixed > room // 2:
        return [max(_LEAST, n * room // sum(need)) for n in need]
    rest = room - fixed
    return [
        max(_LEAST, min(n, rest * share // sum(shares))) if share else n
        for n, share in zip(need, shares, strict=True)
    ]


def _row(row: Sequence[str], widths: Sequence[int], align: str) -> list[str]:
    columns = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    aligns = align or "l" * len(widths)
    return [
        (" " * _GAP).join(
            pad(column[at] if at < len(column) else "", width, side)
            for column, width, side in zip(columns, widths, aligns, strict=True)
        )
        for at in range(max(map(len, columns)))
    ]
