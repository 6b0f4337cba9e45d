"""What tellers have in hand: the papers they go after, and the codes they scan instead of pressing keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import moment
from meeting_tui.lang.terms import term
from meeting_tui.paper.ballots.commands import ASIDE, LAYOUT_TEST, NEXT, UNDO
from meeting_tui.paper.documents.blocks import Block, Document, Heading, Paragraph, Table
from meeting_tui.paper.documents.issuer import document
from meeting_tui.paper.documents.sheets import SheetFacts


@dataclass(frozen=True)
class ChasedBallot:
    """A paper that is not back. `mode` and `at` (ISO) say how and when it was handed out, empty if it was
    not; `signature` is `taken`, `refused` or empty."""

    building: str
    serial: int
    units: str
    name: str
    mode: str = ""
    at: str = ""
    signature: str = ""


def chase_list(facts: SheetFacts, rows: tuple[ChasedBallot, ...], t: Translator) -> Document:
    """催收名单: building by building, whose paper is still to be handed out or to come back."""
    blocks: list[Block] = []
    for building, there in groupby(rows, lambda row: row.building):
        blocks += _building(facts, building or t("Elsewhere"), tuple(there), t)
    if not blocks:
        blocks.append(Paragraph(t("Every paper is back.")))
    title = t("Papers to go after: {title}", title=facts.title)
    return replace(document(t, facts.issuer, title, tuple(blocks)), form="sheet")


def _building(facts: SheetFacts, name: str, rows: tuple[ChasedBallot, ...], t: Translator) -> Iterator[Block]:
    out = sum(1 for row in rows if row.mode)
    yield Heading(
        t("{building}: {out} not back, {left} not handed out", building=name, out=out, left=len(rows) - out)
    )
    head = (
        *(facts.number(t), t("Unit(s)"), t("Owner"), t("Delivery"), t("Signed for"), t("Received on")),
        *(t("Called on"), t("Said"), t("Returned on")),
    )
    cells = tuple(
        (
            *(f"{row.serial:06d}", row.units, row.name, term(row.mode, t), term(row.signature, t)),
            *(moment(row.at, t.lang) if row.at else "", "", "", ""),
        )
        for row in rows
    )
    yield Table(head, cells, (3, 6, 4, 4, 3, 4, 4, 5, 4), "lllllllll", tall=True)


def command_sheet(
    facts: SheetFacts, codes: Mapping[str, str], choices: tuple[str, ...], t: Translator
) -> Document:
    """指令码: each key of the counting table as a code. `choices`: what the digits from 1 on stand for; empty
    where that is not the same for all questions."""
    words = {
        **{str(n): f"{n}: {choice}" if choice else str(n) for n, choice in enumerate(choices, 1)},
        "0": t("0: blank"),
        NEXT: t("Keep, next paper"),
        ASIDE: t("Void or in doubt: two people decide"),
        UNDO: t("Take back the last answer, or the last paper"),
    }
    rows = [(words[command], codes[command]) for command in words]
    rows.append((t("Layout test: scan this first"), LAYOUT_TEST))
    said = Paragraph(
        t("Scan the paper, then one code a question, then the code for the next paper. No key is needed."),
        "note",
    )
    table = Table((t("Meaning"), t("Code to scan")), tuple(rows), (8, 4), "lc", tall=True, codes=True)
    title = t("Codes for the counting table: {title}", title=facts.title)
    return document(t, facts.issuer, title, (said, table))
