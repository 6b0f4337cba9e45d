"""One truth, a hundred shapes: always the truth, or a refusal, or a question."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.roll.shapes import KINDS, SAID, Home, Shape, homes, shapes, written

from meeting_tui.desk.roll.doubt import NO_ANSWERS
from meeting_tui.desk.roll.file import RollFile
from meeting_tui.desk.roll.preview import RollReading, read_roll
from meeting_tui.refusal import Refusal

Unit = tuple[tuple[str, ...], int, frozenset[str]]


def truth_of(truth: tuple[Home, ...]) -> set[Unit]:
    return {((str(h.building), str(h.stair), str(h.room)), h.area, frozenset(h.owners)) for h in truth}


def understood(read: RollReading) -> set[Unit]:
    """What was read, by a rule of its own: the digits of a place, the area, the names."""
    return {
        (
            tuple(re.sub(r"\D", "", part) for part in (line.building, line.unit, line.room)),
            line.area,
            frozenset(owner.name for owner in line.owners),
        )
        for line in read.roll.lines
    }


def read(name: str, data: bytes, encoding: str | None = None) -> RollReading:
    return read_roll(RollFile(name, data), NO_ANSWERS, None, None, encoding)


def told(name: str, data: bytes, shape: Shape) -> RollReading:
    """What is read; a person says how a text is written where too little of it tells."""
    try:
        return read(name, data)
    except Refusal as refusal:
        if refusal.code != "roll.encoding":
            raise
        return read(name, data, SAID.get(shape.encoding, shape.encoding))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_roll_in_any_shape_is_understood(data: st.DataObject, kind: str):
    shape = data.draw(shapes(kind))
    truth = data.draw(homes(shape.names))
    found = told(*written(truth, shape), shape)
    assert not found.roll.faults
    assert not found.doubts
    assert understood(found) == truth_of(truth)


def spaced(text: str) -> str:
    """Two names to most; in Japan a space parts surname and given name."""
    return text.replace("许文", "许文 高洁", 1)


SPOILT = (
    spaced,
    lambda text: text.replace("1", "l", 1),
    lambda text: text.replace(".", ",", 1),
    lambda text: text.replace("\n", "\n\n", 1),
    lambda text: text.replace("许文", "许文等2人", 1),
    lambda text: text.replace("许文", "未售", 1),
    lambda text: text.replace("许文", "许文（夫）", 1),
    lambda text: text.replace("101", "101/102", 1),
    lambda text: text.replace("102", "１０２", 1),
    lambda text: text.replace("建筑面积", "套内面积", 1),
    lambda text: text.replace("业主", "住户", 1),
)
TRUTH = (
    Home(1, 1, 101, 8950, ("许文",)),
    Home(1, 1, 102, 102_450, ("高洁", "林默")),
    Home(2, 1, 101, 7000, ("方圆",)),
)


@settings(max_examples=120, deadline=None)
@given(shapes("csv"), st.lists(st.sampled_from(SPOILT), min_size=1, max_size=3))
def test_a_spoilt_roll_is_never_taken_for_another(shape: Shape, spoil: list[Callable[[str], str]]):
    """Every way to spoil it changes what is written; only the same meaning may come in without a word."""
    if not shape.hanzi or shape.encoding == "cp950":
        return
    name, data = written(TRUTH, shape)
    text = data.decode(shape.encoding)
    for change in spoil:
        text = text if shape.lang == "ja" and change is spaced else change(text)
    try:
        found = read(name, text.encode(shape.encoding))
    except Refusal:
        return
    if not (found.roll.faults or found.doubts or any(n.undecided for n in found.roll.same_names)):
        assert understood(found) == truth_of(TRUTH)


@pytest.mark.parametrize("lang", ["zh", "hant", "en", "de", "fr", "ja"])
def test_a_plain_roll_in_each_language_is_understood(lang: str):
    order = ("where", "area", "owners")
    shape = Shape(
        lang, "csv", "utf-8", ",", "columns", "point", "、", order, 0, False, False, False, (0,) * 6
    )
    found = read(*written(TRUTH, shape))
    assert (understood(found), found.doubts, found.roll.faults) == (truth_of(TRUTH), (), ())
