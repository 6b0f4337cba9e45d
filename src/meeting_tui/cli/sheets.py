"""`ballots sheets` and `ballots sheet`: what went through the reader and gave no reading."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from meeting_tui.cli import out
from meeting_tui.cli.frame import PATH, Argument, Option, Seat, verb
from meeting_tui.cli.parameters import JSON, POLL
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.formats import names
from meeting_tui.lang.sheets import SCANNED, sheet_totals, sheet_words
from meeting_tui.output import whole_file

if TYPE_CHECKING:
    from meeting_tui.record.sheets import SeenSheet, SheetNumbers

PICTURES = Option(
    "--pictures",
    metavar="FOLDER",
    type=PATH,
    help=N_("Also write the pictures that are kept of them, as PNG."),
    writes=True,
)
NUMBER = Argument("number", "NUMBER", N_("The sheet's number, as the list shows it."), type=int)
GIVEN = Option(
    "--ballot", metavar="BALLOT", default="", help=N_("It is this ballot: its serial number or QR text.")
)
PAGE = Option("--page", metavar="N", type=int, default=0, help=N_("Which page of the ballot it is."))
ASIDE = Option(
    "--aside",
    metavar="REASON",
    default="",
    help=N_("It gives nothing to the count: no-ballot, not-ours, same-paper, unreadable, or your own words."),
)
BY = Option("--by", metavar="NAME", multiple=True, required=True, help=N_("Who decides. Give it twice."))


@verb(
    "sheets",
    N_("Every sheet that was scanned and gave no reading, each with its reason and its picture."),
    *(POLL, PICTURES, JSON),
)
def sheets(seat: Seat, poll: str, pictures: Path | None, as_json: bool) -> None:
    """List them, those that wait first; write their pictures where they are wanted."""
    from meeting_tui.desk.ballots import sheets as desk

    with seat.office(readonly=True) as office:
        found = desk.sheets(office, poll)
        for sheet in found.listed if pictures else ():
            if pictures and (png := desk.picture(office, poll, sheet.seq)):
                pictures.mkdir(parents=True, exist_ok=True)
                with whole_file(pictures / f"sheet-{sheet.seq}.png") as draft:
                    draft.write_bytes(png)
    if as_json:
        out.as_json({"sheets": [plain_sheet(sheet) for sheet in found.listed], "numbers": found.numbers})
        return
    for sheet in found.listed:
        out.data(sheet_line(sheet))
    out.facts(scanned(found.numbers))


def plain_sheet(sheet: SeenSheet) -> dict[str, object]:
    """A sheet for programs."""
    decided = sheet.decided
    serial = decided.serial if decided and decided.serial is not None else sheet.serial
    return {
        "number": sheet.seq,
        "source": sheet.source,
        "page": sheet.sheet,
        "image": sheet.image,
        "reason": sheet.reason,
        "state": "waiting" if sheet.waiting else "read" if sheet.read else "aside",
        "aside": sheet.aside or None,
        "serial": None if serial is None else f"{serial:06d}",
        "picture": sheet.picture or None,
        "decided": decided
        and {
            "serial": None if decided.serial is None else f"{decided.serial:06d}",
            "page": decided.page if decided.serial is not None else None,
            "reason": decided.reason,
            "by": decided.by,
            "at": decided.at,
        },
    }


def sheet_line(sheet: SeenSheet) -> str:
    """A sheet in a line: its number, where it is, whose, why it waits or gave nothing, and who said so."""
    decided, t = sheet.decided, screen()
    serial = decided.serial if decided else sheet.serial
    said = [] if serial is None else [f"{serial:06d}"]
    if sheet.waiting:
        said.append(_("waits: {reason}", reason=sheet_words(sheet.reason, t)))
    elif sheet.aside:
        said.append(sheet_words(sheet.aside, t))
    by = [names(decided.by, t.lang)] if decided else []
    return "  ".join([f"{sheet.seq:>5}", f"{sheet.source}:{sheet.sheet}", *said, *by])


def scanned(numbers: SheetNumbers) -> list[tuple[str, object]]:
    """What became of all sheets that were scanned, in words."""
    t, aside = screen(), numbers.aside
    total = sheet_totals(numbers.seen, numbers.read, numbers.waiting, aside, t)
    return [
        (t(SCANNED), total),
        *((f"  {count}", sheet_words(reason, t)) for reason, count in aside.items()),
    ]


@verb(
    "sheet",
    N_("Two people say what a sheet is: which ballot, or why it is none. Said again, the last counts."),
    *(POLL, NUMBER, GIVEN, PAGE, ASIDE, BY, JSON),
)
def sheet(
    seat: Seat,
    poll: str,
    number: int,
    ballot: str,
    page: int,
    aside: str,
    by: tuple[str, ...],
    as_json: bool,
) -> None:
    """Put the decision on record and print how the sheet stands then."""
    from meeting_tui.desk.ballots import sheets as desk

    if bool(ballot) == bool(aside):
        raise click.UsageError(_("Give either --ballot or --aside."))
    with seat.office() as office:
        if ballot:
            found = desk.give(office, poll, number, ballot, by, page=page)
        else:
            found = desk.set_aside(office, poll, number, aside, by)
    if as_json:
        out.as_json(plain_sheet(found))
        return
    out.data(sheet_line(found))
    if found.read:
        out.words(_("The ballot waits: two people decide what is marked on it."))
