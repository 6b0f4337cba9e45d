"""A check code that somebody read off a paper: which head of a record it is, or what a record says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlmodel import Session, col, select

from meeting_tui.check_code import begins, check_code
from meeting_tui.desk.safety.verification import Verification
from meeting_tui.record.chain import Entry
from meeting_tui.refusal import At, CheckFailed, Record, Term
from meeting_tui.store import journal, tables
from meeting_tui.store.engine import Target, open_store
from meeting_tui.store.proof import prove_stream

_OF = {
    ("document.issued", "text"): "codes.edition",
    ("document.issued", "head"): "codes.edition_head",
    ("poll.counted", "report"): "codes.count",
    ("audit.begun", "report"): "codes.count",
    ("audit.begun", "digest"): "codes.readings",
    ("lots.announced", "digest"): "codes.lots",
    ("poll.opened", "roll"): "codes.roll",
    ("roll.frozen", "roll"): "codes.roll",
    ("poll.opened", "definition"): "codes.definition",
}
"""What a digest is, by the kind of entry and the field that hold it."""


def belongs(target: Target, typed: str) -> Verification:
    """Where a typed check code stands in the record of this community, and since when.

    The records that hold it are proved. The failure is CheckFailed codes.unknown where none does.
    """
    start, store = begins(typed), open_store(target, readonly=True)
    code = check_code(start)
    try:
        with store.read() as session:
            notes = tuple(_heads(session, start)) + tuple(_named(session, start))
    except CheckFailed as failure:
        return Verification(code, "code", failure)
    finally:
        store.close()
    return Verification(code, "code", None if notes else CheckFailed("codes.unknown", code=code), notes=notes)


def _heads(session: Session, start: str) -> Iterator[CheckFailed]:
    """The head of a record: so many entries it had then, so many came later."""
    table = tables.Entry
    found = select(table.stream, table.seq, table.at).where(col(table.hash).startswith(start))
    for stream, seq, at in session.execute(found).all():
        later = prove_stream(session, stream).count - seq
        code = "codes.head_now" if not later else "codes.head"
        yield CheckFailed(code, stream=Record(stream), entries=seq, at=At(at), later=later)


def _named(session: Session, start: str) -> Iterator[CheckFailed]:
    """What entries say of it, each thing once: where it was first said."""
    table, told = tables.Entry, set[str]()
    found = (
        select(table.stream, table.seq).where(col(table.body).contains(f'"{start}')).order_by(col(table.at))
    )
    for stream, seq in session.execute(found).all():
        prove_stream(session, stream)
        entry = next(each for each in journal.entries(session, stream, seq - 1))
        for field in (name for name, value in entry.body.items() if str(value).startswith(start)):
            said = _said(entry, _OF.get((entry.kind, field), "codes.other"))
            if said.code not in told:
                told.add(said.code)
                yield said


def _said(entry: Entry, code: str) -> CheckFailed:
    at, body = At(entry.at), entry.body
    if code.startswith("codes.edition"):
        return CheckFailed(code, no=body["no"], kind=Term(body["kind"]), at=at)
    facts: Mapping[str, Any] = {"seq": entry.seq} if code == "codes.other" else {}
    return CheckFailed(code, stream=Record(entry.stream), at=at, **facts)
