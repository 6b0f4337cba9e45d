"""A rule holds in its span; a law on a day, an old record and an old bundle keep what they meant."""

from __future__ import annotations

from datetime import date

import pytest

from meeting_tui.refusal import Refusal
from meeting_tui.rules import Ballot, Profile, Question, Voter, decide, load_profile, shipped, shipped_profile
from meeting_tui.rules.bundle import PollFacts, bundle
from meeting_tui.rules.law_in_time import on, stale
from meeting_tui.rules.profile_out import to_raw
from meeting_tui.rules.recount import recount
from meeting_tui.rules.shelf import former_profiles, recorded_profile

JAPAN = shipped_profile("jp-condominium")
BEFORE, AFTER = "2026-03-31", "2026-04-01"


@pytest.mark.parametrize(
    ("day", "rule", "present", "for_", "outcome"),
    [  # of 100 owners and votes; before the amendment all of them were the base, since then those attending
        (BEFORE, "ordinary", 60, 50, "rejected"),
        (BEFORE, "ordinary", 60, 51, "passed"),
        (AFTER, "ordinary", 60, 30, "rejected"),
        (AFTER, "ordinary", 60, 31, "passed"),
        (BEFORE, "special", 80, 74, "rejected"),
        (BEFORE, "special", 80, 75, "passed"),
        (AFTER, "special", 80, 59, "rejected"),
        (AFTER, "special", 80, 60, "passed"),
        (AFTER, "special", 50, 50, "no_quorum"),
        (AFTER, "special", 51, 39, "passed"),
    ],
)
def test_japan_before_and_after_its_amendment(
    day: str, rule: str, present: int, for_: int, outcome: str
) -> None:
    row = {"all": 100, "present": present, "for": for_, "against": present - for_, "cast": present}
    found = decide(on(JAPAN, day), rule, {"heads": row, "share": row})
    assert (found.outcome, found.rule.id) == (outcome, rule)
    assert day in found.rule.cite["zh"] or day in found.rule.cite["en"]


def test_a_rule_that_is_not_in_force_can_not_be_taken() -> None:
    hong_kong = shipped_profile("hk-bmo")
    assert on(hong_kong, "2025-07-13").rule("large-scale-maintenance").since == "2025-07-13"
    with pytest.raises(Refusal, match=r"rules\.unknown_rule"):
        on(hong_kong, "2025-07-12").rule("large-scale-maintenance")


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("day", [BEFORE, AFTER, "2025-07-12"])
def test_a_law_on_a_day_reads_back_whole(name: str, day: str) -> None:
    law = on(shipped_profile(name), day)
    assert load_profile(law.text, "frozen.toml") == law
    assert not any(rule.formerly for rule in law.rules.values())


def test_laws_without_spans_stay_as_they_are() -> None:
    law = shipped_profile("cn-assembly")
    assert on(law, "2020-01-01") is law


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_a_bundle_counts_by_the_law_of_its_day(day: str) -> None:
    """31 of 60 attending pass from the day on, and didn't before; the other day's law is named as bent."""
    voters = tuple(Voter(str(n), {"heads": 1, "share": 1}) for n in range(100))
    marks = ["for"] * 31 + ["against"] * 29
    ballots = tuple(Ballot(str(n), True, {"q": (mark,)}) for n, mark in enumerate(marks))
    facts = PollFacts(
        on(JAPAN, day), (Question("q", "ordinary"),), voters, ballots, poll={"opens": f"{day}T09:00"}
    )
    found = recount(bundle(facts))
    assert (found.differences, found.results[0].outcome) == ((), "passed" if day == AFTER else "rejected")
    other = AFTER if day == BEFORE else BEFORE
    moved = recount({**bundle(facts), "poll": {"opens": f"{other}T09:00"}})
    assert any(path.startswith("profile.rule.ordinary.approval") for path in moved.differences)


BEFORE_NOW = [law for name in shipped() for law in (*former_profiles(name), shipped_profile(name))]


@pytest.mark.parametrize("law", BEFORE_NOW, ids=lambda law: law.id)
def test_a_bundle_of_the_law_as_it_shipped_before_is_no_other_law(law: Profile) -> None:
    then = on(law, "2026-11-01")
    facts = PollFacts(
        then, (Question("q", next(iter(then.rules))),), (), (), poll={"opens": "2026-11-01T09:00"}
    )
    assert not recount(bundle(facts)).differences


def test_what_a_record_without_a_text_means_never_changes() -> None:
    """France: until 2026-11-28 the program put article 25, and with it a third vote, behind article 26."""
    before, now = recorded_profile("fr-copropriete"), shipped_profile("fr-copropriete")
    assert [law.rule("art-26").fallback.rule for law in (before, now)] == ["art-25", "art-26-1"]  # type: ignore[union-attr]
    assert recorded_profile("uk-company") is shipped_profile("uk-company")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (('until = "2026-03-31"', 'until = "2026-04-01"'), "rules.profile_overlap"),
        (('formerly = "ordinary"', 'formerly = "plain"'), "rules.profile_value"),
        (('since = "2026-04-01"', 'since = "2026-04-01"\nuntil = "2026-01-01"'), "rules.profile_span"),
        (('since = "2026-04-01"', 'since = "1.4.2026"'), "rules.profile_date"),
    ],
)
def test_spans_that_can_not_be_are_refused(change: tuple[str, str], code: str) -> None:
    with pytest.raises(Refusal) as caught:
        load_profile(JAPAN.text.replace(*change, 1), "jp.toml")
    assert caught.value.code == code


def test_sources_read_more_than_a_year_ago_are_told() -> None:
    old = {rule.id for rule in stale(shipped_profile("cn-assembly"), date(2026, 11, 28))}
    assert old == {"ordinary", "special"}  # read 2025-04-19
    assert not list(stale(shipped_profile("cn-assembly"), date(2026, 4, 19)))
    assert {rule.id for rule in stale(shipped_profile("cn-assembly"), date(2026, 4, 20))} == old


def test_the_profile_as_tables_says_spans_only_where_there_are_some() -> None:
    assert to_raw(JAPAN)["rule"]["ordinary"]["since"] == AFTER
    assert "since" not in to_raw(shipped_profile("cn-assembly"))["rule"]["ordinary"]
