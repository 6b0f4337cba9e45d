"""A rating from 1 to 5: how the marks are spread, their median and their mean, exact and binding nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from meeting_tui.published import RatingForm
from meeting_tui.rules.exact import fraction
from meeting_tui.rules.outcome import exact
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.question import RATINGS
from meeting_tui.rules.tally import Tally


@dataclass(frozen=True)
class Rating:
    """By measure: what each mark weighs, the mean, and the median (between two middle marks, half way).

    Mean and median are None when nobody gave a mark.
    """

    spread: Mapping[str, Mapping[str, int]]
    mean: Mapping[str, Fraction | None]
    median: Mapping[str, Fraction | None]
    outcome: None = None

    def as_json(self, profile: Profile) -> RatingForm:
        """The published form; see docs/formats/recount.md."""
        return {
            "outcome": None,
            "ratings": {
                measure: {
                    "spread": {mark: exact(n, profile.measures[measure].decimals) for mark, n in row.items()},
                    "mean": _text(self.mean[measure]),
                    "median": _text(self.median[measure]),
                }
                for measure, row in self.spread.items()
            },
        }


def _text(value: Fraction | None) -> str | None:
    return None if value is None else fraction(value)


def rate(tally: Tally) -> Rating:
    """The rating of a counted question of kind `rate`."""
    spread = {measure: {mark: row[mark] for mark in RATINGS} for measure, row in tally.choices.items()}
    return Rating(
        spread,
        {measure: _mean(row) for measure, row in spread.items()},
        {measure: _median(row) for measure, row in spread.items()},
    )


def _mean(row: Mapping[str, int]) -> Fraction | None:
    count = sum(row.values())
    return Fraction(sum(int(mark) * n for mark, n in row.items()), count) if count else None


def _median(row: Mapping[str, int]) -> Fraction | None:
    count = sum(row.values())
    return Fraction(_mark_at(row, (count - 1) // 2) + _mark_at(row, count // 2), 2) if count else None


def _mark_at(row: Mapping[str, int], place: int) -> int:
    """The mark at `place` (from 0) when all are laid out in order."""
    upto = accumulate(row[mark] for mark in RATINGS)
    return next(int(mark) for mark, count in zip(RATINGS, upto, strict=True) if count > place)
