"""The audit on paper: what was fixed before the dice, the papers that they drew, what two people saw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meeting_tui.check_code import check_code
from meeting_tui.lang import Translator
from meeting_tui.lang.audit import Labels, differences, promise, rests_on, risk_now, stage, why_full
from meeting_tui.lang.formats import moment
from meeting_tui.paper.documents.blocks import (
    Block,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Signatures,
    Table,
    Verdict,
)
from meeting_tui.paper.documents.issuer import Issuer, document
from meeting_tui.published import AuditForm

DICE = 10
"""Boxes to write digits in, in a row."""
ROWS = 2


@dataclass(frozen=True)
class AuditPaperFacts:
    """An audit to be printed. `typed`: who typed the digits that hold; `by` who began it."""

    issuer: Issuer
    title: str
    labels: Labels
    found: AuditForm
    by: str
    typed: tuple[str, ...] = ()


def build(facts: AuditPaperFacts, t: Translator) -> Document:
    """The audit as it stands: to be signed before the dice, then with the list, then with what was found."""
    title = t("Audit by public dice: {title}", title=facts.title)
    return document(t, facts.issuer, title, tuple(_blocks(facts, t)))


def _blocks(facts: AuditPaperFacts, t: Translator) -> Iterator[Block]:
    found = facts.found
    yield Facts(tuple(row for row in _fixed(facts, t) if row[1]))
    yield Paragraph(why_full(found["full"] or "", t) or promise(found["risk_limit"], t))
    if found["leads"]:
        yield Heading(t("What the results rest on"), 2)
        yield Items(tuple(rests_on(found, facts.labels, t)))
    if found["stage"] == "throw":
        yield from _to_throw(t)
    if found["drawn"]:
        yield Heading(t("The papers"), 2)
        yield _list(found, t)
    if found["stage"] in ("confirmed", "overturned", "changed", "more"):
        yield Verdict(stage(found["stage"], t), tuple(differences(found, facts.labels, t)), small=True)
    yield Signatures((t("Teller"), t("Teller"), t("Scrutineer"), t("Scrutineer")))


def _fixed(facts: AuditPaperFacts, t: Translator) -> Iterator[tuple[str, str]]:
    found = facts.found
    yield t("Audit"), str(found["audit"])
    yield t("Fixed on"), t("{at}, by {name}", at=moment(found["at"], t.lang), name=facts.by)
    yield t("Check code of all readings"), check_code(found["digest"])
    yield t("Check code of the count"), check_code(found["report"])
    yield t("Papers counted"), str(found["papers"])
    yield t("Papers to draw"), "" if found["full"] else str(found["draws"])
    yield t("Risk limit"), f"{found['risk_limit']} %"
    yield t("Dice"), found["seed"] or ""
    yield t("Typed by"), t(", ").join(facts.typed)
    yield t("Risk now"), risk_now(found, t)


def _to_throw(t: Translator) -> Iterator[Block]:
    yield Heading(t("The dice"), 2)
    yield Paragraph(
        t(
            "Sign this sheet first. Then throw ten-sided dice where everybody can see them, and write down "
            "what they show."
        )
    )
    numbers = [tuple(str(row * DICE + place + 1) for place in range(DICE)) for row in range(ROWS)]
    for row in numbers:
        yield Table(row, (("",) * DICE,), (1,) * DICE, "c" * DICE, tall=True)


def _list(found: AuditForm, t: Translator) -> Table:
    head = (t("Ballot no."), t("Box"), t("Scan"), t("Page"), t("Keyed as no."), t("Drawn"), t("Seen by"))
    rows = tuple(
        (
            each["serial"],
            each["box"],
            each["source"],
            str(each["sheet"] or ""),
            str(each["keyed"] or ""),
            str(each["times"]),
            "",
        )
        for each in found["drawn"]
    )
    return Table(head, rows, (4, 3, 6, 2, 3, 2, 6), "lllrrrl")
