"""The worked examples of the law file, by number; their arithmetic was checked with exact fractions."""

from __future__ import annotations

import pytest
from tests.rules.numbers import CN, approve, crowd, outcome, ruled, two

from meeting_tui.rules import Ballot, Voter, decide, load_profile, tally
from meeting_tui.rules.verdict import conclude


def cn(
    rule: str, heads: dict[str, int], area: dict[str, str], everyone: tuple[int, str] = (30, "3000.00")
) -> str:
    return outcome(
        "cn-assembly", rule, heads={"all": everyone[0], **heads}, area={"all": everyone[1], **area}
    )


CHINESE = [
    (1, "ordinary", (20, 11, 9), ("2000.00", "1000.01", "999.99"), "passed"),
    (2, "ordinary", (20, 11, 9), ("2000.00", "1000.00", "1000.00"), "rejected"),
    (4, "special", (20, 15, 5), ("2000.00", "1500.00", "500.00"), "passed"),
]


@pytest.mark.parametrize(("no", "rule", "heads", "area", "expected"), CHINESE)
def test_cn(no: int, rule: str, heads: tuple[int, ...], area: tuple[str, ...], expected: str):
    names = ("participating", "for", "against")
    assert cn(rule, dict(zip(names, heads, strict=True)), dict(zip(names, area, strict=True))) == expected


def test_6_more_for_than_against_is_not_enough_when_heads_are_exactly_half():
    heads = {"participating": 20, "for": 10, "against": 4, "abstain": 6}
    area = {"participating": "2000", "for": "1000.01", "against": "399.99", "abstain": "600"}
    assert cn("ordinary", heads, area) == "rejected"


RETURNED = (("for", 7), ("against", 3), ("abstain", 2))
SILENT = 15


def _seven(policy: str):
    head = 'format = 1\nid = "ours"\nextends = "cn-assembly"\nbylaw = "rule 12"\n'
    text = f'{head}[nonresponse]\npolicy = "{policy}"\n'
    profile = load_profile(text, "ours.toml")
    voters = crowd(30)
    marks = [choice for choice, count in RETURNED for _ in range(count)]
    ballots = [Ballot(str(n + 1), True, {"q": (mark,)}) for n, mark in enumerate(marks)]
    delivered = [str(n + 1) for n in range(12 + SILENT)]
    return conclude(profile, tally(profile, approve(), voters, ballots, delivered))


def test_7_silence_does_not_take_part():
    result = _seven("not_participating")
    assert (result.outcome, result.deemed) == ("no_quorum", None)
    assert result.tally.strict["heads"]["participating"] == 12
    assert result.tally.strict["heads"]["nonresponse"] == SILENT


def test_7b_silence_as_abstention_makes_the_quorum_and_fails():
    result = _seven("abstain")
    assert result.strict.outcome == "no_quorum"
    assert result.outcome == "rejected"
    assert result.tally.deemed is not None
    assert result.tally.deemed["heads"]["participating"] == 27
    assert result.tally.deemed["area"]["participating"] == 270_000


def test_8_an_owner_with_three_units_is_one_head():
    voters = (Voter("X", {"heads": 1, "area": 30_000}, units=3), *crowd(9))
    marks = {"X": "for", "1": "for", "2": "for"} | {str(n): "against" for n in range(3, 7)}
    counted = tally(CN, approve(), voters, [Ballot(who, True, {"q": (m,)}) for who, m in marks.items()])
    assert (counted.strict["heads"]["all"], counted.strict["area"]["all"]) == (10, 120_000)
    assert (counted.strict["heads"]["for"], counted.strict["area"]["for"]) == (3, 50_000)
    decision = decide(CN, "ordinary", counted.strict)
    assert [fact.holds for fact in decision.facts] == [True, True, False, True]
    assert decision.outcome == "rejected"


def test_8_counting_by_unit_would_have_passed():
    per_unit = tuple(Voter(f"u{n}", {"heads": 1, "area": 10_000}) for n in range(12))
    marks = ["for"] * 5 + ["against"] * 4
    counted = tally(
        CN, approve(), per_unit, [Ballot(f"u{n}", True, {"q": (m,)}) for n, m in enumerate(marks)]
    )
    assert ruled(counted) == "passed"


def test_9_the_developers_unsold_units_are_one_head_but_all_their_area():
    developer = Voter("D", {"heads": 1, "area": 400_000}, "developer", units=40)
    ballots = [Ballot(voter.id, True, {"q": ("for",)}) for voter in crowd(60)]
    counted = tally(CN, approve(), (developer, *crowd(60)), ballots)
    assert counted.strict["heads"]["all"] == 61
    decision = decide(CN, "ordinary", counted.strict)
    assert [fact.holds for fact in decision.facts[:2]] == [True, False]
    assert decision.outcome == "no_quorum"


