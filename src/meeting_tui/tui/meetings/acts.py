"""What the chair does through a dialog: each asks, acts, and shows the record as it then is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import _, _p
from meeting_tui.record.meeting.motions import CLOSE
from meeting_tui.record.meeting.phase import question, upcoming
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.meetings import able, moving
from meeting_tui.tui.meetings.agenda_sheet import AgendaSheet
from meeting_tui.tui.meetings.begun import Begun
from meeting_tui.tui.meetings.checkin import CheckIn
from meeting_tui.tui.meetings.item_form import new_item as item_form
from meeting_tui.tui.meetings.presence import Presence
from meeting_tui.tui.meetings.rollcall import RollCall
from meeting_tui.tui.meetings.show_of_hands import ShowOfHands
from meeting_tui.tui.meetings.voting import ask_to_record, count, pick_method
from meeting_tui.tui.people.finding import shown
from meeting_tui.tui.people.picker import PeoplePicker, Picked
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.reading_fields import a_date, a_time
from meeting_tui.tui.said_times import day_in, time_in
from meeting_tui.tui.words import names, word

if TYPE_CHECKING:
    from meeting_tui.desk.matters.values import MatterView
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Motion
    from meeting_tui.record.person import Person
    from meeting_tui.refusal import Refusal
    from meeting_tui.tui.meetings.table import ChairTable

DUE_DAYS = 7
CHANGE = "change"
Then = Callable[[], object]


def next_item(table: ChairTable) -> None:
    """Close the open item and take up the first that waits."""
    item = upcoming(table.state) if table.state else None
    if item is not None:
        _turn_to(table, item.no)


def pick_item(table: ChairTable) -> None:
    """Take up any item of the agenda; what is open is closed first. Or change the agenda."""
    state = table.state
    if state is None:
        return
    why = able.told(state, "turn_to")
    options = [
        PickOption(str(item.no), f"{item.number} {item.title}", word("done" if item.closed_at else item.kind))
        for item in state.items
        if item != state.open_item and why is None
    ]
    meeting = state.id

    def take(chosen: str) -> None:
        if chosen == CHANGE:
            table.app.push_screen(AgendaSheet(meeting), lambda _left: table.reload())
        else:
            _turn_to(table, int(chosen))

    change = PickOption(CHANGE, _("Change the agenda"), _("write, move, take off"))
    table.ask(Pick(why or _("Which item is taken up?"), [*options, change]), take)


def _turn_to(table: ChairTable, no: int) -> None:
    from meeting_tui.desk.meetings import acts as meetings

    table.act(lambda office: meetings.turn_to(office, table.meeting, no))


def pick_speaker(table: ChairTable) -> None:
    """Choose among those in the room."""
    state = table.state
    if state is None:
        return
    here = [stay.person for stay in state.in_room]

    def take(picked: Picked) -> None:
        person = picked.person
        if person is not None and person.among(here):
            table.talk.turn_to(person)
        elif person is not None:
            bring(table, person, lambda: table.talk.turn_to(person))
        table.talk.input.focus()

    table.ask(PeoplePicker(_("Who speaks?"), around=here, keeps=True), take)


def bring(table: ChairTable, person: Person, then: Then) -> None:
    """Somebody known is not recorded as being here: they come now, in a capacity, or they don't speak."""
    state = table.state
    if state is None:
        return
    member = person.among(state.members)
    others = ("invited", "observer", *(("owner",) if state.kind == "assembly" else ()))
    options = [PickOption(each, word(each)) for each in (("member",) if member else others)]

    def comes(capacity: str) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        table.act(lambda office: meetings.arrive(office, table.meeting, person.ref, capacity), then=then)

    title = _("{name} is not here yet. If they come now, as what?", name=shown(person))
    table.ask(Pick(title, options), comes)


def check_in(table: ChairTable) -> None:
    """People come and go."""
    state = table.state
    if state is not None:
        door = CheckIn(state, table.on_wall) if state.kind == "assembly" else Presence(state, table.reload)
        table.app.push_screen(door, lambda _result: table.reload())


def go_on(table: ChairTable) -> None:
    """Where it was interrupted; on another day first see who is here."""
    from meeting_tui.desk.meetings import acts as meetings

    def back(refusal: Refusal) -> None:
        if refusal.code == "meetings.another_day":
            table.act(lambda office: meetings.take_anew(office, table.meeting), then=lambda: check_in(table))
        elif table.state and table.state.pause and not table.state.in_room:
            check_in(table)
        else:
            table.refuse(refusal)

    table.act(lambda office: meetings.resume(office, table.meeting), back)


def put_motion(table: ChairTable, begun: Begun | None = None, then: Then | None = None) -> None:
    """A motion, an amendment, or how to go on with the one that waits; the roll call follows, or `then`."""
    moving.put_motion(table, lambda after: _done(table, then) if then else _then_roll(table, after), begun)


def _done(table: ChairTable, then: Then) -> None:
    table.reload()
    then()


def _then_roll(table: ChairTable, after: MeetingState) -> None:
    table.state = after
    table.reload()
    call_roll(table)


