"""Money of a matter, in fen: what was entered, and what that adds up to. What is reversed counts no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BUDGET, CONTRACT, INCOME, PAYMENT, REFUND = "budget", "contract", "income", "payment", "refund"
MONEY_KINDS = (BUDGET, CONTRACT, INCOME, PAYMENT, REFUND)
FUND, REVENUE, OTHER = "fund", "revenue", "other"
SOURCES = (FUND, REVENUE, OTHER)


@dataclass(frozen=True, slots=True)
class Money:
    """One line of the ledger. `fen` is never negative: its `kind` says which way it goes. `party`: who is
    paid, or pays; `decision`: on what it rests; `on`: an ISO date; `reversed_at`, `why`: once it counts no
    more, by entry `reversed_by`."""

    seq: int
    at: str
    kind: str
    source: str
    fen: int
    on: str
    party: str
    voucher: str
    decision: str
    what: str = ""
    reversed_by: int = 0
    reversed_at: str = ""
    why: str = ""

    @property
    def counts(self) -> bool:
        """It was not reversed."""
        return not self.reversed_by

    @property
    def flow(self) -> int:
        """What it adds to the account, in fen: a payment takes away, budgets and contracts move nothing."""
        return {INCOME: self.fen, REFUND: self.fen, PAYMENT: -self.fen}.get(self.kind, 0)


@dataclass(frozen=True, slots=True)
class Sums:
    """What a ledger adds up to, in fen, by kind."""

    budget: int = 0
    contract: int = 0
    income: int = 0
    payment: int = 0
    refund: int = 0

    @property
    def paid(self) -> int:
        """Paid and not given back."""
        return self.payment - self.refund

    @property
    def left(self) -> int:
        """What of the budget is not spent; negative: so much over it."""
        return self.budget - self.paid

    @property
    def owed(self) -> int:
        """What of the contract is not paid; negative: so much over it."""
        return self.contract - self.paid


def sums(ledger: Iterable[Money]) -> Sums:
    """Added up, line by line."""
    totals = dict.fromkeys(MONEY_KINDS, 0)
    for line in ledger:
        if line.counts and line.kind in totals:
            totals[line.kind] += line.fen
    return Sums(**totals)


def balance(ledger: Iterable[Money], source: str, before: str) -> int:
    """What an account held by this ledger when that day (ISO) began, in fen."""
    return sum(line.flow for line in ledger if line.counts and line.source == source and line.on < before)
