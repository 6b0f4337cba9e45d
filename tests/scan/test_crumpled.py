"""Paper that was folded small or crumpled: its lines are no marks, and hide none."""

from pathlib import Path

import numpy as np
import pytest
from numpy.random import Generator
from tests.scan import mill
from tests.scan.by_hand import FORM, TICK, box_of, reading_of

from meeting_tui.paper.ballots.geometry import Box
from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.measuring.accidents import crumpled
from meeting_tui.rehearsal.strokes import Gray, Pen, stroke

DARK, PALE = Pen("pen", 0.85, 0.6), Pen("pencil", 0.24, 0.45, 0.2)


@pytest.fixture(scope="module")
def sheet() -> mill.Sheet:
    return next(mill.sheets(FORM))


def _marked(sheet: mill.Sheet, pens: dict[str, Pen], rng: Generator, size: float = 1.0) -> Gray:
    """The first box of each of these questions ticked."""
    page = sheet.gray.copy()
    for question, pen in pens.items():
        stroke(page, copier.MM, box_of(sheet, question).rect.center, [size * one for one in TICK], pen, rng)
    return page


def test_dark_marks_are_read_on_crumpled_paper_and_most_blanks_beside_them(
    tmp_path: Path, sheet: mill.Sheet
) -> None:
    """As far as ridges go round the boxes: one on a frame may be a mark."""
    marks, blanks = 0, 0
    for seed in range(12):
        rng = np.random.default_rng(seed)
        page = _marked(sheet, {"q1": DARK, "q2": DARK, "q3": DARK}, rng)
        crumpled(page, rng)
        read = reading_of(tmp_path, copier.flat(page, rng)).marks
        assert {mark for name, mark in read.items() if name != "q4"} <= {"for"}
        assert read.get("q4") is None
        marks += len(read.keys() - {"q4"})
        blanks += "q4" in read
    assert marks >= 27
    assert blanks >= 6


@pytest.mark.parametrize("copy", [copier.weak, copier.flat])
def test_crumpled_paper_is_told_by_few_of_its_ridges(
    tmp_path: Path, sheet: mill.Sheet, copy: copier.Copier
) -> None:
    marks = 0
    for seed in (2, 10, 12):
        rng = np.random.default_rng(seed)
        page = _marked(sheet, {"q1": DARK, "q2": DARK, "q3": DARK}, rng)
        crumpled(page, rng)
        read = reading_of(tmp_path, copy(page, rng)).marks
        marks += sum(mark == "for" for mark in read.values())
    assert marks == 9


def test_on_crumpled_paper_no_blank_is_proven_without_a_dark_mark(tmp_path: Path, sheet: mill.Sheet) -> None:
    for seed in range(12):
        rng = np.random.default_rng(seed)
        page = _marked(sheet, {"q2": PALE} if seed % 2 else {}, rng)
        crumpled(page, rng)
        assert None not in reading_of(tmp_path, copier.flat(page, rng)).marks.values()


@pytest.mark.parametrize(("signed", "least"), [(DARK, 8), (PALE, 0)])
def test_without_a_mark_the_signature_tells_how_dark_the_pen_is(
    tmp_path: Path, sheet: mill.Sheet, signed: Pen, least: int
) -> None:
    blanks = 0
    for seed in range(4):
        rng = np.random.default_rng(seed)
        page = sheet.gray.copy()
        left, middle = sheet.layout.signatures[0].x, sheet.layout.signatures[0].center[1]
        for at in (10.0, 17.0, 24.0):
            stroke(page, copier.MM, (left + at, middle), TICK, signed, rng)
        crumpled(page, rng)
        blanks += sum(mark is None for mark in reading_of(tmp_path, copier.flat(page, rng)).marks.values())
    assert blanks >= least
    assert least or not blanks


