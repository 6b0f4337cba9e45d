"""How a mark was drawn: plain, filled, or crossed out; small and off the middle, it is one all the same."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import copied

from meeting_tui.rehearsal import copier, letters
from meeting_tui.rehearsal.strokes import Pen, Points, curve, ellipse, hatch, line, stroke
from meeting_tui.scan.cells import cells, views
from meeting_tui.scan.values import PageReading

FORM = mill.design(1)
PEN = Pen("pen", 0.8, 0.5)
TICK = line((-2.0, -0.1), (-0.7, 1.9), (2.6, -2.4))
CROSS = [line((-2.1, -2.0), (2.1, 2.0)), line((2.0, -2.1), (-2.0, 2.1))]
ZIGZAG = line(*((x / 2, 2.6 if x % 2 else -2.6) for x in range(-7, 8)))
SIGNATURE = line(*((x, 2.0 if x % 2 else -2.0) for x in range(-9, 12)))


@pytest.mark.parametrize(
    ("lines", "doubt"),
    [
        ([TICK * 0.8 + (0.5, 0.5)], ""),
        (CROSS, ""),
        ([hatch(2.7, 0.4)], ""),  # the only mark of the page fills its box from edge to edge
        ([TICK, ZIGZAG], "crossed_out"),
        (
            [TICK, line((-3, 1.6), (3, 1.2)), line((-3, 0.4), (3, 0.2)), line((-3, -1.2), (3, -1.4))],
            "crossed_out",
        ),
        ([TICK, *(2 * np.array(CROSS) * 0.75)], "crossed_out"),
        ([TICK, line((-3.3, 0.5), (3.4, 0.1)), line((-3.2, -0.3), (3.3, -0.6))], "crossed_out"),
        ([TICK, line((-3.4, -0.2), (3.5, 0.4))], "crossed_out"),
        ([curve((-2.0, -2.1), (-0.4, 0.3), (2.2, 1.8)), CROSS[1]], ""),
        ([curve((-2.0, 1.9), (1.7, -1.9), (2.2, -1.0), (0.2, 0.2), (-1.9, -1.8))], ""),
        ([SIGNATURE], "outside"),
    ],
    ids=[
        "a small tick",
        "a cross",
        "filled",
        "scribbled over",
        "struck out",
        "crossed over",
        "two lines",
        "one line",
        "a bent cross",
        "a cross in one line",
        "a signature across",
    ],
)
def test_a_mark_is_what_was_drawn(tmp_path: Path, lines: list[Points], doubt: str) -> None:
    reading = _read(tmp_path, lines, PEN)
    assert dict(reading.marks) == ({} if doubt else {"q1": "against"})
    assert doubt in reading.doubts.get("q1", ("",))


def test_a_cross_pressed_unevenly_is_a_mark(tmp_path: Path) -> None:
    """To the fit that knows even pens alone, this brush drew it twice."""
    sheet = next(mill.sheets(FORM))
    page, middle = sheet.gray.copy(), sheet.layout.boxes[1].rect.center
    stroke(page, copier.MM, middle, CROSS, Pen("brush", 0.85, 0.9), np.random.default_rng(16), 0.7)
    assert dict(copied(tmp_path, page, form=FORM).marks) == {"q1": "against"}


@pytest.mark.parametrize("copy", [copier.phone, copier.chat, copier.flat])
def test_a_ring_round_a_box_is_no_mark(tmp_path: Path, copy: copier.Copier) -> None:
    """Close to the frame it was one, on photos."""
    reading = _read(tmp_path, [ellipse(3.2, 2.95, 1.05)], Pen("pen", 0.8, 0.6), copy)
    assert not reading.marks


@pytest.mark.parametrize("text", ["不行", "要", "No"])
def test_a_word_over_a_box_is_no_mark(tmp_path: Path, text: str) -> None:
    sheet = next(mill.sheets(FORM))
    page, (x, y) = sheet.gray.copy(), sheet.layout.boxes[1].rect.center
    letters.printed(page, copier.MM, (x - 2.6, y - 2.6), text, 5.2, PEN, np.random.default_rng(1))
    reading = copied(tmp_path, page, form=FORM)
    assert not reading.marks


@pytest.mark.parametrize("text", "?35AR")
def test_a_character_in_a_box_is_no_mark(tmp_path: Path, text: str) -> None:
    """A letter, a numeral or a question mark, in a font's forms: the fit knows them in strokes alone."""
    sheet = next(mill.sheets(FORM))
    page, (x, y) = sheet.gray.copy(), sheet.layout.boxes[1].rect.center
    letters.printed(page, copier.MM, (x - 2.1, y - 2.6), text, 5.2, PEN, np.random.default_rng(1))
    reading = copied(tmp_path, page, form=FORM)
    assert not reading.marks


def test_what_black_and_white_left_in_crumbs_waits(tmp_path: Path) -> None:
    """A pencil's cross is one on a grey scan; of its grains alone nobody can say what else was drawn."""
    pencil = Pen("pencil", 0.66, 0.7, 0.5)
    assert dict(_read(tmp_path, CROSS, pencil).marks) == {"q1": "against"}
    assert _read(tmp_path, CROSS, pencil, copier.one_bit).doubts == {"q1": ("faint", "one_bit")}


def test_a_mark_is_judged_the_same_from_every_side() -> None:
    """Mirrored, as a left hand draws, and upside down, the numbers are those of the turned picture."""
    dark = np.zeros((96, 96), np.uint8)
    cv2.polylines(dark, [np.array([(30, 45), (42, 62), (70, 25)])], False, 180, 5)
    sides = dark, dark[:, ::-1], dark[::-1], dark[::-1, ::-1]
    seen = [[7.0, *cells(np.ascontiguousarray(side), 180)] for side in sides]
    assert views(np.array(seen[:1]))[:, 0] == pytest.approx(np.array(seen), abs=1e-5)
    assert all(not np.allclose(seen[0], other) for other in seen[1:])


def test_what_a_thick_pen_scribbles_far_over_the_frame_is_no_mark(tmp_path: Path) -> None:
    reading = _read(tmp_path, [TICK, ZIGZAG * 1.2], Pen("felt", 0.9, 1.2))
    assert not reading.marks
    assert reading.doubts["q1"] == ("outside",)


def _read(folder: Path, lines: list[Points], pen: Pen, copy: copier.Copier = copier.tidy) -> PageReading:
    sheet = next(mill.sheets(FORM))
    page = sheet.gray.copy()
    stroke(page, copier.MM, sheet.layout.boxes[1].rect.center, lines, pen, np.random.default_rng(1))
    return copied(folder, page, copy, FORM)
