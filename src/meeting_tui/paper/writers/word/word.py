"""A document as .docx: every block in a named style, tables as tables, page numbers as fields.

The same document gives the same bytes. No text is read as anything but text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt

from meeting_tui.clean import clean_lines
from meeting_tui.lang.difference import parts
from meeting_tui.paper.documents.blocks import (
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
from meeting_tui.paper.line_breaks import MM_PER_PT, text_width
from meeting_tui.paper.writers.word.package import frozen
from meeting_tui.paper.writers.word.pages import PageSetup, new_file
from meeting_tui.paper.writers.word.styles import styled
from meeting_tui.paper.writers.word.tables import add_table

_STYLES = {"body": "Body Text", "strong": "Strong Text", "note": "Note", "center": "Centered"}


def render_word(document: FinishedPaper, paper: Literal["A4", "A3"] = "A4") -> bytes:
    """The whole file."""
    safe = map_text(document, clean_lines)
    writer = _Writer(safe, PageSetup(safe.form, paper))
    writer.letterhead()
    for block in safe.blocks:
        writer.block(block)
    writer.ending()
    return frozen(writer.file)


class _Writer:
    """One file being written."""

    def __init__(self, document: Document, setup: PageSetup) -> None:
        self.document, self.setup = document, setup
        self.file = new_file(document, setup)

    def line(self, text: str, style: str) -> Any:
        """A paragraph; newlines break its line."""
        return styled(self.file.add_paragraph(text), style)

    def letterhead(self) -> None:
        """The organ over a red rule, the title, the file number."""
        document = self.document
        if document.organ:
            self.line(document.organ, "Letterhead")
        self.line(document.title, "Title")
        if document.number:
            self.line(document.number, "Note").alignment = WD_ALIGN_PARAGRAPH.CENTER

    def block(self, block: Block) -> None:
        """One block."""
        match block:
            case Heading(text=text, level=level, page=page):
                made = self.line(text, f"Heading {level}")
                made.paragraph_format.page_break_before = page and block is not self.document.blocks[0]
            case Paragraph(text=text, style=style):
                for part in text.split("\n"):
                    self.line(part, _STYLES[style])
            case Change():
                self.change(block)
            case Facts(rows=rows) | Items(rows=rows):
                self.labelled(rows)
            case Table():
                add_table(self.file, block, self.setup)
            case Verdict() | Bars() | Callout():
                self.told(block)
            case Signatures(labels=labels):
                self.signatures(labels)
            case Seal():
                self.seal(block)

    def told(self, block: Verdict | Bars | Callout) -> None:
        """What came out, how far it got, what nobody may overlook."""
        match block:
            case Verdict(text=text, reasons=reasons):
                self.line(text, "Verdict")
                for reason in reasons:
                    self.line(reason, "Verdict Reason")
            case Bars(rows=bars):
                for bar in bars:
                    self.line(f"{bar.label}  {bar.needed}", "Body Text")
                    self.line(bar.share, "Strong Text")
            case Callout(title=title, lines=lines):
                for said in filter(None, (title, *lines)):
                    self.line(said, "Verdict Reason")

    def change(self, block: Change) -> None:
        """What was struck through, what is now underlined."""
        made = self.line(block.begin, "Strong Text")
        for text, part in parts(block.old, block.new, block.lang):
            if text:
                font = made.add_run(text).font
                font.strike, font.underline = part == "was" or None, part == "now" or None

    def labelled(self, rows: Sequence[tuple[str, str]]) -> None:
        """Values with hanging labels, all beginning at one place."""
        size = self.setup.body
        widest = max((text_width(label, size) for label, _value in rows), default=0.0)
        indent = Mm(min(widest + 0.8 * size * MM_PER_PT, self.setup.width * 0.4))
        for label, value in rows:
            made = self.line(label + "\t" + value, "Labelled")
            made.paragraph_format.left_indent, made.paragraph_format.first_line_indent = indent, -indent
            made.paragraph_format.tab_stops.add_tab_stop(indent)

    def signatures(self, labels: Sequence[str]) -> None:
        """Lines to sign on, two in a row."""
        half = self.setup.width / 2
        for at in range(0, len(labels), 2):
            made = self.line("\t\t".join(labels[at : at + 2]) + "\t", "Signature Line")
            stops = made.paragraph_format.tab_stops
            for start in (0, half):
                if start:
                    stops.add_tab_stop(Mm(start))
                stops.add_tab_stop(Mm(start + half - 6), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)

    def seal(self, block: Seal) -> None:
        """What is said, then the organ, the date and the place of the seal at the right, on one page."""
        signed = [self.line(block.said, "Body Text")] if block.said else []
        for text in filter(None, (block.organ, block.date)):
            signed.append(self.line(text, "Signed"))
        for made in signed:
            made.paragraph_format.keep_with_next = True
        self.line(block.label, "Seal")

    def ending(self) -> None:
        """What the document claims, and that this file proves nothing."""
        if self.document.claims:
            self.line(self.document.unproved, "Claims").paragraph_format.space_before = Pt(14)
            for claim in self.document.claims.printed().split("\n"):
                self.line(claim, "Claims")
