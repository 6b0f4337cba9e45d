"""A refusal: what was asked can't be done, as a code with its facts; `lang` puts it into words.

A fact that people don't read as it stands says by its type what it is. It stays the plain value it is made
of (a text, a number, a tuple), so that JSON, logs and tests see that; only its wording differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class At(str):
    """A moment in the ISO form the record keeps."""

    __slots__ = ()


class On(str):
    """A day in ISO form."""

    __slots__ = ()


class Term(str):
    """A state, kind or choice that has a word in `lang.terms`."""

    __slots__ = ()


class Key(str):
    """A word exactly as it stands in a file, or as somebody typed it."""

    __slots__ = ()


class FieldName(str):
    """What a person fills in: the remark, the title."""

    __slots__ = ()


class Shape(str):
    """What a file must hold at a place: a table, a text."""

    __slots__ = ()


class Record(str):
    """A record by its name in the store: `meeting:2026-01`."""

    __slots__ = ()


class Holder(dict[str, str]):
    """Who holds a file: `who`, `host`, `pid` and `since` (ISO), as far as is known."""

    __slots__ = ()


class Area(int):
    """Hundredths of a square metre."""


class Amount(NamedTuple):
    """Hundredths of a currency (ISO 4217)."""

    hundredths: int
    currency: str


class Why(int):
    """Why the system refused a file: its errno, 0 where it has none."""

    @classmethod
    def of(cls, error: OSError) -> Why:
        """The reason an error carries."""
        return cls(error.errno or 0)


class Several(tuple[str, ...]):
    """Several names, as people write them."""

    __slots__ = ()


class Both(tuple[tuple[str, str], ...]):
    """Several words, each as (中文, English); a person reads those of one language."""

    __slots__ = ()


class Keys(tuple[str, ...]):
    """The words of which one must be typed."""

    __slots__ = ()


class Terms(tuple[str, ...]):
    """Several such codes."""

    __slots__ = ()


class Choices(Keys):
    """The codes of which one must be typed, each told with its meaning."""

    __slots__ = ()


class Refusal(Exception):
    """Nothing was changed. `code` names the reason (`roll.area`), `facts` say what and where.

    Every code has its sentence in `meeting_tui.lang.refusals`; a test fails for one that hasn't.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        return f"{self.code} {dict(self.facts)!r}" if self.facts else self.code

    def __reduce__(self) -> tuple[Any, ...]:
        """So that it can come back from a process of its own."""
        return _made, (type(self), self.code, dict(self.facts))


def _made(kind: type[Refusal], code: str, facts: dict[str, object]) -> Refusal:
    return kind(code, **facts)


class Placed(NamedTuple):
    """What is wrong in a cell of a table: its row, the heading of its column, and why."""

    row: int
    column: str
    why: Refusal


class CheckFailed(Refusal):
    """A check (verify, audit, reconcile) found a difference; the command line exits with 3."""
