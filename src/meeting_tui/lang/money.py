"""Amounts of money in the currency of a community, as people read and write them.

An amount is whole hundredths of a currency (ISO 4217), also of one that has no such coin. Nothing is guessed
and nothing rounded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from meeting_tui.clean import narrow
from meeting_tui.lang import N_, N_p, Translator

UNIT = 100
"""What stands on record of one of a currency."""
EXAMPLE = 4_800_050


@dataclass(frozen=True, slots=True)
class _Currency:
    """How an amount is said, and what people write before or behind the digits, in small letters."""

    said: str
    signs: tuple[str, ...]
    whole: bool = False
    """It has no smaller coin."""


_KNOWN: Mapping[str, _Currency] = {
    "CNY": _Currency(N_("{amount} yuan"), ("¥", "rmb", "元", "yuan")),
    "HKD": _Currency(N_("HK${amount}"), ("hk$", "$", "港元", "元")),
    "TWD": _Currency(N_("NT${amount}"), ("nt$", "$", "新台币", "新臺幣", "元")),
    "JPY": _Currency(N_("¥{amount}"), ("¥", "円", "日元", "yen"), whole=True),
    "SGD": _Currency(N_p("SGD", "${amount}"), ("s$", "$", "新加坡元")),
    "AUD": _Currency(N_p("AUD", "${amount}"), ("a$", "$", "澳元")),
    "CAD": _Currency(N_p("CAD", "${amount}"), ("c$", "$", "加元")),
    "USD": _Currency(N_p("USD", "${amount}"), ("us$", "$", "美元")),
    "EUR": _Currency(N_("€{amount}"), ("€", "euro", "欧元")),
    "GBP": _Currency(N_("£{amount}"), ("£", "英镑")),
    "CHF": _Currency(N_("CHF {amount}"), ("fr.", "瑞士法郎")),
}
_NONE = _Currency("{amount}", ())
_DIGITS = r"(?P<whole>\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(?P<rest>\d{1,2}))?"
_AMOUNT = re.compile(rf"(?P<before>[^\d\s,-]*) ?{_DIGITS} ?(?P<behind>[^\d\s,-]*)", re.ASCII)


def money(hundredths: int, currency: str, t: Translator) -> str:
    """An amount as people write it: `48,000.00 元`, `$48,000.00`, `¥48,000`; bare where none is known."""
    known = _KNOWN.get(currency, _NONE)
    said = t(known.said, amount=_number(abs(hundredths), known.whole))
    return f"-{said}" if hundredths < 0 else said


def _number(hundredths: int, whole: bool) -> str:
    """Hundredths that no coin has are told all the same."""
    units, rest = divmod(hundredths, UNIT)
    return f"{units:,}" if whole and not rest else f"{units:,}.{rest:02}"


def example(currency: str) -> int:
    """An amount such as people write."""
    return EXAMPLE - EXAMPLE % least(currency)


def least(currency: str) -> int:
    """The smallest amount there is, in hundredths: a whole one where there is no smaller coin."""
    return UNIT if _KNOWN.get(currency, _NONE).whole else 1


def hundredths(text: str, currency: str) -> int | None:
    """`48,000.5` is 4800050; None: no amount, less than the smallest coin, or of another currency."""
    found = _AMOUNT.fullmatch(narrow(text).replace("￥", "¥").casefold())
    if found is None or not {found["before"], found["behind"]} <= {
        "",
        currency.casefold(),
        *_signs(currency),
    }:
        return None
    said = int(found["whole"].replace(",", "")) * UNIT + int((found["rest"] or "").ljust(2, "0"))
    return None if said % least(currency) else said


def _signs(currency: str) -> tuple[str, ...]:
    return _KNOWN.get(currency, _NONE).signs
