"""Every message of the source has its Chinese, compiled, with the same facts in it."""

from __future__ import annotations

import ast
import re
import string
from collections import defaultdict

import pytest

from meeting_tui.lang import CATALOGUES
from meeting_tui.lang.catalogue import PACKAGE, compiled, current, rooms, stored

ROOMS = {name: paths for name, paths in rooms().items() if len(current(name, paths))}
PLACE = re.compile(r"\{[^{}]*\}")


def said(value: object) -> list[str]:
    """A message or its translation as a list of its forms."""
    return [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_the_catalogue_is_the_one_the_source_gives(name: str):
    want, have = current(name, ROOMS[name]), stored(name)
    assert {str(message.id) for message in want if message.id} == {
        str(message.id) for message in have if message.id
    }


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_every_message_has_its_chinese(name: str):
    assert not [message.id for message in stored(name) if message.id and not all(said(message.string or ""))]


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_a_translation_carries_the_same_facts(name: str):
    differ = [
        message.id
        for message in stored(name)
        for text in said(message.string)
        if message.id and facts(text) != facts(said(message.id)[-1])
    ]
    assert not differ


def facts(text: str) -> set[str]:
    """The names in braces."""
    return {field for _text, field, _spec, _conversion in string.Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_what_is_compiled_is_what_is_written(name: str):
    assert (CATALOGUES / f"{name}.mo").read_bytes() == compiled(stored(name))


def test_no_catalogue_is_left_behind():
    assert {path.stem for path in CATALOGUES.glob("*.po")} == set(ROOMS)
    assert {path.stem for path in CATALOGUES.glob("*.mo")} == set(ROOMS)


def test_one_english_sentence_has_one_chinese_sentence_everywhere():
    chinese: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in ROOMS:
        for message in stored(name):
            chinese[str(message.id)][str(message.string)].add(name)
    assert not {english: dict(forms) for english, forms in chinese.items() if english and len(forms) > 1}


def test_no_message_hides_in_an_f_string():
    """Extraction doesn't look inside f-strings: such a sentence would stay English."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in PACKAGE.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "t")
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []
