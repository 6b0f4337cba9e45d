"""Who votes with how much: units made into voters by the head rule, weights cut where the law cuts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from meeting_tui.rules.profile import Cap, Profile
from meeting_tui.rules.proxies import Proxy
from meeting_tui.rules.question import Voter

DEVELOPER = "developer"


@dataclass(frozen=True)
class Holding:
    """One unit and who has it: `weights` without heads. `special` is a parking space or the like."""

    unit: str
    owner: str
    weights: Mapping[str, int] = field(default_factory=dict)
    kind: str = "owner"
    special: bool = False


def voters_of(profile: Profile, holdings: Iterable[Holding]) -> tuple[Voter, ...]:
    """The voters of a roll: one head an owner, or one a unit, as the profile's head rule says.

    What a developer still holds is one head where the rule says so, whatever else counts by unit. The weight
    of special spaces is left out unless the rule includes them.
    """
    found: dict[str, Voter] = {}
    for holding in holdings:
        key = _key(profile, holding)
        before = found.get(key) or Voter(key, {"heads": 1}, holding.kind, units=0)
        weights = dict(before.weights)
        for measure, weight in holding.weights.items():
            counts = not holding.special or profile.heads.special_space_area == "include"
            weights[measure] = weights.get(measure, 0) + (weight if counts else 0)
        found[key] = replace(before, weights=weights, units=before.units + 1)
    return tuple(found.values())


def _key(profile: Profile, holding: Holding) -> str:
    stock = holding.kind == DEVELOPER and profile.heads.developer_stock_as_one
    by_owner = profile.heads.unit in ("owner", "member") or stock
    return holding.owner if by_owner else holding.unit


def capped(profile: Profile, voters: Iterable[Voter], proxies: Iterable[Proxy] = ()) -> tuple[Voter, ...]:
    """The voters with the weights the profile's caps leave them."""
    found = {voter.id: voter for voter in voters}
    given = tuple(proxies)
    for cap in profile.caps:
        total = sum(voter.weights.get(cap.measure, 0) for voter in found.values())
        if sum(voter.units for voter in found.values()) <= cap.over_units:
            continue
        if cap.who == "proxy":
            found |= _carried(cap, found, given, total)
        else:
            found = {name: _cut(cap, voter, total) for name, voter in found.items()}
    return tuple(found.values())


def _over(cap: Cap, weight: int, total: int) -> bool:
    edge = cap.over * total
    return weight >= edge if cap.at_least else weight > edge


def _cut(cap: Cap, voter: Voter, total: int) -> Voter:
    weight = voter.weights.get(cap.measure, 0)
    if (cap.who == DEVELOPER and voter.kind != DEVELOPER) or not _over(cap, weight, total):
        return voter
    return replace(voter, weights={**voter.weights, cap.measure: min(weight, _left(cap, weight, total))})


def _left(cap: Cap, weight: int, total: int) -> int:
    if cap.effect == "sum_of_others":
        return total - weight
    edge = cap.factor * weight if cap.effect == "times" else cap.over * total
    return edge.numerator // edge.denominator


def _carried(cap: Cap, voters: Mapping[str, Voter], proxies: Iterable[Proxy], total: int) -> dict[str, Voter]:
    """The principals whose weight lies above what their holder may carry; it stays in the base."""
    edge = cap.over * total
    room: dict[str, int] = {}
    changed = {}
    for proxy in proxies:
        voter = voters[proxy.principal]
        weight = voter.weights.get(cap.measure, 0)
        left = room.setdefault(proxy.holder, edge.numerator // edge.denominator)
        counted = min(weight, left)
        room[proxy.holder] = left - counted
        if counted < weight:
            silent = voter.uncounted.get(cap.measure, 0) + weight - counted
            changed[voter.id] = replace(
                voter,
                weights={**voter.weights, cap.measure: counted},
                uncounted={**voter.uncounted, cap.measure: silent},
            )
    return changed
