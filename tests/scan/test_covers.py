"""What lies over one answer says nothing of the others: names, thumbs, cups; but words do."""

from pathlib import Path

import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import FORM, TICK, box_of, reading_of

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.strokes import Pen, Points, curve, ellipse, line, stroke
from meeting_tui.scan.covers import Spill
from meeting_tui.scan.strokes import Stroke
from meeting_tui.scan.values import PageReading

PEN, INK, PASTE = Pen("pen", 0.85, 0.6), Pen("ink pad", 0.45, 0.5), Pen("paste", 0.3, 0.5)
COFFEE = Pen("coffee", 0.22, 1.6)
NAME = [curve(*((x * 2.4, 9.0 if x % 2 else -8.0 + x % 3) for x in range(-7, 8)))]
THUMB = [ellipse(7.5 * part, 9.0 * part) for part in np.arange(0.12, 1.0, 0.12)]
CUP = [ellipse(26.0, 26.0)]
LOOP = [ellipse(30.0, 21.0)]
WORDS = [line((-3, 2), (-3, -2), (1, -2), (1, 2)), line((-2, 0), (0, 0)), line((3, -2), (7, -2), (5, 2))]


def _read(folder: Path, over: list[tuple[str, Pen, list[Points]]], copy: copier.Copier) -> PageReading:
    """A page with this drawn on the second box of these questions."""
    sheet = next(mill.sheets(FORM))
    page, rng = sheet.gray.copy(), np.random.default_rng(5)
    for question, pen, lines in over:
        stroke(page, copier.MM, box_of(sheet, question, 1).rect.center, lines, pen, rng)
    return reading_of(folder, copy(page, rng))


@pytest.mark.parametrize("copy", [copier.flat, copier.phone])
@pytest.mark.parametrize(("pen", "lines"), [(PEN, NAME), (INK, THUMB)], ids=["name", "thumb"])
def test_what_lies_over_one_answer_leaves_the_blanks_of_whoever_marks_another(
    tmp_path: Path, pen: Pen, lines: list[Points], copy: copier.Copier
) -> None:
    reading = _read(tmp_path, [("q1", PEN, TICK), ("q3", pen, lines)], copy)
    assert dict(reading.marks) == {"q1": "against", "q2": None, "q4": None}


@pytest.mark.parametrize("copy", [copier.flat, copier.phone])
@pytest.mark.parametrize(
    ("other", "read"), [([("q1", PEN, TICK)], 3), ([], 0)], ids=["beside a mark", "alone"]
)
def test_a_small_stamp_over_an_answer_says_nothing_of_others(
    tmp_path: Path, other: list[tuple[str, Pen, list[Points]]], read: int, copy: copier.Copier
) -> None:
    """It is no higher than letters; alone it may be how this voter answers."""
    seal = [line((-5, -4), (5, -4.5), (5.4, 4), (-5, 4.4), (-5, -4))]
    seal += [line((x, -3.0), (x + 0.8, 0.0), (x - 0.4, 3.0)) for x in (-3.6, -1.8, 0.0, 1.8, 3.6)]
    aside = [one + np.array((5.5, 1.5)) for one in seal]
    marks = dict(_read(tmp_path, [*other, ("q3", INK, aside)], copy).marks)
    assert len(marks) == read
    assert "q3" not in marks


@pytest.mark.parametrize("copy", [copier.flat, copier.phone])
def test_a_pale_thumb_says_nothing(tmp_path: Path, copy: copier.Copier) -> None:
    """What it came over is for people."""
    thumb = _read(tmp_path, [("q2", PASTE, [one * 0.8 + np.array((9.0, 0.0)) for one in THUMB])], copy)
    assert dict(thumb.marks) == {"q1": None, "q3": None, "q4": None}


@pytest.mark.parametrize(
    ("wide", "high", "thumb"), [(16.0, 22.0, True), (28.0, 12.0, True), (39.0, 11.3, False)]
)
def test_a_word_of_a_broad_pale_pen_is_no_thumb(wide: float, high: float, thumb: bool) -> None:
    """Its letters run together to one piece, as long as no thumb is."""
    x, y = np.meshgrid(np.arange(0, wide, 1 / 3), np.arange(0, high, 1 / 3))
    places = np.column_stack([x.ravel(), y.ravel()]).astype(np.float32)[::2]
    ink = np.full(len(places), 0.17, np.float32)
    assert Spill(None).of_it(Stroke(Rect(0, 0, wide, high), places, ink, 4.9, apart=True)) is thumb


def test_words_beside_it_may_be_meant_for_all_and_on_a_page_without_a_mark_anything(tmp_path: Path) -> None:
    for over in (
        [("q1", PEN, TICK), ("q3", PEN, NAME), ("q2", PEN, [one + np.array((28.0, -4.0)) for one in WORDS])],
        [("q3", PEN, NAME)],
        [("q1", PEN, TICK), ("q2", Pen("pencil", 0.3, 0.6), LOOP)],
    ):
        assert "q4" in _read(tmp_path, over, copier.tidy).doubts


def test_a_mark_stands_below_a_name_that_ends_above_its_boxes(tmp_path: Path) -> None:
    low = [one + np.array((0.0, 4.5)) for one in NAME]
    over = [("q1", PEN, TICK), ("q2", PEN, low), ("q3", PEN, TICK)]
    reading = _read(tmp_path, over, copier.tidy)
    assert dict(reading.marks) == {"q1": "against", "q3": "against", "q4": None}
