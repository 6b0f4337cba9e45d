"""Scans into the record: every page is read, what is new is kept, what is in doubt waits with its picture."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from sqlmodel import Session

from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.frozen import Case, case
from meeting_tui.record.ballot import BallotPaper
from meeting_tui.scan.installed import check_reader
from meeting_tui.scan.reasons import status
from meeting_tui.scan.values import BallotForm, PageReading, report
from meeting_tui.store import tables
from meeting_tui.store.journal import New

BATCH = 40
"""Pages a transaction takes; what a crash in the middle loses is read again by the next run."""
Progress = Callable[[int, int], None]
Marks = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class ReadingDone:
    """What came of a run. `new` pages went on record, `again` were there already.

    `strays` are pages for people that no QR names, as (file, page); `rejections` counts the reasons of
    pages that gave nothing.
    """

    pages: int = 0
    read: int = 0
    review: int = 0
    rejected: int = 0
    new: int = 0
    again: int = 0
    strays: tuple[tuple[str, int], ...] = ()
    rejections: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Sighting:
    """One look at a page: enough to tell the same picture from another, and a contradiction from a repeat."""

    image: str
    marks: Marks

    def contradicts(self, other: _Sighting) -> bool:
        """Whether both are sure of some question, and of different marks."""
        return any(other.marks.get(question, marks) != marks for question, marks in self.marks.items())


def read(
    office: Office,
    poll: str,
    paths: Sequence[Path | str],
    report_to: Path | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] = lambda: False,
) -> ReadingDone:
    """Read scans of a poll's ballots into its record; safe to run again, and to stop in the middle.

    Every paper's first picture counts. A second one that contradicts it in nothing is noted and left; when
    it says something else, both wait for people. Refused `scan.not_installed` without the reader's libraries.
    """
    check_reader()
    from meeting_tui.scan.reader import stream

    with office.store.read() as session:
        found = case(session, poll)
    paper = BallotForm.of(found.definition.design, found.id, found.key(office))
    keeper = _Keeper(office, found, paper)
    told = list(keeper.keep(stream(paths, [paper], progress=progress, cancel=cancel)))
    if report_to is not None:
        _write(report_to, told)
    return keeper.done(told)


class _Keeper:
    """Puts readings on record, batch by batch."""

    def __init__(self, office: Office, found: Case, paper: BallotForm) -> None:
        self._office, self._case, self._paper = office, found, paper
        self._files: dict[str, str] = {}
        self._first: dict[tuple[int, int], PageReading] = {}
        self.new = self.again = 0

    def keep(self, readings: Iterable[PageReading]) -> Iterator[PageReading]:
        """The readings as they stand once they are kept, without their pictures."""
        pages = iter(readings)
        while batch := list(islice(pages, BATCH)):
            with self._office.store.write() as session:
                register = self._case.register(self._office, session)
                seen: dict[tuple[int, int], list[_Sighting]] = {}
                kept = [self._judged(each, register.papers, seen) for each in batch]
                self._record(session, kept)
            yield from (replace(each, crops={}, scores={}) for each, _new in kept)

    def _judged(
        self,
        reading: PageReading,
        papers: Mapping[int, BallotPaper],
        seen: dict[tuple[int, int], list[_Sighting]],
    ) -> tuple[PageReading, New | None]:
        """The reading in the light of what is on record, and its entry if it says something new."""
        if reading.status == "rejected" or reading.serial is None or reading.ballot_page is None:
            return reading, None
        paper = papers.get(reading.serial)
        if paper is None or not paper.printed or paper.void:
            return _with(reading, "void" if paper and paper.void else "not_printed"), None
        place = (reading.serial, reading.ballot_page)
        before = seen.setdefault(place, list(_sightings(paper, reading.ballot_page)))
        now = self._sighting(reading)
        if any(other.image == now.image for other in before):
            self.again += 1
            return reading, None
        if before and not all(now.contradicts(other) for other in before):
            self.again += 1
            return _with(reading, "seen_twice"), None
        before.append(now)
        entry = self._entry(reading, now)
        if len(before) == 1:
            self._first[place] = reading
            return reading, entry
        return _with(replace(reading, crops=self._pictures(reading)), "duplicate"), entry

    def _sighting(self, reading: PageReading) -> _Sighting:
        return _Sighting(self._image(reading), marks(reading))

    def _pictures(self, reading: PageReading) -> Mapping[str, bytes]:
        """The pictures of all questions, also of those the reader was sure of: people must compare them."""
        from meeting_tui.scan.page import ReadingJob, read_page
        from meeting_tui.scan.sources import sources

        source = next(each for each in sources([reading.source]) if each.page == reading.page)
        return read_page(source, ReadingJob({self._case.id: self._paper}, every_crop=True)).crops

    def _image(self, reading: PageReading) -> str:
        """The fingerprint of the picture: of the whole file and the page in it."""
        if reading.source not in self._files:
            with Path(reading.source).open("rb") as file:
                self._files[reading.source] = hashlib.file_digest(file, "sha256").hexdigest()
        return hashlib.sha256(f"{self._files[reading.source]}:{reading.page}".encode()).hexdigest()

    def _entry(self, reading: PageReading, now: _Sighting) -> New:
        body = {
            "serial": reading.serial,
            "page": reading.ballot_page,
            "source": Path(reading.source).name,
            "sheet": reading.page,
            "image": now.image,
            "status": reading.status,
            "marks": {question: list(ticks) for question, ticks in now.marks.items()},
            "reasons": list(reading.reasons),
        }
        return New("ballot.read", body)

    def _record(self, session: Session, kept: Sequence[tuple[PageReading, New | None]]) -> None:
        new = [(reading, entry) for reading, entry in kept if entry]
        if not new:
            return
        self.new += len(new)
        self._office.append_all(session, self._case.stream, [entry for _reading, entry in new])
        for reading, _entry in new:
            self._keep_pictures(session, reading, reading.crops)
            first = self._first.get((reading.serial or 0, reading.ballot_page or 0))
            if first and "duplicate" in reading.reasons:
                self._keep_pictures(session, first, self._pictures(first))

    def _keep_pictures(self, session: Session, reading: PageReading, crops: Mapping[str, bytes]) -> None:
        for question, png in crops.items():
            session.merge(self._crop(reading, question, png))

    def _crop(self, reading: PageReading, question: str, png: bytes) -> tables.Crop:
        assert reading.serial is not None  # what has no serial gets no entry
        assert reading.ballot_page is not None
        source = f"{Path(reading.source).name}#{reading.page}"
        return tables.Crop(
            poll=self._case.id,
            serial=reading.serial,
            page=reading.ballot_page,
            question=question,
            source=source,
            png=png,
        )

    def done(self, told: Sequence[PageReading]) -> ReadingDone:
        """The sums of the run."""
        counts = Counter(reading.status for reading in told)
        lost = Counter(
            reason for reading in told if reading.status == "rejected" for reason in reading.reasons
        )
        strays = [(r.source, r.page) for r in told if r.status == "review" and r.serial is None]
        return ReadingDone(
            len(told),
            counts["read"],
            counts["review"],
            counts["rejected"],
            self.new,
            self.again,
            tuple(strays),
            dict(lost),
        )


def marks(reading: PageReading) -> dict[str, tuple[str, ...]]:
    """What a reading is sure of, in the record's form: nothing ticked is blank."""
    return {
        question: mark if isinstance(mark, tuple) else () if mark is None else (mark,)
        for question, mark in reading.marks.items()
    }


def _sightings(paper: BallotPaper, page: int) -> Iterator[_Sighting]:
    for reading in (*paper.readings, *paper.duplicates):
        if reading.page == page:
            yield _Sighting(reading.image, reading.marks)


def _with(reading: PageReading, reason: str) -> PageReading:
    reasons = (*reading.reasons, reason)
    return replace(reading, reasons=reasons, status=status(reasons))


def _write(path: Path, told: Sequence[PageReading]) -> None:
    from meeting_tui.output import whole_file

    with whole_file(path) as draft:
        draft.write_text(json.dumps(report(told), ensure_ascii=False, indent=1), encoding="utf-8")
