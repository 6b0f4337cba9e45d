"""What is told of those who stand: a line for each in the spec, `NAME: what is told`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from meeting_tui.refusal import FieldName, Refusal

_TOLD = re.compile(r"(?P<name>[^:：]+?)\s*[:：]\s*(?P<told>.+)")


def about(question: str, names: Mapping[str, str], lines: Iterable[str]) -> dict[str, str]:
    """What is told of each, by the id of their name, in the order of the `names`.

    Refused: `polls.about_line` where a line tells nothing of anybody, `polls.about_name` where nobody of that
    name stands, or two lines tell of them.
    """
    ids = {said: each for each, name in names.items() for said in (each, name)}
    told: dict[str, str] = {}
    for line in lines:
        found = _TOLD.fullmatch(line)
        if found is None:
            raise Refusal("polls.about_line", line=line, field=FieldName("about"))
        who = ids.get(found["name"], "")
        if not who or who in told:
            facts = {"name": found["name"], "field": FieldName("about")}
            raise Refusal("polls.about_name", question=question, **facts)
        told[who] = found["told"]
    return {each: told[each] for each in names if each in told}


def about_lines(told: Mapping[str, str]) -> tuple[str, ...]:
    """The lines of a spec that tell this, by id."""
    return tuple(f"{who}: {said}" for who, said in told.items())
