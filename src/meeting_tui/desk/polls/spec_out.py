"""A poll's spec as TOML that reads back to an equal spec."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from typing import Any

from meeting_tui.desk.polls.spec import PollSpec, QuestionSpec
from meeting_tui.rules.profile_out import toml_value

_ALWAYS = frozenset({"title", "opens", "closes", "id", "kind", "max_ticks"})
"""Keys that are written also where they say nothing new: what they are left out for depends on others."""


def to_toml(spec: PollSpec) -> str:
    """The whole spec."""
    parts = ["\n".join(_keys(spec, "questions", "guests"))]
    parts += ["\n".join(("[[guest]]", *_keys(guest))) for guest in spec.guests]
    parts += ["[[question]]\n" + question_toml(question).rstrip() for question in spec.questions]
    return "\n\n".join(parts) + "\n"


def question_toml(question: QuestionSpec) -> str:
    """One question as a file of its own."""
    return "\n".join(_keys(question)) + "\n"


def _keys(value: Any, *leave: str) -> Iterator[str]:
    for name, said in _said(value).items():
        if name not in leave:
            yield f"{name} = {said.isoformat() if isinstance(said, datetime) else toml_value(said)}"


def _said(value: Any) -> dict[str, Any]:
    """A record's fields, those left out that say nothing."""
    told = {}
    for field in fields(value):
        each = getattr(value, field.name)
        if each != field.default or field.name in _ALWAYS:
            told[field.name] = _plain(each)
    return told


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value if isinstance(value, (str, int, datetime)) else _said(value)
