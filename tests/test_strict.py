"""What two programs could read differently is refused, what nobody wrote by hand ends at once."""

from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.refused import refused

from meeting_tui.rules.locate import lines
from meeting_tui.strict import DEEPEST, MOST_PARTS, json_of, objects_of, toml_of

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values)
def test_json_is_read_as_everybody_reads_it(value):
    assert json_of(json.dumps(value)) == value


PIECES = st.sampled_from(
    [
        *('{"a":1}', '{"a":{"b":[2]}}', "{}", '{"b":"NaN"}', '{"a":":"}', "[1]", "NaN", '"NaN"', "1.5", ""),
        *('{"a":[{}', "{}]}", '{"a":1,"a":2}', '{"a":[{"b":1,"b":2}]}', '{"a":"', '"}', "{},NaN,{}", "{}] "),
        *(
            "[" * DEEPEST + "]" * DEEPEST,
            f'{{"a":{"9" * 41}}}',
            '{"a":"\\ud800"}',
            " {}",
            "{}\n",
            '{"a":Infinity}',
        ),
    ]
)


@settings(max_examples=50)
@given(st.lists(PIECES | st.dictionaries(st.text(), values).map(json.dumps), max_size=4))
def test_several_texts_are_read_at_once_only_as_each_of_them_is(texts):
    """What is one text's may not end in another, whatever stands in them."""
    together = objects_of(texts)
    assert together is None or together == [json_of(text) for text in texts]


@pytest.mark.parametrize(
    "body", ['{"by":"bench","serial":1}', '{"marks":{"q1":["for"]},"serial":1}', " {}\n"]
)
def test_plain_objects_are_read_at_once(body):
    assert objects_of([body] * 3) == [json.loads(body)] * 3


@pytest.mark.parametrize(
    "texts",
    [
        ["{},NaN,{}", '{"a":[0', "0]}"],
        ["{},NaN,{}"],
        ['{},{},{"a":[0', "0]}"],
        ['{"a":[{}', "{}]}"],
        ["{}] "],
        ["{}", "[]"],
        ['{"a":1,"a":1}'],
        ['{"a":{"b":1,"b":1}}'],
        ['{"a":' + "[" * DEEPEST + "]" * DEEPEST + "}"],
        ['{"a":' + "9" * 41 + "}"],
        ["{}", b"{}"],
    ],
)
def test_what_is_not_plainly_an_object_each_is_looked_at_one_by_one(texts):
    assert objects_of(texts) is None


class Pairs(list):
    """Pairs as they are written, a key perhaps twice."""

    def twice(self) -> bool:
        return len({key for key, _value in self}) < len(self)


keys = st.sampled_from(["a", "b", ":", '":'])
objects = st.recursive(
    st.integers(0, 9) | keys,
    lambda inner: st.lists(inner, max_size=2) | st.lists(st.tuples(keys, inner), max_size=3).map(Pairs),
    max_leaves=8,
)


def written(value, colon: str) -> str:
    if isinstance(value, Pairs):
        return "{" + ",".join(json.dumps(key) + colon + written(each, colon) for key, each in value) + "}"
    if isinstance(value, list):
        return "[" + ",".join(written(each, colon) for each in value) + "]"
    return json.dumps(value)


def any_twice(value) -> bool:
    if isinstance(value, Pairs):
        return value.twice() or any(any_twice(each) for _key, each in value)
    return isinstance(value, list) and any(map(any_twice, value))


@given(objects, st.sampled_from([":", " : "]))
def test_a_key_that_stands_twice_is_found_wherever_it_stands(value, colon):
    text = written(value, colon)
    if any_twice(value):
        with refused("strict.twice"):
            json_of(text)
    else:
        assert json_of(text) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"for": 1, "for": 2}', "strict.twice"),
        ('[{"a": {"b": 1, "b": 1}}]', "strict.twice"),
        ("[" * 1_000_000, "strict.deep"),
        ('{"a":' * 100_000, "strict.deep"),
        ("9" * 1_000_000, "strict.long"),
        ("[1.5]", "strict.point"),
        ("1e400", "strict.point"),
        ("NaN", "strict.point"),
        ("-Infinity", "strict.point"),
    ],
)
def test_json_that_proves_nothing_is_refused(text, code):
    with refused(code):
        json_of(text)


def test_brackets_in_a_text_nest_nothing():
    text = json.dumps(["[" * 2 * DEEPEST, '\\"[' * DEEPEST])
    assert json_of(text) == json.loads(text)


def test_numbers_with_a_point_are_read_as_they_are_asked_for():
    assert json_of("[1.50, 1e3]", point=str) == ["1.50", "1e3"]


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "a = " + "{a = " * 10_000,
        ".".join("a" * 100_000) + " = 1",
        "[" + " . ".join("a" * 10_000) + "]",
    ],
)
def test_toml_nested_too_deep_is_refused_with_its_line(text):
    with refused("strict.deep", line=2):
        toml_of("# first\n" + text)


def test_endless_toml_is_refused():
    with refused("strict.large"):
        toml_of("a = 1\n" * 100_000)
    with refused("strict.long"):
        toml_of("a = " + "1" * 100_000)


STRINGS = ['"[[["', "'[.[.['", '"""[" ""["""', "'''['[''['''", '"\\"["', '""""[""""', "# [[[\n1", '"\\\\"']


@given(st.lists(st.sampled_from(STRINGS), min_size=1, max_size=8))
def test_marks_in_texts_and_comments_nest_nothing(texts):
    text = "\n".join(f"k{n} = {value * 1}" for n, value in enumerate(texts * 60) if not value.startswith("#"))
    assert toml_of(text) == tomllib.loads(text)


def test_what_is_unfinished_is_the_slip_it_is():
    for text in ('a = "', 'a = """' + '\\"""' * 50_000, "a = '''[", "a = ["):
        with pytest.raises(tomllib.TOMLDecodeError):
            toml_of(text)


def test_a_dotted_key_may_be_as_long_as_people_write():
    key = ".".join("a" * MOST_PARTS)
    assert toml_of(f"{key} = 1") == tomllib.loads(f"{key} = 1")


def test_lines_are_found_in_a_file_of_many():
    text = "\n".join(f"k{n} = {n}" for n in range(30_000))
    assert lines(text)[("k29999",)] == 30_000
