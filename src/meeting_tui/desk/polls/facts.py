"""A poll as the rules see it: its voters, its questions, and what is marked on the papers that count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from meeting_tui.desk.polls.frozen import BallotOf, Case
from meeting_tui.desk.polls.outside import objecting_in, proxies_of
from meeting_tui.desk.polls.secret import counted_for, delivered_for
from meeting_tui.desk.polls.weighing import name, put_to, voter_of
from meeting_tui.record.register import BallotRegister
from meeting_tui.record.written import as_counted
from meeting_tui.rules.bundle import PollFacts
from meeting_tui.rules.electorate import capped
from meeting_tui.rules.question import Ballot


def counted_now(register: BallotRegister, ballots: Mapping[int, BallotOf]) -> Mapping[int, BallotOf]:
    """The ballots that stand for voters; of a secret poll those of the papers that are here."""
    if not register.enveloped:
        return ballots
    return counted_for(ballots, register.where(lambda paper: paper.here))


def facts_of(found: Case, register: BallotRegister, ballots: Mapping[int, BallotOf]) -> PollFacts:
    """The poll as it stands, without its papers."""
    voters = [voter_of(found, ballot) for ballot in ballots.values()]
    asked = found.definition.asked
    given = () if register.enveloped else proxies_of(register, ballots.values())
    return PollFacts(
        profile=found.profile,
        questions=tuple(put_to(found, each, ballots, given, register.paid) for each in asked),
        voters=capped(found.profile, voters, given),
        ballots=(),
        objecting=objecting_in(register, ballots),
        seeds=dict(register.seeds),
        reserve_seeds=dict(register.reserve_seeds),
        castings={each.id: each.casting for each in asked if each.casting} | register.castings,
        roll_fingerprint=found.roll_fingerprint,
        poll={
            "code": found.id,
            "title": found.definition.title,
            "community": found.definition.community,
            "opens": found.definition.opens,
            "closes": found.definition.closes,
            "definition": found.digest,
            **{each.id: each.label for each in register.names.values() if not each.into},
        },
    )


def with_ballots(
    facts: PollFacts, found: Case, register: BallotRegister, ballots: Mapping[int, BallotOf]
) -> PollFacts:
    """With who was handed a paper and what is marked on it: of a poll that nobody may see yet no paper is
    looked into."""
    counted = tuple(_counted_ballots(register, ballots))
    return replace(facts, ballots=counted, delivered=_delivered(found, register, ballots))


def _delivered(
    found: Case, register: BallotRegister, ballots: Mapping[int, BallotOf]
) -> frozenset[str] | None:
    """Who was handed a paper; None where nobody registered that. Silence is asked about once it is over."""
    if register.enveloped:
        return frozenset(name(serial) for serial in delivered_for(ballots, register))
    kept = not ballots.keys().isdisjoint(register.where(lambda paper: bool(paper.issued)))
    if not kept and (found.state != "open" or found.profile.nonresponse.policy == "not_participating"):
        return None
    return frozenset(name(serial) for serial in register.where(lambda paper: paper.out) if serial in ballots)


def _counted_ballots(register: BallotRegister, ballots: Mapping[int, BallotOf]) -> Iterator[Ballot]:
    for paper in register.in_state("valid", "invalid"):
        if paper.serial in ballots:
            decided, marks = paper.adjudicated, paper.marks
            reason = decided.reason if decided and not decided.valid else ""
            told = as_counted(register.names, marks or {})
            yield Ballot(name(paper.serial), marks is not None, told, reason)
