"""Scans into the record: every page is read, what is new is kept, what is in doubt waits with its picture."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.clean import clean, readable
from meeting_tui.desk.ballots.keeping import Keeper, Looked
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.frozen import case
from meeting_tui.record.sheets import SheetNumbers
from meeting_tui.scan.installed import check_reader
from meeting_tui.scan.reasons import why_rejected
from meeting_tui.scan.values import BallotForm, PageReading, report

if TYPE_CHECKING:
    from meeting_tui.scan.sources import PageSource

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]
_GONE = frozenset({"changed", "no_access"})


@dataclass(frozen=True)
class NotTaken:
    """Pages of one file that gave nothing to this count, or wait and no code names them, and why.

    No `pages` are all of them.
    """

    reason: str
    source: str
    pages: tuple[int, ...]


@dataclass(frozen=True)
class ReadingDone:
    """What came of a run. `new` pages went on record, `better` of them instead of a doubtful reading; `again`
    were there already, of `twice` another picture of the paper was; `left` were not looked at; it stopped.

    `strays` are pages for people that no QR names, as (file, page), `unnamed` the same with why; `rejections`
    counts the reasons of pages that gave nothing, `not_taken` names each of them. `growing` are files that
    were not whole yet, or can't be opened.
    `sheets` are all that ever went through, as they stand after the run.
    """

    pages: int = 0
    read: int = 0
    review: int = 0
    rejected: int = 0
    new: int = 0
    again: int = 0
    twice: int = 0
    better: int = 0
    left: int = 0
    strays: tuple[tuple[str, int], ...] = ()
    unnamed: tuple[NotTaken, ...] = ()
    rejections: Mapping[str, int] = field(default_factory=dict)
    not_taken: tuple[NotTaken, ...] = ()
    growing: tuple[str, ...] = ()
    sheets: SheetNumbers = field(default_factory=SheetNumbers)


def _never() -> bool:
    return False


def _silent(*_told: object) -> None:
    pass


def read(
    office: Office,
    poll: str,
    paths: Sequence[Path | str],
    report_to: Path | None = None,
    progress: Progress = _silent,
    cancel: Cancel = _never,
    *,
    box: str = "",
) -> ReadingDone:
    """Read scans of a poll's ballots into its record; safe to run again, and to stop in the middle.

    `box` is where the papers lie: their returns, which reading shows before the last minute, name it.

    `progress(done, all)` is told after each page and `cancel()` asked. A picture on record is not looked at
    again. Every paper's first picture counts; a second one that contradicts it in nothing is noted and left,
    unless the first was in doubt and it shows more; when it says something else, both wait for people.
    Once the result is on record nothing new is kept; what is known is told.
    Refused `scan.not_installed` without the reader's libraries, else as `sources` refuses.
    """
    run = _Run(office, poll, box)
    from meeting_tui.scan.sources import sources

    run.take(sources(paths), progress, cancel)
    return run.done(report_to)


def watch(
    office: Office,
    poll: str,
    paths: Sequence[Path | str],
    report_to: Path | None = None,
    progress: Progress = _silent,
    cancel: Cancel = _never,
    told: Callable[[ReadingDone], object] = _silent,
    *,
    box: str = "",
) -> ReadingDone:
    """As `read`, and go on with every file that comes into the folders until `cancel()` says so.

    A file is read once it has stopped growing; `told` gets the sums so far each time some were read.
    """
    run = _Run(office, poll, box)
    from meeting_tui.desk.ballots.watching import Settling, batches
    from meeting_tui.scan.sources import sources

    settling = Settling()
    for files in batches([Path(path) for path in paths], settling, cancel):
        run.take(sources(files), progress, cancel)
        settling.again(run.gone())
        told(run.done())
    return run.done(report_to, tuple(readable(str(file)) for file in settling.growing))


class _Run:
    """One reading of one poll, of one lot of files or of several."""

    def __init__(self, office: Office, poll: str, box: str) -> None:
        check_reader()
        with office.store.read() as session:
            found = case(session, poll)
            register = found.may(office, session, "compare").register
            own = register.stations.own(clean(box))
        self._form = BallotForm.of(found.definition.design, found.id, found.key(office))
        self._keeper = Keeper(office, found, self._form, own)
        self._looks: list[Looked] = []
        self._left = 0

    def take(self, pages: Sequence[PageSource], progress: Progress, cancel: Cancel) -> None:
        """Read these pages and keep what they say, until `cancel()`."""
        now = list(self._keeper.keep(self._look(pages, progress, cancel)))
        back = {look.seen.source for look in now}
        before = [look for look in self._looks if not (look.seen.source in back and _is_gone(look.seen))]
        looks = {(look.seen.source, look.seen.page, look.image): look for look in (*before, *now)}
        self._looks = list(looks.values())
        self._left += len(pages) - len(now)

    def _look(self, pages: Sequence[PageSource], progress: Progress, cancel: Cancel) -> Iterator[Looked]:
        from meeting_tui.scan.reader import page_readings

        known, before = self._keeper.known(), len(self._looks)
        with closing(page_readings([page for page in pages if page.image not in known], [self._form])) as new:
            for done, page in enumerate(pages, 1):
                there = known.get(page.image)
                seen = there.again(str(page.path), page.page, self._form.poll) if there else next(new)
                progress(before + done, before + len(pages))
                yield Looked(seen, page.image)
                if cancel():
                    return

    def gone(self) -> list[Path]:
        """The files that could not be read, for they went or were written anew meanwhile."""
        return [Path(look.seen.source) for look in self._looks if _is_gone(look.seen)]

    def done(self, report_to: Path | None = None, growing: tuple[str, ...] = ()) -> ReadingDone:
        """The sums of the run; the report of every page, if it is wanted."""
        told = [look.seen for look in self._looks]
        if report_to is not None:
            _write(report_to, told)
        counts = Counter(seen.status for seen in told)
        lost = [seen for seen in told if seen.status == "rejected"]
        strays = [seen for seen in told if seen.status == "review" and seen.serial is None]
        return ReadingDone(
            len(told),
            counts["read"],
            counts["review"],
            counts["rejected"],
            self._keeper.new,
            self._keeper.again,
            self._keeper.twice,
            self._keeper.better,
            self._left,
            tuple((readable(seen.source), seen.page) for seen in strays),
            _why(told, strays),
            dict(Counter(why_rejected(seen.reasons) for seen in lost)),
            _why(told, lost),
            growing,
            self._keeper.numbers(),
        )


def _is_gone(seen: PageReading) -> bool:
    return not _GONE.isdisjoint(seen.reasons)


def _why(told: Sequence[PageReading], some: Sequence[PageReading]) -> tuple[NotTaken, ...]:
    """`some` of the pages, by their reasons and files."""
    size = Counter(readable(seen.source) for seen in told)
    found: dict[tuple[str, str], list[int]] = {}
    for seen in some:
        why = why_rejected(seen.reasons) if seen.status == "rejected" else seen.reasons[0]
        found.setdefault((why, readable(seen.source)), []).append(seen.page)
    return tuple(
        NotTaken(reason, source, () if size[source] == len(pages) else tuple(pages))
        for (reason, source), pages in found.items()
    )


def _write(path: Path, told: Sequence[PageReading]) -> None:
    from meeting_tui.output import whole_file

    with whole_file(path) as draft:
        draft.write_bytes(json.dumps(report(told), ensure_ascii=False, indent=1).encode())
