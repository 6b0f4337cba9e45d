"""`ballots names` and `ballots one-name`: names that voters wrote in, and which of them are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meeting_tui.cli import out
from meeting_tui.cli.by_hand import PEOPLE, REASON
from meeting_tui.cli.frame import Argument, Seat, verb
from meeting_tui.cli.parameters import JSON, POLL
from meeting_tui.lang import N_, _

if TYPE_CHECKING:
    from meeting_tui.record.written import WrittenName

NAME = Argument("name", "NAME", N_("A name that was written in, or its id."))
INTO = Argument(
    "into",
    "OTHER",
    N_("Who that is: another written name or a candidate; the same name again takes it back."),
)


@verb("names", N_("The names that voters wrote in, with their ids."), *(POLL, JSON))
def names(seat: Seat, poll: str, as_json: bool) -> None:
    """List them."""
    from meeting_tui.desk.ballots import acts as desk

    with seat.office(readonly=True) as office:
        found = desk.written(office, poll)
    if as_json:
        out.as_json([each.as_json() for each in found])
        return
    for each in found:
        out.data("  ".join((each.id, each.question, _told(each))))
    if not found:
        out.words(_("No name was written in so far."))


@verb(
    "one-name",
    N_("Two people say that a written name is one with another, spelled otherwise, or with a candidate."),
    *(POLL, NAME, INTO, PEOPLE, REASON),
)
def one_name(seat: Seat, poll: str, name: str, into: str, by: tuple[str, ...], reason: str) -> None:
    """Put it on record."""
    from meeting_tui.desk.ballots import acts as desk

    with seat.office() as office:
        done = desk.merge_names(office, poll, name, into, by, reason)
    out.words(_told(done))


def _told(one: WrittenName) -> str:
    if one.into:
        return _("{name} is counted as {other}.", name=one.label, other=one.into)
    return _("{name} is counted as it stands.", name=one.label)
