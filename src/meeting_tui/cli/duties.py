"""`duties`: all that the law wants in a year; and those of a meeting or a poll, as commands print them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from meeting_tui.cli import out
from meeting_tui.cli.frame import PATH, Number, Option, Seat, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang.duties import about, duty, remarks, state, undated, unknown
from meeting_tui.lang.formats import column_day
from meeting_tui.published import CalendarForm, DutyForm
from meeting_tui.world import REAL

YEAR = Option("--year", type=Number(1900), help=N_("Which year; this one if left out."))
TARGET = Option(
    "--out",
    "target",
    metavar="FILE",
    type=PATH,
    writes=True,
    help=N_("Write them: .ics for a calendar program, or a paper as .pdf, .docx, .md or .txt."),
)


@verb(
    "duties",
    N_("What the law wants of the community in a year, until when, by which clause, and what was done."),
    *(YEAR, TARGET, JSON),
)
def duties(seat: Seat, year: int | None, target: Path | None, as_json: bool) -> None:
    from meeting_tui.desk import communities
    from meeting_tui.desk.board import year as desk
    from meeting_tui.desk.board import year_files

    wanted = year or REAL.now().year
    with seat.office(readonly=True) as office:
        if target:
            year_files.write(office, wanted, target)
        found = desk.forms(desk.of_year(office, wanted))
        events = {each.event for each in communities.profile(office).duties}
    if target:
        out.words(_("Written: {path}.", path=target))
    elif as_json:
        out.as_json(found)
    else:
        _list(found)
        if missing := unknown(events, screen()):
            out.data("\n" + missing)


def _list(found: Sequence[CalendarForm]) -> None:
    headings = [
        _("Last day"),
        _("State"),
        _("Duty"),
        _p("duty", "About"),
        _("Clause"),
        _("Logged as"),
        _("Remarks"),
    ]
    out.table(headings, [_row(each) for each in found])


def _row(each: CalendarForm) -> tuple[str, ...]:
    t = screen()
    last = column_day(each["by"], t.lang) if each["by"] else undated(each, t)
    what, cite = t.pick(dict(each["duty"])), t.pick(dict(each["cite"]))
    return last, state(each, t), what, about(each, t), cite, each["document"], " ".join(remarks(each, t))


def tell(found: Sequence[DutyForm]) -> None:
    """Print what the law wants by when, and what was done (`desk.duties.published`)."""
    if found:
        out.data("\n" + _("Duties"))
    for due in found:
        out.data(f"   {duty(due, screen())}")
