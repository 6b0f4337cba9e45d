"""`find`: what people said, decided, proposed and hung, by words, pinyin initials, person and day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from meeting_tui.cli import out
from meeting_tui.cli.frame import Argument, DayType, Number, Option, Seat, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang.search import excerpt, place, sort_name, when

if TYPE_CHECKING:
    from meeting_tui.desk.search.values import SearchLine, Sort

SORTS = ("person", "matter", "proposal", "meeting", "poll", "paper", "posting")
WORDS = Argument(
    "words",
    "WORDS",
    N_("Two characters are enough; pinyin initials; a day such as 2026-11 or 11月3日. All must be in it."),
    nargs=-1,
)
PERSON = Option("--person", metavar="NAME", default="", help=N_("Only what names or is by this person."))
FROM = Option("--from", "first", metavar="DATE", type=DayType(), help=N_("Entered on this day or later."))
UNTIL = Option("--until", "last", metavar="DATE", type=DayType(), help=N_("Entered on this day or before."))
KIND = Option("--kind", "sort", type=click.Choice(SORTS), help=N_("Only these."))
LIMIT = Option("--limit", type=Number(1), default=50, help=N_("At most so many."))
SHOWN = 60
"""Cells of what is said in a row; --json has all of it."""


@verb(
    "find",
    N_("Find what was said, decided, proposed or hung; each line names its entry."),
    *(WORDS, PERSON, FROM, UNTIL, KIND, LIMIT, JSON),
)
def find(
    seat: Seat,
    words: tuple[str, ...],
    person: str,
    first: date | None,
    last: date | None,
    sort: Sort | None,
    limit: int,
    as_json: bool,
) -> None:
    from meeting_tui.desk.search.acts import find as look

    query = " ".join(words)
    with seat.office(readonly=True) as office:
        found = look(office, query, person=person, first=first, last=last, sort=sort, limit=limit)
    if as_json:
        out.as_json({"count": found.count, "found": [line.as_json() for line in found.lines]})
        return
    if found.lines:
        headings = [_("Day"), _p("found", "Kind"), _p("found", "Entry"), _("What it says")]
        out.table(headings, [_row(line, query) for line in found.lines])
    else:
        out.words(_("Nothing has all of that."))
    if found.more:
        out.words(_("{count} more: another word, or --limit.", count=found.more))


def _row(line: SearchLine, query: str) -> tuple[str, ...]:
    t = screen()
    return when(line, t), sort_name(line.sort, t), place(line, t), excerpt(line, query, SHOWN, t)
