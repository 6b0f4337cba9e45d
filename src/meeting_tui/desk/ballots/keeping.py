"""Readings into the record, batch by batch; the pictures of what is in doubt are kept beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import Session

from meeting_tui.desk.ballots.setting_aside import Aside, AsideKeeper, KnownSheet, known_sheets
from meeting_tui.desk.ballots.sightings import (
    KnownPicture,
    PageOnRecord,
    as_reading,
    known_pictures,
    marks,
    place,
    told,
)
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.record.ballot import BallotPaper
from meeting_tui.record.person import body_of
from meeting_tui.record.poll.allowed import why_not
from meeting_tui.record.poll.conditions import Concerns
from meeting_tui.record.poll.phase import PollStanding
from meeting_tui.record.sheets import SEEN_TWICE, SheetNumbers
from meeting_tui.refusal import Refusal
from meeting_tui.scan.values import WHOLE_PAGE, BallotForm, PageReading
from meeting_tui.store import tables
from meeting_tui.store.journal import New

if TYPE_CHECKING:
    from meeting_tui.scan.sources import PageSource

BATCH = 40
"""Pages a transaction takes; what a crash in the middle loses is read again by the next run."""


@dataclass(frozen=True)
class Looked:
    """One page that was looked at, with the fingerprint of its picture."""

    seen: PageReading
    image: str


@dataclass(frozen=True)
class _Kept:
    """A page as it stands now, what it turned out to be, and its entry if it is a reading that says something
    new, made of the picture `image`; `aside` if it is none."""

    seen: PageReading
    image: str
    entry: New | None = None
    what: str = ""
    aside: Aside | None = None


class Keeper:
    """Puts readings on record: `new` of them, `better` ones instead of a doubtful one; `again` were there, of
    `twice` another picture was.

    `box`: where the papers lie, for returns that looking shows.
    """

    def __init__(self, office: Office, found: Case, form: BallotForm, box: str = "") -> None:
        self._office, self._case, self.form, self._box = office, found, form, box
        self._asides = AsideKeeper(found)
        self._first: dict[tuple[int, int], Looked] = {}
        self.new = self.again = self.twice = self.better = 0

    def known(self) -> dict[str, KnownPicture | KnownSheet]:
        """The pictures on record now, by their fingerprints."""
        with self._office.store.read() as session:
            register = self._case.register(self._office, session)
            return {**known_sheets(register.sheets), **known_pictures(register.papers, self.form)}

    def numbers(self) -> SheetNumbers:
        """All sheets on record now."""
        with self._office.store.read() as session:
            return self._case.register(self._office, session).sheet_numbers()

    def keep(self, looks: Iterable[Looked]) -> Iterator[Looked]:
        """The readings as they stand once they are kept, without their pictures."""
        pages = iter(looks)
        while batch := self._next(pages):
            with self._office.store.write() as session:
                poll = self._case.may(self._office, session, "compare")
                places: dict[tuple[int, int], PageOnRecord] = {}
                kept = [self._judged(each, poll, places) for each in batch]
                self._record(session, poll, kept)
            yield from (Looked(_bare(each.seen), each.image) for each in kept)

    def _next(self, pages: Iterator[Looked]) -> list[Looked]:
        """What goes on record together: of a secret poll a whole run, and not in the order of the pile."""
        if self._case.secret:
            return sorted(pages, key=lambda look: look.image)
        return list(islice(pages, BATCH))

    def _judged(self, look: Looked, poll: PollStanding, places: dict[tuple[int, int], PageOnRecord]) -> _Kept:
        """The page in the light of what is on record."""
        seen = look.seen
        if "read_before" in seen.reasons:
            return self._known(seen, look.image)
        if seen.status == "rejected" or seen.serial is None or seen.ballot_page is None:
            return self._aside(seen, look.image)
        paper = poll.register.papers.get(seen.serial)
        if paper is None or not paper.printed or paper.voided or paper.late:
            why = "not_printed" if paper is None or not paper.printed else "void" if paper.voided else "late"
            return self._aside(told(seen, why), look.image)
        at = (seen.serial, seen.ballot_page)
        self._first.setdefault(at, Looked(_bare(seen), look.image))
        what = places.setdefault(at, PageOnRecord.of(paper, seen.ballot_page)).look(
            as_reading(seen, look.image)
        )
        if what in ("read_before", SEEN_TWICE):
            return self._known(told(seen, what), look.image)
        if what == "duplicate":
            seen = replace(seen, crops=self._pictures(look) or seen.crops)
        if why_not(poll, "read"):
            return self._aside(told(seen, "on_record"), look.image)
        entry = _entry(look, secret=self._case.secret, better=what == "better")
        if paper.traced and not paper.returned and not _comes_back(poll, paper):
            seen = told(seen, "not_returned")
        return _Kept(seen if what == "new" else told(seen, what), look.image, entry, what)

    def _known(self, seen: PageReading, image: str) -> _Kept:
        """A picture that is on record, or another one of a paper that is."""
        if "read_before" in seen.reasons:
            self.again += 1
            return _Kept(seen, image)
        self.twice += 1
        return self._aside(seen, image)

    def _aside(self, seen: PageReading, image: str) -> _Kept:
        """A page that gives no reading, with its picture."""
        from meeting_tui.scan.page import page_picture

        png = seen.crops.get(WHOLE_PAGE, b"")
        if not png and seen.ballot_page is not None:
            png = page_picture(_source(seen, image))
        return _Kept(seen, image, aside=Aside(seen, image, png))

    def _pictures(self, look: Looked) -> Mapping[str, bytes]:
        """The pictures of all questions, also of those the reader was sure of: people must compare them."""
        from meeting_tui.scan.page import ReadingJob, read_page

        source = _source(look.seen, look.image)
        return read_page(source, ReadingJob({self._case.id: self.form}, every_crop=True)).crops

    def _record(self, session: Session, poll: PollStanding, kept: Sequence[_Kept]) -> None:
        new = [(each, each.entry) for each in kept if each.entry]
        aside = self._asides.entries(
            session, [each.aside for each in kept if each.aside], poll.register.sheets
        )
        entries = [*(entry for _each, entry in new), *aside]
        if not entries:
            return
        self.new += len(new)
        self.better += sum(each.what == "better" for each, _entry in new)
        serials = [entry.body["serial"] for _each, entry in new]
        back = shown_back(self._office, poll, serials, self._box)
        self._case.put(self._office, session, [*back, *entries])
        for each, _made in new:
            self._keep_pictures(session, Looked(each.seen, each.image), each.seen.crops)
            first = self._first[(each.seen.serial or 0, each.seen.ballot_page or 0)]
            if each.what == "duplicate" and first.image != each.image:
                self._keep_pictures(session, first, self._pictures(first))

    def _keep_pictures(self, session: Session, look: Looked, crops: Mapping[str, bytes]) -> None:
        for question, png in crops.items():
            session.merge(self._crop(look, question, png))

    def _crop(self, look: Looked, question: str, png: bytes) -> tables.Crop:
        seen, at = look.seen, place(look.seen, look.image, self._case.secret)
        assert seen.serial is not None  # what has no serial gets no entry
        assert seen.ballot_page is not None
        return tables.Crop(
            poll=self._case.id,
            serial=seen.serial,
            page=seen.ballot_page,
            question=question,
            image=look.image,
            source=f"{at['source']}#{at['sheet']}",
            png=png,
        )


def _source(seen: PageReading, image: str) -> PageSource:
    """The page of a reading once more; where the file went or holds another picture now, none."""
    from meeting_tui.scan.sources import PageSource, sources

    found: Sequence[PageSource] = ()
    with suppress(Refusal):  # what is kept of it stands without its picture
        found = sources([seen.source])
    gone = PageSource(Path(seen.source), seen.page, fault="changed")
    return next((each for each in found if each.image == image), gone)


def shown_back(office: Office, poll: PollStanding, serials: Iterable[int], box: str = "") -> list[New]:
    """The returns that looking shows: of papers that were handed out and can be taken back now.

    What was not handed out, or is seen past the last minute, waits for people to say how it came.
    """
    papers = {serial: poll.register.papers[serial] for serial in serials}
    back = (serial for serial, paper in papers.items() if _comes_back(poll, paper))
    facts = body_of("by", office.actor) | ({"box": box} if box else {})
    return [New("ballot.returned", {"serial": serial, **facts}) for serial in back if poll.register.traced]


def _comes_back(poll: PollStanding, paper: BallotPaper) -> bool:
    """Whether the paper can be taken back now as in time."""
    return why_not(poll, "return", Concerns(paper)) is None


def _bare(seen: PageReading) -> PageReading:
    """Without its pictures: of two thousand pages they would fill the memory."""
    return replace(seen, crops={}, scores={})


def _entry(look: Looked, *, secret: bool, better: bool) -> New:
    seen = look.seen
    body = {
        "serial": seen.serial,
        "page": seen.ballot_page,
        **place(seen, look.image, secret),
        "image": look.image,
        "status": seen.status,
        "marks": {question: list(ticks) for question, ticks in marks(seen).items()},
        "reasons": list(seen.reasons),
    }
    scores = {name: measured for name, measured in seen.scores.items() if name in seen.doubts}
    more = ({"scores": scores} if scores else {}) | ({"better": True} if better else {})
    return New("ballot.read", body | more)
