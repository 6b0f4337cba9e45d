"""Weights cut where the law cuts them."""

from __future__ import annotations

import pytest

from meeting_tui.rules import Voter, load_profile, shipped_profile
from meeting_tui.rules.electorate import capped
from meeting_tui.rules.profile_out import to_toml
from meeting_tui.rules.proxies import Proxy


def shares(*weights: int, kind: str = "owner", units: int = 1) -> list[Voter]:
    first, *rest = (Voter(str(n), {"heads": 1, "share": weight}) for n, weight in enumerate(weights))
    return [Voter(first.id, first.weights, kind, units), *rest]


def weights(profile: str, voters: list[Voter], proxies: tuple[Proxy, ...] = ()) -> list[int]:
    return [voter.weights["share"] for voter in capped(shipped_profile(profile), voters, proxies)]


@pytest.mark.parametrize(
    ("given", "left"),
    [((600, 200, 200), [400, 200, 200]), ((500, 300, 200), [500, 300, 200]), ((1000,), [0])],
)
def test_in_france_nobody_outweighs_all_others(given: tuple[int, ...], left: list[int]):
    assert weights("fr-copropriete", shares(*given)) == left


@pytest.mark.parametrize(
    ("given", "kind", "left"),
    [
        ((50, 25, 25), "developer", [16, 25, 25]),
        ((49, 26, 25), "developer", [49, 26, 25]),
        ((50, 25, 25), "owner", [50, 25, 25]),
        ((90, 10), "developer", [90, 10]),
    ],
)
def test_in_nsw_a_developer_with_half_counts_a_third(given: tuple[int, ...], kind: str, left: list[int]):
    assert weights("au-nsw-strata", shares(*given, kind=kind)) == left


def test_nsw_counts_lots_not_owners():
    assert weights("au-nsw-strata", shares(90, 10, kind="developer", units=9)) == [30, 10]


def test_in_taiwan_what_is_over_a_fifth_is_ignored():
    assert weights("tw-condominium", shares(300, 100, 100, 100, 100, 100, 100, 101)) == [
        200,
        100,
        100,
        100,
        100,
        100,
        100,
        101,
    ]


def test_in_taiwan_a_holder_carries_a_fifth_and_the_rest_stays_in_the_base():
    taiwan = shipped_profile("tw-condominium")
    voters = shares(*[100] * 10)
    proxies = tuple(Proxy(str(n), "9") for n in range(3))
    found = {voter.id: voter for voter in capped(taiwan, voters, proxies)}
    assert [found[str(n)].weights["share"] for n in range(3)] == [100, 100, 0]
    assert found["2"].uncounted == {"share": 100, "heads": 1}
    assert found["2"].weights == {"heads": 0, "share": 0}


def test_without_caps_nothing_changes():
    voters = tuple(shares(900, 1))
    assert capped(shipped_profile("de-weg"), voters) == voters


def test_caps_survive_being_written():
    for name in ("au-nsw-strata", "tw-condominium"):
        profile = shipped_profile(name)
        assert load_profile(to_toml(profile), "again").caps == profile.caps != ()
