"""Values read out of a file, each knowing where it stands, so that every fault names its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import NoReturn, TypeVar

from meeting_tui.clean import clean
from meeting_tui.refusal import Key, Keys, Refusal, Shape, Term
from meeting_tui.rules.faults import Faults
from meeting_tui.rules.locate import Path, line_of

_FRACTION = re.compile(r"(\d{1,9})(?:/(\d{1,9}))?", re.ASCII)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
MOST = 10**15
"""No number of a file is larger: what is counted of a community never is."""
SPAN = 1000
"""The longest time, in any unit, so that every date that is counted from one exists."""
T = TypeVar("T")


@dataclass(frozen=True)
class Origin:
    """The file a value came from: its name and the line of every path in it."""

    source: str
    positions: dict[Path, int]


@dataclass(frozen=True)
class Node:
    """One value at `path`. Its readers return it checked, or refuse with source, line and place."""

    value: object
    path: Path
    origin: Origin

    def fail(self, reason: str, **facts: object) -> NoReturn:
        """Refuse with `rules.profile_REASON`."""
        line = line_of(self.origin.positions, self.path)
        where = ".".join(str(part) for part in self.path)
        at = Key(where) if where else Term("top")
        raise Refusal(
            f"rules.profile_{reason}",
            source=self.origin.source,
            line=line,
            at=at,
            **facts,
        )

    def at(self, key: str | int, value: object) -> Node:
        """The value below this one."""
        return Node(value, (*self.path, key), self.origin)

    def table(self, *keys: str) -> Mapping[str, object]:
        """A table; with `keys` given, one that holds no others."""
        if not isinstance(self.value, dict):
            self.fail("type", wanted=Shape("table"))
        if not keys:
            return self.value
        faults = Faults()
        for key in self.value:
            if key not in keys:
                faults.read(partial(self._unknown, key, keys))
        faults.refuse()
        return self.value

    def _unknown(self, key: str, known: tuple[str, ...]) -> None:
        self.at(key, None).fail("unknown_key", key=Key(key), known=Keys(known))

    def maybe(self, key: str) -> Node | None:
        """The value under `key`, or None."""
        table = self.table()
        return self.at(key, table[key]) if key in table else None

    def must(self, key: str) -> Node:
        """The value under `key`; refused when it is missing."""
        found = self.maybe(key)
        return self.fail("missing", key=Key(key)) if found is None else found

    def entries(self, key: str) -> Iterator[tuple[str, Node]]:
        """What a table of tables holds, by id; nothing when it is missing."""
        found = self.maybe(key)
        for name, value in found.table().items() if found else ():
            yield name, found.at(name, value).named(name)  # type: ignore[union-attr]

    def named(self, name: str) -> Node:
        """This node, when `name` can be an id."""
        return self if _ID.fullmatch(name) else self.fail("id", value=name)

    def items(self) -> list[Node]:
        """The elements of a list."""
        if not isinstance(self.value, list):
            self.fail("type", wanted=Shape("list"))
        return [self.at(place, value) for place, value in enumerate(self.value)]

    def text(self) -> str:
        """A text that isn't empty."""
        if not isinstance(self.value, str) or not clean(self.value):
            self.fail("type", wanted=Shape("text"))
        return clean(self.value)

    def flag(self) -> bool:
        """true or false."""
        return self.value if isinstance(self.value, bool) else self.fail("type", wanted=Shape("flag"))

    def whole(self, least: int = 0, most: int = MOST) -> int:
        """A whole number of at least `least` and at most `most`."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            self.fail("type", wanted=Shape("number"))
        if self.value > most:
            self.fail("too_big", most=most)
        return self.value if self.value >= least else self.fail("too_small", value=self.value, least=least)

    def one_of(self, allowed: tuple[T, ...]) -> T:
        """One of the words allowed."""
        for each in allowed:
            if each == self.value:
                return each
        return self.fail("value", value=self.value, known=Keys(map(str, allowed)))

    def fraction(self) -> Fraction:
        """ "2/3" or "1"; never a decimal, so that nothing is rounded."""
        match = _FRACTION.fullmatch(self.value) if isinstance(self.value, str) else None
        if match is None or (match[2] is not None and not int(match[2])):
            return self.fail("fraction", value=self.value)
        return Fraction(int(match[1]), int(match[2] or 1))

    def day(self) -> str:
        """A date, YYYY-MM-DD."""
        try:
            return date.fromisoformat(self.text()).isoformat()
        except ValueError:
            return self.fail("date", value=self.value)

    def words(self) -> dict[str, str]:
        """A text in zh and en; others may follow."""
        said = {lang: self.at(lang, text).text() for lang, text in self.table().items()}
        for lang in ("zh", "en"):
            if lang not in said:
                self.fail("missing", key=Key(lang))
        return said
