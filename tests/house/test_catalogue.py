"""Every message of the source has its Chinese, compiled, with the same facts in it."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from tests.house.source import PACKAGE, fields
from tools.catalogue import PO, current, lacking, marked, shared, stored, written

from meeting_tui import lang
from meeting_tui.lang import CATALOGUES, DOMAIN, N_p, translator

SHARED = Path(__file__).with_name("shared_words.txt")
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


def test_no_sentence_adds_the_unit_that_every_amount_brings_along():
    unit = re.compile(r"\} *元|（元）")
    twice = [each.id for each in stored() if any(map(unit.search, said(each.string)))]
    assert twice == ["{amount} yuan"]


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


def test_a_message_in_an_f_string_is_seen_and_one_that_is_an_f_string_refused():
    assert list(marked("""x = f"{_('Late')}: {t.p('counted', 'void')}" """)) == [
        ("Late", None),
        ("void", "counted"),
    ]
    with pytest.raises(ValueError, match="line 2"):
        list(marked('\n_(f"Late by {n}")'))


def test_a_word_of_several_places_has_one_sense():
    """A Chinese put in place of another changes it wherever the English word stands: "holds" of a key had
    overwritten 满足 of a condition. Where a word is meant otherwise, it takes a context; where not, its line
    in `shared_words.txt` says so: `python -m tests.house.test_catalogue` writes them.
    """
    assert SHARED.read_text("utf-8").splitlines() == _lines()


def _lines() -> list[str]:
    return [f"{word} = {chinese}" for word, chinese in shared().items()]


if __name__ == "__main__":
    SHARED.write_text("\n".join(_lines()) + "\n", "utf-8")
