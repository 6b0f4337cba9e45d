"""`meeting confirm`, `done`, `drop`, `object`: what is settled after a meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.cli import out
from meeting_tui.cli.frame import PATH, Argument, Number, Option, Seat, verb
from meeting_tui.cli.parameters import DELIVERED, VOTER
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.minutes import minutes_are

if TYPE_CHECKING:
    from meeting_tui.record.meeting.state import MeetingState

ID = Argument("id", "ID", N_("The meeting, as the list names it."))
WHO_CONFIRMS = Argument(
    "people",
    "[NAME]...",
    N_("Who has read the minutes as they stand and confirms them."),
    nargs=-1,
)
FINAL = Option(
    "--final",
    is_flag=True,
    help=N_("Chair and recorder, who have both confirmed, declare them final; the others are named."),
)
REASON = Option("--reason", metavar="TEXT", default="", help=N_("Why the others have not confirmed."))
ENTRY = Argument("entry", "ENTRY", N_("The entry that assigned it, as meeting show says."), type=Number(1))
EVIDENCE = Option(
    "--evidence", metavar="FILE", type=PATH, help=N_("A file that shows it; its digest alone is kept.")
)
MOTION = Argument("motion", "MOTION", N_("The number of the motion."), type=Number(1))
WHY = Argument("reason", "REASON", N_("Why it is not done any more."))


@verb("confirm", N_("Members confirm the minutes of a meeting."), ID, WHO_CONFIRMS, FINAL, REASON)
def confirm(seat: Seat, id: str, people: tuple[str, ...], final: bool, reason: str) -> None:
    """Enter who confirms; prints how the minutes stand."""
    from meeting_tui.desk.meetings import acts as desk

    with seat.office() as office:
        if people:
            desk.confirm_minutes(office, id, people)
        if final:
            desk.declare_final(office, id, reason)
        state = desk.meeting(office, id)
    out.data(
        minutes_are(
            state.minutes_are,
            state.to_confirm - state.lacking(),
            state.to_confirm,
            screen(),
            by_law=state.attest is not None,
        )
    )


@verb("done", N_("What a meeting gave somebody to do is done."), ID, ENTRY, EVIDENCE)
def done(seat: Seat, id: str, entry: int, evidence: Path | None) -> None:
    """Enter it."""
    from meeting_tui.desk.meetings import acts as desk

    with seat.office() as office:
        desk.finish(office, id, entry, evidence)


@verb("drop", N_("What a meeting gave somebody to do is not done any more."), ID, ENTRY, WHY)
def drop(seat: Seat, id: str, entry: int, reason: str) -> None:
    """Enter it with the reason."""
    from meeting_tui.desk.meetings import acts as desk

    with seat.office() as office:
        desk.drop(office, id, entry, reason)


@verb(
    "object",
    N_("A voter objects in writing to what an assembly decided, within the days of the law."),
    *(ID, MOTION, VOTER, DELIVERED),
)
def object_(seat: Seat, id: str, motion: int, voter: str, delivered: date) -> None:
    """Enter it; says whether the decision stands with it."""
    from meeting_tui.desk.meetings import objections

    with seat.office() as office:
        state = objections.file(office, id, motion, voter, delivered)
    _stands(state, motion)


@verb(
    "withdraw-objection",
    N_("A voter takes an objection in writing back, within the days of the law."),
    *(ID, MOTION, VOTER),
)
def withdraw_objection(seat: Seat, id: str, motion: int, voter: str) -> None:
    """Enter it; says whether the decision stands now."""
    from meeting_tui.desk.meetings import objections

    with seat.office() as office:
        state = objections.withdraw(office, id, motion, voter)
    _stands(state, motion)


def _stands(state: MeetingState, motion: int) -> None:
    found = state.motion(motion)
    stands = found is not None and found[1].passed
    out.words(
        _("The decision stands.") if stands else _("The objections suffice: the decision does not stand.")
    )
