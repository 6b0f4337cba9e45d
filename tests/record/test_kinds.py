"""The list of kinds: what may be written, and what is refused."""

from __future__ import annotations

import pytest
from tests.refused import refused

from meeting_tui.record.kinds import KINDS, check

EXAMPLES = {
    "text": "词",
    "person": "张伟",
    "personal": "0" * 64,
    "hash": "f" * 64,
    "int": 1,
    "bool": True,
    "texts": ["a"],
    "persons": ["张伟", "张伟"],
    "ints": [1],
    "marks": {"q1": ["for"]},
    "object": {"a": 1},
}
WRONG = {
    "text": 1,
    "person": 1,
    "personal": "张三",
    "hash": "F" * 64,
    "int": True,
    "bool": 1,
    "texts": "a",
    "persons": "张伟",
    "ints": ["1"],
    "marks": {"q1": "for"},
    "object": [],
}


def body(kind):
    return {field.name: EXAMPLES[field.type] for field in kind.fields}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_takes_what_it_says_and_nothing_else(kind):
    whole = body(kind)
    assert check(kind.name, whole, f"{kind.streams[0]}:x") is kind
    for field in kind.fields:
        rest = {name: value for name, value in whole.items() if name != field.name}
        for bad in [{**rest, field.name: WRONG[field.type]}, *([] if field.optional else [rest])]:
            with refused("record.field", field=field.name):
                check(kind.name, bad)
    with refused("record.field", field="zzz"):
        check(kind.name, {**whole, "zzz": 1})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_who_people_are_may_stand_beside_their_names(kind):
    beside = {field.name: EXAMPLES[field.type] for field in kind.beside}
    assert "author_id" in beside
    assert {f"{field.name}_id" for field in kind.fields if field.type == "person"} <= beside.keys()
    assert {f"{field.name}_ids" for field in kind.fields if field.type == "persons"} <= beside.keys()
    check(kind.name, {**body(kind), **beside})
    for field in kind.beside:
        with refused("record.field", field=field.name):
            check(kind.name, {**body(kind), field.name: WRONG[field.type]})


def test_an_unknown_kind_and_a_strange_stream_are_refused():
    with refused("record.kind"):
        check("meeting.exploded", {})
    with refused("record.stream"):
        check("meeting.closed", {}, "poll:A1B2")


def test_names_are_unique_and_told_in_both_languages():
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert all(kind.zh and kind.en for kind in KINDS)


def test_an_entry_that_says_how_somebody_voted_is_salted():
    """All but what is announced: how the chair decides a tie."""
    telling = {"choice", "for", "marks"}
    said = {kind.name for kind in KINDS if telling & {field.name for field in kind.fields}}
    assert said - {"casting.given"} == {kind.name for kind in KINDS if kind.votes}
    assert all("salt" in {field.name for field in kind.beside} for kind in KINDS if kind.votes)
