"""One more look at a ballot's page beside what is on record: new, better, the same, or another paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from meeting_tui.clean import clean, readable
from meeting_tui.record.ballot import BallotPaper, Reading
from meeting_tui.scan.reasons import status
from meeting_tui.scan.values import BallotForm, Mark, PageReading


@dataclass
class PageOnRecord:
    """A page of a ballot: the reading that stands, those of other papers, those a better one replaced."""

    stands: Reading | None = None
    others: list[Reading] = field(default_factory=list)
    replaced: list[Reading] = field(default_factory=list)
    decided: bool = False

    @classmethod
    def of(cls, paper: BallotPaper, page: int) -> PageOnRecord:
        """As the record has it."""
        stands, others, replaced = (
            [reading for reading in readings if reading.page == page]
            for readings in (paper.readings, paper.duplicates, paper.replaced)
        )
        return cls(stands[0] if stands else None, others, replaced, paper.adjudicated is not None)

    def look(self, now: Reading) -> str:
        """What `now` is, and take it in: `new`, `better`, `read_before`, `seen_twice` or `duplicate`.

        A better look replaces what a machine saw, never what people decided, nor while two papers wait.
        """
        before = [reading for reading in (self.stands, *self.others) if reading]
        if any(now.image == other.image for other in (*before, *self.replaced)):
            return "read_before"
        if not before:
            self.stands = now
            return "new"
        if self.stands and not self.others and not self.decided and now.betters(self.stands):
            self.replaced.append(self.stands)
            self.stands = now
            return "better"
        if not all(now.contradicts(other) for other in before):
            return "seen_twice"
        self.others.append(now)
        return "duplicate"


def as_reading(seen: PageReading, image: str) -> Reading:
    """What the reader saw, as the record will have it."""
    page, name = seen.ballot_page or 0, _name(seen)
    return Reading(0, page, name, seen.page, seen.status, marks(seen), seen.reasons, "", image)


def place(seen: PageReading, image: str, secret: bool) -> dict[str, object]:
    """Where it lies, as the record says it; of a secret poll a name that tells no file and no order."""
    if secret:
        return {"source": image[:8], "sheet": 1}
    return {"source": _name(seen), "sheet": seen.page}


def _name(seen: PageReading) -> str:
    return clean(readable(Path(seen.source).name))


def marks(seen: PageReading) -> dict[str, tuple[str, ...]]:
    """What a reading is sure of, in the record's form: nothing ticked is blank."""
    return {
        question: mark if isinstance(mark, tuple) else () if mark is None else (mark,)
        for question, mark in seen.marks.items()
    }


def told(seen: PageReading, reason: str) -> PageReading:
    """The reading with one more reason."""
    reasons = (*seen.reasons, reason)
    return replace(seen, reasons=reasons, status=status(reasons))


@dataclass(frozen=True)
class KnownPicture:
    """A picture on record: nobody need look at it again."""

    paper: BallotPaper
    reading: Reading
    most: Mapping[str, int]

    def again(self, source: str, page: int, poll: str) -> PageReading:
        """What is on record of it; its doubts as long as the paper waits."""
        doubts = self.reading.reasons if self.paper.state == "waiting" else ()
        ticks = self.reading.marks
        seen = PageReading(
            source,
            page,
            status(doubts),
            doubts,
            poll,
            self.paper.serial,
            self.reading.page,
            marks={name: _mark(ticks[name], self.most.get(name, 1)) for name in ticks},
        )
        return told(told(seen, "read_before"), "void") if self.paper.void else told(seen, "read_before")


def known_pictures(papers: Mapping[int, BallotPaper], form: BallotForm) -> dict[str, KnownPicture]:
    """By fingerprint, every picture that a reading on record was made of."""
    return {
        reading.image: KnownPicture(paper, reading, form.max_ticks)
        for paper in papers.values()
        for reading in _all(paper)
        if reading.image
    }


def _all(paper: BallotPaper) -> Iterator[Reading]:
    yield from (*paper.readings, *paper.duplicates, *paper.replaced)


def _mark(ticks: tuple[str, ...], most: int) -> Mark:
    if not ticks:
        return None
    return ticks if most > 1 else ticks[0]
