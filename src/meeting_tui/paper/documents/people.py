"""People on paper, in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from meeting_tui.lang import Translator
from meeting_tui.record.person import Person


def in_a_row(t: Translator, person: Callable[[Person], str], people: Iterable[Person]) -> str:
    """Their names as `person` prints each on this copy, or "no one"."""
    return t(", ").join(map(person, people)) or t("no one")
