"""`person`: who the file knows, and guests who are registered, so that entries can mean them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meeting_tui.cli import out
from meeting_tui.cli.frame import Argument, Number, Option, Seat, noun, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.lang import N_, _, _p

if TYPE_CHECKING:
    from meeting_tui.record.person import Person

QUERY = Argument(
    "query", "QUERY", N_("A name, pinyin, initials, a unit; any part of them."), required=False, default=""
)
LIMIT = Option("--limit", type=Number(1), default=500, help=N_("At most so many."))
NAME = Argument("name", "NAME", N_("The name as the record will show it."))
UNIT = Option(
    "--unit", metavar="UNIT", default="", help=N_("The unit that tells them from others of the name.")
)
ORGAN = Option("--organ", metavar="ORGAN", default="", help=N_("Whom they speak for, or what they are."))


@verb("list", N_("The people this file knows, owners and guests, or those that match."), QUERY, LIMIT, JSON)
def list_(seat: Seat, query: str, limit: int, as_json: bool) -> None:
    """Print them with the numbers that mean them for good."""
    from meeting_tui.desk.persons import acts as desk

    with seat.office(readonly=True) as office:
        found = desk.people(office, query, limit)
    if as_json:
        out.as_json(found)
        return
    headings = [_("No."), _p("person", "Name"), _("Unit"), _("Speaks for")]
    out.table(headings, [(each.ref, each.name, each.unit, each.organ) for each in found])


@verb("add", N_("Register somebody who is not on the roll; prints their number."), NAME, UNIT, ORGAN, JSON)
def add(seat: Seat, name: str, unit: str, organ: str, as_json: bool) -> None:
    """Register a guest; whoever sits here need not be registered for that."""
    from meeting_tui.desk.persons import acts as desk

    with seat.office(unknown=True) as office:
        made: Person = desk.register(office, name, unit, organ)
    if as_json:
        out.as_json(made)
    else:
        out.data(made.ref)


person = noun("person", N_("People: owners by the roll, and guests who were registered."), list_, add)
