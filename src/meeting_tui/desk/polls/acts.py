"""Polls: made from a spec, they freeze proposal, roll and rule; shown, and closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import frozen as poll_case
from meeting_tui.desk.polls import making
from meeting_tui.desk.polls.definition import Asked
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.desk.polls.spec import PollSpec
from meeting_tui.record.person import body_of
from meeting_tui.record.register import Batch, Reconciliation
from meeting_tui.record.sheets import SheetNumbers
from meeting_tui.refusal import Refusal, Term
from meeting_tui.rules.profile import Profile
from meeting_tui.store import tables


@dataclass(frozen=True)
class PollView:
    """A poll as its screen shows it.

    `state`: planned, open, ended (past its last minute, papers still taken in), closed, counted or withdrawn.
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

    @property
    def doubtful(self) -> int:
        """How much waits for people: ballots in doubt, and sheets that may be ballots."""
        return self.numbers.waiting - self.numbers.unread + self.sheets.unnamed


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
    """No more papers are handed out or registered as returned; what is in the box is read and counted."""
    with office.store.write() as session:
        row = poll_case.row(session, number)
        if row.state != "open":
            raise Refusal("polls.not_open", poll=row.id, state=Term(row.state))
        _check_deliveries(office, session, poll_case.of_row(row))
        row.state = "closed"
        office.append(session, f"poll:{row.id}", "poll.closed", **body_of("by", office.actor))


def _check_deliveries(office: Office, session: Session, found: Case) -> None:
    """Silence can count only where somebody wrote down what was delivered."""
    policy = found.profile.nonresponse.policy
    papers = found.register(office, session).papers.values()
    if policy != "not_participating" and not any(paper.issued for paper in papers):
        raise Refusal("polls.no_deliveries", poll=found.id, policy=Term(policy))


def _view(office: Office, session: Session, case: Case) -> PollView:
    register = case.register(office, session)
    opening, frozen = register.opening, case.definition
    opens, closes = datetime.fromisoformat(frozen.opens), datetime.fromisoformat(frozen.closes)
    return PollView(
        id=case.id,
        title=frozen.title,
        state=_state(case.state, opens, closes, office.world.now().replace(tzinfo=None)),
        identity=frozen.identity,
        opens=opens,
        closes=closes,
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
    )


def _state(stored: str, opens: datetime, closes: datetime, now: datetime) -> str:
    if stored != "open":
        return stored
    if now < opens:
        return "planned"
    return "ended" if now > closes else "open"
