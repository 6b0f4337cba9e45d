"""A roll call: one key a member, then the rule decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.refusals import word as word_of
from meeting_tui.record.meeting.conditions import About
from meeting_tui.refusal import Refusal, Several
from meeting_tui.tui.grid import Column, Row, RowGrid
from meeting_tui.tui.keys import chord, digit, key
from meeting_tui.tui.meetings import able
from meeting_tui.tui.meetings.floor_panel import wording
from meeting_tui.tui.meetings.voting import ask_to_record, ask_to_withdraw, needs
from meeting_tui.tui.shell import KeyBar, WordBar
from meeting_tui.tui.text import line, lines
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.words import clauses, word
from meeting_tui.tui.work import WorkScreen

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Motion
    from meeting_tui.record.person import Person

CHOICES = ("for", "against", "abstain")
_ACTS = {"vote": "answer", "rest": "answer", "record": "conclude", "withdraw": "withdraw"}
"""Which act of the record each key stands for."""


class RollCall(WorkScreen["MeetingState | None"]):
    """Asks every member present in turn. Dismissed with the meeting once the motion is decided."""

    BINDINGS: ClassVar = [
        *(
            key(digit(n), f"vote('{choice}')", label)
            for n, (choice, label) in enumerate(
                zip(CHOICES, (N_("For"), N_("Against"), N_("Abstain")), strict=True), 1
            )
        ),
        key(digit(4), "method", N_("Another way"), N_("Hands, slips, or no objection")),
        key(
            "space,ideographic_space",
            "rest",
            N_("Rest for"),
            N_("All who have not answered are for; then the exceptions"),
        ),
        key("backspace", "undo", N_("One back"), N_("Take back the last answer")),
        chord("f8", "record", N_("Record the votes"), N_("When all have answered; asks for a number first")),
        chord("ctrl+w", "withdraw", N_("Withdraw the motion"), N_("The mover takes the motion back")),
        key(
            "escape",
            "leave",
            N_("Back"),
            N_("Leave it; the answers are on record, the vote goes on when you return"),
        ),
    ]

    def __init__(
        self,
        state: MeetingState,
        motion: Motion,
        another: Callable[[], object],
        on_wall: Callable[[MeetingState], Projection],
    ) -> None:
        super().__init__(classes="dialog")
        self._state, self._motion, self._another, self._on_wall = state, motion, another, on_wall

    @property
    def votes(self) -> Mapping[str, str]:
        """The answers on record, by the members' refs; the last given is the last."""
        given = self._motion.votes if self._motion.voting else {}
        return {person.ref: choice for person, choice in given.items()}

    @property
    def _voters(self) -> tuple[Person, ...]:
        """Who votes: as frozen with the first answer."""
        item = self._state.open_item
        if self._motion.voting or item is None:
            return self._motion.vote.voters if self._motion.vote else ()
        return self._state.voters(item)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(line(_("Roll call on motion {no}", no=self._motion.id)), classes="box-title")
            yield Static(lines(wording(self._state, self._motion)))
            yield RowGrid((Column(_("Member"), 12, grow=1), Column(_("Vote"), 14)), openable=False)
            yield Static("", id="tally", classes="warn")
            yield WordBar()
            yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(RowGrid).focus()
        self._show()

    def _show(self) -> None:
        grid = self.query_one(RowGrid)
        label, votes, voters = self._state.labels, self.votes, self._voters
        grid.fill(Row(person.ref, (label(person), self._said(person.ref))) for person in voters)
        waiting = [at for at, person in enumerate(voters) if person.ref not in votes]
        grid.move_cursor(row=waiting[0] if waiting else len(voters) - 1)
        self.query_one("#tally", Static).update(line(self._summary(len(waiting))))
        self.refresh_bindings()

    def _said(self, ref: str) -> str:
        votes = self.votes
        return word(votes[ref]) if ref in votes else ""

    def _summary(self, waiting: int) -> str:
        counts = Counter(self.votes.values())
        said = [f"{word(choice)} {counts[choice]}" for choice in CHOICES]
        if waiting:
            said.append(_("{n} to come", n=waiting))
        return clauses((*said, needs(self._state, self._motion)))

    def why_not(self, action: str) -> str | None:
        """The first answer opens the vote; who has still to give one is named also before."""
        state, motion, act = self._state, self._motion, _ACTS.get(action, "")
        if act == "answer" and not motion.voting:
            act = "open_vote"
        if act == "conclude" and not motion.voting and self._voters:
            missing = Several(map(state.labels, self._voters))
            return word_of(Refusal("meetings.vote_missing", missing=missing), screen())
        return able.told(state, act, About(motion=motion.id)) if act else None

    def projection(self) -> Projection:
        """The wall follows the answers."""
        return self._on_wall(self._state)

    def action_vote(self, choice: str) -> None:
        ref = self.query_one(RowGrid).chosen
        if ref is not None:
            self._answer(ref, choice)

    def action_rest(self) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        self._enter(lambda office, meeting, no: meetings.answer_rest(office, meeting, no, "for"))

    def action_undo(self) -> None:
        votes = self.votes
        if votes:
            self._answer(list(votes)[-1], "")

    def _answer(self, ref: str, choice: str) -> None:
        """An answer is on record before it shows."""
        from meeting_tui.desk.meetings import acts as meetings

        self._enter(lambda office, meeting, no: meetings.answer(office, meeting, no, ref, choice))

    def _enter(self, act: Callable[[Office, str, int], MeetingState]) -> None:
        """The first answer begins the vote."""
        from meeting_tui.desk.meetings import acts as meetings

        meeting, motion, begun = self._state.id, self._motion.id, self._motion.voting

        def entered(office: Office) -> MeetingState:
            if not begun:
                meetings.open_vote(office, meeting, motion, "roll_call")
            return act(office, meeting, motion)

        self.do(entered, self._answered)

    def _answered(self, state: MeetingState) -> None:
        found = state.motion(self._motion.id)
        if found is not None:
            self._state, self._motion = state, found[1]
            self._show()

    def action_method(self) -> None:
        self.dismiss(None)
        self._another()

    def action_record(self) -> None:
        ask_to_record(self, self._state, self._motion, self.dismiss)

    def action_withdraw(self) -> None:
        ask_to_withdraw(self, self._state, self._motion, self.dismiss)

    def action_leave(self) -> None:
        self.dismiss(None)
