"""The test deck: TEST ballots marked by a known pattern and read back, before real papers are opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from meeting_tui.desk.ballots.printing import print_ballots
from meeting_tui.desk.ballots.sightings import marks
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.definition import Definition
from meeting_tui.paper.ballots.geometry import lay_out
from meeting_tui.scan.installed import check_reader
from meeting_tui.scan.values import BallotForm, PageReading

ROUNDS = 2
"""Every box is marked so often, and every question left blank."""
Marks = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Miss:
    """A question that was not read as it was marked; `read` is None where the reader asked for people."""

    serial: int
    question: str
    meant: tuple[str, ...]
    read: tuple[str, ...] | None


@dataclass(frozen=True)
class DeckReport:
    """What a rehearsal found; `questions` were marked, `missed` of them not read as marked."""

    ballots: int
    pages: int
    questions: int
    missed: tuple[Miss, ...]
    printed: Path
    scanned: Path

    @property
    def wrong(self) -> tuple[Miss, ...]:
        """Read with certainty, and wrongly: the reader can't be trusted with this ballot."""
        return tuple(miss for miss in self.missed if miss.read is not None)


def try_deck(office: Office, poll: str, folder: Path, workers: int | None = None) -> DeckReport:
    """Print a poll's TEST ballots, mark and scan as many as touch every box, read them back, and compare.

    Nothing goes on record. The printed deck and its scans are left in `folder` to try a real printer with.
    Refused `scan.not_installed` without the reader's libraries.
    """
    check_reader()
    from meeting_tui.rehearsal import copier
    from meeting_tui.rehearsal.filling import Pile, Sheet, fill
    from meeting_tui.scan.reader import stream

    with office.store.read() as session:
        found = frozen.case(session, poll)
        serials = sorted(found.live(session))
    printed, scanned = folder / f"test-deck-{found.id}.pdf", folder / f"test-scans-{found.id}.pdf"
    print_ballots(office, poll, printed, test_deck=True)
    layouts = lay_out(found.definition.design)
    meant = dict(zip(serials, pattern(found.definition), strict=False))
    sheets = [
        Sheet(no * len(layouts) + at, serial, at + 1, wishes)
        for no, (serial, wishes) in enumerate(meant.items())
        for at in range(len(layouts))
    ]
    pile = Pile(printed, layouts, found.definition.design.words.signature, found.id, careful=True)
    copier.bind([filled.picture for filled in fill(pile, sheets, workers=workers)], scanned)
    paper = BallotForm.of(found.definition.design, found.id, found.key(office))
    pages = list(stream([scanned], [paper], test=True, processes=workers))
    missed = tuple(_missed(meant, pages))
    questions = len(meant) * len(found.definition.asked)
    return DeckReport(len(meant), len(pages), questions, missed, printed, scanned)


def pattern(definition: Definition) -> list[dict[str, tuple[str, ...]]]:
    """Ballots that together mark every box, and leave every question blank, `ROUNDS` times."""
    answers = {each.id: [*((box,) for box in each.labels), ()] for each in definition.asked}
    longest = max(map(len, answers.values()))
    return [
        {name: boxes[(no + shift) % len(boxes)] for shift, (name, boxes) in enumerate(answers.items())}
        for no in range(ROUNDS * longest)
    ]


def _missed(meant: Mapping[int, Marks], pages: list[PageReading]) -> Iterator[Miss]:
    read: dict[tuple[int, str], tuple[str, ...]] = {
        (page.serial, question): ticks
        for page in pages
        if page.serial is not None and page.status != "rejected"
        for question, ticks in marks(page).items()
    }
    for serial, wishes in meant.items():
        for question, wished in wishes.items():
            if read.get((serial, question)) != wished:
                yield Miss(serial, question, wished, read.get((serial, question)))
