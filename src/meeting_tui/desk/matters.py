"""Matters and their proposals: what is to be decided, as it will stand on the ballot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, col, select

from meeting_tui.clean import clean, clean_lines
from meeting_tui.desk.communities import profile
from meeting_tui.desk.office import Office
from meeting_tui.paper import fonts
from meeting_tui.record.chain import digest
from meeting_tui.refusal import Choices, FieldName, Key, Refusal
from meeting_tui.store import tables

STATES = ("open", "proposed", "voting", "decided", "done", "dropped")


@dataclass(frozen=True)
class ProposalDraft:
    """A proposal as it is written: `code` is the matter code that picks the rule, `effect` is per unit."""

    title: str
    text: str
    code: str
    options: tuple[str, ...] = ()
    budget: str = ""
    funding: str = ""
    effect: str = ""


@dataclass(frozen=True)
class ProposalView:
    """A stored proposal. `digest` and `frozen_at` are empty until a poll froze it."""

    id: int
    matter: int
    revision: int
    draft: ProposalDraft
    digest: str = ""
    frozen_at: str = ""

    @property
    def frozen(self) -> bool:
        return bool(self.digest)


@dataclass(frozen=True)
class MatterView:
    """A matter with its proposals, oldest first."""

    id: int
    title: str
    summary: str
    state: str
    created_at: str
    proposals: tuple[ProposalView, ...]


def new_matter(office: Office, title: str, summary: str = "") -> int:
    """Note a concern; returns its number."""
    named = clean(title)
    if not named:
        raise Refusal("matters.title", field=FieldName("title"))
    fonts.require([named])
    with office.store.write() as session:
        row = tables.Matter(title=named, summary=clean_lines(summary), created_at=_now(office))
        session.add(row)
        session.flush()
        return _id(row)


def matters(office: Office) -> tuple[MatterView, ...]:
    """All matters, those still open first, newest first."""
    with office.store.read() as session:
        rows = session.exec(select(tables.Matter)).all()
        rows = sorted(rows, key=lambda row: (STATES.index(row.state), -_id(row)))
        return tuple(_view(session, row) for row in rows)


def matter(office: Office, number: int) -> MatterView:
    """One matter."""
    with office.store.read() as session:
        return _view(session, _matter(session, number))


def set_state(office: Office, number: int, state: str) -> None:
    """Move a matter on."""
    if state not in STATES:
        raise Refusal("matters.state", state=Key(state), known=Choices(STATES))
    with office.store.write() as session:
        _matter(session, number).state = state


def propose(office: Office, number: int, draft: ProposalDraft) -> int:
    """Put a proposal to a matter; returns its number."""
    with office.store.write() as session:
        found = _matter(session, number)
        ready = _checked(office, draft)
        if found.state == "open":
            found.state = "proposed"
        return _store(session, tables.Proposal(matter=number, **_columns(ready)))


def revise(office: Office, proposal: int, draft: ProposalDraft) -> int:
    """Change a proposal. One already on a ballot stays as it was voted on: the change is a new revision."""
    with office.store.write() as session:
        row = _proposal(session, proposal)
        columns = _columns(_checked(office, draft))
        if row.digest:
            again = tables.Proposal(matter=row.matter, revision=row.revision + 1, **columns)
            return _store(session, again)
        for name, value in columns.items():
            setattr(row, name, value)
        return _store(session, row)


def proposal(office: Office, number: int) -> ProposalView:
    """One proposal."""
    with office.store.read() as session:
        return _proposal_view(_proposal(session, number))


def freeze(session: Session, number: int, at: str) -> ProposalView:
    """Fix a proposal as it goes on a ballot, inside the transaction that makes the poll."""
    row = _proposal(session, number)
    if not row.digest:
        row.digest, row.frozen_at = digest(_columns(_proposal_view(row).draft)), at
        _store(session, row)
    _matter(session, row.matter).state = "voting"
    return _proposal_view(row)


def decided(session: Session, proposals: Iterable[int]) -> None:
    """The matters of these proposals were voted on, inside the transaction that records the count."""
    for number in filter(None, proposals):
        _matter(session, _proposal(session, number).matter).state = "decided"


def _checked(office: Office, draft: ProposalDraft) -> ProposalDraft:
    ready = replace(
        draft,
        title=clean(draft.title),
        text=clean_lines(draft.text),
        code=clean(draft.code),
        options=tuple(filter(None, map(clean, draft.options))),
        **{name: clean_lines(getattr(draft, name)) for name in ("budget", "funding", "effect")},
    )
    if not ready.title:
        raise Refusal("matters.no_title", field=FieldName("title"))
    if not ready.text:
        raise Refusal("matters.no_text", field=FieldName("text"))
    profile(office).matter(ready.code)
    fonts.require(_columns(ready).values())
    return ready


def _columns(draft: ProposalDraft) -> dict[str, Any]:
    return {
        "title": draft.title,
        "text": draft.text,
        "code": draft.code,
        "options": "\n".join(draft.options),
        "budget": draft.budget,
        "funding": draft.funding,
        "effect": draft.effect,
    }


def _matter(session: Session, number: int) -> tables.Matter:
    row = session.get(tables.Matter, number)
    if row is None:
        raise Refusal("matters.unknown", matter=number)
    return row


def _proposal(session: Session, number: int) -> tables.Proposal:
    row = session.get(tables.Proposal, number)
    if row is None:
        raise Refusal("matters.unknown_proposal", proposal=number)
    return row


def _view(session: Session, row: tables.Matter) -> MatterView:
    table = tables.Proposal
    found = session.exec(select(table).where(table.matter == row.id).order_by(col(table.id))).all()
    return MatterView(_id(row), row.title, row.summary, row.state, row.created_at, _proposals(found))


def _proposals(rows: Iterable[tables.Proposal]) -> tuple[ProposalView, ...]:
    return tuple(_proposal_view(row) for row in rows)


def _proposal_view(row: tables.Proposal) -> ProposalView:
    options = tuple(row.options.split("\n")) if row.options else ()
    draft = ProposalDraft(row.title, row.text, row.code, options, row.budget, row.funding, row.effect)
    return ProposalView(_id(row), row.matter, row.revision, draft, row.digest, row.frozen_at)


def _store(session: Session, row: tables.Proposal) -> int:
    session.add(row)
    session.flush()
    return _id(row)


def _id(row: tables.Matter | tables.Proposal) -> int:
    assert row.id is not None  # given by the database when the row was flushed
    return row.id


def _now(office: Office) -> str:
    return office.world.now().isoformat(timespec="seconds")
