"""Open the screens."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Annotated

import typer

from meeting_tui.cli import out
from meeting_tui.cli.frame import Place
from meeting_tui.lang import N_, _

HELP = N_("Open the screens on a community file (the same as: meeting-tui FILE).")
Target = Annotated[str | None, typer.Argument(metavar="FILE", help=N_("The community file to open."))]


def open_(place: Place, target: Target = None) -> None:
    """The screens, on the file named or on the one of --file."""
    show(replace(place, target=target) if target else place)


def is_terminal() -> bool:
    """Whether a person sits in front of this process."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def show(place: Place) -> None:
    """Run the screens until the person leaves them."""
    if not is_terminal():
        out.words(_("The screens need a terminal. For work without one, see: meeting-tui --help"))
        raise typer.Exit(2)
    from meeting_tui.tui import run

    raise typer.Exit(run(place.target, place.lang, place.who))
