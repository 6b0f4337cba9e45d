"""Who votes with how much: weights cut where the law cuts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from meeting_tui.rules.profile import Cap, Profile
from meeting_tui.rules.proxies import Proxy
from meeting_tui.rules.question import Voter

DEVELOPER = "developer"


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


def carried(
    profile: Profile, totals: Mapping[str, int], units: int, voters: Iterable[Voter], proxies: Iterable[Proxy]
) -> tuple[Voter, ...]:
    """Some of the voters with the weights that caps on what is carried for others leave them.

    `totals` and `units` are those of all voters, whose weights other caps have cut before.
    """
    found, given = {voter.id: voter for voter in voters}, tuple(proxies)
    for cap in profile.caps:
        if cap.who == "proxy" and units > cap.over_units:
            found |= _carried(cap, found, given, totals[cap.measure])
    return tuple(found.values())


def _over(cap: Cap, weight: int, total: int) -> bool:
    edge = cap.over * total
    return weight >= edge if cap.at_least else weight > edge


def _cut(cap: Cap, voter: Voter, total: int) -> Voter:
    weight = voter.weights.get(cap.measure, 0)
    if (cap.who == DEVELOPER and voter.kind != DEVELOPER) or not _over(cap, weight, total):
        return voter
    left = min(weight, _left(cap, weight, total))
    unvoted = {**voter.unvoted, cap.measure: weight - left} if cap.votes_only else voter.unvoted
    return voter._replace(weights={**voter.weights, cap.measure: left}, unvoted=unvoted)


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
            changed[voter.id] = voter._replace(
                weights={**voter.weights, cap.measure: counted},
                uncounted={**voter.uncounted, cap.measure: silent},
            )
    return changed
