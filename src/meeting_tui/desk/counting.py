"""The count of a poll: papers reconciled, votes tallied, questions decided, and all of it published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from sqlmodel import Session

from meeting_tui.desk import matters, poll_case
from meeting_tui.desk.office import Office
from meeting_tui.desk.poll_case import BallotOf, Case
from meeting_tui.desk.poll_definition import Definition
from meeting_tui.record.chain import Head
from meeting_tui.record.papers import PaperRegister, Reconciliation
from meeting_tui.refusal import Refusal
from meeting_tui.rules.bundle import PollFacts, bundle, digest, results
from meeting_tui.rules.electorate import capped
from meeting_tui.rules.question import Ballot, Voter
from meeting_tui.rules.reach import Outlook, outlooks
from meeting_tui.rules.verdict import Result

VERSION = 1
NO_SEEDS: Mapping[str, str] = {}


@dataclass(frozen=True)
class CountReport:
    """The count as it stands: the papers that must add up, and what came of every question.

    `final`: the poll is closed and no paper waits. `invalid`: whole ballots by the reason people gave.
    `issued_to` and `modes` tell how the ballots went out; `head` is the poll's record as it was counted.
    """

    definition: Definition
    state: str
    definition_digest: str
    roll_fingerprint: str
    facts: PollFacts
    numbers: Reconciliation
    results: tuple[Result, ...]
    still_out: Mapping[str, int]
    head: Head
    invalid: Mapping[str, int] = field(default_factory=dict)
    modes: Mapping[str, int] = field(default_factory=dict)

    @property
    def final(self) -> bool:
        return self.state in ("closed", "counted") and self.numbers.complete

    @property
    def outlooks(self) -> Mapping[str, tuple[Outlook, ...]]:
        """What can still happen to each question while papers are out or wait."""
        return {
            result.question.id: outlooks(self.facts.profile, result.tally, self.still_out)
            for result in self.results
        }

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what was counted and what came of it, without the record's head."""
        return digest(self._counted())

    def _counted(self) -> dict[str, Any]:
        return {
            "version": VERSION,
            "poll": self.definition.code,
            "title": self.definition.title,
            "identity": self.definition.identity,
            "definition": self.definition_digest,
            "roll_fingerprint": self.roll_fingerprint,
            "profile": self.facts.profile.id,
            "reconcile": _reconcile(self.numbers, self.invalid),
            "questions": [self._question(result) for result in self.results],
        }

    def _question(self, result: Result) -> dict[str, Any]:
        asked = self.definition.question(result.question.id)
        named = {"id": asked.id, "title": asked.title, "matter": asked.matter or None}
        return {**result.as_json(), **named}

    def as_json(self) -> dict[str, Any]:
        """The form `count --json` prints; see docs/formats/poll.md."""
        return {
            **self._counted(),
            "final": self.final,
            "digest": self.digest,
            "record": {"count": self.head.count, "head": self.head.hash},
        }


def _reconcile(numbers: Reconciliation, invalid: Mapping[str, int]) -> dict[str, Any]:
    table = {name: list(n) if isinstance(n, tuple) else n for name, n in asdict(numbers).items()}
    return {
        **table,
        "void": numbers.void,
        "reasons": dict(sorted(invalid.items())),
        "holds": numbers.holds,
        "complete": numbers.complete,
    }


def standing(office: Office, poll: str, seeds: Mapping[str, str] = NO_SEEDS) -> CountReport:
    """The count as it would come out now; nothing is written. `seeds`: digits that draw lots, by question."""
    with office.store.read() as session:
        return _report(office, session, poll_case.case(session, poll), seeds)


