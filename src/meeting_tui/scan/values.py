"""What the reader is told of a poll, and what it says of one page: plain values that cross processes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from meeting_tui.clean import readable
from meeting_tui.paper.ballots.geometry import BallotDesign, PageLayout, lay_out
from meeting_tui.scan.reasons import Status

Mark = str | None | tuple[str, ...]
WHOLE_PAGE = ""  # the key of the crop that shows all of a page
SIGNATURES = "#signatures"  # of the one that shows the lines to sign on; no question bears that name


@dataclass(frozen=True)
class BallotForm:
    """The papers of one poll: `key` is the poll's (`payload.poll_key`), `editions` normal and large print."""

    poll: str
    key: bytes
    editions: tuple[tuple[PageLayout, ...], ...]
    max_ticks: Mapping[str, int]
    least: Mapping[str, int] = field(default_factory=dict)
    ranked: frozenset[str] = frozenset()

    @classmethod
    def of(cls, design: BallotDesign, poll: str, key: bytes) -> BallotForm:
        """From the poll's frozen design."""
        ticks = {question.id: question.max_ticks for question in design.questions}
        least = {question.id: question.least for question in design.questions if question.least}
        ranked = frozenset(question.id for question in design.questions if question.ranked)
        return cls(poll, key, (lay_out(design), lay_out(design, large_print=True)), ticks, least, ranked)

    def pages(self, number: int) -> list[PageLayout]:
        """Page `number` of each edition that has one."""
        return [edition[number - 1] for edition in self.editions if number <= len(edition)]


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page of one file.

    `marks` gives for each question that is sure its choice, None for blank, or a tuple where several may be
    marked; `doubts` the reasons of each question that is not. `crops` has a PNG of each such question, or
    of all the page under WHOLE_PAGE. `scores` keeps what was measured in each box, in thousandths.
    """

    source: str
    page: int
    status: Status
    reasons: tuple[str, ...] = ()
    poll: str = ""
    serial: int | None = None
    ballot_page: int | None = None
    test: bool = False
    marks: Mapping[str, Mark] = field(default_factory=dict)
    doubts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    crops: Mapping[str, bytes] = field(default_factory=dict)
    scores: Mapping[str, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)


def report(readings: Iterable[PageReading]) -> dict[str, object]:
    """The tree of `ballots read --report`; `docs/formats/reading.md` is its specification."""
    pages = [_page(reading) for reading in readings]
    counts = {
        state: sum(page["status"] == state for page in pages) for state in ("read", "review", "rejected")
    }
    return {"version": 1, "pages": pages, "summary": {"pages": len(pages), **counts}}


def _page(reading: PageReading) -> dict[str, object]:
    return {
        "source": readable(reading.source),
        "page": reading.page,
        "serial": None if reading.serial is None else f"{reading.serial:06d}",
        "ballot_page": reading.ballot_page,
        "status": reading.status,
        "marks": {
            name: list(mark) if isinstance(mark, tuple) else mark for name, mark in reading.marks.items()
        },
        "reasons": list(reading.reasons),
        "doubts": {name: list(reasons) for name, reasons in reading.doubts.items()},
        "test": reading.test,
    }
