"""Proposals: what is to be decided, as it will stand on the ballot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlmodel import Session

from meeting_tui.clean import clean, clean_lines
from meeting_tui.desk.communities import profile
from meeting_tui.desk.matters.rows import row_of as matter_row
from meeting_tui.desk.office import Office
from meeting_tui.desk.proposals.rows import id_of, row_of, view_of
from meeting_tui.desk.proposals.values import ProposalDraft, ProposalView
from meeting_tui.paper import fonts
from meeting_tui.record.chain import digest
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.store import tables


def propose(office: Office, number: int, draft: ProposalDraft) -> int:
    """Put a proposal to a matter; returns its number."""
    with office.store.write() as session:
        found = matter_row(session, number)
        ready = _checked(office, draft)
        if found.state == "open":
            found.state = "proposed"
        return _store(session, tables.Proposal(matter=number, **_columns(ready)))


def revise(office: Office, proposal: int, draft: ProposalDraft) -> int:
    """Change a proposal. One already on a ballot stays as it was voted on: the change is a new revision."""
    with office.store.write() as session:
        row = row_of(session, proposal)
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
        return view_of(row_of(session, number))


def freeze(session: Session, number: int, at: str) -> ProposalView:
    """Fix a proposal as it goes on a ballot, inside the transaction that makes the poll."""
    row = row_of(session, number)
    if not row.digest:
        row.digest, row.frozen_at = digest(_columns(view_of(row).draft)), at
        _store(session, row)
    matter_row(session, row.matter).state = "voting"
    return view_of(row)


def decided(session: Session, proposals: Iterable[int]) -> None:
    """The matters of these proposals were voted on, inside the transaction that records the count."""
    for number in filter(None, proposals):
        matter_row(session, row_of(session, number).matter).state = "decided"


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


def _store(session: Session, row: tables.Proposal) -> int:
    session.add(row)
    session.flush()
    return id_of(row)
