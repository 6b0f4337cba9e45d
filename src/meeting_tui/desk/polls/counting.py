"""The count of a poll: papers reconciled, votes tallied, questions decided, and all of it published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

from sqlmodel import Session

from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.course import last_posting
from meeting_tui.desk.polls.definition import Definition
from meeting_tui.desk.polls.facts import counted_now, facts_of, with_ballots
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.desk.polls.outside import Outside, outlooks_of, took_part
from meeting_tui.desk.polls.piles import PilesView, view_of
from meeting_tui.desk.polls.secret import unequal
from meeting_tui.desk.polls.weighing import voter_of
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.published import OutlookForm, PilesForm
from meeting_tui.record.chain import Head
from meeting_tui.record.poll.allowed import why_not
from meeting_tui.record.poll.envelopes import EnvelopeNumbers
from meeting_tui.record.poll.equations import Unequal
from meeting_tui.record.poll.phase import CLOSED, COUNTED, RECOUNT, phase
from meeting_tui.record.poll.ties import AnnouncedLots
from meeting_tui.record.poll.values import CourseChange, Reconciliation, Rehearsal, ResultOnRecord
from meeting_tui.record.register import BallotRegister
from meeting_tui.record.sheets import SheetNumbers
from meeting_tui.record.written import WrittenName
from meeting_tui.refusal import Refusal
from meeting_tui.rules.binding import told
from meeting_tui.rules.bundle import PollFacts, digest, results
from meeting_tui.rules.disclosure import Hidden, meanwhile, undisclosed
from meeting_tui.rules.exact import decimal
from meeting_tui.rules.reach import Outlook
from meeting_tui.rules.verdict import Result

VERSION = 1
_SINCE_TRACED = ("unreturned", "late")


@dataclass(frozen=True)
class CountReport:
    """The count as it stands: the papers that must add up, and what came of every question.

    `complete`: the poll is closed, every paper that is here accounted for, and no sheet may be one more. What
    came of the questions is `shown` once that is on record, or where the poll was made with an open count. It
    is `final` once people counted the same by hand, or two said why not; until then `provisional`;
    `participation` always: by measure, what came back in time weighs, and what all weigh. `outdated`: since
    the result on record somebody objected, or took that back: a further one weighs it. `earlier`: the
    results on record. `invalid`: whole ballots by the reason people gave. `modes` tell how the ballots went
    out; `head` is the poll's record as it was counted. `proxies` are those registered, `by_proxy` the papers
    that came back from voters who gave one; `written` the names that are not printed; `before` the poll as
    earlier results counted it; `changes`: what two people changed in its course, up to what is counted;
    `announced`: lots, by question; `noted`: papers whose votes stand though something is written beside. Of
    what is not `shown`, `facts` hold no ballots, nobody they were handed to, and there are no results.
    """

    definition: Definition
    state: str
    definition_digest: str
    roll_fingerprint: str
    facts: PollFacts
    numbers: Reconciliation
    head: Head
    invalid: Mapping[str, int] = field(default_factory=dict)
    modes: Mapping[str, int] = field(default_factory=dict)
    proxies: int = 0
    by_proxy: int = 0
    sheets: SheetNumbers = field(default_factory=SheetNumbers)
    participation: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    outdated: bool = False
    earlier: tuple[ResultOnRecord, ...] = ()
    traced: bool = False
    extended: str = ""
    rehearsal: Rehearsal | None = None
    piles: PilesView | None = None
    reconciled: bool | None = False
    envelopes: EnvelopeNumbers | None = None
    written: tuple[WrittenName, ...] = ()
    before: tuple[PollFacts, ...] = ()
    changes: tuple[CourseChange, ...] = ()
    announced: Mapping[str, AnnouncedLots] = field(default_factory=dict)
    noted: int = 0

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """What came of every question; worked out when it is asked for, from facts that don't change."""
        return results(self.facts) if self.shown else ()

    @property
    def closes(self) -> str:
        """The last minute in which papers were taken: as it was opened, or as two people put it later."""
        return self.extended or self.definition.closes

    @property
    def complete(self) -> bool:
        closed = self.state in (CLOSED, COUNTED, RECOUNT)
        missing = self.envelopes.missing if self.envelopes else 0
        return closed and self.numbers.complete and not self.sheets.unnamed and not missing

    @property
    def final(self) -> bool:
        return self.complete and self.reconciled is not False

    @property
    def provisional(self) -> bool:
        return self.complete and not self.final

    @property
    def shown(self) -> bool:
        return self.state == COUNTED or self.definition.open_count

    @property
    def by_hand(self) -> PilesForm | None:
        """What was counted by hand, published; None for results of versions that did not ask."""
        return self.piles.as_json() if self.piles else None

    @property
    def waiting(self) -> int:
        """How many papers wait, with the sheets that may be some and those whose return nobody registered."""
        missing = abs(self.envelopes.missing) if self.envelopes else 0
        return self.numbers.waiting + len(self.numbers.unreturned) + self.sheets.unnamed + missing

    @property
    def outlooks(self) -> Mapping[str, tuple[Outlook, ...]]:
        """What can still happen to each question while papers are out or wait."""
        return {each.question.id: outlooks_of(self.facts, each.tally) for each in self.results}

    def outlooks_json(self) -> dict[str, list[OutlookForm]]:
        """The outlooks by question, published."""
        profile = self.facts.profile
        return {name: [each.as_json(profile) for each in found] for name, found in self.outlooks.items()}

    @cached_property
    def undisclosed(self) -> Mapping[str, Hidden]:
        """By question, the sums that a public document does not show, for they would tell of a few people."""
        if self.state != COUNTED:
            return meanwhile(self.facts)
        return undisclosed(self.facts, self.before)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what was counted and what came of it, without the record's head."""
        return digest(self._counted())

    def _counted(self, shown: bool = True) -> dict[str, object]:
        return {
            **self.opening,
            "questions": [self._question(result) for result in self.results] if shown else [],
        }

    @property
    def opening(self) -> dict[str, object]:
        """What the count says before its questions."""
        return {
            "version": VERSION,
            "poll": self.definition.code,
            "title": self.definition.title,
            "identity": self.definition.identity,
            "definition": self.definition_digest,
            "roll_fingerprint": self.roll_fingerprint,
            "profile": self.facts.profile.id,
            "reconcile": self._reconcile(),
            "proxies": {"registered": self.proxies, "returned": self.by_proxy},
        }

    def _question(self, result: Result) -> dict[str, object]:
        asked = self.definition.question(result.question.id)
        return told(result.as_json(), {"id": asked.id, "title": asked.title, "matter": asked.matter or None})

    def as_json(self) -> dict[str, object]:
        """The form `count --json` prints; see docs/formats/poll.md."""
        return {
            **self._counted(self.shown),
            **({} if self.shown else {"reconcile": self._kept_back()}),
            "shown": self.shown,
            "participation": self.participation_json(),
            "final": self.final,
            "provisional": self.provisional,
            "outlooks": {} if self.complete or not self.shown else self.outlooks_json(),
            "sheets": asdict(self.sheets),
            **({"envelopes": self.envelopes.as_json()} if self.envelopes else {}),
            "digest": self.digest if self.shown else "",
            "piles": self.by_hand,
            **({"written": [each.as_json() for each in self.written]} if self.written else {}),
            "changes": [each.as_json() for each in self.changes],
            **({"announced": self.announced_json()} if self.announced else {}),
            "results": [asdict(each) for each in self.earlier],
            "record": {"count": self.head.count, "head": self.head.hash},
        }

    def participation_json(self) -> dict[str, dict[str, str]]:
        """By measure, what came back in time and what all weigh, as decimal numbers."""
        places = {name: measure.decimals for name, measure in self.facts.profile.measures.items()}
        return {
            name: {"returned": decimal(back, places[name]), "all": decimal(all_, places[name])}
            for name, (back, all_) in self.participation.items()
        }

    def announced_json(self) -> dict[str, dict[str, object]]:
        """By question, the lots that are announced."""
        told = ("way", "level", "digest", "apart", "at")
        return {id: {name: getattr(each, name) for name in told} for id, each in self.announced.items()}

    def units(self) -> dict[str, dict[str, str]]:
        """By measure, its words for several."""
        return {name: dict(each.units) for name, each in self.facts.profile.measures.items()}

    def _reconcile(self) -> dict[str, object]:
        numbers = self.numbers
        table = {name: list(n) if isinstance(n, tuple) else n for name, n in asdict(numbers).items()}
        if not self.traced:  # the form by which results of earlier versions went on record
            table = {name: n for name, n in table.items() if name not in _SINCE_TRACED}
        return {
            **table,
            "void": numbers.void,
            "reasons": dict(sorted(self.invalid.items())),
            "holds": numbers.holds,
            "complete": numbers.complete,
        }

    def _kept_back(self) -> dict[str, object]:
        """The numbers without why ballots are invalid, which tells of votes."""
        return {**self._reconcile(), "reasons": {}}


