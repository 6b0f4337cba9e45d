"""What is shown of a result tells of nobody: tried by adding, subtracting and looking at the door list."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, permutations, product

import pytest
from tests.rules.numbers import CN
from tests.rules.ranked import test_order
from tests.rules.solving import SAID, Comparison, Number, found_out
from tests.rules.test_recount import PROFILES
from tests.rules.test_recount import poll as small_poll

from meeting_tui.rules import Ballot, Decision, Profile, Question, Voter
from meeting_tui.rules.answers import AnswersGiven
from meeting_tui.rules.apart import apart
from meeting_tui.rules.bundle import PollFacts, canonical, results
from meeting_tui.rules.disclosure import stepwise, undisclosed
from meeting_tui.rules.membership import CHOICE, STRICT, memberships
from meeting_tui.rules.public_copy import public_copy
from meeting_tui.rules.ranked.ballots import METHODS

ANSWERS = (("for",), ("against",), ("abstain",), (), ("for", "against"))
Sums = Mapping[str, int]


def poll(dice: random.Random, size: int, odds: tuple[int, ...], profile: Profile = CN) -> PollFacts:
    """A poll of three questions, the last about the first homes only; homes of a few sizes."""
    sizes = [dice.randint(5_000, 15_000) for _ in range(4)]
    voters = tuple(Voter(str(n), {"heads": 1, "area": dice.choice(sizes)}) for n in range(size))
    usual = {voter.id: dice.choices(ANSWERS, odds)[0] for voter in voters}
    ballots = []
    for voter in voters:
        if dice.random() < 0.85:
            marks = {
                q: usual[voter.id] if dice.random() < 0.8 else dice.choice(ANSWERS) for q in ("a", "b", "c")
            }
            ballots.append(Ballot(voter.id, dice.random() < 0.95, marks))
    part = frozenset(voter.id for voter in voters[: size // 2])
    half = {voter.id: Voter(voter.id, {"heads": 1, "area": 4_000}) for voter in voters[:6]}
    rule = next(iter(profile.rules))
    asked = (Question("a", rule), Question("b", rule), Question("c", rule, electorate=part, weighed=half))
    return PollFacts(profile, asked, voters, tuple(ballots), delivered=[voter.id for voter in voters])


def lengthened(facts: PollFacts) -> PollFacts:
    """The same with areas so long that sums don't meet: what is found by adding is in the sums themselves."""
    dice = random.Random(len(facts.voters))
    own = {each.id: Voter(each.id, {"heads": 1, "area": dice.randint(10**8, 10**9)}) for each in facts.voters}
    asked = tuple(
        replace(
            each,
            weighed={n: Voter(n, {"heads": 1, "area": dice.randint(10**8, 10**9)}) for n in each.weighed},
        )
        for each in facts.questions
    )
    return replace(facts, voters=tuple(own.values()), questions=asked)


def shown(facts: PollFacts) -> Iterator[Sums]:
    """By question, the sums of area a public paper has: those of everybody, and those that are not hidden;
    each as long as by `lengthened`."""
    hidden = undisclosed(facts)
    for result in results(lengthened(facts)):
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
    homes, questions = door_list(lengthened(facts)), list(shown(facts))
    assert sum(len(sums) - 1 for sums in questions) > 5, "decisions are still shown by numbers"
    known = {sums["all"] for sums in questions}
    for one, other in combinations(questions, 2):
        both = {**one, **{"other " + name: weight for name, weight in other.items()}}
        told = {abs(each) for each in combined(both)} - {abs(a - b) for a in known for b in known}
        assert not told & homes


def test_with_all_sums_the_same_search_finds_many():
    facts = lengthened(poll(random.Random(0), 32, (70, 20, 6, 3, 1)))
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
    dice = random.Random(1)
    voters = tuple(Voter(str(n), {"heads": 1, "area": dice.randint(9_000, 9_500)}) for n in range(120))
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


