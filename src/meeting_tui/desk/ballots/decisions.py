"""What two people decided of many papers, out of a file: all of it or nothing, each fault with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlmodel import Session

from meeting_tui.desk.ballots.decision_rows import DecisionRow, decision_rows
from meeting_tui.desk.ballots.find import FoundBallot, allowed, find
from meeting_tui.desk.ballots.review import sure_marks
from meeting_tui.desk.ballots.written import Keyed, keyed
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import resolve
from meeting_tui.desk.polls.frozen import case
from meeting_tui.desk.roll.file import RollFile
from meeting_tui.record.ballot import BallotPaper
from meeting_tui.record.paper_acts import labels
from meeting_tui.record.person import Labels, Person, bodies_of
from meeting_tui.refusal import At, Placed, Refusal, Several
from meeting_tui.store.journal import New


@dataclass(frozen=True)
class DecidedAll:
    """The serials that are decided with this, and those of which just that was on record."""

    decided: tuple[int, ...]
    before: tuple[int, ...]


@dataclass
class _Faults:
    """All that is wrong so far, each at its cell."""

    headings: Mapping[str, str]
    found: list[Placed] = field(default_factory=list)

    def add(self, row: DecisionRow, name: str, why: Refusal) -> None:
        self.found.append(Placed(row.no, self.headings.get(name, name), why))

    @contextmanager
    def at(self, row: DecisionRow, name: str) -> Iterator[None]:
        """A refusal within is the fault of this cell."""
        try:
            yield
        except Refusal as refusal:
            self.add(row, name, refusal)

    def refuse(self) -> None:
        """Raise `ballots.faults` carrying every fault, in the order of the table; nothing where none is."""
        if self.found:
            ordered = tuple(sorted(self.found, key=lambda fault: fault.row))
            raise Refusal("ballots.faults", count=len(ordered), row=ordered[0].row, faults=ordered)


def decide_all(office: Office, poll: str, file: RollFile) -> DecidedAll:
    """Put the decisions of a file on record, in one transaction; what stands on record already is passed.

    Refused: `ballots.faults`, those of `decision_rows`, and as the poll's table says.
    """
    headings, rows = decision_rows(file)
    with office.store.write() as session:
        found = case(session, poll)
        found.may(office, session, "decide")
        batch = _Batch(office, session, found.id, _Faults(headings))
        batch.take(rows)
        batch.faults.refuse()
        found.put(office, session, [*batch.names.values(), *batch.decisions])
        decided = tuple(each.body["serial"] for each in batch.decisions)
        return DecidedAll(decided, tuple(batch.before))


class _Batch:
    """What the rows come to, paper by paper."""

    def __init__(self, office: Office, session: Session, poll: str, faults: _Faults) -> None:
        self._office, self._session, self._poll, self.faults = office, session, poll, faults
        self.names: dict[str, New] = {}
        self.decisions: list[New] = []
        self.before: list[int] = []

    def take(self, rows: Sequence[DecisionRow]) -> None:
        """Judge all rows; those of one paper together."""
        papers: dict[int, tuple[FoundBallot, list[DecisionRow]]] = {}
        for row in rows:
            with self.faults.at(row, "serial"):
                found = find(self._office, self._session, row["serial"], self._poll)
                papers.setdefault(found.serial, (found, []))[1].append(row)
        for found, own in papers.values():
            with self.faults.at(own[0], "serial"):
                allowed(self._office, self._session, "decide", [found])
                self._decide(found, own)

    def _decide(self, found: FoundBallot, rows: Sequence[DecisionRow]) -> None:
        so_far = len(self.faults.found)
        by = self._people(rows)
        reason = self._reason(rows)
        whole = not all(row["question"] for row in rows)
        told = self._invalid(rows, reason) if whole else self._marks(found, rows)
        if len(self.faults.found) > so_far:
            return
        facts = {"valid": not whole, "marks": told.marks, "reason": reason, **bodies_of("by", by)}
        entry = found.entry("adjudicated", facts)
        if _stands(found.paper, entry):
            self.before.append(found.serial)
            return
        self.names |= {new.body["id"]: new for new in told.names}
        self.decisions.append(entry)

    def _people(self, rows: Sequence[DecisionRow]) -> tuple[Person, ...]:
        """The two of the first row; the others name the same two, or nobody."""
        by = tuple(each for each in (self._person(rows[0], name) for name in ("first", "second")) if each)
        if len(by) == 2 and by[0].is_(by[1]):
            one = Several([Labels(by)(by[0])])
            self.faults.add(rows[0], "second", Refusal("ballots.two_people", given=one))
        for row in rows[1:]:
            for name in ("first", "second"):
                if row[name] not in ("", rows[0][name]):
                    self.faults.add(row, name, Refusal("ballots.other_people", row=rows[0].no))
        return by

    def _person(self, row: DecisionRow, name: str) -> Person | None:
        try:
            return resolve(self._session, row[name])
        except Refusal as refusal:
            self.faults.add(row, name, refusal)
            return None

    def _reason(self, rows: Sequence[DecisionRow]) -> str:
        given = dict.fromkeys(row["reason"] for row in rows if row["reason"])
        for row in rows:
            if row["reason"] in list(given)[1:]:
                self.faults.add(row, "reason", Refusal("ballots.other_reason", reason=next(iter(given))))
        return next(iter(given), "")

    def _invalid(self, rows: Sequence[DecisionRow], reason: str) -> Keyed:
        """A row without a question is about the whole paper."""
        for row in rows:
            if row["choice"] or len(rows) > 1:
                self.faults.add(row, "question", Refusal("ballots.decide_one"))
        if not reason:
            self.faults.add(rows[0], "reason", Refusal("ballots.why_invalid"))
        return Keyed({})

    def _marks(self, found: FoundBallot, rows: Sequence[DecisionRow]) -> Keyed:
        definition = found.case.definition
        given: dict[str, tuple[str, ...]] = {}
        for row in rows:
            with self.faults.at(row, "question"):
                asked = definition.question(row["question"])
                if asked.id in given:
                    raise Refusal("ballots.question_twice", question=asked.id)
                given[asked.id] = ()
                with self.faults.at(row, "choice"):
                    given[asked.id] = row.ticks(asked.labels)
                    keyed(self._office, self._session, found, {asked.id: given[asked.id]})
        marks = {**sure_marks(found.paper), **given}
        unsaid = [each.id for each in definition.asked if each.id not in marks]
        if unsaid:
            self.faults.add(rows[0], "question", Refusal("ballots.unsaid", questions=Several(unsaid)))
        return Keyed({}) if self.faults.found else keyed(self._office, self._session, found, marks)


def _stands(paper: BallotPaper, entry: New) -> bool:
    """Whether just this decision holds; refused where it was made and something came after it."""
    body = entry.body
    marks = {question: tuple(ticks) for question, ticks in body["marks"].items()}
    wanted = body["valid"], marks, body["reason"], set(labels(body, "by"))
    for each in paper.decisions:
        if (each.valid, dict(each.marks), each.reason, set(each.by)) == wanted:
            if each is paper.adjudicated and not paper.doubts:
                return True
            raise Refusal("ballots.decided_since", serial=paper.serial, at=At(each.at))
    return False
