"""Worked cases of the laws added in November 2026, on both sides of each boundary, with where they are from.

The numbers are worked out by hand from the clause beside each group; those marked "from" are somebody's own.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.rules.numbers import outcome

from meeting_tui.rules import decide, shipped_profile
from meeting_tui.rules.calendar import schedule
from meeting_tui.rules.profile import Event
from meeting_tui.rules.second_call import called_again

Sets = dict[str, int]
Case = tuple[str, str, Sets, Sets | None, str]


def at(present: int, for_: int, against: int, everyone: int = 100, abstain: int = 0) -> Sets:
    """So many of all are there; so many of them vote for, against, neither."""
    return {"all": everyone, "present": present, "for": for_, "against": against, "abstain": abstain}


def all_of(everyone: int, for_: int) -> Sets:
    """So many of all consent."""
    return {"all": everyone, "for": for_}


SG, CH, CA, FL, BC, ON = (
    *("sg-strata", "ch-stockwerkeigentum", "us-ca-hoa", "us-fl-condominium"),
    *("ca-bc-strata", "ca-on-condominium"),
)

SINGAPORE: list[Case] = [
    # s 2(2)(b)(i): more valid votes for than against, by count; First Schedule: 30 % of the share value
    (SG, "ordinary", at(20, 11, 9), at(300, 120, 180, 1000), "passed"),
    (SG, "ordinary", at(20, 10, 10), at(300, 180, 120, 1000), "rejected"),
    (SG, "ordinary", at(20, 20, 0), at(299, 299, 0, 1000), "no_quorum"),
    # s 2(2)(b)(ii): on a poll the same votes by share value come out the other way round
    (SG, "ordinary-poll", at(20, 11, 9), at(300, 120, 180, 1000), "rejected"),
    (SG, "ordinary-poll", at(20, 9, 11), at(300, 151, 149, 1000), "passed"),
    (SG, "ordinary-poll", at(20, 9, 11), at(300, 150, 150, 1000), "rejected"),
    # s 2(3): 75 % of the share value of all valid votes; s 2(5): 90 %; who abstains casts none
    (SG, "special", at(40, 20, 9, abstain=11), at(500, 300, 100, 1000, 100), "passed"),
    (SG, "special", at(40, 20, 9, abstain=11), at(500, 299, 100, 1000, 101), "rejected"),
    (SG, "ninety", at(40, 36, 4), at(500, 450, 50, 1000), "passed"),
    (SG, "ninety", at(40, 36, 4), at(500, 449, 51, 1000), "rejected"),
    # s 2(4): all valid votes cast
    (SG, "unanimous", at(40, 30, 0, abstain=10), at(500, 400, 0, 1000, 100), "passed"),
    (SG, "unanimous", at(40, 39, 1), at(500, 499, 1, 1000), "rejected"),
    # s 2(6): 90 % of all share value; s 2(7): every proprietor
    (SG, "comprehensive", all_of(100, 80), all_of(1000, 900), "passed"),
    (SG, "comprehensive", all_of(100, 99), all_of(1000, 899), "rejected"),
    (SG, "consensus", all_of(100, 100), all_of(1000, 1000), "passed"),
    (SG, "consensus", all_of(100, 99), all_of(1000, 999), "rejected"),
]

SWITZERLAND: list[Case] = [
    # ZGB 67(2): more than half of those present, so an abstention counts against; 712p(1): half and half
    (CH, "ordinary", at(6, 4, 2, 12), at(500, 100, 400, 1000), "passed"),
    (CH, "ordinary", at(6, 3, 2, 12, 1), at(500, 300, 100, 1000, 100), "rejected"),
    (CH, "ordinary", at(5, 5, 0, 12), at(900, 900, 0, 1000), "no_quorum"),
    (CH, "ordinary", at(11, 11, 0, 12), at(499, 499, 0, 1000), "no_quorum"),
    (CH, "ordinary", at(7, 7, 0, 13), at(500, 500, 0, 1000), "passed"),  # of thirteen, six are not half
    (CH, "ordinary", at(6, 6, 0, 13), at(500, 500, 0, 1000), "no_quorum"),
    (CH, "ordinary", at(1, 1, 0, 2), at(600, 600, 0, 1000), "no_quorum"),  # 712p(1): at least two
    # 647b, 647d. The pergola is from a textbook: 11 of 12 are there with 920, six with 450 want it
    (CH, "qualified", at(11, 6, 5, 12), at(920, 450, 470, 1000), "rejected"),
    (CH, "qualified", at(11, 7, 4, 12), at(920, 501, 419, 1000), "passed"),
    (CH, "qualified", at(11, 7, 4, 12), at(920, 500, 420, 1000), "rejected"),
    (CH, "qualified", at(11, 6, 5, 12), at(920, 900, 20, 1000), "rejected"),
    # the notaries of Zurich: of those present
    (CH, "qualified-present", at(11, 6, 5, 12), at(920, 450, 470, 1000), "rejected"),
    (CH, "qualified-present", at(11, 6, 5, 12), at(920, 461, 459, 1000), "passed"),
    (CH, "qualified-present", at(11, 6, 5, 12), at(920, 460, 460, 1000), "rejected"),
    (CH, "unanimous", all_of(12, 12), None, "passed"),
    (CH, "unanimous", all_of(12, 11), None, "rejected"),
    (CH, "written", all_of(12, 12), None, "passed"),
    (CH, "written", all_of(12, 11), None, "rejected"),
]

CALIFORNIA: list[Case] = [
    # 5115: no quorum unless the documents set one, and the most votes win: one is enough, none is not
    (CA, "election", at(1, 1, 0), None, "passed"),
    (CA, "election", at(60, 0, 60), None, "rejected"),
    # Corp. Code 7512(a): a third of the voting power, more than half of those voting
    (CA, "majority", at(33, 17, 16, 99), None, "passed"),
    (CA, "majority", at(34, 17, 17, 99), None, "rejected"),
    (CA, "majority", at(32, 32, 0, 99), None, "no_quorum"),
    # 5605(c): more than half; 4070: a majority of the votes that is also one of that quorum
    (CA, "assessment", at(51, 26, 25), None, "passed"),
    (CA, "assessment", at(51, 25, 25, abstain=1), None, "rejected"),
    (CA, "assessment", at(50, 50, 0), None, "no_quorum"),
    (CA, "assessment", at(51, 25, 0, abstain=26), None, "rejected"),  # of a quorum of 51, 26 are a majority
    # 4065: of all members
    (CA, "declaration", all_of(100, 51), None, "passed"),
    (CA, "declaration", all_of(100, 50), None, "rejected"),
]

FLORIDA: list[Case] = [
    # 718.112(2)(b)1: a majority of all is there, and a majority of those decides: abstaining is no help
    (FL, "decision", at(51, 26, 25), None, "passed"),
    (FL, "decision", at(52, 26, 20, abstain=6), None, "rejected"),
    (FL, "decision", at(50, 50, 0), None, "no_quorum"),
    # (2)(d): a fifth of the eligible voters cast a ballot
    (FL, "election", {"all": 100, "returned": 20, "for": 1, "against": 19}, None, "passed"),
    (FL, "election", {"all": 100, "returned": 19, "for": 19, "against": 0}, None, "no_quorum"),
    (FL, "election", {"all": 100, "returned": 20, "for": 0, "against": 20}, None, "rejected"),
    # 718.110(1)(a): owners of not less than two thirds of the units
    (FL, "declaration", all_of(99, 66), None, "passed"),
    (FL, "declaration", all_of(100, 66), None, "rejected"),
    (FL, "reserves", all_of(100, 51), None, "passed"),
    (FL, "reserves", all_of(100, 50), None, "rejected"),
    (FL, "alteration", all_of(100, 75), None, "passed"),
    (FL, "alteration", all_of(100, 74), None, "rejected"),
    (FL, "recall", all_of(100, 51), None, "passed"),
    (FL, "recall", all_of(100, 50), None, "rejected"),
]

COLUMBIA: list[Case] = [
    # from T. Gioventu's column: of 27 who voted on the budget 14 were for it, and that is a majority
    (BC, "majority", at(27, 14, 13, 60), None, "passed"),
    (BC, "majority", at(26, 13, 13, 60), None, "rejected"),
    (BC, "majority", at(20, 2, 1, 60, 17), None, "passed"),  # s 1(1): who abstains is left out
    (BC, "majority", at(19, 19, 0, 60), None, "no_quorum"),
    # s 48(2)(b): fewer than four lots, two thirds
    (BC, "majority", at(2, 2, 0, 4), None, "passed"),
    (BC, "majority", at(2, 2, 0, 3), None, "passed"),
    (BC, "majority", at(1, 1, 0, 3), None, "no_quorum"),
    (BC, "three-quarters", at(40, 30, 10, 60), None, "passed"),
    (BC, "three-quarters", at(40, 29, 10, 60, 1), None, "rejected"),
    (BC, "eighty", all_of(60, 48), None, "passed"),
    (BC, "eighty", all_of(60, 47), None, "rejected"),
    (BC, "unanimous", all_of(60, 60), None, "passed"),
    (BC, "unanimous", all_of(60, 59), None, "rejected"),
]

ONTARIO: list[Case] = [
    (ON, "majority", at(25, 13, 12), None, "passed"),
    (ON, "majority", at(26, 13, 13), None, "rejected"),
    (ON, "majority", at(24, 24, 0), None, "no_quorum"),
    (ON, "third-attempt", at(15, 8, 7), None, "passed"),
    (ON, "third-attempt", at(16, 8, 8), None, "rejected"),
    (ON, "third-attempt", at(14, 14, 0), None, "no_quorum"),
    # from A. Casalinuovo: 53 % there, 75 % of them for it: forty of a hundred are no majority of all
    (ON, "by-law", at(53, 40, 13), None, "rejected"),
    (ON, "by-law", at(53, 51, 2), None, "passed"),
    (ON, "by-law", at(53, 50, 3), None, "rejected"),
    (ON, "removal", at(60, 51, 9), None, "passed"),
    (ON, "removal", at(60, 50, 10), None, "rejected"),
    (ON, "substantial-change", at(70, 66, 0, 99), None, "passed"),
    (ON, "substantial-change", at(70, 65, 0, 99), None, "rejected"),
    (ON, "declaration", all_of(100, 80), None, "passed"),
    (ON, "declaration", all_of(100, 79), None, "rejected"),
    (ON, "declaration-shares", all_of(100, 90), None, "passed"),
    (ON, "declaration-shares", all_of(100, 89), None, "rejected"),
]

CASES = [*SINGAPORE, *SWITZERLAND, *CALIFORNIA, *FLORIDA, *COLUMBIA, *ONTARIO]


@pytest.mark.parametrize(("profile", "rule", "heads", "share", "expected"), CASES)
def test_worked_cases(profile: str, rule: str, heads: Sets, share: Sets | None, expected: str):
    measures = {"heads": heads} | ({"share": share} if share else {})
    assert outcome(profile, rule, **measures) == expected


def test_a_second_call_needs_a_third_in_zurich_and_nobody_in_vancouver():
    """ZGB 712p(3): a third of the owners, at least two, whatever they hold. SPA 48(3): who is there."""
    swiss, columbian = (called_again(shipped_profile(law)) for law in (CH, BC))

    def sets(everyone: int, present: int) -> Sets:
        more = {"cast": present, "participating": present, "invalid": 0}
        return at(present, present, 0, everyone) | more

    for present, came in ((4, "passed"), (3, "no_quorum")):
        measures = {"heads": sets(12, present), "share": sets(1000, 10)}
        assert decide(swiss, "ordinary", measures).outcome == came
    assert decide(columbian, "majority", {"heads": sets(60, 1)}).passed
    assert shipped_profile(CH).second_call.days == 11  # the day after ten have run out


@pytest.mark.parametrize(
    ("law", "event", "rules", "days"),
    [
        # BSMA s 2(2)(a), (3)(a): on the 15th, the 22nd day after the notice, or later
        (SG, "assembly", ("ordinary", "ordinary-poll"), {"notice": 15}),
        (SG, "assembly", ("special",), {"long-notice": 22}),
        (SG, "assembly", ("ordinary", "special"), {"notice": 15, "long-notice": 22}),
        (SG, "assembly", None, {"notice": 15, "long-notice": 22}),
        # Fla. Stat. 718.112(2)(d): sixty days, forty and fourteen, for elections alone
        (FL, "vote_close", ("election",), {"first-notice": 60, "candidates": 40, "second-notice": 14}),
        (FL, "vote_close", ("decision",), {}),
        (CA, "vote_open", ("assessment",), {}),
        (CA, "vote_open", ("election",), {"election-notice": 30}),
        (ON, "assembly", ("majority",), {"notice": 15, "preliminary-notice": 35}),
    ],
)
def test_notice_is_that_of_the_rule(
    law: str, event: Event, rules: tuple[str, ...] | None, days: dict[str, int]
):
    day = date(2027, 3, 1)
    found = schedule(shipped_profile(law), {event: day}, date(2026, 11, 28), rules=rules)
    assert {due.duty.id: (day - due.last).days for due in found} == days
