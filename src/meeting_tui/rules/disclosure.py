"""Which sums of a result would tell how a few people voted, and are therefore not shown.

Everybody knows what a flat weighs: areas stand on the door list. Who reads that one blank paper weighs
112.93 m² knows whose it was, and so does who can work that out from two other sums. Neighbours also see who
takes part. Sums are shown in the order in which the decision needs them, as long as none of them, with those
shown before, tells of fewer than five voters, of all or of those who took part: within a question in any
combination, across the questions and earlier results of a poll in the combinations of any two; and as long as
each voter may have voted otherwise with the same sums (`swaps`). Where everybody weighs the same, sums are
counts and tell of nobody, unless fewer than five were asked, or took part, at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product

from meeting_tui.rules.answers import AnswersGiven, answered
from meeting_tui.rules.apart import FEWEST, Column, apart
from meeting_tui.rules.bundle import PollFacts
from meeting_tui.rules.condition import needs
from meeting_tui.rules.membership import CHOICE, STRICT, memberships
from meeting_tui.rules.outcome import decide
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.question import Question
from meeting_tui.rules.slack import Slack, slack
from meeting_tui.rules.tally import Tally

Hidden = frozenset[tuple[str, str]]
"""Pairs of a measure and a set, named as by `memberships`."""
NOTHING: Hidden = frozenset()
_ALL = "all"
_TAKING_PART = frozenset({"delivered", "returned", "present", "in_person", "nonresponse"})
_USUAL = ("for", "participating", "against", "abstain", "invalid", "blank", "cast", "returned")


@dataclass(frozen=True)
class Voted:
    """What was answered to a question: its sets in the order in which they are needed, in which of them each
    voter is (1 or 0), and by measure what each voter weighs on it. `close`: how near the decision was; the
    nearer, the more its sums are needed. `compared`: by measure what was compared to decide, and how near.
    `ordered`: what is told is not sums alone, but also how many put names in which order; `summed`: whether
    sums of unequal weights may be told at all."""

    id: str
    names: tuple[str, ...]
    members: Mapping[str, Mapping[str, int]]
    weights: Mapping[str, Mapping[str, int]]
    close: Fraction = Fraction(0)
    compared: Slack = field(default_factory=dict)
    ordered: bool = False
    summed: bool = True


@dataclass
class _Asked:
    """A question: what was answered to it, with `before` the same in earlier results, and by measure which
    of its sums are shown."""

    told: Voted
    before: tuple[_Asked, ...] = ()
    shown: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def answers(self) -> AnswersGiven:
        told = [each.told for each in (*self.before, self)]
        members, compared = [each.members for each in told], [each.compared for each in told]
        return AnswersGiven(members, self.told.names, self.told.weights, compared, whole=self.told.ordered)

    def open_to_doubt(self) -> bool:
        """Whether every voter may have answered otherwise with the same sums."""
        results = (*self.before, self)
        rows = {measure: [each.shown.get(measure, ()) for each in results] for measure in self.shown}
        return self.answers.open_to_doubt(rows)


_Kinds = tuple[tuple[int, Mapping[str, int]], ...]
"""Voters, as bits, with the sets that count them."""


@dataclass(eq=False)
class _Sums:
    """The sums of a question in one measure; `weights` by bit; `shown`: the sets whose sums are shown beside
    that of all."""

    asked: _Asked
    measure: str
    kinds: _Kinds
    weights: Mapping[int, int]
    shown: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return self.asked.told.names

    @cached_property
    def voters(self) -> int:
        return sum(bits for bits, _sets in self.kinds)

    @property
    def small(self) -> bool:
        return self.voters.bit_count() < FEWEST

    @cached_property
    def kinds_there(self) -> _Kinds:
        """Those who took part and said something: who did not, and so what they weigh, others may know."""
        return tuple(kind for kind in self.kinds if answered(kind[1], self.names))

    @cached_property
    def there(self) -> int:
        return sum(bits for bits, _sets in self.kinds_there)

    def among(self, some: int) -> _Sums:
        """The same of these voters alone."""
        return replace(self, kinds=tuple((bits & some, sets) for bits, sets in self.kinds if bits & some))

    @cached_property
    def tellable(self) -> tuple[str, ...]:
        """The sets whose sums may be shown at all: of fewer than five who took part, that they did."""
        if not 0 < sum(bits.bit_count() for bits, _sets in self.kinds_there) < FEWEST:
            return self.names
        everybody = all(sets.get("participating") for _bits, sets in self.kinds_there)
        part = _TAKING_PART | ({"participating"} if everybody else frozenset())
        return tuple(name for name in self.names if name.removeprefix(STRICT) in part)

    def show(self, names: tuple[str, ...]) -> None:
        self.shown = self.asked.shown[self.measure] = names


def undisclosed(facts: PollFacts, before: Sequence[PollFacts] = ()) -> dict[str, Hidden]:
    """By question, which sums are not to be shown. `before`: the poll as earlier results counted it, whose
    sums are known; who is in them under another id counts as somebody else."""
    told = [tuple(_asked(each)) for each in (*before, facts)]
    return hidden(told, facts.profile.measures)


def meanwhile(facts: PollFacts) -> dict[str, Hidden]:
    """As `undisclosed` while papers come in, where how it stands is shown: between two looks few came,
    so only counts are told."""
    return {
        each.id: frozenset(
            pair for pair in product(facts.profile.measures, each.names) if not _alike([each], pair[0])
        )
        for each in _asked(facts)
    }


def hidden(told: Sequence[Sequence[Voted]], measures: Iterable[str]) -> dict[str, Hidden]:
    """As `undisclosed`, of the last of these rounds of questions; those before were told of already."""
    places = {
        voter: n for n, voter in enumerate({v: 0 for each in told for asked in each for v in asked.members})
    }
    rounds = _rounds(told)
    found: dict[str, set[tuple[str, str]]] = {each.id: set() for each in told[-1]}
    for measure in measures:
        known: list[_Sums] = []
        counts = _alike((asked for each in told for asked in each), measure)
        for questions in rounds:
            same: dict[int, Mapping[int, int]] = {}
            sums = [_of(each, measure, places, same) for each in questions]
            _choose(sums, known, counts=counts)
            known += [one for one in sums if not one.small]
        for one in sums:
            found[one.asked.told.id] |= {(measure, name) for name in one.names if name not in one.shown}
    return {name: frozenset(each) for name, each in found.items()}


def _rounds(told: Sequence[Sequence[Voted]]) -> list[list[_Asked]]:
    """Each question with itself in the results before."""
    rounds: list[list[_Asked]] = []
    for questions in told:
        before = [asked for each in rounds for asked in each]
        rounds.append([_Asked(one, tuple(a for a in before if a.told.id == one.id)) for one in questions])
    return rounds


def stepwise(facts: PollFacts, before: Sequence[PollFacts], question: str) -> bool:
    """Whether everybody may be told, beside who is elected, how a count by order went on: where papers weigh
    alike, and no earlier result counted others, for that would tell in which order a few put the names."""
    tally = facts.count.tally(question)
    return tally.alike and all(each.count.tally(question).orders == tally.orders for each in before)


def of_offer(hides: Hidden, offer: str, cumulative: bool = False) -> Hidden:
    """What is hidden of the sets as seen by an offer: `for` who ticked it, `against` who did not, or, where
    votes are heaped, who wants nobody."""
    own = {measure for measure, name in hides if name == CHOICE + offer}
    others = own | {measure for measure, name in hides if name in ("for", "against")}
    if cumulative:
        return frozenset({each for each in hides if each[1] != "for"} | {(m, "for") for m in own})
    kept = {(measure, name) for measure, name in hides if name not in ("for", "against")}
    return frozenset(kept | {(m, "for") for m in own} | {(m, "against") for m in others})


def of_strict(hides: Hidden) -> Hidden:
    """What is hidden of the reading that takes silence as not taking part."""
    boxes = {(measure, name) for measure, name in hides if name.startswith(CHOICE)}
    sets = ((measure, name.removeprefix(STRICT)) for measure, name in hides if name.startswith(STRICT))
    return frozenset(boxes.union(sets))


def _asked(facts: PollFacts) -> Iterator[Voted]:
    count = facts.count
    measures = facts.profile.measures
    usual = {name: {voter.id: voter.weights.get(name, 0) for voter in facts.voters} for name in measures}
    for question in facts.questions:
        tally = count.tally(question.id)
        members = memberships(count, tally)
        names = dict.fromkeys(name for sets in members.values() for name in sets)
        first = [name for name in _needed(facts.profile, question, names) if name in names]
        order = tuple(name for name in dict.fromkeys((*first, *names)) if name not in (_ALL, STRICT + _ALL))
        own, close = _own(question, usual), _close(facts.profile, tally)
        ordered = bool(question.method)
        summed = not ordered or tally.alike  # who is before whom is told: no sum says what would change that
        compared = slack(facts.profile, tally)
        yield Voted(question.id, order, members, own, close, compared, ordered, summed)


def _close(profile: Profile, tally: Tally) -> Fraction:
    """The smallest distance of a share from what is asked for; 0 where not one decision is taken."""
    if tally.question.kind != "approve":
        return Fraction(0)
    facts = decide(profile, tally.question.rule, tally.binding).facts
    away = (
        abs(Fraction(f.num_value, f.of_value) - f.frac) for f in facts if f.frac is not None and f.of_value
    )
    return min(away, default=Fraction(0))


def _own(question: Question, usual: Mapping[str, Mapping[str, int]]) -> Mapping[str, Mapping[str, int]]:
    """The weights on a question; where they are the usual ones, those very ones."""
    if not question.weighed:
        return usual
    own = question.weighed.values()
    return {
        name: {**row, **{voter.id: voter.weights.get(name, 0) for voter in own}}
        for name, row in usual.items()
    }


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


def _alike(told: Iterable[Voted], measure: str) -> bool:
    """Whether everybody weighs the same, so that sums are counts."""
    weights = {id(each.weights[measure]): each.weights[measure] for each in told}
    return len({weight for row in weights.values() for weight in row.values()} - {0}) < 2


def _of(asked: _Asked, measure: str, places: Mapping[str, int], same: dict[int, Mapping[int, int]]) -> _Sums:
    """`same` keeps weights by bit, so that what two questions weigh alike is seen at once."""
    row = asked.told.weights[measure]
    kinds: dict[int, tuple[int, Mapping[str, int]]] = {}
    for voter, sets in asked.told.members.items():
        if row[voter]:
            bits, _sets = kinds.get(id(sets), (0, sets))
            kinds[id(sets)] = bits | 1 << places[voter], sets
    if id(row) not in same:
        same[id(row)] = {places[voter]: weight for voter, weight in row.items() if voter in places}
    return _Sums(asked, measure, tuple(kinds.values()), same[id(row)])


def _choose(sums: Sequence[_Sums], known: Sequence[_Sums], *, counts: bool) -> None:
    """Decide what is shown: all, where that tells of nobody; else set by set as long as it does not."""
    asked = [each for each in sums if not each.small and (counts or each.asked.told.summed)]
    for each in asked:
        each.shown = each.tellable
    if counts:
        return
    for each in asked:
        each.show(each.tellable)
    doubts: dict[_Sums, list[_Sums]] = {each: [] for each in asked if not _safe(each)}
    for one, other in (*combinations(asked, 2), *product(asked, known)):
        if not _safe_with(one, other):
            doubts.setdefault(one, []).append(other)
            doubts.setdefault(other, []).append(one)
    doubtful = sorted((each for each in asked if each in doubts), key=lambda each: each.asked.told.close)
    for each in doubtful:
        each.show(())
    for place in range(max((len(each.tellable) for each in doubtful), default=0)):
        for each in doubtful:
            if place < len(each.tellable):
                _try(each, each.tellable[place], doubts[each])


def _try(sums: _Sums, name: str, beside: Iterable[_Sums]) -> None:
    """Show one more set, if it can be; `beside`: of whom not all can be shown together with all of it."""
    before = sums.shown
    sums.show((*before, name))
    if not (all(_safe_with(sums, other) for other in beside) and _safe(sums)):
        sums.show(before)


def _safe(sums: _Sums) -> bool:
    """Whether what is shown of the question tells of nobody, with what all weigh, and who took part."""
    shown = (_ALL, *sums.shown)
    apart_ = all(
        apart((bits.bit_count(), (_column(sets, shown),)) for bits, sets in kinds)
        for kinds in (sums.kinds, sums.kinds_there)
    )
    return apart_ and sums.asked.open_to_doubt()


def _safe_with(one: _Sums, other: _Sums) -> bool:
    """Whether what is shown of two questions does, with what all weigh that either was put to, and who took
    part; who answered to one of the two alone is taken for known."""
    if not one.shown or not other.shown:
        return True
    once = one.voters & other.voters & (one.there ^ other.there)
    there = (one.there | other.there) & ~once
    return _both_safe(one, other) and _both_safe(one.among(there), other.among(there))


def _both_safe(one: _Sums, other: _Sums) -> bool:
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
