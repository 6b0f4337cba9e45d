"""Every refusal the source can raise has its sentence, with facts the raiser gives."""

from __future__ import annotations

import ast
import errno
import re
from collections.abc import Iterator
from functools import cache

import pytest
from tests.house.source import fields, modules, nodes, texts, tree, where
from tests.plain import foreign, raw

from meeting_tui.lang import N_, translator
from meeting_tui.lang.facts import told
from meeting_tui.lang.refusals import sentences, word
from meeting_tui.lang.ways import WAY, Ways
from meeting_tui.refusal import (
    Area,
    At,
    Both,
    CheckFailed,
    Choices,
    FieldName,
    Holder,
    Key,
    Keys,
    On,
    Record,
    Refusal,
    Several,
    Shape,
    Term,
    Why,
)

Fact = object

CODE = re.compile(r"^[a-z]\w*(\.[a-z]\w*)+$")
RAISERS = {"Refusal", "CheckFailed"}


@cache
def calls() -> list[tuple[str, ast.Call, str]]:
    """(code, call, where) of every refusal that is built with its code spelt out."""
    return list(_raised())


def _raised() -> Iterator[tuple[str, ast.Call, str]]:
    for path in modules():
        for node in nodes(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISERS:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    yield str(first.value), node, where(path, node)


def asked(sentence: str) -> set[str]:
    """The facts it needs, with those of the ways it tells of."""
    ways = (sentence.command, sentence.key) if isinstance(sentence, Ways) else ()
    return set().union(*map(fields, (sentence, *ways))) - {WAY}


def test_there_are_refusals_and_their_codes_are_well_formed():
    assert len(calls()) > 20
    assert not [(code, place) for code, _call, place in calls() if not CODE.match(code)]


def test_every_refusal_has_its_sentence():
    assert not [(code, place) for code, _call, place in calls() if code not in sentences()]


def test_a_refusal_gives_the_facts_its_sentence_names():
    short = []
    for code, call, place in calls():
        given = {keyword.arg for keyword in call.keywords}
        if None not in given and (lacking := asked(sentences().get(code, "")) - given):
            short.append((place, code, lacking))
    assert not short


def test_no_sentence_is_without_its_refusal():
    said = {text for path in modules() if "refusals" not in path.parts for _node, text in texts(path)}
    begun = tuple(text for text in said if re.fullmatch(r"[a-z]+\.\w*", text))  # f"record.broken_{reason}"
    assert not {code for code in sentences() if code not in said and not code.startswith(begun)}


def test_the_words_carry_the_facts_in_both_languages():
    code, sentence = next((code, text) for code, text in sorted(sentences().items()) if "{" in text)
    facts = {field: f"<{field}>" for field in asked(sentence)}
    english, chinese = (word(Refusal(code, **facts), translator(lang)) for lang in ("en", "zh"))
    assert english != chinese
    assert all(fact in english and fact in chinese for fact in facts.values())


def test_a_code_without_a_sentence_still_says_that_nothing_changed():
    assert word(CheckFailed("no.such"), translator("en")) == N_(
        "This can't be done ({code}). Nothing was changed."
    ).format(code="no.such")


SAMPLES: dict[str, Fact] = {
    "At": At("2026-11-23T19:01:00+08:00"),
    "On": On("2026-11-23"),
    "Area": Area(8934),
    "Term": Term("not_participating"),
    "Key": Key("钥匙"),
    "Keys": Keys(("甲", "乙")),
    "Choices": Choices(("甲", "乙")),
    "FieldName": FieldName("remark"),
    "Shape": Shape("table"),
    "Several": Several(("王建国", "李敏")),
    "Both": Both((("楼栋", "building"),)),
    "Record": Record("meeting:m1"),
    "Holder": Holder({"who": "王建国", "host": "主机", "pid": "7", "since": "2026-11-23T19:01:00+08:00"}),
    "Why": Why(errno.ENOENT),
}
_SPELT = """
agenda title kind presenter question text id matter rule choices casting electorate excluded
voter room opens closes seats signed chair recorder vice member incumbents for against blank
invalid follow_majority measures heads all any frac count min_of max_of factor times bylaw
warning true false meeting list init restore postgres reader name value from bash zsh fish
write_in write_ins pg_dump elect each arrears
"""
SPELT = frozenset(_SPELT.split())
"""Words of files and commands that a sentence says as they must be typed."""


def facts_of(call: ast.Call) -> dict[str, Fact]:
    """A fact of each type the call gives; a word that is no code where the type can't be read off."""
    given: dict[str, Fact] = {}
    for keyword in call.keywords:
        made = keyword.value.func if isinstance(keyword.value, ast.Call) else None
        name = made.id if isinstance(made, ast.Name) else getattr(getattr(made, "value", None), "id", "")
        given[keyword.arg or ""] = SAMPLES.get(name, "某某")
    return given


COMMAND = re.compile(r"meeting-tui [a-z]|(?<![-\w])--[a-z]")
NO_KEY = ("cli.", "store.")
"""What commands alone refuse, and what screens have no key for: a new file's name, a backup brought back."""


def test_a_command_is_named_where_there_are_commands_and_a_key_where_there_are_keys():
    plain = {code: text for code, text in sentences().items() if not code.startswith(NO_KEY)}
    named = [code for code, text in plain.items() if COMMAND.search(text)]
    assert not named, "say it with Ways"
    for code, text in sentences().items():
        if isinstance(text, Ways):
            refusal = Refusal(code, **dict.fromkeys(asked(text), "7"))
            for lang in ("en", "zh"):
                here, there = (word(refusal, translator(lang, keys=keys)) for keys in (True, False))
                assert COMMAND.search(there), code
                assert not COMMAND.search(here), code


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_fact_reaches_people_as_a_program_writes_it(lang):
    wrong = []
    for code, call, place in calls():
        facts = dict.fromkeys(asked(sentences().get(code, "")), "某某") | facts_of(call)
        text = word(Refusal(code, **facts), translator(lang))
        unwanted = [found for found in raw(text) if found not in SPELT]
        unwanted += foreign(text, SPELT) if lang == "zh" else []
        if unwanted or "{" in text.replace("{ name", ""):
            wrong.append(f"{place}: {unwanted} {text}")
    assert not wrong, "\n".join(wrong)


def test_every_type_of_fact_has_its_words():
    for name, fact in SAMPLES.items():
        for lang in ("zh", "en"):
            assert not raw(str(told(fact, translator(lang)))), name
    zh = translator("zh")
    assert told(At("2026-11-23T19:01:00+08:00"), zh) == "2026年11月23日 19:01"
    assert told(Choices(("hand", "drone")), zh) == "hand（当面送达）、drone"
    assert told(Holder(), zh) == "未写明由谁打开"
    assert told(Holder({"who": "", "host": "vm", "since": ""}), translator("en")) == "on vm"
    assert told(Record("poll:7K2Q"), zh) == "表决 7K2Q 的记录"
    assert told(Why(99999), zh) == "系统拒绝了这一操作"
