"""From cells to sets: what was ticked, read as for, against, abstain, blank and invalid, with the bases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from meeting_tui.rules.condition import Sets
from meeting_tui.rules.nonresponse import bases
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.question import AGAINST, FOLLOW, Question, offer_of, read_marks

LANE = 128
Ticks = tuple[str, ...]
Table = dict[str, dict[str, int]]
INVALID: Ticks = ("\0invalid",)
CONTRADICTORY: Ticks = ("\0contradictory",)
"""Cells that no ticks lead to."""


@dataclass(frozen=True)
class Packing:
    """The weights of a voter by every measure in one whole number, so that counting is one addition.

    Each measure has 128 bits: room for a hundred thousand of the largest numbers `exact.units` reads.
    """

    measures: tuple[str, ...]

    def pack(self, weights: Mapping[str, int]) -> int:
        """One number for the weights by measure; what is missing weighs nothing."""
        packed = 0
        for measure in reversed(self.measures):
            packed = packed << LANE | weights.get(measure, 0)
        return packed

    def unpack(self, packed: int) -> dict[str, int]:
        """The weights by measure again."""
        mask = (1 << LANE) - 1
        return {measure: packed >> (LANE * place) & mask for place, measure in enumerate(self.measures)}


def read_cells(profile: Profile, asked: Question, cells: Mapping[Ticks, int]) -> tuple[Table, Table]:
    """Two tables, each measure -> name -> weight: of the choices, and of the papers by their mark."""
    packing = Packing(tuple(profile.measures))
    boxes = (*(offer_of(asked, box) for box in asked.boxes(profile)), "blank", "invalid")
    choices: Table = {measure: dict.fromkeys(boxes, 0) for measure in profile.measures}
    papers: Table = {measure: {"ticked": 0, "abstain": 0, "blank": 0, "invalid": 0} for measure in choices}
    for ticks, packed in cells.items():
        if not packed:
            continue
        unread = ticks in (INVALID, CONTRADICTORY)
        mark, chosen = ("invalid", ()) if unread else read_marks(profile, asked, ticks)
        for measure, weight in packing.unpack(packed).items():
            papers[measure][mark] += weight
            for name in [offer_of(asked, box) for box in chosen] or (mark,):
                choices[measure][name] = choices[measure].get(name, 0) + weight
    return choices, papers


def read_orders(profile: Profile, asked: Question, cells: Mapping[Ticks, int]) -> dict[Ticks, int]:
    """Of papers that put names in order, what those weigh that mark these boxes, in the first measure that
    ranks."""
    packing, found = Packing(tuple(profile.measures)), dict[Ticks, int]()
    for ticks, packed in cells.items():
        mark, chosen = read_marks(profile, asked, ticks)
        if mark == "ticked" and chosen != (AGAINST,) and packed:
            key = tuple(sorted(chosen))
            found[key] = found.get(key, 0) + packing.unpack(packed)[profile.election.rank[0]]
    return {key: weight for key, weight in found.items() if weight}


def votes(asked: Question, row: Sets, marks: Sets) -> dict[str, int]:
    """For and against: of a question with offers, `for` is whoever ticked one, `against` who wants none."""
    against = row["against"] if asked.kind != "rate" else 0
    return {"for": row["for"] if asked.kind == "approve" else marks["ticked"] - against, "against": against}


def strict_sets(
    profile: Profile, explicit: Sets, row: Sets, marks: Sets, base: Sets, followed: str
) -> dict[str, int]:
    """Every set of one measure, silence not taking part. `followed`: where "with the majority" goes."""
    spoiled = marks["invalid"] + (marks["blank"] if profile.blank == "invalid" else 0)
    silent = marks["blank"] if profile.blank == "abstain" else 0
    sets = {**explicit, "abstain": marks["abstain"] + silent, "invalid": spoiled, "blank": marks["blank"]}
    if followed:
        sets[followed] += row[FOLLOW]
    returned = sum(marks.values()) + base.get("unvoted", 0)
    sets |= {"all": base["all"], "returned": returned, "present": base.get("present", returned)}
    sets["in_person"] = base["in_person"]
    sets |= {name: base[name] for name in ("voted_in_person", "objecting") if name in base}
    if "delivered" in base:
        sets |= {"delivered": base["delivered"], "nonresponse": base["delivered"] - returned}
    return {**sets, **bases(profile, sets)}
