"""A refusal's facts as people read them: each by its type, in the language of the translator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from meeting_tui.clean import one_line, readable
from meeting_tui.lang import Translator, formats
from meeting_tui.lang.money import money
from meeting_tui.lang.terms import FIELDS, SHAPES, TERMS, record_name, term, trouble
from meeting_tui.refusal import (
    Amount,
    Area,
    At,
    Both,
    Choices,
    FieldName,
    Holder,
    Keys,
    On,
    Record,
    Several,
    Shape,
    Term,
    Terms,
    Why,
)

LONGEST = 200
"""Characters of what somebody gave that a refusal repeats; more is a slip of the clipboard."""


def told(fact: object, t: Translator) -> object:
    """The fact in words; a number and a text that people gave stay as they are, but for the end of one that
    nobody would read to its end, and on one line."""
    words = _WORDS.get(type(fact))
    if words is not None:
        return words(fact, t)
    if isinstance(fact, PurePath):
        return one_line(readable(str(fact)))
    if type(fact) is not str:
        return fact
    line = one_line(fact)
    return f"{line[:LONGEST]}…" if len(line) > LONGEST else line


def _choice(code: str, t: Translator) -> str:
    """`hand（当面送达）`: what must be typed, and what it means."""
    return t("{key} ({meaning})", key=code, meaning=term(code, t)) if code in TERMS else code


def _holder(known: Mapping[str, str], t: Translator) -> str:
    parts = [
        known.get("who", ""),
        t("on {host}", host=known["host"]) if known.get("host") else "",
        t("process {pid}", pid=known["pid"]) if known.get("pid") else "",
        t("since {since}", since=formats.moment(known["since"], t.lang)) if known.get("since") else "",
    ]
    return t(", ").join(filter(None, parts)) or t("nobody says by whom")


_WORDS: dict[type, Callable[[Any, Translator], str]] = {
    At: lambda at, t: formats.moment(at, t.lang),
    On: lambda day, t: formats.day(day, t.lang),
    Area: lambda area, t: formats.area(area, t.lang),
    Amount: lambda amount, t: money(amount.hundredths, amount.currency, t),
    Term: term,
    Terms: lambda codes, t: formats.names([term(code, t) for code in codes], t.lang),
    Keys: lambda keys, t: formats.names(keys, t.lang),
    Choices: lambda codes, t: formats.names([_choice(code, t) for code in codes], t.lang),
    Several: lambda several, t: formats.names(map(one_line, several), t.lang),
    Both: lambda words, t: formats.names(map(t.pick, words), t.lang),
    FieldName: lambda name, t: t(FIELDS[name]),
    Shape: lambda shape, t: t(SHAPES[shape]),
    Record: record_name,
    Why: trouble,
    Holder: _holder,
}
