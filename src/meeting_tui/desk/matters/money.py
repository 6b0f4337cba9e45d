"""Money of matters: entered, reversed, added up. Nothing is ever edited: what is wrong is reversed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, select

from meeting_tui.clean import clean
from meeting_tui.desk.communities import currency
from meeting_tui.desk.matters.amounts import check_amount
from meeting_tui.desk.matters.dealing import Dealing, dealing
from meeting_tui.desk.matters.rows import id_of, state_of, stream_of
from meeting_tui.desk.meetings.floor import line
from meeting_tui.desk.office import Office
from meeting_tui.record.matter.money import BUDGET, CONTRACT, MONEY_KINDS, REFUND, SOURCES, Money, sums
from meeting_tui.refusal import Amount, FieldName, Key, Keys, On, Refusal
from meeting_tui.store import past, tables


@dataclass(frozen=True)
class MoneySpec:
    """A line to be entered. `fen` is more than nothing, in hundredths of the community's currency; `kind`
    says which way it goes."""

    kind: str
    source: str
    fen: int
    on: date
    party: str
    decision: str
    voucher: str = ""
    what: str = ""


@dataclass(frozen=True)
class LedgerLine:
    """A line of the ledger, and the matter in whose record it stands."""

    matter: int
    title: str
    money: Money


def enter(office: Office, number: int, spec: MoneySpec) -> int:
    """Enter a line; returns the number of its entry. Refusals matters.money_kind, .source, .amount,
    .money_future, .no_voucher, .voucher_twice."""
    with dealing(office, number) as on:
        return enter_on(on, spec)


def enter_on(on: Dealing, spec: MoneySpec) -> int:
    """As `enter`, within an act."""
    counted = currency(on.office)
    _check(spec, on.office.world.now().date())
    check_amount(spec.fen, counted)
    stands = on.may("enter_money")
    voucher, party, decision = clean(spec.voucher), line(spec.party, "party"), line(spec.decision, "decision")
    again = (each for each in stands.money if each.counts and voucher and each.voucher == voucher)
    if twice := next((each for each in again if each.kind == spec.kind), None):
        raise Refusal(
            "matters.voucher_twice", field=FieldName("voucher"), voucher=Key(voucher), seq=twice.seq
        )
    _check_refund(spec, stands.money, counted)
    facts = {"kind": spec.kind, "source": spec.source, "fen": spec.fen, "on": spec.on.isoformat()}
    why = {"what": clean(spec.what)} if clean(spec.what) else {}
    told = {"party": party, "voucher": voucher, "decision": decision}
    return on.write("money.entered", **facts, **told, **why).seq


def _check(spec: MoneySpec, today: date) -> None:
    """Refuse what can't be entered by itself, whatever the ledger holds."""
    if spec.kind not in MONEY_KINDS:
        known = Keys(MONEY_KINDS)
        raise Refusal("matters.money_kind", field=FieldName("money"), kind=Key(spec.kind), known=known)
    if spec.source not in SOURCES:
        known = Keys(SOURCES)
        raise Refusal("matters.source", field=FieldName("source"), source=Key(spec.source), known=known)
    if spec.on > today:
        raise Refusal("matters.money_future", field=FieldName("on"), on=On(spec.on.isoformat()))
    if spec.kind not in (BUDGET, CONTRACT) and not clean(spec.voucher):
        raise Refusal("matters.no_voucher", field=FieldName("voucher"))


def _check_refund(spec: MoneySpec, ledger: tuple[Money, ...], counted: str) -> None:
    """Nobody gives back more of a matter's money than was paid. Refusal matters.refund."""
    paid = sums(ledger).paid
    if spec.kind == REFUND and spec.fen > paid:
        raise Refusal("matters.refund", field=FieldName("amount"), paid=Amount(max(paid, 0), counted))


def reverse(office: Office, number: int, seq: int, reason: str) -> int:
    """What entry `seq` entered counts no more; returns the number of the entry that says so.

    Refusals matters.no_money, matters.no_reason.
    """
    why = clean(reason)
    with dealing(office, number) as on:
        on.may("reverse_money", seq, why)
        return on.write("money.reversed", of=seq, reason=why).seq


def ledger(office: Office, number: int = 0) -> tuple[LedgerLine, ...]:
    """All lines by day, reversed ones too; of one matter, or of all (0)."""
    with office.store.read() as session:
        return tuple(sorted(_lines(office, session, number), key=_by_day))


def _by_day(line: LedgerLine) -> tuple[str, int, int]:
    return line.money.on, line.matter, line.money.seq


def _lines(office: Office, session: Session, number: int) -> Iterator[LedgerLine]:
    rows = session.exec(select(tables.Matter)).all() if not number else ()
    for each in [id_of(row) for row in rows] or [number]:
        if each and past.knows(session, stream_of(each)):
            stands = state_of(office, session, each)
            yield from (LedgerLine(each, stands.title, line) for line in stands.money)
