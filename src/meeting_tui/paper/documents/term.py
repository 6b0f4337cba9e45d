"""The index of a term: what was called, voted on, decided, dealt with and issued, and where each is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meeting_tui.lang import N_, N_p, Translator
from meeting_tui.lang.formats import column_day, day
from meeting_tui.paper.documents.blocks import Block, Document, Facts, Heading, Paragraph, Signatures, Table
from meeting_tui.paper.documents.issuer import closing
from meeting_tui.paper.documents.made_of import MadeOf, issued
from meeting_tui.paper.documents.masking import Copy

PARTS = {
    "meeting": N_("Meetings"),
    "poll": N_("Polls"),
    "result": N_p("index", "Results"),
    "resolution": N_("Decisions of meetings"),
    "matter": N_("Matters"),
    "paper": N_("Papers issued"),
}
"""The parts of the index, in the order in which they stand there."""


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One of them: in which of `PARTS`, its number, day (ISO), what it is about and how it stands or came
    out; the check code by which it is told from another, and the file that holds it, empty for none."""

    part: str
    number: str
    on: str
    about: str
    state: str
    code: str = ""
    file: str = ""


def build(
    of: MadeOf, days: tuple[str, str] | None, lines: tuple[IndexLine, ...], t: Translator, copy: Copy
) -> Document:
    """本届档案目录. `days`: first and last, ISO, of what is listed; None: of all that is on record."""
    title = t("Index of the term")
    if days:
        first, last = (day(each, t.lang) for each in days)
        title = t("Index of the term: {first} to {last}", first=first, last=last)
    blocks = (
        Facts(tuple((t(said), str(len(_of(part, lines)))) for part, said in PARTS.items())),
        *_tables(lines, t),
        Paragraph(t(_NOTE), "note"),
        Signatures((t("Handed over by"), t("Taken over by"), t("Residents' committee"))),
        *closing(t, of.issuer, of.date),
    )
    return replace(issued(t, "term", of, title, blocks, copy=copy), form="sheet")


_NOTE = N_(
    "The check code of a meeting, poll or matter is that of the last entry of its record, that of a result "
    "is of its count, that of a paper of its text. Of a paper that was issued again the latest is kept."
)


def _of(part: str, lines: tuple[IndexLine, ...]) -> tuple[IndexLine, ...]:
    return tuple(each for each in lines if each.part == part)


def _tables(lines: tuple[IndexLine, ...], t: Translator) -> Iterator[Block]:
    for part, said in PARTS.items():
        if found := _of(part, lines):
            yield Heading(t(said))
            yield Table(
                headings(t),
                tuple(_row(each, t) for each in found),
                (6, 9, 14, 10, 14, 15),
                "llllll",
                dense=True,
            )


def headings(t: Translator) -> tuple[str, ...]:
    """What heads each of the tables."""
    return t.p("index", "No."), t("Day"), t("About"), t("State"), t("Check code"), t("File")


def _row(each: IndexLine, t: Translator) -> tuple[str, ...]:
    on = column_day(each.on, t.lang) if each.on else "–"
    return each.number, on, each.about, each.state, each.code or "–", each.file or "–"