def call_roll(table: ChairTable) -> None:
    """The vote on the motion that was put, as it was begun, else a roll call; or a second vote."""
    state = table.state
    again = state.open_item.again if state and state.open_item and not question(state) else None
    if again is not None:
        _another(table, again)
    elif state is not None:
        _vote(table, state)


def _follows(table: ChairTable, number: int, after: MeetingState) -> None:
    """What follows a vote at once: a second one where it is open; the vote, where debate was closed."""
    found = after.motion(number)
    if found is None:
        return
    table.state = after
    if found[1].again or (found[1].form == CLOSE and found[1].passed):
        call_roll(table)


def _concluded(table: ChairTable, number: int, after: MeetingState | None) -> None:
    table.reload()
    if after is not None:
        _follows(table, number, after)


def _vote(table: ChairTable, state: MeetingState) -> None:
    """The dialog of the vote that is open; the table alone once there is none."""
    table.state = state
    motion = question(state)
    if motion is None:
        table.reload()
    elif _by_name(state, motion):
        hands = ShowOfHands(state, motion, lambda: _another(table, motion), table.on_wall)
        table.app.push_screen(hands, lambda after: _concluded(table, motion.id, after))
    elif motion.vote is None or motion.vote.method == "roll_call":
        roll = RollCall(state, motion, lambda: _another(table, motion), table.on_wall)
        table.app.push_screen(roll, lambda after: _concluded(table, motion.id, after))
    elif motion.count is None:
        count(table, state, motion, lambda now: _vote(table, now))
    else:
        ask_to_record(table, state, motion, lambda now: _counted(table, motion.id, now))


def _by_name(state: MeetingState, motion: Motion) -> bool:
    """Whether an assembly is asked by name, of hands the few."""
    return state.roll is not None and (motion.vote is None or motion.vote.method in ("hands", "roll_call"))


def _counted(table: ChairTable, number: int, now: MeetingState) -> None:
    """After hands or slips the next vote follows, if one waits; or the second on the same motion."""
    found = now.motion(number)
    if found is not None and found[1].again:
        _concluded(table, number, now)
    else:
        _vote(table, now)


def _another(table: ChairTable, motion: Motion) -> None:
    pick_method(table, motion, lambda now: _vote(table, now))


def stand_aside(table: ChairTable) -> None:
    """A member has no vote on this item, and why; who stands aside already votes again."""
    state = table.state
    item = state.open_item if state else None
    if state is None or item is None:
        return
    aside = item.recused

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        if any(person.ref == values["name"] for person in aside):
            return meetings.vote_again(office, table.meeting, values["name"])
        return meetings.stand_aside(office, table.meeting, values["name"], values["reason"])

    fields = (
        FormField("name", _("Who"), kind="person", around=_who_votes(state), needed=True),
        FormField("reason", _("Why")),
    )
    said = (
        _("Stand aside: {names}. Chosen again, they vote.", names=names(list(map(state.labels, aside))))
        if aside
        else ""
    )
    table.ask(Form(_("Stands aside on this item"), fields, act, said), lambda _after: table.reload())


def _who_votes(state: MeetingState) -> tuple[Person, ...]:
    """Members; in an assembly whoever is there for a voter."""
    return state.members if state.roll is None else state.movers


def assign(table: ChairTable, begun: Begun | None = None, then: Then | None = None) -> None:
    """Someone is to do something by a date. `begun`: what is known of it already."""
    state = table.state
    if state is None:
        return
    here = [stay.person for stay in state.in_room]
    known = begun or Begun(person=next((each for each in here if each == table.talk.speaker), None))
    due = (known.due or table.house.world.now().date() + timedelta(days=DUE_DAYS)).isoformat()
    who = (known.person,) if known.person else ()
    fields = (
        FormField("what", _("To do"), known.text, kind="long", about="action"),
        FormField("who", _("Who"), kind="person", people=who, around=(*here, *state.members), needed=True),
        FormField("due", _p("due", "By"), due, _("such as 12-01, next Friday"), says=day_in("due")),
    )

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        due = a_date(values["due"], office)
        return meetings.assign(office, table.meeting, values["what"], values["who"], due)

    form = Form(_("An action"), fields, act, about=known.text)
    table.ask(form, lambda _after: _done(table, then) if then else table.reload())


def new_item(table: ChairTable) -> None:
    """One more item on the agenda."""
    from meeting_tui.desk.matters import acts as matters

    def ask(found: Sequence[MatterView]) -> None:
        table.ask(item_form(table.meeting, found), lambda _after: table.reload())

    table.do(matters.matters, ask)


def interrupt(table: ChairTable) -> None:
    """For a while; or until a day and time, then the meeting is adjourned."""

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        until = a_time(values["until"], office) if clean(values["until"]) else None
        return meetings.pause(office, table.meeting, until, values["place"], values["reason"])

    fields = (
        FormField(
            "until",
            _("Goes on at"),
            hint=_("such as 12-01 19:30; may stay empty"),
            says=time_in("until"),
        ),
        FormField("place", _("Place"), hint=_("where it goes on, if elsewhere")),
        FormField("reason", _("Why"), hint=_("may stay empty")),
    )
    said = _("Everything stays as it is, also what was moved. F8 goes on; people may come and go meanwhile.")
    table.ask(Form(_("Interrupt the meeting"), fields, act, said), lambda _after: table.reload())
