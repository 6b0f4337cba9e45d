"""Proposals: what is to be decided, as it will stand on the ballot; written, changed, frozen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk.matters.dealing import check_open, happened
from meeting_tui.desk.matters.rows import row_of as matter_row
from meeting_tui.desk.matters.rows import state_of
from meeting_tui.desk.office import Office
from meeting_tui.desk.proposals.drafts import checked
from meeting_tui.desk.proposals.pack import shared
from meeting_tui.desk.proposals.records import begin, known, taken_over, write, write_revision
from meeting_tui.desk.proposals.rows import id_of, row_of, write_row
from meeting_tui.desk.proposals.values import ProposalDraft, ProposalView
from meeting_tui.record.chain import Entry, digest
from meeting_tui.record.matter.consequence import consequence
from meeting_tui.record.proposal.values import ProposalRecord
from meeting_tui.refusal import At, Refusal
from meeting_tui.store import tables


def propose(office: Office, number: int, draft: ProposalDraft) -> int:
    """Put a proposal to a matter; returns its number."""
    with office.store.write() as session:
        matter_row(session, number)
        made = _new(office, session, number, checked(office, draft))
        happened(office, session, number, "propose", f"proposal:{made}", 1)
        return made


def revise(
    office: Office, proposal: int, draft: ProposalDraft, *, base: int | None = None, reason: str = ""
) -> int:
    """Change a proposal; the number it has then. Nothing is written where nothing changes.

    `base`: the revision that was changed, the newest unless said. Where it isn't the newest any more, nothing
    is written and `proposals.older_base` says who wrote what meanwhile. One already on a ballot stays as it
    was voted on: the change is a new proposal, which goes on from it.
    """
    with office.store.write() as session:
        record, ready = taken_over(office, session, proposal), checked(office, draft)
        check_base(record, base)
        if record.frozen:
            return _new(office, session, record.matter, ready, follows=proposal)
        if ready != record.newest.draft:
            add(office, session, proposal, record, ready, **_given(reason))
        return proposal


def check_base(record: ProposalRecord, base: int | None) -> None:
    """Two people in turn never write over each other. Refusal proposals.older_base."""
    newest = record.newest
    if base is not None and base != newest.no:
        told = {"base": base, "newest": newest.no, "by": newest.by.name, "at": At(newest.at)}
        raise Refusal("proposals.older_base", **told)


def add(
    office: Office, session: Session, number: int, record: ProposalRecord, draft: ProposalDraft, **more: Any
) -> None:
    """One revision more, on record and as the table shows it."""
    newest = record.newest.no
    write_revision(office, session, number, newest + 1, newest, draft, **more)
    write_row(session, row_of(session, number), newest + 1, draft)


def _new(office: Office, session: Session, matter: int, draft: ProposalDraft, follows: int = 0) -> int:
    first = row_of(session, follows).revision + 1 if follows else 1
    row = tables.Proposal(matter=matter, title="", code="")
    write_row(session, row, first, draft)
    number = id_of(row)
    begin(office, session, number, matter=matter, **({"follows": follows} if follows else {}))
    write_revision(office, session, number, first, first - 1, draft)
    return number


def _given(reason: str) -> dict[str, str]:
    said = clean(reason)
    return {"reason": said} if said else {}


def proposal(office: Office, number: int) -> ProposalView:
    """One proposal."""
    with office.store.read() as session:
        return viewed(office, session, number)


def viewed(office: Office, session: Session, number: int) -> ProposalView:
    """As `proposal`, in an open transaction."""
    row, record = row_of(session, number), known(office, session, number)
    newest = record.newest
    return ProposalView(number, row.matter, newest.no, newest.draft, row.digest, row.frozen_at)


def recorded(office: Office, number: int) -> ProposalRecord:
    """All that is on record of a proposal. Refusal matters.unknown_proposal."""
    with office.store.read() as session:
        return known(office, session, number)


def freeze(office: Office, session: Session, number: int, poll: str, at: str) -> ProposalView:
    """Fix a proposal as it goes on a ballot, inside the transaction that makes the poll."""
    row, record = row_of(session, number), taken_over(office, session, number)
    if not row.digest:
        newest = record.newest
        row.digest, row.frozen_at = digest(newest.draft.columns()), at
        session.add(row)
        told: dict[str, Any] = {"revision": newest.no, "digest": row.digest, "poll": poll}
        told |= shared(office, newest.draft)
        write(office, session, number, "proposal.frozen", **told)
    return viewed(office, session, number)


def moved(office: Office, session: Session, proposals: Iterable[int], act: str, entry: Entry) -> None:
    """The matters of these proposals move on (`ballot`, `discuss`) by a poll's entry, in its transaction.

    Refusal matters.ended: nothing goes on a ballot for a matter that is settled or dropped.
    """
    for number in sorted({row_of(session, each).matter for each in proposals}):
        if act == "ballot":
            check_open(office, session, number)
        happened(office, session, number, act, entry.stream, entry.seq)


def decided(office: Office, session: Session, outcomes: Iterable[tuple[int, str]], entry: Entry) -> None:
    """The matters of these proposals move on by what came of each, as `entry` has it."""
    found: dict[int, set[str]] = {}
    for proposal, outcome in outcomes:
        found.setdefault(row_of(session, proposal).matter, set()).add(outcome)
    for number, of_matter in sorted(found.items()):
        act = consequence(state_of(office, session, number), entry.stream, of_matter)
        if act:
            happened(office, session, number, act, entry.stream, entry.seq)
