"""While a meeting runs: items are taken up, people speak, get things to do, and mend what was written."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from meeting_tui.clean import narrow
from meeting_tui.desk.meetings.floor import Floor, floor, line, words
from meeting_tui.desk.meetings.people import expected
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import matching, only
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import FORMS, SPEECH
from meeting_tui.record.person import Person, body_of
from meeting_tui.refusal import Choices, FieldName, Key, On, Refusal
from meeting_tui.store.tables import EntryText


def take_up(office: Office, meeting: str, no: int, *, again: bool = False) -> MeetingState:
    """Turn to an item of the agenda, `again` also to one that was closed; one is dealt with at a time."""
    with floor(office, meeting) as on:
        state = on.running()
        if state.open_item:
            raise Refusal("meetings.item_open", no=state.open_item.number, title=state.open_item.title)
        item = state.item(no)
        if item is None:
            raise Refusal("meetings.no_such_item", no=no, most=len(state.items))
        if item.closed_at and not again:
            raise Refusal("meetings.item_done", no=item.number, title=item.title)
        on.write("item.opened", no=no)
    return on.state


def say(office: Office, meeting: str, speaker: str, text: str, form: str = SPEECH) -> MeetingState:
    """Record what someone in the room said on the open item, and as what (`FORMS`)."""
    if form not in FORMS:
        raise Refusal("meetings.form", form=Key(form), known=Choices(FORMS))
    with floor(office, meeting) as on:
        item = on.item()
        on.write(
            "remark",
            {"text": words(text, "remark")},
            no=item.no,
            **body_of("speaker", on.in_room(speaker, "speaker")),
            **({"form": form} if form != SPEECH else {}),
        )
    return on.state


def assign(office: Office, meeting: str, what: str, who: str, due: str | date) -> MeetingState:
    """Give someone something to do by a date, today or later, under the open item."""
    with floor(office, meeting) as on:
        item = on.item()
        on.write(
            "action.assigned",
            no=item.no,
            what=words(what, "action"),
            **body_of("who", _doer(on, who)),
            due=_due(due, office.world.now().date()).isoformat(),
        )
    return on.state


def _doer(on: Floor, ref: str) -> Person:
    """Whoever is meant: first among those who are there, then among the members."""
    told = line(ref, "who")
    here = matching((stay.person for stay in on.state.in_room), told)
    return only(here, told) if here else expected(on, told, "who")


def _due(due: str | date, today: date) -> date:
    try:
        day = due if isinstance(due, date) else date.fromisoformat(narrow(due))
    except ValueError:
        raise Refusal("meetings.date", field=FieldName("due"), value=due) from None
    if day < today:
        facts = {"value": On(day.isoformat()), "today": On(today.isoformat())}
        raise Refusal("meetings.past", field=FieldName("due"), **facts)
    return day


def finish(office: Office, meeting: str, seq: int) -> MeetingState:
    """What entry `seq` gave someone to do is done; also after the meeting."""
    with floor(office, meeting) as on:
        actions = [action for item in on.state.items for action in item.actions]
        if not any(action.seq == seq and not action.done_at for action in actions):
            raise Refusal("meetings.no_action", seq=seq)
        on.write("action.done", of=seq, **body_of("by", office.actor))
    return on.state


def close_item(office: Office, meeting: str) -> MeetingState:
    """Finish the open item; its motions must be decided or withdrawn."""
    with floor(office, meeting) as on:
        item = on.item()
        for motion in item.motions:
            if motion.pending:
                raise Refusal("meetings.motion_open", motion=motion.id, text=motion.text)
        on.write("item.closed", no=item.no)
    return on.state


def correct(office: Office, meeting: str, seq: int, text: str) -> MeetingState:
    """Say what entry `seq` should have said, also after the meeting; the entry itself stays."""
    with floor(office, meeting) as on:
        _known(on, seq)
        on.write("correction", {"text": words(text, "correction")}, of=seq)
    return on.state


def erase(office: Office, meeting: str, seq: int, reason: str) -> MeetingState:
    """Erase the personal text of entry `seq` for good; the record stays whole and says that it was done."""
    with floor(office, meeting) as on:
        _known(on, seq)
        found = on.session.exec(
            select(EntryText).where(
                EntryText.stream == on.stream, EntryText.seq == seq, col(EntryText.text).is_not(None)
            )
        ).first()
        if found is None:
            raise Refusal("meetings.nothing_to_erase", seq=seq)
        on.erase(seq, words(reason, "reason"))
    return on.state


def _known(on: Floor, seq: int) -> None:
    if not 1 <= seq <= on.state.count:
        raise Refusal("meetings.no_entry", seq=seq, most=on.state.count)
