"""The count: sets, silence, duplicates, who is not entitled, and what must hold whatever comes in."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.numbers import CN, approve, crowd

from meeting_tui.refusal import Refusal
from meeting_tui.rules import (
    Ballot,
    BallotCount,
    Profile,
    Question,
    Tally,
    Voter,
    load_profile,
    shipped_profile,
    tally,
)

Q = approve()


def papers(*marks: str, first: int = 1) -> list[Ballot]:
    """One paper a voter; "" is blank, "-" invalid as a whole."""
    return [
        Ballot(
            str(n),
            mark != "-",
            {"q": (mark,) if mark not in ("", "-") else ()},
            "unsigned" if mark == "-" else "",
        )
        for n, mark in enumerate(marks, first)
    ]


def derived(extra: str, base: str = "cn-assembly") -> Profile:
    return load_profile(
        f'format = 1\nid = "ours"\nextends = "{base}"\nbylaw = "rule 12"\n{extra}', "ours.toml"
    )


def heads(counted: Tally) -> dict[str, int]:
    return dict(counted.strict["heads"])


def test_the_sets_of_a_count():
    ballots = papers("for", "for", "against", "abstain", "", "-", "nonsense")
    sets = heads(tally(CN, Q, crowd(10), ballots, {str(n) for n in range(1, 10)}))
    assert sets == {
        "all": 10,
        "delivered": 9,
        "returned": 7,
        "present": 7,
        "in_person": 0,
        "for": 2,
        "against": 1,
        "abstain": 2,
        "blank": 1,
        "invalid": 2,
        "nonresponse": 2,
        "participating": 5,
        "cast": 3,
    }


def test_without_deliveries_nothing_is_said_of_silence():
    counted = tally(CN, Q, crowd(3), papers("for"))
    assert not {"delivered", "nonresponse"} & heads(counted).keys()


def test_a_paper_that_came_back_was_delivered():
    sets = heads(tally(CN, Q, crowd(3), papers("for", "for"), {"3"}))
    assert (sets["delivered"], sets["nonresponse"], sets["returned"]) == (3, 1, 2)


def test_who_is_there_is_counted_when_it_is_known():
    counted = tally(CN, Q, crowd(5), papers("for"), present={"1", "2", "9"}, in_person={"2"})
    assert (heads(counted)["present"], heads(counted)["in_person"]) == (2, 1)


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (CN, {"abstain": 1, "invalid": 0, "participating": 1}),
        (derived('blank = "invalid"'), {"abstain": 0, "invalid": 1, "participating": 0}),
        (derived('blank = "not_cast"'), {"abstain": 0, "invalid": 0, "participating": 0}),
        (
            derived('blank = "invalid"\n[invalid]\nparticipates = true'),
            {"invalid": 1, "participating": 1, "cast": 0},
        ),
        (
            derived('blank = "invalid"\n[invalid]\nin_cast = true'),
            {"invalid": 1, "participating": 0, "cast": 1},
        ),
    ],
)
def test_what_a_blank_paper_is(profile: Profile, expected: dict[str, int]):
    sets = heads(tally(profile, Q, crowd(2), papers("")))
    assert {name: sets[name] for name in expected} == expected
    assert (sets["blank"], sets["returned"]) == (1, 1)


def test_where_the_law_says_so_one_bad_item_spoils_the_paper():
    strict = derived('[invalid]\nscope = "ballot"')
    questions = [Question("a", "ordinary"), Question("b", "ordinary")]
    paper = Ballot("1", True, {"a": ("for",), "b": ("for", "against")})
    for profile, for_ in ((CN, 1), (strict, 0)):
        count = BallotCount(profile, questions, crowd(1))
        count.add(paper)
        assert count.tally("a").strict["heads"]["for"] == for_


class TestSilence:
    bylaw = derived(
        '[nonresponse]\npolicy = "follow_majority"\nbylaw = "12(3)"\n'
        'warning = { zh = "随多数", en = "follows" }\n'
    )

    @pytest.mark.parametrize(
        ("marks", "side"), [("ffa", "for"), ("faa", "against"), ("fa", "abstain"), ("", "abstain")]
    )
    def test_it_follows_the_majority_of_those_who_said_something(self, marks: str, side: str):
        ballots = papers(*({"f": "for", "a": "against"}[mark] for mark in marks))
        counted = tally(self.bylaw, Q, crowd(10), ballots, {str(n) for n in range(1, 9)})
        assert counted.followed == side
        assert counted.deemed is not None
        assert counted.deemed["heads"][side] == counted.strict["heads"][side] + 8 - len(marks)
        assert counted.deemed["heads"]["participating"] == 8
        assert counted.binding is counted.deemed

    def test_heads_and_area_at_odds_are_no_majority(self):
        voters = (Voter("1", {"heads": 1, "area": 99}), *crowd(2, 10, 2), *crowd(3, 10, 4))
        ballots = papers("for", "against", "against")
        counted = tally(self.bylaw, Q, voters, ballots, {voter.id for voter in voters})
        assert counted.followed == "abstain"
        assert counted.deemed is not None
        assert counted.deemed["heads"]["abstain"] == 3

    def test_only_delivered_papers_can_follow(self):
        counted = tally(self.bylaw, Q, crowd(10), papers("for"), {"1", "2"})
        assert counted.deemed is not None
        assert counted.deemed["heads"]["for"] == 2

    def test_without_a_delivery_record_it_is_refused(self):
        with pytest.raises(Refusal) as refused:
            tally(self.bylaw, Q, crowd(3), papers("for"))
        assert refused.value.code == "rules.delivery_unknown"

    def test_in_a_choice_of_offers_it_takes_no_side(self):
        offers = Question("q", "ordinary", "choose", ("a", "b"))
        counted = tally(self.bylaw, offers, crowd(5), papers("a", "a"), {"1", "2", "3"})
        assert counted.deemed is not None
        assert counted.deemed["heads"]["abstain"] == 1


class TestWithTheMajority:
    """A box of its own, which is not silence."""

    profile = derived('options = ["for", "against", "abstain", "follow_majority"]')

    def test_it_goes_where_the_explicit_votes_lead(self):
        counted = tally(self.profile, Q, crowd(5), papers("for", "for", "against", "follow_majority"))
        assert (counted.followed, counted.deemed) == ("for", None)
        assert (heads(counted)["for"], heads(counted)["participating"]) == (3, 4)
        assert counted.choices["heads"]["follow_majority"] == 1

    def test_without_a_majority_it_abstains(self):
        counted = tally(self.profile, Q, crowd(5), papers("for", "against", "follow_majority"))
        assert (counted.followed, heads(counted)["abstain"]) == ("abstain", 1)

    def test_unused_it_changes_nothing(self):
        assert tally(self.profile, Q, crowd(5), papers("for")).followed == ""


class TestTwoPapersOfOneVoter:
    def two(self, *pair: Ballot) -> tuple[dict[str, int], list[str]]:
        counted = tally(CN, Q, crowd(2), pair)
        return heads(counted), [flag.reason for flag in counted.flags]

    def test_the_same_twice_counts_once(self):
        sets, flags = self.two(*papers("for"), *papers("for"))
        assert (sets["for"], sets["returned"], flags) == (1, 1, ["duplicate"])

    def test_the_same_ticks_in_another_order_are_the_same(self):
        elect = Question("q", "ordinary", "elect", ("a", "b", "c"), seats=2)
        pair = [Ballot("1", True, {"q": ("a", "b")}), Ballot("1", True, {"q": ("b", "a")})]
        counted = tally(CN, elect, crowd(1), pair)
        assert counted.choices["heads"]["a"] == 1

    def test_co_owners_who_disagree_count_for_nothing(self):
        sets, flags = self.two(*papers("for"), *papers("against"))
        assert (sets["for"], sets["against"], sets["invalid"], sets["participating"]) == (0, 0, 1, 0)
        assert flags == ["duplicate", "contradictory"]

    def test_a_third_paper_heals_nothing(self):
        sets, flags = self.two(*papers("for"), *papers("against"), *papers("for"))
        assert (sets["for"], sets["invalid"]) == (0, 1)
        assert flags.count("contradictory") == 1

    @pytest.mark.parametrize("order", [1, -1])
    def test_an_invalid_paper_contradicts_nobody(self, order: int):
        sets, _flags = self.two(*[papers("-")[0], papers("for")[0]][::order])
        assert (sets["for"], sets["invalid"], sets["returned"]) == (1, 0, 1)

    def test_two_invalid_papers_are_one(self):
        sets, flags = self.two(*papers("-"), *papers("-"))
        assert (sets["invalid"], flags) == (1, ["duplicate"])

    def test_only_the_question_they_differ_in_is_lost(self):
        count = BallotCount(CN, [Question("a", "ordinary"), Question("b", "ordinary")], crowd(1))
        count.add(Ballot("1", True, {"a": ("for",), "b": ("for",)}))
        count.add(Ballot("1", True, {"a": ("for",), "b": ("against",)}))
        assert count.tally("a").strict["heads"]["for"] == 1
        assert count.tally("b").strict["heads"]["for"] == 0
        assert [flag.reason for flag in count.tally("a").flags] == ["duplicate"]


class TestEntitlement:
    def test_only_the_owners_of_one_building_vote(self):
        narrow = Question("q", "ordinary", electorate=frozenset({"1", "2"}))
        counted = tally(CN, narrow, crowd(5), papers("for", "for", "against", ""), {"1", "4"})
        sets = heads(counted)
        assert (sets["all"], sets["for"], sets["against"], sets["returned"], sets["delivered"]) == (
            2,
            2,
            0,
            2,
            2,
        )
        assert [(flag.voter, flag.reason) for flag in counted.flags] == [("3", "not_entitled")]

    def test_who_has_a_conflict_leaves_the_sets_with_the_reason(self):
        barred = Question("q", "ordinary", excluded={"1": "conflict"})
        counted = tally(
            CN, barred, crowd(3), [*papers("for", "for"), *papers("against"), *papers("-", first=1)]
        )
        assert (heads(counted)["all"], heads(counted)["for"]) == (2, 1)
        assert counted.excluded == {"1": "conflict"}

    def test_strangers_are_flagged_and_not_counted(self):
        counted = tally(CN, Q, crowd(1), papers("for", first=7))
        assert (heads(counted)["returned"], counted.flags[0].reason) == (0, "unknown_voter")

    def test_a_voter_stands_on_the_roll_once(self):
        with pytest.raises(Refusal) as refused:
            tally(CN, Q, [*crowd(1), *crowd(1)], [])
        assert refused.value.code == "rules.voter_twice"

    def test_weight_that_may_not_vote_stays_in_the_base(self):
        cut = Voter("1", {"heads": 1, "area": 10}, uncounted={"area": 5})
        counted = tally(CN, Q, [cut], papers("for"))
        assert (counted.strict["area"]["all"], counted.strict["area"]["for"]) == (15, 10)


def test_nobody_at_all():
    sets = heads(tally(CN, Q, [], []))
    assert set(sets.values()) == {0}


def test_one_voter():
    assert heads(tally(CN, Q, crowd(1), papers("for")))["for"] == 1


MARKS = st.lists(st.sampled_from(["for", "against", "abstain", "", "-", "what"]), max_size=25)
AREAS = st.lists(st.integers(0, 10**6), min_size=25, max_size=25)


def roll(areas: list[int]) -> list[Voter]:
    return [Voter(str(n), {"heads": 1, "area": area}) for n, area in enumerate(areas, 1)]


@given(MARKS, AREAS, st.integers(0, 2**32))
@settings(max_examples=60)
def test_order_never_matters(marks: list[str], areas: list[int], seed: int):
    ballots = [*papers(*marks), *papers(*marks[:3]), *papers("for")]
    mixed = random.Random(seed).sample(ballots, len(ballots))
    one, other = tally(CN, Q, roll(areas), ballots), tally(CN, Q, roll(areas), mixed)
    assert (one.strict, one.choices) == (other.strict, other.choices)


@given(MARKS, AREAS, st.integers(0, 25))
@settings(max_examples=60)
def test_splitting_a_batch_never_changes_a_tally(marks: list[str], areas: list[int], at: int):
    ballots = papers(*marks)
    count = BallotCount(CN, [Q], roll(areas), {voter.id for voter in roll(areas)})
    for ballot in ballots[:at]:
        count.add(ballot)
    count.tally("q")
    for ballot in ballots[at:]:
        count.add(ballot)
    assert count.tally("q") == tally(CN, Q, roll(areas), ballots, {voter.id for voter in roll(areas)})


@given(MARKS, AREAS)
@settings(max_examples=60)
def test_the_parts_make_the_whole(marks: list[str], areas: list[int]):
    everyone = roll(areas)
    for sets in tally(CN, Q, everyone, papers(*marks), {voter.id for voter in everyone}).strict.values():
        assert sets["for"] + sets["against"] + sets["abstain"] == sets["participating"]
        assert sets["participating"] + sets["invalid"] == sets["returned"]
        assert sets["returned"] + sets["nonresponse"] == sets["delivered"] == sets["all"]


def test_a_foreign_body_counts_by_its_own_measures():
    share = [Voter("1", {"heads": 1, "share": 40}), Voter("2", {"heads": 1, "share": 60})]
    counted = tally(
        shipped_profile("fr-copropriete"), Question("q", "art-24"), share, papers("for", "against")
    )
    assert (counted.strict["share"]["for"], counted.strict["share"]["against"]) == (40, 60)
