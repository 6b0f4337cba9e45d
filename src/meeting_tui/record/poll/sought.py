"""Where people counted another number than the record has: which ballots to look for, and why these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from meeting_tui.record.ballot import BallotPaper
from meeting_tui.record.counts import box_of
from meeting_tui.record.piles import ENVELOPES, PAPERS, SPOILED, UNUSED
from meeting_tui.record.poll.equations import Equation

IN_HAND = frozenset(("returned", "waiting", "valid", "invalid"))
ALL = "all"
"""Why a ballot is named where nothing tells it from the others: all of the pile are ticked off."""


@dataclass(frozen=True, slots=True)
class SoughtBallot:
    """A ballot to look for. `why`: back and not `read`; read among the papers of another pile (`elsewhere`);
    read `twice`; its return `undone`; read and its return not registered (`unreturned`); handed `out` and not
    back; else one of `all`. `box` and scan tell where the record has it.
    """

    serial: int
    why: str
    box: str = ""
    source: str = ""
    sheet: int = 0


def sought(papers: Iterable[BallotPaper], equation: Equation) -> tuple[SoughtBallot, ...]:
    """The ballots to look for, the likeliest first; none while nothing differs or nobody counted."""
    if (
        equation.counted is None
        or equation.holds
        or equation.what not in (PAPERS, ENVELOPES, UNUSED, SPOILED)
    ):
        return ()
    pile = _Pile(tuple(papers), equation.pile)
    too_few = equation.counted < equation.recorded
    found: Iterable[SoughtBallot] = ()
    if equation.what == PAPERS:
        found = pile.missing() if too_few else pile.surplus()
    return tuple(found) or tuple(_all(pile.papers, equation, too_few))


def _all(papers: tuple[BallotPaper, ...], equation: Equation, too_few: bool) -> Iterator[SoughtBallot]:
    """All that the record has in the pile, or, where more lie there, all that are away."""
    for paper in papers:
        if _recorded_in(paper, equation) if too_few else paper.state == "issued":
            yield _sought(paper, ALL if too_few else "out")


def _recorded_in(paper: BallotPaper, equation: Equation) -> bool:
    if equation.what == UNUSED:
        return paper.state == "printed"
    if equation.what == SPOILED:
        return paper.state == "void"
    return paper.state in IN_HAND and box_of(paper) == equation.pile


class _Pile:
    def __init__(self, papers: tuple[BallotPaper, ...], box: str) -> None:
        self.papers = tuple(sorted(papers, key=lambda paper: paper.serial))
        self._box = box
        self._homes = _homes(self.papers)

    def missing(self) -> Iterator[SoughtBallot]:
        """What the record has in this box and may not be there."""
        for paper in self.papers:
            if paper.state not in IN_HAND or box_of(paper) != self._box:
                continue
            if paper.state == "returned":
                yield _sought(paper, "unread")
            elif (homes := self._homes_of(paper)) and self._box not in homes:
                yield _sought(paper, "elsewhere")

    def surplus(self) -> Iterator[SoughtBallot]:
        """What may be there though the record does not have it in this box."""
        for paper in self.papers:
            mine = paper.state in IN_HAND and box_of(paper) == self._box
            if mine and paper.duplicates:
                yield _sought(paper, "twice")
            elif paper.state == "unreturned" and self._box in (self._homes_of(paper) or {self._box}):
                yield _sought(paper, "unreturned")
            elif not mine and paper.state in IN_HAND and self._box in self._homes_of(paper):
                yield _sought(paper, "elsewhere")
            elif not paper.returned and any(each.box == self._box for each in paper.returns):
                yield _sought(paper, "undone")

    def _homes_of(self, paper: BallotPaper) -> set[str]:
        """The boxes that its pictures lay in, as far as their scans tell: two where two papers bear its
        number."""
        pictures = (*paper.readings, *paper.duplicates, *paper.replaced)
        return {self._homes[each.source] for each in pictures if each.source in self._homes}


def _homes(papers: tuple[BallotPaper, ...]) -> dict[str, str]:
    """Of each scan, the box most of its papers came back in."""
    counts: dict[str, Counter[str]] = {}
    for paper in papers:
        if paper.readings and paper.readings[0].source and paper.returned:
            counts.setdefault(paper.readings[0].source, Counter())[box_of(paper)] += 1
    return {source: boxes.most_common(1)[0][0] for source, boxes in counts.items()}


def _sought(paper: BallotPaper, why: str) -> SoughtBallot:
    first = paper.readings[0] if paper.readings else None
    where = (first.source, first.sheet) if first else ("", 0)
    return SoughtBallot(paper.serial, why, box_of(paper), *where)
