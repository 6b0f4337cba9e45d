"""From blocks to what pages are stacked from, in the same order as `blocks.units`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reportlab.lib.colors import Color, black
from reportlab.platypus import CondPageBreak, KeepTogether, TableStyle
from reportlab.platypus import Table as Grid

from meeting_tui.paper import flow
from meeting_tui.paper.blocks import (
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
)
from meeting_tui.paper.claims import Claims
from meeting_tui.paper.flow import Line, Lines, Look
from meeting_tui.paper.fonts import BOLD, REGULAR
from meeting_tui.paper.lines import MM_PER_PT, balanced, break_lines, text_width

MM = 1 / MM_PER_PT
_SMALL = 14  # rows of a table that is never torn apart
_HAIR = Color(0.72, 0.72, 0.72)
_LOOKS = {
    "body": Look(11.5, leading=1.65, after=4),
    "strong": Look(11.5, bold=True, leading=1.6, after=4),
    "note": Look(9.5, leading=1.5, after=3, color=flow.QUIET),
    "center": Look(11.5, align="center", leading=1.6, after=4),
}
_HEADINGS = {
    1: Look(13.5, bold=True, before=12, after=4),
    2: Look(11.5, bold=True, before=7, after=2),
}


def story(document: Document, claims: Claims | None, scale: float, width: float) -> list[Any]:
    """The flowables of a document on pages whose text is `width` points wide."""
    return list(Story(document, claims, scale, width).all())


class Story:
    """The state of one setting: scale, width, language."""

    def __init__(self, document: Document, claims: Claims | None, scale: float, width: float) -> None:
        self.document, self.claims, self.scale, self.width = document, claims, scale, width

    def all(self) -> Iterator[Any]:
        yield from self.letterhead()
        for block in self.document.blocks:
            yield from self.block(block)
        if self.claims:
            large = self.document.form == "poster"
            yield flow.ClaimsBlock(self.document.caption, self.claims.text(), 9 if large else 7.5)

    def look(self, look: Look, **changes: Any) -> Look:
        """A look at this scale."""
        values = {
            name: getattr(look, name) * self.scale for name in ("size", "indent", "before", "after")
        } | changes
        rest = {n: getattr(look, n) for n in ("bold", "align", "leading", "color", "bar")}
        return Look(**{**rest, **values})

    def kept(self, text: str, look: Look) -> Iterator[Any]:
        """Lines that never end a page: room for what belongs to them must be left."""
        scaled = self.look(look)
        yield CondPageBreak(scaled.before + scaled.size * scaled.leading + 48 * self.scale)
        yield Lines(text, scaled)

    def letterhead(self) -> Iterator[Any]:
        """The organ in red, a rule, the title, the file number."""
        document = self.document
        if document.organ:
            look = self.look(Look(12, bold=True, align="center", color=flow.SEAL_RED))
            yield Lines(document.organ, look)
            yield Line(1.4 * self.scale, flow.SEAL_RED, 5 * self.scale, 9 * self.scale)
        room, least = self.width / MM, 14 * self.scale
        size, lines = balanced(document.title, room, 20 * self.scale, 3, least)
        if lines[-1].endswith("…"):
            size, lines = least, break_lines(document.title, room, least)
        look = Look(size, bold=True, align="center", leading=1.4, after=6 * self.scale)
        yield Lines("", look, broken=lines)
        if document.number:
            yield Lines(document.number, self.look(_LOOKS["note"], align="center"))

    def block(self, block: Block) -> Iterator[Any]:
        """The flowables of one block."""
        match block:
            case Heading(text=text, level=level):
                yield from self.kept(text, _HEADINGS[level])
            case Paragraph():
                yield from self.paragraph(block)
            case Facts(rows=rows):
                yield from self.labelled(rows)
            case Items(rows=rows):
                yield from self.labelled(rows, least=1.6)
            case Table():
                yield from self.table(block)
            case Verdict(text=text, reasons=reasons):
                yield from self.verdict(text, reasons)
            case Signatures(labels=labels):
                yield flow.SignatureLines(labels, 11 * self.scale)
            case Seal(organ=organ, date=date, label=label, said=said):
                place = flow.SealPlace(organ, date, label, 11.5 * self.scale)
                yield KeepTogether([*self.paragraph(Paragraph(said)), place] if said else [place])

    def paragraph(self, block: Paragraph) -> Iterator[Any]:
        """Each line of the text is a paragraph; in Chinese it begins with two empty squares."""
        empty = "\u3000\u3000" if self.document.lang == "zh" and block.style == "body" else ""
        for part in block.text.split("\n"):
            yield Lines(empty + part, self.look(_LOOKS[block.style]))

    def labelled(self, rows: tuple[tuple[str, str], ...], least: float = 4.0) -> Iterator[Any]:
        """Rows with hanging labels, all values beginning at one place."""
        size = 11.5 * self.scale
        widest = max((text_width(label, size) * MM for label, _ in rows), default=0.0)
        indent = min(max(widest, least * size) + 0.8 * size, self.width * 0.4)
        look = self.look(_LOOKS["body"], indent=indent, after=2.0 * self.scale)
        for label, value in rows:
            if text_width(label, size) * MM > indent:
                yield from self.kept(label, replace(_LOOKS["strong"], after=0.0))
                yield Lines(value, look)
            else:
                yield Lines(value, look, label)

    def table(self, block: Table) -> Iterator[Any]:
        """Rules under the heading and between rows, nothing upright."""
        size = (9.5 if block.tall else 10.5) * self.scale
        inner = self.width / sum(block.widths)
        widths = [share * inner for share in block.widths]
        has_head = any(block.head)
        head = [self.cells(block.head, widths, size)] if has_head else []
        rows = [self.cells(row, widths, size) for row in block.cells()]
        style = TableStyle(list(self.table_style(block, size, has_head)))
        if head or rows:
            grid = Grid([*head, *rows], colWidths=widths, repeatRows=len(head), style=style)
            grid.spaceBefore, grid.spaceAfter = 6 * self.scale, 6 * self.scale
            yield KeepTogether([grid]) if len(rows) <= _SMALL else grid

    def cells(self, row: tuple[str, ...], widths: list[float], size: float) -> list[str]:
        """Every cell in lines."""
        return [
            "\n".join(break_lines(cell, (width - 6) / MM, size))
            for cell, width in zip(row, widths, strict=True)
        ]

    def table_style(self, block: Table, size: float, has_head: bool) -> Iterator[tuple[Any, ...]]:
        """How the grid is ruled and set."""
        pad = 7 * self.scale if block.tall else 3.2 * self.scale
        yield ("FONT", (0, 0), (-1, -1), REGULAR, size, size * 1.4)
        yield ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if block.tall else "TOP")
        yield ("LEFTPADDING", (0, 0), (-1, -1), 3)
        yield ("RIGHTPADDING", (0, 0), (-1, -1), 3)
        yield ("TOPPADDING", (0, 0), (-1, -1), pad)
        yield ("BOTTOMPADDING", (0, 0), (-1, -1), pad)
        yield ("LINEBELOW", (0, 0), (-1, -1), 0.4, _HAIR)
        for column, align in enumerate(block.align):
            yield ("ALIGN", (column, 0), (column, -1), {"l": "LEFT", "c": "CENTER", "r": "RIGHT"}[align])
        if block.tall:
            yield ("INNERGRID", (0, 0), (-1, -1), 0.4, _HAIR)
        if has_head:
            yield ("FONT", (0, 0), (-1, 0), BOLD, size, size * 1.4)
            yield ("LINEABOVE", (0, 0), (-1, 0), 1.0, black)
            yield ("LINEBELOW", (0, 0), (-1, 0), 0.8, black)

    def verdict(self, text: str, reasons: tuple[str, ...]) -> Iterator[Any]:
        """The conclusion beside a red bar, its reasons under it."""
        large = Look(17, bold=True, leading=1.5, indent=12, before=8, bar=True)
        small = Look(11, leading=1.55, indent=12, bar=True)
        parts = [Lines(text, self.look(large)), *(Lines(reason, self.look(small)) for reason in reasons)]
        parts[-1].spaceAfter = 10 * self.scale
        yield KeepTogether(parts)
