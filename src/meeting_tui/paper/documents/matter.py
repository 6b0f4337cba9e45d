"""A matter on the board: its money line by line, and what became of it, each with the entry it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import column_day, day
from meeting_tui.lang.matters import MONEY_WORDS, entry_name, mark
from meeting_tui.lang.money import money
from meeting_tui.paper.documents.blocks import (
    Bar,
    Bars,
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
)
from meeting_tui.paper.documents.issuer import to_ask
from meeting_tui.paper.documents.made_of import MadeOf, issued
from meeting_tui.record.matter.money import Money, Sums
from meeting_tui.record.matter.surveys import BEST, Survey, questions

YEARS = 4
"""So many surveys stand side by side."""
HappenedRow = tuple[str, str, str]
"""Day (ISO), what happened, and the entry that says so."""


@dataclass(frozen=True, slots=True)
class MatterOnPaper:
    """`state` and `category` in words; `parts` of the estate; `raised`: by which entry; money as entered,
    and what it adds up to."""

    title: str
    state: str
    category: str
    parts: str
    since: str
    raised: str
    money: tuple[Money, ...]
    sums: Sums
    happened: tuple[HappenedRow, ...]
    surveys: tuple[Survey, ...] = ()


def build(of: MadeOf, facts: MatterOnPaper, t: Translator) -> Document:
    """事项公示; `of` is the matter's own record."""
    made = issued(t, "matter", of, facts.title, tuple(_blocks(of, facts, t)), decision=facts.state)
    return replace(made, form="poster")


def _blocks(of: MadeOf, facts: MatterOnPaper, t: Translator) -> Iterator[Block]:
    rows = [(t("State"), facts.state), (t("Category"), facts.category), (t("Concerns"), facts.parts)]
    since = t("{day} ({entry})", day=day(facts.since[:10], t.lang), entry=facts.raised)
    rows.append((t("Since"), since))
    yield Facts(tuple(row for row in rows if row[1]))
    if facts.money:
        yield Heading(t("Money"), 2)
        yield Facts(tuple(_totals(facts.sums, of.issuer.currency, t)))
        yield money_table(facts.money, of.issuer.currency, t)
    if facts.surveys:
        yield Heading(t("How the service was rated"), 2)
        yield from _rated(facts.surveys, t)
    yield Heading(t("What happened"), 2)
    head = t("Day"), t("What happened"), t("Entry")
    lines = tuple((column_day(at[:10], t.lang), what, entry) for at, what, entry in facts.happened)
    yield Table(head, lines, (0, 10, 0), "lll")
    yield Paragraph(t("Each line can be checked: it names its entry in the community's record."), "note")
    yield from (Paragraph(said) for said in to_ask(t, "", of.issuer))
    yield Facts(((t("Announced"), day(of.date, t.lang)),))


def _rated(surveys: tuple[Survey, ...], t: Translator) -> Iterator[Block]:
    """The newest survey as bars, then question by question over the last surveys, each with its entry."""
    shown, newest = surveys[-YEARS:], surveys[-1]
    bars = tuple(
        Bar(question, mark(tenths, count, t), "", Fraction(tenths, 10 * BEST), Fraction(0))
        for question, tenths, count in newest.told
        if tenths is not None
    )
    if bars:
        yield Paragraph(t("Average of marks from 1 to {best}, {day}:", best=BEST, day=day(newest.on, t.lang)))
        yield Bars(bars)
    head = t.p("survey", "Question"), *(column_day(each.on, t.lang)[:10] for each in shown)
    asked = questions(shown)
    rows = [
        (question, *(mark(each.tenths(question), each.marks(question), t) for each in shown))
        for question in asked
    ]
    rows.append((t("Marks"), *(str(max(map(each.marks, each.spreads), default=0)) for each in shown)))
    rows.append((t("Entry"), *(entry_name(f"poll:{each.poll}", each.seq, t) for each in shown)))
    yield Table(head, tuple(rows), (6, *([3] * len(shown))), "l" + "r" * len(shown))


def _totals(sums: Sums, currency: str, t: Translator) -> Iterator[tuple[str, str]]:
    told = {"Budget": sums.budget, "Contract": sums.contract}
    words = {"Budget": t("Budget"), "Contract": t("Contract")}
    yield from ((words[name], money(fen, currency, t)) for name, fen in told.items() if fen)
    yield t("Paid, less refunds"), money(sums.paid, currency, t)
    if sums.income:
        yield t("Income"), money(sums.income, currency, t)
    if sums.budget:
        yield t("Left of the budget"), money(sums.left, currency, t)


def money_table(lines: tuple[Money, ...], currency: str, t: Translator) -> Table:
    """Each line with its entry; what was reversed says by which one, and counts in no sum."""
    head = (
        t("Day"),
        t.p("money", "Kind"),
        t("Amount"),
        t("Paid to or by"),
        t("Voucher"),
        t("By which decision"),
    )
    rows = tuple(_line(each, currency, t) for each in lines)
    return Table((*head, t("Entry")), rows, (0, 0, 0, 5, 0, 6, 0), "llrllll")


def _line(each: Money, currency: str, t: Translator) -> tuple[str, ...]:
    entry = str(each.seq)
    if not each.counts:
        entry = t("{seq}, reversed by {by}", seq=each.seq, by=each.reversed_by)
    on, kind = column_day(each.on, t.lang), t(MONEY_WORDS[each.kind])
    return on, kind, money(each.fen, currency, t), each.party, each.voucher or "–", each.decision, entry
