"""The record of a proposal: read, and gone on with. One that a table alone has is taken over first."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from meeting_tui.desk.office import Fold, Office
from meeting_tui.desk.proposals.rows import row_of, view_of
from meeting_tui.record.person import Person, body_of
from meeting_tui.record.proposal.state import step
from meeting_tui.record.proposal.values import Freezing, ProposalDraft, ProposalRecord, Revision
from meeting_tui.refusal import Refusal

FOLD = Fold(ProposalRecord, step)


def stream_of(number: int) -> str:
    """The record of a proposal."""
    return f"proposal:{number}"


def known(office: Office, session: Session, number: int) -> ProposalRecord:
    """What is known of a proposal, also of one that no record has. Refusal matters.unknown_proposal."""
    view = view_of(row_of(session, number))
    record = office.state(session, stream_of(number), FOLD)
    if record.revisions:
        return record
    once = Revision(view.revision, view.revision - 1, view.frozen_at, Person(0, ""), view.draft)
    frozen = Freezing(view.revision, view.digest, "", view.frozen_at) if view.digest else None
    return ProposalRecord(view.matter, 0, (once,), frozen=frozen, packed=() if frozen else None)


def taken_over(office: Office, session: Session, number: int) -> ProposalRecord:
    """The record, begun now with what the table has, where there was none."""
    found = known(office, session, number)
    if not office.state(session, stream_of(number), FOLD).revisions:
        begin(office, session, number, matter=found.matter, taken_over=True)
        write_revision(office, session, number, found.newest.no, found.newest.base, found.newest.draft)
        if found.frozen:
            told: dict[str, Any] = {
                "revision": found.frozen.revision,
                "digest": found.frozen.digest,
                "poll": "",
            }
            write(office, session, number, "proposal.frozen", **told)
    return office.state(session, stream_of(number), FOLD)


def changing(office: Office, session: Session, number: int) -> ProposalRecord:
    """The record of one that no ballot has yet. Refusal proposals.frozen."""
    record = taken_over(office, session, number)
    if record.frozen:
        raise Refusal("proposals.frozen", proposal=number)
    return record


def begin(office: Office, session: Session, number: int, **body: Any) -> None:
    """The first entry of a proposal's record."""
    write(office, session, number, "proposal.begun", **body)


def write_revision(
    office: Office, session: Session, number: int, revision: int, base: int, draft: ProposalDraft, **more: Any
) -> None:
    """One whole text, by whoever is at the keyboard."""
    body = draft.body() | {"revision": revision, "base": base} | body_of("by", office.actor) | more
    write(office, session, number, "proposal.revised", **body)


def write(
    office: Office,
    session: Session,
    number: int,
    kind: str,
    /,
    texts: dict[str, str] | None = None,
    **body: Any,
) -> None:
    """One entry more."""
    office.append(session, stream_of(number), kind, texts, **body)
