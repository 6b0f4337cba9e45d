"""What was entered is put right, confirmed or erased, from the record itself; also after the meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import _, _p
from meeting_tui.lang.formats import clock
from meeting_tui.record.meeting.values import FORMS, Attendance, Item, Remark
from meeting_tui.record.person import distinct
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.tui.ask import Sure
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.meetings import righting
from meeting_tui.tui.meetings.righting import time_near
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.words import form

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.attested import EnteredObjection
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.tui.log import LogEntry
    from meeting_tui.tui.meetings.table import MeetingTable

Values = Mapping[str, str]
Act = Callable[["Office", Values], "MeetingState"]


def mend(table: MeetingTable, entry: LogEntry) -> None:
    """What can be done about an entry: about words, coming and going, an action, a motion, any other."""
    state = table.state
    if state is None:
        return
    seq = entry.seq
    if (said := state.remark(seq)) is not None:
        _about_words(table, entry, *said)
    elif stay := next((each for each in state.attendance if seq in (each.seq, each.left_seq)), None):
        _about_presence(table, state, stay)
    elif action := next((each for each in state.actions if each.seq == seq), None):
        righting.about_action(table, state, action)
    elif motion := next((each for each in state.motions if seq in (each.seq, each.decided_seq)), None):
        righting.about_motion(table, motion, lambda: _note(table, entry))
    elif objection := next((each for each in state.objections if each.seq == seq), None):
        _about_objection(table, entry, objection)
    else:
        _note(table, entry)


def _about_words(table: MeetingTable, entry: LogEntry, item: Item, remark: Remark) -> None:
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


def _put_right(table: MeetingTable, item: Item, remark: Remark) -> None:
    state = table.state
    if state is None:
        return
    around = distinct(stay.person for stay in state.attendance)
    items = [(str(each.no), f"{each.number} {each.title}") for each in state.items if each.opened_at]
    at = clock(remark.at)

    def act(office: Office, values: Values) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        said_at = time_near(values["at"], remark.at) if values["at"] != at else None
        text = values["text"] if values["text"] != (remark.says or "") else None
        meant = meetings.AsMeant(text, values["speaker"], int(values["no"]), values["form"], said_at)
        return meetings.put_right(office, table.meeting, remark.seq, meant)

    fields = (
        FormField("text", _("It should say"), remark.says or "", kind="long"),
        FormField(
            "speaker", _("Who spoke"), kind="person", people=(remark.speaker,), around=around, needed=True
        ),
        FormField(
            "form",
            _p("statement", "As"),
            remark.form,
            kind="pick",
            options=[(each, form(each)) for each in FORMS],
        ),
        FormField("no", _("On item"), str(item.no), kind="pick", options=items),
        FormField("at", _("At"), at, _("such as 19:30")),
    )
    said = _("The entry stays, struck through; a new one says what should stand there.")
    table.ask(
        Form(_("Put entry {no} right", no=remark.seq), fields, act, said), lambda _after: table.reload()
    )


def _confirm(table: MeetingTable, remark: Remark) -> None:
    def act(office: Office) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.confirm(office, table.meeting, remark.seq)

    table.act(act)


def _about_objection(table: MeetingTable, entry: LogEntry, objection: EnteredObjection) -> None:
    acts = {"correct": lambda: _note(table, entry), "erase": lambda: _erase(table, entry)}
    options = [PickOption("correct", _("Put it right with a new entry"))]
    if objection.text:
        options.append(PickOption("erase", _("Erase its text for good")))
    table.ask(Pick(entry.text, options), lambda choice: acts[choice]())


def _about_presence(table: MeetingTable, state: MeetingState, stay: Attendance) -> None:
    name = state.labels(stay.person)

    def never(office: Office) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.right_presence(office, table.meeting, stay.seq, meetings.StayAsMeant(never=True))

    options = [
        PickOption("times", _("Put the times right")),
        PickOption("never", _("{name} was not here at all", name=name)),
        PickOption("other", _("Somebody else was here and was not entered")),
    ]
    acts: dict[str, Callable[[], None]] = {
        "times": lambda: _times(table, name, stay),
        "never": lambda: table.act(never),
        "other": lambda: righting.was_here(table),
    }
    table.ask(Pick(name, options), lambda choice: acts[choice]())


def _times(table: MeetingTable, name: str, stay: Attendance) -> None:
    shown = {"came": clock(stay.came), "left": clock(stay.left)}

    def act(office: Office, values: Values) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        came, left = (
            time_near(values[each], stay.came) if values[each] != shown[each] else None
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


def _note(table: MeetingTable, entry: LogEntry) -> None:
    def act(office: Office, values: Values) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.correct(office, table.meeting, entry.seq, values["text"])

    fields = (FormField("text", _("It should say"), kind="long", about="correction"),)
    form = Form(_("Correct entry {no}", no=entry.seq), fields, act, entry.text)
    table.ask(form, lambda _after: table.reload())


def _erase(table: MeetingTable, entry: LogEntry) -> None:
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
