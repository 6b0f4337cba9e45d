"""A table in a Word file: its heading stands on every page, no row is torn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from meeting_tui.paper.documents.blocks import Table
from meeting_tui.paper.line_breaks import MM_PER_PT
from meeting_tui.paper.writers.columns import columns, widest
from meeting_tui.paper.writers.word.pages import PageSetup
from meeting_tui.paper.writers.word.styles import styled

_TALL = 9  # mm of a row that is filled in by hand
_SIDES = {"l": WD_ALIGN_PARAGRAPH.LEFT, "c": WD_ALIGN_PARAGRAPH.CENTER, "r": WD_ALIGN_PARAGRAPH.RIGHT}


def add_table(file: Any, table: Table, setup: PageSetup) -> None:
    """The table and an empty line, without which Word joins it with the next."""
    head = [table.heading()] if any(table.head) else []
    rows = [*head, *table.with_total()]
    if not rows:
        return
    made = file.add_table(len(rows), len(table.widths), "Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Pt(width) for width in columns(table, widest(setup.cell), setup.width / MM_PER_PT)]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for n, (row, texts) in enumerate(zip(made.rows, rows, strict=True)):
        _fill(row, texts, table.align or "l" * len(texts), widths)
        _whole(row, heads=n < len(head))
        if table.tall:
            row.height, row.height_rule = Mm(_TALL), WD_ROW_HEIGHT_RULE.AT_LEAST
    styled(file.add_paragraph(), "Table Text")


def _fill(row: Any, texts: Sequence[str], align: str, widths: Sequence[int]) -> None:
    for cell, text, side, width in zip(row.cells, texts, align, widths, strict=True):
        cell.width = width
        [paragraph] = cell.paragraphs
        styled(paragraph, "Table Text").alignment = _SIDES[side]
        paragraph.add_run(text)


def _whole(row: Any, *, heads: bool) -> None:
    """No page ends inside a row; one that heads the table is repeated, in bold."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heads:
        properties.append(OxmlElement("w:tblHeader"))
        for cell in row.cells:
            cell.paragraphs[0].runs[0].bold = True
