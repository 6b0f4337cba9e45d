"""The part of the estate a question concerns, and what each of its owners weighs there (沪规 69)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from meeting_tui.desk.polls.spec import ElectorateSpec


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
