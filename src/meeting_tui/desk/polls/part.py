"""The part of the estate a question concerns, and what each of its owners weighs there (沪规 69)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from meeting_tui.desk.polls.electorate import Held
from meeting_tui.desk.polls.spec import ElectorateSpec
from meeting_tui.desk.roll.voters import Electorate, weight_of
from meeting_tui.rules.holding import holding, total
from meeting_tui.rules.profile import Profile


@dataclass(frozen=True)
class PartWeight:
    """What a voter holds there: `area` in 0.01 m², `share` a `Holding.text` in parts of the poll's whole."""

    units: int
    heads: int
    area: int
    share: str = ""

    def as_json(self) -> dict[str, object]:
        """As a poll freezes it; what doesn't weigh is left out."""
        kept = {"area": self.area, "share": self.share}
        return {"units": self.units, "heads": self.heads, **{k: v for k, v in kept.items() if v}}


@dataclass(frozen=True)
class Part:
    """`of`: as the spec names it. `weights`: of each of its owners, by number on the roll."""

    of: ElectorateSpec
    weights: Mapping[int, PartWeight]

    def totals(self, law: Profile, without: Collection[int]) -> dict[str, int]:
        """By measure, in smallest units, what all but some of its owners weigh there."""
        held = [each for no, each in self.weights.items() if no not in without]
        found = {"heads": sum(each.heads for each in held), "area": sum(each.area for each in held)}
        if held and all(each.share for each in held):
            whole = total(holding(each.share) for each in held)
            found["share"] = whole.units(law.measures["share"].decimals)
        return {measure: found[measure] for measure in law.measures if measure in found}

    def as_json(self) -> dict[str, object]:
        """As a poll freezes it."""
        places = {name: list(given) for name, given in asdict(self.of).items() if given}
        return {"of": places, "weights": {str(no): each.as_json() for no, each in self.weights.items()}}

    @classmethod
    def from_json(cls, tree: Mapping[str, Any]) -> Part:
        """What `as_json` wrote."""
        places = ElectorateSpec(**{name: tuple(given) for name, given in tree["of"].items()})
        weights = {int(no): PartWeight(**{"area": 0, **each}) for no, each in tree["weights"].items()}
        return cls(places, weights)


def weighed_there(roll: Electorate, held: Held, law: Profile, of: int) -> dict[int, PartWeight]:
    """What each voter weighs with what they hold there alone; `of`: the whole of the shares, 0 for none."""
    found = {}
    for voter in (each for each in roll.voters if each.no in held):
        lines = [roll.lines[unit] for unit in held[voter.no]]
        heads, area, share = weight_of(lines, voter.kind, law.heads)
        area = area if "area" in law.measures else 0
        share = holding(share).in_parts(of).text if of else ""
        found[voter.no] = PartWeight(len(lines), heads, area, share)
    return found
