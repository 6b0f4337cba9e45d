"""What must not make a blank wait, for it is no answer; and what looks like that and is one."""

from pathlib import Path

import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import PEN, TICK, copied, draw, signed

from meeting_tui.paper.ballots.geometry import Box, Rect
from meeting_tui.rehearsal import copier, optics, pens
from meeting_tui.rehearsal.strokes import Gray, Pen, Points, hatch, line, spiral
from meeting_tui.scan.creases import without_creases
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.strokes import strokes

SCRIBBLE = [hatch(2.9, 0.8), line((-3.2, -3.0), (3.1, 3.2))]
STREAK = Pen("streak", 0.6, 0.35)
LETTERS = [line((0, 0), (1, 4), (2, 1), (3, 4), (4, 0)), line((5, 0), (5, 4), (7, 4))]
REST = {"q2": None, "q3": None, "q4": None}


@pytest.fixture(scope="module")
def sheet() -> mill.Sheet:
    return signed()


def _boxes(sheet: mill.Sheet, question: str) -> list[Box]:
    return [box for box in sheet.layout.boxes if box.question == question]


def _put_right(sheet: mill.Sheet, over: list[Points], pen: Pen = PEN) -> Gray:
    """The first answer taken back, and another box marked."""
    page, (first, second, *_) = sheet.gray.copy(), _boxes(sheet, "q1")
    for box in (first, second):
        draw(page, box.rect.center, TICK)
    draw(page, first.rect.center, over, pen)
    return page


def test_initials_beside_an_answer_put_right_say_nothing_of_others(tmp_path: Path, sheet: mill.Sheet) -> None:
    page, last = _put_right(sheet, SCRIBBLE), _boxes(sheet, "q1")[-1].rect
    draw(page, (last.right + 25, last.y + 1), LETTERS)
    reading = copied(tmp_path, page)
    assert (dict(reading.marks), set(reading.doubts)) == (REST, {"q1"})


@pytest.mark.parametrize("lines", [TICK, [hatch(3.8, 0.5)]], ids=["a tick", "filled far over its frame"])
def test_initials_beside_a_plain_mark_say_nothing_of_others(
    tmp_path: Path, sheet: mill.Sheet, lines: list[Points]
) -> None:
    page, last = sheet.gray.copy(), _boxes(sheet, "q1")[-1].rect
    draw(page, _boxes(sheet, "q1")[0].rect.center, lines)
    draw(page, (last.right + 25, last.y + 1), [one * 0.7 for one in LETTERS])
    reading = copied(tmp_path, page)
    assert (dict(reading.marks), set(reading.doubts)) == (REST, {"q1"})


@pytest.mark.parametrize(
    ("question", "read"),
    [("q4", {"q1": None, "q2": None, "q3": None}), ("q3", {})],
    ids=["below all that is blank", "above one"],
)
def test_a_word_of_two_letters_can_only_mean_what_is_below(
    tmp_path: Path, sheet: mill.Sheet, question: str, read: dict[str, None]
) -> None:
    """It may say "the same below"."""
    page, last = sheet.gray.copy(), _boxes(sheet, question)[-1].rect
    draw(page, _boxes(sheet, question)[0].rect.center, TICK)
    draw(page, (last.right + 25, last.y + 1), [1.05 * one for one in LETTERS])
    assert dict(copied(tmp_path, page).marks) == read


@pytest.mark.parametrize(
    ("arm", "read"),
    [
        ([line((2.6, -2.4), (12.0, -17.0))], REST | {"q1": "for"}),
        ([line((2.6, -2.4), (12.0, -4.0), (4.0, -14.0))], {}),
    ],
    ids=["straight", "bent"],
)
def test_a_ticks_long_arm_says_nothing_of_others(
    tmp_path: Path, sheet: mill.Sheet, arm: list[Points], read: dict[str, str | None]
) -> None:
    page = sheet.gray.copy()
    draw(page, _boxes(sheet, "q1")[0].rect.center, [*TICK, *arm])
    assert dict(copied(tmp_path, page).marks) == read


