"""The head and the foot of the paper: a word there is meant for all; what is printed or stamped is none."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import TICK, copied, reading_of, signed

from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.strokes import Gray, Pen, line, stroke
from meeting_tui.scan.values import PageReading

FORM = mill.design(3)
PEN = Pen("pen", 0.8, 0.5)
WORD = [line((0, 0), (1, 4), (2, 1), (3, 4), (4, 0)), line((5, 0), (5, 4), (8, 4)), line((8, 0), (8, 4))]
PLACES = {
    "top margin": (85.0, 6.0),
    "beside the title": (105.0, 26.0),
    "among the owner's facts": (90.0, 58.0),
    "below the signatures": (100.0, 246.5),
    "after the signature": (112.0, 226.0),
}
ALL = dict.fromkeys(("q1", "q2", "q3"))


@pytest.fixture(scope="module")
def sheet() -> mill.Sheet:
    return signed(FORM, PEN)


def _written(page: Gray, at: tuple[float, float]) -> Gray:
    stroke(page, copier.MM, at, WORD, PEN, np.random.default_rng(1))
    return page


def _read(folder: Path, page: Gray, copy: copier.Copier = copier.tidy, *, test: bool = False) -> PageReading:
    return copied(folder, page, copy, FORM, test=test)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("copy", [copier.tidy, copier.phone])
def test_one_word_for_all_leaves_no_blank(
    tmp_path: Path, sheet: mill.Sheet, place: str, copy: copier.Copier
) -> None:
    assert not _read(tmp_path, _written(sheet.gray.copy(), PLACES[place]), copy).marks


@pytest.mark.parametrize("place", list(PLACES)[:-1])
def test_a_word_beside_marks_is_noted_and_takes_none(tmp_path: Path, sheet: mill.Sheet, place: str) -> None:
    page = _written(sheet.gray.copy(), PLACES[place])
    for box in sheet.layout.boxes:
        if box.choice == "for":
            stroke(page, copier.MM, box.rect.center, TICK, PEN, np.random.default_rng(3))
    reading = _read(tmp_path, page)
    assert dict(reading.marks) == dict.fromkeys(ALL, "for")
    assert "note" in reading.reasons


@pytest.mark.parametrize("copy", [copier.tidy, copier.flat, copier.phone])
def test_what_is_stamped_for_the_voter_and_a_name_are_no_words(
    tmp_path: Path, sheet: mill.Sheet, copy: copier.Copier
) -> None:
    assert dict(_read(tmp_path, sheet.gray.copy(), copy).marks) == ALL


@pytest.mark.parametrize("climb", [-0.045, 0.0, 0.045])
def test_a_streak_that_a_turned_page_has_is_no_word_at_its_head(
    tmp_path: Path, sheet: mill.Sheet, climb: float
) -> None:
    page = sheet.gray.copy()
    streak = Pen("streak", 0.5, 0.4)
    stroke(
        page, copier.MM, (130.0, 0.0), [line((0, 0), (climb * 297, 297))], streak, np.random.default_rng(1)
    )
    assert dict(_read(tmp_path, page).marks) == ALL


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("fine", [0.6, 0.75, 1.0])
def test_owners_of_several_units_have_nothing_written_at_the_head(
    tmp_path: Path, large: bool, fine: float
) -> None:
    """There is much paper after 、, and most when the picture is coarse."""
    for sheet in mill.sheets(FORM, 5, large=large):
        page = cv2.resize(sheet.gray, None, fx=fine, fy=fine, interpolation=cv2.INTER_AREA)
        reading = _read(tmp_path, np.asarray(page, dtype=np.uint8), _saved)
        assert set(reading.reasons) <= {"unsigned"}
        assert set(reading.marks.values()) == {None}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("questions", [3, 5])
def test_what_is_weighed_in_parts_is_printed_and_not_written(
    tmp_path: Path, large: bool, questions: int
) -> None:
    form = mill.design(questions)
    form = replace(form, questions=tuple(replace(each, part=True) for each in form.questions))
    for sheet in mill.sheets(form, large=large):
        reading = reading_of(tmp_path, copier.tidy(sheet.gray, np.random.default_rng(2)), form)
        assert reading.scores
        assert "note" not in reading.reasons


@pytest.mark.parametrize("no", [0, 1])
def test_a_word_close_behind_the_units_is_seen(tmp_path: Path, no: int) -> None:
    sheet = list(mill.sheets(FORM, 5))[no]
    slot = next(slot for slot in sheet.layout.slots if slot.name == "units")
    line = sheet.gray[round((slot.y - 4) * copier.MM) : round(slot.y * copier.MM)]
    line = line[:, round(slot.x * copier.MM) : round((slot.x + slot.width) * copier.MM)]
    end = slot.x + float(np.flatnonzero((line < 128).any(axis=0)).max()) / copier.MM
    assert not _read(tmp_path, _written(sheet.gray, (end + 5.0, slot.y - 4.0))).marks


def _saved(page: Gray, _rng: np.random.Generator) -> bytes:
    return cv2.imencode(".png", page)[1].tobytes()


@pytest.mark.parametrize("large", [False, True])
def test_a_test_ballot_says_so_in_print(tmp_path: Path, large: bool) -> None:
    page = next(mill.sheets(FORM, test=True, large=large))
    found = _read(tmp_path, page.gray, test=True).marks
    assert dict(found) == dict.fromkeys(box.question for box in page.layout.boxes)
