"""The pens and the copier: seeded, and true to what they say they did."""

from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest
from numpy.random import Generator
from tests.scan import mill

from meeting_tui.rehearsal import copier, pens
from meeting_tui.rehearsal.strokes import Gray

FORM = mill.design(2)


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
def test_a_hand_marks_what_it_wishes(sheet: mill.Sheet, habit: pens.Habit) -> None:
    page = sheet.gray.copy()
    hand = pens.Hand(pens.BLACK, habit, life=False)
    seen = pens.mark(page, sheet.layout, {"q1": ("against",)}, hand, np.random.default_rng(1))
    assert _ink(sheet, page) == {("q1", "against")}
    assert seen == {"q1": pens.Meant(("against",), habit), "q2": pens.Meant((), "blank")}


def test_a_circle_leaves_the_box_alone(sheet: mill.Sheet) -> None:
    page = sheet.gray.copy()
    hand = pens.Hand(pens.BLACK, "circle", life=False)
    seen = pens.mark(page, sheet.layout, {"q1": ("for",)}, hand, np.random.default_rng(1))
    assert _ink(sheet, page) == set()
    assert not np.array_equal(page, sheet.gray)
    assert seen["q1"] == pens.Meant(("for",), "circle", clear=False)


def test_slips_are_told(sheet: mill.Sheet) -> None:
    rng = np.random.default_rng(2)
    told: Counter[str] = Counter()
    for _ in range(250):
        page = sheet.gray.copy()
        hand = pens.Hand(pens.BLACK, "tick")
        for meant in pens.mark(page, sheet.layout, {"q1": ("for",), "q2": ("for",)}, hand, rng).values():
            told[meant.how] += 1
            assert meant.valid == (meant.how != "overvote")
            assert meant.clear == (meant.how in {"tick", "overvote"} and meant.valid)
    assert set(told) == {"tick", "overvote", "correction", "dot"}


@pytest.mark.parametrize("copy", [copier.tidy, copier.flat, copier.phone, copier.one_bit])
def test_the_same_seed_gives_the_same_picture(copy: Callable[[Gray, Generator], bytes]) -> None:
    first, again = ([page.picture for page in mill.filled(FORM, 2, 9, copy)] for _ in range(2))
    assert first == again
    assert first[0] != first[1]
    assert next(mill.filled(FORM, 1, 10, copy)).picture != first[0]


def test_the_stub_is_torn_off_below_the_squares(sheet: mill.Sheet) -> None:
    torn = copier.torn(sheet.gray, 255.0, np.random.default_rng(3))
    assert torn[round(262 * copier.MM) :].min() == 255
    assert np.array_equal(torn[: round(250 * copier.MM)], sheet.gray[: round(250 * copier.MM)])
