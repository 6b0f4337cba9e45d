"""What somebody holds of the whole: unit entitlement, MEA, tantièmes, 持分. Exact, as the register has it.

Plain numbers (120 of whatever all add up to) and parts of a whole that is written down (83.5/1000) are one
kind of value; added up, parts keep the whole they are written with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from meeting_tui.rules.exact import decimal

DIGITS = 18  # behind the point; more can't be counted with
_TEXT = re.compile(r"(\d{1,15})(?:\.(\d{1,18}))?(?:/([1-9]\d{0,11}))?", re.ASCII)


@dataclass(frozen=True)
class Holding:
    """`amount` parts of `of`, a decimal number; `of` 1: a plain number, its whole is the sum of all."""

    amount: Fraction = Fraction(0)
    of: int = 1

    @property
    def text(self) -> str:
        """As it is kept and printed: `120`, `83.5/1000`."""
        shown = decimal(self.units(self.decimals), self.decimals)
        return shown if self.of == 1 else f"{shown}/{self.of}"

    @property
    def decimals(self) -> int:
        """How many digits behind the point `amount` needs."""
        digits = 0
        while (self.amount * 10**digits).denominator != 1:
            digits += 1
        return digits

    def units(self, decimals: int) -> int:
        """`amount` in whole units of so many decimals, which must suffice."""
        return int(self.amount * 10**decimals)

    def in_parts(self, of: int) -> Holding:
        """The same as parts of another whole, a multiple of this one's."""
        return self if of == self.of else Holding(self.amount * (of // self.of), of)


def holding(text: str) -> Holding:
    """What `Holding.text` wrote; ValueError for anything else, and for nothing."""
    found = _TEXT.fullmatch(text)
    if found is None:
        raise ValueError(text)
    amount = Fraction(f"{found[1]}.{found[2] or 0}")
    return Holding(amount, int(found[3] or 1))


def together(several: Iterable[Holding]) -> tuple[Holding, ...]:
    """The same holdings as parts of one whole."""
    held = tuple(several)
    of = 1
    for whole in {each.of for each in held}:
        of *= Fraction(whole, of).numerator  # the least common multiple
    return tuple(each.in_parts(of) for each in held)


def total(several: Iterable[Holding]) -> Holding:
    """All of them added up."""
    held = together(several)
    return Holding(sum((each.amount for each in held), Fraction(0)), held[0].of if held else 1)


def total_text(texts: Iterable[str]) -> str:
    """The sum of kept texts; empty unless every one of them holds something."""
    given = tuple(texts)
    return total(map(holding, given)).text if given and all(given) else ""
