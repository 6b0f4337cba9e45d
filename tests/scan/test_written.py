"""A blank is proven: what people write beside the boxes waits for people; an empty page is one."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import PEN, TICK, draw, reading_of, signed

from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.paper.line_breaks import text_width
from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.strokes import Pen, Picture, Points, ellipse, hatch, line, spiral
from meeting_tui.scan.creases import without_creases
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.strokes import strokes
from meeting_tui.scan.values import WHOLE_PAGE

BALLPOINT = Pen("ballpoint", 0.6, 0.4)
PALE, HIGHLIGHTER = Pen("pale", 0.2, 0.6), Pen("highlighter", 0.12, 4.5)
CROSS = [line((-1.4, -1.6), (1.6, 1.4)), line((2.6, -2.5), (-2.3, 2.4))]
STRIKE = [line((-5.5, -0.2), (5.5, 0.3))]
AGREED = [  # 同 and a little of 意
    line((-4.0, 2.2), (-4.0, -2.0), (0.0, -2.0), (0.0, 2.1)),
    line((-3.0, -1.0), (-1.0, -1.0)),
    line((-3.0, 0.2), (-1.0, 0.2), (-1.0, 1.3), (-3.0, 1.3), (-3.0, 0.2)),
    line((1.6, -1.8), (5.0, -1.8)),
    line((1.2, -0.8), (5.4, -0.8)),
    line((2.0, 0.0), (4.6, 0.0), (4.6, 1.4), (2.0, 1.4), (2.0, 0.0)),
]
NO = [line((-2.5, 2.0), (-2.5, -2.0), (-0.5, 2.0), (-0.5, -2.0)), ellipse(1.2, 2.0) + np.array((2.4, 0.0))]
FAINT = "the word struck out palely"
_OWN = frozenset({"a pale pen", "the word underlined", "a dot in the margin"})
WAYS: dict[str, tuple[tuple[float, float], Pen, list[Points]]] = {
    "the word ticked": ((0, 0.2), PEN, TICK),
    "the word underlined": ((0, 3.3), PEN, STRIKE),
    "the word struck out": ((0, 0), BALLPOINT, STRIKE),
    "the word circled": ((0, 0), PEN, [ellipse(8.0, 3.6)]),
    "agreed": ((14, 0), BALLPOINT, AGREED),
    "no": ((12, 0), BALLPOINT, NO),
    "at the row's end": ((135, 0), PEN, TICK),
    "left of the box": ((-20, 0), PEN, TICK),
    "above the boxes": ((30, -8), PEN, TICK),
    "a pale pen": ((-13.5, 0), PALE, TICK),
    "a highlighter": ((0, 0), HIGHLIGHTER, STRIKE),
    "filled in the margin": ((-27, 0), PEN, [hatch(2.3, 0.4)]),
    "filled at the rim, higher than a hole": ((-35.5, 0), PEN, [hatch(4.3, 0.4)]),
    "agreed in the margin, as large as a hole": ((-37, 0), BALLPOINT, AGREED),
    "a dot in the margin": ((-27, 0), PEN, [spiral(0.5, 0.3)]),
    FAINT: ((0, 0), Pen("dry", 0.27, 0.6), STRIKE),
}


@pytest.fixture(scope="module")
def sheet() -> mill.Sheet:
    return signed()


def _word(layout: PageLayout, question: str) -> tuple[float, float]:
    """The middle of the first choice's printed word."""
    box = next(box for box in layout.boxes if box.question == question)
    label = min(layout.texts, key=lambda text: abs(text.x - box.rect.right) + abs(text.y - box.rect.bottom))
    return label.x + text_width(label.text, label.size) / 2, box.rect.center[1]


@pytest.mark.parametrize("copy", [copier.flat, copier.phone])
@pytest.mark.parametrize("way", WAYS)
def test_what_is_written_beside_the_boxes_is_never_a_blank(
    tmp_path: Path, sheet: mill.Sheet, way: str, copy: copier.Copier
) -> None:
    (right, down), pen, lines = WAYS[way]
    page = sheet.gray.copy()
    for box in sheet.layout.boxes[::3]:
        x, y = _word(sheet.layout, box.question)
        if box.question in {"q1", "q3"}:
            draw(page, (x + right, y + down), lines, pen)
        elif box.question == "q2":
            draw(page, box.rect.center, TICK)
    reading = reading_of(tmp_path, copy(page, np.random.default_rng(len(way))))
    # words may be meant for all; what is in a box, one line, a dot, or only just to be seen on a word not
    proven = {"q4": None} if way in _OWN or (way == FAINT and "q4" in reading.marks) else {}
    assert dict(reading.marks) == {"q2": "for"} | proven
    assert set(reading.doubts) == {"q1", "q3", "q4"} - set(proven) <= set(reading.crops)


