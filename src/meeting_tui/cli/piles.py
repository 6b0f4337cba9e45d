"""`piles`: what two persons count by hand, pile by pile, against what is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meeting_tui.cli import out
from meeting_tui.cli.frame import Argument, Number, Option, Seat, noun, verb
from meeting_tui.cli.parameters import JSON, POLL
from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang import piles as words
from meeting_tui.refusal import CheckFailed

if TYPE_CHECKING:
    from meeting_tui.desk.polls.piles import PilesView

PILE = Argument(
    "pile",
    "[PILE]",
    N_("The box the papers came back in, as it was registered; without it, papers in no box."),
    required=False,
    default="",
)


def _counts(name: str, help: str) -> Option:
    return Option(f"--{name}", type=Number(min=0), default=None, help=help)


NUMBERS = (
    _counts("papers", N_("Ballots that came back in time, good or not; late ones lie apart.")),
    _counts("envelopes", N_("Outer envelopes.")),
    _counts("unused", N_("Ballots that were never handed out.")),
    _counts("spoiled", N_("Ballots that were made void.")),
    _counts("stubs", N_("Stubs of the ballots that were handed out.")),
)
BY = Option("--by", metavar="NAME", default="", help=N_("Who counted, if not you."))
TWO = Option("--by", metavar="NAME", multiple=True, required=True, help=N_("Who says so. Give it twice."))
WHY = Option("--reason", metavar="TEXT", required=True, help=N_("Why; it stands on the result."))


@verb("show", N_("What was counted by hand, against the record. Exit code 3 where it differs."), POLL, JSON)
def show(seat: Seat, poll: str, as_json: bool) -> None:
    from meeting_tui.desk.polls import piles as desk

    with seat.office(readonly=True) as office:
        found = desk.piles(office, poll)
    if as_json:
        out.as_json(found.as_json())
    else:
        out.data(found.title)
        tell(found)
    check(found)


@verb(
    "count",
    N_("Enter what one person counted in a pile; it holds once another person enters the same."),
    *(POLL, PILE, *NUMBERS, BY),
)
def count(seat: Seat, poll: str, pile: str, by: str, **numbers: int | None) -> None:
    from meeting_tui.desk.polls import piles as desk

    given = {what: number for what, number in numbers.items() if number is not None}
    with seat.office() as office:
        found = desk.count_pile(office, poll, pile, given, by)
    for row in found.rows_of(pile, given):
        out.words(words.told(row, screen()))


@verb("explain", N_("Two people say why the numbers differ; the result is final with that."), POLL, TWO, WHY)
def explain(seat: Seat, poll: str, by: tuple[str, ...], reason: str) -> None:
    from meeting_tui.desk.polls import piles as desk

    with seat.office() as office:
        found = desk.explain(office, poll, by, reason)
    out.words(words.verdict(found.as_json(), screen()))


def tell(found: PilesView) -> None:
    """The table of the piles, the ballots to look for, and what follows."""
    t, form = screen(), found.as_json()
    headings = [_p("pile", "What"), _("Pile"), _("By hand"), _("On record"), _("State")]
    rows = [
        (
            t(words.WHAT[row["what"]]),
            words.pile(row, t),
            *("–" if number is None else number for number in (row["counted"], row["recorded"])),
            words.state(row, t),
        )
        for row in form["piles"]
    ]
    out.table(headings, rows, right=frozenset({2, 3}))
    for line in words.to_look_for(form, t):
        out.data(line)
    out.data(words.verdict(form, t))


def check(found: PilesView) -> None:
    """Exit code 3 where two persons counted another number and nobody said why."""
    if found.differ and not found.settled:
        raise CheckFailed("cli.piles", poll=found.poll)


piles = noun(
    "piles",
    N_("Papers counted by hand: two persons each, blind, against the record."),
    *(show, count, explain),
)
