"""`envelopes`: those of a secret poll, by voter; what is in them is read and counted by `ballots`."""

from __future__ import annotations

from meeting_tui.cli import out
from meeting_tui.cli.ballots import (
    BOX,
    BY,
    IN_TIME,
    LATE,
    MODE,
    REGISTERS,
    SIGNATURE,
    TO,
    WHY,
    show_out,
    take_back,
)
from meeting_tui.cli.by_hand import BY_TWO, IN_BOX, REASON, REF, VOIDERS, put_right
from meeting_tui.cli.frame import Argument, Number, Option, Seat, noun, verb
from meeting_tui.cli.history import tell
from meeting_tui.cli.parameters import JSON, POLL
from meeting_tui.lang import N_, _, _n

REFS = Argument(
    "refs",
    "ENVELOPE",
    N_("Numbers as people write them: 12, No.000012, 1-120, a building such as 3栋."),
    nargs=-1,
    required=True,
)
PAPERS = Option(
    "--papers",
    type=Number(min=0),
    required=True,
    help=N_("How many papers came out of the envelopes, counted by hand."),
)
WITNESSES = Option(
    "--by", metavar="NAME", multiple=True, required=True, help=N_("Who saw it. Give it twice.")
)
DIFFERS = Option(
    "--reason",
    metavar="TEXT",
    default="",
    help=N_("Why there are not as many papers as envelopes that came back."),
)


@verb(
    "issue", N_("Register envelopes as handed out, all of them or none."), POLL, REFS, TO, MODE, SIGNATURE, BY
)
def issue(seat: Seat, poll: str, refs: tuple[str, ...], to: str, mode: str, signature: str, by: str) -> None:
    from meeting_tui.desk.ballots import acts as desk

    with seat.office() as office:
        done = desk.issue(office, poll, refs, to=to, mode=mode, by=by, signature=signature, outer=True)
    out.words(_("{n} handed out.", n=len(done)))


@verb(
    "return",
    N_("Register envelopes as come back, unopened; after the last minute two people say how."),
    *(POLL, REFS, BOX, REGISTERS, LATE, IN_TIME, WHY),
)
def return_(
    seat: Seat,
    poll: str,
    refs: tuple[str, ...],
    box: str,
    by: tuple[str, ...],
    late: bool,
    in_time: bool,
    reason: str,
) -> None:
    take_back(seat, poll, refs, box, by, late=late, in_time=in_time, reason=reason, outer=True)


@verb(
    "replace",
    N_("Make envelopes void whose papers are spoiled or lost; their voters get new ones."),
    *(POLL, REFS, REASON, VOIDERS),
)
def replace(seat: Seat, poll: str, refs: tuple[str, ...], reason: str, by: tuple[str, ...]) -> None:
    from meeting_tui.desk.ballots import envelopes as desk

    with seat.office() as office:
        new = desk.replace(office, poll, refs, reason, by)
    numbers = " ".join(f"{each:06d}" for each in new)
    out.words(_("Put a spare paper, any one, into each new envelope: {numbers}.", numbers=numbers))


@verb(
    "undo",
    N_("Take back what was done last with envelopes. Both stay on record."),
    POLL,
    REFS,
    REASON,
    BY_TWO,
)
def undo(seat: Seat, poll: str, refs: tuple[str, ...], reason: str, by: tuple[str, ...]) -> None:
    from meeting_tui.desk.ballots import acts as desk

    with seat.office() as office:
        done = desk.undo(office, poll, refs, reason, by, outer=True)
    out.words(_("{n} taken back, on record.", n=len(done)))


@verb(
    "move",
    N_("Put right, in the open, in which box envelopes came back. Both stay on record."),
    *(POLL, REFS, IN_BOX, REASON),
)
def move(seat: Seat, poll: str, refs: tuple[str, ...], box: str, reason: str) -> None:
    put_right(seat, poll, refs, box, reason, outer=True)


@verb("show", N_("All that became of one envelope of a secret poll."), POLL, REF, JSON)
def show(seat: Seat, poll: str, ref: str, as_json: bool) -> None:
    tell(seat, poll, ref, as_json, outer=True)


@verb(
    "out", N_("The envelopes to go after: not handed out yet, or not back; building by building."), POLL, JSON
)
def out_(seat: Seat, poll: str, as_json: bool) -> None:
    show_out(seat, poll, as_json)


@verb(
    "mix",
    N_("Two people saw all envelopes opened and the papers mixed; only then papers are read or keyed in."),
    *(POLL, PAPERS, WITNESSES, DIFFERS),
)
def mix(seat: Seat, poll: str, papers: int, by: tuple[str, ...], reason: str) -> None:
    from meeting_tui.desk.ballots import envelopes as desk

    with seat.office() as office:
        desk.mix(office, poll, by, papers, reason)
    out.words(
        _n(
            "{n} paper is mixed. Read it, or key it in.",
            "{n} papers are mixed. Read them, or key them in.",
            papers,
        )
    )


envelopes = noun(
    "envelopes",
    N_("The envelopes of a secret poll: who got one, who gave it back, and when they were opened."),
    *(issue, return_, replace, undo, move, show, out_, mix),
)