def count(office: Office, poll: str, seeds: Mapping[str, str] = NO_SEEDS) -> CountReport:
    """As `standing`; the result of a closed poll where no paper waits is put on record, once."""
    with office.store.read() as session:
        found = poll_case.case(session, poll)
        report = _report(office, session, found, seeds)
        known = found.register(office, session).counted
    if not report.final or office.store.readonly or (known and known["report"] == report.digest):
        return report
    with office.store.write() as session:
        outcomes = {result.question.id: result.outcome or "" for result in report.results}
        office.append(session, found.stream, "poll.counted", report=report.digest, outcomes=outcomes)
        poll_case.row(session, poll).state = "counted"
        matters.decided(session, [each.proposal for each in found.definition.asked])
        return _report(office, session, poll_case.case(session, poll), seeds)


def published(office: Office, poll: str, seeds: Mapping[str, str] = NO_SEEDS) -> dict[str, Any]:
    """The bundle anybody can count again; of a secret poll with its rows shuffled and unnamed.

    Refused (`counting.not_final`) while papers are out or wait.
    """
    report = standing(office, poll, seeds)
    if not report.final:
        raise Refusal("counting.not_final", poll=report.definition.code, waiting=report.numbers.waiting)
    secret = office.world.token(32) if report.definition.identity == "secret" else b""
    return bundle(report.facts, secret)


def _report(office: Office, session: Session, found: Case, seeds: Mapping[str, str]) -> CountReport:
    for question in seeds:
        found.definition.question(question)
    register = found.register(office, session)
    ballots = found.live(session)
    facts = _facts(found, register, ballots, seeds)
    invalid = register.in_state("invalid")
    return CountReport(
        definition=found.definition,
        state=found.state,
        definition_digest=found.digest,
        roll_fingerprint=found.roll_fingerprint,
        facts=facts,
        numbers=register.reconcile(),
        results=results(facts),
        still_out=_still_out(facts),
        head=Head(register.count, register.head),
        invalid=Counter(paper.adjudicated.reason for paper in invalid if paper.adjudicated),
        modes=Counter(paper.issued.mode for paper in register.papers.values() if paper.issued),
    )


def _facts(
    found: Case, register: PaperRegister, ballots: Mapping[int, BallotOf], seeds: Mapping[str, str]
) -> PollFacts:
    papers = [register.papers[serial] for serial in ballots if serial in register.papers]
    registered = any(paper.issued for paper in papers)
    return PollFacts(
        profile=found.profile,
        questions=found.definition.questions,
        voters=capped(found.profile, map(_voter, ballots.values())),
        ballots=tuple(_counted_ballots(register, ballots)),
        delivered={name(paper.serial) for paper in papers if paper.out} if registered else None,
        seeds=seeds,
        roll_fingerprint=found.roll_fingerprint,
        poll={
            "code": found.id,
            "title": found.definition.title,
            "community": found.definition.community,
            "opens": found.definition.opens,
            "closes": found.definition.closes,
            "definition": found.digest,
        },
    )


def name(serial: int) -> str:
    """A ballot's name in counts and bundles: its serial as it is printed."""
    return f"{serial:06d}"


def _voter(ballot: BallotOf) -> Voter:
    kind = "developer" if ballot.kind == "developer" else "owner"
    units = len(ballot.units.split("\n"))
    return Voter(name(ballot.serial), {"heads": ballot.heads, "area": ballot.area}, kind, units)


def _counted_ballots(register: PaperRegister, ballots: Mapping[int, BallotOf]) -> Iterator[Ballot]:
    for paper in register.in_state("valid", "invalid"):
        if paper.serial in ballots:
            reason = paper.adjudicated.reason if paper.adjudicated else ""
            yield Ballot(name(paper.serial), paper.state == "valid", paper.marks or {}, reason)


def _still_out(facts: PollFacts) -> dict[str, int]:
    """What the ballots weigh that may still be counted."""
    here = {ballot.voter for ballot in facts.ballots}
    out = [voter for voter in facts.voters if voter.id not in here]
    return {
        measure: sum(voter.weights.get(measure, 0) for voter in out) for measure in facts.profile.measures
    }
