"""How a spreadsheet shows a number: its format's digits and words, as far as they lose nothing of the number.

A room kept as 101 under `0000` is read as 0101, under `0"室"` as 101室; 89.125 under `0.00` stays 89.125.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

_NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?\s*", re.IGNORECASE | re.ASCII)
EXACT = 10**15  # a spreadsheet keeps 15 digits of a number: of anything from here on the last ones are lost
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENT = {9: "0%", 10: "0.00%"}
_TOKEN = re.compile(
    r'"([^"]*)"?|[\\!](.)|[_*].|\[[^\]]*\]?|(G/通用格式|General)|(.)', re.DOTALL | re.IGNORECASE
)
_CLOCK = re.compile(
    r'"[^"]*"?|[\\!_*].|\[(?![hms]+\])[^\]]*\]?|General|G/通用格式', re.DOTALL | re.IGNORECASE
)
_LONGEST = 255  # characters of a format; no spreadsheet takes more


@dataclass(frozen=True)
class NumberFormat:
    """How the cells of one style show their numbers."""

    date: bool
    show: Callable[[float], str]

    def read(self, text: str) -> tuple[str, str]:
        """A number as it is kept, as it is shown; and its trouble."""
        if not _NUMBER.fullmatch(text):
            return text, "error"
        number = float(text)
        if abs(number) >= EXACT:
            return _plain(number), "cut"
        return self.show(number), "date" if self.date else ""


@lru_cache(1024)
def number_format(number: int, code: str | None = None) -> NumberFormat:
    """A format by its number, and its code where the file has one."""
    return NumberFormat(is_date(number, code), shower(number, code))


def is_date(number: int, code: str | None) -> bool:
    """Whether a format, by its number and its code where the file has one, shows dates or times."""
    if code is None:
        return number in _DATES
    return bool(re.search("[dmyhs]|aaa", _CLOCK.sub("", code[:_LONGEST]), re.IGNORECASE))


def shower(number: int, code: str | None) -> Callable[[float], str]:
    """What turns a number under this format into the text that is read."""
    code = _PERCENT.get(number, "") if code is None else code[:_LONGEST]
    tokens = [_token(*found.groups()) for found in _TOKEN.finditer(_section(code))]
    tokens = [token for token in tokens if token[1]]
    digits = "".join(text for kind, text in tokens if kind == "digit")
    if "%" in digits:
        return lambda value: _plain(value * 100) + "%"
    if not any(kind == "word" for kind, _ in tokens) and "00" not in digits:
        return _plain
    if set(digits) <= {"0", "#", "?"} and digits:
        return lambda value: _placed(value, tokens)
    return lambda value: (
        _worded(value, tokens) if re.fullmatch(r"G|[0#?,]*[0#?](\.[0#?]+)?", digits) else _plain(value)
    )


def _section(code: str) -> str:
    """The part for positive numbers."""
    return "".join(found[0] for found in takewhile(lambda found: found[0] != ";", _TOKEN.finditer(code)))


def _token(quoted: str | None, escaped: str | None, general: str | None, char: str | None) -> tuple[str, str]:
    if general or (char and char in "0#?.,%/eE@"):
        return "digit", "G" if general else str(char)
    return "word", (quoted or escaped or (char if char != "+" else "") or "").strip(" ")


def _plain(value: float) -> str:
    return format(value, ".15g").upper()


def _worded(value: float, tokens: Sequence[tuple[str, str]]) -> str:
    """The words before and after the plain number."""
    kinds = [kind for kind, _ in tokens]
    first, last = kinds.index("digit"), len(kinds) - kinds[::-1].index("digit")
    if value < 0 or "word" in kinds[first:last]:
        return _plain(value)
    words = [text for _, text in tokens]
    return "".join(words[:first]) + _plain(value) + "".join(words[last:])


def _placed(value: float, tokens: Sequence[tuple[str, str]]) -> str:
    """The digits of a whole number put into their places from the right, noughts where one is asked for."""
    if value < 0 or value != int(value):
        return _plain(value)
    left, shown = str(int(value)), []
    places = sum(kind == "digit" for kind, _ in tokens)
    for kind, text in reversed(tokens):
        if kind == "word":
            shown.append(text)
            continue
        places -= 1
        digit = left if places == 0 else left[-1:]
        left = left[: len(left) - len(digit)]
        shown.append(digit or ("0" if text == "0" else ""))
    return "".join(reversed(shown))