@pytest.mark.parametrize(("down", "read"), [(13.0, {"q3"}), (3.0, set())], ids=["below all", "on the row"])
def test_a_comment_below_all_answers_takes_no_mark(tmp_path: Path, down: float, read: set[str]) -> None:
    """The marks stand and it is noted; what is blank waits, for it may be meant for all."""
    form = mill.design(3)
    sheet = next(mill.sheets(form))
    page, box = sheet.gray.copy(), _boxes(sheet, "q3")[0].rect
    draw(page, box.center, TICK)
    for no in range(4):
        draw(page, (box.x + 20 + 8 * no, box.bottom + down), LETTERS)
    reading = copied(tmp_path, page, form=form)
    assert set(reading.marks) == read
    assert ("note" in reading.reasons) == bool(read)


def test_a_streak_through_a_box_is_no_mark(tmp_path: Path, sheet: mill.Sheet) -> None:
    page = sheet.gray.copy()
    draw(page, (_boxes(sheet, "q1")[1].rect.center[0] + 1.0, 0.0), [line((-4, -5), (4, 310))], STREAK)
    assert dict(copied(tmp_path, page).marks) == {"q1": None} | REST


@pytest.mark.parametrize("far", [1, 3], ids=["beside a plain mark", "longer than initials"])
def test_other_words_may_be_meant_for_all(tmp_path: Path, sheet: mill.Sheet, far: int) -> None:
    last = _boxes(sheet, "q1")[-1].rect
    page = sheet.gray.copy() if far == 1 else _put_right(sheet, SCRIBBLE)
    draw(page, _boxes(sheet, "q1")[1].rect.center, TICK)
    for no in range(far):
        draw(page, (last.right + 20 + 8 * no, last.y + 1), LETTERS)
    assert not copied(tmp_path, page).marks


def test_correction_fluid_over_a_box_is_no_bad_picture(tmp_path: Path, sheet: mill.Sheet) -> None:
    reading = copied(tmp_path, _put_right(sheet, [hatch(3.8, 1.5)], pens.FLUID))
    assert dict(reading.marks) == REST
    assert dict(reading.doubts) == {"q1": ("frame",)}


def _folded(sheet: mill.Sheet) -> tuple[Gray, float]:
    """A page with a fold under the first answer's words, and how far down it is, mm."""
    page, down = sheet.gray.copy(), _boxes(sheet, "q1")[0].rect.bottom + 1.0
    draw(page, (0, down), [line((-5, 0), (215, 0))], Pen("fold", 0.12, 0.5))
    return page, down


def test_a_word_underlined_along_a_fold_is_no_blank(tmp_path: Path, sheet: mill.Sheet) -> None:
    page, down = _folded(sheet)
    assert dict(copied(tmp_path, page).marks) == {"q1": None} | REST
    right = _boxes(sheet, "q1")[0].rect.right
    draw(page, (right + 3, down), [line((0, 0), (5, 0.3), (10, 0))])
    assert "q1" in copied(tmp_path, page).doubts


def test_a_mark_in_the_margin_on_a_fold_is_noted(tmp_path: Path, sheet: mill.Sheet) -> None:
    page, down = _folded(sheet)
    draw(page, (6.0, down), [one * 0.6 for one in TICK])
    assert "note" in copied(tmp_path, page).reasons


def test_a_streak_is_followed_past_what_lies_beside_it() -> None:
    area, ink = Rect(7.0, 90.0, 190.0, 60.0), np.zeros((180, 570), np.float32)
    rows = np.rint(60 + 0.017 * np.arange(570)).astype(int)
    for row, shade in ((-1, 0.06), (0, 0.1), (1, 0.06)):
        ink[rows + row, np.arange(570)] = shade
    for left in (100, 200, 300):
        ink[rows[left] - 9 : rows[left] + 2, left : left + 24] = 0.6
    rest, limit = Residual(ink, np.ones(ink.shape, np.bool_), True), np.full_like(ink, 0.035)
    left, creases, _limit = without_creases(strokes(rest, limit, area), rest, limit, area)
    assert creases.ways
    assert all(one.thick > 2 for one in left)


@pytest.mark.parametrize(
    ("grains", "blur"),
    [
        ([(-1.9, 6.4, 4), (-1.9, 7.2, 4)], 1.4),
        ([(12.0, 4.0, 4)], 1.4),
        ([(1.5, 1.9, 3), (3.9, 3.9, 2)], 0.3),
        ([(30.0, -4.0, 4), (31.1, -3.7, 4)], 1.2),
    ],
    ids=["two joined beside a box", "on a word", "two in a box", "side by side"],
)
def test_dust_is_no_answer(
    tmp_path: Path, sheet: mill.Sheet, grains: list[tuple[float, float, int]], blur: float
) -> None:
    page, box = sheet.gray.copy(), _boxes(sheet, "q1")[0].rect
    for x, y, size in grains:
        left, top = round((box.x + x) * copier.MM), round((box.y + y) * copier.MM)
        page[top : top + size, left : left + size] = 30
    assert dict(copied(tmp_path, optics.soft(page, blur)).marks) == {"q1": None} | REST


