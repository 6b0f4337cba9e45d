"""Elections by papers that put names in order: the method says in which, the rule who may be elected.

Whoever meets the rule of the question is counted by `rules.ranked`; papers weigh what their voters do in the
first measure that ranks. What a paper says, and what is no order, is in docs/formats/ranked.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, takewhile

from meeting_tui.rules.condition import Measures
from meeting_tui.rules.contest import Contest, lot, offer_sets, outcome_of, seated, standings, unable
from meeting_tui.rules.outcome import Decision, decide
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.question import Question, offer_of, rank_of
from meeting_tui.rules.ranked.ballots import JUDGMENT, STV, Graded, Ranking
from meeting_tui.rules.ranked.judgment import majority_judgment
from meeting_tui.rules.ranked.schulze import schulze
from meeting_tui.rules.ranked.steps import Form, of_merits, of_pairs, of_stages
from meeting_tui.rules.ranked.stv import as_far
from meeting_tui.rules.seats import Place
from meeting_tui.rules.sets import Ticks
from meeting_tui.rules.tally import Tally

Decisions = Mapping[str, Decision]


def decide_ranked(
    profile: Profile, tally: Tally, sets: Measures, seed: str = "", reserve_seed: str = ""
) -> Contest:
    """Who is elected by `sets`; `seed` and `reserve_seed` as in `contest.decide_contest`."""
    asked = tally.question
    decisions = {
        name: decide(profile, asked.rule, offer_sets(profile, tally, sets, name)) for name in asked.offers
    }
    able = [name for name, each in decisions.items() if each.passed]
    if not able:
        return seated(profile, asked, decisions, [], ("", ""))
    if asked.method == STV:
        return _transferred(profile, tally, decisions, able, seed if profile.election.ties == "lots" else "")
    order, steps = _ordered(asked, able, tally.orders)
    return replace(seated(profile, asked, decisions, order, (seed, reserve_seed)), counted=steps)


def _ordered(asked: Question, able: list[str], papers: Mapping[Ticks, int]) -> tuple[list[list[str]], Form]:
    """Those who are able, the best first, the level together."""
    if asked.method == JUDGMENT:
        grades = asked.grades[::-1]
        judged = majority_judgment(able, len(grades), list(_graded(asked, able, papers)))
        return [list(level) for level in judged.order], of_merits(judged, grades)
    found = schulze(able, list(_rankings(asked, able, papers)))
    return [list(level) for level in found.order], of_pairs(found)


def _transferred(profile: Profile, tally: Tally, decisions: Decisions, able: list[str], seed: str) -> Contest:
    """By the transferable vote; where lots must be drawn first, whoever is still in is tied."""
    asked = tally.question
    rankings = list(_rankings(asked, able, tally.orders))
    found = as_far(able, min(asked.seats, len(able)), rankings, seed, asked.id)
    out = [name for name in able if name not in (*found.elected, *found.open)]
    places: dict[str, Place] = dict.fromkeys(found.elected, "elected")
    places |= dict.fromkeys(found.open, "tied")
    levels = [*([name] for name in found.elected), *filter(None, (list(found.open), out))]
    levels += unable(profile, decisions)
    lots = {name: lot(seed, asked.id, name) for level in found.lots for name in level}
    told = tuple(standings(levels, places, decisions, lots))
    used, steps = seed if found.lots else "", of_stages(found)
    return Contest(outcome_of(decisions, places), told, asked.seats, used, counted=steps)


def _rankings(asked: Question, able: Sequence[str], papers: Mapping[Ticks, int]) -> Iterator[Ranking]:
    """The papers with those who are able, in order; by the transferable vote up to where it breaks off."""
    for boxes, weight in papers.items():
        places: dict[int, list[str]] = {}
        for box in boxes:
            places.setdefault(rank_of(box), []).append(offer_of(asked, box))
        ranks = _unbroken(places) if asked.method == STV else sorted(places)
        groups = (tuple(name for name in places[n] if name in able) for n in ranks)
        yield Ranking(tuple(filter(None, groups)), weight)


def _unbroken(places: Mapping[int, Sequence[str]]) -> list[int]:
    """From the first on, the ranks at which one name stands alone."""
    return list(takewhile(lambda n: len(places.get(n, ())) == 1, count(1)))


def _graded(asked: Question, able: Sequence[str], papers: Mapping[Ticks, int]) -> Iterator[Graded]:
    """The papers with the grades of those who are able, 0 the worst."""
    for boxes, weight in papers.items():
        given = {offer_of(asked, box): asked.max_ticks - rank_of(box) for box in boxes}
        yield Graded({name: grade for name, grade in given.items() if name in able}, weight)
