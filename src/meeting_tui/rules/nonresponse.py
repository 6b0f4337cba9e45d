"""Silence: what a delivered paper that never came back counts as, and who "the majority" is.

Silence counts only by law, agreement or practice (民法典 140), so the default is that it doesn't, and both
readings are always published. "With the majority" follows the explicit votes of the same question; where
heads and area point to different sides there is no majority, and it counts as an abstention.
"""

from __future__ import annotations

from meeting_tui.refusal import Refusal, Term
from meeting_tui.rules.condition import Measures, Sets
from meeting_tui.rules.profile import Profile


def side(votes: Measures) -> str:
    """`for` or `against` where every measure leads the same way, else `abstain`."""
    leads = {(sets["for"] > sets["against"]) - (sets["for"] < sets["against"]) for sets in votes.values()}
    return {1: "for", -1: "against"}.get(leads.pop(), "abstain") if len(leads) == 1 else "abstain"


def bases(profile: Profile, sets: Sets) -> dict[str, int]:
    """`participating` and `cast` as they follow from for, against, abstain and invalid."""
    voted = sets["for"] + sets["against"]
    illegal = sets["invalid"]
    return {
        "participating": voted + sets["abstain"] + (illegal if profile.invalid.participates else 0),
        "cast": voted + (illegal if profile.invalid.in_cast else 0),
    }


def deem(profile: Profile, strict: Measures, silent: str) -> dict[str, dict[str, int]]:
    """The sets with non-response counted on the side `silent`: `for`, `against` or `abstain`."""
    deemed = {}
    for measure, sets in strict.items():
        if "nonresponse" not in sets:
            raise Refusal("rules.delivery_unknown", policy=Term(profile.nonresponse.policy))
        counted = {**sets, silent: sets[silent] + sets["nonresponse"]}
        deemed[measure] = {**counted, **bases(profile, counted)}
    return deemed
