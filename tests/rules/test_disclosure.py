"""What is shown of a result tells of nobody: tried by adding, subtracting and looking at the door list."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import combinations, product

import pytest
from tests.rules.numbers import CN
from tests.rules.test_recount import PROFILES
from tests.rules.test_recount import poll as small_poll

from meeting_tui.rules import Ballot, Profile, Question, Voter
from meeting_tui.rules.apart import apart
from meeting_tui.rules.bundle import PollFacts, results
from meeting_tui.rules.disclosure import undisclosed
from meeting_tui.rules.membership import CHOICE, STRICT, memberships

ANSWERS = (("for",), ("against",), ("abstain",), (), ("for", "against"))
Sums = Mapping[str, int]


def poll(dice: random.Random, size: int, odds: tuple[int, ...], profile: Profile = CN) -> PollFacts:
    """A poll of three questions, the last about the first homes only; areas so long that sums don't meet."""
    voters = tuple(Voter(str(n), {"heads": 1, "area": dice.randint(10**8, 10**9)}) for n in range(size))
    usual = {voter.id: dice.choices(ANSWERS, odds)[0] for voter in voters}
    ballots = []
    for voter in voters:
        if dice.random() < 0.85:
            marks = {
                q: usual[voter.id] if dice.random() < 0.8 else dice.choice(ANSWERS) for q in ("a", "b", "c")
            }
            ballots.append(Ballot(voter.id, dice.random() < 0.95, marks))
    part = frozenset(voter.id for voter in voters[: size // 2])
    half = {voter.id: Voter(voter.id, {"heads": 1, "area": 10**9 + n}) for n, voter in enumerate(voters[:3])}
    rule = next(iter(profile.rules))
    asked = (Question("a", rule), Question("b", rule), Question("c", rule, electorate=part, weighed=half))
    return PollFacts(profile, asked, voters, tuple(ballots), delivered=[voter.id for voter in voters])


def shown(facts: PollFacts) -> Iterator[Sums]:
    """By question, the sums of area a public paper has: those of everybody, and those that are not hidden."""
    hidden = undisclosed(facts)
    for result in results(facts):
        sets = {**result.tally.binding["area"]}
        sets |= {CHOICE + name: weight for name, weight in result.tally.choices["area"].items()}
        yield {n: w for n, w in sets.items() if n == "all" or ("area", n) not in hidden[result.question.id]}


def door_list(facts: PollFacts) -> set[int]:
    """What up to four homes weigh together."""
    found: set[int] = set()
    for asked in facts.questions:
        weights = [asked.of(voter).weights["area"] for voter in facts.voters]
        found |= {sum(some) for n in range(1, 5) for some in combinations(weights, n)}
    return found


def combined(rows: Sums) -> set[int]:
    """Whatever adding and subtracting up to four different sums gives."""
    values = sorted(set(rows.values()))
    found = set()
    for many in range(1, min(4, len(values)) + 1):
        for some in combinations(values, many):
            for signs in product((1, -1), repeat=many):
                found.add(sum(sign * value for sign, value in zip(signs, some, strict=True)))
    return found


@pytest.mark.parametrize("odds", [(70, 20, 6, 3, 1), (95, 2, 1, 1, 1), (30, 30, 30, 5, 5)])
@pytest.mark.parametrize("seed", range(3))
def test_nobody_is_found_with_the_door_list(odds: tuple[int, ...], seed: int):
    facts = poll(random.Random(seed), 32, odds)
    homes, questions = door_list(facts), list(shown(facts))
    known = {sums["all"] for sums in questions}
    for one, other in combinations(questions, 2):
        both = {**one, **{"other " + name: weight for name, weight in other.items()}}
        told = {abs(each) for each in combined(both)} - {abs(a - b) for a in known for b in known}
        assert not told & homes


def test_with_all_sums_the_same_search_finds_many():
    facts = poll(random.Random(0), 32, (70, 20, 6, 3, 1))
    sets = [{**result.tally.binding["area"]} for result in results(facts)]
    assert sum(len({abs(each) for each in combined(one)} & door_list(facts)) for one in sets) > 10


@pytest.mark.parametrize("name", PROFILES)
def test_who_is_in_which_set_is_what_the_count_says(name: str):
    for seed in range(3):
        facts = small_poll(PROFILES[name], seed)
        weights = {voter.id: voter for voter in facts.voters}
        count = facts.count
        for asked in facts.questions:
            tally = count.tally(asked.id)
            members = memberships(count, tally)
            boxes = {m: {CHOICE + box: n for box, n in row.items()} for m, row in tally.choices.items()}
            strict = {m: {STRICT + box: n for box, n in row.items()} for m, row in tally.strict.items()}
            for measure, row in tally.binding.items():
                wanted = {**row, **boxes[measure], **(strict[measure] if tally.deemed else {})}
                cut = sum(asked.of(weights[voter]).uncounted.get(measure, 0) for voter in members)
                wanted["all"] -= cut
                if tally.deemed:
                    wanted[STRICT + "all"] -= cut
                for set_name, weight in wanted.items():
                    of = asked.of
                    told = (of(weights[v]).weights[measure] * s.get(set_name, 0) for v, s in members.items())
                    assert sum(told) == weight, set_name


def test_needed_sums_come_first_and_what_would_give_them_away_is_left_out():
    """100 for, 3 against, 2 blank: of the two sums that would tell the rest apart only the first is shown."""
    marks = [("for",)] * 100 + [("against",)] * 3 + [()] * 2
    voters = tuple(Voter(str(n), {"heads": 1, "area": 9000 + n * n}) for n in range(120))
    ballots = tuple(Ballot(str(n), True, {"q": ticks}) for n, ticks in enumerate(marks))
    facts = PollFacts(CN, (Question("q", next(iter(CN.rules))),), voters, ballots)
    hidden = undisclosed(facts)["q"]
    assert {("area", "against"), ("area", "blank"), ("area", "abstain")} <= hidden
    assert not {("area", "for"), ("area", "participating"), ("heads", "blank")} & hidden


def test_what_a_second_result_adds_is_not_told_by_the_first():
    """One paper was added: with both sums of those for it, its voter would be named."""
    voters = tuple(Voter(str(n), {"heads": 1, "area": 9000 + n * n}) for n in range(60))
    ballots = tuple(Ballot(str(n), True, {"q": ("for" if n < 30 else "against",)}) for n in range(50))
    asked = (Question("q", next(iter(CN.rules))),)
    first = PollFacts(CN, asked, voters, ballots)
    second = PollFacts(CN, asked, voters, (*ballots, Ballot("55", True, {"q": ("for",)})))
    assert not {("area", "for"), ("area", "against")} & undisclosed(second)["q"]
    assert ("area", "for") in undisclosed(second, [first])["q"]


def test_of_four_owners_nothing_is_told_and_equal_homes_tell_of_nobody():
    few = frozenset("0123")
    rule = next(iter(CN.rules))
    voters = tuple(Voter(str(n), {"heads": 1, "area": 10000}) for n in range(20))
    ballots = tuple(Ballot(str(n), True, {"q": ("for",), "few": ("for",)}) for n in range(19))
    facts = PollFacts(CN, (Question("q", rule), Question("few", rule, electorate=few)), voters, ballots)
    hidden = undisclosed(facts)
    assert hidden["q"] == frozenset()
    assert {("heads", "for"), ("area", "for"), ("heads", "against")} <= hidden["few"]


@pytest.mark.parametrize(
    ("sizes", "safe"), [((5, 5, 9), True), ((9, 4, 90), False), ((5,), True), ((4,), False)]
)
def test_blocks_of_five_are_apart(sizes: tuple[int, ...], safe: bool):
    """Each row is a block, or all blocks from there on: one of four is read from it, or from the others."""
    rows = len(sizes)
    columns = [(size, (tuple(int(n == at) for n in range(rows)),)) for at, size in enumerate(sizes)]
    nested = [(size, (tuple(int(n >= at) for n in range(rows)),)) for at, size in enumerate(sizes)]
    assert (apart(columns), apart(nested)) == (safe, safe)
