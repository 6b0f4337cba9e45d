"""Elections and choices between offers: who wins, who waits, and how ties end."""

from __future__ import annotations

import json

import pytest
from tests.rules.numbers import CN, crowd

from meeting_tui.rules import Ballot, Profile, Question, Tally, Voter, load_profile, shipped_profile, tally
from meeting_tui.rules.contest import Contest, decide_contest, lot, names
from meeting_tui.rules.verdict import conclude

NAMES = ("Ann", "Ben", "Cem", "Dan")


def elect(seats: int, reserve: int = 0, ticks: int = 0, offers: tuple[str, ...] = NAMES) -> Question:
    return Question("q", "ordinary", "elect", offers, seats, ticks, reserve)


def counted(asked: Question, *ballots: str, voters: tuple[Voter, ...] = (), profile: Profile = CN) -> Tally:
    """Ballots as initials: "AB" ticks Ann and Ben, "-" is against all, "0" abstains."""
    ticks = {name[0]: name for name in (*NAMES, "against")} | {"-": "against", "0": "abstain"}
    cast = [
        Ballot(str(n), True, {"q": tuple(ticks[mark] for mark in marks)})
        for n, marks in enumerate(ballots, 1)
    ]
    return tally(profile, asked, voters or crowd(len(ballots)), cast)


def contest(asked: Question, *ballots: str, seed: str = "", **more: object) -> Contest:
    taken = counted(asked, *ballots, **more)  # type: ignore[arg-type]
    return decide_contest(CN, taken, taken.strict, seed)


def test_each_winner_needs_the_rule_not_only_the_most_votes():
    result = contest(elect(2), "AB", "AB", "AC", "A", "B", "0")
    assert result.placed("elected") == ("Ann",)
    assert result.vacant == 1
    assert result.outcome == "passed"
    ben = next(each for each in result.standings if each.id == "Ben")
    assert (ben.place, ben.decision.outcome) == ("out", "rejected")
    assert ben.decision.facts[2].short_by == 1


def test_more_pass_than_seats_the_most_heads_win_and_the_next_wait():
    result = contest(elect(1, reserve=1, ticks=3), "ABC", "ABC", "ABC", "AB", "A")
    assert (result.placed("elected"), result.placed("reserve"), result.placed("out")) == (
        ("Ann",),
        ("Ben",),
        ("Cem", "Dan"),
    )
    assert [each.rank for each in result.standings] == [1, 2, 3, 4]


def test_equal_heads_are_ranked_by_area():
    voters = (Voter("1", {"heads": 1, "area": 10}), Voter("2", {"heads": 1, "area": 30}), *crowd(3, 20, 3))
    result = contest(elect(1, ticks=2), "A", "B", "AB", "AB", "AB", voters=voters)
    assert result.placed("elected") == ("Ben",)
    assert not any(each.lot for each in result.standings)


def test_a_tie_at_the_last_seat_waits_for_lots_then_goes_by_the_seed():
    papers = ("AB", "AB", "AB", "A", "B")
    open_ = contest(elect(1, 1, 2), *papers)
    assert (open_.outcome, open_.placed("tied"), open_.placed("elected"), open_.seed) == (
        "second_vote",
        ("Ann", "Ben"),
        (),
        "",
    )
    drawn = contest(elect(1, 1, 2), *papers, seed="20261123")
    assert drawn.outcome == "passed"
    first, second = sorted(("Ann", "Ben"), key=lambda name: lot("20261123", "q", name))
    assert (drawn.placed("elected"), drawn.placed("reserve"), drawn.seed) == ((first,), (second,), "20261123")
    assert drawn.standings[0].lot == lot("20261123", "q", first)
    assert contest(elect(1, 1, 2), *papers, seed="20261123") == drawn


def test_other_seeds_draw_otherwise():
    winners = {
        contest(elect(1, 1, 2), "AB", "AB", "AB", "A", "B", seed=str(n)).placed("elected") for n in range(20)
    }
    assert winners == {("Ann",), ("Ben",)}


def test_a_tie_that_changes_nothing_needs_no_lots():
    result = contest(elect(2), "AB", "AB", "AB", "C")
    assert (result.outcome, result.placed("elected")) == ("passed", ("Ann", "Ben"))
    assert [each.rank for each in result.standings] == [1, 1, 3, 4]


