"""One of several: offers with "against all", and elections with seats, ranking, lots and names in waiting.

Everyone who wins must also meet the rule of the question: those who ticked the name against all who took
part in the question. What the ranking can't tell apart is decided by lots, and the lots by a recorded seed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meeting_tui.published import ContestForm
from meeting_tui.rules.condition import Measures
from meeting_tui.rules.nonresponse import bases
from meeting_tui.rules.outcome import Decision, Outcome, decide
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.question import ABSTAIN, AGAINST, Question
from meeting_tui.rules.seats import Place, last_seated, places
from meeting_tui.rules.tally import Tally

Levels = list[list[str]]
"""Names, the best first, the level together."""


@dataclass(frozen=True)
class Standing:
    """One offer or candidate: the decision on it, the rank (equal ranks are ties), and where that leads.

    `lot` is the drawn lot, lower first; empty when none was needed.
    """

    id: str
    decision: Decision
    rank: int
    place: Place
    lot: str = ""


@dataclass(frozen=True)
class Contest:
    """The standings, best first. `outcome`: `passed` when someone is elected, `second_vote` when only a tie
    stands in the way (draw lots and count again, or vote again, as the profile says). `seed`: what lots were
    drawn with, `reserve_seed`: with what those of the names in waiting, where they have their own.
    `counted`: the steps of the method by which names were put in order (docs/formats/ranked.md)."""

    outcome: Outcome
    standings: tuple[Standing, ...]
    seats: int
    seed: str = ""
    reserve_seed: str = ""
    counted: Mapping[str, object] | None = None

    def placed(self, place: Place) -> tuple[str, ...]:
        """The ids at that place, best first."""
        return tuple(each.id for each in self.standings if each.place == place)

    @property
    def vacant(self) -> int:
        """Seats nobody won."""
        return self.seats - len(self.placed("elected"))

    def as_json(self) -> ContestForm:
        """The published form; see docs/formats/recount.md."""
        told: ContestForm = {
            "outcome": self.outcome,
            "elected": list(self.placed("elected")),
            "reserve": list(self.placed("reserve")),
            "tied": list(self.placed("tied")),
            "vacant": self.vacant,
            "seed": self.seed or None,
            "standings": [
                {
                    "id": each.id,
                    "rank": each.rank,
                    "place": each.place,
                    "lot": each.lot or None,
                    **each.decision.as_json(),
                }
                for each in self.standings
            ],
        }
        if self.reserve_seed:
            told["reserve_seed"] = self.reserve_seed
        if self.counted is not None:
            told["counted"] = dict(self.counted)
        return told


def lot(seed: str, question: str, name: str) -> str:
    """The lot of one name: SHA-256 of "seed/question/name", in hex. Who knows the seed can draw it again."""
    return hashlib.sha256(f"{seed}/{question}/{name}".encode()).hexdigest()


def decide_contest(
    profile: Profile, tally: Tally, sets: Measures, seed: str = "", reserve_seed: str = ""
) -> Contest:
    """Who wins by `sets`, the strict or the deemed ones of `tally`; `seed` matters only for lots, and
    `reserve_seed` for those of ties that begin behind the last seat."""
    asked = tally.question
    decisions = {
        name: decide(profile, asked.rule, offer_sets(profile, tally, sets, name)) for name in names(tally)
    }
    able = _ranked(profile, {name: each for name, each in decisions.items() if each.passed})
    return seated(profile, asked, decisions, able, (seed, reserve_seed))


def seated(
    profile: Profile,
    asked: Question,
    decisions: Mapping[str, Decision],
    able: Levels,
    given: tuple[str, str],
) -> Contest:
    """Who sits and who waits of those who are `able`, the best first, the level together. `given`: the seed
    of lots, and that of those in waiting."""
    seats, (seed, reserve_seed) = asked.seats if asked.kind == "elect" else 1, given
    seeds = (seed, reserve_seed or seed) if profile.election.ties == "lots" else ("", "")
    drawn = list(_draws(able, last_seated(able, places(able, seats, 0, asked.groups)), seeds))
    lots = {name: lot(with_, asked.id, name) for tie, with_ in drawn for name in tie}
    order = [group for tie in able for group in _drawn(tie, lots)]
    found = places(order, seats, asked.reserve, asked.groups)
    used = [with_ for _tie, with_ in drawn]
    return Contest(
        outcome_of(decisions, found),
        tuple(standings([*order, *unable(profile, decisions)], found, decisions, lots)),
        seats,
        seed if seed in used else "",
        reserve_seed if reserve_seed in used else "",
    )


def unable(profile: Profile, decisions: Mapping[str, Decision]) -> Levels:
    """Those who don't meet the rule, by weight."""
    return _ranked(profile, {name: each for name, each in decisions.items() if not each.passed})


