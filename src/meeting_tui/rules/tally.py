"""The count: papers in, sets of voters out, every weight a whole number.

`Count` takes one paper at a time in time proportional to its questions; `tally` is the whole batch. What a
voter ticked picks a cell, a cell holds the weights that fell into it, and the sets are read off the cells.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from meeting_tui.refusal import Refusal
from meeting_tui.rules.condition import Measures
from meeting_tui.rules.nonresponse import deem, side
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.question import FOLLOW, Ballot, Question, Voter, read_marks
from meeting_tui.rules.sets import (
    CONTRADICTORY,
    INVALID,
    Packing,
    Ticks,
    read_cells,
    read_orders,
    strict_sets,
    votes,
)


@dataclass(frozen=True)
class Flag:
    """A paper people must look at: `unknown_voter`, `not_entitled`, `duplicate` or `contradictory`."""

    voter: str
    question: str
    reason: str


@dataclass(frozen=True)
class Tally:
    """One question counted. `strict` takes silence as not taking part; `deemed` is the profile's other
    reading of silence, where it has one. `choices`: what each box, `blank` and `invalid` weigh.
    `followed`: the side that "with the majority" fell to. `excluded`: who had no vote, and why. `orders`,
    where names are put in order: what the papers weigh that mark these boxes; `alike`: everybody's weigh one.
    """

    question: Question
    strict: Measures
    choices: Measures
    deemed: Measures | None = None
    followed: str = ""
    flags: tuple[Flag, ...] = ()
    excluded: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[Ticks, int] = field(default_factory=dict)
    alike: bool = False

    @property
    def binding(self) -> Measures:
        """The sets the profile decides by."""
        return self.strict if self.deemed is None else self.deemed


class BallotCount:
    """A poll being counted. `delivered`, `present`, `in_person` are voter ids; None where nobody kept them.

    Without `present`, those whose paper came back are present by correspondence. `objecting`: by question,
    who objected in writing afterwards.
    """

    def __init__(
        self,
        profile: Profile,
        questions: Sequence[Question],
        voters: Iterable[Voter],
        delivered: Collection[str] | None = None,
        *,
        present: Collection[str] | None = None,
        in_person: Collection[str] = (),
        objecting: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        self.profile = profile
        self.flags: list[Flag] = []
        self._roll: dict[str, Voter] = {}
        for voter in voters:
            if self._roll.setdefault(voter.id, voter) is not voter:
                raise Refusal("rules.voter_twice", voter=voter.id)
        self._objecting = {asked: frozenset(ids) for asked, ids in (objecting or {}).items() if ids}
        self._in_person = frozenset(in_person) if profile.asks_in_person else None
        self._packing = Packing(tuple(profile.measures))
        self._weights = {voter.id: self._packing.pack(voter.weights) for voter in self._roll.values()}
        self._known = {
            name: None if ids is None else frozenset(ids)
            for name, ids in (("delivered", delivered), ("present", present), ("in_person", in_person))
        }
        self._questions = {asked.id: asked for asked in questions}
        own = (each for asked in questions for each in asked.weighed.values())
        self._cut = {each.id for each in (*own, *self._roll.values()) if each.unvoted}
        self._cells: dict[str, dict[Ticks, int]] = {asked.id: {} for asked in questions}
        self._own = {
            asked.id: {name: self._packing.pack(own.weights) for name, own in asked.weighed.items()}
            for asked in questions
        }
        self._narrow = [
            asked for asked in questions if asked.electorate is not None or asked.excluded or asked.weighed
        ]
        narrow = {asked.id for asked in self._narrow}
        wide = self._entitled(Question(""))
        self._bases = {each.id: self._entitled(each) if each.id in narrow else wide for each in questions}
        self._wide = [(name, cells) for name, cells in self._cells.items() if name not in narrow]
        self._papers: dict[str, list[Ballot]] = {}
        self._undelivered: list[str] = []

    def add(self, ballot: Ballot) -> None:
        """Count one paper. A second paper of one voter never counts again; where the two differ, that
        question counts for neither and is flagged."""
        weight = self._weights.get(ballot.voter)
        if weight is None:
            self.flags.append(Flag(ballot.voter, "", "unknown_voter"))
            return
        known = self._papers.get(ballot.voter)
        if known is not None:
            known.append(ballot)
            self._again(known)
            return
        self._papers[ballot.voter] = [ballot]
        delivered = self._known["delivered"]
        if delivered is not None and ballot.voter not in delivered:
            self._undelivered.append(ballot.voter)
        choices = ballot.choices if self._readable(ballot) else dict.fromkeys(self._cells, INVALID)
        for asked, cells in self._wide:
            ticks = choices.get(asked, ())
            cells[ticks] = cells.get(ticks, 0) + weight
        for narrow in self._narrow:
            self._add_narrow(narrow, ballot.voter, choices.get(narrow.id, ()))

    def _add_narrow(self, asked: Question, voter: str, ticks: Ticks) -> None:
        if asked.entitled(voter):
            cells = self._cells[asked.id]
            cells[ticks] = cells.get(ticks, 0) + self._weight(asked, voter)
        elif ticks not in ((), INVALID):
            self.flags.append(Flag(voter, asked.id, "not_entitled"))

    def tally(self, question: str) -> Tally:
        """The question as it stands now."""
        asked = self._questions[question]
        choices, papers = read_cells(self.profile, asked, self._cells[question])
        explicit = {measure: votes(asked, row, papers[measure]) for measure, row in choices.items()}
        leading = side(explicit) if asked.kind == "approve" else "abstain"
        follows = asked.kind == "approve" and any(row.get(FOLLOW) for row in choices.values())
        policy, base = self.profile.nonresponse.policy, self._base(asked)
        strict = {
            measure: strict_sets(
                self.profile,
                explicit[measure],
                row,
                papers[measure],
                {name: weights[measure] for name, weights in base.items()},
                leading if follows else "",
            )
            for measure, row in choices.items()
        }
        silent = leading if policy == "follow_majority" else "abstain"
        deemed = None if policy == "not_participating" else deem(self.profile, strict, silent)
        flags = tuple(flag for flag in self.flags if flag.question in ("", question))
        followed = leading if follows or policy == "follow_majority" else ""
        counted = Tally(asked, strict, choices, deemed, followed, flags, asked.excluded)
        return self._in_order(counted) if asked.method else counted

    def _in_order(self, counted: Tally) -> Tally:
        """With the papers that put names in order."""
        asked, measure = counted.question, self.profile.election.rank[0]
        everyone = (asked.of(each).weights for each in self._roll.values() if asked.entitled(each.id))
        alike = all(weights.get(measure, 0) in (0, 1) for weights in everyone)
        return replace(counted, orders=read_orders(self.profile, asked, self._cells[asked.id]), alike=alike)

    def voters(self, question: str) -> Iterator[tuple[str, Ticks | None, frozenset[str]]]:
        """Of each who has a vote on the question the cell they fell into, None without a paper, and which of
        the lists of those delivered to, present and in person they are on."""
        asked = self._questions[question]
        for voter in filter(asked.entitled, self._roll):
            papers = self._papers.get(voter)
            lists = {name for name, ids in self._known.items() if ids is not None and voter in ids}
            if papers and self._known["delivered"] is not None:
                lists.add("delivered")
            if voter in self._objecting.get(question, ()):
                lists.add("objecting")
            yield voter, self._standing(asked, papers) if papers else None, frozenset(lists)

    def _entitled(self, asked: Question) -> dict[str, int]:
        """What doesn't depend on papers: the weight of all, of those delivered to, of those there."""
        everyone = asked.electorate is None and not asked.excluded
        weights = {
            voter: self._weight(asked, voter) for voter in self._roll if everyone or asked.entitled(voter)
        }
        cut = (asked.of(self._roll[voter]).uncounted for voter in weights)
        there = {
            **weights,
            **{each: weights[each] + self._unvoted(asked, each) for each in weights.keys() & self._cut},
        }
        kept = (left for voter, left in asked.stays.items() if voter in self._roll and voter not in weights)
        base = {"all": sum(there.values()) + sum(map(self._packing.pack, filter(None, (*cut, *kept))))}
        for name, known in self._known.items():
            if known is not None:
                base[name] = sum(weight for voter, weight in there.items() if voter in known)
        return base

    def _unvoted(self, asked: Question, voter: str) -> int:
        """What of a voter is there but can't be voted, packed."""
        left = asked.of(self._roll[voter]).unvoted
        return self._packing.pack(left) if left else 0

    def _weight(self, asked: Question, voter: str) -> int:
        """What a voter weighs on a question, packed."""
        return self._own.get(asked.id, {}).get(voter, self._weights[voter])

    def _base(self, asked: Question) -> dict[str, dict[str, int]]:
        """The same by set and measure, where a paper that came back proves that it was delivered."""
        base = dict(self._bases[asked.id])
        if "delivered" in base:
            base["delivered"] += sum(
                self._weight(asked, each) + self._unvoted(asked, each)
                for each in self._undelivered
                if asked.entitled(each)
            )
        back = (voter for voter in self._cut if voter in self._papers and asked.entitled(voter))
        base["unvoted"] = sum(self._unvoted(asked, voter) for voter in back)
        if against := self._objecting.get(asked.id):
            there = (each for each in against if each in self._roll and asked.entitled(each))
            base["objecting"] = sum(self._weight(asked, each) + self._unvoted(asked, each) for each in there)
        if self._in_person is not None:
            base["voted_in_person"] = sum(self._weight(asked, each) for each in self._voted_there(asked))
        return {name: self._packing.unpack(packed) for name, packed in base.items()}

    def _voted_there(self, asked: Question) -> Iterator[str]:
        """Who is in the room and voted for or against, or for an offer."""
        for voter, papers in self._papers.items():
            if voter in (self._in_person or ()) and asked.entitled(voter):
                ticks = self._standing(asked, papers)
                if ticks not in (INVALID, CONTRADICTORY):
                    mark, _chosen = read_marks(self.profile, asked, ticks)
                    if mark == "ticked":
                        yield voter

    def _readable(self, ballot: Ballot) -> bool:
        """Whether the paper as a whole counts; where the law says so, one bad item spoils it."""
        if not ballot.valid or self.profile.invalid.scope == "item":
            return ballot.valid
        return all(
            read_marks(self.profile, asked, ballot.choices.get(asked.id, ()))[0] != "invalid"
            for asked in self._questions.values()
        )

    def _again(self, papers: Sequence[Ballot]) -> None:
        voter = papers[0].voter
        self.flags.append(Flag(voter, "", "duplicate"))
        for asked in self._questions.values():
            if not asked.entitled(voter):
                continue
            before, now = self._standing(asked, papers[:-1]), self._standing(asked, papers)
            if before == now:
                continue
            if now == CONTRADICTORY:
                self.flags.append(Flag(voter, asked.id, "contradictory"))
            cells, weight = self._cells[asked.id], self._weight(asked, voter)
            cells[before] -= weight
            cells[now] = cells.get(now, 0) + weight

    def _standing(self, asked: Question, papers: Sequence[Ballot]) -> Ticks:
        """The cell that several papers of one voter together lead to."""
        ticks = [paper.choices.get(asked.id, ()) for paper in papers if self._readable(paper)]
        if len({_meaning(self.profile, asked, each) for each in ticks}) > 1:
            return CONTRADICTORY
        return ticks[0] if ticks else INVALID


def _meaning(profile: Profile, asked: Question, ticks: Ticks) -> tuple[str, frozenset[str]]:
    mark, chosen = read_marks(profile, asked, ticks)
    return mark, frozenset(chosen)


def tally(
    profile: Profile,
    question: Question,
    voters: Iterable[Voter],
    ballots: Iterable[Ballot],
    delivered: Collection[str] | None = None,
    *,
    present: Collection[str] | None = None,
    in_person: Collection[str] = (),
) -> Tally:
    """One question over a whole batch; for several questions feed one `Count`."""
    count = BallotCount(profile, (question,), voters, delivered, present=present, in_person=in_person)
    for ballot in ballots:
        count.add(ballot)
    return count.tally(question.id)
