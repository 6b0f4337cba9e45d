"""A vote in an assembly: the few are named, one after another; all others who are there vote the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import events

from meeting_tui.lang import N_, _
from meeting_tui.refusal import Refusal
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.grid import Row, RowGrid
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.meetings.floor_panel import wording
from meeting_tui.tui.meetings.naming import Naming
from meeting_tui.tui.meetings.voting import ask_to_record, ask_to_withdraw, measured, needs, others, supposed
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Motion

SIDES = ("against", "abstain", "for")
"""What those who are named vote, the usual smaller side first."""


class ShowOfHands(Naming["MeetingState | None"]):
    """Name the smaller side. Dismissed with the meeting once the motion is decided."""

    NAME = N_("Vote by hands")
    HELP = N_(
        "Name those who are on the smaller side, one after another: scan their code, or type a name, pinyin "
        "or room, and press Enter. Up and down change the side: against, abstaining, for. Each is on record "
        "at once; Tab goes to the list, where Del takes an answer back.\n\n"
        "F8 counts all others who are here for the other side and shows what comes of it in every measure; "
        "the number of those in favour, typed, records it."
    )
    COLUMNS = ((N_("Voter"), 14), (N_("Vote"), 12))
    BINDINGS: ClassVar = [
        key("enter", "name", N_("Name"), N_("Whoever is meant votes so"), show=True),
        key("up,down", "side", N_("Other side"), N_("Against, abstaining or for"), show=True),
        key("delete", "remove", N_("Take back"), N_("The answer under the cursor")),
        chord("f8", "record", N_("All others, and record"), N_("Asks for a number first")),
        chord("ctrl+o", "other", N_("Another way"), N_("No objection, slips, or the vote anew")),
        chord("ctrl+w", "withdraw", N_("Withdraw the motion"), N_("The mover takes the motion back")),
        key("escape", "leave", N_("Back"), N_("Leave it; the answers are on record")),
    ]

    def __init__(
        self,
        state: MeetingState,
        motion: Motion,
        another: Callable[[], object],
        on_wall: Callable[[MeetingState], Projection],
    ) -> None:
        super().__init__(state, on_wall)
        self._motion, self._another = motion, another
        self._side = SIDES[0]

    @property
    def title_words(self) -> str:
        return _("Vote on motion {no}", no=self._motion.id)

    @property
    def intro(self) -> str:
        return wording(self._state, self._motion)

    def rows(self, state: MeetingState) -> Iterator[Row]:
        label, motion = state.labels, self._motion
        if motion.vote is None or motion.rest:
            return
        holders = {each.voter: each.person for each in motion.vote.room}
        votes: dict[str, list[int]] = {}
        for voter in motion.answers:
            votes.setdefault(holders[voter].ref, []).append(voter)
        people = {person.ref: person for person in holders.values()}
        for ref, voters in reversed(votes.items()):
            said = {motion.answers[voter] for voter in voters}
            shown = f"{label(people[ref])} {people[ref].unit}".strip()
            yield Row(ref, (shown, " / ".join(sorted(map(word, said)))))

    def numbers(self, state: MeetingState) -> str:
        naming = _("Those named now are: {side}. All others here: {others}.", **self._told())
        if self._motion.vote is None:
            return naming
        shown = supposed(state, self._motion)
        return f"{naming}\n{measured(state, shown)}\n{needs(state, shown)}"

    def _told(self) -> dict[str, str]:
        return {"side": word(self._side).upper(), "others": word(others(self._motion))}

    def meant(self, typed: str) -> Callable[[Office], MeetingState]:
        """The first answer begins the vote; the side is the one that stood there when Enter was pressed."""
        from meeting_tui.desk.meetings import acts as meetings

        meeting, motion, side = self._state.id, self._motion.id, self._side
        return lambda office: meetings.name_vote(office, meeting, motion, typed, side)

    def show(self, state: MeetingState) -> None:
        found = state.motion(self._motion.id)
        if found is not None:
            self._motion = found[1]
        super().show(state)

    def on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down") and self.query_one(TypedLine).has_focus:
            event.stop()
            self.action_side(1 if event.key == "down" else -1)
        else:
            super().on_key(event)

    def action_side(self, by: int = 1) -> None:
        self._side = SIDES[(SIDES.index(self._side) + by) % len(SIDES)]
        self.show(self._state)

    def why_not(self, action: str) -> str | None:
        if action == "remove" and self.is_mounted and not self.query_one(RowGrid).has_focus:
            return _("Tab goes to the list: the answer under the cursor there can be taken back.")
        return None

    def on_descendant_focus(self) -> None:
        self.refresh_bindings()

    def action_remove(self) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        ref, meeting, number = self.query_one(RowGrid).chosen, self._state.id, self._motion.id
        if ref is not None:
            self.act(lambda office: meetings.answer(office, meeting, number, ref, ""))

    def action_other(self) -> None:
        self.dismiss(None)
        self._another()

    def action_withdraw(self) -> None:
        ask_to_withdraw(self, self._state, self._motion, self.dismiss)

    def action_record(self) -> None:
        """Ask with the record as it is once all who were named before the key are in it."""
        self.do(self._ready, self._confirm)

    def _ready(self, office: Office) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        meeting, number = self._state.id, self._motion.id
        found = meetings.meeting(office, meeting).motion(number)
        if found is not None and found[1].vote is None:
            return meetings.open_vote(office, meeting, number, "hands")
        return meetings.meeting(office, meeting)

    def _confirm(self, state: MeetingState) -> None:
        from meeting_tui.desk.meetings.prospect import with_rest
        from meeting_tui.desk.meetings.votes import as_it_stands, numbers_of

        self.show(state)
        choice, seen = others(self._motion), state.count
        sure = with_rest(state, self._motion, choice)
        if sure.vote is not None and as_it_stands(state, sure, sure.vote).tied:
            self.do(lambda office: self._all(office, choice), self._tied)
            return
        fors = numbers_of(sure)["for"]
        told = (
            self._motion.wording,
            _("All others here: {others}.", others=word(choice)),
            measured(state, sure),
            needs(state, sure),
            _("The number of those in favour confirms it."),
        )
        title = _("Record the votes on motion {no}", no=self._motion.id)
        self.ask(Ask(Sure(title, "\n".join(told), (fors,))), lambda _yes: self._record(choice, seen))

    def _record(self, choice: str, seen: int) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        meeting, number = self._state.id, self._motion.id

        def record(office: Office) -> MeetingState:
            now = meetings.meeting(office, meeting)
            found = now.motion(number)
            if now.count != seen or found is None:
                raise Refusal("tui.changed")
            self._all(office, choice)
            return meetings.conclude(office, meeting, number)

        self.do(record, self.dismiss)

    def _all(self, office: Office, choice: str) -> MeetingState:
        """All others answer, if there are any."""
        from meeting_tui.desk.meetings import acts as meetings

        meeting, number = self._state.id, self._motion.id
        now = meetings.meeting(office, meeting)
        found = now.motion(number)
        if found is None or not now.missing(found[1]):
            return now
        return meetings.answer_rest(office, meeting, number, choice)

    def _tied(self, state: MeetingState) -> None:
        """Everybody has answered, and the chair may decide."""
        self.show(state)
        ask_to_record(self, state, self._motion, self.dismiss)

    def action_leave(self) -> None:
        self.dismiss(None)
