"""Papers on each other, and papers of which a part is gone: never read for another, never thrown away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.scan import mill, spoils
from tests.scan.by_hand import box_of, reading_of

from meeting_tui.paper import qr
from meeting_tui.paper.ballots.payload import Payload, encode_foot
from meeting_tui.rehearsal import copier, hands, marking
from meeting_tui.rehearsal.strokes import Gray
from meeting_tui.scan.symbols import standing

FORM = mill.design(2)
WISHES = [{"q1": ("for",), "q2": ("against",)}, {"q1": ("against",), "q2": ()}]
MARKS = {"q1": "for", "q2": "against"}


@pytest.fixture(scope="module")
def pair() -> tuple[Gray, Gray]:
    """Two voters' papers, marked well and differently."""
    papers = []
    for sheet, wish in zip(mill.sheets(FORM, 2), WISHES, strict=True):
        page = sheet.gray.copy()
        rng = np.random.default_rng(3)
        marking.mark(page, sheet.layout, wish, hands.clean_hand(rng), rng)
        papers.append(page)
    return papers[0], papers[1]


@pytest.mark.parametrize("head", [False, True])
def test_a_part_of_another_paper_on_this_one_is_seen(
    tmp_path: Path, pair: tuple[Gray, Gray], head: bool
) -> None:
    for seed, copy in enumerate((copier.flat, copier.flat, copier.phone)):
        rng = np.random.default_rng(seed)
        reading = reading_of(tmp_path, copy(spoils.laid_on(*pair, rng, head=head), rng), FORM)
        assert (reading.status, dict(reading.marks)) == ("review", {})
        assert reading.reasons in {("two_papers",), ("misaligned",)}


@pytest.mark.parametrize(
    "spoil",
    [spoils.torn_across, spoils.corner_gone, spoils.covered, spoils.cropped],
    ids=lambda do: do.__name__,
)
def test_a_paper_without_its_head_is_named_by_its_foot(
    tmp_path: Path, pair: tuple[Gray, Gray], spoil: Callable[[Gray, np.random.Generator], Gray]
) -> None:
    for seed in range(3):
        rng = np.random.default_rng(seed)
        reading = reading_of(tmp_path, copier.tidy(spoil(pair[0], rng), rng), FORM)
        assert (reading.serial, reading.ballot_page) == (1, 1)
        assert reading.status in {"read", "review"}
        assert reading.marks.items() <= MARKS.items()
        assert reading.status == "review" or set(reading.reasons) <= {"head_unread"}


@pytest.mark.parametrize("copy", [copier.flat, copier.phone])
@pytest.mark.parametrize("off", [(0.9, 0.0), (0.0, -0.9), (1.1, 1.1)])
def test_the_lower_part_of_another_paper_without_its_code_waits(
    tmp_path: Path, pair: tuple[Gray, Gray], copy: copier.Copier, off: tuple[float, float]
) -> None:
    """Laid on so closely that frames and squares are all where they may be."""
    upper, lower = pair[0].copy(), pair[1].copy()
    sheet = next(mill.sheets(FORM))
    assert sheet.layout.foot
    code = sheet.layout.foot.grown(2)
    x, y, end, low = (round(each * copier.MM) for each in (code.x, code.y, code.right, code.bottom))
    lower[y:low, x:end] = 255
    first, last = (box_of(sheet, question).rect for question in ("q1", "q2"))
    edge = round((first.bottom + last.y) / 2 * copier.MM)
    right, down = (round(each * copier.MM) for each in off)
    for laid, waits in ((lower, False), (np.roll(lower, (down, right), (0, 1)), True)):
        upper[edge:] = laid[edge:]
        reading = reading_of(tmp_path, copy(upper, np.random.default_rng(5)), FORM)
        assert (reading.reasons == ("joined",), "foot_unread" in reading.reasons) == (waits, not waits)


