"""What is asked, who may answer, and what they answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from meeting_tui.refusal import Key, Refusal
from meeting_tui.rules.condition import CountCondition, leaves
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.ranked.ballots import JUDGMENT, MOST_NAMES, STV
from meeting_tui.rules.seats import SeatGroup, open_seats

Kind = Literal["approve", "choose", "elect", "rate"]
Mark = Literal["ticked", "abstain", "blank", "invalid"]
AGAINST = "against"
ABSTAIN = "abstain"
FOLLOW = "follow_majority"
VOTE = ":"
"""Stands between a name and the number of one of its further boxes (`ann:2`); in no id of a choice."""
MOST_VOTES, MOST_RANKS = 9, 6
"""So many boxes beside a name stand in a row of a ballot, and with the name before them."""
RATINGS = ("1", "2", "3", "4", "5")
NOTHING: Mapping[str, int] = {}
"""Of no measure."""
RESERVED = frozenset({"for", "blank", "invalid", FOLLOW})
"""Names the count uses itself, so no offer or candidate may bear them."""


class Voter(NamedTuple):
    """One who votes once: `weights` by measure in smallest units.

    `kind` is `developer` for whoever built the place; `units` how many parts are held. `uncounted` is weight
    that stays in the base but can't be voted (cut by a cap on proxies). `unvoted` can't be voted either, but
    is there with its holder (cut by a cap on votes alone).
    """

    id: str
    weights: Mapping[str, int]
    kind: str = "owner"
    units: int = 1
    uncounted: Mapping[str, int] = NOTHING
    unvoted: Mapping[str, int] = NOTHING


@dataclass(frozen=True)
class Ballot:
    """One paper: per question what was ticked, in any order; nothing or missing is blank.

    `valid` False: the whole paper is invalid, for `reason`.
    """

    voter: str
    valid: bool
    choices: Mapping[str, tuple[str, ...]]
    reason: str = ""


@dataclass(frozen=True)
class Question:
    """One thing decided by `rule`.

    `approve`: for, against, abstain. `choose`: one of several offers, or `against` them all. `elect`: up to
    `max_ticks` names for `seats` seats, with `reserve` names in waiting; with `cumulative` each box is a
    vote, and a name has `max_ticks` boxes. With a `method` these are ranks, or `grades`, the best first, of
    which a name gets one at most. `rate`: 1 to 5, not binding.
    `choices` are the offers or names alone. `max_ticks` 0: one, and in an election as many as seats;
    `min_ticks`: with fewer, but any, names ticked the paper is invalid here.
    `electorate` narrows the roll (the owners of one building); `excluded` takes voters out, with the reason.
    `weighed`: who weighs otherwise here than on the whole roll, because only what they hold there counts.
    `groups`: seats that are kept for some of the names. `stays`: what of voters who are taken out stays in
    the base of all, by measure.
    """

    id: str
    rule: str = ""
    kind: Kind = "approve"
    choices: tuple[str, ...] = ()
    seats: int = 1
    max_ticks: int = 0
    reserve: int = 0
    electorate: frozenset[str] | None = None
    excluded: Mapping[str, str] = field(default_factory=dict)
    weighed: Mapping[str, Voter] = field(default_factory=dict)
    min_ticks: int = 0
    cumulative: bool = False
    method: str = ""
    grades: tuple[str, ...] = ()
    groups: tuple[SeatGroup, ...] = ()
    stays: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def in_rows(self) -> bool:
        """Whether a name has a row of boxes."""
        return self.cumulative or bool(self.method)

    @property
    def offers(self) -> tuple[str, ...]:
        """The offers or candidates, without `against` and `abstain`."""
        return tuple(choice for choice in self.choices if choice not in (AGAINST, ABSTAIN))

    @property
    def limit(self) -> int:
        """How many boxes a valid paper may tick."""
        if self.method:
            return len(self.offers)
        return self.max_ticks or (self.seats if self.kind == "elect" else 1)

    @property
    def columns(self) -> int:
        """How many boxes stand beside a name."""
        if self.method:
            return self.max_ticks
        return self.limit if self.cumulative else 1

    def boxes(self, profile: Profile) -> tuple[str, ...]:
        """Every choice a paper offers, in order."""
        if self.kind == "approve":
            return profile.options
        if self.kind == "rate":
            return RATINGS
        further = range(2, self.columns + 1)
        votes = (box for name in self.offers for box in (name, *(f"{name}{VOTE}{n}" for n in further)))
        return (*votes, AGAINST, ABSTAIN)

    def entitled(self, voter: str) -> bool:
        """Whether that voter has a vote on this question."""
        return (self.electorate is None or voter in self.electorate) and voter not in self.excluded

    def of(self, voter: Voter) -> Voter:
        """The voter with what they weigh on this question."""
        return self.weighed.get(voter.id, voter)


def check(profile: Profile, asked: Question) -> None:
    """Refuse a question that can't be put under this profile."""
    if asked.kind == "rate":
        return
    profile.rule(asked.rule)
    if asked.kind == "approve":
        return
    offers = asked.offers
    if not offers or len(set(offers)) < len(offers) or RESERVED.intersection(offers):
        raise Refusal("rules.choices", question=asked.id)
    if asked.kind == "elect" and not 1 <= asked.seats <= len(offers):
        raise Refusal("rules.seats", question=asked.id, seats=asked.seats, candidates=len(offers))
    _check_groups(asked)
    if asked.method or asked.grades:
        _check_ranked(profile, asked)
    elif asked.cumulative:
        _check_cumulative(profile, asked)
    elif not 1 <= asked.limit <= len(offers):
        raise Refusal("rules.ticks", question=asked.id, ticks=asked.limit, choices=len(offers))