def test_a_pale_pencil_on_a_printed_word_is_seen_and_may_be_on_others(
    tmp_path: Path, sheet: mill.Sheet
) -> None:
    """It is no darker than the edges of the print that show round it: on another word it may not show."""
    page = sheet.gray.copy()
    draw(page, _word(sheet.layout, "q1"), CROSS, Pen("light pencil", 0.28, 0.45))
    reading = reading_of(tmp_path, copier.tidy(page, np.random.default_rng(2)))
    assert dict(reading.doubts) == dict.fromkeys(("q1", "q2", "q3", "q4"), ("written",))


@pytest.mark.parametrize("copy", [copier.tidy, copier.flat, copier.phone])
@pytest.mark.parametrize("right", [4.5, 9.1, 11.0])
def test_a_small_cross_upon_a_word_is_no_dust(
    tmp_path: Path, sheet: mill.Sheet, copy: copier.Copier, right: float
) -> None:
    page, box = sheet.gray.copy(), next(box for box in sheet.layout.boxes if box.question == "q1").rect
    draw(page, (box.right + right, box.center[1]), [0.35 * one for one in CROSS], Pen("fine", 0.8, 0.4))
    assert "q1" not in reading_of(tmp_path, copy(page, np.random.default_rng(2))).marks


def test_the_edges_of_print_that_a_weak_scanner_leaves_are_no_line_through_a_word(
    tmp_path: Path, sheet: mill.Sheet
) -> None:
    reading = reading_of(tmp_path, copier.weak(sheet.gray, np.random.default_rng(5)))
    assert dict(reading.marks) == dict.fromkeys(("q1", "q2", "q3", "q4"))


def test_a_mark_with_more_on_its_row_waits_too(tmp_path: Path, sheet: mill.Sheet) -> None:
    page = sheet.gray.copy()
    for question in ("q1", "q2"):
        draw(page, next(b.rect.center for b in sheet.layout.boxes if b.question == question), TICK)
    draw(page, _word(sheet.layout, "q1"), STRIKE)
    reading = reading_of(tmp_path, copier.tidy(page, np.random.default_rng(2)))
    assert dict(reading.marks) == {"q2": "for", "q3": None, "q4": None}  # it says of its own question alone
    assert dict(reading.doubts) == {"q1": ("written",)}


def test_words_over_a_box_and_its_word_may_be_meant_for_all(tmp_path: Path, sheet: mill.Sheet) -> None:
    page = sheet.gray.copy()
    box = next(box for box in sheet.layout.boxes if box.question == "q1")
    draw(page, box.rect.center, TICK)
    draw(page, _word(sheet.layout, "q1"), AGREED, BALLPOINT)
    apart = reading_of(tmp_path, copier.tidy(page, np.random.default_rng(2)))
    page = sheet.gray.copy()
    draw(page, box.rect.center + np.array((6.5, 0)), [one * (2.2, 1.0) for one in AGREED + STRIKE])
    joined = reading_of(tmp_path, copier.tidy(page, np.random.default_rng(2)))
    assert (dict(apart.marks), dict(joined.marks)) == ({}, {})


def test_a_dot_in_a_box_says_of_its_question_alone(tmp_path: Path, sheet: mill.Sheet) -> None:
    page = sheet.gray.copy()
    draw(page, next(box.rect.center for box in sheet.layout.boxes), [spiral(0.8, 0.3)])
    reading = reading_of(tmp_path, copier.tidy(page, np.random.default_rng(2)))
    assert {name: reading.marks.get(name, "doubt") for name in ("q2", "q3", "q4")} == dict.fromkeys(
        ("q2", "q3", "q4")
    )


def test_a_fold_goes_on_to_both_edges_and_the_grain_of_grey_paper_does_not() -> None:
    area, rng = Rect(7.0, 90.0, 190.0, 60.0), np.random.default_rng(1)
    grain = cv2.GaussianBlur(rng.normal(0.02, 0.02, (180, 570)).astype(np.float32), (0, 0), 1)
    limit, open_ = np.full_like(grain, 0.05), np.ones(grain.shape, np.bool_)
    for folded in (False, True):
        ink = grain.copy()
        ink[90:92, 100:115] += 0.1
        if folded:
            ink[90:92] += 0.05
            ink[90:92, 300:312] -= 0.02  # a paler piece of it
        rest = Residual(ink, open_, True)
        left, creases, _limit = without_creases(strokes(rest, limit, area), rest, limit, area)
        assert (bool(left), bool(creases.ways)) == (not folded, folded)
        assert creases.have(Rect(107.0, 119.8, 3.0, 1.0)) is folded
        assert not creases.have(Rect(107.0, 110.0, 3.0, 1.0))


