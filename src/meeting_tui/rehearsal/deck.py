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
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.paper.ballots.geometry import lay_out
from meeting_tui.scan.installed import check_reader
from meeting_tui.scan.values import BallotForm

if TYPE_CHECKING:
    from meeting_tui.rehearsal.filling import Filled, Pile, Sheet
    from meeting_tui.rehearsal.hands import Manner
    from meeting_tui.rehearsal.shapes import Habit

    _Way = tuple[Manner, Habit | None]

ROUNDS = 2
"""Every box is marked so often, and every question left blank."""
Marks = Mapping[str, tuple[str, ...]]
Seen = Sequence[tuple["Filled", Marks]]
"""Sheets as they were marked, and what the reader is sure of on each."""


@dataclass(frozen=True)
class Miss:
    """A question that was not read as it was marked; `read` is None where the reader asked for people."""

    serial: int
    question: str
    meant: tuple[str, ...]
    read: tuple[str, ...] | None


@dataclass(frozen=True)
class Own:
    """Papers answered as the ballot does not ask: in words, beside the boxes, taken back, filled, ringed.

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
class Deck:
    """A poll's TEST papers and how they are marked: `asked` as the ballot asks, `own` in every other way.

    Their numbers go on from 1: those of `asked` first.
    """

    case: Case
    pile: Pile
    form: BallotForm
    asked: tuple[Sheet, ...]
    own: tuple[Sheet, ...]

    @property
    def papers(self) -> int:
        """How many ballots those are that were marked as the ballot asks."""
        return len(self.asked) // len(self.pile.layouts)


def deck_of(office: Office, poll: str, printed: Path, *, fresh: bool = False) -> Deck:
    """Print as many TEST ballots as touch every box, and one for each other way of answering or marking.

    Nothing goes on record. `fresh`: what is marked on them is to be printed, else it was scanned. Refused
    `scan.not_installed` without the reader's libraries.
    """
    check_reader()
    from meeting_tui.rehearsal.filling import Pile
    from meeting_tui.rehearsal.hands import HABITS, MANNERS

    with office.store.read() as session:
        found = frozen.case(session, poll)
    design, wishes = found.definition.design, pattern(found.definition)
    other: list[_Way] = [(manner, None) for _often, manner in MANNERS if manner]
    other += [("", habit) for _often, habit in HABITS if habit not in {"tick", "cross"}]
    marked: list[tuple[Marks, _Way]] = [(wish, ("", None)) for wish in wishes]
    marked += [(wishes[no % len(wishes)], way) for no, way in enumerate(other)]
    print_ballots(office, poll, printed, test_deck=True, test_papers=len(marked))
    most = {question.id: question.max_ticks for question in design.questions}
    layouts = lay_out(design)
    pile = Pile(printed, layouts, design.words.signature, found.id, careful=True, most=most, fresh=fresh)
    sheets = tuple(_sheets(marked, len(layouts)))
    plain = len(wishes) * len(layouts)
    form = BallotForm.of(design, found.id, found.key(office))
    return Deck(found, pile, form, sheets[:plain], sheets[plain:])


def _sheets(marked: Iterable[tuple[Marks, _Way]], pages: int) -> Iterator[Sheet]:
    """Every page of ballots, given as wishes and the voter's way."""
    from meeting_tui.rehearsal.filling import Sheet

    for no, (wishes, (manner, habit)) in enumerate(marked):
        for at in range(pages):
            yield Sheet(no * pages + at, no + 1, at + 1, wishes, manner=manner, habit=habit)


def try_deck(office: Office, poll: str, folder: Path, workers: int | None = None) -> DeckReport:
    """Print, mark and scan a poll's deck on this machine, read it back, and compare; see `deck_of`.

    The printed deck and its scans are left in `folder` to try a real printer with.
    """
    name = poll.upper()
    printed, scanned = folder / f"test-deck-{name}.pdf", folder / f"test-scans-{name}.pdf"
    deck = deck_of(office, poll, printed)
    read = _through(deck, deck.asked, scanned, workers)
    answered = _through(deck, deck.own, scanned.with_stem(f"{scanned.stem}-own"), workers)
    return report_of(deck, read, answered, printed, scanned)


def _through(deck: Deck, sheets: Sequence[Sheet], scanned: Path, workers: int | None) -> Seen:
    """What was marked on each sheet, and what the reader is sure of there; its scans in `scanned`."""
    from meeting_tui.rehearsal import copier
    from meeting_tui.rehearsal.filling import fill
    from meeting_tui.scan.reader import stream

    filled = list(fill(deck.pile, sheets, workers=workers))
    copier.bind([each.picture for each in filled], scanned)
    pages = stream([scanned], [deck.form], test=True, processes=workers)
    sure = {page.page: marks(page) for page in pages if page.status != "rejected"}
    return [(each, sure.get(no, {})) for no, each in enumerate(filled, 1)]


def report_of(deck: Deck, read: Seen, answered: Seen, printed: Path, scanned: Path) -> DeckReport:
    """What the reader made of the deck."""
    return DeckReport(
        ballots=deck.papers,
        pages=len(read),
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


def _missed(read: Seen) -> Iterator[Miss]:
    for filled, sure in read:
        for question, meant in filled.seen.items():
            if sure.get(question) != meant.choices:
                yield Miss(filled.sheet.serial, question, meant.choices, sure.get(question))


def _own(read: Seen) -> Own:
    """Where nobody may be sure by the paper alone, any certainty is wrong."""
    told = [
        (Miss(filled.sheet.serial, question, meant.choices, sure.get(question)), meant.valid)
        for filled, sure in read
        for question, meant in filled.seen.items()
    ]
    certain = [(miss, valid) for miss, valid in told if miss.read is not None]
    wrong = tuple(miss for miss, valid in certain if not valid or miss.read != miss.meant)
    return Own(len(told), len(told) - len(certain), wrong)