def standing(office: Office, poll: str) -> CountReport:
    """The count as it would come out now, or the last result where one is on record; nothing is written."""
    with office.store.read() as session:
        return as_stands(office, session, frozen.case(session, poll))


def as_stands(office: Office, session: Session, found: Case) -> CountReport:
    """As `standing`, in the session's transaction."""
    if phase(found.standing(office, session)) == COUNTED:
        return on_record(office, session, found)
    return report_of(office, session, found)


def result(office: Office, poll: str) -> CountReport:
    """The last result on record, as it was counted; refused (`documents.not_final`) where there is none."""
    with office.store.read() as session:
        found = frozen.case(session, poll)
        return office.once(session, f"poll:{found.id}", lambda: on_record(office, session, found))


def count(office: Office, poll: str) -> CountReport:
    """As `standing`; the result of a closed poll is put on record, once. After a recount, or once a tie was
    settled, it is a further one, numbered, beside the earlier."""
    with office.store.read() as session:
        found = frozen.case(session, poll)
        if office.store.readonly or not _to_record(office, session, found):
            return standing(office, poll)
    with office.store.write() as session:
        found = frozen.case(session, poll)
        if _to_record(office, session, found):
            put_on_record(office, session, found)
        return on_record(office, session, frozen.case(session, poll))