@pytest.mark.parametrize("beside", [False, True])
def test_a_paper_folded_in_quarters_is_read_and_what_is_drawn_on_a_fold_is_seen(
    tmp_path: Path, sheet: mill.Sheet, beside: bool
) -> None:
    """Folds meet each other, print and marks, so that they are one piece with them."""
    page, rng = sheet.gray.copy(), np.random.default_rng(4)
    tick, empty = (
        next(box.rect for box in sheet.layout.boxes if box.question == name) for name in ("q2", "q3")
    )
    draw(page, tick.center, TICK)
    if beside:
        draw(page, (120.0, empty.center[1] + 0.5), TICK, BALLPOINT)
    for at in (tick.center[1] + 2.0, empty.center[1]):
        _fold(page, at)
    _fold(page.T, 119.0)
    reading = reading_of(tmp_path, copier.tidy(page, rng))
    proven = {} if beside else {"q1": None, "q3": None, "q4": None}
    assert dict(reading.marks) == {"q2": "for"} | proven
    assert set(reading.doubts) == {"q1", "q3", "q4"} - set(proven)


def _fold(page: Picture, at: float) -> None:
    """A crease, half a millimetre wide, across a page, so many mm down at its middle."""
    rows, columns = (np.arange(side) / copier.MM for side in page.shape)
    away = rows[:, None] - at - 0.008 * (columns - columns.mean())
    page[:] = page * (1 - 0.22 * np.exp(-((away / 0.25) ** 2)))


def test_one_sentence_for_all_leaves_no_blank_and_takes_no_mark(tmp_path: Path, sheet: mill.Sheet) -> None:
    page = sheet.gray.copy()
    marked = [box for box in sheet.layout.boxes if box.choice == "against"]
    for box in marked[:2]:
        draw(page, box.rect.center, TICK)
    draw(page, (150.0, 78.0), AGREED)
    some = reading_of(tmp_path, copier.tidy(page, np.random.default_rng(3)))
    assert (some.status, dict(some.marks)) == ("review", {"q1": "against", "q2": "against"})
    assert dict(some.doubts) == {"q3": ("written",), "q4": ("written",)}
    for box in marked[2:]:
        draw(page, box.rect.center, TICK)
    every = reading_of(tmp_path, copier.tidy(page, np.random.default_rng(3)))
    assert (every.status, every.reasons, set(every.crops)) == ("read", ("note",), {WHOLE_PAGE})
    assert set(every.marks.values()) == {"against"}


@pytest.mark.parametrize("x", [6.8, 203.2])
def test_what_is_written_in_the_outer_margin_is_noted_and_holes_and_edges_are_not(
    tmp_path: Path, sheet: mill.Sheet, x: float
) -> None:
    page = sheet.gray.copy()
    for box in sheet.layout.boxes[::3]:
        draw(page, box.rect.center, TICK)
    for hole in (100, 180):
        cv2.circle(page, (round(12 * copier.MM), round(hole * copier.MM)), round(3 * copier.MM), 30, -1)
    edge = round(1.5 * copier.MM)
    page[:, :edge] = page[:, -edge:] = 20
    for noted in (False, True):
        if noted:
            draw(page, (x, 150.0), TICK)
        reading = reading_of(tmp_path, copier.tidy(page, np.random.default_rng(4)))
        assert set(reading.marks.values()) == {"for"}
        assert (reading.status, reading.reasons) == ("read", ("note",) if noted else ())


@pytest.mark.parametrize("lost", [8, 10, 13])
def test_a_margin_that_is_not_in_the_picture_takes_nothing_from_the_rest(
    tmp_path: Path, sheet: mill.Sheet, lost: int
) -> None:
    page = sheet.gray.copy()
    for box in sheet.layout.boxes[::3]:
        draw(page, box.rect.center, TICK)
    for part in (page[:, round(lost * copier.MM) :], page[:, : -round(lost * copier.MM)]):
        reading = reading_of(tmp_path, copier.jpeg(np.ascontiguousarray(part), 88))
        assert set(reading.marks.values()) == {"for"}


@pytest.mark.parametrize(("copy", "pages"), [(copier.flat, 12), (copier.phone, 5)])
def test_an_empty_page_stays_one(tmp_path: Path, sheet: mill.Sheet, copy: copier.Copier, pages: int) -> None:
    rng = np.random.default_rng(4)
    doubtful = 0
    for _ in range(pages):
        reading = reading_of(tmp_path, copy(copier.torn(sheet.gray, 255.0, rng), rng))
        assert set(reading.marks.values()) <= {None}
        doubtful += len(reading.doubts)
    assert doubtful <= max(4, 0.02 * 4 * pages)  # on one page specks may lie in a heap
