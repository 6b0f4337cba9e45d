"""`python -m benchmarks.evaluator [INPUTS] [SEED]`: the engine against another that shares no code.

The other one is `docs/recount_verifier.py`, written from docs/formats alone. Inputs are drawn over all laws
that ship and all their rules, papers to outcomes: few voters of small weights, so that numbers meet their
limits often. Exit code 3 when any input comes out otherwise; it is printed.
"""

from __future__ import annotations

import importlib.util
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

from meeting_tui.refusal import Refusal
from meeting_tui.rules import Ballot, Profile, Question, Voter, shipped, shipped_profile
from meeting_tui.rules.bundle import PollFacts, bundle
from meeting_tui.rules.condition import CountCondition
from meeting_tui.rules.electorate import capped
from meeting_tui.rules.law_in_time import on
from meeting_tui.rules.profile import Invalid, NonResponse
from meeting_tui.rules.question import FOLLOW, check
from meeting_tui.rules.ranked.ballots import JUDGMENT, METHODS, STV
from meeting_tui.rules.seats import SeatGroup

INPUTS = 100_000
NAMES = ("a", "b", "c", "d")
ONE_VOTE = CountCondition("heads", "for", "ge", 1)
DAYS = ("2025-01-01", "2026-03-31", "2026-11-28")


def stranger() -> ModuleType:
    """The other evaluator."""
    path = Path(__file__).resolve().parents[1] / "docs" / "recount_verifier.py"
    made = importlib.util.spec_from_file_location("recount_verifier", path)
    if made is None or made.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(made)
    made.loader.exec_module(module)
    return module


def law(dice: random.Random) -> Profile:
    """A law that ships, on some day, often with other policies of silence, blanks and invalid papers."""
    found = on(shipped_profile(dice.choice(shipped())), dice.choice(DAYS))
    if dice.random() < 0.3:
        plain = replace(next(iter(found.rules.values())), id="plain", approval=ONE_VOTE)
        election = replace(found.election, cumulative=True, ranked=METHODS)
        found = replace(found, election=election, rules={**found.rules, "plain": plain})
    if dice.random() < 0.5:
        return found
    policy = dice.choice(("not_participating", "abstain", "follow_majority"))
    follow = (FOLLOW,) if dice.random() < 0.3 and FOLLOW not in found.options else ()
    return replace(
        found,
        blank=dice.choice(("abstain", "invalid", "not_cast")),
        options=(*found.options, *follow),
        invalid=Invalid(dice.random() < 0.5, dice.random() < 0.5, dice.choice(("item", "ballot"))),
        nonresponse=NonResponse(policy, "12", {"zh": "…", "en": "…"}),
    )


def drawn(dice: random.Random) -> PollFacts:
    """One input."""
    profile = law(dice)
    kinds = ("approve", "approve", "approve", "choose", "elect", "rate")
    asked = tuple(_question(dice, profile, f"q{n}", dice.choice(kinds)) for n in range(dice.randint(1, 3)))
    everyone = [str(n) for n in range(dice.randint(0, 8))]
    limit = dice.choice((1, 2, 9, 100, 10**15))
    voters = capped(
        profile,
        [
            Voter(
                name,
                {
                    each: 1 if each in ("heads", "persons") else dice.randint(0, limit)
                    for each in profile.measures
                },
                dice.choice(("owner", "owner", "developer")),
            )
            for name in everyone
        ],
    )
    present = frozenset(each for each in everyone if dice.random() < 0.9) if dice.random() < 0.3 else None
    asked = tuple(_narrowed(dice, each, voters) for each in asked)
    papers = [_paper(dice, profile, asked, dice.choice([*everyone, "?"])) for _ in everyone]
    return PollFacts(
        profile,
        asked,
        voters,
        tuple(papers),
        delivered=frozenset(each for each in everyone if dice.random() < 0.8),
        present=present,
        in_person={each for each in present or () if dice.random() < 0.8},
        objecting={
            each.id: {who for who in everyone if dice.random() < 0.6} for each in asked if dice.random() < 0.2
        },
        seeds={each.id: str(dice.randint(1, 99)) for each in asked if dice.random() < 0.3},
        reserve_seeds={each.id: str(dice.randint(1, 99)) for each in asked if dice.random() < 0.2},
        castings={each.id: dice.choice(("for", "against")) for each in asked if dice.random() < 0.5},
    )


def _question(dice: random.Random, profile: Profile, name: str, kind: Any) -> Question:
    rule = dice.choice(list(profile.rules))
    if kind in ("approve", "rate"):
        return Question(name, rule, kind)
    if kind == "choose":
        return Question(name, rule, kind, NAMES)
    if profile.election.cumulative and dice.random() < 0.5:
        rule = "plain"
    ticks = dice.randint(1, len(NAMES))
    asked = Question(name, rule, kind, NAMES, dice.randint(1, 3), ticks, dice.randint(0, 2))
    asked = replace(asked, min_ticks=dice.choice((0, 0, 0, 2)))
    if rule == "plain" and dice.random() < 0.5 and not profile.measures[profile.election.rank[0]].decimals:
        return _ranked(dice, asked)
    asked = replace(asked, cumulative=True) if heaps(profile, rule) and dice.random() < 0.5 else asked
    return _grouped(dice, asked)


