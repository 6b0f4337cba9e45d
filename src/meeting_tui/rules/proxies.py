"""Voting for others: what a proxy must say and how much one holder may carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from meeting_tui.rules.profile import Profile
from meeting_tui.rules.question import Voter


@dataclass(frozen=True)
class Proxy:
    """`principal` lets `holder` vote; `role`: what the holder is; `instructed`: each item has an opinion."""

    principal: str
    holder: str
    role: str = "owner"
    instructed: bool = False


@dataclass(frozen=True)
class ProxyFault:
    """Why a proxy can't be used: `not_allowed`, `unknown_principal`, `twice`, `handed_on`, `forbidden_role`,
    `no_instruction` or `too_many`; `number` and `limit` with the last."""

    reason: str
    proxy: Proxy
    number: int = 0
    limit: int = 0


def check_proxies(
    profile: Profile, voters: Iterable[Voter], proxies: Sequence[Proxy]
) -> tuple[ProxyFault, ...]:
    """Every fault in a list of proxies, in its order; nothing found means all may be used."""
    roll = {voter.id: voter for voter in voters}
    givers = {proxy.principal for proxy in proxies}
    seen: set[str] = set()
    faults = []
    for proxy in proxies:
        reason = _reason(profile, proxy, roll, givers, seen)
        seen.add(proxy.principal)
        if reason:
            faults.append(ProxyFault(reason, proxy))
    return (*faults, *_crowded(profile, roll, proxies))


def _reason(
    profile: Profile, proxy: Proxy, roll: Mapping[str, Voter], givers: set[str], seen: set[str]
) -> str:
    if not profile.proxy.allowed:
        return "not_allowed"
    checks = (
        (proxy.principal not in roll, "unknown_principal"),
        (proxy.principal in seen, "twice"),
        (proxy.holder in givers, "handed_on"),
        (proxy.role in profile.proxy.forbidden_roles, "forbidden_role"),
        (profile.proxy.instruction_required and not proxy.instructed, "no_instruction"),
    )
    return next((reason for wrong, reason in checks if wrong), "")


def _crowded(profile: Profile, roll: Mapping[str, Voter], proxies: Sequence[Proxy]) -> Iterator[ProxyFault]:
    """The first proxy of each holder above the limit."""
    limit = _limit(profile, roll)
    if limit is None:
        return
    carried: dict[str, list[Proxy]] = {}
    for proxy in proxies:
        carried.setdefault(proxy.holder, []).append(proxy)
    for holder, mine in carried.items():
        if len(mine) > limit and not _small(profile, roll, holder, mine):
            yield ProxyFault("too_many", mine[limit], len(mine), limit)


def _limit(profile: Profile, roll: Mapping[str, Voter]) -> int | None:
    rule = profile.proxy
    if rule.max_principals is None or rule.or_units is None:
        return rule.max_principals
    part = rule.or_units * sum(voter.units for voter in roll.values())
    return max(rule.max_principals, part.numerator // part.denominator)


def _small(profile: Profile, roll: Mapping[str, Voter], holder: str, mine: Sequence[Proxy]) -> bool:
    """Whether own and carried weight stay within the share that lifts the limit."""
    rule = profile.proxy
    if rule.unless_share is None:
        return False
    held = {holder, *(proxy.principal for proxy in mine)}
    weights = {name: voter.weights.get(rule.share_measure, 0) for name, voter in roll.items()}
    mine_all = sum(weights.get(name, 0) for name in held)
    return mine_all <= rule.unless_share * sum(weights.values())
