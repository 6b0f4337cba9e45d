"""Every value of a TOML text is found on its line."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from meeting_tui.rules import shipped
from meeting_tui.rules.locate import Path, line_of, lines

TEXT = '''# a comment with [brackets] and "quotes"
title.zh = "甲"
title.en = 'A = [1, 2]'
"quoted.key" = 1

[rule.one]   # header
wording = """
several
lines with \\""" quotes"""
literal = \'\'\'
[not a header]
\'\'\'
quorum = { all = [
  # comment inside
  { measure = "heads", cmp = "ge" },
  { measure = "area",
    cmp = "gt" },
] }
empty = []
none = {}

[[source]]
cite = "a"
[[source]]
cite = "b"
dates = [2026-01-01, 1.5, true]
[source.inner]
deep = 1
'''
TEXT = TEXT.replace('"area",\n    cmp', '"area", cmp')
FOUND = lines(TEXT)

WHERE: list[tuple[Path, int]] = [
    (("title",), 2),
    (("title", "zh"), 2),
    (("title", "en"), 3),
    (("quoted.key",), 4),
    (("rule", "one"), 6),
    (("rule", "one", "wording"), 7),
    (("rule", "one", "literal"), 10),
    (("rule", "one", "quorum"), 13),
    (("rule", "one", "quorum", "all", 0), 15),
    (("rule", "one", "quorum", "all", 1, "cmp"), 16),
    (("rule", "one", "empty"), 18),
    (("rule", "one", "none"), 19),
    (("source", 0, "cite"), 22),
    (("source", 1), 23),
    (("source", 1, "cite"), 24),
    (("source", 1, "dates", 2), 25),
    (("source", 1, "inner", "deep"), 27),
]


@pytest.mark.parametrize(("path", "line"), WHERE)
def test_lines(path: Path, line: int):
    assert FOUND[path] == line


def test_what_is_not_written_is_found_at_what_is_around_it():
    assert line_of(FOUND, ("rule", "one", "quorum", "all", 0, "frac")) == 15
    assert line_of(FOUND, ("nowhere", "at", "all")) == 1


def everything(value: object, path: Path = ()) -> list[Path]:
    """The path of every value in a parsed TOML."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deep for key, each in inner for deep in everything(each, (*path, key)))]


@pytest.mark.parametrize("name", [*shipped(), ""])
def test_nothing_is_missed(name: str):
    folder = resources.files("meeting_tui.rules").joinpath("profiles")
    text = folder.joinpath(f"{name}.toml").read_text(encoding="utf-8") if name else TEXT
    found = lines(text)
    implied = {path[:n] for path in found for n in range(len(path))}
    assert set(everything(tomllib.loads(text))) <= found.keys() | implied
