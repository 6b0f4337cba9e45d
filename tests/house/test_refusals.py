"""Every refusal the source can raise has its sentence, with facts the raiser gives."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator

from tests.house.source import modules, texts, tree, where

from meeting_tui.lang import N_, translator
from meeting_tui.lang.refusals import sentences, word
from meeting_tui.refusal import CheckFailed, Refusal

CODE = re.compile(r"^[a-z]\w*(\.[a-z]\w*)+$")
RAISERS = {"Refusal", "CheckFailed"}


def raised() -> Iterator[tuple[str, ast.Call, str]]:
    """(code, call, where) of every refusal that is built with its code spelt out."""
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISERS:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    yield str(first.value), node, where(path, node)


CALLS = list(raised())


def fields(sentence: str) -> set[str]:
    """The facts a sentence names in braces."""
    return {field for _text, field, _spec, _conversion in string.Formatter().parse(sentence) if field}


def test_there_are_refusals_and_their_codes_are_well_formed():
    assert len(CALLS) > 20
    assert not [(code, place) for code, _call, place in CALLS if not CODE.match(code)]


def test_every_refusal_has_its_sentence():
    assert not [(code, place) for code, _call, place in CALLS if code not in sentences()]


def test_a_refusal_gives_the_facts_its_sentence_names():
    short = []
    for code, call, place in CALLS:
        given = {keyword.arg for keyword in call.keywords}
        if None not in given and (lacking := fields(sentences().get(code, "")) - given):
            short.append((place, code, lacking))
    assert not short


def test_no_sentence_is_without_its_refusal():
    said = {text for path in modules() if "refusals" not in path.parts for _node, text in texts(path)}
    begun = tuple(text for text in said if re.fullmatch(r"[a-z]+\.\w*", text))  # f"record.broken_{reason}"
    assert not {code for code in sentences() if code not in said and not code.startswith(begun)}


def test_the_words_carry_the_facts_in_both_languages():
    code, sentence = next((code, text) for code, text in sorted(sentences().items()) if "{" in text)
    facts = {field: f"<{field}>" for field in fields(sentence)}
    english, chinese = (word(Refusal(code, **facts), translator(lang)) for lang in ("en", "zh"))
    assert english != chinese
    assert all(fact in english and fact in chinese for fact in facts.values())


def test_a_code_without_a_sentence_still_says_that_nothing_changed():
    assert word(CheckFailed("no.such"), translator("en")) == N_(
        "This can't be done ({code}). Nothing was changed."
    ).format(code="no.such")
