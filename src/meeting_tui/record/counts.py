"""As what a paper counts in the numbers of its poll: a word for each number that it is part of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from meeting_tui.record.ballot import BallotPaper
from meeting_tui.record.papers import Sort
from meeting_tui.record.poll.values import Reconciliation

IN_BOX = "box:"
"""Before the name of the box in which a paper lies that came back in time; nothing follows where none was
named."""
_IN_HAND = frozenset(("returned", "waiting", "valid", "invalid"))


def counts_of(paper: BallotPaper) -> tuple[str, ...]:
    """Its state, its box, whether it was printed, each picture of it that was read, and that its issue is
    missing."""
    state: str = paper.state
    if state == "void":
        state = "void_issued" if paper.out else "void_unissued"
    made = "made" if paper.printed else "unknown"
    box = (IN_BOX + box_of(paper),) if state in _IN_HAND else ()
    odd = ("unregistered",) if unregistered(paper) else ()
    return (state, made, *_pictures(paper), *box, *odd)


def numbers_of(sorts: Iterable[Sort]) -> Counter[str]:
    """So many papers of each word."""
    found: Counter[str] = Counter()
    for paper, alike in sorts:
        for word in counts_of(paper):
            found[word] += len(alike)
    return found


def reconciled(
    at: Counter[str], where: Callable[[Callable[[BallotPaper], bool]], tuple[int, ...]]
) -> Reconciliation:
    """The table of numbers from those of each word; `where` finds the serials of what is odd."""
    back = at["valid"] + at["invalid"] + at["waiting"] + at["returned"]
    odd = at["unregistered"] + at["unknown"]
    return Reconciliation(
        printed=at["made"],
        issued=back + at["issued"] + at["void_issued"] + at["late"] + at["unreturned"],
        unissued=at["printed"],
        void_unissued=at["void_unissued"],
        returned=back,
        outstanding=at["issued"],
        void_issued=at["void_issued"],
        valid=at["valid"],
        invalid=at["invalid"],
        waiting=at["waiting"] + at["returned"],
        unread=at["returned"],
        unregistered=where(unregistered) if odd else (),
        unknown=where(lambda p: not p.printed) if odd else (),
        unreturned=where(lambda p: p.state == "unreturned") if at["unreturned"] else (),
        late=at["late"],
    )


def unregistered(paper: BallotPaper) -> bool:
    """Whether it is here and nobody registered that it was handed out; of a secret one nobody ever does."""
    return paper.issued is None and paper.here and not paper.secret


def box_of(paper: BallotPaper) -> str:
    """The box a paper came back in."""
    return paper.returned.box if paper.returned else ""


def _pictures(paper: BallotPaper) -> list[str]:
    """A word for each picture of it that was read; what a teller enters has none."""
    if not (paper.readings or paper.duplicates or paper.replaced):
        return []
    looks = sum(bool(reading.source) for reading in (*paper.readings, *paper.duplicates))
    kind = "sheets_waiting" if paper.state == "waiting" else "sheets_read"
    return [kind] * looks + ["sheets_read"] * len(paper.replaced)
