"""What can still happen: while papers are out, and before a vote by those who are in the room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from meeting_tui.published import NeedForm, OutlookForm, RoomForm
from meeting_tui.rules.chances import Cases, Way, chances
from meeting_tui.rules.condition import Cond, Fact, Leaf, Measures, leaves, weigh
from meeting_tui.rules.contest import is_contest, names, offer_sets
from meeting_tui.rules.nonresponse import bases
from meeting_tui.rules.outcome import decide, exact, fact_json, unit_json
from meeting_tui.rules.profile import Measure, Profile, Rule
from meeting_tui.rules.seats import out_of_reach, surely_seated
from meeting_tui.rules.tally import Tally

State = Literal["passed", "failed", "open"]
Weights = Mapping[str, int]
NOTHING: Weights = {}


@dataclass(frozen=True)
class Need:
    """Of one condition: `needed` more votes for, out of `open` that may still come, in smallest units.

    0 needed: it holds already. None: it can't be met any more. `fact` is the condition as it stands.
    """

    fact: Fact
    needed: int | None
    open: int


@dataclass(frozen=True)
class Outlook:
    """`passed` or `failed` whatever still comes in, else `open`; with the needs of every condition.

    `offer` names the offer or candidate in a question that has several. `way`, by which it can pass at best:
    `vote`, `casting` (a tie and the chair) or `second_vote`, under `rule`, by which it would else pass.
    """

    state: State
    needs: tuple[Need, ...]
    way: Way
    rule: Rule
    offer: str = ""

    def as_json(self, profile: Profile) -> OutlookForm:
        """The published form: the state, what is needed by measure, and what each condition still lacks."""
        open_ = {need.fact.measure: need.open for need in self.needs}
        again = self.way == "second_vote"
        return {
            "state": self.state,
            "offer": self.offer or None,
            "way": self.way or None,
            "next_title": dict(self.rule.title) if again else None,
            "objection_days": self.rule.after.days if self.rule.after and self.way and not again else None,
            "measures": {
                name: _room_json(profile.measures[name], self.needed(name), room)
                for name, room in open_.items()
            },
            "needs": [_need_json(profile, need) for need in self.needs],
        }

    def needed(self, measure: str) -> int | None:
        """The votes for that this measure still lacks; None when it can't get there. Of conditions of which
        one is enough, none matters once one holds."""
        enough = {need.fact.part for need in self.needs if need.fact.alternative and need.needed == 0}
        asked = [each for each in self.needs if not (each.fact.alternative and each.fact.part in enough)]
        mine = [need.needed for need in asked if need.fact.measure == measure]
        return None if None in mine else max((each or 0 for each in mine), default=0)


def _need_json(profile: Profile, need: Need) -> NeedForm:
    room = _room_json(profile.measures[need.fact.measure], need.needed, need.open)
    return {**fact_json(profile, need.fact), **room}


def _room_json(measure: Measure, needed: int | None, out: int) -> RoomForm:
    return {
        "needed": None if needed is None else exact(needed, measure.decimals),
        "open": exact(out, measure.decimals),
        "unit": unit_json(measure),
    }


def outlooks(
    profile: Profile, tally: Tally, still_out: Weights, casting: str = "", unvoted: Weights = NOTHING
) -> tuple[Outlook, ...]:
    """How a question stands while papers weighing `still_out` may come back; silence counts for nothing.
    `unvoted`: what those who are out weigh beside that and can't vote.

    One outlook for a question of yes or no, one an offer for a contest, none for a rating or where names are
    put in order. `casting` is the chair's vote where it was told beforehand.
    """
    if tally.question.kind == "rate" or tally.question.method:
        return ()
    rule = profile.rule(tally.question.rule)
    if not is_contest(tally.question):
        return (outlook(profile, rule, tally.strict, still_out, casting, unvoted),)
    return tuple(_offers(profile, rule, tally, still_out, unvoted))


def outlook(
    profile: Profile,
    rule: Rule,
    sets: Measures,
    still_out: Weights,
    casting: str = "",
    unvoted: Weights = NOTHING,
) -> Outlook:
    """How one rule stands."""
    cases = Cases(profile, sets, still_out, unvoted)
    found = chances(rule, cases, casting)
    state: State = "passed" if found.sure else "open" if found.way else "failed"
    return Outlook(state, _needs(rule, cases), found.way, found.rule)


def _offers(
    profile: Profile, rule: Rule, tally: Tally, still_out: Weights, unvoted: Weights
) -> Iterator[Outlook]:
    """Every name by itself: it must meet the rule, in which no chair and no second vote helps it, and come
    before all but as many as there are seats."""
    seats, groups = tally.question.seats if tally.question.kind == "elect" else 1, tally.question.groups
    cases = {
        name: Cases(profile, offer_sets(profile, tally, tally.strict, name), still_out, unvoted)
        for name in names(tally)
    }
    found = {name: chances(rule, each, "against") for name, each in cases.items()}
    rank, votes = profile.election.rank, tally.question.limit if tally.question.cumulative else 1
    now = {name: tuple(each.sets[by]["for"] for by in rank) for name, each in cases.items()}
    most = {
        name: tuple(own + votes * still_out.get(by, 0) for own, by in zip(now[name], rank, strict=True))
        for name in now
    }
    able = {name for name, each in found.items() if each.way == "vote"}
    for name, each in cases.items():
        others = able - {name}
        ahead = [other for other in others if found[other].sure and now[other] > most[name]]
        level = [other for other in others if most[other] >= now[name]]
        way: Way = "vote" if name in able and not out_of_reach(name, ahead, seats, groups) else ""
        sure = found[name].sure and surely_seated(name, level, seats, groups)
        state: State = "passed" if sure else "open" if way else "failed"
        yield Outlook(state, _needs(rule, each), way, found[name].rule, name)


def _needs(rule: Rule, cases: Cases) -> tuple[Need, ...]:
    return tuple(
        _need(fact, leaf, rule, cases)
        for part, tree in (("quorum", rule.quorum), ("approval", rule.approval))
        if tree
        for leaf, fact in zip(leaves(tree), weigh(tree, cases.sets, part, rule.clause).facts, strict=True)
    )


def _holds(cond: Cond | None, sets: Measures, rule: Rule) -> bool:
    return cond is None or weigh(cond, sets, "", rule.clause).holds


def _need(now: Fact, leaf: Leaf, rule: Rule, cases: Cases) -> Need:
    """The least that must come back for; more never hurts, so it can be found by halving."""

    def holds(more: int) -> bool:
        return weigh(leaf, cases.marked("for", {leaf.measure: more}), "", rule.clause).holds

    out = cases.out.get(leaf.measure, 0)
    low, high = 0, out
    if not holds(high):
        return Need(now, None, out)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return Need(now, low, out)


@dataclass(frozen=True)
class RoomOutlook:
    """Of a vote in the room: `needed` more votes for pass it however the others vote; None when nothing can.

    `of`: what the clause counts them against, 0 where it asks for a plain number.
    """

    needed: int | None
    of: int


def sufficing(rule: Rule, voted: Callable[[int, int], Measures], out: int) -> RoomOutlook:
    """How a vote stands while `out` have not voted; `voted`: the sets with so many more for and against."""
    for more in range(out + 1):
        sets = voted(more, out - more)
        approval = weigh(rule.approval, sets, "approval", rule.clause)
        if approval.holds and _holds(rule.quorum, sets, rule):
            return RoomOutlook(more, approval.facts[0].of_value)
    return RoomOutlook(None, weigh(rule.approval, voted(out, 0), "approval", rule.clause).facts[0].of_value)


def sufficing_each(
    rule: Rule, voted: Callable[[Weights, Weights], Measures], out: Weights
) -> dict[str, RoomOutlook]:
    """As `sufficing`, for every measure the rule looks at by itself: how much of `out` must be for.

    `voted`: the sets with so much of it for and the rest against, by measure.
    """
    asked = [leaf for tree in (rule.approval, rule.quorum) if tree for leaf in leaves(tree)]
    return {
        measure: _enough([leaf for leaf in asked if leaf.measure == measure], rule, voted, measure, out)
        for measure in dict.fromkeys(leaf.measure for leaf in asked)
    }


def _enough(
    asked: list[Leaf],
    rule: Rule,
    voted: Callable[[Weights, Weights], Measures],
    measure: str,
    out: Weights,
) -> RoomOutlook:
    """More for never hurts, so the least is found by halving."""
    most = out.get(measure, 0)

    def facts(more: int) -> list[Fact]:
        sets = voted({measure: more}, {measure: most - more})
        return [fact for leaf in asked for fact in weigh(leaf, sets, "approval", rule.clause).facts]

    low, high, of = 0, most, facts(most)[0].of_value
    if not all(fact.holds for fact in facts(most)):
        return RoomOutlook(None, of)
    while low < high:
        middle = (low + high) // 2
        enough = all(fact.holds for fact in facts(middle))
        low, high = (low, middle) if enough else (middle + 1, high)
    return RoomOutlook(low, of)


def majorities(profile: Profile, everyone: Weights, present: Weights) -> dict[str, bool]:
    """Before a vote: for each rule, whether those present could still pass something, all voting for."""
    full = {
        measure: _room(profile, everyone.get(measure, 0), present.get(measure, 0))
        for measure in profile.measures
    }
    return {name: decide(profile, name, full).passed for name in profile.rules}


def _room(profile: Profile, everyone: int, present: int) -> dict[str, int]:
    sets = dict.fromkeys(("against", "abstain", "invalid", "blank", "nonresponse"), 0)
    sets |= dict.fromkeys(("for", "present", "in_person", "voted_in_person", "returned"), present)
    sets |= {"all": everyone, "delivered": everyone}
    return {**sets, **bases(profile, sets)}
