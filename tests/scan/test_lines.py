"""Lines of the page are known before a box is judged: folds are no ink; a pen's line is one, however long."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import PEN, TICK, box_of, copied, draw, reading_of, signed

from meeting_tui.rehearsal import copier, pens
from meeting_tui.rehearsal.strokes import Gray, Pen, curve, hatch, line, stroke

BLANK = dict.fromkeys(("q1", "q2", "q3", "q4"))


@pytest.fixture(scope="module")
def sheet() -> mill.Sheet:
    return signed()


def _folded(page: Gray, at: float, wide: float, dark: float) -> None:
    """A fold across a page (down it, where it is turned), so many mm from its edge."""
    away = np.arange(page.shape[0]) / copier.MM - at
    page[:] = page * (1 - dark * np.exp(-((away / wide) ** 2)))[:, None]


@pytest.mark.parametrize(("wide", "dark", "off"), [(0.9, 0.35, -1.6), (0.9, 0.35, 0.0), (1.4, 0.25, 0.0)])
def test_a_mark_where_folds_cross_is_judged_without_them(
    tmp_path: Path, sheet: mill.Sheet, wide: float, dark: float, off: float
) -> None:
    page, (x, y) = sheet.gray.copy(), box_of(sheet, "q2").rect.center
    draw(page, (x, y), TICK)
    _folded(page, y + off, wide, dark)
    _folded(page.T, x + 0.8, wide, dark)
    assert dict(copied(tmp_path, page).marks) == BLANK | {"q2": "for"}


@pytest.mark.parametrize(
    ("start", "end"),
    [((24.0, 0.0), (186.0, 1.5)), ((24.0, -25.0), (186.0, 60.0))],
    ids=["a row struck out", "a slash over the page"],
)
def test_a_pens_long_line_is_no_fold(
    tmp_path: Path, sheet: mill.Sheet, start: tuple[float, float], end: tuple[float, float]
) -> None:
    page = sheet.gray.copy()
    draw(page, (0.0, box_of(sheet, "q2").rect.center[1]), [line(start, end)])
    assert not copied(tmp_path, page).marks


@pytest.mark.parametrize("length", [15.0, 45.0])
def test_a_line_down_the_boxes_is_a_mark_of_none(tmp_path: Path, sheet: mill.Sheet, length: float) -> None:
    """Printed lines cut it; what is left in a box is still part of it."""
    page, box = sheet.gray.copy(), box_of(sheet, "q1", 1)
    draw(page, box.rect.center, [line((0.2, -2.2), (-0.1, length / 2), (0.1, length))])
    assert not copied(tmp_path, page).marks


def test_a_line_from_one_box_down_to_the_next_is_the_mark_of_neither(
    tmp_path: Path, sheet: mill.Sheet
) -> None:
    """It ends in one of them as the long arm of a tick does."""
    page, box = sheet.gray.copy(), box_of(sheet, "q1", 1)
    draw(page, box.rect.center, [line((0.2, -2.2), (-0.1, 16.0), (0.1, 32.0))])
    assert not {"q1", "q2"} & copied(tmp_path, page).marks.keys()


@pytest.mark.parametrize("right", [9.0, 14.0])
def test_a_ticks_bowed_arm_is_its_own_and_says_nothing_of_others(
    tmp_path: Path, sheet: mill.Sheet, right: float
) -> None:
    page = sheet.gray.copy()
    arm = curve((-0.7, 1.9), (right / 4, -7.0), (right, -16.5))
    draw(page, box_of(sheet, "q2").rect.center, [line((-2.0, -0.1), (-0.7, 1.9)), arm])
    reading = copied(tmp_path, page)
    assert {name: mark for name, mark in reading.marks.items() if name != "q1"} == {
        "q2": "for",
        "q3": None,
        "q4": None,
    }


def test_a_mark_painted_over_is_no_blank_beside_blots(tmp_path: Path, sheet: mill.Sheet) -> None:
    """Its frame shows no more, and little of the mark: what is there can't be believed."""
    page, box = sheet.gray.copy(), box_of(sheet, "q4").rect
    draw(page, box.center, TICK)
    fluid = replace(pens.FLUID, ink=0.9)
    stroke(page, copier.MM, box.center, [hatch(3.8, 0.9)], fluid, np.random.default_rng(3))
    blot = Pen("blot", 1.0, 2.0)
    for no in (1, 2):
        stroke(
            page,
            copier.MM,
            box_of(sheet, f"q{no}").rect.center,
            [hatch(5.5, 1.2)],
            blot,
            np.random.default_rng(4),
        )
    assert "q4" not in copied(tmp_path, page).marks


def test_black_and_white_that_lost_half_the_print_betters_no_small_mark(
    tmp_path: Path, sheet: mill.Sheet
) -> None:
    """Of a mark put right, the one that was to stay may be gone and the other left in crumbs."""
    page, pen = sheet.gray.copy(), replace(PEN, ink=1.0)
    small = [one * 0.45 for one in TICK]
    stroke(page, copier.MM, box_of(sheet, "q2").rect.center, small, pen, np.random.default_rng(1))
    for level, read in ((128, {"q2": "for"}), (30, {})):
        _level, stark = cv2.threshold(page, level, 255, cv2.THRESH_BINARY)
        assert dict(reading_of(tmp_path, cv2.imencode(".png", stark)[1].tobytes()).marks) == read
