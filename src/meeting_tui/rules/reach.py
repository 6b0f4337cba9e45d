"""What can still happen: while papers are out, and before a vote by those who are in the room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from meeting_tui.published import NeedForm, OutlookForm, RoomForm
from meeting_tui.rules.condition import Cond, Fact, Leaf, Measures, leaves, weigh
from meeting_tui.rules.contest import is_contest, names, offer_sets
from meeting_tui.rules.nonresponse import bases
from meeting_tui.rules.outcome import decide, exact, fact_json, unit_json
from meeting_tui.rules.profile import Measure, Profile, Rule
from meeting_tui.rules.tally import Tally

State = Literal["passed", "failed", "open"]
Weights = Mapping[str, int]


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

    `offer` names the offer or candidate in a question that has several.
    """

    state: State
    needs: tuple[Need, ...]
    offer: str = ""

    def as_json(self, profile: Profile) -> OutlookForm:
        """The published form: the state, what is needed by measure, and what each condition still lacks."""
        open_ = {need.fact.measure: need.open for need in self.needs}
        return {
            "state": self.state,
            "offer": self.offer or None,
            "measures": {
                name: _room_json(profile.measures[name], self.needed(name), room)
                for name, room in open_.items()
            },
            "needs": [_need_json(profile, need) for need in self.needs],
        }

    def needed(self, measure: str) -> int | None:
        """The votes for that this measure still lacks; None when it can't get there."""
        mine = [need.needed for need in self.needs if need.fact.measure == measure]
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


def outlooks(profile: Profile, tally: Tally, still_out: Weights) -> tuple[Outlook, ...]:
    """How a question stands while papers weighing `still_out` may come back; silence counts for nothing.

    One outlook for a question of yes or no, one an offer for a contest, none for a rating.
    """
    if tally.question.kind == "rate":
        return ()
    rule = profile.rule(tally.question.rule)
    if not is_contest(tally.question):
        return (outlook(profile, rule, tally.strict, still_out),)
    return tuple(
        outlook(profile, rule, offer_sets(profile, tally, tally.strict, name), still_out, name)
        for name in names(tally)
    )


def outlook(profile: Profile, rule: Rule, sets: Measures, still_out: Weights, offer: str = "") -> Outlook:
    """How one rule stands. Quorum is surest when nothing comes, approval when all come back for."""

    def after(part: str, more: Weights) -> Measures:
        return {name: _add(profile, row, part, more.get(name, 0)) for name, row in sets.items()}

    quorum, approval = rule.quorum, rule.approval
    best = after("for", still_out)
    sure = _holds(quorum, sets, rule) and _holds(approval, after("against", still_out), rule)
    possible = _holds(quorum, best, rule) and _holds(approval, best, rule)
    needs = tuple(
        _need(cond, rule, part, still_out, lambda more: after("for", more))
        for part, tree in (("quorum", quorum), ("approval", approval))
        for cond in (leaves(tree) if tree else ())
    )
    return Outlook("passed" if sure else "open" if possible else "failed", needs, offer)


def _holds(cond: Cond | None, sets: Measures, rule: Rule) -> bool:
    return cond is None or weigh(cond, sets, "", rule.clause).holds


def _add(profile: Profile, row: Mapping[str, int], part: str, more: int) -> dict[str, int]:
    """The sets of one measure after `more` came back, all of it `part`."""
    grown = {name: row[name] + more for name in ("returned", "present", part)}
    changed = {**row, **grown}
    return {**changed, **bases(profile, changed)}


def _need(
    cond: Cond, rule: Rule, part: str, still_out: Weights, after: Callable[[Weights], Measures]
) -> Need:
    """The least that must come back for; more never hurts, so it can be found by halving."""

    def fact(more: int) -> Fact:
        return weigh(cond, after({measure: more}), part, rule.clause).facts[0]

    measure = next(leaves(cond)).measure
    low, high = 0, still_out.get(measure, 0)
    if not fact(high).holds:
        return Need(fact(0), None, high)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fact(middle).holds else (middle + 1, high)
    return Need(fact(0), low, still_out.get(measure, 0))


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
    sets |= dict.fromkeys(("for", "present", "in_person", "returned"), present)
    sets |= {"all": everyone, "delivered": everyone}
    return {**sets, **bases(profile, sets)}
