"""A refusal in full: its sentence, and a line for each thing it lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import names
from meeting_tui.lang.refusals import word
from meeting_tui.refusal import Refusal


def lines(refusal: Refusal, t: Translator) -> Iterator[str]:
    """The sentence first, then what it lists."""
    yield word(refusal, t)
    yield from listed(refusal.facts, t)


def listed(facts: Mapping[str, Any], t: Translator) -> Iterator[str]:
    """Every fault of a roll, every name that must be decided."""
    for fault in facts.get("faults", ()):
        yield word(Refusal(fault.code, **fault.facts), t)
    for name in facts.get("names", ()):
        yield t(
            "{name} is named at {places}. One person: --same {name}; different people: --different {name}.",
            name=name.name,
            places=names(name.places, t.lang),
        )
