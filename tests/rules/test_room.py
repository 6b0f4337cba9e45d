"""Votes of those who are in the room, against sums made another way."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from meeting_tui.rules import Voter, shipped_profile
from meeting_tui.rules.electorate import capped, carried
from meeting_tui.rules.nonresponse import bases
from meeting_tui.rules.proxies import Proxy
from meeting_tui.rules.reach import sufficing_each

CN, TW = shipped_profile("cn-assembly"), shipped_profile("tw-condominium")
counts = st.integers(0, 40)


@given(every=st.integers(1, 60), fors=counts, against=counts, abstain=counts, area=st.integers(1, 500))
def test_the_least_for_that_suffices_is_the_one_that_trying_all_finds(every, fors, against, abstain, area):
    sizes = {"heads": 1, "area": area}
    pool = {name: fors * size for name, size in sizes.items()}

    def voted(so, others):
        sets = {}
        for name, n in so.items():
            votes = {"for": n, "against": against * sizes[name] + others[name], "invalid": 0}
            votes["abstain"] = abstain * sizes[name]
            sets[name] = {"all": every * sizes[name], **votes, **bases(CN, votes)}
        return sets

    found = sufficing_each(CN.rule("special"), voted, pool)
    for name, size in sizes.items():
        present, whole = (fors + against + abstain) * size, every * size
        enough = [
            n
            for n in range(pool[name] + 1)
            if present and 3 * present >= 2 * whole and Fraction(n, present) >= Fraction(3, 4)
        ]
        assert found[name].needed == (enough[0] if enough else None)


@settings(max_examples=60)
@given(st.lists(st.integers(1, 400), min_size=6, max_size=30), st.data())
def test_what_a_holder_may_carry_is_the_same_of_a_few_as_of_all(weights, data):
    voters = [Voter(str(n), {"heads": 1, "share": each}) for n, each in enumerate(weights)]
    givers = data.draw(st.sets(st.integers(2, len(voters) - 1), max_size=len(voters)))
    proxies = [Proxy(str(n), data.draw(st.sampled_from("01"))) for n in sorted(givers)]
    whole = {each.id: each.weights for each in capped(TW, voters, proxies)}
    cut = capped(TW, voters)
    totals = {name: sum(each.weights[name] for each in cut) for name in ("heads", "share")}
    few = [each for each in cut if int(each.id) in givers]
    units = sum(each.units for each in voters)
    assert {each.id: each.weights for each in carried(TW, totals, units, few, proxies)} == {
        str(n): whole[str(n)] for n in givers
    }
