"""What lies beside a ballot, or sticks on it, in one picture: no paper of ours goes unseen for it."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import reading_of

from meeting_tui.paper import qr
from meeting_tui.paper.ballots.shapes import Rect
from meeting_tui.rehearsal import copier, hands, marking
from meeting_tui.rehearsal.strokes import Gray
from meeting_tui.scan.values import PageReading

FORM = mill.design(2)
MARKS = {"q1": "for", "q2": "against"}
WECHAT = "HTTPS://U.WECHAT.COM/EABCDEFGHIJK"


@pytest.fixture(scope="module")
def papers() -> list[Gray]:
    """Two voters' papers, marked alike."""
    pages = []
    for sheet in mill.sheets(FORM, 2):
        page, rng = sheet.gray.copy(), np.random.default_rng(3)
        marking.mark(page, sheet.layout, {"q1": ("for",), "q2": ("against",)}, hands.clean_hand(rng), rng)
        pages.append(page)
    return pages


def _part(place: Rect) -> tuple[slice, slice]:
    """A place of the page with the quiet round it, in pixels."""
    x, y, right, bottom = (
        round(at * copier.MM) for at in (place.x - 3, place.y - 3, place.right + 3, place.bottom + 3)
    )
    return slice(y, bottom), slice(x, right)


def _spoilt(page: Gray, sticker: str = "") -> Gray:
    """With something over the codes at head and foot, or a code of somebody else over that at the head."""
    layout, page = next(mill.sheets(FORM)).layout, page.copy()
    assert layout.foot
    page[_part(layout.qr)] = page[_part(layout.foot)] = 225
    if sticker:
        symbol = np.array([list(row) for row in qr.symbol(sticker)])
        dark = np.pad(symbol, 4).astype(np.uint8)
        size = page[_part(layout.qr)].shape
        page[_part(layout.qr)] = 255 - 255 * cv2.resize(dark, size[::-1], interpolation=cv2.INTER_NEAREST)
    return page


def _read(path: Path, page: Gray) -> PageReading:
    return reading_of(path, copier.flat(np.ascontiguousarray(page), np.random.default_rng(4)), FORM)


@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_a_second_ballot_whose_codes_nobody_can_read_is_seen(
    tmp_path: Path, papers: list[Gray], axis: int, first: bool, turned: bool
) -> None:
    """The first of them would be read, and the other never missed."""
    whole, spoilt = papers[0], _spoilt(papers[1])
    both = [whole, spoilt[::-1, ::-1] if turned else spoilt]
    reading = _read(tmp_path, np.concatenate(both[::-1] if first else both, axis=axis))
    assert (reading.status, reading.reasons, reading.serial) == ("review", ("two_codes",), None)


@pytest.mark.parametrize(("axis", "wide"), [(1, 55), (1, 22), (0, 22)])
def test_of_a_ballot_under_another_a_strip_is_enough(
    tmp_path: Path, papers: list[Gray], axis: int, wide: int
) -> None:
    strip = np.take(papers[1], range(round(wide * copier.MM)), axis)
    assert _read(tmp_path, np.concatenate([strip, papers[0]], axis=axis)).reasons == ("two_codes",)


@pytest.mark.parametrize("ground", [40, 250])
def test_a_table_round_a_ballot_is_no_second_one(tmp_path: Path, papers: list[Gray], ground: int) -> None:
    wide = round(100 * copier.MM)
    around = cv2.copyMakeBorder(papers[0], 0, 0, wide, wide, cv2.BORDER_CONSTANT, value=ground)
    cv2.putText(around, "a newspaper", (20, 600), 0, 2.0, 120, 4)
    cv2.circle(around, (wide + papers[0].shape[1] + wide // 2, 1200), wide // 4, 90, -1)
    reading = _read(tmp_path, np.asarray(around, dtype=np.uint8))
    assert (set(reading.reasons) <= {"unsigned"}, dict(reading.marks)) == (True, MARKS)


def test_a_ballot_with_somebody_elses_code_over_its_own_waits(tmp_path: Path, papers: list[Gray]) -> None:
    reading = _read(tmp_path, _spoilt(papers[0], WECHAT))
    assert (reading.status, reading.reasons) == ("review", ("no_code",))
    letter = np.full_like(papers[0], 250)
    place = _part(next(mill.sheets(FORM)).layout.qr)
    letter[place] = _spoilt(papers[0], WECHAT)[place]
    assert _read(tmp_path, letter).reasons == ("foreign_code",)


def test_a_larger_code_of_somebody_else_hides_none_of_ours(tmp_path: Path, papers: list[Gray]) -> None:
    """A poster below, in a picture so large that the first look makes out its code and not ours."""
    symbol = np.kron(np.pad(np.array([list(row) for row in qr.symbol(WECHAT)]), 4), np.ones((30, 30)))
    poster = np.full((3 * papers[0].shape[0], papers[0].shape[1]), 250, np.uint8)
    poster[-symbol.shape[0] :, : symbol.shape[1]] = 255 - 255 * symbol.astype(np.uint8)
    page = np.concatenate([np.asarray(cv2.GaussianBlur(papers[0], (0, 0), 2.0), dtype=np.uint8), poster])
    assert _read(tmp_path, page).serial == 1


@pytest.mark.parametrize("at", [192.0, 192.25, 196.0])
def test_a_code_that_is_cut_off_is_not_taken_for_anothers(
    tmp_path: Path, papers: list[Gray], at: float
) -> None:
    reading = _read(tmp_path, papers[0][:, : round(at * copier.MM)])
    assert "two_papers" not in reading.reasons
    assert dict(reading.marks) == MARKS


def test_a_strip_torn_off_a_ballot_waits(tmp_path: Path, papers: list[Gray]) -> None:
    box = next(mill.sheets(FORM)).layout.boxes[0].rect
    strip = papers[0][round((box.y - 7) * copier.MM) : round((box.bottom + 7) * copier.MM)]
    assert _read(tmp_path, strip).reasons == ("no_code",)
