"""`money`: the ledger of matters, in and out as a table, and its sheets for the board."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from meeting_tui.cli import out, papers
from meeting_tui.cli.frame import PATH, Argument, DayType, Number, Option, Seat, noun, verb
from meeting_tui.cli.matter_acts import ENTRY, NUMBER, WHY
from meeting_tui.cli.parameters import JSON, OUTPUT
from meeting_tui.lang import N_, _, _n, _p, screen
from meeting_tui.lang.formats import column_day
from meeting_tui.lang.matters import MONEY_WORDS, SOURCE_WORDS
from meeting_tui.lang.money import money as amount_of

if TYPE_CHECKING:
    from meeting_tui.desk.matters.money import LedgerLine

KINDS = ("budget", "contract", "income", "payment", "refund")
KIND = Argument(
    "kind",
    "KIND",
    N_("budget (granted), contract (agreed), payment, refund or income."),
    type=click.Choice(KINDS),
)
ACCOUNTS = ("fund", "revenue", "other")
ACCOUNT = Option(
    "--account",
    type=click.Choice(ACCOUNTS),
    default="other",
    help=N_("The maintenance fund, common revenue, or other money."),
)
WHICH = Argument("account", "ACCOUNT", N_("Which account."), type=click.Choice(ACCOUNTS))
AMOUNT = Argument("amount", "AMOUNT", N_("How much, such as 48000.50."))
ON = Option("--on", metavar="DATE", type=DayType(), required=True, help=N_("The day."))
PARTY = Option("--party", metavar="NAME", required=True, help=N_("Whom it was paid to or came from."))
DECISION = Option("--decision", metavar="TEXT", required=True, help=N_("The decision it rests on."))
VOUCHER = Option("--voucher", metavar="NUMBER", default="", help=N_("The number of its voucher."))
FOR = Option("--for", "what", metavar="TEXT", default="", help=N_("What for."))
PERIOD = Argument("period", "PERIOD", N_("2026H1 for a half-year, 2026Q3 for a quarter."))
ONE = Option("--matter", "number", metavar="NUMBER", type=Number(1), help=N_("Of this matter alone."))
TABLE = Argument("table", "FILE", N_("A .csv or .xlsx file with a row for each line."), type=PATH)


@verb(
    "enter",
    N_("Enter a line; prints the number of its entry."),
    *(NUMBER, KIND, AMOUNT, ON, PARTY, DECISION, VOUCHER, ACCOUNT, FOR),
)
def enter(
    seat: Seat,
    number: int,
    kind: str,
    amount: str,
    on: date,
    party: str,
    decision: str,
    voucher: str,
    account: str,
    what: str,
) -> None:
    from meeting_tui.desk.communities import currency
    from meeting_tui.desk.matters import money as desk
    from meeting_tui.desk.matters.amounts import fen_of

    with seat.office() as office:
        fen = fen_of(amount, currency(office))
        spec = desk.MoneySpec(kind, account, fen, on, party, decision, voucher, what)
        out.data(str(desk.enter(office, number, spec)))


@verb("reverse", N_("What an entry entered counts no more."), NUMBER, ENTRY, WHY)
def reverse(seat: Seat, number: int, entry: int, reason: str) -> None:
    from meeting_tui.desk.matters import money as desk

    with seat.office() as office:
        desk.reverse(office, number, entry, reason)


@verb("list", N_("The ledger by day, what was reversed too."), ONE, JSON)
def list_(seat: Seat, number: int | None, as_json: bool) -> None:
    from meeting_tui.desk.communities import currency
    from meeting_tui.desk.matters import money as desk

    with seat.office(readonly=True) as office:
        found, counted = desk.ledger(office, number or 0), currency(office)
    if as_json:
        out.as_json([{"matter": each.matter, **out.as_dict(each.money)} for each in found])
        return
    headings = [
        _("Day"),
        _("Matter"),
        _("Entry"),
        _p("money", "Kind"),
        _("Amount"),
        _("Account"),
        _("Paid to or by"),
    ]
    headings += [_("Voucher"), _("By which decision"), _("Reversed by")]
    out.table(headings, [_row(each, counted) for each in found], right=frozenset({4}))


def _row(line: LedgerLine, currency: str) -> tuple[object, ...]:
    t, each = screen(), line.money
    what = t(MONEY_WORDS[each.kind]), amount_of(each.fen, currency, t), t(SOURCE_WORDS[each.source])
    told = each.party, each.voucher, each.decision, each.reversed_by or ""
    return column_day(each.on, t.lang), line.matter, each.seq, *what, *told


@verb("import", N_("Enter many lines out of a table: all of them or none."), TABLE)
def import_(seat: Seat, table: Path) -> None:
    from meeting_tui.desk.matters.money_table import read_in
    from meeting_tui.desk.roll.file import RollFile

    with seat.office() as office:
        entered = read_in(office, RollFile.read(table))
    out.words(_n("{n} line is entered.", "{n} lines are entered.", entered))


@verb("export", N_("The ledger as a table that “money import” takes: .csv or .xlsx."), OUTPUT)
def export(seat: Seat, target: str) -> None:
    from meeting_tui.desk.matters.money_table import write_out

    with seat.office(readonly=True) as office:
        write_out(office, Path(target), screen())
    out.words(_("Written: {path}.", path=target))


@verb(
    "sheet",
    N_("Income and expenditure of an account over a period, for the board."),
    *(WHICH, PERIOD, OUTPUT, papers.SIZE),
)
def sheet(seat: Seat, account: str, period: str, target: str, size: Literal["A4", "A3"]) -> None:
    from meeting_tui.desk.board.documents import DocumentRef

    papers.write(seat, DocumentRef("ledger", f"{account}-{period}"), target, size)


money = noun(
    "money",
    N_("Money of matters: a ledger that anybody can add up."),
    *(enter, reverse, list_, import_, export, sheet),
)
