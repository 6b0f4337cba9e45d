"""While a meeting runs: items are taken up, people speak, and mend what was written."""

from __future__ import annotations

from sqlmodel import col, select

from meeting_tui.desk.meetings.floor import Floor, floor, words
from meeting_tui.desk.office import Office
from meeting_tui.record.meeting.conditions import About
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import FORMS, SPEECH
from meeting_tui.record.person import body_of
from meeting_tui.refusal import Choices, Key, Refusal
from meeting_tui.store.tables import EntryText


def take_up(office: Office, meeting: str, no: int, *, again: bool = False) -> MeetingState:
    """Turn to an item of the agenda, `again` also to one that was closed; one is dealt with at a time."""
    with floor(office, meeting) as on:
        on.may("take_up", About(no=no, again=again))
        on.write("item.opened", no=no)
    return on.state


def turn_to(office: Office, meeting: str, no: int) -> MeetingState:
    """Finish the item that is being dealt with, and take up another one, also one that was closed."""
    with floor(office, meeting) as on:
        item = on.may("turn_to", About(no=no)).open_item
        if item is not None:
            on.write("item.closed", no=item.no)
        on.write("item.opened", no=no)
    return on.state


def say(office: Office, meeting: str, speaker: str, text: str, form: str = SPEECH) -> MeetingState:
    """Record what someone in the room said on the open item, and as what (`FORMS`)."""
    if form not in FORMS:
        raise Refusal("meetings.form", form=Key(form), known=Choices(FORMS))
    with floor(office, meeting) as on:
        item = on.may_here("say")
        on.write(
            "remark",
            {"text": words(text, "remark")},
            no=item.no,
            **body_of("speaker", on.in_room(speaker, "speaker")),
            **({"form": form} if form != SPEECH else {}),
        )
    return on.state


def close_item(office: Office, meeting: str) -> MeetingState:
    """Finish the open item; its motions must be decided or withdrawn."""
    with floor(office, meeting) as on:
        on.write("item.closed", no=on.may_here("close_item").no)
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
