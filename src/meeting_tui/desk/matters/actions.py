"""What somebody is to do on a matter: assigned, done with what shows it, or dropped with a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from meeting_tui.clean import clean
from meeting_tui.desk.matters.dealing import dealing
from meeting_tui.desk.meetings.actions import evidence_of
from meeting_tui.desk.meetings.floor import line
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import resolve
from meeting_tui.record.person import body_of
from meeting_tui.refusal import FieldName, On, Refusal


def assign(office: Office, number: int, what: str, who: str, due: date) -> int:
    """Give somebody something to do by a day, today or later; returns the number of the entry.

    Refusals meetings.past, matters.not_now, persons.…
    """
    task, today = line(what, "action"), office.world.now().date()
    if due < today:
        facts = {"value": On(due.isoformat()), "today": On(today.isoformat())}
        raise Refusal("meetings.past", field=FieldName("due"), **facts)
    with dealing(office, number) as on:
        on.may("assign")
        doer = body_of("who", resolve(on.session, who))
        return on.write("action.assigned", what=task, due=due.isoformat(), **doer).seq


def finish(office: Office, number: int, seq: int, evidence: Path | None = None) -> None:
    """What entry `seq` gave somebody to do is done; `evidence` shows it, by its digest."""
    shown = evidence_of(evidence)
    with dealing(office, number) as on:
        on.may("settle_action", seq)
        on.write("action.done", of=seq, **body_of("by", office.actor), **shown)


def drop(office: Office, number: int, seq: int, reason: str) -> None:
    """What entry `seq` gave somebody to do is not done any more, and why."""
    why = clean(reason)
    if not why:
        raise Refusal("matters.no_reason", field=FieldName("reason"))
    with dealing(office, number) as on:
        on.may("settle_action", seq)
        on.write("action.dropped", of=seq, reason=why, **body_of("by", office.actor))
