"""The voter's pen and other marks judge the doubtful ones: a broad pen is no scribble."""

from pathlib import Path

import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import box_of, reading_of

from meeting_tui.rehearsal import copier, letters
from meeting_tui.rehearsal.strokes import Pen, Points, curve, hatch, line, stroke, turned

FORM = mill.design(3)
MARKER, FELT, PEN = Pen("marker", 0.9, 2.4), Pen("felt", 0.9, 1.1), Pen("pen", 0.85, 0.6)
CROSS = [line((-2.1, -2.0), (2.1, 2.0)), line((2.0, -2.1), (-2.0, 2.1))]
TICK = line((-2.0, -0.1), (-0.7, 1.9), (2.6, -2.4))
SLASH = line((2.0, -2.2), (-1.9, 2.1))
LEFT_HANDED = line((-5.6, -3.0), (0.0, 1.6), (3.8, -0.8))
LONG = line((-2.0, -0.4), (-0.3, 1.8), (7.5, -8.5))


def _read(
    folder: Path, sheet: mill.Sheet, marks: dict[str, list[Points]], pen: Pen, copy: copier.Copier
) -> dict[str, str]:
    """What comes of these marks in the second boxes: the choice, or why not."""
    page, rng = sheet.gray.copy(), np.random.default_rng(4)
    for question, lines in marks.items():
        stroke(page, copier.MM, box_of(sheet, question, 1).rect.center, lines, pen, rng)
    reading = reading_of(folder, copy(page, rng), FORM)
    said = {name: str(mark) for name, mark in reading.marks.items()}
    return {name: said.get(name) or reading.doubts[name][0] for name in marks}


@pytest.fixture(scope="module")
def sheet() -> mill.Sheet:
    return next(mill.sheets(FORM))


@pytest.mark.parametrize(
    "marks",
    [
        {"q1": [one * 1.35 for one in CROSS], "q2": [SLASH]},
        {"q1": [LONG], "q2": [LONG]},
        {"q1": [LEFT_HANDED], "q2": [LEFT_HANDED]},
    ],
    ids=["a cross and a slash", "long ticks", "long both ways"],
)
def test_what_a_parcel_marker_draws_is_a_mark(
    tmp_path: Path, sheet: mill.Sheet, marks: dict[str, list[Points]]
) -> None:
    read = _read(tmp_path, sheet, marks, MARKER, copier.tidy)
    assert read == dict.fromkeys(marks, "against")


def test_a_box_filled_well_over_its_frame_is_a_vote_and_a_flood_none(
    tmp_path: Path, sheet: mill.Sheet
) -> None:
    """Where nothing else about it is doubtful."""
    filled = {
        "q1": [hatch(2.6, 0.5)],
        "q2": [hatch(3.1, 0.5) + np.array((1.0, 0.5))],
        "q3": [hatch(3.9, 0.5)],
    }
    read = _read(tmp_path, sheet, filled, PEN, copier.tidy)
    assert (read["q1"], read["q2"]) == ("against", "against")
    assert read["q3"] != "against"


@pytest.mark.parametrize("copy", [copier.tidy, copier.flat])
def test_the_rim_of_a_filled_box_is_no_word_beside_it(
    tmp_path: Path, sheet: mill.Sheet, copy: copier.Copier
) -> None:
    filled = {"q1": [hatch(3.35, 0.5)], "q2": [hatch(3.2, 0.5)]}
    assert _read(tmp_path, sheet, filled, FELT, copy) == dict.fromkeys(filled, "against")


def test_a_box_filled_alone_and_over_its_frame_is_a_vote_where_surely_nothing_was_taken_back(
    tmp_path: Path, sheet: mill.Sheet
) -> None:
    """With paper between its lines it may be a mark scribbled over."""
    close, more, wide = ({"q1": [turned(hatch(*how), 45)]} for how in ((2.6, 0.75), (2.8, 0.75), (2.8, 1.1)))
    assert _read(tmp_path, sheet, close, PEN, copier.tidy) == {"q1": "against"}
    assert _read(tmp_path, sheet, more, PEN, copier.tidy) == {"q1": "against"}
    assert _read(tmp_path, sheet, wide, PEN, copier.tidy) == {"q1": "crossed_out"}


def test_beside_marks_that_were_all_taken_back_a_doubtful_one_waits(
    tmp_path: Path, sheet: mill.Sheet
) -> None:
    """Alone, and beside plain ones, it is a cross one arm of which was drawn twice."""
    twice = [*CROSS, CROSS[1] * 0.85 + 0.35]
    plain = {"q1": CROSS, "q2": CROSS, "q3": twice}
    assert _read(tmp_path, sheet, plain, PEN, copier.tidy) == dict.fromkeys(plain, "against")
    back = {"q1": [TICK, *CROSS], "q2": [TICK, *CROSS], "q3": twice}
    assert _read(tmp_path, sheet, back, PEN, copier.tidy) == dict.fromkeys(back, "crossed_out")


