"""What was issued: every edition on record, and which document each is of."""

from __future__ import annotations

from meeting_tui.desk.board.kinds import DocumentRef
from meeting_tui.desk.office import Fold, Office
from meeting_tui.record import editions
from meeting_tui.record.editions import STREAM, Edition, Editions

_EDITIONS = Fold(editions.begin, editions.step)


def issued(office: Office) -> Editions:
    """Every edition of every document, in the order in which they were issued."""
    with office.store.read() as session:
        return office.state(session, STREAM, _EDITIONS)


def ref_of(edition: Edition) -> DocumentRef:
    """The document it is an edition of."""
    return DocumentRef(edition.kind, edition.ref, edition.copy, edition.part)  # type: ignore[arg-type]