def test_a_symbol_is_known_where_it_is_too_blurred_to_be_decoded() -> None:
    sheet = next(mill.sheets(FORM))
    foot, to_pixels = sheet.layout.foot, np.diag([copier.MM / 2, copier.MM / 2, 1.0])
    assert foot
    small = cv2.resize(sheet.gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    blurred = cv2.GaussianBlur(small, (0, 0), 1.6)
    own, *others = (
        qr.symbol(encode_foot(Payload(mill.POLL, serial, 1), mill.KEY), "M") for serial in (1, 2, 101, 5001)
    )
    assert standing(blurred, foot, to_pixels, own) == "same"
    assert {standing(blurred, foot, to_pixels, other) for other in others} == {"other"}
    half = blurred.copy()
    half[:, round(foot.center[0] * copier.MM / 2) :] = 250
    assert standing(half, foot, to_pixels, own) == "unknown"
    assert standing(np.full_like(half, 250), foot, to_pixels, own) == "unknown"


def _codeless(page: Gray) -> Gray:
    """A ballot with both its codes torn off."""
    torn = page.copy()
    torn[90:320, 1250:1500] = torn[1720:1860, 1480:1620] = 250
    return torn


@pytest.mark.parametrize(
    "part",
    [
        lambda page: page[:, : round(150 * copier.MM)],
        lambda page: page[round(60 * copier.MM) :],
        lambda page: page[round(50 * copier.MM) : round(190 * copier.MM), 160:1480],
        lambda page: 255 - page[round(60 * copier.MM) :],
    ],
    ids=["left", "lower", "middle", "negative"],
)
@pytest.mark.parametrize("copy", [copier.flat, copier.chat])
def test_what_is_left_of_a_ballot_waits_for_people(
    tmp_path: Path, pair: tuple[Gray, Gray], copy: copier.Copier, part: Callable[[Gray], Gray]
) -> None:
    page = np.ascontiguousarray(part(_codeless(pair[0])))
    reading = reading_of(tmp_path, copy(page, np.random.default_rng(4)), FORM)
    assert (reading.status, reading.reasons) == ("review", ("no_code",))


@pytest.mark.parametrize("piece", [(110, 110, 73, 108), (52, 78, 105, 91), (14, 87, 96, 93)])
def test_a_piece_of_a_ballot_that_fills_the_picture_waits(
    tmp_path: Path, piece: tuple[int, int, int, int]
) -> None:
    """Its boxes are larger, in parts of the picture, than those of a whole page."""
    x, y, right, bottom = (
        round(at * copier.MM) for at in (*piece[:2], piece[0] + piece[2], piece[1] + piece[3])
    )
    part = np.ascontiguousarray(next(mill.sheets(FORM)).gray[y:bottom, x:right])
    assert reading_of(tmp_path, copier.jpeg(part, 85), FORM).reasons == ("no_code",)


@pytest.mark.parametrize("part", ["foot", "broken code", "black"])
def test_what_is_hardly_left_of_a_ballot_waits_too(
    tmp_path: Path, pair: tuple[Gray, Gray], part: str
) -> None:
    """Coarse, and nothing but two squares among small print; part of a code alone; black but for a corner."""
    page, why = pair[0], "too_dark" if part == "black" else "no_code"
    if part == "foot":
        foot = cv2.GaussianBlur(_codeless(page)[round(212 * copier.MM) :], (0, 0), 1.5)
        page = np.asarray(cv2.resize(foot, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
    elif part == "black":
        page = np.zeros_like(page)
        page[-500:, -350:] = 255
    else:
        place = next(mill.sheets(FORM)).layout.qr.grown(4)
        x, y, right, bottom = (round(at * copier.MM) for at in (place.x, place.y, place.right, place.bottom))
        code = page[y:bottom, x:right].copy()
        some = slice(round(0.35 * len(code)), round(0.7 * len(code)))
        code[some, some] = 250
        page = np.full_like(page, 250)
        page[y:bottom, x:right] = code
    reading = reading_of(tmp_path, copier.flat(page, np.random.default_rng(2)), FORM)
    assert (reading.status, reading.reasons) == ("review", (why,))


def _form(side: float, gap: float) -> Gray:
    """A questionnaire of somebody else: lines of text, and boxes to tick beside words."""
    page = np.full((2339, 1654), 252, np.uint8)
    for row, top in enumerate(range(200, 2100, 170)):
        cv2.putText(page, f"{row}. The owners are kindly asked to say", (160, top), 0, 1.0, 20, 2)
        for left in range(180, 1300, 300):
            end = (left + round(side * copier.MM), top + 40 + round(side * copier.MM))
            cv2.rectangle(page, (left, top + 40), end, 20, 2)
            word = (end[0] + round(gap * copier.MM), end[1])
            cv2.putText(page, "agree", word, 0, 1.0, 20, 2)
    return page


def _table() -> Gray:
    page = np.full((2339, 1654), 252, np.uint8)
    for at in range(150, 1500, 48):
        cv2.line(page, (150, at), (1494, at), 30, 2)
        cv2.line(page, (at, 150), (at, 1494), 30, 2)
    page[1600:1660, 150:210] = page[1700:1760, 150:210] = 20
    return page


@pytest.mark.parametrize("page", [_form(3, 1), _form(4, 2), _table()])
def test_other_papers_are_told_from_what_is_left_of_ours(tmp_path: Path, page: Gray) -> None:
    reading = reading_of(tmp_path, copier.flat(page, np.random.default_rng(1)), FORM)
    assert (reading.status, reading.reasons) == ("rejected", ("not_a_ballot",))
