"""Amounts of money as people write them, in hundredths (`fen` on record) of the community's currency."""

from __future__ import annotations

from meeting_tui.clean import clean
from meeting_tui.lang.money import example, hundredths, least
from meeting_tui.refusal import Amount, FieldName, Refusal

MOST = 10**13
"""Hundredths of one line: a hundred thousand million; more is a slip."""


def fen_of(text: str, currency: str) -> int:
    """`48,000.5` is 4800050. Refusal matters.amount: no amount, nothing, less than the smallest coin, or of
    another currency."""
    found = hundredths(text, currency)
    if found is None:
        raise refused(clean(text)[:60], currency)
    check_amount(found, currency)
    return found


def check_amount(fen: int, currency: str) -> None:
    """Refusal matters.amount of what nobody can pay."""
    if not 0 < fen <= MOST or fen % least(currency):
        raise refused(str(fen), currency)


def refused(value: str, currency: str) -> Refusal:
    """What is no amount here, and how one is written."""
    return Refusal("matters.amount", field=FieldName("amount"), value=value, such=such(currency))


def such(currency: str) -> Amount:
    """An amount as it is written here."""
    return Amount(example(currency), currency)
