"""How a motion is voted on: what it takes, hands and slips counted, no objection, and the result recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from meeting_tui.clean import narrow
from meeting_tui.lang import _
from meeting_tui.refusal import Refusal, Terms
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from textual.screen import Screen

    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Motion
    from meeting_tui.tui.meetings.table import ChairTable

T = TypeVar("T")
CHOICES = ("for", "against", "abstain")


class VoteDialog(Protocol):
    """Where a result is asked for: the table or the dialog of the roll call."""

    def ask(self, dialog: Screen[T | None], then: Callable[[T], object]) -> None: ...
    def do(self, act: Callable[[Office], T], then: Callable[[T], object]) -> object: ...


Then = Callable[["MeetingState"], object]


def needs(state: MeetingState, motion: Motion) -> str:
    """How many are for, and how many it takes."""
    from meeting_tui.desk.meetings.prospect import prospect

    stands = prospect(state, motion)
    if stands is None:
        return ""
    here = stands.votes["for"]
    if stands.needed is None:
        return _("for {n}, can't pass any more", n=here)
    if not stands.of:
        return _("for {n}, needs {needed}", n=here, needed=stands.needed)
    return _("for {n}, needs {needed} of {of}", n=here, needed=stands.needed, of=stands.of)


def numbers(motion: Motion) -> dict[str, int]:
    """How many voted how until now."""
    from meeting_tui.desk.meetings.votes import numbers_of

    return numbers_of(motion)


def ask_to_record(on: VoteDialog, state: MeetingState, motion: Motion, then: Then) -> None:
    """Show what was answered or counted; the number of those in favour confirms it."""
    from meeting_tui.desk.meetings import acts as meetings

    votes = numbers(motion)
    told = "   ".join(f"{word(choice)} {number}" for choice, number in votes.items())
    facts = _("{motion}\n{votes}\nThe number of those in favour confirms it.")
    said = facts.format(motion=motion.wording, votes=f"{told}   {needs(state, motion)}")
    title = _("Record the votes on motion {no}", no=motion.id)

    def record(office: Office) -> MeetingState:
        now = meetings.meeting(office, state.id).motion(motion.id)
        if now is None or numbers(now[1]) != votes:
            raise Refusal("tui.changed")
        return meetings.conclude(office, state.id, motion.id)

    on.ask(Ask(Sure(title, said, (votes["for"],))), lambda _yes: on.do(record, then))


def pick_method(table: ChairTable, motion: Motion, then: Then) -> None:
    """Choose how the motion is voted on; what was answered or counted before is no part of it any more."""
    from meeting_tui.desk.meetings import acts as meetings

    def chosen(method: str) -> None:
        if method == "none_objects":
            _nobody_objects(table, motion, then)
        else:
            table.do(lambda office: meetings.open_vote(office, table.meeting, motion.id, method), then)

    options = [PickOption(method, word(method)) for method in meetings.METHODS]
    table.ask(Pick(_("How is motion {no} voted on?", no=motion.id), options), chosen)


def _nobody_objects(table: ChairTable, motion: Motion, then: Then) -> None:
    from meeting_tui.desk.meetings import acts as meetings

    def ask(now: MeetingState) -> None:
        here = len(now.voters(now.open_item)) if now.open_item else 0
        facts = _(
            "{motion}\nNobody objects. Those who vote here and are for it: {n}.",
            motion=motion.wording,
            n=here,
        )
        sure = Sure(_("No objection to motion {no}", no=motion.id), facts, (here,))
        table.ask(Ask(sure), lambda _yes: table.do(act, then))

    def act(office: Office) -> MeetingState:
        return meetings.no_objection(office, table.meeting, motion.id)

    table.do(lambda office: meetings.meeting(office, table.meeting), ask)


def count(table: ChairTable, state: MeetingState, motion: Motion, then: Then) -> None:
    """Enter what was counted; of hands one number may stay empty: all others."""
    from meeting_tui.desk.meetings import acts as meetings

    slips = motion.vote is not None and motion.vote.method == "slips"
    asked = (*CHOICES, "invalid") if slips else CHOICES
    fields = [FormField(choice, word(choice)) for choice in asked]
    if slips:
        here = [stay.person for stay in state.in_room]
        fields.append(FormField("by", _("Counted by"), kind="persons", around=here))

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        told = {choice: _number(values[choice], asked) for choice in asked if values[choice].strip()}
        tellers = values.get("by", "").split("\n")
        return meetings.count_votes(office, state.id, motion.id, told, filter(None, tellers))

    voters = len(motion.vote.voters) if motion.vote else 0
    note = (
        _("With a vote here: {n}.", n=voters)
        if slips
        else _("With a vote here: {n}. Leave one empty: all others.", n=voters)
    )
    title = _(
        "Motion {no}: {method}", no=motion.id, method=word(motion.vote.method if motion.vote else "hands")
    )
    table.ask(Form(title, tuple(fields), act, f"{motion.wording}\n{note}"), then)


def _number(typed: str, asked: tuple[str, ...]) -> int:
    digits = narrow(typed).strip()
    if not digits.isdecimal():
        raise Refusal("meetings.numbers", known=Terms(asked))
    return int(digits)
