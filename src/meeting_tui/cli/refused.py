"""A refusal in full: its sentence, and a line for each thing it lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from meeting_tui.lang import Translator
from meeting_tui.lang.facts import told
from meeting_tui.lang.formats import names
from meeting_tui.lang.refusals import word
from meeting_tui.lang.terms import term
from meeting_tui.refusal import Placed, Refusal, Several


def lines(refusal: Refusal, t: Translator) -> Iterator[str]:
    """The sentence first, then what it lists."""
    yield word(refusal, t)
    yield from listed(refusal.facts, t)


def listed(facts: Mapping[str, Any], t: Translator) -> Iterator[str]:
    """Every fault of a roll, every doubt with what to type, every name that must be decided."""
    for fault in facts.get("faults", ()):
        yield _fault(fault, t)
    for doubt in facts.get("doubts", ()):
        asked = word(Refusal(doubt.code, **doubt.facts), t)
        if doubt.key.startswith("column:"):
            fields = names(_fields(t), t.lang)
            yield t(
                "{asked} --column '{heading}=…': {fields}.", asked=asked, heading=doubt.column, fields=fields
            )
        else:
            choices = told(doubt.facts["choices"], t)
            yield t("{asked} --answer '{key}=…': {choices}.", asked=asked, key=doubt.key, choices=choices)
    asked_about = facts.get("names", ())
    doubted = () if isinstance(asked_about, Several) else asked_about  # people's names need no decision
    for name in doubted:
        yield _name(name, t)
    if len(alike := [name for name in doubted if name.one_phone]) > 1:
        yield t.plural(
            "{n} name has one phone everywhere. It is one person: --same-by-phone.",
            "{n} names have each one phone everywhere. Each is one person: --same-by-phone.",
            len(alike),
        )


def _fault(fault: Any, t: Translator) -> str:
    if isinstance(fault, Placed):
        return t("Row {row}, {column}: {said}", row=fault.row, column=fault.column, said=word(fault.why, t))
    return word(Refusal(fault.code, **fault.facts), t)


def _name(name: Any, t: Translator) -> str:
    phones = t(" (phone {phones})", phones=names(name.phones, t.lang)) if name.phones else ""
    return t(
        "{name} is named at {places}{phones}. One person: --same {name}; different: --different {name}.",
        name=name.name,
        places=names(name.places, t.lang),
        phones=phones,
    )


def _fields(t: Translator) -> Iterator[str]:
    """What a column may be: `leave-out (leave it out)`, `room (房号)`."""
    from meeting_tui.desk.roll.columns import FIELDS, LEAVE_OUT, heading

    yield t("{key} ({meaning})", key=LEAVE_OUT, meaning=term(LEAVE_OUT, t))
    for field in FIELDS:
        yield t("{key} ({meaning})", key=field.id, meaning=heading(field, t.lang))
