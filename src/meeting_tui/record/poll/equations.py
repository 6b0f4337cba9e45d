"""What people counted against what is on record: the numbers a result rests on, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meeting_tui.record.piles import (
    ENVELOPES,
    PAPERS,
    SPOILED,
    STUBS,
    UNUSED,
    Differing,
    Of,
    PileCount,
)
from meeting_tui.record.poll.values import Reconciliation

PRINTED = "printed"
"""The whole: in hand, unused, spoiled, still out and late are all that was printed."""
WEIGHT = "weight"
"""Of a secret poll: the envelopes that came back from voters of one weight, and the papers of that weight."""
Unequal = Mapping[str, tuple[int, int]]
"""By weight (heads, hundredths of a square metre and share, with `:` between) the envelopes and the papers,
where these are not as many."""


@dataclass(frozen=True, slots=True)
class Equation:
    """One number of the people (None: two have not counted it alike yet) and the same on record.

    `pile` is empty for papers in no box, and where the whole poll is meant; `state` as of `PileCount`.
    """

    what: str
    pile: str
    counted: int | None
    recorded: int
    state: str

    @property
    def holds(self) -> bool:
        """Whether two persons counted what the record says."""
        return self.counted == self.recorded


def equations(
    numbers: Reconciliation,
    boxes: Mapping[str, int],
    hand: Mapping[Of, PileCount],
    outer: Mapping[str, int] | None = None,
) -> tuple[Equation, ...]:
    """All that has to be counted or was; `boxes`: how many papers came back in time in each.

    `outer`: how many envelopes did, where that is not known of the papers: in a secret poll, whose envelopes
    are counted too.
    """
    back = boxes if outer is None else outer
    piles = {pile for pile, count in boxes.items() if count} | {pile for what, pile in hand if what == PAPERS}
    papers = [_equation(PAPERS, pile, hand.get((PAPERS, pile)), boxes.get(pile, 0)) for pile in sorted(piles)]
    covers = {pile for what, pile in hand if what == ENVELOPES}
    covers |= {pile for pile, count in (outer or {}).items() if count}
    envelopes = [
        _equation(ENVELOPES, pile, hand.get((ENVELOPES, pile)), back.get(pile, 0)) for pile in sorted(covers)
    ]
    apart = [
        _in_all(UNUSED, hand, numbers.unissued),
        _in_all(SPOILED, hand, numbers.void),
        _in_all(STUBS, hand, numbers.issued, needed=False),
    ]
    found = [*papers, *envelopes, *(each for each in apart if each)]
    return (*found, *_whole(numbers, [each for each in found if each.what not in (ENVELOPES, STUBS)]))


def of_weights(unequal: Unequal) -> tuple[Equation, ...]:
    """The weights of which a secret result does not hold as many papers as envelopes."""
    return tuple(
        Equation(WEIGHT, weight, covers, papers, "alike") for weight, (covers, papers) in unequal.items()
    )


def _equation(what: str, pile: str, count: PileCount | None, recorded: int) -> Equation:
    count = count or PileCount()
    return Equation(what, pile, count.number, recorded, count.state)


def _in_all(
    what: str, hand: Mapping[Of, PileCount], recorded: int, *, needed: bool = True
) -> Equation | None:
    """What is counted in several piles and compared for all of them; nothing to count is not asked for."""
    counts = [count for (kind, _pile), count in hand.items() if kind == what]
    if not counts:
        return Equation(what, "", None, recorded, "none") if needed and recorded else None
    told = [count.number for count in counts if count.number is not None]
    open_ = [count.state for count in counts if count.number is None]
    return Equation(what, "", None if open_ else sum(told), recorded, open_[0] if open_ else "alike")


def _whole(numbers: Reconciliation, parts: list[Equation]) -> Iterator[Equation]:
    told = [each.counted for each in parts if each.counted is not None]
    if len(told) == len(parts):
        away = numbers.outstanding + numbers.late
        yield Equation(PRINTED, "", sum(told) + away, numbers.printed, "alike")
    else:
        yield Equation(PRINTED, "", None, numbers.printed, "none")


def differing(found: tuple[Equation, ...]) -> Differing:
    """The numbers that differ or were not counted, in the form an explanation keeps."""
    differ: dict[str, dict[str, tuple[int | None, int]]] = {}
    for each in found:
        if not each.holds:
            differ.setdefault(each.what, {})[each.pile] = (each.counted, each.recorded)
    return differ
