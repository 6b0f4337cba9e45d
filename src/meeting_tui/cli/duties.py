"""`duties`: all that the law wants in a year; and those of a meeting or a poll, as commands print them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from meeting_tui.cells import wrap
from meeting_tui.cli import out
from meeting_tui.cli.frame import PATH, Number, Option, Seat, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.duties import about, duty, remarks, state, undated, unknown
from meeting_tui.lang.formats import column_day
from meeting_tui.lang.outcome import joined
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
        _list(found, wanted)
        if missing := unknown(events, screen()):
            out.data("")
            _wrapped(missing)


def _list(found: Sequence[CalendarForm], year: int) -> None:
    """A few lines for each, no wider than the terminal: day, state and duty, then whose it is and by what."""
    if not found:
        out.data(_("Nothing that is known so far falls into {year}.", year=year))
    for each in found:
        first, *more = filter(None, _told(each))
        _wrapped(first)
        for text in more:
            _wrapped(text, "    ")


def _wrapped(text: str, indent: str = "") -> None:
    """Lines no wider than the terminal; those after the first of an unindented text are indented."""
    room = max(40, min(shutil.get_terminal_size((100, 24)).columns, 110))
    for n, line in enumerate(wrap(text, room - 4)):
        out.data((indent or "    " * (n > 0)) + line)


def _told(each: CalendarForm) -> Iterator[str]:
    t = screen()
    last = column_day(each["by"], t.lang) if each["by"] else _("no date")
    yield "  ".join((last, state(each, t), t.pick(dict(each["duty"]))))
    if not each["by"]:
        yield undated(each, t)
    whose = t.pick(each["who"]) if each["who"] else ""
    yield _("; ").join(filter(None, (whose, about(each, t), t.pick(dict(each["cite"])))))
    runs = each["status"] in ("running", "over")
    logged = "" if runs else _("Logged as {document}.", document=each["document"])
    yield joined(filter(None, (logged, *remarks(each, t))), t)


def tell(found: Sequence[DutyForm]) -> None:
    """Print what the law wants by when, and what was done (`desk.duties.published`)."""
    if found:
        out.data("\n" + _("Duties"))
    for due in found:
        out.data(f"   {duty(due, screen())}")
