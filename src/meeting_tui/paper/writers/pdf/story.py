"""From blocks to what pages are stacked from, in the same order as `blocks.units`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from reportlab.platypus import CondPageBreak, KeepTogether, Spacer

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
)
from meeting_tui.paper.documents.claims import Claims
from meeting_tui.paper.headlines import QUOTED, TITLES, headline
from meeting_tui.paper.line_breaks import MM_PER_PT, text_width
from meeting_tui.paper.set_lines import whole
from meeting_tui.paper.writers.pdf import flowables as flow
from meeting_tui.paper.writers.pdf.bars import BarLook, DrawnBar, framed
from meeting_tui.paper.writers.pdf.changes import NOW, PLAIN, WAS, ChangedLines, marked
from meeting_tui.paper.writers.pdf.flowables import Line, Lines, Look, Type
from meeting_tui.paper.writers.pdf.page_breaks import Part, kept
from meeting_tui.paper.writers.pdf.sealed import beside
from meeting_tui.paper.writers.pdf.tables import grid

MM = 1 / MM_PER_PT
_UPRIGHT = 162 * MM  # of the text on an upright A4
_SMALL, _LARGE, _HUGE = 13.0, 17.0, 60.0  # points of a conclusion: in a section, on a notice, on a poster
_LOOKS = {
    "body": Look(11.5, leading=1.65, after=4),
    "strong": Look(11.5, bold=True, leading=1.6, after=4),
    "note": Look(11.5, leading=1.5, after=3, color=flow.QUIET),
    "center": Look(11.5, align="center", leading=1.6, after=4),
}
_HEADINGS = {
    1: Look(13.5, bold=True, before=12, after=4),
    2: Look(11.5, bold=True, before=7, after=2),
}


def story(document: Document, claims: Claims | None, size: Type, width: float, height: float) -> list[Any]:
    """The flowables of a document on pages whose text is `width` points wide and `height` points high."""
    made = Story(document, claims, size, (width, height))
    parts = [(_torn(block) if size.close else block, list(made.block(block))) for block in document.blocks]
    ending = list(made.ending())
    if parts and isinstance(parts[-1][0], Seal):  # what is signed, sealed and claimed: one sheet
        parts, ending = made.closed(parts, ending), []
    return [*made.letterhead(), *kept(parts, width, height), *ending]


def _torn(block: Block) -> Block:
    """The block; a section that else stays on one page may go on on the next."""
    return replace(block, whole=False) if isinstance(block, Heading) else block


def _loose(flowables: Iterable[Any]) -> Iterator[Any]:
    """One by one: what is kept together inside of what is kept together takes a page of its own."""
    for each in flowables:
        yield from _loose(each._content) if isinstance(each, KeepTogether) else (each,)


class Story:
    """The state of one setting: scale, width and height of a page's text, language."""

    def __init__(
        self, document: Document, claims: Claims | None, size: Type, room: tuple[float, float]
    ) -> None:
        self.document, self.claims = document, claims
        self.type, self.scale = size, size.scale
        self.width, self.height = room

    @property
    def room(self) -> float:
        """What a point between paragraphs is."""
        return self.scale * self.type.air

    def ending(self) -> Iterator[Any]:
        """What the paper claims, as a QR and in print."""
        if self.claims:
            told = self.document.caption, self.claims.printed(), self.claims.code()
            larger = self.width / _UPRIGHT if self.document.form == "poster" else 1.0
            yield from flow.claimed(*told, self.width, self.height, max(1.0, larger))

    def closed(self, parts: list[Part], ending: list[Any]) -> list[Part]:
        """The same with signatures, seal and claims as one part."""
        signed = len(parts) > 1 and isinstance(parts[-2][0], Signatures)
        at = len(parts) - (2 if signed else 1)
        closing = [each for _block, flowables in parts[at:] for each in _loose(flowables)]
        close = beside(closing, ending, self.look(_LOOKS["body"])) if self.type.close else [*closing, *ending]
        return [*parts[:at], (parts[-1][0], [KeepTogether(close)])]

    def look(self, look: Look, **changes: Any) -> Look:
        """A look at this scale."""
        scale, air = self.scale, self.room
        scaled: dict[str, Any] = {
            "size": look.size * scale,
            "indent": look.indent * scale,
            "before": look.before * air,
            "after": look.after * air,
            "leading": self.type.leading(look.leading),
        }
        return replace(look, **{**scaled, **changes})

    def letterhead(self) -> Iterator[Any]:
        """The organ in red, a rule, the title, the file number."""
        document = self.document
        if document.organ:
            look = self.look(Look(12, bold=True, align="center", color=flow.SEAL_RED))
            yield Lines(document.organ, look)
            yield Line(1.4 * self.scale, flow.SEAL_RED, 5 * self.room, 7 * self.scale)
        large = 30 if document.form == "poster" else 20
        size, lines = headline(document.title, self.width / MM, large * self.scale, 3, 14 * self.scale)
        look = Look(size, bold=True, align="center", leading=self.type.leading(1.4), after=6 * self.room)
        yield Lines("", look, broken=lines)
        if document.number:
            yield Lines(document.number, self.look(_LOOKS["note"], align="center"))

    def block(self, block: Block) -> Iterator[Any]:
        """The flowables of one block."""
        match block:
            case Heading(text=text, level=level):
                yield Lines(text, self.look(_HEADINGS[level], words=TITLES))
            case Paragraph():
                yield from self.paragraph(block)
            case Change():
                yield ChangedLines(*marked(_marked(block)), self.look(_LOOKS["strong"]))
            case Facts(rows=rows):
                yield from self.labelled(rows)
            case Items(rows=rows):
                yield from self.labelled(rows, least=1.6)
            case Table():
                yield from grid(block, self.type, self.width, self.height)
            case Verdict():
                yield KeepTogether(list(self.verdict(block)))
            case Bars(rows=bars):
                yield from (DrawnBar(bar, self.bar_look()) for bar in bars)
            case Callout(title=title, lines=lines):
                yield from framed(title, lines, self.type, self.width)
            case Signatures(labels=labels):
                signed = flow.signatures(labels, max(11 * self.scale, 11.0), self.width)
                yield KeepTogether(list(_loose(signed)))
            case Seal(organ=organ, date=date, label=label, said=said):
                beside = self.begin + said if said else ""
                look = self.look(_LOOKS["body"])
                yield from flow.seal(beside, organ, date, label, look, self.width)

    @property
    def begin(self) -> str:
        """What a paragraph begins with: in Chinese two empty squares."""
        return "\u3000\u3000" if self.document.lang == "zh" else ""

    def bar_look(self) -> BarLook:
        """How a share is drawn: on a poster so large that it is read from two metres."""
        values = (
            (12.0, 24.0, 22.0, 0.0, 6.0) if self.document.form == "poster" else (11.5, 13.0, 9.0, 12.0, 3.0)
        )
        return BarLook(*(each * self.scale for each in values))

    def paragraph(self, block: Paragraph) -> Iterator[Any]:
        """Each line of the text is a paragraph."""
        empty = self.begin if block.style == "body" else ""
        look = _LOOKS[block.style]
        if self.document.form == "poster" and block.style == "strong":
            look = replace(look, size=14.0)
        look = self.look(look)
        for part in block.text.split("\n"):
            centred = (
                headline(part, self.width / MM, look.size, 3, look.size)[1] if block.style == "center" else ()
            )
            yield Lines(empty + part, look, broken=centred)

    def labelled(self, rows: tuple[tuple[str, str], ...], least: float = 4.0) -> Iterator[Any]:
        """Rows with hanging labels, all values beginning at one place."""
        size = 11.5 * self.scale
        widest = max((text_width(label, size) * MM for label, _ in rows), default=0.0)
        indent = min(max(widest, least * size) + 0.8 * size, self.width * 0.4)
        look = self.look(replace(_LOOKS["body"], after=2.0), indent=indent)
        for label, value in rows:
            look = replace(look, words=QUOTED if "，" in value else TITLES)  # a sentence, or a title
            if text_width(label, size) * MM > indent:
                yield CondPageBreak(4 * look.size * look.leading)
                yield Lines(label, self.look(replace(_LOOKS["strong"], after=0.0)))
                yield Lines(value, look)
            else:
                yield Lines(value, look, label)

    def verdict(self, block: Verdict) -> Iterator[Any]:
        """The conclusion beside a red bar, its reasons under it."""
        size = _SMALL if block.small else _HUGE if self.document.form == "poster" else _LARGE
        room = (self.width - 12 * self.scale) / MM
        fitting, lines = headline(block.text, room, size * self.scale, 2, min(size, 12) * self.scale)
        large = Look(size, bold=True, leading=1.45, indent=12, before=5 if block.small else 8, bar=True)
        yield Lines("", self.look(large, size=fitting), broken=lines)
        small = Look(11.5, leading=1.5, indent=12, bar=True)
        if self.document.form == "poster":  # a comparison is read on one line
            sizes = (whole(reason, room, 15 * self.scale, 1, 9 * self.scale)[0] for reason in block.reasons)
            small = replace(small, size=min(sizes, default=small.size) / self.scale)
        yield from (Lines(reason, self.look(small)) for reason in block.reasons)
        yield Spacer(0, (5 if block.small else 8) * self.room)


def _marked(block: Change) -> Iterator[tuple[str, str]]:
    """The pieces of a changed wording, each with its mark."""
    yield block.begin, PLAIN
    marks = {"": PLAIN, "was": WAS, "now": NOW}
    yield from ((text, marks[part]) for text, part in parts(block.old, block.new, block.lang))