def small(dice: random.Random, sizes: int, came: int) -> tuple[PollFacts, PollFacts]:
    """A poll of few homes, of so many sizes, and its recount, in which one paper was read otherwise."""
    areas = [dice.randint(5_000, 15_000) for _ in range(sizes)]
    voters = tuple(Voter(str(n), {"heads": 1, "area": areas[n % sizes]}) for n in range(came + 2))
    odds = dice.choice([(6, 5, 1, 1), (8, 1, 1, 1), (5, 5, 0, 0), (9, 2, 0, 1)])
    ballots = [Ballot(v.id, True, {"q": dice.choices(ANSWERS[:4], odds)[0]}) for v in voters[:came]]
    asked = (Question("q", next(iter(CN.rules))),)
    first = PollFacts(CN, asked, voters, tuple(ballots), delivered=[voter.id for voter in voters])
    other = dice.choice([each for each in ANSWERS[:4] if each != ballots[0].choices["q"]])
    again = (Ballot(voters[0].id, True, {"q": other}), *ballots[1:])
    return first, replace(first, ballots=again)


def published(facts: PollFacts, result: int = 0, before: Sequence[PollFacts] = ()) -> dict[Number, int]:
    """What the public copy of the bundle tells of answers: a number for each measure and set."""
    raw = json.loads(canonical(public_copy(facts, undisclosed(facts, before), (), "signed")))
    sets = raw["results"][0]["strict"]["measures"]
    return {
        (result, measure, name): round(float(value) * (100 if measure == "area" else 1))
        for measure, row in sets.items()
        for name, value in row.items()
        if name in SAID and value is not None
    }


def decided(facts: PollFacts, result: int = 0) -> list[Comparison]:
    """What was compared, and how it came out, which every paper tells."""
    found = results(facts)[0].strict
    assert isinstance(found, Decision)
    return [
        Comparison(result, f.measure, f.num, f.of, f.cmp, f.frac, found.measures[f.measure]["all"], f.holds)
        for f in found.facts
        if f.frac is not None
    ]


@pytest.mark.parametrize(("seed", "times"), [(1420, (1, 1, 1, 1)), (4511, (2, 1, 1, 2))])
def test_what_was_decided_and_the_sums_together_find_nobody(seed: int, times: tuple[int, ...]):
    """Of 11 who came the sum of those against was shown, and of those for that it was enough by area, not by
    head: together that told of three and of two."""
    facts, _again = small(random.Random(seed), 4, 11)
    areas = [each.weights["area"] * times[n % 4] for n, each in enumerate(facts.voters)]
    voters = tuple(
        v._replace(weights={"heads": 1, "area": n}) for v, n in zip(facts.voters, areas, strict=True)
    )
    facts = replace(facts, voters=voters)
    first = [each.weights for each in voters[:11]]
    assert not found_out(first, published(facts), compared=decided(facts))
    sums = results(facts)[0].tally.binding
    assert found_out(
        first, published(facts) | {(0, "area", "against"): sums["area"]["against"]}, compared=decided(facts)
    )


def ranking(dice: random.Random, method: str, by: str = "heads") -> PollFacts:
    """An election by order of 11 homes, most of them alike; some name one or two of three."""
    law = replace(
        test_order.LAW,
        measures={**test_order.LAW.measures, "area": CN.measures["area"]},
        election=replace(test_order.LAW.election, rank=(by,)),
    )
    rows = [each for n in (1, 2, 3) for each in permutations("abc", n)]
    chosen, areas = dice.sample(rows, 3), [dice.randint(5_000, 15_000) for _ in range(3)]
    voters = tuple(Voter(str(n), {"heads": 1, "area": areas[n * n % 3]}) for n in range(11))
    marks = [dice.choices(chosen, (5, 4, 2))[0] for _ in voters]
    ticks = [{"q": tuple(test_order.box(name, rank) for rank, name in enumerate(row, 1))} for row in marks]
    ballots = tuple(Ballot(v.id, True, each) for v, each in zip(voters, ticks, strict=True))
    return PollFacts(law, (test_order.asked("abc", method, ranks=3),), voters, ballots)


def in_order(name: str, answer: str) -> bool:
    """Whether a number counts a paper: that of all papers that say just this, or of all with a name."""
    return answer == name[1:] if name.startswith("=") else name in answer


