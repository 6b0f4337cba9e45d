"""Every message of the source has its Chinese, compiled, with the same facts in it."""

from __future__ import annotations

import ast
import gettext
import re

import pytest
from tests.house.source import PACKAGE, fields
from tools.catalogue import PO, current, lacking, stored, written

from meeting_tui import lang
from meeting_tui.lang import CATALOGUES, DOMAIN, N_p, translator

MARKS = ("_", "t", "_p", "_n")
KEY = re.compile(r"(?:Ctrl|Shift)\+\w+|\bF\d{1,2}\b|\bPg\w+|\bEsc\b|\bDel\b")
NUMBER = r"\{(?:no|of|motion|number|n|most|least|line|column|seq|waiting|matter|posting|proposal|count)\}"
DIGITS = r"(?<![\d.:：-])\d+(?![\d.:：-]*[月日年点栋])"
HANZI = "[\u4e00-\u9fff]"
TIGHT = re.compile(
    f"(?:动议|议题){{|{HANZI}(?:{NUMBER}|{DIGITS})|{NUMBER}{HANZI}|{DIGITS}(?![月日年点栋]){HANZI}"
)


def said(value: object) -> list[str]:
    """A message or its translation as a list of its forms."""
    return [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]


def test_the_catalogue_is_the_one_the_source_gives():
    """Nothing new is missing and nothing obsolete is left; otherwise run `make lang`."""
    want, have = ({(message.context, message.id) for message in each} for each in (current(), stored()))
    assert want == have


def test_the_catalogue_is_written_in_order():
    assert PO.read_bytes() == written(current())


def test_every_message_has_its_chinese():
    assert not lacking(stored())


def test_a_translation_carries_the_same_facts():
    differ = [
        message.id
        for message in stored()
        for text in said(message.string)
        if message.id and fields(text) != fields(said(message.id)[-1])
    ]
    assert not differ


def test_a_translation_names_the_same_keys():
    """What is translated once is not looked at again when a key changes."""
    differ = [
        message.id
        for message in stored()
        for text in said(message.string)
        if message.id and set(KEY.findall(text)) != set(KEY.findall(said(message.id)[-1]))
    ]
    assert not differ


def test_a_number_stands_between_spaces_among_hanzi():
    """But in dates, clauses and the names of buildings, as everybody writes those."""
    assert not [text for message in stored() for text in said(message.string) if TIGHT.search(text)]


def test_what_is_compiled_is_what_is_written():
    compiled = gettext.translation(DOMAIN, CATALOGUES, languages=["zh"])
    for message in stored():
        if isinstance(message.id, str) and message.id:
            key = N_p(message.context, message.id) if message.context else message.id
            assert translator("zh")(key) == message.string
        elif message.id:
            assert compiled.ngettext(*message.id, 1) == compiled.ngettext(*message.id, 7) == message.string[0]


def test_git_keeps_no_compiled_catalogue():
    assert "*.mo" in (PACKAGE.parents[1] / ".gitignore").read_text("utf-8").split()


def test_without_the_compiled_catalogue_the_words_are_english_and_it_is_said(
    tmp_path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(lang, "CATALOGUES", tmp_path)
    with pytest.warns(RuntimeWarning, match="make lang"):
        words = translator.__wrapped__("zh")
    assert words("For") == "For"


def test_no_message_hides_in_an_f_string():
    """Extraction doesn't look inside f-strings: such a sentence would stay English."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in PACKAGE.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MARKS
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []
