"""`rank`: who is elected by papers that put candidates in order or grade them, without any community file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from meeting_tui.cli import out
from meeting_tui.cli.files import text_of
from meeting_tui.cli.frame import PATH, Argument, Number, Option, Seat, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.cli.results import ordered
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.formats import names
from meeting_tui.lang.orders import steps

METHODS = ("schulze", "stv", "majority-judgment")
INPUT = Argument("papers", "INPUT.json", N_("Candidates and papers; see the format “ranked”."), type=PATH)
METHOD = Option("--method", required=True, type=click.Choice(METHODS), help=N_("How the papers are counted."))
SEATS = Option("--seats", metavar="N", type=Number(1), default=1, help=N_("How many are elected."))
SEED = Option(
    "--seed",
    metavar="DIGITS",
    default="",
    help=N_("What fell: 20 digits, or three dice twelve times; it draws the lots."),
)


@verb(
    "rank",
    N_("Who is elected by papers that rank or grade candidates? Needs no community file."),
    *(INPUT, METHOD, SEATS, SEED, JSON),
)
def rank(seat: Seat, papers: Path, method: str, seats: int, seed: str, as_json: bool) -> None:  # noqa: ARG001
    """Print who is elected and how it came."""
    from meeting_tui.rules.ranked.request import answer
    from meeting_tui.rules.request import loads

    found: dict[str, Any] = answer(loads(text_of(papers)), method, seats, seed, papers.name)
    if as_json:
        out.as_json(found)
        return
    t = screen()
    out.data(_("Elected: {names}", names=names(found["elected"], t.lang)))
    if found["tied"]:
        out.data(_("Level at the last seat: {names}. Draw lots.", names=names(found["tied"], t.lang)))
    ordered(steps(found, {}, t))
