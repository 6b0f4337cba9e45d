"""What a count tells of the way papers went: by themselves, in envelopes, by proxy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlmodel import Session

from meeting_tui.desk.polls.frozen import BallotOf, Case
from meeting_tui.desk.polls.weighing import name
from meeting_tui.record.ballot import BallotPaper
from meeting_tui.record.papers import sorts_of
from meeting_tui.record.register import BallotRegister
from meeting_tui.rules.bundle import PollFacts
from meeting_tui.rules.proxies import Proxy
from meeting_tui.rules.question import Question, Voter
from meeting_tui.rules.reach import Outlook, outlooks
from meeting_tui.rules.tally import Tally
from meeting_tui.store import tables


@dataclass(frozen=True)
class Outside:
    """What voters got and gave back, and whose it is, by number."""

    papers: Mapping[int, BallotPaper]
    ballots: Mapping[int, BallotOf]

    @classmethod
    def of(
        cls, found: Case, session: Session, register: BallotRegister, ballots: Mapping[int, BallotOf]
    ) -> Outside:
        """That of a poll; `ballots` are its own."""
        if register.enveloped:
            return cls(register.envelopes, found.live(session, tables.PollEnvelope))
        return cls(register.papers, ballots)

    @property
    def modes(self) -> Counter[str]:
        """How many went out in which way."""
        found: Counter[str] = Counter()
        for paper, alike in sorts_of(self.papers):
            if paper.issued:
                found[paper.issued.mode] += len(alike)
        return found

    @property
    def back(self) -> frozenset[str]:
        """The names of those that came back in time."""
        return frozenset(name(no) for paper, alike in sorts_of(self.papers) if paper.back for no in alike)

    def back_of(self, voters: Container[int]) -> int:
        """How many of these voters' came back in time."""
        mine = {serial for serial, ballot in self.ballots.items() if ballot.voter in voters}
        return sum(no in mine for paper, alike in sorts_of(self.papers) if paper.back for no in alike)


def took_part(
    measures: Iterable[str], voters: Iterable[Voter], back: Container[str]
) -> Mapping[str, tuple[int, int]]:
    """By measure, what those voters weigh who are `back`, and what all weigh."""
    there = tuple(voters)
    return {
        measure: (
            sum(voter.weights.get(measure, 0) for voter in there if voter.id in back),
            sum(voter.weights.get(measure, 0) for voter in there),
        )
        for measure in measures
    }


def outlooks_of(facts: PollFacts, tally: Tally) -> tuple[Outlook, ...]:
    """How a question stands while ballots may still come back from those entitled to vote on it."""
    out = tuple(_out(facts, tally.question))
    voted, unvoted = _sums(facts, (v.weights for v in out)), _sums(facts, (v.unvoted for v in out))
    casting = facts.castings.get(tally.question.id, "")
    return outlooks(facts.profile, tally, voted, casting, unvoted)


def _out(facts: PollFacts, asked: Question) -> Iterator[Voter]:
    here = {ballot.voter for ballot in facts.ballots}
    yield from (asked.of(each) for each in facts.voters if each.id not in here and asked.entitled(each.id))


def _sums(facts: PollFacts, several: Iterable[Mapping[str, int]]) -> dict[str, int]:
    rows = tuple(several)
    return {measure: sum(row.get(measure, 0) for row in rows) for measure in facts.profile.measures}


def objecting_in(register: BallotRegister, ballots: Mapping[int, BallotOf]) -> dict[str, frozenset[str]]:
    """By question, under their ballots' names, who objected in writing to what was decided."""
    names = {ballot.voter: name(serial) for serial, ballot in ballots.items()}
    return {
        asked: frozenset(names[no] for no in voters if no in names)
        for asked, voters in register.objections.items()
    }


def proxies_of(register: BallotRegister, ballots: Iterable[BallotOf]) -> tuple[Proxy, ...]:
    """The proxies as the rules see them: holders on the roll under their ballots' names, others as told."""
    if not register.proxies:
        return ()
    names = {ballot.voter: name(ballot.serial) for ballot in ballots}
    return tuple(
        Proxy(
            names[given.voter],
            names[given.carrier] if given.carrier else given.holder or f"#{given.seq}",
            given.role,
            given.instructed,
        )
        for given in register.proxies.values()
    )