def _check_groups(asked: Question) -> None:
    """Seats are kept for names that stand, each in one group, no more seats than there are; not where votes
    are transferred, for there no name is elected by itself."""
    grouped = [name for group in asked.groups for name in group.names]
    once = len(set(grouped)) == len(grouped) and set(grouped) <= set(asked.offers)
    fit = all(1 <= group.seats <= len(group.names) for group in asked.groups)
    if asked.groups and (asked.kind != "elect" or asked.method == STV):
        raise Refusal("rules.groups_kind", question=asked.id)
    if not (once and fit) or open_seats(asked.seats, asked.groups) < 0:
        raise Refusal("rules.groups", question=asked.id)


def _check_cumulative(profile: Profile, asked: Question) -> None:
    """Votes that may be heaped on one name are given where the law lets them be, by a rule that asks for no
    share: a vote is no voter."""
    if not (profile.election.cumulative and _plain(profile, asked)) or asked.kind != "elect":
        raise Refusal("rules.cumulative", question=asked.id)
    if not 1 <= asked.limit <= MOST_VOTES or any(VOTE in name for name in asked.offers):
        raise Refusal("rules.votes", question=asked.id, votes=asked.limit, most=MOST_VOTES)


def _check_ranked(profile: Profile, asked: Question) -> None:
    """Names are put in order where the law lets them be, by papers that weigh whole numbers, under a rule
    that asks only how many name somebody."""
    known = asked.method in profile.election.ranked and not asked.cumulative
    whole = not profile.measures[profile.election.rank[0]].decimals
    if not (known and whole and _plain(profile, asked)) or asked.kind != "elect":
        raise Refusal("rules.ranked", question=asked.id, method=Key(asked.method))
    if len(offers := asked.offers) > MOST_NAMES:
        raise Refusal("ranked.names", most=MOST_NAMES)
    if not 1 <= asked.max_ticks <= MOST_RANKS or any(VOTE in name for name in offers):
        raise Refusal("rules.ranks", question=asked.id, ranks=asked.max_ticks, most=MOST_RANKS)
    judged = asked.method == JUDGMENT
    if len(set(asked.grades)) != (asked.max_ticks if judged else 0) or (judged and len(asked.grades) < 2):
        raise Refusal("rules.grades", question=asked.id, method=Key(asked.method))
    if asked.method == STV and asked.reserve:
        raise Refusal("rules.ranked_reserve", question=asked.id)


def _plain(profile: Profile, asked: Question) -> bool:
    """Whether the rule asks for no share."""
    conditions = leaves(profile.rule(asked.rule).approval)
    return all(isinstance(leaf, CountCondition) and leaf.num == "for" for leaf in conditions)


def rank_of(box: str) -> int:
    """The rank or grade a box gives, 1 the best."""
    return int(box.partition(VOTE)[2] or 1)


def offer_of(asked: Question, box: str) -> str:
    """The name a box is for; where names have no rows of boxes, the box itself."""
    return box.partition(VOTE)[0] if asked.in_rows else box


def read_marks(profile: Profile, asked: Question, ticks: tuple[str, ...]) -> tuple[Mark, tuple[str, ...]]:
    """What ticks mean: the mark, and the choices that count. The same box or name twice counts once."""
    chosen = tuple(dict.fromkeys(ticks))
    if not chosen:
        return "blank", ()
    if chosen == (ABSTAIN,):
        return "abstain", chosen
    boxes = asked.boxes(profile)
    write_in = asked.kind == "elect" and profile.election.write_in and not asked.in_rows
    known = all(choice in boxes or (write_in and choice not in RESERVED) for choice in chosen)
    alone = len(chosen) == 1 or not {AGAINST, ABSTAIN}.intersection(chosen)
    enough = len(chosen) >= asked.min_ticks or chosen == (AGAINST,)
    fits = known and alone and enough and len(chosen) <= asked.limit and _placed_once(asked, chosen)
    return ("ticked", chosen) if fits else ("invalid", ())


def _placed_once(asked: Question, chosen: tuple[str, ...]) -> bool:
    """Where names are put in order: none at two places, and by the transferable vote one alone first."""
    if not asked.method:
        return True
    firsts = sum(rank_of(box) == 1 for box in chosen)
    known = asked.method != STV or firsts == 1
    return known and len({offer_of(asked, box) for box in chosen}) == len(chosen)
