"""What a voter weighs, as ballots and the registers of ballots say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from meeting_tui.lang import Translator

if TYPE_CHECKING:
    from meeting_tui.paper.ballots.geometry import BallotDesign

Parts = Mapping[str, tuple[int, int, str]]
"""By question about a part of the estate, heads, area and share in it of a voter who has a vote on it."""


def weight(area: int, share: str, measure: str) -> str:
    """By one measure: `area` in 0.01 m², or the share as it is kept."""
    return share if measure == "share" else f"{area // 100}.{area % 100:02d} ㎡"


def in_parts(design: BallotDesign, heads: int, parts: Parts, t: Translator) -> Iterator[str]:
    """By the number of each question about a part, what a voter of so many heads weighs in it."""
    named = [name for name in ("area", "share") if getattr(design.words, name)]
    for number, question in enumerate(design.questions, 1):
        if question.part and question.id not in parts:
            yield t("{number}. no vote", number=number)
        elif question.part:
            here, area, share = parts[question.id]
            weights = [weight(area, share, name) for name in named]
            if here != heads or not named:
                weights.insert(0, t("{n} by head", n=here))
            yield f"{number}. {' / '.join(weights)}"
