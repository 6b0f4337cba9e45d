"""Rehearsed piles: what the reader says is right, and enough. `benchmarks/measuring.py` runs long ones."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.measuring import Tried, behaviour, bound, report
from numpy.random import Generator
from tests.scan import mill

from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.deeds import Meant
from meeting_tui.rehearsal.strokes import Gray
from meeting_tui.scan.page import ReadingJob, read_page
from meeting_tui.scan.sources import PageSource
from meeting_tui.scan.values import Mark, PageReading


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
    assert life or made["wrong signature"] == 0
    return made


@pytest.mark.parametrize(
    ("meant", "read", "fault"),
    [
        (Meant(("a",), "tick"), "a", ""),
        (Meant(("a",), "tick", wrote=True), "b", "wrong"),
        (Meant(("a",), "tick", wrote=True), None, "silent"),
        (Meant((), "blank"), None, ""),
        (Meant((), "blank"), "a", "wrong"),
        (Meant((), "taken back", valid=False, wrote=True), None, "silent"),
        (Meant((), "taken back", valid=False, wrote=True), "a", "unsure"),
        (Meant(("a",), "word ticked", valid=False, wrote=True), "a", "unsure"),
        (Meant(("a", "b"), "tick", wrote=True), ("a", "b"), ""),
    ],
)
def test_every_fault_has_its_name(meant: Meant, read: Mark, fault: str) -> None:
    page = mill.Filled(next(mill.sheets(mill.design(1))), b"", {"q1": meant, "q2": meant})
    reading = PageReading("", 1, "read", marks={"q1": read})
    assert mill.faults(reading, page) == ({"q1": fault} if fault else {})


def test_the_bound_is_that_of_clopper_and_pearson() -> None:
    assert bound(0, 10) == pytest.approx(0.2589, abs=1e-4)
    assert bound(1, 10) == pytest.approx(0.3942, abs=1e-4)
    assert bound(0, 60_000) == pytest.approx(1 - 0.05 ** (1 / 60_000))
    assert bound(400, 2000) == pytest.approx(0.2152, abs=1e-3)
    assert bound(0, 0) == bound(7, 7) == 1


def test_faults_are_told_by_behaviour_and_kind(capsys: pytest.CaptureFixture[str]) -> None:
    """A behaviour without any has its line too, so that two runs can be laid side by side."""
    faults = Counter({("silent", "word ticked"): 1})
    flat = Tried(drawn=Counter({"word ticked": 3, "blank": 9}), faults=faults)
    report({"flat": flat, "phone": Tried(drawn=Counter({"word ticked": 2}))})
    told = {" ".join(row.split()) for row in capsys.readouterr().out.splitlines()}
    assert "word ticked 0/1/0 of 3 0/0/0 of 2 0/1/0 of 5" in told
    assert "blank 0/0/0 of 9 0/0/0 of 0 0/0/0 of 9" in told
    report({"flat": flat}, behaviours=False)
    assert "word" not in capsys.readouterr().out
    assert behaviour("coffee, tick") == "coffee"
    assert behaviour("taken back, unseen") == "taken back, unseen"


def test_careful_voters_and_a_careful_clerk_need_nobody(tmp_path: Path) -> None:
    made = _tried(tmp_path, 24, 101, copier.tidy, life=False)
    assert made["read"] == made["pages"] == 24
    assert made["clear read"] + made["blank read"] == made["proposals"] == 96


@pytest.mark.parametrize(
    ("copy", "pages", "least"), [(copier.flat, 36, 0.95), (copier.phone, 16, 0.95)], ids=["flat", "phone"]
)
def test_life_is_never_read_wrong(
    tmp_path: Path, copy: Callable[[Gray, Generator], bytes], pages: int, least: float
) -> None:
    made = _tried(tmp_path, pages, 102, copy)
    assert made["wrong"] == made["silent"] == made["unsure"] == 0
    assert made["blank read"] >= 0.95 * made["blank"]
    assert made["clear read"] >= least * made["clear"]
    assert made["unregistered"] <= 1


def test_black_and_white_scans_lose_votes_to_people_not_to_guesses(tmp_path: Path) -> None:
    made = _tried(tmp_path, 30, 103, copier.one_bit)
    assert made["wrong"] == made["silent"] == made["unsure"] == 0
    assert made["clear read"] >= 0.8 * made["clear"]


def test_pages_after_the_first_are_read_too(tmp_path: Path) -> None:
    made = _tried(tmp_path, 5, 104, copier.flat, questions=9)
    assert made["pages"] == 10
    assert made["wrong"] == 0
    assert made["clear read"] >= 0.9 * made["clear"]
