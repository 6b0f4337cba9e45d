"""A question with its result, and which of its sums a paper may show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from meeting_tui.rules.contest import names
from meeting_tui.rules.disclosure import NOTHING, Hidden, of_strict
from meeting_tui.rules.membership import CHOICE
from meeting_tui.rules.rating import Rating
from meeting_tui.rules.verdict import Result

TOTALS = ("all", "delivered", "returned")
VOTES = ("participating", "for", "against", "abstain", "invalid", "nonresponse")


@dataclass(frozen=True)
class Answered:
    """A question with its result. `labels`: the words beside its boxes; `hidden`: the sums that this copy
    does not show; `stepwise`: whether it shows how names were put in order, step by step;
    `unpaid`: so many had no vote on it for arrears."""

    title: str
    text: str
    labels: Mapping[str, str]
    result: Result
    hidden: Hidden = NOTHING
    stepwise: bool = True
    unpaid: int = 0

    @property
    def conceals(self) -> bool:
        """Whether a number is missing that would stand there otherwise."""
        tally, rated = self.result.tally, isinstance(self.result.binding, Rating)
        told = set() if rated else {*TOTALS, *VOTES, "blank"}
        told |= set() if tally.question.kind == "approve" else {CHOICE + name for name in names(tally)}
        return any(name in told for _measure, name in self.hidden | of_strict(self.hidden))
