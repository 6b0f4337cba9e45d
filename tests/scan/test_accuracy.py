"""Rehearsed piles: what the reader says is right, and enough. `benchmarks/measuring.py` runs long ones."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from numpy.random import Generator
from tests.scan import mill

from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.strokes import Gray
from meeting_tui.scan.page import ReadingJob, read_page
from meeting_tui.scan.sources import PageSource


def _tried(
    folder: Path,
    pages: int,
    seed: int,
    copy: Callable[[Gray, Generator], bytes],
    life: bool = True,
    questions: int = 4,
) -> Counter[str]:
    made: Counter[str] = Counter()
    form = mill.design(questions)
    count = ReadingJob({mill.POLL: mill.paper(form)})
    for page in mill.filled(form, pages, seed, copy, life=life):
        folder.joinpath("page").write_bytes(page.picture)
        kind = "tiff" if page.picture[:2] == b"II" else "picture"
        made.update(mill.compare(read_page(PageSource(folder / "page", kind=kind), count), page))
    assert made["wrong page"] == 0
    return made


def test_careful_voters_and_a_careful_clerk_need_nobody(tmp_path: Path) -> None:
    made = _tried(tmp_path, 40, 101, copier.tidy, life=False)
    assert made["read"] == made["pages"] == 40
    assert made["clear read"] + made["blank read"] == made["proposals"] == 160


@pytest.mark.parametrize(
    ("copy", "pages", "least"), [(copier.flat, 60, 0.9), (copier.phone, 30, 0.85)], ids=["flat", "phone"]
)
def test_life_is_never_read_wrong(
    tmp_path: Path, copy: Callable[[Gray, Generator], bytes], pages: int, least: float
) -> None:
    made = _tried(tmp_path, pages, 102, copy)
    assert made["wrong"] == 0
    assert made["clear read"] >= least * made["clear"]
    assert made["unregistered"] <= 1


def test_black_and_white_scans_lose_votes_to_people_not_to_guesses(tmp_path: Path) -> None:
    made = _tried(tmp_path, 30, 103, copier.one_bit)
    assert made["wrong"] == 0
    assert made["auto"] > 0


def test_pages_after_the_first_are_read_too(tmp_path: Path) -> None:
    made = _tried(tmp_path, 8, 104, copier.flat, questions=9)
    assert made["pages"] == 16
    assert made["wrong"] == 0
    assert made["clear read"] >= 0.9 * made["clear"]
