"""How a count by ranks or grades came about, in the form of docs/formats/ranked.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meeting_tui.rules.exact import decimal
from meeting_tui.rules.ranked.judgment import JudgmentOrder
from meeting_tui.rules.ranked.schulze import Pairs, SchulzeOrder
from meeting_tui.rules.ranked.stv import TransferableVote

Form = dict[str, object]
_DECIMALS = 5


def of_stages(found: TransferableVote) -> Form:
    """The stages of a transferable vote."""
    return {
        "quota": found.quota,
        "lots": [list(level) for level in found.lots],
        "stages": [
            {
                "done": stage.done,
                "name": stage.name or None,
                "votes": {name: decimal(value, _DECIMALS) for name, value in stage.votes.items()},
                "lost": decimal(stage.lost, _DECIMALS),
                "elected": list(stage.elected),
            }
            for stage in found.stages
        ],
    }


def of_pairs(found: SchulzeOrder) -> Form:
    """Each against each."""
    return {"preferred": _nested(found.preferred), "strongest": _nested(found.strongest)}


def of_merits(found: JudgmentOrder, grades: Sequence[str]) -> Form:
    """How often each was given which of the grades, the worst first."""
    return {
        "grade": {name: None if at is None else grades[at] for name, at in found.grade.items()},
        "merits": {name: dict(zip(grades, row, strict=True)) for name, row in found.merits.items()},
    }


def _nested(pairs: Pairs) -> Mapping[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (one, other), number in pairs.items():
        found.setdefault(one, {})[other] = number
    return found
