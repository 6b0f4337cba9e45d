"""Where sums are not shown, bounds made of those that are prove what came of it, or nothing is said."""

from __future__ import annotations

import random

from tests.rules.numbers import CN
from tests.rules.test_disclosure import poll

from meeting_tui.rules import Decision, shipped_profile
from meeting_tui.rules.bounds import proven, shown
from meeting_tui.rules.bundle import results
from meeting_tui.rules.disclosure import undisclosed


def test_bounds_hold_the_sums_they_stand_for_and_are_made_of_shown_ones():
    told = bounded = 0
    for seed in range(12):
        for law in (CN, shipped_profile("tw-condominium")):
            facts = poll(random.Random(seed), 60, (70, 20, 6, 3, 1), law)
            hidden = undisclosed(facts)
            for result in results(facts):
                found = result.binding
                assert isinstance(found, Decision)
                for fact in found.facts:
                    sets = found.measures[fact.measure]
                    bounds = proven(fact, sets, hidden[result.question.id])
                    told += shown(fact, hidden[result.question.id])
                    if bounds is None:
                        continue
                    bounded += not (bounds.num_exact and bounds.of_exact)
                    more = 1 if bounds.least else -1
                    assert (fact.num_value - bounds.num) * more >= 0
                    assert not fact.of or (bounds.of - fact.of_value) * more >= 0
    assert told > 20
    assert bounded > 2
