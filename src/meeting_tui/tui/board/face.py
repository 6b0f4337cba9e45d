"""A paper's face in the terminal: the same blocks as its PDF, one under the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from meeting_tui.tui.text import fit, line, plain, spread, width, wrap

if TYPE_CHECKING:
    from meeting_tui.paper.documents.blocks import Block, Document, Table

STYLES = {"strong": "bold", "note": "$text-muted"}


def face(document: Document, cells: int) -> Content:
    """The whole paper in lines of at most `cells` cells."""
    rows = [
        *_centred(document.organ, cells, "bold $accent"),
        *_centred(document.title, cells, "bold"),
        *_centred(document.number, cells, "$text-muted"),
    ]
    for block in document.blocks:
        rows += _block(block, cells)
    return Content("\n").join([*rows, Content(""), *_text(document.caption, cells, "$text-muted")])


def _text(text: str, cells: int, style: str = "") -> Iterator[Content]:
    for part in text.split("\n") if text else ():
        yield from (line(piece, style) for piece in wrap(plain(part), cells))


def _centred(text: str, cells: int, style: str) -> Iterator[Content]:
    for piece in wrap(plain(text), cells) if text else ():
        yield spread((" " * ((cells - width(piece)) // 2), ""), (piece, style))


def _block(block: Block, cells: int) -> Iterator[Content]:
    from meeting_tui.paper.documents import blocks

    match block:
        case blocks.Heading(text=text):
            yield Content("")
            yield from _text(text, cells, "bold $accent")
        case blocks.Paragraph(text=text, style=style):
            yield from _text(text, cells, STYLES.get(style, ""))
        case blocks.Facts(rows=rows) | blocks.Items(rows=rows):
            yield from _labelled(rows, cells)
        case blocks.Table():
            yield from _table(block, cells)
        case blocks.Verdict(text=text, reasons=reasons):
            yield Content("")
            yield from _text(text, cells, "bold")
            yield from (row for reason in reasons for row in _text(reason, cells))
        case blocks.Signatures(labels=labels):
            yield Content("")
            yield from (line(f"{label}  ______________") for label in labels)
        case blocks.Seal(organ=organ, date=date, said=said):
            yield Content("")
            yield from _text(said, cells)
            yield from (spread((fit(text, cells, "right"), "")) for text in (organ, date) if text)


def _labelled(rows: Sequence[tuple[str, str]], cells: int) -> Iterator[Content]:
    label = min(max((width(plain(name)) for name, _value in rows), default=0), cells // 3) + 2
    for name, value in rows:
        pieces = [piece for part in value.split("\n") for piece in wrap(plain(part), max(cells - label, 8))]
        for n, piece in enumerate(pieces or [""]):
            yield spread((fit(name, label) if not n else " " * label, "$text-muted"), (piece, ""))


def _table(table: Table, cells: int) -> Iterator[Content]:
    """Columns share the width as on paper; a long cell is shortened here, whole in the PDF."""
    widths = _widths(table, cells - 2 * len(table.widths))
    yield Content("")
    for n, row in enumerate((table.head, *table.cells())):
        if any(row):
            parts = [
                (fit(text, size, "right" if table.align[at : at + 1] == "r" else "left") + "  ", "")
                for at, (text, size) in enumerate(zip(row, widths, strict=True))
            ]
            yield spread(*parts).stylize("bold" if not n else "")


def _widths(table: Table, room: int) -> list[int]:
    """A column without a share is as wide as its widest cell; the others share what is left."""
    columns = zip(table.head, *table.cells(), strict=True)
    natural = [max(width(plain(text)) for text in column) for column in columns]
    own = [cells if not share else 0 for cells, share in zip(natural, table.widths, strict=True)]
    left, shares = max(room - sum(own), 0), sum(table.widths) or 1
    wanted = [cells or left * share // shares for cells, share in zip(own, table.widths, strict=True)]
    most = max(sum(wanted), room, 1)
    return [max(cells * room // most, 2) for cells in wanted]