def test_a_pen_put_down_beside_a_box_is_no_dust(tmp_path: Path, sheet: mill.Sheet) -> None:
    page, box = sheet.gray.copy(), _boxes(sheet, "q1")[0].rect
    draw(page, (box.x - 2.4, box.center[1]), [spiral(0.5, 0.3)])
    assert "q1" not in copied(tmp_path, page).marks


def test_two_dots_of_a_pen_that_touch_are_no_dust() -> None:
    area, ink = Rect(7.0, 90.0, 190.0, 60.0), np.zeros((180, 570), np.float32)
    for top, large, left in ((60, 5, 100), (68, 5, 103), (60, 3, 300), (66, 3, 301)):
        ink[top : top + large, left : left + large] = 0.3
        ink[top + large : top + large + 4, left : left + 3] = 0.06
    rest, limit = Residual(ink, np.ones(ink.shape, np.bool_), True), np.full_like(ink, 0.035)
    found = strokes(rest, limit, area)
    assert [round(one.rect.x) for one in found] == [40]


def test_a_fold_under_a_printed_line_is_found_by_its_ends() -> None:
    area, ink = Rect(7.0, 90.0, 190.0, 60.0), np.zeros((180, 570), np.float32)
    ink[60:62] = 0.07
    open_ = np.ones(ink.shape, np.bool_)
    open_[57:65, 60:510] = False
    rest, limit = Residual(ink, open_, True), np.full_like(ink, 0.035)
    left, creases, _limit = without_creases(strokes(rest, limit, area), rest, limit, area)
    assert (len(left), bool(creases.ways)) == (0, True)


def test_a_word_struck_palely_beside_its_mark_is_seen_by_both_ends(tmp_path: Path, sheet: mill.Sheet) -> None:
    page, box = sheet.gray.copy(), _boxes(sheet, "q1")[0].rect
    draw(page, box.center, TICK)
    draw(page, (box.right + 4, box.center[1]), [line((-1.4, 0), (11, -0.2))], Pen("pencil", 0.3, 0.4))
    reading = copied(tmp_path, page, copier.weak)
    assert (dict(reading.marks), dict(reading.doubts)) == (REST, {"q1": ("written",)})


def test_a_pale_pens_least_trace_is_no_blank_where_it_left_more_elsewhere(
    tmp_path: Path, sheet: mill.Sheet
) -> None:
    """A millimetre of pencil looks like dust; of a voter whose other mark is pale too, or who made no other,
    it may be a mark."""
    pencil, trace = Pen("pencil", 0.2, 0.4), [line((-0.3, 0.35), (0.3, -0.35))]
    slash = [line((-1.2, 1.0), (1.2, -1.0))]
    for other, questions in (
        ([(slash, pencil)], {"q1": "faint", "q3": "faint"}),
        ([(TICK, PEN)], {}),
        ([], {"q3": "faint"}),
    ):
        page = sheet.gray.copy()
        draw(page, _boxes(sheet, "q3")[0].rect.center, trace, pencil)
        for lines, pen in other:
            draw(page, _boxes(sheet, "q1")[0].rect.center, lines, pen)
        reading = copied(tmp_path, page)
        assert {name: why[0] for name, why in reading.doubts.items()} == questions


@pytest.mark.parametrize(
    ("at", "size", "ink"), [((20.0, 3.0), 0.55, 0.13), ((3.6, 3.9), 0.45, 0.1)], ids=["beside a box", "in it"]
)
def test_a_pale_pens_dot_is_no_dust(
    tmp_path: Path, sheet: mill.Sheet, at: tuple[float, float], size: float, ink: float
) -> None:
    """It is no darker than dust, but as dark all over."""
    page, box = sheet.gray.copy(), _boxes(sheet, "q2")[2].rect
    draw(page, (box.x + at[0], box.y + at[1]), [spiral(size, 0.2)], Pen("pencil", ink, 0.5))
    assert dict(copied(tmp_path, page).marks) == {"q1": None, "q3": None, "q4": None}
