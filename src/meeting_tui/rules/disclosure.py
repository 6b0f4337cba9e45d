"""Which sums of a result would tell how a few people voted, and are therefore not shown.

Everybody knows what a flat weighs: areas stand on the door list. Who reads that one blank paper weighs
112.93 m² knows whose it was, and so does who can work that out from two other sums. Sums are shown in the
order in which the decision needs them, as long as none of them, with those shown before, tells of fewer than
five voters: within a question in any combination, across the questions and earlier results of a poll in the
combinations of any two. Where everybody weighs the same, sums are counts and tell of nobody, unless fewer
than five were asked at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from meeting_tui.rules.apart import FEWEST, Column, apart
from meeting_tui.rules.bundle import PollFacts, counted
from meeting_tui.rules.condition import needs
from meeting_tui.rules.membership import CHOICE, memberships
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.question import Question

Hidden = frozenset[tuple[str, str]]
"""Pairs of a measure and a set, named as by `memberships`."""
NOTHING: Hidden = frozenset()
_ALL = "all"
_USUAL = ("for", "participating", "against", "abstain", "invalid", "blank", "cast", "returned")


@dataclass(frozen=True)
class _Asked:
    """A question: in which sets its voters are, and the names of the sets in the order of their need."""

    question: Question
    names: tuple[str, ...]
    members: Mapping[str, Mapping[str, int]]


@dataclass(eq=False)
class _Sums:
    """The sums of a question in one measure. `kinds`: voters, as bits, with the sets that count them;
    `weights` by bit; `shown`: the sets whose sums are shown beside that of all."""

    names: tuple[str, ...]
    kinds: tuple[tuple[int, Mapping[str, int]], ...]
    weights: Mapping[int, int]
    shown: tuple[str, ...] = ()

    @property
    def voters(self) -> int:
        return sum(bits for bits, _sets in self.kinds)

    @property
    def small(self) -> bool:
        return self.voters.bit_count() < FEWEST


def undisclosed(facts: PollFacts, before: Sequence[PollFacts] = ()) -> dict[str, Hidden]:
    """By question, which sums are not to be shown. `before`: the poll as earlier results counted it, whose
    sums are known; who is in them under another id counts as somebody else."""
    told = [*before, facts]
    places = {voter: n for n, voter in enumerate(dict.fromkeys(v.id for each in told for v in each.voters))}
    asked = [tuple(_asked(each)) for each in told]
    found: dict[str, set[tuple[str, str]]] = {each.question.id: set() for each in asked[-1]}
    for measure in facts.profile.measures:
        known: list[_Sums] = []
        for each, questions in zip(told, asked, strict=True):
            sums = _sums(each, questions, measure, places)
            _choose(sums, known, counts=_alike(told, measure))
            known += [one for one in sums if not one.small]
        for question, one in zip(asked[-1], sums, strict=True):
            found[question.question.id] |= {(measure, name) for name in one.names if name not in one.shown}
    return {name: frozenset(hidden) for name, hidden in found.items()}


def _asked(facts: PollFacts) -> Iterator[_Asked]:
    count = counted(facts)
    for question in facts.questions:
        members = memberships(count, count.tally(question.id))
        names = dict.fromkeys(name for sets in members.values() for name in sets)
        first = dict.fromkeys(_needed(facts.profile, question, names))
        order = (*(name for name in first if name in names), *(name for name in names if name not in first))
        yield _Asked(question, tuple(name for name in order if name != _ALL), members)


def _needed(profile: Profile, asked: Question, names: Iterable[str]) -> Iterator[str]:
    """The sets a decision looks at, first those of approval; in a contest every name's votes."""
    if asked.kind != "approve":
        yield "participating"
        yield from (CHOICE + offer for offer in asked.offers)
        yield from sorted(name for name in names if name.startswith(CHOICE))
    rule = profile.rules.get(asked.rule)
    for cond in (rule.approval, rule.quorum) if rule else ():
        yield from (name for _measure, name in needs(cond)) if cond else ()
    yield from _USUAL


def _alike(told: Iterable[PollFacts], measure: str) -> bool:
    """Whether everybody weighs the same, so that sums are counts."""
    weights = {voter.weights.get(measure, 0) for each in told for voter in each.voters}
    own = {
        voter.weights.get(measure, 0) for each in told for q in each.questions for voter in q.weighed.values()
    }
    return len((weights | own) - {0}) < 2