def test_after_one_that_was_taken_back_a_plain_one_is_a_vote_and_a_doubtful_one_waits(
    tmp_path: Path, sheet: mill.Sheet
) -> None:
    back = [TICK, *(one * 1.5 for one in CROSS)]
    twice = [*CROSS, CROSS[1] * 0.85 + 0.35]
    bent = [curve((-2.1, -2.0), (0.9, -0.6), (2.1, 2.0)), curve((2.0, -2.1), (-0.7, -0.8), (-2.0, 2.1))]
    read = _read(tmp_path, sheet, {"q1": back, "q2": bent}, PEN, copier.tidy)
    assert read == {"q1": "crossed_out", "q2": "against"}
    read = _read(tmp_path, sheet, {"q1": back, "q2": twice}, PEN, copier.tidy)
    assert read == {"q1": "crossed_out", "q2": "crossed_out"}


def test_who_filled_one_of_two_boxes_may_have_filled_a_third(tmp_path: Path, sheet: mill.Sheet) -> None:
    neat, wild = [hatch(1.9, 0.4)], [turned(hatch(2.0, 1.3), 45), *(1.4 * one for one in CROSS)]
    read = _read(tmp_path, sheet, {"q1": CROSS, "q2": neat, "q3": neat}, PEN, copier.tidy)
    assert read == dict.fromkeys(("q1", "q2", "q3"), "against")
    read = _read(tmp_path, sheet, {"q1": CROSS, "q2": neat, "q3": wild}, PEN, copier.tidy)
    assert (read["q1"], read["q3"]) == ("against", "crossed_out")


def test_beside_one_taken_back_and_a_plain_one_a_plain_one_is_a_vote(
    tmp_path: Path, sheet: mill.Sheet
) -> None:
    """Of two others one is no rule."""
    back = [TICK, *(one * 1.5 for one in CROSS)]
    loop = [curve((-2.0, 1.9), (1.7, -1.9), (2.2, -1.0), (0.2, 0.2), (-1.9, -1.8))]
    read = _read(tmp_path, sheet, {"q1": loop, "q2": back, "q3": loop}, PEN, copier.tidy)
    assert read == {"q1": "against", "q2": "crossed_out", "q3": "against"}


def test_no_and_the_same_are_no_marks(tmp_path: Path, sheet: mill.Sheet) -> None:
    """不 in four strokes, and two short ones side by side."""
    no = [
        line((-1.4, -1.3), (1.4, -1.5)),
        line((0.2, -1.4), (-1.3, 0.6)),
        line((0.0, -0.6), (0.0, 1.7)),
        line((0.3, -0.3), (1.2, 0.5)),
    ]
    same = [line((-0.9, -1.2), (-1.2, 1.3)), line((0.9, -1.3), (0.8, 1.2))]
    for marks in ({"q1": no}, {"q1": same, "q2": same}):
        assert _read(tmp_path, sheet, marks, PEN, copier.flat) == dict.fromkeys(marks, "crossed_out")


def test_beside_two_characters_no_other_is_a_mark(tmp_path: Path, sheet: mill.Sheet) -> None:
    """Alone it is read: a brush has filled it."""
    word = [(line(*points) - 0.5) * 3.8 for points in letters.STROKES["反"]]
    full = {"q1": [hatch(1.8, 0.4)]}
    assert _read(tmp_path, sheet, full, PEN, copier.tidy) == {"q1": "against"}
    read = _read(tmp_path, sheet, full | {"q2": word, "q3": word}, PEN, copier.tidy)
    assert read == dict.fromkeys(("q1", "q2", "q3"), "crossed_out")


def test_an_arm_of_a_tick_that_the_frame_cuts_off_is_the_ticks(tmp_path: Path, sheet: mill.Sheet) -> None:
    """A pale line does not show upon a frame; what begins farther away is written beside it."""
    tick = line((-2.0, -0.1), (-0.7, 1.6), (2.55, 0.3))
    pale, read = Pen("pale", 0.4, 0.6), []
    for gap in (0.8, 2.5):
        arm = line((3.2 + gap, 0.0), (6.3 + gap, -1.2))
        read.append(_read(tmp_path, sheet, {"q1": [tick, arm]}, pale, copier.tidy)["q1"])
    assert read == ["against", "written"]


def test_a_character_that_nearly_fills_its_box_is_no_filling(tmp_path: Path, sheet: mill.Sheet) -> None:
    word = [(line(*points) - 0.5) * 4.2 for points in letters.STROKES["反"]]
    read = _read(tmp_path, sheet, {"q1": word, "q2": [one * 0.95 for one in word]}, FELT, copier.tidy)
    assert read == {"q1": "crossed_out", "q2": "crossed_out"}
