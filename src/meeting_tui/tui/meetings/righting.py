"""What can be done about an action, a motion, an objection, and somebody whose presence was not entered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import _, _p, screen
from meeting_tui.record.person import distinct
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.meetings.attesting import enter_objection, object_in_writing, take_objection_back
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.reading_fields import a_date
from meeting_tui.tui.said_times import day_in
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Action, Motion
    from meeting_tui.tui.meetings.table import MeetingTable

Values = Mapping[str, str]


def about_action(table: MeetingTable, state: MeetingState, action: Action) -> None:
    """It is put right, done, or dropped with a reason."""

    def done(office: Office) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.finish(office, table.meeting, action.seq)

    acts: dict[str, Callable[[], None]] = {
        "right": lambda: _right_action(table, state, action),
        "done": lambda: table.act(done),
        "drop": lambda: _drop(table, action),
    }
    options = [
        PickOption("right", _("Put it right with a new entry")),
        PickOption("done", _("This is done")),
        PickOption("drop", _("This is not done any more")),
    ]
    if not action.open:
        table.house.say(_("This is settled already: {what}", what=action.what))
        return
    table.ask(Pick(action.what, options), lambda choice: acts[choice]())


def _right_action(table: MeetingTable, state: MeetingState, action: Action) -> None:
    around = distinct((*(stay.person for stay in state.in_room), *state.members))

    def act(office: Office, values: Values) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        due = a_date(values["due"], office)
        return meetings.right_action(
            office, table.meeting, action.seq, what=values["what"], who=values["who"], due=due
        )

    fields = (
        FormField("what", _("To do"), action.what, kind="long", about="action"),
        FormField("who", _p("task", "Who"), kind="person", people=(action.who,), around=around, needed=True),
        FormField("due", _p("due", "By"), action.due, _("such as 12-01, next Friday"), says=day_in("due")),
    )
    table.ask(Form(_("Put entry {no} right", no=action.seq), fields, act), lambda _after: table.reload())


def _drop(table: MeetingTable, action: Action) -> None:
    def act(office: Office, values: Values) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.drop(office, table.meeting, action.seq, values["reason"])

    fields = (FormField("reason", _("Why")),)
    form = Form(_("This is not done any more"), fields, act, action.what)
    table.ask(form, lambda _after: table.reload())


def about_motion(table: MeetingTable, motion: Motion, note: Callable[[], None]) -> None:
    """Until it is voted on it is put right; somebody objects to what was decided; else it gets a `note`."""
    acts: dict[str, Callable[[], None]] = {
        "right": lambda: _right_motion(table, motion),
        "objection": lambda: enter_objection(table, motion.id),
        "written": lambda: object_in_writing(table, motion.id),
        "take_back": lambda: take_objection_back(table, motion.id),
        "note": note,
    }
    from meeting_tui.desk.meetings.objections import objecting, open_to

    options = []
    if motion.pending and motion.vote is None:
        options.append(PickOption("right", _("Put it right with a new entry")))
    if motion.decision is not None:
        options.append(PickOption("objection", _("Somebody objects to it")))
    if table.state and motion in open_to(table.state):
        options.append(
            PickOption("written", _("A voter objects in writing"), _("The decision weighs it at once"))
        )
    if table.state and objecting(table.state, motion.id):
        options.append(PickOption("take_back", _("A voter takes an objection back")))
    options.append(PickOption("note", _("Add a note: it should say something else")))
    title = _("Motion {no}: {text}", no=motion.id, text=motion.wording)
    table.ask(Pick(title, options), lambda choice: acts[choice]())


def _right_motion(table: MeetingTable, motion: Motion) -> None:
    present = table.state.present if table.state else ()

    def act(office: Office, values: Values) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.right_motion(office, table.meeting, motion.id, **values)

    seconder = (motion.seconder,) if motion.seconder else ()
    fields = (
        FormField("text", _("The motion"), motion.text, kind="long", about="motion"),
        FormField("mover", _("Moved by"), kind="person", people=(motion.mover,), around=present, needed=True),
        FormField("seconder", _("Seconded by"), kind="person", people=seconder, around=present),
    )
    said = _("The entry stays, struck through; a new one says what should stand there.")
    form = Form(_("Put entry {no} right", no=motion.seq), fields, act, said)
    table.ask(form, lambda _after: table.reload())


def was_here(table: MeetingTable) -> None:
    """Somebody was here, and it was not entered."""
    state = table.state
    if state is None:
        return
    capacities = ("member", "invited", "observer", *(("owner",) if state.kind == "assembly" else ()))

    def act(office: Office, values: Values) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        came, left = (
            time_near(values[each], state.opened_at) if clean(values[each]) else ""
            for each in ("came", "left")
        )
        return meetings.add_presence(
            office, table.meeting, values["name"], values["capacity"], came or state.opened_at, left
        )

    fields = (
        FormField("name", _p("person", "Name"), kind="person", around=state.members, needed=True),
        FormField("capacity", _("As"), kind="choice", options=[(each, word(each)) for each in capacities]),
        FormField("came", _("Came at"), hint=_("such as 19:30; empty: at the beginning")),
        FormField("left", _("Left at"), hint=_("such as 19:30; may stay empty while they are here")),
    )
    form = Form(_("Somebody was here and it was not entered"), fields, act)
    table.ask(form, lambda _after: table.reload())


def time_near(text: str, near: str) -> str:
    """A time of the day of that moment, with its offset."""
    from meeting_tui.lang.spoken import a_moment

    then = datetime.fromisoformat(near)
    day = datetime.combine(then.date(), time.min, then.tzinfo)
    said = a_moment(text, day, screen().lang)
    return said.replace(tzinfo=then.tzinfo).isoformat(timespec="seconds")