@pytest.mark.parametrize("seed", range(4))
def test_on_crumpled_paper_that_is_signed_a_pale_mark_is_no_blank(
    tmp_path: Path, sheet: mill.Sheet, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    page = _marked(sheet, {"q2": PALE}, rng)
    stroke(page, copier.MM, sheet.layout.signatures[0].center, TICK, DARK, rng)
    crumpled(page, rng)
    assert reading_of(tmp_path, copier.flat(page, rng)).marks.get("q2", "waits") is not None


@pytest.mark.parametrize(("pen", "least"), [(DARK, 6), (PALE, 0)])
def test_a_mark_that_waits_tells_too_how_dark_the_pen_is(
    tmp_path: Path, sheet: mill.Sheet, pen: Pen, least: int
) -> None:
    """It is small; what else there is is paler than it."""
    blanks = 0
    for seed in range(6):
        rng = np.random.default_rng(seed)
        page = _marked(sheet, {"q1": pen}, rng, 0.4)
        crumpled(page, rng)
        read = reading_of(tmp_path, copier.flat(page, rng)).marks
        assert read.get("q1", "for") == "for"
        blanks += sum(read.get(name, "waits") is None for name in ("q2", "q3", "q4"))
    assert blanks >= least
    assert least or not blanks


@pytest.mark.parametrize("seed", range(3))
def test_on_crumpled_paper_a_pale_mark_beside_a_dark_one_is_no_blank(
    tmp_path: Path, sheet: mill.Sheet, seed: int
) -> None:
    """The dark one tells how dark ink is, but what is drawn in a box is no ridge."""
    rng = np.random.default_rng(seed)
    page = _marked(sheet, {"q1": DARK, "q2": PALE}, rng)
    crumpled(page, rng)
    assert "q2" not in reading_of(tmp_path, copier.flat(page, rng)).marks


def _folds(page: Gray, box: Box) -> None:
    """Two folds that cross in a box, dark as on a scanner's glass."""
    down, across = (np.arange(side, dtype=np.float32) / copier.MM for side in page.shape[:2])
    x, y = box.rect.center
    level, upright = (
        0.2 * np.exp(-(((places - at) / 0.6) ** 2)) for places, at in ((down, y + 0.6), (across, x - 0.3))
    )
    page[:] = page * (1 - level[:, None] - upright[None, :])


@pytest.mark.parametrize("at", range(6))
def test_folds_that_cross_in_a_box_are_no_mark(tmp_path: Path, sheet: mill.Sheet, at: int) -> None:
    rng = np.random.default_rng(at)
    page = _marked(sheet, {"q3": DARK}, rng)
    box = sheet.layout.boxes[at]
    _folds(page, box)
    reading = reading_of(tmp_path, copier.flat(page, rng))
    assert reading.marks.get(box.question) is None
    assert reading.marks.get("q3") == "for"


@pytest.mark.parametrize("right", [60.0, 75.0, 90.0])
def test_folds_that_cross_on_the_line_are_no_signature(
    tmp_path: Path, sheet: mill.Sheet, right: float
) -> None:
    page, line_ = sheet.gray.copy(), sheet.layout.signatures[0]
    down, across = (np.arange(side, dtype=np.float32) / copier.MM for side in page.shape[:2])
    level, upright = (
        0.2 * np.exp(-(((places - at) / 0.6) ** 2))
        for places, at in ((down, line_.center[1]), (across, line_.x + right))
    )
    page[:] = page * (1 - level[:, None] - upright[None, :])
    assert "unsigned" in reading_of(tmp_path, copier.flat(page, np.random.default_rng(3))).reasons


@pytest.mark.parametrize("seed", range(3))
def test_on_paper_folded_once_a_pale_mark_beside_a_box_is_no_blank(
    tmp_path: Path, sheet: mill.Sheet, seed: int
) -> None:
    """One fold across is as soft as a ridge, and no crumpled paper: a dark mark elsewhere says nothing."""
    rng = np.random.default_rng(seed)
    page = _marked(sheet, {"q1": DARK}, rng)
    box = box_of(sheet, "q3")
    middle = box.rect.x - 5.0, box.rect.center[1]
    stroke(page, copier.MM, middle, [0.7 * one for one in TICK], Pen("pencil", 0.24, 0.45), rng)
    down = np.arange(page.shape[0], dtype=np.float32) / copier.MM
    fold = 0.1 * np.exp(-(((down - sheet.layout.boxes[-1].rect.bottom - 5.5) / 2.0) ** 2))
    page[:] = page * (1 - fold[:, None])
    assert "q3" not in reading_of(tmp_path, copier.flat(page, rng)).marks


@pytest.mark.parametrize("seed", range(3))
def test_on_crumpled_paper_a_highlighted_word_is_no_ridge(
    tmp_path: Path, sheet: mill.Sheet, seed: int
) -> None:
    """It is paler than half of the voter's marks, but it has an edge."""
    rng = np.random.default_rng(seed)
    page = _marked(sheet, {"q1": DARK}, rng)
    box = box_of(sheet, "q3").rect
    left, top, right, bottom = (
        round(place * copier.MM) for place in (box.right + 1.5, box.y + 0.8, box.right + 15, box.bottom - 0.8)
    )
    page[top:bottom, left:right] = page[top:bottom, left:right] * 0.84
    crumpled(page, rng)
    assert "q3" not in reading_of(tmp_path, copier.flat(page, rng)).marks