def _sums(facts: PollFacts, asked: Iterable[_Asked], measure: str, places: Mapping[str, int]) -> list[_Sums]:
    weights = {places[voter.id]: voter.weights.get(measure, 0) for voter in facts.voters}
    return [_of(each, measure, weights, places) for each in asked]


def _of(asked: _Asked, measure: str, weights: Mapping[int, int], places: Mapping[str, int]) -> _Sums:
    own = {places[name]: voter.weights.get(measure, 0) for name, voter in asked.question.weighed.items()}
    weighed = {**weights, **own} if own else weights
    kinds: dict[int, tuple[int, Mapping[str, int]]] = {}
    for voter, sets in asked.members.items():
        if weighed[places[voter]]:
            bits, _same = kinds.get(id(sets), (0, sets))
            kinds[id(sets)] = bits | 1 << places[voter], sets
    return _Sums(asked.names, tuple(kinds.values()), weighed)


def _choose(sums: Sequence[_Sums], known: Sequence[_Sums], *, counts: bool) -> None:
    """Decide what is shown: all, where that tells of nobody; else set by set as long as it does not."""
    asked = [each for each in sums if not each.small]
    for each in asked:
        each.shown = each.names
    if counts:
        return
    doubts: dict[_Sums, list[_Sums]] = {each: [] for each in asked if not _safe(each)}
    for one, other in (*combinations(asked, 2), *product(asked, known)):
        if not _safe_with(one, other):
            doubts.setdefault(one, []).append(other)
            doubts.setdefault(other, []).append(one)
    doubtful = [each for each in asked if each in doubts]
    for each in doubtful:
        each.shown = ()
    for place in range(max((len(each.names) for each in doubtful), default=0)):
        for each in doubtful:
            if place < len(each.names):
                _try(each, each.names[place], doubts[each])


def _try(sums: _Sums, name: str, beside: Iterable[_Sums]) -> None:
    """Show one more set, if it can be; `beside`: of whom not all can be shown together with all of it."""
    before, sums.shown = sums.shown, (*sums.shown, name)
    if not (_safe(sums) and all(_safe_with(sums, other) for other in beside)):
        sums.shown = before


def _safe(sums: _Sums) -> bool:
    """Whether what is shown of the question tells of nobody, with what all weigh."""
    shown = (_ALL, *sums.shown)
    return apart((bits.bit_count(), (_column(sets, shown),)) for bits, sets in sums.kinds)


def _safe_with(one: _Sums, other: _Sums) -> bool:
    """Whether what is shown of two questions does, with what all weigh that either was put to."""
    if not one.shown or not other.shown:
        return True
    both = apart(_kinds(one, other))
    same = one.weights is other.weights and one.voters == other.voters
    return both and (same or apart(_kinds(other, one)))


def _kinds(one: _Sums, other: _Sums) -> Iterator[tuple[int, tuple[Column, ...]]]:
    """Voters by what they answered to both; two columns where they weigh otherwise on the two."""
    first, second = (_ALL, *one.shown), other.shown
    nothing: Mapping[str, int] = {}
    here, there = one.voters, other.voters
    differing = _differing(one, other)
    for bits, sets in (*one.kinds, (there & ~here, nothing)):
        mine = _column(sets, first)
        for others, theirs in (*other.kinds, (here & ~there, nothing)):
            common = bits & others
            if not common:
                continue
            yours = _column(theirs, second)
            if alike := (common & ~differing).bit_count():
                yield alike, (mine + yours,)
            if unlike := (common & differing).bit_count():
                yield unlike, (mine + (0,) * len(yours), (0,) * len(mine) + yours)


def _column(sets: Mapping[str, int], names: Iterable[str]) -> Column:
    return tuple(sets.get(name, 0) for name in names)


def _differing(one: _Sums, other: _Sums) -> int:
    """The voters who weigh otherwise on the two, as bits."""
    if one.weights is other.weights:
        return 0
    both = one.weights.keys() & other.weights.keys()
    return sum(1 << voter for voter in both if one.weights[voter] != other.weights[voter])
