"""Who of the sample's voters hands in a paper, and what stands on it.

The lift and the service contract pass. The charging shed has three quarters of the heads, but the larger
units are against it: it misses three quarters of the area by a few square metres. All of it in integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from meeting_tui.rehearsal.sample_dice import Dice

if TYPE_CHECKING:
    from meeting_tui.rehearsal.hands import Manner

DICE = Dice("Sycamore Court, the vote")
LIFT, SHED, CONTRACT = "lift", "shed", "contract"
QUESTIONS = (LIFT, SHED, CONTRACT)
RETURNED = 216  # papers in the box, of 274 voters
SUPPORT = 166  # heads for the shed, of the 215 whose paper counts: 162 would do
CLOSEST, FARTHEST = 100, 300  # how much area the shed may lack, in 0.01 m²

Flaw = Literal["", "blank", "blank_item", "overvote", "unsigned", "twice"]


class SampleVoter(Protocol):
    """A voter of the roll: number, kind and exclusive area in 0.01 m²."""

    @property
    def no(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def area(self) -> int: ...


@dataclass(frozen=True)
class MarkedBallot:
    """One returned paper: `marks` are the boxes ticked per question, none for a blank.

    `flaw`: the paper is `blank`, has a `blank_item` or an `overvote`, is `unsigned` (invalid, once people
    see it), or goes through the reader `twice` (counts once). `manner`: what the voter did instead of marking
    boxes, or beside it.
    """

    voter: int
    marks: Mapping[str, tuple[str, ...]]
    flaw: Flaw = ""
    manner: Manner = ""

    @property
    def signed(self) -> bool:
        return self.flaw != "unsigned"

    @property
    def copies(self) -> int:
        """How often the reader meets it."""
        return 2 if self.flaw == "twice" else 1


_FLAWS: tuple[tuple[Flaw, str], ...] = (
    ("blank", ""),
    ("blank_item", LIFT),
    ("blank_item", CONTRACT),
    ("blank_item", CONTRACT),
    ("overvote", LIFT),
    ("overvote", CONTRACT),
    ("overvote", CONTRACT),
    ("unsigned", ""),
    ("twice", ""),
    ("twice", ""),
)
MANNERS: tuple[Manner, ...] = (
    *("word", "word", "beside", "beside", "written", "written", "correction"),
    *("signature", "seal", "thumb", "coffee"),
)
"""Of people who answered in their own way; what they meant is plain to people."""


def sample_votes(voters: Iterable[SampleVoter]) -> tuple[MarkedBallot, ...]:
    """The papers that come back, by voter number; the same for the same roll."""
    roll = sorted(voters, key=lambda voter: voter.no)
    private = [voter.no for voter in roll if voter.kind in ("person", "co-owners") and voter.area]
    come = DICE.shuffled(private, "turnout")[: RETURNED - 2]
    flaws = dict(zip(come, _FLAWS, strict=False))
    here = {*come, *(voter.no for voter in roll if voter.kind in ("company", "developer"))}
    back = [voter for voter in roll if voter.no in here]
    counted = [voter for voter in back if flaws.get(voter.no, ("", ""))[0] != "unsigned"]
    blank = {no for no, (flaw, _) in flaws.items() if flaw == "blank"}
    opposed = _opposed(counted, blank)
    own = dict(zip(come[len(flaws) :], MANNERS, strict=False))
    return tuple(
        _paper(voter.no, *flaws.get(voter.no, ("", "")), opposed, own.get(voter.no, "")) for voter in back
    )


def _paper(voter: int, flaw: Flaw, item: str, opposed: set[int], manner: Manner) -> MarkedBallot:
    marks: dict[str, tuple[str, ...]] = {
        LIFT: (_choice(voter, LIFT, 78, 93),),
        SHED: (_shed(voter) if voter in opposed or flaw == "unsigned" else "for",),
        CONTRACT: (_choice(voter, CONTRACT, 69, 88),),
    }
    if flaw == "blank":
        marks = dict.fromkeys(QUESTIONS, ())
    elif item:
        marks[item] = ("for", "against") if flaw == "overvote" else ()
    return MarkedBallot(voter, marks, flaw, manner)


def _choice(voter: int, question: str, favour: int, decided: int) -> str:
    """Of a hundred voters `favour` are for it, up to `decided` against, the others abstain."""
    throw = DICE.below(100, question, voter)
    return "for" if throw < favour else "against" if throw < decided else "abstain"


def _shed(voter: int) -> str:
    """How one who is not for the shed says so."""
    return "abstain" if DICE.below(12, SHED, voter) == 0 else "against"


def _opposed(counted: Sequence[SampleVoter], blank: set[int]) -> set[int]:
    """Who does not support the shed: few heads, but a quarter of the area and a little more.

    Owners of much are against it first; then single owners change sides until it is close.
    """
    aim = sum(voter.area for voter in counted) // 4 + (CLOSEST + FARTHEST) // 2
    marking = [voter for voter in counted if voter.no not in blank]
    large = sorted(marking, key=lambda voter: -voter.area)[:5]
    others = DICE.shuffled((voter.no for voter in marking if voter not in large), "shed")
    free = len(counted) - SUPPORT - len(blank) - len(large)
    area = {voter.no: voter.area for voter in counted}
    fixed = {*blank, *(voter.no for voter in large)}
    against, support = set(others[:free]), set(others[free:])
    while abs(off := sum(area[no] for no in fixed | against) - aim) > (FARTHEST - CLOSEST) // 2:
        pairs = ((out, into) for out in against for into in support)
        out, into = min(pairs, key=lambda pair: (abs(off - area[pair[0]] + area[pair[1]]), pair))
        against, support = against - {out} | {into}, support - {into} | {out}
    return fixed | against
