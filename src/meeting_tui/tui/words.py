"""Dates, areas and codes in words, as short as a table needs them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from meeting_tui.lang import _, formats, screen
from meeting_tui.lang.terms import FORMS, term
from meeting_tui.published import DecisionForm


def word(code: str) -> str:
    """The word of a code, in the screen's language."""
    return term(code, screen())


def form(code: str) -> str:
    """As what something is said, in the screen's language."""
    return term(code, screen(), FORMS)


def moment(value: str | datetime) -> str:
    """`2026-11-23 Mon 19:30`; empty for nothing."""
    return formats.column_moment(value, screen().lang)


def day(value: str | date) -> str:
    """`2026-11-23 Mon`; empty for nothing."""
    return formats.column_day(value, screen().lang)


def area(hundredths: int) -> str:
    """Square metres from 0.01 m²: `12,345.67`."""
    return f"{hundredths // 100:,}.{hundredths % 100:02d}"


def weight(hundredths: int, share: str) -> str:
    """What somebody weighs beside heads: area, share, or both."""
    return formats.weight(hundredths, share, screen())


def beside(told: Sequence[str], hundredths: int, share: str) -> str:
    """What is told, then area and share; what nobody holds is left out."""
    return formats.beside(told, hundredths, share, screen())


def weighed(hundredths: int, share: str) -> list[tuple[str, str]]:
    """The same as facts; what nobody holds is left out."""
    told = _("{area} m²", area=area(hundredths)) if hundredths else ""
    return [fact for fact in ((_("Total area"), told), (_("Total shares"), share)) if fact[1]]


def names(several: tuple[str, ...] | list[str]) -> str:
    """Names in a row."""
    return formats.names(several, screen().lang)


def clauses(parts: Iterable[str]) -> str:
    """Several statements in a row; those that say nothing are left out."""
    return ("；" if screen().lang == "zh" else "; ").join(filter(None, parts))


def votes(cast: Mapping[str, str]) -> str:
    """For 3: A, B, C; against 1: D. Every name stands with its vote."""
    parts = []
    for choice in ("for", "against", "abstain"):
        who = [name for name, vote in cast.items() if vote == choice]
        count = f"{word(choice)} {len(who)}"
        parts.append(titled(count, names(who)) if who else count)
    return clauses(parts)


def titled(title: str, state: str) -> str:
    """A title with its state behind it."""
    return _("{title} ({state})", title=title, state=state)


def outcome(decision: DecisionForm) -> str:
    """Passed, not passed, no quorum."""
    return word(str(decision.get("outcome", "")))
