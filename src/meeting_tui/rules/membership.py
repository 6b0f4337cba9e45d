"""In which sets of a counted question each voter is: the same rules as the count, for one voter at a time."""

from __future__ import annotations

from collections.abc import Mapping

from meeting_tui.rules.nonresponse import deem
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.question import FOLLOW
from meeting_tui.rules.sets import Packing, Ticks, read_cells, strict_sets, votes
from meeting_tui.rules.tally import BallotCount, Tally

STRICT = "strict."
CHOICE = "choice."
"""Before the names of sets that take silence as not taking part, and before those of offers and marks."""


def memberships(count: BallotCount, tally: Tally) -> dict[str, Mapping[str, int]]:
    """By voter who has a vote on the question, which sets count them: name → 1, or 0.

    Beside the sets by which is decided these are, where silence counts, those of the strict reading under
    `strict.NAME`; and of every box `choice.BOX`.
    """
    known: dict[tuple[Ticks | None, frozenset[str]], Mapping[str, int]] = {}
    found = {}
    for voter, ticks, lists in count.voters(tally.question.id):
        if (ticks, lists) not in known:
            known[ticks, lists] = _sets(count.profile, tally, ticks, dict.fromkeys(lists, 1))
        found[voter] = known[ticks, lists]
    return found


def _sets(profile: Profile, tally: Tally, ticks: Ticks | None, lists: Mapping[str, int]) -> dict[str, int]:
    """The sets of a poll in which this voter weighs one and nobody else anything."""
    asked, measure = tally.question, next(iter(profile.measures))
    one = Packing(tuple(profile.measures)).pack({measure: 1})
    choices, papers = read_cells(profile, asked, {} if ticks is None else {ticks: one})
    row, marks = choices[measure], papers[measure]
    base = {
        "all": 1,
        "in_person": 0,
        **dict.fromkeys(tally.strict[measure].keys() & {"delivered", "objecting"}, 0),
        **lists,
    }
    if "voted_in_person" in tally.strict[measure]:
        base["voted_in_person"] = base["in_person"] * marks["ticked"]
    followed = tally.followed if FOLLOW in row else ""
    strict = strict_sets(profile, votes(asked, row, marks), row, marks, base, followed)
    boxes = {CHOICE + name: weight for name, weight in row.items()}
    if tally.deemed is None:
        return {**strict, **boxes}
    silent = tally.followed if profile.nonresponse.policy == "follow_majority" else "abstain"
    deemed = deem(profile, {measure: strict}, silent)[measure]
    return {**deemed, **{STRICT + name: weight for name, weight in strict.items()}, **boxes}
