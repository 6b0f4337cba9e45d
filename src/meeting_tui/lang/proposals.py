"""What the parts of a proposal are called, on paper, on the screen and in the files it is written in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from meeting_tui.clean import narrow
from meeting_tui.lang import N_, N_p, Translator, translator
from meeting_tui.lang.alignment import common
from meeting_tui.lang.changed_lines import changed_lines

PARTS: Mapping[str, str] = {
    "need": N_("Why it is needed"),
    "text": N_p("proposal", "Text"),
    "options": N_("Options compared"),
    "single": N_("Why only one option"),
    "budget": N_("Budget"),
    "cost": N_("Cost in all"),
    "basis": N_("Shared by"),
    "funding": N_("Funding"),
    "effect": N_("Effect on the units"),
    "code": N_("Kind of matter"),
    "why_class": N_("Why it is of this kind"),
    "annexes": N_("Annexes"),
}
"""In the order in which a proposal is read."""
BASES: Mapping[str, str] = {
    "area": N_("exclusive area"),
    "share": N_("shares"),
    "unit": N_("units, each the same"),
    "building": N_("buildings, each the same"),
}
_SHORT = {
    "面积": "area",
    "建筑面积": "area",
    "户": "unit",
    "户数": "unit",
    "楼栋": "building",
    "栋": "building",
}
WAYS: Mapping[str, str] = {
    "paper": N_p("heard", "on paper"),
    "door": N_p("heard", "at the door"),
    "room": N_p("heard", "in the room"),
}
OUTCOMES: Mapping[str, str] = {
    "": N_p("amendment", "waits"),
    "taken": N_p("amendment", "taken in"),
    "rejected": N_p("amendment", "rejected"),
    "vote": N_p("amendment", "put to a vote"),
}


def part(name: str, t: Translator) -> str:
    """What a part is called."""
    return t(PARTS[name])


def parts() -> tuple[tuple[str, str], ...]:
    """What all parts are called, as (中文, English)."""
    zh, en = translator("zh"), translator("en")
    return tuple((part(name, zh), part(name, en)) for name in PARTS)


def part_of(heading: str) -> str:
    """The part a heading begins, in either language; empty for any other heading."""
    return _known().get(narrow(heading).casefold().rstrip(":"), "")


def basis_of(said: str) -> str:
    """What shares a cost, by its code or as people call it in either language; else as it was said."""
    word = narrow(said).casefold()
    both = (translator("zh"), translator("en"))
    called = {t(name).casefold(): code for t in both for code, name in BASES.items()}
    return {**_SHORT, **called}.get(word, word)


@cache
def _known() -> dict[str, str]:
    both = (translator("zh"), translator("en"))
    return {part(name, t).casefold(): name for t in both for name in PARTS}


def where(revision: int, line: int, t: Translator) -> str:
    """The place a comment is about."""
    if line:
        return t("revision {revision}, line {line}", revision=revision, line=line)
    return t("revision {revision}", revision=revision)


def changed(old: str, new: str, t: Translator, numbers: Sequence[int] = ()) -> tuple[str, ...]:
    """The lines that changed, each with its number; `-` before one that went. `numbers`: what each line of
    `new` is called instead, where that is no whole text; `·` before those of 0."""
    lines = changed_lines(old, new, t.lang)
    return tuple(f"{_number(each.now, numbers)}  {each.text}" for each in lines)


def _number(now: int, numbers: Sequence[int]) -> str:
    if not now:
        return "-"
    return str((numbers[now - 1] if numbers else now) or "·")


def line_before(old: str, new: str, line: int) -> int:
    """The line of `old` that line `line` of `new` was made from, both from 1; 0: there was none."""
    for at, now, size in common(old.split("\n"), new.split("\n")):
        if now < line <= now + size:
            return line - now + at
    lines = changed_lines(old, new, "zh")
    return next((each.was for each in lines if each.now == line), 0)