def _draws(able: Levels, seated: int, seeds: tuple[str, str]) -> Iterator[tuple[list[str], str]]:
    """The ties for which lots are drawn, each with its seed: the second behind those who are `seated`."""
    for no, tie in enumerate(able):
        seed = seeds[no >= seated]
        if len(tie) > 1 and seed:
            yield tie, seed


def names(tally: Tally) -> list[str]:
    """The offers or candidates in the order of the paper, then the written-in names."""
    fixed = {ABSTAIN, AGAINST, "blank", "invalid"}
    row = next(iter(tally.choices.values()))
    return [*tally.question.offers, *sorted(row.keys() - fixed - {*tally.question.offers})]


def offer_sets(profile: Profile, tally: Tally, sets: Measures, name: str) -> Measures:
    """The sets as seen by one offer: `for` who ticked it, `against` who ticked others or none of them; where
    names have rows of boxes, `for` the votes it has, or who put it in order, and nothing else of its own."""
    if tally.question.in_rows:
        return {m: {**row, "for": tally.choices[m].get(name, 0)} for m, row in sets.items()}
    seen = {}
    for measure, row in sets.items():
        own = tally.choices[measure].get(name, 0)
        split = {**row, "for": own, "against": row["for"] + row["against"] - own}
        seen[measure] = {**split, **bases(profile, split)}
    return seen


def _ranked(profile: Profile, decisions: Mapping[str, Decision]) -> Levels:
    """Names by weight, those of equal weight in every ranking measure together."""
    groups: dict[tuple[int, ...], list[str]] = {}
    for name, decision in decisions.items():
        key = tuple(decision.measures[measure]["for"] for measure in profile.election.rank)
        groups.setdefault(key, []).append(name)
    return [groups[key] for key in sorted(groups, reverse=True)]


def _drawn(tie: list[str], lots: Mapping[str, str]) -> Levels:
    """A tie one by one in the order of its lots, or as it is where no lots were drawn."""
    return [[name] for name in sorted(tie, key=lambda name: lots[name])] if tie[0] in lots else [tie]


def standings(
    levels: Levels, found: Mapping[str, Place], decisions: Mapping[str, Decision], lots: Mapping[str, str]
) -> Iterator[Standing]:
    """Everybody with rank and place, the best first; whoever was not placed is out."""
    rank = 1
    for level in levels:
        for name in level:
            yield Standing(name, decisions[name], rank, found.get(name, "out"), lots.get(name, ""))
        rank += len(level)


def outcome_of(decisions: Mapping[str, Decision], found: Mapping[str, Place]) -> Outcome:
    """What came of it."""
    reached = set(found.values())
    if "elected" in reached or "tied" in reached:
        return "second_vote" if "tied" in reached else "passed"
    if all(each.outcome == "no_quorum" for each in decisions.values()):
        return "no_quorum"
    return "rejected"


def is_contest(asked: Question) -> bool:
    """Whether the question is decided name by name."""
    return asked.kind in ("choose", "elect")