@pytest.mark.parametrize(
    ("present", "for_", "expected"), [(4, 4, "passed"), (4, 3, "rejected"), (3, 3, "no_quorum")]
)
def test_14_committee_of_seven(present: int, for_: int, expected: str):
    for profile in ("cn-committee", "cn-committee-shanghai"):
        assert outcome(profile, "decision", heads={"all": 7, "present": present, "for": for_}) == expected


@pytest.mark.parametrize(
    ("for_", "against", "abstain", "expected"), [(5, 4, 20, "passed"), (5, 5, 0, "rejected")]
)
def test_15_weg(for_: int, against: int, abstain: int, expected: str):
    heads = {"for": for_, "against": against, "abstain": abstain}
    assert outcome("de-weg", "resolution", heads=heads) == expected


@pytest.mark.parametrize(
    ("heads", "share", "expected"),
    [((20, 10), 700, "rejected"), ((21, 10), 500, "passed"), ((21, 10), 499, "rejected")],
)
def test_16_weg_cost_sharing(heads: tuple[int, int], share: int, expected: str):
    votes = {"for": heads[0], "against": heads[1]}
    assert outcome("de-weg", "cost-sharing", heads=votes, share={"all": 1000, "for": share}) == expected


@pytest.mark.parametrize(("for_", "against", "expected"), [(300, 299, "passed"), (300, 300, "rejected")])
def test_18_article_24(for_: int, against: int, expected: str):
    share = {"all": 1000, "for": for_, "against": against, "abstain": 200}
    assert outcome("fr-copropriete", "art-24", share=share) == expected


@pytest.mark.parametrize(
    ("for_", "expected"), [(501, "passed"), (500, "second_vote"), (334, "second_vote"), (333, "rejected")]
)
def test_19_article_25_and_its_bridge(for_: int, expected: str):
    assert outcome("fr-copropriete", "art-25", share={"all": 1000, "for": for_}) == expected


@pytest.mark.parametrize(
    ("rule", "against", "expected"),
    [
        ("special", 25, "passed"),
        ("special", 26, "rejected"),
        ("sustainability", 49, "passed"),
        ("sustainability", 50, "rejected"),
    ],
)
def test_21_nsw(rule: str, against: int, expected: str):
    share = {"all": 100, "for": 100 - against, "against": against}
    assert outcome("au-nsw-strata", rule, share=share) == expected


@pytest.mark.parametrize(
    ("rule", "for_", "against", "expected"),
    [
        ("special", 75, 25, "passed"),
        ("special", 74, 26, "rejected"),
        ("written-special", 74, 10, "rejected"),
        ("written-special", 75, 10, "passed"),
    ],
)
def test_22_uk(rule: str, for_: int, against: int, expected: str):
    assert outcome("uk-company", rule, share={"all": 100, "for": for_, "against": against}) == expected
    heads = {"all": 100, "for": for_, "against": against, "abstain": 100 - for_ - against}
    assert outcome("uk-company", rule, heads=heads) == expected


def test_29_two_ballots_of_one_voter_never_count_twice():
    voters, q = crowd(3), approve()
    same = [Ballot("1", True, {"q": ("for",)})] * 2
    assert tally(CN, q, voters, same).strict["heads"]["for"] == 1
    differ = [Ballot("1", True, {"q": ("for",)}), Ballot("1", True, {"q": ("against",)})]
    counted = tally(CN, q, voters, differ)
    heads = counted.strict["heads"]
    assert (heads["for"], heads["against"], heads["participating"]) == (0, 0, 0)
    assert [flag.reason for flag in counted.flags] == ["duplicate", "contradictory"]


def test_30_one_item_marked_wrongly_spoils_only_itself():
    voters = crowd(1)
    paper = Ballot("1", True, {"q1": ("for",), "q2": ("for", "against"), "q3": ("against",)})
    from meeting_tui.rules import BallotCount, Question

    count = BallotCount(CN, [Question(f"q{n}", "ordinary") for n in (1, 2, 3)], voters)
    count.add(paper)
    sets = {q: count.tally(q).strict["heads"] for q in ("q1", "q2", "q3")}
    assert (sets["q1"]["for"], sets["q3"]["against"]) == (1, 1)
    assert (sets["q2"]["invalid"], sets["q2"]["participating"], sets["q2"]["returned"]) == (1, 0, 1)


def test_the_numbers_of_case_1_need_no_decimals_lost():
    sets = two(
        {"all": 30, "participating": 20, "for": 11},
        {"all": 300_000, "participating": 200_000, "for": 100_001},
    )
    assert decide(CN, "ordinary", sets).passed
