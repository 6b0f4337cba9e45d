"""What a proposal costs each unit, worked out from the roll."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from meeting_tui.desk.communities import community, profile
from meeting_tui.desk.office import Office
from meeting_tui.desk.proposals.drafts import check_basis
from meeting_tui.desk.roll import storage
from meeting_tui.desk.roll.people import UnitLine
from meeting_tui.desk.roll.places import place
from meeting_tui.desk.roll.voters import weight_of
from meeting_tui.lang.money import least
from meeting_tui.record.proposal.values import ProposalDraft
from meeting_tui.refusal import Refusal
from meeting_tui.rules.apportion import apportion
from meeting_tui.rules.currency import currency_of
from meeting_tui.rules.holding import holding, together
from meeting_tui.rules.profile import Profile


@dataclass(frozen=True, slots=True)
class UnitCost:
    """What one unit bears, in cents; `area` is in 0.01 m², 0 where it bears nothing by area."""

    building: str
    label: str
    area: int
    cents: int


@dataclass(frozen=True, slots=True)
class BuildingCost:
    """What the units of a building bear together."""

    building: str
    units: int
    cents: int


@dataclass(frozen=True)
class Sharing:
    """A cost in cents shared by `basis`; `units` in the order of the roll, without those that bear
    nothing."""

    basis: str
    cents: int
    units: tuple[UnitCost, ...]

    @property
    def area(self) -> int:
        """The area that bears it."""
        return sum(each.area for each in self.units)

    def buildings(self) -> tuple[BuildingCost, ...]:
        """Building by building; together again all of it."""
        units = Counter(each.building for each in self.units)
        cents: Counter[str] = Counter()
        for each in self.units:
            cents[each.building] += each.cents
        return tuple(BuildingCost(name, count, cents[name]) for name, count in units.items())

    def sizes(self) -> tuple[tuple[int, int, int, int], ...]:
        """For each size of unit, the smallest first: its area, how many there are, the least and the most one
        of them bears: the smallest coin may lie between."""
        found: dict[int, list[int]] = {}
        for each in self.units:
            found.setdefault(each.area, []).append(each.cents)
        return tuple((area, len(told), min(told), max(told)) for area, told in sorted(found.items()))


def sharing(office: Office, draft: ProposalDraft) -> Sharing | None:
    """Who bears what of a draft's cost; None where it has no cost or nothing to share it by.

    Refusal proposals.no_weights where the roll says nothing of the kind.
    """
    if not (draft.cost and draft.basis):
        return None
    check_basis(draft.basis)
    with office.store.read() as session:
        lines = storage.load(session).lines
    rules, lang = profile(office), community(office).lang
    areas = _areas(rules, lines)
    weights = _weights(draft.basis, lines, areas)
    if not any(weights):
        raise Refusal("proposals.no_weights")
    coin = least(currency_of(rules))
    parts = [each * coin for each in apportion(draft.cost // coin, weights)]
    units = (
        UnitCost(line.building, place(line.building, line.unit, line.room, lang), area, part)
        for line, area, weight, part in zip(lines, areas, weights, parts, strict=True)
        if weight
    )
    return Sharing(draft.basis, draft.cost, tuple(units))


def _areas(rules: Profile, lines: Sequence[UnitLine]) -> list[int]:
    """As they weigh in a vote: a parking space where the rules say so."""
    return [weight_of([line], "person", rules.heads)[1] for line in lines]


def _weights(basis: str, lines: Sequence[UnitLine], areas: Sequence[int]) -> Sequence[int | Fraction]:
    if basis == "area":
        return areas
    if basis == "share":
        held = [line.share for line in lines]
        return [each.amount for each in together(map(holding, held))] if all(held) else [0]
    homes = [int(line.kind != "parking") for line in lines]
    if basis == "unit":
        return homes
    count = Counter(line.building for line, home in zip(lines, homes, strict=True) if home)
    return [Fraction(home, count[line.building] or 1) for line, home in zip(lines, homes, strict=True)]