def _grouped(dice: random.Random, asked: Question) -> Question:
    """Often with seats that are kept for some of the names."""
    if dice.random() < 0.5 or asked.method == STV:
        return asked
    names = dice.sample(NAMES, dice.randint(2, len(NAMES)))
    parts = (names[:1], names[1:]) if dice.random() < 0.5 else (names[:2], names[2:])
    groups = tuple(
        SeatGroup(f"g{no}", dice.randint(1, len(part)), tuple(part)) for no, part in enumerate(parts) if part
    )
    seats = sum(each.seats for each in groups)
    return replace(asked, groups=groups, seats=min(len(NAMES), seats + dice.randint(0, 1)))


def _ranked(dice: random.Random, asked: Question) -> Question:
    """The same question by names put in order."""
    method, ranks = dice.choice(METHODS), dice.randint(2, 4)
    grades = tuple("abcd"[:ranks]) if method == JUDGMENT else ()
    reserve = 0 if method == STV else asked.reserve
    asked = replace(asked, method=method, max_ticks=ranks, grades=grades, reserve=reserve)
    return _grouped(dice, asked)


def heaps(profile: Profile, rule: str) -> bool:
    """Whether votes may be heaped on a name under this rule."""
    try:
        check(profile, Question("q", rule, "elect", NAMES, cumulative=True))
    except Refusal:
        return False
    return True


def _narrowed(dice: random.Random, asked: Question, voters: tuple[Voter, ...]) -> Question:
    """Now and then a question of some alone, in which they weigh less; others may stay in the base."""
    if dice.random() < 0.8:
        return asked
    some = [each for each in voters if dice.random() < 0.7]
    weighed = {
        each.id: each._replace(weights={m: (n + 1) // 2 for m, n in each.weights.items()}) for each in some
    }
    left = [each for each in voters if each.id not in weighed and dice.random() < 0.3]
    stays = {each.id: {m: n for m, n in each.weights.items() if dice.random() < 0.6} for each in left}
    return replace(asked, electorate=frozenset(weighed), weighed=weighed, stays=stays)


def _paper(dice: random.Random, profile: Profile, asked: tuple[Question, ...], voter: str) -> Ballot:
    marks = {each.id: _order(dice, each) if each.method else _ticks(dice, profile, each) for each in asked}
    return Ballot(voter, dice.random() < 0.95, marks)


def _ticks(dice: random.Random, profile: Profile, asked: Question) -> tuple[str, ...]:
    return tuple(dice.sample(asked.boxes(profile), dice.choice((0, 1, 1, 1, 1, 2, 2))))


def _order(dice: random.Random, asked: Question) -> tuple[str, ...]:
    """Some names at places that mostly are each another's; now and then no order at all."""
    if dice.random() < 0.15:
        return dice.choice(((), ("abstain",), ("against",), ("a", "a:2"), ("a", "against")))
    names = dice.sample(NAMES, dice.randint(1, len(NAMES)))
    places = [min(n, asked.max_ticks) if dice.random() < 0.8 else dice.randint(1, 4) for n in range(1, 4)]
    return tuple(
        name if place == 1 else f"{name}:{place}" for name, place in zip(names, places, strict=False)
    )


def differences(other: ModuleType, facts: PollFacts) -> Iterator[str]:
    """Where the other evaluator counts or decides otherwise."""
    raw = json.loads(json.dumps(bundle(facts)))
    for asked, claim in zip(raw["questions"], raw["results"], strict=True):
        strict, deemed, choices = other.count(raw, asked)
        for name, sets in (("strict", strict), ("deemed", deemed)):
            if sets is None:
                continue
            for key, value in other.find(raw["profile"], asked, sets, choices).items():
                mine = claim[name].get(key, claim[name].get("ratings", {}).get("heads", {}).get(key))
                if (Fraction(mine) if isinstance(value, Fraction) else mine) != value:
                    yield f"{asked['id']}.{name}.{key}: {mine} {value}"
        told = [(m, name, n) for m, row in claim["measures"].items() for name, n in row.items()]
        yield from (f"{asked['id']}.{m}.{s}" for m, s, n in told if Fraction(n) != (deemed or strict)[m][s])


def main(argv: list[str]) -> int:
    """Run so many inputs and say what came out."""
    inputs = int(argv[0]) if argv else INPUTS
    seed = int(argv[1]) if len(argv) > 1 else random.SystemRandom().randrange(10**9)
    dice, other, began = random.Random(seed), stranger(), time.process_time()
    seen: Counter[str] = Counter()
    for no in range(inputs):
        facts = drawn(dice)
        seen[facts.profile.id] += 1
        if found := list(differences(other, facts)):
            print(f"input {no} of seed {seed}: {found}\n{facts}")
            return 3
    spent = time.process_time() - began
    print(
        f"{inputs:,} inputs of seed {seed} over {len(seen)} laws: no difference; {spent:.0f} s of processor"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
