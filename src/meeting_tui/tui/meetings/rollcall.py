"""A roll call: one key a member, then the rule decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.widgets import Static

from meeting_tui.lang import N_, _
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.grid import Column, Row, RowGrid
from meeting_tui.tui.keys import chord, digit, key
from meeting_tui.tui.shell import KeyBar, WordBar
from meeting_tui.tui.text import line, lines, short
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.words import names, word
from meeting_tui.tui.work import WorkScreen

if TYPE_CHECKING:
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Motion

CHOICES = ("for", "against", "abstain")


class RollCall(WorkScreen["MeetingState | None"]):
    """Asks every member present in turn. Dismissed with the meeting once the motion is decided."""

    BINDINGS: ClassVar = [
        *(
            key(digit(n), f"vote('{choice}')", label)
            for n, (choice, label) in enumerate(
                zip(CHOICES, (N_("For"), N_("Against"), N_("Abstain")), strict=True), 1
            )
        ),
        key("backspace", "undo", N_("One back"), N_("Take back the last answer")),
        chord("f8", "record", N_("Record the votes"), N_("When all have answered; asks for a number first")),
        chord("ctrl+w", "withdraw", N_("Withdraw the motion"), N_("The mover takes the motion back")),
        key(
            "escape",
            "leave",
            N_("Back"),
            N_("Leave it; nothing is recorded, the answers stay for when you return"),
        ),
    ]

    def __init__(self, state: MeetingState, motion: Motion) -> None:
        super().__init__(classes="dialog")
        self._state, self._motion = state, motion
        self._votes: dict[str, str] = {}

    @property
    def votes(self) -> Mapping[str, str]:
        """The answers so far, by the members' refs."""
        return self._votes

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(line(_("Roll call on motion {no}", no=self._motion.id)), classes="box-title")
            yield Static(lines(self._motion.text))
            yield RowGrid((Column(_("Member"), 12, grow=1), Column(_("Vote"), 14)), openable=False)
            yield Static("", id="tally", classes="warn")
            yield WordBar()
            yield KeyBar()

    def on_mount(self) -> None:
        present = {person.ref for person in self._state.present}
        kept = self.house.drafts.at(self._place)
        self._votes = {ref: vote for ref, vote in kept.items() if ref in present and vote in CHOICES}
        self.query_one(RowGrid).focus()
        self._show()

    @property
    def _place(self) -> str:
        return f"roll call {self._state.id}/{self._motion.id}"

    def dismiss(self, result: MeetingState | None = None) -> AwaitComplete:
        """What is on record is no draft any more."""
        if result is not None:
            self.house.drafts.keep(self._place, {})
        return super().dismiss(result)

    def _show(self) -> None:
        grid = self.query_one(RowGrid)
        label, present = self._state.labels, self._state.present
        grid.fill(Row(person.ref, (label(person), self._said(person.ref))) for person in present)
        waiting = [at for at, person in enumerate(present) if person.ref not in self._votes]
        grid.move_cursor(row=waiting[0] if waiting else len(present) - 1)
        self.query_one("#tally", Static).update(line(self._summary(len(waiting))))
        self.refresh_bindings()

    def _said(self, ref: str) -> str:
        return word(self._votes[ref]) if ref in self._votes else ""

    def _summary(self, waiting: int) -> str:
        counts = Counter(self._votes.values())
        said = "   ".join(f"{word(choice)} {counts[choice]}" for choice in CHOICES)
        to_come = _("{n} to come", n=waiting)
        return f"{said}   {to_come}" if waiting else said

    def why_not(self, action: str) -> str | None:
        label = self._state.labels
        missing = [label(person) for person in self._state.present if person.ref not in self._votes]
        if action != "record" or (self._votes and not missing):
            return None
        return _("Still to answer: {names}.", names=names(missing))

    def projection(self) -> Projection:
        """The wall follows the answers."""
        counts = Counter(self._votes.values())
        numbers = tuple((word(choice), str(counts[choice])) for choice in CHOICES)
        title = _("Roll call on motion {no}", no=self._motion.id)
        return Projection(title, numbers, (short(self._motion.text, 120),))

    def action_vote(self, choice: str) -> None:
        ref = self.query_one(RowGrid).chosen
        if ref is not None:
            self._votes[ref] = choice
            self._answered()

    def action_undo(self) -> None:
        if self._votes:
            self._votes.popitem()
            self._answered()

    def _answered(self) -> None:
        self.house.drafts.keep(self._place, self._votes)
        self._show()

    def action_record(self) -> None:
        votes = dict(self._votes)
        facts = _("{motion}\n{votes}\nThe number of those in favour confirms it.")
        said = facts.format(motion=self._motion.text, votes=self._summary(0))
        title = _("Record the votes on motion {no}", no=self._motion.id)
        in_favour = Counter(votes.values())["for"]
        self.ask(Ask(Sure(title, said, (in_favour,))), lambda _yes: self._record(votes))

    def _record(self, votes: Mapping[str, str]) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        meeting, motion = self._state.id, self._motion.id
        self.do(lambda office: meetings.roll_call(office, meeting, motion, votes), self.dismiss)

    def action_withdraw(self) -> None:
        title = _("Withdraw motion {no}", no=self._motion.id)
        self.ask(Ask(Sure(title, self._motion.text, (self._motion.id,))), lambda _yes: self._withdraw())

    def _withdraw(self) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        meeting, motion = self._state.id, self._motion.id
        self.do(lambda office: meetings.withdraw_motion(office, meeting, motion), self.dismiss)

    def action_leave(self) -> None:
        self.dismiss(None)
