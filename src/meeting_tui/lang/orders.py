"""How names that were put in order were counted, in words and rows: stages, each against each, or grades."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from meeting_tui.cells import pad, width, wrap
from meeting_tui.lang import N_, Translator

_NARROW = 8
"""Cells of the longest name that can head a column."""
_FIRST = 12
"""Cells of the first column, at least."""
_GAP = 2
_PAIRS = N_("Counted by Schulze's method: on how many ballots one stands before another.")
_STAGES = N_("Counted by the single transferable vote. Quota: {quota}.")
_MERITS = N_("Counted by majority judgment: how many ballots give which grade.")
_DONE = {
    "first": N_("First preferences"),
    "surplus": N_("Surplus of {name}"),
    "excluded": N_("{name} excluded"),
}
"""What was done in a stage of the transferable vote."""


@dataclass(frozen=True)
class Steps:
    """A count: `how`, and the table; `names`: who stands behind the numbers at its head, where the rows
    don't tell."""

    how: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    names: str = ""

    def lines(self, room: int) -> Iterator[tuple[str, ...]]:
        """All of it in lines of `room` cells, each in the pieces of its columns; where the table has no room,
        row by row."""
        for text in filter(None, (self.how, self.names)):
            yield from ((piece,) for piece in wrap(text, room))
        widths = [max(map(width, column)) for column in zip(self.head, *self.rows, strict=True)]
        left = room - sum(each + _GAP for each in widths[1:])
        if left < _FIRST:
            rows = ("; ".join(map(" ".join, zip(self.head, row, strict=True))) for row in self.rows)
            yield from ((piece,) for row in rows for piece in wrap(row, room))
            return
        for first, *others in (self.head, *self.rows):
            beside, *below = wrap(first, min(widths[0], left))
            cells = (pad(cell, wide + _GAP, "r") for cell, wide in zip(others, widths[1:], strict=True))
            yield pad(beside, min(widths[0], left)), *cells
            yield from ((piece,) for piece in below)


def steps(told: Mapping[str, Any], labels: Mapping[str, str], t: Translator) -> Steps:
    """What a count by one of the methods shows (`counted` of docs/formats/ranked.md)."""
    if "stages" in told:
        return _stages(told, labels, t)
    return _pairs(told, labels, t) if "preferred" in told else _merits(told, labels, t)


def _pairs(told: Mapping[str, Any], labels: Mapping[str, str], t: Translator) -> Steps:
    names = _Names(list(told["preferred"]), labels)
    rows = [
        (names.beside(one), *(str(told["preferred"][one].get(other, "–")) for other in names.ids))
        for one in names.ids
    ]
    return Steps(t(_PAIRS), (t("Before"), *names.heads), tuple(rows))


def _stages(told: Mapping[str, Any], labels: Mapping[str, str], t: Translator) -> Steps:
    names = _Names(list(told["stages"][0]["votes"]), labels)
    rows = [
        (
            t(_DONE[stage["done"]], name=labels.get(stage["name"], stage["name"] or "")),
            *(_short(stage["votes"][name]) for name in names.ids),
            _short(stage["lost"]),
        )
        for stage in told["stages"]
    ]
    legend = t("; ").join(names.beside(each) for each in names.ids) if names.numbered else ""
    head = (t("Stage"), *names.heads, t("Lost"))
    return Steps(t(_STAGES, quota=told["quota"]), head, tuple(rows), legend)


def _short(votes: str) -> str:
    """Votes without noughts at the end."""
    return votes.rstrip("0").rstrip(".") if "." in votes else votes


def _merits(told: Mapping[str, Any], labels: Mapping[str, str], t: Translator) -> Steps:
    grades = list(next(iter(told["merits"].values())))[::-1]
    rows = [
        (labels.get(name, name), told["grade"][name] or "–", *(str(row[grade]) for grade in grades))
        for name, row in told["merits"].items()
    ]
    return Steps(t(_MERITS), (t("Candidate"), t("Majority grade"), *grades), tuple(rows))


class _Names:
    """Names at the head of columns: as they are, or by number where one of them is too long for that."""

    def __init__(self, ids: Sequence[str], labels: Mapping[str, str]) -> None:
        self.ids = ids
        self._labels = {each: labels.get(each, each) for each in ids}
        self.numbered = max(map(width, self._labels.values()), default=0) > _NARROW

    @property
    def heads(self) -> list[str]:
        """What stands above the columns."""
        return [str(no) if self.numbered else self._labels[each] for no, each in enumerate(self.ids, 1)]

    def beside(self, name: str) -> str:
        """A name, with its number where columns bear numbers."""
        said = self._labels[name]
        return f"{self.ids.index(name) + 1} {said}" if self.numbered else said
