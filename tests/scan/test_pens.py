"""The hands and the copiers: seeded, and true to what they say they did."""

from dataclasses import replace

import numpy as np
import pytest
from tests.scan import mill

from meeting_tui.rehearsal import copier, hands, marking, pens, shapes
from meeting_tui.rehearsal.deeds import Meant
from meeting_tui.rehearsal.retired import RETIRED
from meeting_tui.rehearsal.schooled import SCHOOLED
from meeting_tui.rehearsal.strokes import Gray, Picture, lay

FORM = mill.design(2)
LISTS = (hands.TUNING, RETIRED, SCHOOLED)


@pytest.fixture(scope="module")
def sheet() -> mill.Sheet:
    return next(mill.sheets(FORM))


def _ink(sheet: mill.Sheet, page: Gray) -> set[tuple[str, str]]:
    """The boxes in which something was drawn."""
    found = set()
    for box in sheet.layout.boxes:
        x, y = (round(at * copier.MM) for at in box.rect.center)
        if (page[y - 20 : y + 20, x - 20 : x + 20] < sheet.gray[y - 20 : y + 20, x - 20 : x + 20]).sum() > 30:
            found.add((box.question, box.choice))
    return found


@pytest.mark.parametrize("habit", ["tick", "cross", "filled", "slash"])
def test_a_hand_marks_what_it_wishes(sheet: mill.Sheet, habit: shapes.Habit) -> None:
    page = sheet.gray.copy()
    hand = hands.Hand(pens.BLACK, habit)
    seen = marking.mark(page, sheet.layout, {"q1": ("against",)}, hand, np.random.default_rng(1))
    assert _ink(sheet, page) == {("q1", "against")}
    assert seen == {"q1": Meant(("against",), habit, wrote=True), "q2": Meant((), "blank")}


def test_a_circle_leaves_the_box_alone(sheet: mill.Sheet) -> None:
    page = sheet.gray.copy()
    hand = hands.Hand(pens.BLACK, "circle")
    seen = marking.mark(page, sheet.layout, {"q1": ("for",)}, hand, np.random.default_rng(1))
    assert _ink(sheet, page) == set()
    assert not np.array_equal(page, sheet.gray)
    assert seen["q1"] == Meant(("for",), "circle", clear=False, valid=False, wrote=True)


def test_no_blank_is_plain_beside_words_that_may_be_meant_for_all(sheet: mill.Sheet) -> None:
    """Not where a box beside them is ticked, either."""
    hand, rng = hands.Hand(pens.BLACK, "tick", manner="written", always=True), np.random.default_rng(1)
    seen = [marking.mark(sheet.gray.copy(), sheet.layout, {"q1": ("for",)}, hand, rng) for _ in range(12)]
    assert {one["q1"].valid for one in seen} == {True, False}
    assert not any(one["q2"].clear for one in seen)


@pytest.mark.parametrize("of", LISTS, ids=lambda of: of.name)
def test_all_that_is_said_to_be_written_is_on_the_paper(sheet: mill.Sheet, of: hands.HandList) -> None:
    """Where a question is plainly blank there is no ink, where it is clear there is some."""
    rng, blank = np.random.default_rng(2), copier.coloured(sheet.gray)
    every = [hands.living_hand(rng, of) for _ in range(1500)]
    kinds = {(hand.manner, hand.habit if not hand.manner else ""): hand for hand in every}
    assert len(kinds) == len(hands.MANNERS) - 1 + len(hands.HABITS)
    for hand in kinds.values():
        page = blank.copy()
        seen = marking.mark(page, sheet.layout, {"q1": ("for",)}, hand, rng)
        inked = _ink(sheet, copier.grey(page))
        assert not seen["q2"].clear or not {box for box in inked if box[0] == "q2"}
        assert not seen["q1"].clear or ("q1", "for") in inked
        assert not np.array_equal(page, blank)


def test_correction_fluid_whitens_what_it_covers(sheet: mill.Sheet) -> None:
    for page in (sheet.gray.copy(), copier.coloured(sheet.gray)):
        page[60:110, 40:90] = 0
        lay(page, (40, 60), np.ones((50, 50), np.float32), pens.FLUID, np.random.default_rng(1))
        assert page[60:110, 40:90].min() > 200


@pytest.mark.parametrize("kind", copier.COPIERS)
def test_the_same_seed_gives_the_same_picture(kind: str) -> None:
    copy = copier.COPIERS[kind]
    first, other = (page.picture for page in mill.filled(FORM, 2, 9, copy))
    assert first == next(mill.filled(FORM, 1, 9, copy)).picture
    assert first != other
    assert next(mill.filled(FORM, 1, 10, copy)).picture != first


def test_a_pen_has_its_colour(sheet: mill.Sheet) -> None:
    page: Picture = copier.coloured(sheet.gray)
    hand = hands.Hand(pens.SEAL, "filled")
    marking.mark(page, sheet.layout, {"q1": ("for",)}, hand, np.random.default_rng(1))
    x, y = (round(at * copier.MM) for at in sheet.layout.boxes[0].rect.center)
    red, green, blue = page[y - 10 : y + 10, x - 10 : x + 10].reshape(-1, 3).mean(axis=0)
    assert red > 200 > 130 > max(green, blue)


@pytest.mark.parametrize("corner", [(-8, 3), (3, -8), (16, 3), (3, 16), (40, 3), (3, 40), (-40, 3)])
def test_whoever_writes_beyond_the_edge_writes_on_what_there_is(corner: tuple[int, int]) -> None:
    page, rng = np.full((20, 20), 255, np.uint8), np.random.default_rng(1)
    skips = replace(pens.BLACK, skip=0.2, grain=0.1)
    lay(page, corner, np.ones((12, 12), np.float32), skips, rng)
    inked = [range(max(0, at), max(0, min(20, at + 12))) for at in corner]
    rows, columns = np.nonzero(page < 250)
    assert set(columns) <= set(inked[0])
    assert set(rows) <= set(inked[1])
    assert bool(len(rows)) == all(inked)


def test_the_stub_is_torn_off_below_the_squares(sheet: mill.Sheet) -> None:
    torn = copier.torn(sheet.gray, 255.0, np.random.default_rng(3))
    assert torn[round(262 * copier.MM) :].min() == 255
    assert np.array_equal(torn[: round(250 * copier.MM)], sheet.gray[: round(250 * copier.MM)])
