"""What misreading a paper could do to the results: bounds before anybody looks, errors once two did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import Literal

from meeting_tui.rules.bundle import PollFacts
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.leads import Lead, leads
from meeting_tui.rules.outcome import Decision
from meeting_tui.rules.question import FOLLOW, Ballot, Question, Voter
from meeting_tui.rules.risk import millionths
from meeting_tui.rules.tally import BallotCount, Tally
from meeting_tui.rules.verdict import Result

Unfit = Literal["", "majority", "written_in", "ranked", "tie"]
"""Why no sample can confirm a poll: what "with the majority" means hangs on all papers; a name that nobody
wrote so far has no margin; an order that several ranks make has no single one; what is level has none."""
Form = tuple[bool, tuple[tuple[str, tuple[str, ...]], ...]]
"""What a paper says, whosever it is."""
Rates = Mapping[tuple[str, str], Fraction]
"""By question and measure, the share of a margin that each unit of weight takes."""
_ONE = "one"


class Stakes:
    """The counted papers of a poll in the order of their names, and what each of them bears on.

    `papers` are by voter; every voter has handed in at most one.
    """

    def __init__(self, facts: PollFacts, results: tuple[Result, ...]) -> None:
        self._facts, self._results = facts, results
        self.papers: Mapping[str, Ballot] = {
            paper.voter: paper for paper in sorted(facts.ballots, key=lambda paper: paper.voter)
        }
        self._voters = {voter.id: voter for voter in facts.voters}
        self._questions = {asked.id: asked for asked in facts.questions}
        self._told: dict[Form, Mapping[str, Tally]] = {}
        self._most: dict[tuple[Form, frozenset[str]], Rates] = {}

    @cached_property
    def leads(self) -> tuple[Lead, ...]:
        """The comparisons that papers bear on; what hangs on no paper is left out."""
        found = () if self._beyond else (lead for each in self._results for lead in leads(each))
        return tuple(lead for lead in found if self._bears(lead))

    @cached_property
    def unfit(self) -> Unfit:
        """Why nothing but a full second count will do, if so."""
        if self._beyond:
            return self._beyond
        level = any(_level(each) for each in self._results)
        return "tie" if level or any(lead.margin <= 0 for lead in self.leads) else ""

    @cached_property
    def bounds(self) -> Mapping[str, int]:
        """By voter, the largest share of its margin that misreading could take from a lead, in millionths."""
        if self.unfit:
            return dict.fromkeys(self.papers, 0)
        return {voter: self._share(voter, self._at_most(paper)) for voter, paper in self.papers.items()}

    def error(self, seen: Ballot) -> int:
        """As a bound: the largest share that was really taken, now that people saw the paper."""
        counted, truly = self._alone(self.papers[seen.voter]), self._alone(seen)
        taken = (lead.at(counted[lead.question]) - lead.at(truly[lead.question]) for lead in self.leads)
        return self._share(seen.voter, self._rates(taken, self._entitled(seen.voter)))

    @cached_property
    def _beyond(self) -> Unfit:
        decided = [asked for asked in self._facts.questions if asked.kind != "rate"]
        profile = self._facts.profile
        silent = profile.nonresponse.policy == "follow_majority"
        if any(silent or FOLLOW in asked.boxes(profile) for asked in decided):
            return "majority"
        if any(asked.method for asked in decided):
            return "ranked"
        elected = any(asked.kind == "elect" for asked in decided)
        return "written_in" if elected and profile.election.write_in else ""

    def _bears(self, lead: Lead) -> bool:
        asked = self._questions[lead.question]
        return len({lead.at(each[lead.question]) for each in self._answers(asked)}) > 1

    def _share(self, voter: str, rates: Rates) -> int:
        """The largest share of a margin that a voter's weights make of what is taken for a weight of 1."""
        told = self._voters[voter]
        taken = (
            self._questions[question].of(told).weights.get(measure, 0) * rate
            for (question, measure), rate in rates.items()
        )
        return millionths(max(taken, default=Fraction(0)))

    def _rates(self, taken: Iterable[Fraction], entitled: frozenset[str]) -> Rates:
        """What is taken from each lead, as shares of the margins: the largest by question and measure."""
        rates: dict[tuple[str, str], Fraction] = {}
        for lead, each in zip(self.leads, taken, strict=True):
            if each > 0 and lead.question in entitled:
                rate, key = Fraction(each, lead.margin), (lead.question, lead.measure)
                rates[key] = max(rate, rates.get(key, rate))
        return rates

    def _entitled(self, voter: str) -> frozenset[str]:
        return frozenset(name for name, asked in self._questions.items() if asked.entitled(voter))

    def _at_most(self, paper: Ballot) -> Rates:
        """What misreading such a paper could take, for a weight of 1."""
        entitled = self._entitled(paper.voter)
        key = (_form(paper), entitled)
        if key not in self._most:
            counted = self._alone(paper)
            taken = (
                lead.at(counted[lead.question]) - worst
                for lead, worst in zip(self.leads, self._worst, strict=True)
            )
            self._most[key] = self._rates(taken, entitled)
        return self._most[key]

    @cached_property
    def _worst(self) -> tuple[Fraction, ...]:
        """The least that any paper of weight 1 makes of each lead."""
        return tuple(
            min(lead.at(each[lead.question]) for each in self._answers(self._questions[lead.question]))
            for lead in self.leads
        )

    def _answers(self, asked: Question) -> Iterator[Mapping[str, Tally]]:
        """Every answer that makes a difference to a lead: nothing, one box, an invalid paper.

        Several names on one paper add up to no more than the worst of them alone.
        """
        ticks = [(), *((box,) for box in asked.boxes(self._facts.profile))]
        yield from (self._alone(Ballot(_ONE, True, {asked.id: each})) for each in ticks)
        yield self._alone(Ballot(_ONE, False, {}))

    def _alone(self, paper: Ballot) -> Mapping[str, Tally]:
        """The tallies of this one paper, as if its voter weighed 1 in every measure and were the only one."""
        key = _form(paper)
        if key not in self._told:
            self._told[key] = self._tallies(paper)
        return self._told[key]

    def _tallies(self, paper: Ballot) -> dict[str, Tally]:
        profile = self._facts.profile
        asked = [replace(each, electorate=None, excluded={}, weighed={}) for each in self._facts.questions]
        voter = Voter(_ONE, dict.fromkeys(profile.measures, 1))
        delivered = None if self._facts.delivered is None else (_ONE,)
        count = BallotCount(profile, asked, [voter], delivered)
        count.add(replace(paper, voter=_ONE))
        return {each.id: count.tally(each.id) for each in asked}


def _form(paper: Ballot) -> Form:
    answers = sorted((name, ticks) for name, ticks in paper.choices.items() if ticks)
    return paper.valid, tuple(answers) if paper.valid else ()


def came_of(result: Result) -> object:
    """What people are told of a question: the outcome; of names, who sits and who waits in which order."""
    found = result.binding
    if isinstance(found, Contest):
        return found.outcome, frozenset(found.placed("elected")), found.placed("reserve")
    return result.outcome


def _level(result: Result) -> bool:
    found = result.binding
    if isinstance(found, Contest):
        return bool(found.placed("tied"))
    return isinstance(found, Decision) and found.tied
