"""The test deck: TEST ballots marked by a known pattern and read back, before real papers are opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.desk.ballots.printing import print_ballots
from meeting_tui.desk.ballots.sightings import marks
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.definition import Definition
from meeting_tui.paper.ballots.geometry import lay_out
from meeting_tui.scan.installed import check_reader
from meeting_tui.scan.values import BallotForm

if TYPE_CHECKING:
    from meeting_tui.rehearsal.filling import Filled, Pile, Sheet
    from meeting_tui.rehearsal.hands import Manner

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
class Own:
    """Papers that were answered as the ballot does not ask: words, marks beside the boxes, marks taken back.

    `asked` of their `questions` were left to people; `wrong` were read with certainty and are not so.
    """

    questions: int
    asked: int
    wrong: tuple[Miss, ...]


@dataclass(frozen=True)
class DeckReport:
    """What a rehearsal found; `questions` were marked, `missed` of them not read as marked."""

    ballots: int
    pages: int
    questions: int
    missed: tuple[Miss, ...]
    printed: Path
    scanned: Path
    own: Own

    @property
    def wrong(self) -> tuple[Miss, ...]:
        """Read with certainty, and wrongly: the reader can't be trusted with this ballot."""
        return tuple(miss for miss in self.missed if miss.read is not None)


@dataclass(frozen=True)
class _Bench:
    """Where a deck is filled, scanned and read."""

    pile: Pile
    paper: BallotForm
    workers: int | None

    def through(self, sheets: Sequence[Sheet], scanned: Path) -> list[tuple[Filled, Marks]]:
        """What was marked on each sheet, and what the reader is sure of there; its scans in `scanned`."""
        from meeting_tui.rehearsal import copier
        from meeting_tui.rehearsal.filling import fill
        from meeting_tui.scan.reader import stream

        filled = list(fill(self.pile, sheets, workers=self.workers))
        copier.bind([each.picture for each in filled], scanned)
        pages = stream([scanned], [self.paper], test=True, processes=self.workers)
        sure = {page.page: marks(page) for page in pages if page.status != "rejected"}
        return [(each, sure.get(no, {})) for no, each in enumerate(filled, 1)]

    def sheets(self, ballots: Iterable[tuple[int, int, Marks, Manner]]) -> list[Sheet]:
        """Every page of ballots, given as place in the deck, serial, wishes and the voter's manner."""
        from meeting_tui.rehearsal.filling import Sheet

        pages = range(len(self.pile.layouts))
        return [
            Sheet(no * len(pages) + at, serial, at + 1, wishes, manner=manner)
            for no, serial, wishes, manner in ballots
            for at in pages
        ]


def try_deck(office: Office, poll: str, folder: Path, workers: int | None = None) -> DeckReport:
    """Print a poll's TEST ballots, mark and scan as many as touch every box, read them back, and compare.

    Then one ballot for each way in which people answer and the ballot does not ask them to.

    Nothing goes on record. The printed deck and its scans are left in `folder` to try a real printer with.
    Refused `scan.not_installed` without the reader's libraries.
    """
    check_reader()
    from meeting_tui.rehearsal.filling import Pile
    from meeting_tui.rehearsal.hands import MANNERS

    with office.store.read() as session:
        found = frozen.case(session, poll)
        serials = sorted(found.live(session))
    printed, scanned = folder / f"test-deck-{found.id}.pdf", folder / f"test-scans-{found.id}.pdf"
    print_ballots(office, poll, printed, test_deck=True)
    design = found.definition.design
    most = {question.id: question.max_ticks for question in design.questions}
    label = design.words.signature
    pile = Pile(printed, lay_out(design), label, found.id, careful=True, most=most)
    bench = _Bench(pile, BallotForm.of(design, found.id, found.key(office)), workers)
    wishes = pattern(found.definition)
    asked = bench.sheets((no, serial, wishes[no], "") for no, serial in enumerate(serials[: len(wishes)]))
    last = len(serials) - 1
    own = bench.sheets(
        (last - no % len(serials), serials[last - no % len(serials)], wishes[no % len(wishes)], manner)
        for no, (_often, manner) in enumerate(MANNERS)
        if manner
    )
    read = bench.through(asked, scanned)
    answered = bench.through(own, scanned.with_stem(f"{scanned.stem}-own"))
    return DeckReport(
        ballots=len(serials[: len(wishes)]),
        pages=len(asked),
        questions=sum(len(filled.seen) for filled, _sure in read),
        missed=tuple(_missed(read)),
        printed=printed,
        scanned=scanned,
        own=_own(answered),
    )


def pattern(definition: Definition) -> list[dict[str, tuple[str, ...]]]:
    """Ballots that together mark every box, and leave every question blank, `ROUNDS` times."""
    answers = {each.id: [*((box,) for box in each.labels), ()] for each in definition.asked}
    longest = max(map(len, answers.values()))
    return [
        {name: boxes[(no + shift) % len(boxes)] for shift, (name, boxes) in enumerate(answers.items())}
        for no in range(ROUNDS * longest)
    ]


def _missed(read: Iterable[tuple[Filled, Marks]]) -> Iterator[Miss]:
    for filled, sure in read:
        for question, meant in filled.seen.items():
            if sure.get(question) != meant.choices:
                yield Miss(filled.sheet.serial, question, meant.choices, sure.get(question))


def _own(read: Sequence[tuple[Filled, Marks]]) -> Own:
    """Where nobody may be sure by the paper alone, any certainty is wrong."""
    told = [
        (Miss(filled.sheet.serial, question, meant.choices, sure.get(question)), meant.valid)
        for filled, sure in read
        for question, meant in filled.seen.items()
    ]
    certain = [(miss, valid) for miss, valid in told if miss.read is not None]
    wrong = tuple(miss for miss, valid in certain if not valid or miss.read != miss.meant)
    return Own(len(told), len(told) - len(certain), wrong)
