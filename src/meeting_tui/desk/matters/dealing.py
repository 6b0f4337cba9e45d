"""Dealing with one matter: its state inside one transaction, and what every act asks of it first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlmodel import Session

from meeting_tui.desk.matters.rows import state_of, stream_of
from meeting_tui.desk.office import Office
from meeting_tui.record.chain import Entry
from meeting_tui.record.matter.allowed import check_reason, leads, why_not
from meeting_tui.record.matter.steps import step
from meeting_tui.record.matter.values import MatterState


class Dealing:
    """`state` is the matter as it is now, with what this transaction added."""

    def __init__(self, office: Office, session: Session, number: int) -> None:
        self.office, self.session, self.number = office, session, number
        self.state = state_of(office, session, number)

    def may(self, act: str, of: int = 0, reason: str = "") -> MatterState:
        """The state; refused where `record.matter.allowed` says why the act is not possible now."""
        if refusal := why_not(self.state, act, of):
            raise refusal
        check_reason(act, reason)
        return self.state

    def write(self, kind: str, texts: dict[str, str] | None = None, /, **body: Any) -> Entry:
        """Add an entry to the record; a matter of before there were records is taken up first."""
        if not self.state.count and kind != "matter.raised":
            before = self.state
            told = {"title": before.title, "state": before.state, "since": before.raised_at}
            self._write("matter.adopted", {"summary": before.summary or ""}, told)
        return self._write(kind, texts, body)

    def _write(self, kind: str, texts: dict[str, str] | None, body: dict[str, Any]) -> Entry:
        stream = stream_of(self.number)
        entry = self.office.append(self.session, stream, kind, texts, **body)
        said = {(entry.seq, name): text for name, text in (texts or {}).items()}
        self.state = step(self.state, entry, said)
        return entry

    def erase(self, seq: int, reason: str) -> None:
        """Erase what was said in an entry."""
        for entry in self.office.erase(self.session, stream_of(self.number), seq, reason):
            self.state = step(self.state, entry, {})

    def move(self, act: str, reason: str = "", of_stream: str = "", of: int = 0) -> Entry:
        """Enter that it moves on, by an act that is possible; the entry it rests on is reason enough."""
        self.may(act, reason=reason or of_stream)
        why: dict[str, Any] = {"reason": reason} if reason else {}
        rests = {"of_stream": of_stream, "of": of} if of_stream else {}
        return self.write("matter.moved", act=act, state=leads(act), **why, **rests)


@contextmanager
def dealing(office: Office, number: int) -> Iterator[Dealing]:
    """One act: what is written in it is kept whole or not at all."""
    with office.store.write() as session:
        yield Dealing(office, session, number)


def check_open(office: Office, session: Session, number: int) -> None:
    """What is settled or dropped is taken up again before anybody votes on it. Refusal matters.ended."""
    refusal = why_not(state_of(office, session, number), "ballot")
    if refusal is not None and refusal.code == "matters.ended":
        raise refusal


def happened(
    office: Office, session: Session, number: int, act: str, of_stream: str = "", of: int = 0
) -> None:
    """The matter moves on by what happened elsewhere, in that transaction; not where it stood so already."""
    on = Dealing(office, session, number)
    if why_not(on.state, act) is None:
        on.move(act, "", of_stream, of)
