"""What looks alike when it is small: a pen's dot and dust, an arm and a word, a mark and one of the back."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import TICK, box_of, copied, draw, signed

from meeting_tui.paper.ballots.geometry import ChoiceDesign, Rect
from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.strokes import Gray, Pen, line
from meeting_tui.scan.creases import without_creases
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.strokes import strokes

PEN = Pen("pen", 0.8, 0.5)
NOT = [line((0, 0), (2.4, 0)), line((1.6, 0), (0, 2.2)), line((1.2, 0.9), (1.2, 3)), line((1.4, 1), (2.4, 2))]


@pytest.fixture(scope="module")
def sheet() -> mill.Sheet:
    return signed(pen=PEN)


def _dot(page: Gray, at: tuple[float, float], wide: float, long: float) -> None:
    x, y = (place * copier.MM for place in at)
    half = round(wide * copier.MM / 2)
    cv2.line(page, (round(x), round(y)), (round(x + long * copier.MM), round(y)), 40, 2 * half + 1)


@pytest.mark.parametrize("away", [(28.0, 7.0), (45.0, 2.0), (130.0, 0.0), (3.0, 3.0)])
@pytest.mark.parametrize(("wide", "long", "drawn"), [(0.9, 0.0, True), (0.4, 1.1, True), (0.35, 0.0, False)])
def test_a_dot_or_a_dash_of_a_pen_is_larger_than_dust(
    tmp_path: Path, sheet: mill.Sheet, away: tuple[float, float], wide: float, long: float, drawn: bool
) -> None:
    page, box = sheet.gray.copy(), box_of(sheet, "q2").rect
    _dot(page, (box.x + away[0], box.y + away[1]), wide, long)
    marks = copied(tmp_path, page).marks
    assert ("q2" not in marks) is drawn
    assert marks.get("q2") is None


@pytest.mark.parametrize("copy", [copier.tidy, copier.flat, copier.phone])
@pytest.mark.parametrize(("at", "drawn"), [((1.5, 0.0), True), ((6.0, 3.0), True), (None, False)])
def test_where_there_are_two_frames_their_sides_tell_a_dot(
    tmp_path: Path, copy: copier.Copier, at: tuple[float, float] | None, drawn: bool
) -> None:
    form = mill.design(1, (ChoiceDesign("for", "赞成"), ChoiceDesign("against", "反对")))
    page = signed(form)
    box = box_of(page, "q1").rect
    if at:
        _dot(page.gray, (box.x + at[0], box.y + at[1]), 1.0, 0.0)
    assert ("q1" not in copied(tmp_path, page.gray, copy, form).marks) is drawn


@pytest.mark.parametrize("copy", [copier.tidy, copier.flat, copier.phone])
@pytest.mark.parametrize(
    ("at", "wide", "drawn"), [((1.5, 0.0), 1.1, True), ((0.0, 3.0), 1.0, True), ((3.0, 0.0), 0.3, False)]
)
def test_a_pens_dot_upon_a_frame_is_no_dust(
    tmp_path: Path, sheet: mill.Sheet, copy: copier.Copier, at: tuple[float, float], wide: float, drawn: bool
) -> None:
    page, box = sheet.gray.copy(), box_of(sheet, "q2").rect
    _dot(page, (box.x + at[0], box.y + at[1]), wide, 0.0)
    marks = copied(tmp_path, page, copy).marks
    assert ("q2" not in marks) is drawn
    assert {name: mark for name, mark in marks.items() if name != "q2"} == dict.fromkeys(("q1", "q3", "q4"))


@pytest.mark.parametrize("word", [0, 1, 2])
def test_a_small_sign_on_a_word_beside_a_mark_waits(tmp_path: Path, sheet: mill.Sheet, word: int) -> None:
    """A tick too small for a stroke, on the word of the choice that is marked or of another."""
    page, at = sheet.gray.copy(), box_of(sheet, "q1", word).rect
    draw(page, box_of(sheet, "q1").rect.center, TICK, PEN)
    assert copied(tmp_path, page).marks["q1"] == "for"
    draw(page, (at.right + 3.0, at.center[1]), [line((0, 0), (0.5, 0.9), (1.4, -0.8))], PEN)
    assert "q1" not in copied(tmp_path, page).marks


def test_a_line_through_a_word_strikes_it_out_though_it_begins_in_the_ticks_arm(
    tmp_path: Path, sheet: mill.Sheet
) -> None:
    page, box = sheet.gray.copy(), box_of(sheet, "q1").rect
    draw(page, box.center, [line((-2.2, -1.4), (-0.7, 1.9), (2.6, -0.8), (3.4, 0.5))], PEN)
    assert copied(tmp_path, page).marks["q1"] == "for"
    draw(page, box.center, [line((3.4, 0.5), (16.5, 0.2))], PEN)
    assert "q1" not in copied(tmp_path, page).marks


def test_a_spot_of_ink_is_a_mark_where_the_voter_makes_spots_alone(tmp_path: Path, sheet: mill.Sheet) -> None:
    """Who draws lines with a fine pen leaves none: it dripped."""
    for others, read in (([TICK, TICK], False), (["spot", "spot"], True), ([], True)):
        page = sheet.gray.copy()
        for question, lines in zip(("q2", "q3"), others, strict=False):
            if lines == "spot":
                _spot(page, box_of(sheet, question).rect)
            else:
                draw(page, box_of(sheet, question).rect.center, TICK, PEN)
        _spot(page, box_of(sheet, "q1").rect)
        assert ("q1" in copied(tmp_path, page).marks) is read


def _spot(page: Gray, box: Rect) -> None:
    x, y = (round(place * copier.MM) for place in box.center)
    cv2.circle(page, (x, y), round(1.3 * copier.MM), 40, -1)


def test_a_pale_line_that_comes_out_of_a_questions_text_is_no_blank(
    tmp_path: Path, sheet: mill.Sheet
) -> None:
    """Between the text and the boxes, farther from these than any word of theirs."""
    page, box = sheet.gray.copy(), box_of(sheet, "q2").rect
    draw(page, (box.x + 2.2, box.y - 7.0), [line((0, 0), (-1.2, 2.4))], Pen("pale", 0.3, 0.45))
    assert "q2" not in copied(tmp_path, page).marks


@pytest.mark.parametrize("joined", [False, True])
def test_a_word_squeezed_in_beside_a_mark_is_no_arm_of_it(
    tmp_path: Path, sheet: mill.Sheet, joined: bool
) -> None:
    page, box = sheet.gray.copy(), box_of(sheet, "q1").rect
    draw(page, box.center, TICK, PEN)
    if joined:
        draw(page, box.center, [line((2.6, -2.4), (4.4, -1.2))], PEN)
    draw(page, (box.right + 0.9, box.y + 1.4), [1.1 * one for one in NOT], PEN)
    assert "q1" not in copied(tmp_path, page).marks


@pytest.mark.parametrize("end", [(6.5, -8.0), (9.0, -3.5), (7.0, -11.0)])
def test_a_ticks_arm_is_one_line_however_long(
    tmp_path: Path, sheet: mill.Sheet, end: tuple[float, float]
) -> None:
    page = sheet.gray.copy()
    draw(page, box_of(sheet, "q1").rect.center, [line((-2.0, -0.1), (-0.7, 1.9), (2.6, -2.4), end)], PEN)
    assert copied(tmp_path, page).marks["q1"] == "for"


def test_a_large_cross_about_the_middle_of_a_box_is_a_mark(tmp_path: Path, sheet: mill.Sheet) -> None:
    page = sheet.gray.copy()
    draw(page, box_of(sheet, "q1").rect.center, [line((-5, -5), (5, 5)), line((-5, 5), (5, -5))], PEN)
    reading = copied(tmp_path, page)
    assert reading.marks["q1"] == "for"


def _behind(page: Gray, at: tuple[float, float], ink: float, soft: float) -> None:
    """A mark on the back of the paper, as it shows in front: paler, spread by so many mm, mirrored."""
    back = np.full_like(page, 255)
    draw(back, at, [one * (-1.0, 1.0) for one in TICK], Pen("felt", 1.0, 1.2))
    shine = cv2.GaussianBlur(255 - back, (0, 0), soft * copier.MM).astype(np.float32) * ink
    page[:] = np.clip(page - shine, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("others", [(), ("q2", "q3")])
def test_what_shines_through_from_the_back_is_no_mark(
    tmp_path: Path, sheet: mill.Sheet, others: tuple[str, ...]
) -> None:
    page = sheet.gray.copy()
    for question in others:
        draw(page, box_of(sheet, question).rect.center, TICK, PEN)
    _behind(page, box_of(sheet, "q1").rect.center, 0.6, 0.8)
    reading = copied(tmp_path, page)
    assert "q1" not in reading.marks
    assert [reading.marks.get(question) for question in others] == ["for"] * len(others)


@pytest.mark.parametrize(("others", "read"), [((0.8, 0.8), False), ((0.35, 0.35), True)])
def test_a_mark_far_paler_than_the_voters_others_waits(
    tmp_path: Path, sheet: mill.Sheet, others: tuple[float, ...], read: bool
) -> None:
    """Correction fluid, an eraser, another hand; a pale pen is pale everywhere."""
    page = sheet.gray.copy()
    for question, ink in zip(("q1", "q2"), others, strict=True):
        draw(page, box_of(sheet, question).rect.center, TICK, Pen("pen", ink, 0.7))
    draw(page, box_of(sheet, "q3").rect.center, TICK, Pen("pale", 0.35, 0.7))
    marks = copied(tmp_path, page).marks
    assert (marks["q1"], marks["q2"], "q3" in marks) == ("for", "for", read)


@pytest.mark.parametrize(("first", "last", "left"), [(60, 390, 1), (0, 450, 0)])
def test_a_dark_line_is_a_streak_only_where_it_goes_on_as_dark_to_both_edges(
    first: int, last: int, left: int
) -> None:
    """On dirty paper something shows all the way: a line drawn from box to box ends before."""
    area = Rect(0.0, 0.0, 60.0, 150.0)
    ink = np.random.default_rng(5).uniform(0, 0.03, (450, 180)).astype(np.float32)
    ink[first:last, 90:92] = 0.5
    rest = Residual(ink, np.ones(ink.shape, np.bool_), whole=True)
    limit = np.full(ink.shape, 0.035, np.float32)
    found, _creases, _limit = without_creases(strokes(rest, limit, area), rest, limit, area)
    assert len(found) == left