@pytest.mark.parametrize("method", METHODS)
def test_orders_and_sums_together_find_nobody(method: str):
    """Whoever reads the steps of a count by order knows no more than how many gave which order."""
    told = 0
    for seed in range(20):
        facts = ranking(random.Random(seed), method)
        if undisclosed(facts)["q"] or not stepwise(facts, (), "q"):
            continue
        orders = Counter("".join(offer[0] for offer in each.choices["q"]) for each in facts.ballots)
        numbers = {(0, "heads", f"={each}"): n for each, n in orders.items()}
        numbers |= {(0, "area", n): facts.count.tally("q").choices["area"][n] for n in "abc"}
        voters = [each.weights for each in facts.voters]
        assert not found_out(voters, numbers, answers=list(orders), counts=in_order), seed
        told += 1
    assert told > 2, "some are told step by step"


def test_one_name_changes_for_another_only_where_no_order_is_told():
    """100 and 250 weigh together what 150 and 200 do, who name somebody else at the same place."""
    names = {"1": "a", "2": "ac", "3": "b", "4": "bd"}
    sets = {voter: {CHOICE + name: 1 for name in said} for voter, said in names.items()}
    weights = {"area": dict(zip(names, (100, 250, 150, 200), strict=True))}
    every = tuple(CHOICE + name for name in "abcd")
    for whole in (False, True):
        given = AnswersGiven([sets], every, weights, [{}], whole=whole)
        assert given.open_to_doubt({"area": [every]}) is not whole


def test_of_votes_in_order_that_weigh_otherwise_only_heads_are_told():
    """Who stands before whom is told, and no sum says what would change that."""
    facts = ranking(random.Random(1), METHODS[0], by="area")
    assert not stepwise(facts, (), "q")
    hidden = undisclosed(facts)["q"]
    assert {("area", CHOICE + name) for name in "abc"} <= hidden
    assert not {("heads", CHOICE + name) for name in "abc"} & hidden


def test_steps_are_told_once():
    """What two counts by order differ in is how a few ordered the names."""
    first = ranking(random.Random(1), METHODS[0])
    other = (Ballot("0", True, {"q": ("c",)}), *first.ballots[1:])
    second = replace(first, ballots=other)
    assert [stepwise(second, each, "q") for each in ((), [second], [first])] == [True, True, False]


@pytest.mark.parametrize("sizes", [12, 6, 3])
def test_of_a_small_roll_no_sum_has_one_solution(sizes: int):
    """Tried with all ways in which those who took part could have voted, in a result and its recount."""
    areas = all_ = 0
    for seed in range(4):
        first, second = small(random.Random(seed), sizes, 10)
        voters = [each.weights for each in first.voters[:10]]
        told = published(first)
        known = decided(first)
        assert not found_out(voters, told, compared=known), seed
        both, known = told | published(second, 1, [first]), known + decided(second, 1)
        assert not found_out(voters, both, results=2, changed=1, compared=known), seed
        areas += sum(measure == "area" for _result, measure, _name in both)
        every = results(first)[0].tally.binding["area"]
        heads = {row: n for row, n in told.items() if row[1] == "heads"}
        all_ += len(found_out(voters, heads | {(0, "area", name): every[name] for name in SAID}))
    assert areas > 4, "some areas are shown"
    assert all_ > 6, "with all sums many are found out"


def test_of_fewer_than_five_who_took_part_only_that_is_told():
    voters = tuple(Voter(str(n), {"heads": 1, "area": 9_000 + n}) for n in range(20))
    ballots = tuple(Ballot(str(n), True, {"q": ("for",)}) for n in range(4))
    rule = next(iter(CN.rules))
    hidden = undisclosed(PollFacts(CN, (Question("q", rule),), voters, ballots))["q"]
    assert {("heads", "for"), ("heads", "against"), ("area", "for"), ("area", "returned")} <= hidden
    assert not {("heads", "returned"), ("heads", "participating")} & hidden


def test_who_did_not_take_part_is_known_to_neighbours():
    """Of 40 homes 37 took part: the three left need no number, so four against are the rest of those for."""
    voters = tuple(Voter(str(n), {"heads": 1, "area": 9_000 + 100 * (n % 5)}) for n in range(40))
    ballots = tuple(Ballot(str(n), True, {"q": ("for" if n < 33 else "against",)}) for n in range(37))
    hidden = undisclosed(PollFacts(CN, (Question("q", next(iter(CN.rules))),), voters, ballots))["q"]
    assert {("area", "for"), ("area", "against")} <= hidden
