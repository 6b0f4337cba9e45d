"""Conditions at their edges, and what must hold for every number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.numbers import CN, holds, shortfalls, two

from meeting_tui.refusal import Refusal
from meeting_tui.rules import decide
from meeting_tui.rules.condition import (
    AllOf,
    AnyOf,
    Clause,
    Cmp,
    CountCondition,
    Fact,
    Limit,
    Measures,
    Ratio,
    Share,
    needs,
    weigh,
)

HERE = Clause({"zh": "某条", "en": "some clause"}, "en")


def ask(cmp: Cmp, frac: str, num: int, of: int) -> Fact:
    sets: Measures = {"heads": {"for": num, "all": of}}
    return weigh(Ratio("heads", "for", "all", cmp, Fraction(frac)), sets, "approval", HERE).facts[0]


EDGES = [
    ("gt", "1/2", 10, 20, 1),
    ("gt", "1/2", 11, 20, 0),
    ("gt", "1/2", 10, 21, 1),
    ("gt", "1/2", 11, 21, 0),
    ("gt", "1/2", 1, 1, 0),
    ("gt", "1/2", 0, 1, 1),
    ("ge", "1/2", 10, 20, 0),
    ("ge", "1/2", 10, 21, 1),
    ("ge", "2/3", 20, 30, 0),
    ("ge", "2/3", 19, 30, 1),
    ("ge", "2/3", 20, 31, 1),
    ("ge", "2/3", 666_666, 1_000_000, 1),
    ("ge", "2/3", 6666, 9999, 0),
    ("ge", "3/4", 15, 20, 0),
    ("ge", "3/4", 14, 20, 1),
    ("ge", "3/4", 15, 21, 1),
    ("ge", "1", 6, 7, 1),
    ("ge", "1", 7, 7, 0),
    ("le", "1/4", 25, 100, 0),
    ("le", "1/4", 26, 100, 1),
    ("le", "1/4", 25, 99, 1),
    ("lt", "1/2", 49, 100, 0),
    ("lt", "1/2", 50, 100, 1),
    ("lt", "1/2", 50, 101, 0),
    ("le", "0", 0, 5, 0),
    ("le", "0", 2, 5, 2),
    ("gt", "1/2", 0, 0, 1),
    ("le", "1/4", 0, 0, 1),
    ("ge", "1", 0, 0, 1),
    ("lt", "1/2", 0, 0, 1),
]


@pytest.mark.parametrize(("cmp", "frac", "num", "of", "short"), EDGES)
def test_edges(cmp: Cmp, frac: str, num: int, of: int, short: int):
    fact = ask(cmp, frac, num, of)
    assert (fact.holds, fact.short_by) == (not short, short)


FRACTIONS = st.sampled_from(["1/2", "2/3", "3/4", "1/4", "1/3", "1/5", "3/10", "1"])


@given(st.sampled_from(["gt", "ge", "lt", "le"]), FRACTIONS, st.integers(0, 3000), st.integers(0, 3000))
@settings(max_examples=150)
def test_a_comparison_is_the_comparison_of_the_fractions(cmp: Cmp, frac: str, num: int, of: int):
    assert ask(cmp, frac, num, of).holds == holds(num, cmp, Fraction(frac), of)


@given(st.sampled_from(["gt", "ge"]), FRACTIONS, st.integers(0, 3000), st.integers(1, 3000))
@settings(max_examples=80)
def test_short_by_is_the_least_that_helps(cmp: Cmp, frac: str, num: int, of: int):
    short = ask(cmp, frac, num, of).short_by
    if short:
        assert ask(cmp, frac, num + short, of).holds
        assert not ask(cmp, frac, num + short - 1, of).holds


@given(st.sampled_from(["lt", "le"]), FRACTIONS, st.integers(0, 3000), st.integers(1, 3000))
@settings(max_examples=80)
def test_of_a_ceiling_short_by_is_the_least_to_take_away(cmp: Cmp, frac: str, num: int, of: int):
    short = ask(cmp, frac, num, of).short_by
    if short:
        assert ask(cmp, frac, num - short, of).holds
        assert not ask(cmp, frac, num - short + 1, of).holds


def test_no_formula_with_a_ceiling_of_a_half_would_do():
    for voters in range(1, 300):
        least = next(n for n in range(voters + 1) if ask("gt", "1/2", n, voters).holds)
        assert least == voters // 2 + 1


def limit(pick: str, cmp: Cmp, num: int, everyone: int) -> Fact:
    rule = Limit("heads", "in_person", cmp, pick, (Share("all", Fraction("1/20")), 100))  # type: ignore[arg-type]
    return weigh(rule, {"heads": {"in_person": num, "all": everyone}}, "approval", HERE).facts[0]


@pytest.mark.parametrize(
    ("pick", "cmp", "num", "everyone", "bound", "short"),
    [
        ("min", "ge", 2, 37, 2, 0),
        ("min", "ge", 1, 37, 2, 1),
        ("min", "ge", 99, 5000, 100, 1),
        ("min", "ge", 100, 5000, 100, 0),
        ("max", "ge", 100, 37, 100, 0),
        ("max", "ge", 249, 5000, 250, 1),
        ("min", "gt", 1, 37, 1, 1),
        ("min", "gt", 2, 37, 1, 0),
        ("min", "le", 2, 37, 1, 1),
        ("min", "le", 1, 37, 1, 0),
        ("min", "lt", 2, 37, 2, 1),
        ("min", "lt", 1, 37, 2, 0),
    ],
)
def test_the_smaller_or_greater_of_two_bounds(
    pick: str, cmp: Cmp, num: int, everyone: int, bound: int, short: int
):
    fact = limit(pick, cmp, num, everyone)
    assert (fact.count, fact.short_by, fact.frac, fact.of) == (bound, short, None, "")


def test_count():
    three = CountCondition("heads", "present", "ge", 3, cite={"zh": "第32条", "en": "art 32"})
    fact = weigh(three, {"heads": {"present": 2}}, "quorum", HERE).facts[0]
    assert (fact.holds, fact.short_by, fact.cite) == (False, 1, "art 32")


SETS: Measures = {"heads": {"for": 3, "all": 4}}
YES = Ratio("heads", "for", "all", "gt", Fraction(1, 2))
NO = Ratio("heads", "for", "all", "ge", Fraction(1))
UNKNOWN = Ratio("share", "for", "all", "gt", Fraction(1, 2))


@pytest.mark.parametrize(
    ("cond", "expected"),
    [
        (AllOf((YES, YES)), True),
        (AllOf((YES, NO)), False),
        (AnyOf((NO, YES)), True),
        (AnyOf((NO, NO)), False),
        (AnyOf((AllOf((YES, NO)), YES)), True),
        (AnyOf((UNKNOWN, YES)), True),
    ],
)
def test_trees(cond: AllOf | AnyOf, expected: bool):
    assert weigh(cond, SETS, "quorum", HERE).holds is expected


def test_alternatives_are_marked():
    assert [
        fact.alternative for fact in weigh(AllOf((YES, AnyOf((NO, YES)))), SETS, "quorum", HERE).facts
    ] == [False, True, True]


@pytest.mark.parametrize("cond", [UNKNOWN, AnyOf((UNKNOWN, NO)), AllOf((YES, UNKNOWN))])
def test_a_number_that_decides_must_be_there(cond: Ratio | AnyOf | AllOf):
    with pytest.raises(Refusal) as refused:
        weigh(cond, SETS, "quorum", HERE)
    assert refused.value.code == "rules.set_missing"
    assert refused.value.facts["measure"] == "share"


def test_what_a_condition_needs():
    cond = AllOf(
        (
            YES,
            CountCondition("heads", "present", "ge", 3),
            Limit("heads", "in_person", "ge", "min", (Share("all", Fraction(1)), 2)),
        )
    )
    assert list(needs(cond)) == [
        ("heads", "for"),
        ("heads", "all"),
        ("heads", "present"),
        ("heads", "in_person"),
        ("heads", "all"),
    ]


PEOPLE = st.integers(0, 60)


@given(PEOPLE, PEOPLE, PEOPLE, PEOPLE, st.sampled_from(["ordinary", "special"]))
@settings(max_examples=120)
def test_one_more_for_never_turns_pass_into_fail(
    for_: int, against: int, abstain: int, silent: int, rule: str
):
    def passed(extra: int) -> bool:
        taking_part = for_ + against + abstain + extra
        sets = {
            "all": for_ + against + abstain + silent + 1,
            "participating": taking_part,
            "for": for_ + extra,
        }
        return decide(CN, rule, two(sets, sets)).passed

    assert passed(1) or not passed(0)


@given(PEOPLE, PEOPLE, PEOPLE, st.integers(1, 1000), st.sampled_from(["ordinary", "special"]))
@settings(max_examples=120)
def test_scaling_all_weights_changes_nothing(for_: int, other: int, silent: int, by: int, rule: str):
    def outcome(factor: int) -> str:
        sets = {
            "all": (for_ + other + silent) * factor,
            "participating": (for_ + other) * factor,
            "for": for_ * factor,
        }
        return decide(CN, rule, two(sets, sets)).outcome

    assert outcome(by) == outcome(1)


def test_each_condition_says_what_it_lacks():
    heads = {"all": 30, "participating": 19, "for": 9}
    area = {"all": 300_000, "participating": 199_999, "for": 99_999}
    assert shortfalls(decide(CN, "ordinary", two(heads, area))) == {
        ("quorum", "heads", "participating"): 1,
        ("quorum", "area", "participating"): 1,
        ("approval", "heads", "for"): 1,
        ("approval", "area", "for"): 1,
    }
