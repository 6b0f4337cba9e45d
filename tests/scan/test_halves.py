"""Papers on each other, and papers of which a part is gone: never read for another, never thrown away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.scan import mill, spoils

from meeting_tui.paper import qr
from meeting_tui.paper.ballots.payload import Payload, encode_foot
from meeting_tui.rehearsal import copier, hands, marking
from meeting_tui.rehearsal.strokes import Gray
from meeting_tui.scan.page import ReadingJob, read_page
from meeting_tui.scan.sources import PageSource
from meeting_tui.scan.symbols import standing
from meeting_tui.scan.values import PageReading

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


def _read(path: Path, picture: bytes) -> PageReading:
    path.joinpath("page").write_bytes(picture)
    return read_page(PageSource(path / "page"), ReadingJob({mill.POLL: mill.paper(FORM)}))


@pytest.mark.parametrize("head", [False, True])
def test_a_part_of_another_paper_on_this_one_is_seen(
    tmp_path: Path, pair: tuple[Gray, Gray], head: bool
) -> None:
    for seed, copy in enumerate((copier.flat, copier.flat, copier.phone)):
        rng = np.random.default_rng(seed)
        reading = _read(tmp_path, copy(spoils.laid_on(*pair, rng, head=head), rng))
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
        reading = _read(tmp_path, copier.tidy(spoil(pair[0], rng), rng))
        assert (reading.serial, reading.ballot_page) == (1, 1)
        assert reading.status in {"read", "review"}
        assert reading.marks.items() <= MARKS.items()
        assert reading.status == "review" or set(reading.reasons) <= {"head_unread"}


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
