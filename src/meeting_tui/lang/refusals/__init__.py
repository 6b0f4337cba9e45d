"""The sentence of every refusal code: what, where, and what to do. One module a room, each a `WORDS`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.facts import told
from meeting_tui.lang.ways import WAY, Ways
from meeting_tui.refusal import Refusal

_UNKNOWN = N_("This can't be done ({code}). Nothing was changed.")


@cache
def sentences() -> dict[str, str]:
    """Every code with its English sentence, which is also its message id."""
    found: dict[str, str] = {}
    for module in pkgutil.iter_modules(__path__):
        found |= importlib.import_module(f"{__name__}.{module.name}").WORDS
    return found


def word(refusal: Refusal, t: Translator) -> str:
    """The refusal as a person reads it."""
    sentence = sentences().get(refusal.code)
    if sentence is None:
        return t(_UNKNOWN, code=refusal.code)
    facts = {name: told(fact, t) for name, fact in refusal.facts.items()}
    if isinstance(sentence, Ways):
        facts[WAY] = t(sentence.key if t.keys else sentence.command, **facts)
    return t(sentence, **facts)
