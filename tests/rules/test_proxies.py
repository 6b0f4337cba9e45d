"""Voting for others: every limit, by the profile that sets it."""

from __future__ import annotations

import pytest

from meeting_tui.rules import Profile, Voter, load_profile, shipped_profile
from meeting_tui.rules.proxies import Proxy, check_proxies

HEAD = 'format = 1\nid = "ours"\nextends = "cn-assembly"\nbylaw = "12"\n[proxy]\n'


def roll(count: int, units: int = 1, share: int = 100) -> list[Voter]:
    return [Voter(str(n), {"heads": 1, "share": share}, units=units) for n in range(count)]


def carried(count: int, holder: str = "h") -> list[Proxy]:
    return [Proxy(str(n), holder) for n in range(count)]


def reasons(profile: Profile, voters: list[Voter], proxies: list[Proxy]) -> list[str]:
    return [fault.reason for fault in check_proxies(profile, voters, proxies)]


def test_nothing_wrong():
    assert reasons(shipped_profile("cn-assembly"), roll(9), carried(9)) == []


@pytest.mark.parametrize(
    ("rule", "proxies", "expected"),
    [
        ("allowed = false", carried(1), ["not_allowed"]),
        ("", [Proxy("nobody", "h")], ["unknown_principal"]),
        ("", [Proxy("1", "h"), Proxy("1", "g")], ["twice"]),
        ("", [Proxy("1", "2"), Proxy("2", "3")], ["handed_on"]),
        ('forbidden_roles = ["manager_staff"]', [Proxy("1", "h", "manager_staff")], ["forbidden_role"]),
        (
            "instruction_required = true",
            [Proxy("1", "h"), Proxy("2", "h", instructed=True)],
            ["no_instruction"],
        ),
        ("max_principals = 3", carried(3), []),
        ("max_principals = 3", carried(4), ["too_many"]),
        ("max_principals = 0", carried(1), ["too_many"]),
    ],
)
def test_each_limit(rule: str, proxies: list[Proxy], expected: list[str]):
    assert reasons(load_profile(HEAD + rule, "ours.toml"), roll(9), proxies) == expected


def test_shanghai_wants_an_opinion_on_each_item():
    assert reasons(shipped_profile("cn-assembly-shanghai"), roll(3), carried(1)) == ["no_instruction"]


def test_the_fault_names_the_first_proxy_over_the_limit():
    profile = load_profile(HEAD + "max_principals = 3", "ours.toml")
    (fault,) = check_proxies(profile, roll(9), carried(5))
    assert (fault.proxy.principal, fault.number, fault.limit) == ("3", 5, 3)


@pytest.mark.parametrize(
    ("voters", "count", "expected"),
    [(20, 1, []), (20, 2, ["too_many"]), (39, 2, ["too_many"]), (40, 2, []), (40, 3, ["too_many"])],
)
def test_nsw_one_or_five_per_cent_of_the_lots(voters: int, count: int, expected: list[str]):
    assert reasons(shipped_profile("au-nsw-strata"), roll(voters), carried(count)) == expected


@pytest.mark.parametrize(
    ("voters", "count", "expected"),
    [(40, 4, []), (41, 4, []), (39, 4, ["too_many"]), (60, 6, []), (59, 6, ["too_many"])],
)
def test_france_any_number_within_a_tenth_of_all_votes(voters: int, count: int, expected: list[str]):
    assert reasons(shipped_profile("fr-copropriete"), roll(voters), carried(count)) == expected


def test_france_the_holders_own_votes_count_in():
    everyone = roll(40)
    assert reasons(shipped_profile("fr-copropriete"), everyone, carried(4, "39")) == ["too_many"]
