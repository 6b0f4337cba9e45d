"""What was entered is put right, confirmed or erased, from the record itself; also after the meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import _, screen
from meeting_tui.lang.formats import clock
from meeting_tui.record.meeting.values import FORMS, Attendance, Item, Remark
from meeting_tui.record.person import distinct
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.tui.ask import Sure
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.words import form

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.tui.log import LogEntry
    from meeting_tui.tui.meetings.table import ChairTable

Values = Mapping[str, str]
Act = Callable[["Office", Values], "MeetingState"]


def mend(table: ChairTable, entry: LogEntry) -> None:
    """What can be done about an entry: about words, about somebody's coming and going, about any other."""
    state = table.state
    if state is None:
        return
    said = state.remark(entry.seq)
    stay = next((each for each in state.attendance if entry.seq in (each.seq, each.left_seq)), None)
    if said is not None:
        _about_words(table, entry, *said)
    elif stay is not None:
        _about_presence(table, state, stay)
    else:
        _note(table, entry)


def _about_words(table: ChairTable, entry: LogEntry, item: Item, remark: Remark) -> None:
    acts: dict[str, Callable[[], None]] = {
        "correct": lambda: _put_right(table, item, remark),
        "confirm": lambda: _confirm(table, remark),
        "erase": lambda: _erase(table, entry),
    }
    options = [PickOption("correct", _("Put it right with a new entry"))]
    if remark.says is not None and not remark.confirmed_at:
        options.append(PickOption("confirm", _("The speaker confirms it")))
    if remark.text is not None:
        options.append(PickOption("erase", _("Erase its text for good")))
    title = _("Entry {no}: {text}", no=entry.seq, text=entry.text)
    table.ask(Pick(title, options), lambda choice: acts[choice]())


def _put_right(table: ChairTable, item: Item, remark: Remark) -> None:
    state = table.state
    if state is None:
        return
    around = distinct(stay.person for stay in state.attendance)
    items = [(str(each.no), f"{each.number} {each.title}") for each in state.items if each.opened_at]
    at = clock(remark.at)

    def act(office: Office, values: Values) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        said_at = _time(values["at"], remark.at) if values["at"] != at else None
        text = values["text"] if values["text"] != (remark.says or "") else None
        meant = meetings.AsMeant(text, values["speaker"], int(values["no"]), values["form"], said_at)
        return meetings.put_right(office, table.meeting, remark.seq, meant)

    fields = (
        FormField("text", _("It should say"), remark.says or "", kind="long"),
        FormField(
            "speaker", _("Who spoke"), kind="person", people=(remark.speaker,), around=around, needed=True
        ),
        FormField("form", _("As"), remark.form, kind="pick", options=[(each, form(each)) for each in FORMS]),
        FormField("no", _("On item"), str(item.no), kind="pick", options=items),
        FormField("at", _("At"), at, _("such as 19:30")),
    )
    said = _("The entry stays, struck through; a new one says what should stand there.")
    table.ask(
        Form(_("Put entry {no} right", no=remark.seq), fields, act, said), lambda _after: table.reload()
    )


def _time(text: str, near: str) -> str:
    """A time of the day of that moment, with its offset."""
    from meeting_tui.lang.spoken import a_moment

    then = datetime.fromisoformat(near)
    day = datetime.combine(then.date(), time.min, then.tzinfo)
    said = a_moment(text, day, screen().lang)
    return said.replace(tzinfo=then.tzinfo).isoformat(timespec="seconds")


def _confirm(table: ChairTable, remark: Remark) -> None:
    def act(office: Office) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.confirm(office, table.meeting, remark.seq)

    table.act(act)


def _about_presence(table: ChairTable, state: MeetingState, stay: Attendance) -> None:
    name = state.labels(stay.person)

    def never(office: Office) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.right_presence(office, table.meeting, stay.seq, meetings.StayAsMeant(never=True))

    options = [
        PickOption("times", _("Put the times right")),
        PickOption("never", _("{name} was not here at all", name=name)),
    ]
    acts: dict[str, Callable[[], None]] = {
        "times": lambda: _times(table, name, stay),
        "never": lambda: table.act(never),
    }
    table.ask(Pick(name, options), lambda choice: acts[choice]())


def _times(table: ChairTable, name: str, stay: Attendance) -> None:
    shown = {"came": clock(stay.came), "left": clock(stay.left)}

    def act(office: Office, values: Values) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        came, left = (
            _time(values[each], stay.came) if values[each] != shown[each] else None
            for each in ("came", "left")
        )
        meant = meetings.StayAsMeant(came, left)
        return meetings.right_presence(office, table.meeting, stay.seq, meant)

    fields = (
        FormField("came", _("Came at"), shown["came"], _("such as 19:30")),
        FormField(
            "left", _("Left at"), shown["left"], _("such as 19:30; may stay empty while they are here")
        ),
    )
    table.ask(Form(name, fields, act), lambda _after: table.reload())


def _note(table: ChairTable, entry: LogEntry) -> None:
    def act(office: Office, values: Values) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.correct(office, table.meeting, entry.seq, values["text"])

    fields = (FormField("text", _("It should say"), kind="long", about="correction"),)
    form = Form(_("Correct entry {no}", no=entry.seq), fields, act, entry.text)
    table.ask(form, lambda _after: table.reload())


def _erase(table: ChairTable, entry: LogEntry) -> None:
    def act(office: Office, values: Values) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.erase(office, table.meeting, entry.seq, values["reason"])

    def sure(_office: Office, values: Values) -> Sure:
        if not clean(values["reason"]):
            raise Refusal("meetings.empty", field=FieldName("reason"))
        facts = _("Entry {no}: {text}", no=entry.seq, text=entry.text)
        return Sure(title, facts, (entry.seq,))

    title = _("Erase the text of entry {no} for good", no=entry.seq)
    said = _("The record stays whole and says that the text was erased, by whom and why.")
    form = Form(title, (FormField("reason", _("Why")),), act, said, sure)
    table.ask(form, lambda _after: table.start_over())
