"""Who comes to an assembly: one scan or name after another, and how much of it all is there by now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from meeting_tui.lang import N_, _, _n, screen
from meeting_tui.lang.formats import clock, day
from meeting_tui.lang.gathering import there
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.grid import Row
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.meetings.assembly_lines import principal
from meeting_tui.tui.meetings.naming import Naming
from meeting_tui.tui.meetings.presence import guest_form
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.standing import RoomProxy
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Attendance
    from meeting_tui.record.person import Person
    from meeting_tui.refusal import Refusal

SHOWN = 50
"""So many of those who came last are listed; a name finds the others."""


class CheckIn(Naming[None]):
    """The door of an assembly."""

    NAME = N_("Who comes")
    HELP = N_(
        "Scan the code on the attendance sheet, or type a name, its pinyin or initials, or a room, and press "
        "Enter: the voter is here. Scanned twice changes nothing and says so. The code of a written "
        "authority asks who comes with it.\n\n"
        "Ctrl+N lets somebody who is here represent a voter who is not, by a written form that you have "
        "seen; or an invited person or an observer comes. Tab goes to the list, where Del lets somebody "
        "leave."
    )
    COLUMNS = ((N_("Voter"), 14), (N_("Stands for"), 10), (N_("Here"), 14))
    BINDINGS: ClassVar = [
        key("enter", "come", N_("Comes"), N_("Check in whoever is meant"), show=True),
        key("delete", "leaves", N_("Leaves"), N_("Whoever is under the cursor leaves")),
        chord("ctrl+n", "guest", N_("Someone else"), N_("Represents a voter, is invited or observes")),
        chord("f8", "close", N_("Ready"), N_("Back to the record")),
        key("escape", "close", show=False),
    ]

    @property
    def title_words(self) -> str:
        return _("Who comes to the assembly")

    def rows(self, state: MeetingState) -> Iterator[Row]:
        label = state.labels
        stands: dict[str, int] = {}
        for each in state.room:
            stands[each.person.ref] = stands.get(each.person.ref, 0) + 1
        for stay in reversed(_last(state)):
            counted = stands.get(stay.person.ref, 0)
            told = (
                _n("{n} voter", "{n} voters", counted)
                if counted > 1
                else word(stay.capacity)
                if not counted
                else ""
            )
            shown = f"{label(stay.person)} {stay.person.unit}".strip()
            yield Row(stay.person.ref, (shown, told, _("here since {time}", time=clock(stay.came))))

    def numbers(self, state: MeetingState) -> str:
        from meeting_tui.desk.meetings.weighing import gathered

        told = there(gathered(state), screen())
        return _("Here: {told}", told=told) if told else _("Nobody on the roll is here yet.")

    def meant(self, typed: str) -> Callable[[Office], MeetingState]:
        from meeting_tui.desk.meetings import acts as meetings

        meeting = self._state.id
        return lambda office: meetings.check_in(office, meeting, typed)

    def show(self, state: MeetingState) -> None:
        before = len(self._state.attendance)
        super().show(state)
        if len(state.attendance) > before:
            person = state.attendance[-1].person
            self.house.say(_("{name} is here.", name=state.labels(person)))
            self._ask_arrears(person)

    def _ask_arrears(self, person: Person) -> None:
        """Whoever owes, and has no vote for it, is told of here, on no wall."""
        from meeting_tui.desk.meetings import owing

        def told(found: owing.OwesAtTheDoor | None) -> None:
            if found:
                t = screen()
                said = _(
                    "{name} is here, and in arrears since {day}: {wording} ({cite}). Without a vote they "
                    "come by Ctrl+N, as observer.",
                    name=self._state.labels(person),
                    day=day(found.since, t.lang),
                    wording=t.pick(dict(found.wording)).rstrip(".。"),
                    cite=t.pick(dict(found.cite)),
                )
                self.house.say(said, bad=True)

        self.do(lambda office: owing.owes(office, self._state.id, person), told)

    def _refused(self, refusal: Refusal, typed: str) -> None:
        if refusal.code == "door.proxy":
            self.ask(proxy_form(self._state, typed, str(refusal.facts["name"])), self.show)
        else:
            super()._refused(refusal, typed)

    def why_not(self, action: str) -> str | None:
        if action == "leaves" and self.is_mounted and self.chosen is None:
            return _("Tab goes to the list: whoever is under the cursor there can leave.")
        return None

    def on_descendant_focus(self) -> None:
        self.refresh_bindings()

    def action_leaves(self) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        person, meeting = self.chosen, self._state.id
        if person is not None:
            self.act(lambda office: meetings.leave(office, meeting, person.ref))

    def action_guest(self) -> None:
        state = self._state
        taken_back = _("take the proxy back")
        options = [
            PickOption("represents", _("Somebody who is here represents a voter")),
            PickOption("guest", _("Somebody comes who has no vote")),
            *(PickOption(str(each.voter), principal(each), taken_back) for each in _live(state)),
        ]
        self.ask(Pick(_("Who else?"), options), self._else)

    def _else(self, chosen: str) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        state = self._state
        if chosen == "represents":
            self.ask(proxy_form(state), self.show)
        elif chosen == "guest":
            self.ask(guest_form(state), self.show)
        else:
            self.act(lambda office: meetings.withdraw_proxy(office, state.id, int(chosen)))

    def action_close(self) -> None:
        self.dismiss(None)


def _last(state: MeetingState) -> tuple[Attendance, ...]:
    return state.in_room[-SHOWN:]


def _live(state: MeetingState) -> Iterator[RoomProxy]:
    """The proxies that hold."""
    return (each for each in state.proxies if not each.ended and each.role != "self")


def proxy_form(state: MeetingState, scanned: str = "", name: str = "") -> Form[MeetingState]:
    """Who represents whom, by what form; of one that was `scanned`, of `name`, who comes with it."""

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        voter = scanned or values["voter"]
        return meetings.represent(
            office, state.id, values["holder"], voter, values["form"], brings=bool(scanned)
        )

    here = [stay.person for stay in state.in_room]
    forms = (("seen", _("seen")), ("instructed", _("seen; it says how to vote on each item")))
    whom = FormField("voter", _("Whom"), hint=_("scan the code, or name, pinyin or room"))
    title = (
        _("Who comes with the written authority of {name}?", name=name)
        if scanned
        else _("Somebody who is here represents a voter who is not")
    )
    return Form(
        title,
        (
            FormField("holder", _("Who represents"), kind="person", around=here, needed=True),
            *(() if scanned else (whom,)),
            FormField("form", _("Written form"), kind="choice", options=forms),
        ),
        act,
        _("It counts while whoever represents is here, and ends when the voter comes."),
    )
