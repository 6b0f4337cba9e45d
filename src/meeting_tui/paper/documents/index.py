"""The index of a folder of papers: what lies in it, and how each is told from a changed one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meeting_tui.check_code import check_code
from meeting_tui.lang import Translator
from meeting_tui.lang.formats import day
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents.blocks import Block, Document, Facts, Paragraph, Signatures, Table
from meeting_tui.paper.documents.issuer import Issuer, closing, document


@dataclass(frozen=True, slots=True)
class Filed:
    """One file: which paper it is, number and day of its edition (0 and "": none), the check code of its
    text, and the SHA-256 of its bytes."""

    file: str
    kind: str
    title: str
    copy: str
    edition: int
    date: str
    text: str
    sha256: str

    def with_title(self, title: str) -> Filed:
        """The same under another title."""
        return replace(self, title=title)


def build(
    issuer: Issuer, filed: tuple[Filed, ...], date: str, t: Translator, days: tuple[str, ...] = ()
) -> Document:
    """A table of all files, and lines for who hands them over and who takes them. `days`: of the papers of
    which days, ISO, the first and the last; empty where there is none."""
    blocks = (*_term(days, t), *_blocks(issuer, filed, date, t))
    return replace(document(t, issuer, t("Index of papers"), blocks), form="sheet")


def _term(days: tuple[str, ...], t: Translator) -> Iterator[Block]:
    """Of which days the papers are, if not of all."""
    labels = (t("Meetings and polls from"), t("until"))
    if rows := tuple((label, day(on, t.lang)) for label, on in zip(labels, days, strict=False) if on):
        yield Facts(rows)


def _blocks(issuer: Issuer, filed: tuple[Filed, ...], date: str, t: Translator) -> list[Block]:
    about = t("Kind"), t("About"), t("Edition"), t("Date")
    head = (t("No."), t("File"), *about, t("Check code of the file"))
    rows = tuple(_row(n, each, t) for n, each in enumerate(filed, 1))
    said = t(
        "The check code of a file stands for the SHA-256 of its bytes, which index.csv has in full. To check "
        "a file against the community's own: meeting-tui verify FILE --file COMMUNITY"
    )
    return [
        Table(head, rows, (2, 8, 5, 7, 2, 4, 8), "clllclc"),
        Paragraph(said, "note"),
        Signatures((t("Handed over by"), t("Taken over by"), t("Residents' committee"))),
        *closing(t, issuer, date),
    ]


def _row(n: int, each: Filed, t: Translator) -> tuple[str, ...]:
    kind = term(each.kind, t)
    if each.copy:
        kind = t("{key} ({meaning})", key=kind, meaning=term(each.copy, t))
    dated = day(each.date, t.lang) if each.date else ""
    return str(n), each.file, kind, each.title, str(each.edition or ""), dated, check_code(each.sha256)