def _to_record(office: Office, session: Session, found: Case) -> bool:
    """Whether a result can go on record now, and is not there yet."""
    poll = found.standing(office, session)
    results = poll.register.results
    settled = phase(poll) == COUNTED and poll.register.settled_seq > results[-1].seq
    return settled or why_not(poll, "count") is None


def put_on_record(office: Office, session: Session, found: Case) -> None:
    """The result as it comes out now, as one more entry; for who has asked the poll's table."""
    report = _counted_as(office, session, found, COUNTED)
    outcomes = {result.question.id: result.outcome or "" for result in report.results}
    posted = last_posting(session)
    weights = _unequal(report)
    odd: dict[str, Any] = {"weights": weights} if weights else {}
    counted = office.append(
        session,
        found.stream,
        "poll.counted",
        report=report.digest,
        outcomes=outcomes,
        posted=posted,
        reconciled=bool(report.reconciled),
        **odd,
    )
    frozen.row(session, found.id).state = "counted"
    put = [(each.proposal, outcomes[each.id]) for each in found.definition.put]
    proposals.decided(office, session, put, counted)


def report_of(office: Office, session: Session, found: Case) -> CountReport:
    """The count of a poll in the session's transaction, as it would come out now."""
    return _counted_as(office, session, found, phase(found.standing(office, session)))


def _counted_as(office: Office, session: Session, found: Case, state: str) -> CountReport:
    register = found.register(office, session)
    now = _report(session, found, register, state)
    hand = view_of(found, register, state)
    return replace(now, piles=hand, reconciled=register.reconciled_with(_unequal(now)))


def _unequal(report: CountReport) -> Unequal:
    """The weights of which not as many papers as envelopes are there."""
    odd = report.envelopes.weights if report.envelopes else ()
    return {each.weight: (each.envelopes, each.papers) for each in odd}


def on_record(office: Office, session: Session, found: Case) -> CountReport:
    """The last result on record, from the entries that were there when it was counted."""
    register = found.register(office, session)
    if not register.results:
        raise Refusal("documents.not_final", poll=found.id)
    last = register.results[-1]
    told = _result_at(session, found, register, len(register.results) - 1)
    return replace(told, outdated=register.settled_seq > last.seq)


def all_results(office: Office, session: Session, found: Case) -> Iterator[CountReport]:
    """All results on record, the last first, each as it was counted."""
    register = found.register(office, session)
    for at in reversed(range(len(register.results))):
        yield _result_at(session, found, register, at)


def _result_at(session: Session, found: Case, register: BallotRegister, at: int) -> CountReport:
    *earlier, counted = register.results[: at + 1]
    then = found.registers_at(session, [each.seq for each in register.results[: at + 1]])
    before = tuple(_facts_of(session, found, next(then)) for _result in earlier)
    report = _report(session, found, next(then), COUNTED)
    hand = None if counted.reconciled is None else view_of(found, register, COUNTED)
    return replace(
        report,
        earlier=register.results,
        piles=hand,
        reconciled=counted.reconciled,
        before=before,
        announced=dict(register.announced),
    )


def _facts_of(session: Session, found: Case, register: BallotRegister) -> PollFacts:
    """The poll as it was counted for an earlier result."""
    ballots = counted_now(register, found.live(session))
    return with_ballots(facts_of(found, register, ballots), found, register, ballots)


def _report(session: Session, found: Case, register: BallotRegister, state: str) -> CountReport:
    ballots = found.live(session)
    outside = Outside.of(found, session, register, ballots)
    envelopes = register.envelope_numbers
    if envelopes:
        envelopes = replace(envelopes, weights=unequal(ballots, outside.ballots, register))
    counted = counted_now(register, ballots)
    facts = facts_of(found, register, counted)
    weighed = facts.voters
    if register.enveloped:
        weighed = tuple(voter_of(found, each) for each in outside.ballots.values())
    invalid = register.in_state("invalid")
    report = CountReport(
        definition=found.definition.with_names(register.names),
        state=state,
        definition_digest=found.digest,
        roll_fingerprint=found.roll_fingerprint,
        facts=facts,
        numbers=register.reconcile(),
        head=Head(register.count, register.head),
        invalid=Counter(paper.adjudicated.reason for paper in invalid if paper.adjudicated),
        modes=outside.modes,
        proxies=len(register.proxies),
        by_proxy=outside.back_of(register.proxies),
        sheets=register.sheet_numbers(),
        participation=took_part(facts.profile.measures, weighed, outside.back),
        envelopes=envelopes,
        earlier=register.results,
        traced=register.traced,
        extended=register.closes,
        rehearsal=register.rehearsal,
        changes=register.changes,
        written=tuple(register.names.values()),
        noted=sum(1 for _paper in register.noted()),
    )
    if not report.shown:
        return report
    return replace(report, facts=with_ballots(facts, found, register, counted))
