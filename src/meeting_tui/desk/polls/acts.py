"""Polls: made from a spec, they freeze proposal, roll and rule; shown, and closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import frozen as poll_case
from meeting_tui.desk.polls import making
from meeting_tui.desk.polls.definition import Asked
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.desk.polls.spec import PollSpec
from meeting_tui.desk.polls.stations import StationView, stations_of
from meeting_tui.record.person import body_of
from meeting_tui.record.poll.allowed import POLL_ACTS, why_not
from meeting_tui.record.poll.envelopes import EnvelopeNumbers, Mixing
from meeting_tui.record.poll.phase import next_step, phase
from meeting_tui.record.poll.values import Batch, CourseChange, Reconciliation, Rehearsal, ResultOnRecord
from meeting_tui.record.sheets import SheetNumbers
from meeting_tui.refusal import Refusal
from meeting_tui.rules.profile import Profile
from meeting_tui.store import tables


@dataclass(frozen=True)
class PollView:
    """A poll as its screen shows it.

    `state` is its phase, `next_step` what comes next in it, `refusals` why acts are not possible now.
    `station`: whose copy this file is, empty in the community's own; `stations` are all of them.
    `closes` is the last minute as it holds now; `changes` and `results`, what happened to it as a whole.
    `envelopes` and `mixed`: of a secret poll, what became of them, and when two people saw them opened.
    `noted`: papers whose votes stand though something is written beside.
    `voters`, `heads`, `area` (0.01 m²) and `shares` (empty: none) are those of the frozen roll.
    """

    id: str
    title: str
    state: str
    identity: str
    opens: datetime
    closes: datetime
    place: str
    contact: str
    asked: tuple[Asked, ...]
    profile: Profile
    voters: int
    heads: int
    area: int
    shares: str
    digest: str
    roll_fingerprint: str
    batches: tuple[Batch, ...]
    numbers: Reconciliation
    sheets: SheetNumbers
    opened_at: str
    closed_at: str
    counted_at: str
    next_step: str
    refusals: Mapping[str, Refusal]
    changes: tuple[CourseChange, ...]
    results: tuple[ResultOnRecord, ...]
    station: str
    stations: tuple[StationView, ...]
    envelopes: EnvelopeNumbers | None
    mixed: Mixing | None
    rehearsal: Rehearsal | None
    objection_days: int = 0
    noted: int = 0

    @property
    def possible(self) -> tuple[str, ...]:
        """The acts that are possible now."""
        return tuple(act for act in POLL_ACTS if act not in self.refusals)

    @property
    def issued(self) -> int:
        """How many ballots were handed out, or of a secret poll envelopes."""
        return self.envelopes.out if self.envelopes else self.numbers.issued

    @property
    def returned(self) -> int:
        """How many came back in time."""
        return self.envelopes.returned if self.envelopes else self.numbers.returned

    @property
    def unread(self) -> int:
        """How many papers came back and nobody has looked at."""
        return max(self.envelopes.missing, 0) if self.envelopes else self.numbers.unread

    @property
    def doubtful(self) -> int:
        """How much waits for people: ballots in doubt, and sheets that may be ballots."""
        numbers = self.numbers
        return numbers.waiting - numbers.unread + len(numbers.unreturned) + self.sheets.unnamed


def new_poll(office: Office, spec: PollSpec) -> str:
    """Freeze proposals, roll and rule into a poll; returns its id, the 4 characters of its QR codes."""
    with office.store.write() as session:
        return making.make(office, session, spec)


def polls(office: Office) -> tuple[PollView, ...]:
    """All polls, the newest first."""
    with office.store.read() as session:
        rows = session.exec(select(tables.Poll).order_by(col(tables.Poll.opens).desc())).all()
        return tuple(_view(office, session, poll_case.of_row(row)) for row in rows)


def poll(office: Office, number: str) -> PollView:
    """One poll by its id; small letters do too."""
    with office.store.read() as session:
        return _view(office, session, poll_case.case(session, number))


def close_poll(office: Office, number: str) -> None:
    """No more papers are handed out or registered as returned; what is in the box is read and counted.

    Refused as `polls.early` before the last minute while papers can come: see `course.close_early`."""
    with office.store.write() as session:
        row = poll_case.row(session, number)
        found = poll_case.of_row(row)
        found.may(office, session, "close")
        row.state = "closed"
        office.append(session, f"poll:{row.id}", "poll.closed", **body_of("by", office.actor))


def _view(office: Office, session: Session, case: Case) -> PollView:
    standing = case.standing(office, session)
    register, frozen = standing.register, case.definition
    opening = register.opening
    refusals = {act: refusal for act in POLL_ACTS if (refusal := why_not(standing, act))}
    return PollView(
        id=case.id,
        title=frozen.title,
        state=phase(standing),
        identity=frozen.identity,
        opens=standing.opens,
        closes=standing.closes,
        place=frozen.place,
        contact=frozen.contact,
        asked=frozen.asked,
        profile=case.profile,
        voters=opening["voters"],
        heads=opening["heads"],
        area=opening["area"],
        shares=opening.get("shares", ""),
        digest=case.digest,
        roll_fingerprint=case.roll_fingerprint,
        batches=register.batches,
        numbers=register.reconcile(),
        sheets=register.sheet_numbers(),
        opened_at=register.opened_at,
        closed_at=register.closed_at,
        counted_at=register.counted_at,
        next_step=next_step(standing),
        refusals=refusals,
        changes=register.changes,
        results=register.results,
        station=register.stations.here,
        stations=stations_of(register.stations),
        envelopes=register.envelope_numbers,
        mixed=register.mixed,
        rehearsal=register.rehearsal,
        objection_days=frozen.objection_days,
        noted=sum(1 for _paper in register.noted()),
    )
