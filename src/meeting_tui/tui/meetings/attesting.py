"""What is done while the record is read back: objections, who confirms the minutes, closing the meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from meeting_tui.lang import _, _n
from meeting_tui.record.person import distinct
from meeting_tui.refusal import Refusal
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.meetings import able
from meeting_tui.tui.objecting import delivered_field, voter_field
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.words import names

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.person import Person
    from meeting_tui.tui.meetings.table import MeetingTable

RECORD = "0"
"""What an objection to no motion is about."""


def why_not(state: MeetingState | None, action: str) -> str | None:
    """Why something can't be done while the record is read back; None when it can."""
    if state is None:
        return ""
    if action in ("close_meeting", "minutes"):
        return None if (action == "minutes") == bool(state.closed_at) else ""
    return able.told(state, _ACTS[action]) if action in _ACTS else None


_ACTS = {"objection": "object", "all_confirm": "confirm_minutes", "declare": "declare_final"}
"""Which act of the record each key of the page stands for."""


def enter_objection(table: MeetingTable, motion: int = 0) -> None:
    """Somebody objects: to what was decided on a motion, else to the record."""
    state = table.state
    if state is None:
        return
    decided = [each for each in state.motions if each.decision]
    about = [(RECORD, _("the record"))]
    about += [(str(each.id), _("Motion {no}: {text}", no=each.id, text=each.wording)) for each in decided]

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        no = int(values["motion"])
        return meetings.enter_objection(office, table.meeting, values["who"], values["text"], no)

    around = distinct((*(stay.person for stay in state.attendance), *state.members))
    fields = (
        FormField("who", _("Who"), kind="person", about="name", around=around, needed=True),
        FormField("motion", _("Objects to"), str(motion), kind="pick", options=about),
        FormField("text", _("Objection"), kind="long", about="objection"),
    )
    table.ask(Form(_("An objection"), fields, act), lambda _after: table.reload())


def object_in_writing(table: MeetingTable, motion: int) -> None:
    """A voter objects in writing to what was decided on a motion, once the assembly is over."""

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import objections
        from meeting_tui.tui.reading_fields import a_date

        delivered = a_date(values["delivered"], office)
        return objections.file(office, table.meeting, motion, values["voter"], delivered)

    fields = (voter_field(), delivered_field())
    table.ask(Form(_("An objection in writing"), fields, act), lambda _after: table.reload())


def take_objection_back(table: MeetingTable, motion: int) -> None:
    """And takes it back."""

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import objections

        return objections.withdraw(office, table.meeting, motion, values["voter"])

    form = Form(_("An objection in writing is taken back"), (voter_field(),), act)
    table.ask(form, lambda _after: table.reload())


def confirm(table: MeetingTable, person: Person) -> None:
    """Somebody confirms the minutes as they stand; who is the last to do so makes them final."""
    state = table.state
    if state is None:
        return
    name = state.labels(person)
    if state.minutes.has(person):
        table.house.say(_("{name} has confirmed the minutes already.", name=name))
    elif state.settled_by((person,)):
        _sure(table, state, (person,))
    else:
        option = PickOption("yes", _("Confirms the minutes as they stand"))
        table.ask(Pick(name, [option]), lambda _yes: _write(table, state, (person,)))


def all_confirm(table: MeetingTable) -> None:
    """All members who are here, or were at the end, and have not confirmed the minutes yet."""
    state = table.state
    if state is None:
        return
    lacking = tuple(person for person in state.attesting if not state.minutes.has(person))
    if lacking:
        _sure(table, state, lacking)
    else:
        table.house.say(_("All members who are here have confirmed the minutes."))


def another_confirms(table: MeetingTable) -> None:
    """An owner who came to an assembly, and is listed nowhere, confirms the minutes."""
    state = table.state
    if state is None:
        return

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.confirm_minutes(office, table.meeting, [values["who"]])

    who = FormField("who", _("Who"), kind="person", about="name", around=state.owners, needed=True)
    said = _("The minutes are confirmed as they stand")
    table.ask(Form(_("An owner confirms the minutes"), (who,), act, said), lambda _after: table.reload())


def _sure(table: MeetingTable, state: MeetingState, people: tuple[Person, ...]) -> None:
    said = _("Confirmed by: {names} ({n})", names=_names(state, people), n=len(people))
    if state.settled_by(people):
        said += "\n" + _("The minutes are final then. Later corrections are appended.")
    sure = Sure(_("The minutes are confirmed as they stand"), said, (len(people),))
    table.ask(Ask(sure), lambda _yes: _write(table, state, people))


def _names(state: MeetingState, people: tuple[Person, ...]) -> str:
    return names(list(map(state.labels, people)))


def _write(table: MeetingTable, seen: MeetingState, people: tuple[Person, ...]) -> None:
    """Enter who confirms what was on the screen; refused when the record is another by now."""

    def act(office: Office) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        if meetings.meeting(office, seen.id).count != seen.count:
            raise Refusal("tui.changed")
        return meetings.confirm_minutes(office, seen.id, [person.ref for person in people])

    table.act(act)


def declare(table: MeetingTable) -> None:
    """Chair and recorder declare the minutes final; who has not confirmed them is named."""
    state = table.state
    if state is None:
        return
    lacking = tuple(person for person in state.attesting if not state.minutes.has(person))

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.declare_final(office, table.meeting, values["reason"])

    def sure(_office: Office, _values: Mapping[str, str]) -> Sure:
        said = _n(
            "{n} member has not confirmed: {names}",
            "{n} members have not confirmed: {names}",
            len(lacking),
            names=_names(state, lacking),
        )
        return Sure(_("The minutes are final"), said, (len(lacking),))

    fields = (FormField("reason", _("Why the others have not confirmed"), hint=_("may stay empty")),)
    said = _("Chair and recorder have both confirmed them. Later corrections are appended, with their date.")
    table.ask(Form(_("Declare the minutes final"), fields, act, said, sure), lambda _after: table.reload())


def _closing(state: MeetingState) -> Ask:
    """Ask for the number of entries before the record is closed."""
    facts = _n(
        "{title}\nThe record has {n} entry. After this nothing more is said, put or voted in it.",
        "{title}\nThe record has {n} entries. After this nothing more is said, put or voted in it.",
        state.count,
        title=state.title,
    )
    return Ask(Sure(_("Close the meeting"), facts, (state.count,)))


def ask_to_close(table: MeetingTable) -> None:
    """Ask with the record as it is once all that was said before the key is in it."""
    from meeting_tui.desk.meetings import acts as meetings

    def ask(now: MeetingState) -> None:
        table.ask(_closing(now), lambda _yes: table.act(lambda office: close(office, now)))

    table.do(lambda office: meetings.meeting(office, table.meeting), ask)


def close(office: Office, seen: MeetingState) -> MeetingState:
    """Close the last item, then the meeting; refused when the record is not what was seen."""
    from meeting_tui.desk.meetings import acts as meetings

    now = meetings.meeting(office, seen.id)
    if now.count != seen.count:
        raise Refusal("tui.changed")
    if now.open_item is not None:
        meetings.close_item(office, seen.id)
    return meetings.close_meeting(office, seen.id)


def show_minutes(table: MeetingTable) -> None:
    """The minutes as text, from which the file is made."""
    from meeting_tui.desk.board.documents import DocumentRef
    from meeting_tui.tui.board.preview import Preview

    table.app.push_screen(Preview(DocumentRef("minutes", table.meeting)))
