"""`ballots show` and `envelopes show`: all that became of one paper."""

from __future__ import annotations

from meeting_tui.cli import out
from meeting_tui.cli.by_hand import REF
from meeting_tui.cli.frame import Seat, verb
from meeting_tui.cli.parameters import JSON, POLL
from meeting_tui.lang import N_, screen
from meeting_tui.lang.history import event_line, marks_words, where_it_stands


@verb(
    "show", N_("All that became of one ballot: who had it, who saw it, whether it counts."), POLL, REF, JSON
)
def show(seat: Seat, poll: str, ref: str, as_json: bool) -> None:
    """Print it."""
    tell(seat, poll, ref, as_json, outer=False)


def tell(seat: Seat, poll: str, ref: str, as_json: bool, *, outer: bool) -> None:
    """Print what became of a ballot, or of an `outer` envelope."""
    from meeting_tui.desk.ballots.history import history

    with seat.office(readonly=True) as office:
        found = history(office, poll, ref, outer=outer)
    if as_json:
        out.as_json(found.as_json())
        return
    ballot, labels = found.ballot, found.labels
    out.data("  ".join(filter(None, (f"{ballot.serial:06d}", ballot.label, *ballot.units.split("\n")))))
    for line in where_it_stands(found.paper.state, found.paper.doubts, found.counted, screen()):
        out.data(f"  {line}")
    if found.marks:
        out.data(f"  {marks_words(found.marks, labels, screen())}")
    for event in found.events:
        out.data(event_line(event, labels, screen()))
