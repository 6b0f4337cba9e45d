"""What was done with the maintenance fund in a half-year, or with common revenue in a quarter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import column_day, day
from meeting_tui.lang.matters import MONEY_WORDS, SOURCE_WORDS, period_name
from meeting_tui.lang.money import money
from meeting_tui.paper.documents.blocks import Block, Document, Facts, Paragraph, Signatures, Table
from meeting_tui.paper.documents.issuer import closing
from meeting_tui.paper.documents.made_of import MadeOf, issued
from meeting_tui.record.matter.money import INCOME, PAYMENT, REFUND, Money


@dataclass(frozen=True, slots=True)
class AccountSheet:
    """An account over a period, `2026H1` or `2026Q3`: its first and last day (ISO), what it held before, in
    hundredths, and what moved, each with the number and title of its matter."""

    source: str
    period: str
    first: str
    last: str
    before: int
    lines: tuple[tuple[int, str, Money], ...]

    def total(self, kind: str) -> int:
        """What of a kind moved, in hundredths; without what was reversed."""
        return sum(line.fen for _no, _title, line in self.lines if line.kind == kind and line.counts)

    @property
    def after(self) -> int:
        """What it held when the period ended."""
        return self.before + sum(line.flow for _no, _title, line in self.lines if line.counts)


def build(of: MadeOf, sheet: AccountSheet, t: Translator) -> Document:
    """收支公示 of one account."""
    about = {"account": t(SOURCE_WORDS[sheet.source]), "period": period_name(sheet.period, t)}
    title = t("{account}: income and expenditure, {period}", **about)
    made = issued(
        t,
        "ledger",
        of,
        title,
        tuple(_blocks(of, sheet, t)),
        decision=money(sheet.after, of.issuer.currency, t),
    )
    return replace(made, form="sheet")


def _blocks(of: MadeOf, sheet: AccountSheet, t: Translator) -> Iterator[Block]:
    currency = of.issuer.currency
    days = {"first": day(sheet.first, t.lang), "last": day(sheet.last, t.lang)}
    yield Facts(((t("Period"), t("{first} to {last}", **days)),))
    sums = (
        (t("Brought forward"), sheet.before),
        (t("Income"), sheet.total(INCOME)),
        (t("Refunds"), sheet.total(REFUND)),
        (t("Payments"), sheet.total(PAYMENT)),
        (t("Carried forward"), sheet.after),
    )
    told = tuple(money(fen, currency, t) for _name, fen in sums)
    yield Table(tuple(name for name, _fen in sums), (told,), (1,) * len(sums), "r" * len(sums))
    heading = (
        t("Day"),
        t.p("money", "Kind"),
        t("Amount"),
        t("Matter"),
        t("Paid to or by"),
        t.p("money", "What for"),
        t("Voucher"),
    )
    rows = tuple(_row(*line, currency, t) for line in sheet.lines)
    if rows:
        widths = (0, 0, 0, 6, 5, 6, 0, 6, 0)
        whole = (*heading, t("By which decision"), t("Entry"))
        yield Table(whole, rows, widths, "llrllllll", dense=True)
    else:
        yield Paragraph(t("Nothing moved in this period."))
    adds_up = t("Brought forward plus income and refunds less payments is what is carried forward.")
    yield Paragraph(adds_up, "note")
    yield Signatures((t("Made by"), t("Checked by")))
    yield from closing(t, of.issuer, of.date)


def _row(number: int, title: str, line: Money, currency: str, t: Translator) -> tuple[str, ...]:
    entry = f"{number} · {line.seq}"
    if not line.counts:
        entry = t("{entry}, reversed by {by}", entry=entry, by=line.reversed_by)
    on, kind = column_day(line.on, t.lang), t(MONEY_WORDS[line.kind])
    amount = money(line.fen, currency, t)
    return on, kind, amount, title, line.party, line.what or "–", line.voucher, line.decision, entry
