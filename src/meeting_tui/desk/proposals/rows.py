"""The rows of proposals, for desks alone."""

from __future__ import annotations

from sqlmodel import Session, col, select

from meeting_tui.desk.proposals.values import ProposalDraft, ProposalView
from meeting_tui.refusal import Refusal
from meeting_tui.store import tables


def row_of(session: Session, number: int) -> tables.Proposal:
    """The row of a proposal. Refusal matters.unknown_proposal."""
    row = session.get(tables.Proposal, number)
    if row is None:
        raise Refusal("matters.unknown_proposal", proposal=number)
    return row


def of_matter(session: Session, matter: int) -> tuple[ProposalView, ...]:
    """The proposals on a matter, oldest first."""
    table = tables.Proposal
    found = session.exec(select(table).where(table.matter == matter).order_by(col(table.id))).all()
    return tuple(view_of(row) for row in found)


def view_of(row: tables.Proposal) -> ProposalView:
    """A proposal as it is seen."""
    options = tuple(row.options.split("\n")) if row.options else ()
    draft = ProposalDraft(row.title, row.text, row.code, options, row.budget, row.funding, row.effect)
    return ProposalView(id_of(row), row.matter, row.revision, draft, row.digest, row.frozen_at)


def id_of(row: tables.Proposal) -> int:
    """Its number."""
    assert row.id is not None  # given by the database when the row was flushed
    return row.id


def write_row(session: Session, row: tables.Proposal, revision: int, draft: ProposalDraft) -> None:
    """The row as lists show it; the whole of a proposal stands in its record."""
    row.revision, row.options = revision, "\n".join(draft.options)
    for name in ("title", "text", "code", "budget", "funding", "effect"):
        setattr(row, name, getattr(draft, name))
    session.add(row)
    session.flush()