def test_where_lots_are_not_drawn_a_tie_means_voting_again():
    roberts = shipped_profile("us-roberts")
    asked = Question("q", "majority", "elect", NAMES, 1, 2)
    taken = counted(
        asked, "AB", "AB", "AB", voters=tuple(Voter(str(n), {"heads": 1}) for n in (1, 2, 3)), profile=roberts
    )
    assert decide_contest(roberts, taken, taken.strict, "seed").outcome == "second_vote"


def test_some_elected_and_the_last_seat_tied():
    result = contest(elect(2, ticks=3), "ABC", "ABC", "ABC", "AB", "AC")
    assert (result.outcome, result.placed("elected"), result.placed("tied")) == (
        "second_vote",
        ("Ann",),
        ("Ben", "Cem"),
    )


def test_a_tie_after_the_last_seat_may_wait_together():
    result = contest(elect(1, reserve=1, ticks=3), "ABC", "ABC", "ABC", "A")
    assert (result.placed("elected"), result.placed("reserve")) == (("Ann",), ("Ben", "Cem"))


def test_nobody_and_no_quorum():
    assert contest(elect(1), "A", "B", "C", "-").outcome == "rejected"
    assert contest(elect(1), "A", voters=crowd(9)).outcome == "no_quorum"


def test_against_all_counts_against_everyone():
    offers = Question("q", "ordinary", "choose", NAMES[:2])
    assert contest(offers, "A", "A", "A", "-", "B").placed("elected") == ("Ann",)
    rejected = contest(offers, "A", "A", "B", "-", "-")
    assert (rejected.outcome, rejected.placed("elected")) == ("rejected", ())
    ann = rejected.standings[0].decision.measures["heads"]
    assert (ann["for"], ann["against"], ann["cast"], ann["participating"]) == (2, 3, 5, 5)


def test_an_offer_needs_more_than_half_of_all_taking_part_also_of_those_who_abstain():
    offers = Question("q", "ordinary", "choose", NAMES[:2])
    assert contest(offers, "A", "A", "B", "0").outcome == "rejected"
    assert contest(offers, "A", "A", "A", "B", "0").outcome == "passed"


def test_written_in_names_stand_after_the_printed_ones():
    roberts = shipped_profile("us-roberts")
    asked = Question("q", "majority", "elect", ("Ann",), 1)
    voters = [Voter(str(n), {"heads": 1}) for n in range(3)]
    cast = [Ballot(str(n), True, {"q": (name,)}) for n, name in enumerate(("Zoe", "Zoe", "Ann"))]
    taken = tally(roberts, asked, voters, cast)
    assert names(taken) == ["Ann", "Zoe"]
    assert decide_contest(roberts, taken, taken.strict).placed("elected") == ("Zoe",)


def test_the_published_form_is_plain_json():
    result = conclude(CN, counted(elect(1, 1, 2), "AB", "AB", "AB", "A", "B"), seed="7")
    published = result.as_json()
    assert json.loads(json.dumps(published)) == published
    assert (published["outcome"], published["seed"], published["vacant"]) == ("passed", "7", 0)
    assert published["deemed"] is None


def test_silence_deemed_to_abstain_weighs_on_every_candidate():
    ours = load_profile(
        'format = 1\nid = "ours"\nextends = "cn-assembly"\nbylaw = "12"\n[nonresponse]\npolicy = "abstain"',
        "ours.toml",
    )
    cast = [Ballot(str(n), True, {"q": ("Ann",)}) for n in range(1, 7)]
    result = conclude(ours, tally(ours, elect(1), crowd(12), cast, {str(n) for n in range(1, 13)}))
    assert isinstance(result.binding, Contest)
    assert (result.strict.outcome, result.outcome) == ("no_quorum", "rejected")
    assert result.question.kind == "elect"


@pytest.mark.parametrize("seed", ["1", "种子", "a/b"])
def test_a_lot_is_a_hash_anyone_can_make(seed: str):
    assert len(lot(seed, "q", "Ann")) == 64
    assert lot(seed, "q", "Ann") != lot(seed, "q", "Ben")
