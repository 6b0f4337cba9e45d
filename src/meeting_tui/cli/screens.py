"""Open the screens."""

from __future__ import annotations

import sys
from dataclasses import replace

import click

from meeting_tui.cli import out
from meeting_tui.cli.frame import Argument, Seat, verb
from meeting_tui.lang import N_, _

TARGET = Argument("target", "FILE", N_("The community file to open."), required=False)
MEETING = Argument(
    "meeting", "MEETING", N_("As the list names it; else the one that runs, or the next."), required=False
)


@verb("open", N_("Open the screens on a community file (the same as: meeting-tui FILE)."), TARGET)
def open_(seat: Seat, target: str | None) -> None:
    """The screens, on the file named or on the one of --file."""
    show(replace(seat, target=target) if target else seat)


@verb(
    "wall",
    N_("The view for the wall in a terminal of its own, which follows the meeting while others write."),
    MEETING,
)
def wall(seat: Seat, meeting: str | None) -> None:
    """Read-only, beside the screens of whoever keeps the record."""
    _needs_terminal()
    from meeting_tui.tui import run_wall

    raise click.exceptions.Exit(run_wall(seat.target, meeting or ""))


def is_terminal() -> bool:
    """Whether a person sits in front of this process."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def show(seat: Seat) -> None:
    """Run the screens until the person leaves them."""
    _needs_terminal()
    from meeting_tui.tui import run

    raise click.exceptions.Exit(run(seat.target, seat.lang, seat.who))


def _needs_terminal() -> None:
    if not is_terminal():
        out.words(_("The screens need a terminal. For work without one, see: meeting-tui --help"))
        raise click.exceptions.Exit(2)
