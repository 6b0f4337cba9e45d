"""The engine against an evaluator written from the documents alone; `benchmarks.evaluator` runs 100,000."""

from __future__ import annotations

import random

from benchmarks.evaluator import differences, drawn, stranger


def test_papers_come_to_the_same_by_both() -> None:
    dice, other = random.Random(1259), stranger()
    for _ in range(400):
        facts = drawn(dice)
        assert not list(differences(other, facts)), facts


def test_a_poll_of_nobody_decides_nothing_by_both() -> None:
    dice, other = random.Random(3), stranger()
    nobody = [facts for facts in (drawn(dice) for _ in range(200)) if not facts.voters]
    assert nobody
    for facts in nobody:
        assert not list(differences(other, facts))
