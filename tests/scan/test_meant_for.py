"""Which questions ink may be meant for: words for all; a line, a stamp, a dot or a spill for its own."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import FORM, TICK, box_of, reading_of

from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.measuring.accidents import crumpled
from meeting_tui.rehearsal.strokes import Gray, Pen, Points, curve, ellipse, line, spiral, stroke
from meeting_tui.scan.values import Mark

PAD = Pen("ink pad", 0.28, 0.7)
PEN, COFFEE, PALE = Pen("pen", 0.8, 0.6), Pen("coffee", 0.16, 2.2), Pen("pencil", 0.2, 0.45)
LETTERS = [line((-5, 3), (-4, -3), (-3, 1), (-2, -3), (-1, 3)), line((1, -3), (1, 3), (4.5, 3))]
SLIP = [curve((-5, 0.6), (0, 0.9), (5, -1.2))]
STAMP = [line((-8, -4.5), (8, -4.5), (8, 4.5), (-8, 4.5), (-8, -4.5)), *LETTERS]
DOT = [spiral(0.45, 0.3)]
STROKE = [line((-2.0, 1.4), (2.0, -1.2))]
FIRST, BESIDE, ABOVE = (-54.0, 0.0), (66.0, 0.0), (44.0, -11.0)
ATOP, MARGIN = (50.0, -30.0), (-81.0, 0.0)
"""From the second box of a question: its first box, behind its last word, behind its heading; above all
questions, in the margin of the sheet."""
Drawn = tuple[str, Pen, list[Points], tuple[float, float]]
Answers = dict[str, Mark]


def _page(sheet: mill.Sheet, drawn: list[Drawn]) -> Gray:
    page, rng = sheet.gray.copy(), np.random.default_rng(5)
    for question, pen, lines, (right, down) in drawn:
        x, y = box_of(sheet, question, 1).rect.center
        stroke(page, copier.MM, (x + right, y + down), lines, pen, rng)
    return page


def _read(folder: Path, page: Gray, copy: copier.Copier = copier.tidy) -> Answers:
    return dict(reading_of(folder, copy(page, np.random.default_rng(5))).marks)


@pytest.fixture(scope="module")
def sheet() -> mill.Sheet:
    return next(mill.sheets(FORM))


def _ticks(*questions: str) -> list[Drawn]:
    return [(question, PEN, TICK, (0.0, 0.0)) for question in questions]


BOTH: Answers = {"q1": "against", "q2": "against"}
NONE: Answers = {"q3": None, "q4": None}
WORD = "one word, beside one answer of two"


@pytest.mark.parametrize(
    ("more", "read"),
    [
        ([("q1", PEN, LETTERS, BESIDE), ("q2", PEN, LETTERS, BESIDE)], NONE),
        ([("q1", PEN, LETTERS, BESIDE)], {}),
        ([("q1", PEN, SLIP, ABOVE)], {"q2": "against"} | NONE),
        ([("q1", PEN, SLIP, ABOVE), ("q1", PEN, [SLIP[0] + (0.0, 2.5)], ABOVE)], {"q2": "against"}),
        ([("q3", PAD, STAMP, ABOVE)], BOTH | {"q4": None}),
        ([("q3", PEN, DOT, ABOVE)], BOTH | {"q4": None}),
        ([("q1", PEN, SLIP, ATOP)], BOTH | NONE),
        ([("q1", PEN, LETTERS, ATOP)], BOTH),
        ([("q3", PEN, STROKE, MARGIN)], BOTH | {"q4": None}),
        ([("q3", PEN, STROKE, MARGIN), ("q3", PEN, STROKE, (MARGIN[0], 3.5))], BOTH),
    ],
    ids=[
        "initials beside each answer",
        WORD,
        "one line",
        "two lines",
        "a stamp",
        "a dot",
        "one line above all",
        "words above all",
        "one line in the margin",
        "two lines in the margin",
    ],
)
def test_what_ink_says_of_other_questions(
    tmp_path: Path, sheet: mill.Sheet, more: list[Drawn], read: Answers
) -> None:
    found = _read(tmp_path, _page(sheet, [*_ticks("q1", "q2"), *more]))
    assert {name: mark for name, mark in found.items() if name not in ("q1", "q2") or name in read} == read


def test_one_round_spot_in_the_margin_is_no_hole(tmp_path: Path, sheet: mill.Sheet) -> None:
    """Two holes are punched at once; a voter fills a spot beside the question."""
    page = _page(sheet, _ticks("q1", "q4"))
    y = box_of(sheet, "q2").rect.center[1]
    cv2.circle(page, (round(194 * copier.MM), round(y * copier.MM)), round(3.1 * copier.MM), 60, -1)
    assert "q2" not in _read(tmp_path, page)


@pytest.mark.parametrize("lines", [SLIP, DOT], ids=["one line", "a dot"])
def test_on_a_page_without_a_mark_voters_may_answer_so(
    tmp_path: Path, sheet: mill.Sheet, lines: list[Points]
) -> None:
    """Another answer of theirs may be too small or too pale to be seen."""
    assert _read(tmp_path, _page(sheet, [("q1", PEN, lines, ABOVE)])) == {}


@pytest.mark.parametrize("copy", [copier.flat, copier.phone])
@pytest.mark.parametrize("ink", [0.12, 0.15])
def test_on_a_page_without_a_mark_a_dot_as_pale_as_can_be_is_no_blank(
    tmp_path: Path, sheet: mill.Sheet, ink: float, copy: copier.Copier
) -> None:
    dot: Drawn = ("q2", Pen("pencil", ink, 0.9), [line((0.0, 0.0), (0.1, 0.1))], (0.5, -0.5))
    assert "q2" not in _read(tmp_path, _page(sheet, [dot]), copy)


@pytest.mark.parametrize("copy", [copier.tidy, copier.phone])
def test_coffee_beside_the_heading_takes_no_blank_but_a_pencil_does(
    tmp_path: Path, sheet: mill.Sheet, copy: copier.Copier
) -> None:
    """The cup stood on the second question and half on the heading of the third."""
    marks = _ticks("q1", "q4")
    cup: Drawn = ("q2", COFFEE, [ellipse(17.0, 17.0)], (12.0, 2.0))
    assert _read(tmp_path, _page(sheet, [*marks, cup]), copy).get("q3", "waits") is None
    words: Drawn = ("q2", PALE, LETTERS, (28.0, 18.0))
    assert "q3" not in _read(tmp_path, _page(sheet, [*marks, cup, words]), copy)


def test_a_ridge_upon_a_word_is_no_line_and_a_pens_line_is_one(tmp_path: Path, sheet: mill.Sheet) -> None:
    """On crumpled paper, where dark marks tell what ink is."""
    strike: Drawn = ("q4", PEN, [line((0.0, 0.0), (9.0, 0.4))], (5.0, 0.0))
    for more, read in (([], {"q4": None}), ([strike], {})):
        page = _page(sheet, [*_ticks("q1", "q2", "q3"), *more])
        crumpled(page, np.random.default_rng(7))
        found = _read(tmp_path, page, copier.flat)
        assert {name: mark for name, mark in found.items() if name == "q4"} == read


def test_a_grain_on_a_frame_is_no_pale_mark(tmp_path: Path, sheet: mill.Sheet) -> None:
    """Where the voter's pen leaves little: a grain is round and alone, a pale mark goes on."""
    page = _page(sheet, [("q1", PALE, [one * 0.5 for one in TICK], (0.0, 0.0)), *_ticks("q4")])
    box = box_of(sheet, "q2").rect
    left, top = round((box.x + 0.75) * copier.MM), round((box.y + 2.4) * copier.MM)
    page[top : top + 3, left : left + 3] = 110
    found = _read(tmp_path, page)
    assert "q1" not in found
    assert found.get("q2", "waits") is None
