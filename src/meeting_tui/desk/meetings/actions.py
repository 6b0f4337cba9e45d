"""What somebody is to do: assigned, put right, done, or dropped with a reason; also after the meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from meeting_tui.clean import narrow
from meeting_tui.desk.meetings.enclosures import enclosure
from meeting_tui.desk.meetings.floor import Floor, floor, line, words
from meeting_tui.desk.meetings.people import expected
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import matching, only
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Action
from meeting_tui.record.person import Person, body_of
from meeting_tui.refusal import FieldName, On, Refusal


def assign(office: Office, meeting: str, what: str, who: str, due: str | date) -> MeetingState:
    """Give someone something to do by a date, today or later, under the open item."""
    with floor(office, meeting) as on:
        item = on.may_here("assign")
        on.write(
            "action.assigned",
            no=item.no,
            what=words(what, "action"),
            **body_of("who", _doer(on, who)),
            due=_due(due, office.world.now().date()),
        )
    return on.state


def _doer(on: Floor, ref: str) -> Person:
    """Whoever is meant: first among those who are there, then among the members."""
    told = line(ref, "who")
    here = matching((stay.person for stay in on.state.in_room), told)
    return only(here, told) if here else expected(on, told, "who")


def _due(due: str | date, today: date) -> str:
    day = _day(due)
    if day < today.isoformat():
        facts = {"value": On(day), "today": On(today.isoformat())}
        raise Refusal("meetings.past", field=FieldName("due"), **facts)
    return day


def _day(due: str | date) -> str:
    try:
        return (due if isinstance(due, date) else date.fromisoformat(narrow(due))).isoformat()
    except ValueError:
        raise Refusal("meetings.date", field=FieldName("due"), value=due) from None


def right_action(
    office: Office,
    meeting: str,
    seq: int,
    *,
    what: str | None = None,
    who: str | None = None,
    due: str | date | None = None,
) -> MeetingState:
    """Enter how the action of entry `seq` is meant: only what differs; what is None stays.

    Refused: `meetings.no_action`, `meetings.as_it_is`, `meetings.date`.
    """
    with floor(office, meeting) as on:
        action = _action(on, seq)
        body: dict[str, Any] = {}
        if what is not None and (said := words(what, "action")) != action.what:
            body["what"] = said
        if who is not None and not (doer := _doer(on, who)).is_(action.who):
            body |= body_of("who", doer)
        if due is not None and (day := _day(due)) != action.due:
            body["due"] = day
        if not body:
            raise Refusal("meetings.as_it_is", seq=seq)
        on.write("action.righted", of=seq, **body)
    return on.state


def finish(office: Office, meeting: str, seq: int, evidence: Path | None = None) -> MeetingState:
    """What entry `seq` gave someone to do is done; also after the meeting. `evidence` shows it."""
    shown = evidence_of(evidence)
    with floor(office, meeting) as on:
        _action(on, seq)
        on.write("action.done", of=seq, **body_of("by", office.actor), **shown)
    return on.state


def evidence_of(file: Path | None) -> dict[str, Any]:
    """What an entry says of the file that shows that something is done. Refused as an enclosure."""
    if file is None:
        return {}
    found = enclosure(file)
    name = line(found.name, "enclosure")
    return {"evidence": name, "evidence_digest": found.sha256, "evidence_size": found.size}


def drop(office: Office, meeting: str, seq: int, reason: str) -> MeetingState:
    """What entry `seq` gave someone to do is not done any more, and why; also after the meeting."""
    with floor(office, meeting) as on:
        _action(on, seq)
        on.write("action.dropped", of=seq, reason=line(reason, "reason"), **body_of("by", office.actor))
    return on.state


def _action(on: Floor, seq: int) -> Action:
    """The action of that entry while it is open."""
    found = next((action for action in on.state.actions if action.seq == seq and action.open), None)
    if found is None:
        raise Refusal("meetings.no_action", seq=seq)
    return found
