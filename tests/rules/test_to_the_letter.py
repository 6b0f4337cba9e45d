"""Rules to the letter, each beside the words it was read from."""

from __future__ import annotations

import pytest

from meeting_tui.rules import Voter, decide, shipped_profile
from meeting_tui.rules.electorate import capped
from meeting_tui.rules.proxies import Proxy, check_proxies


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
    }
    assert [decide(law, rule, sets).outcome for rule in ("ordinary", "ordinary-poll")] == [
        "passed",
        "rejected",
    ]
