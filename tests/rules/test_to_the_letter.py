"""Rules to the letter, each beside the words it was read from."""

from __future__ import annotations

import pytest

from meeting_tui.rules import Ballot, Question, Voter, decide, shipped_profile, tally
from meeting_tui.rules.electorate import capped
from meeting_tui.rules.proxies import Proxy, check_proxies
from meeting_tui.rules.verdict import Result, conclude


def test_france_article_26_has_a_second_vote_and_no_third():
    """Décret 67-223 art. 19-1: after the second vote of article 26-1 no other follows by article 25-1."""
    france = shipped_profile("fr-copropriete")
    heads = {"all": 10, "present": 8, "for": 4}
    first = decide(france, "art-26", {"heads": heads, "share": {"all": 900, "for": 400}})
    assert (first.outcome, first.next_rule) == ("second_vote", "art-26-1")
    again = decide(france, first.next_rule, {"share": {"all": 900, "for": 400, "cast": 700}})
    assert (again.outcome, again.next_rule) == ("rejected", "")
    assert decide(france, "art-25", {"share": {"all": 900, "for": 400}}).outcome == "second_vote"


def test_france_the_manager_holds_no_proxy():
    """Loi 65-557 art. 22: le syndic, son conjoint et ses préposés ne peuvent … recevoir mandat."""
    voters = [Voter(str(n), {"heads": 1, "share": 100}) for n in range(3)]
    given = [Proxy("1", "agency", role="manager"), Proxy("2", "0")]
    faults = check_proxies(shipped_profile("fr-copropriete"), voters, given)
    assert [(fault.reason, fault.proxy.principal) for fault in faults] == [("forbidden_role", "1")]


@pytest.mark.parametrize(
    ("parts", "own", "heads", "share"),
    [
        (10, 2, 2, 2000),  # a fifth of the parts is reached, and nothing lies above it
        (10, 3, 2, 2000),  # of three parts and 3000 of 10,000 one part and 1000 do not count
        (10, 1, 1, 1000),
        (5, 2, 2, 2000),  # of five parts each owner of one would be over: heads are not cut
    ],
)
def test_taiwan_one_vote_a_part_and_no_more_than_a_fifth(parts: int, own: int, heads: int, share: int):
    """公寓大廈管理條例 27: 各專有部分之區分所有權人有一表決權; 五分之一以上者, 其超過部分不予計算."""
    law = shipped_profile("tw-condominium")
    assert law.heads.unit == "exclusive_part"
    each = 10_000 // parts
    one = Voter("A", {"heads": own, "share": own * each}, units=own)
    others = [Voter(str(n), {"heads": 1, "share": each}) for n in range(parts - own)]
    cut = capped(law, [one, *others])[0].weights
    assert (cut["heads"], cut["share"]) == (heads, share)


def test_new_south_wales_a_poll_goes_by_entitlement_and_hands_by_lots():
    """SSMA 2015 Sch 1 cl 14: one vote a lot; where a poll is demanded, by unit entitlement."""
    law = shipped_profile("au-nsw-strata")
    sets = {
        "heads": {"all": 4, "present": 4, "for": 3, "against": 1, "cast": 4},
        "share": {"all": 400, "present": 400, "for": 150, "against": 250, "cast": 400},
        "persons": {"all": 4, "present": 4},
    }
    assert [decide(law, rule, sets).outcome for rule in ("ordinary", "ordinary-poll")] == [
        "passed",
        "rejected",
    ]


def test_new_south_wales_the_quorum_is_of_persons_and_of_the_whole_entitlement():
    """SSMA 2015 s 5, Sch 1 cl 17: a third of the developer's value is voted; all is there and in the base.

    The developer holds 600 of 1000: votes 200, and alone is no two persons. Against a special resolution
    200 of 600 are more than a quarter, 200 of 800 are not.
    """
    law = shipped_profile("au-nsw-strata")
    others = [Voter(name, {"heads": 1, "share": 200, "persons": 1}) for name in "AB"]
    builder = Voter("D", {"heads": 3, "share": 600, "persons": 1}, kind="developer", units=3)
    voters = capped(law, [builder, *others])
    assert (voters[0].weights["share"], voters[0].unvoted) == (200, {"share": 400})

    def came(*marks: tuple[str, str]) -> Result:
        papers = [Ballot(who, True, {"q": (mark,)}) for who, mark in marks]
        return conclude(law, tally(law, Question("q", "special"), voters, papers))

    alone = came(("D", "for"))
    assert (alone.outcome, alone.tally.strict["share"]["present"]) == ("no_quorum", 600)
    two = came(("D", "against"), ("A", "for"))
    assert two.outcome == "rejected"
    row = came(("D", "against"), ("A", "for"), ("B", "for")).tally.strict["share"]
    assert (row["all"], row["present"], row["cast"], row["against"]) == (1000, 1000, 600, 200)
    more = [*voters[:1], *(each._replace(weights={**each.weights, "share": 300}) for each in voters[1:])]
    papers = [Ballot(each.id, True, {"q": ("against" if each.id == "D" else "for",)}) for each in more]
    assert conclude(law, tally(law, Question("q", "special"), more, papers)).outcome == "passed"


@pytest.mark.parametrize(
    ("there", "abstaining", "outcome"),
    [(5, 0, "passed"), (4, 0, "rejected"), (5, 1, "rejected"), (6, 1, "passed")],
)
def test_hong_kong_only_who_votes_in_the_room_is_counted(there: int, abstaining: int, outcome: str):
    """Cap 344 from 2025-07-13: five per cent of the owners or 100 voted in person; coming is not enough."""
    law = shipped_profile("hk-bmo")
    voters = [Voter(str(n), {"heads": 1, "share": 10}) for n in range(100)]
    here = {str(n) for n in range(there)}
    papers = [Ballot(str(n), True, {"q": ("abstain" if n < abstaining else "for",)}) for n in range(20)]
    counted = tally(
        law,
        Question("q", "large-scale-maintenance"),
        voters,
        papers,
        present={str(n) for n in range(20)},
        in_person=here,
    )
    assert counted.strict["heads"]["in_person"] == there
    assert counted.strict["heads"]["voted_in_person"] == there - abstaining
    assert conclude(law, counted).outcome == outcome


def test_taiwan_three_owners_reconvene_not_three_votes():
    """公寓大廈管理條例 32: 三人以上 are persons; one who holds three parts is one."""
    law = shipped_profile("tw-condominium")
    row = {"all": 10, "present": 3, "for": 2}
    persons = ({"all": 8, "present": n} for n in (2, 3))
    came = [decide(law, "art-32", {"heads": row, "share": row, "persons": each}).outcome for each in persons]
    assert came == ["no_quorum", "passed"]
