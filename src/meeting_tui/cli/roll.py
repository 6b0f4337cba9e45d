"""`roll`: take over, show and write the roll."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from meeting_tui.cli import out
from meeting_tui.cli.frame import PATH, Argument, Number, Option, Seat, noun, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.cli.refused import listed
from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang.formats import area, names, weight
from meeting_tui.lang.terms import term
from meeting_tui.refusal import Refusal
from meeting_tui.rules.exact import decimal

if TYPE_CHECKING:
    from meeting_tui.desk.roll.preview import RollPreview
    from meeting_tui.rules.profile import Profile

SOURCE = Argument("source", "FILE", N_("A .xlsx or .csv file, one row a unit."), type=PATH)
SAME = Option(
    "--same",
    metavar="NAME",
    multiple=True,
    help=N_("Everyone of this name is one person. Repeatable."),
)
DIFFERENT = Option(
    "--different",
    metavar="NAME",
    multiple=True,
    help=N_("Everyone of this name is someone else. Repeatable."),
)
PREVIEW = Option("--preview", is_flag=True, help=N_("Only say what the file holds; keep nothing."))
QUERY = Argument("query", help=N_("Part of a name, pinyin initials, or a place: 3-2-501."), default="")
LIMIT = Option("--limit", type=Number(1), default=500, help=N_("At most so many."))
TARGET = Argument("target", "FILE", N_("The .xlsx or .csv file to write."), type=PATH, writes=True)


@verb(
    "import",
    N_("Take over a roll, all rows or none; every fault is listed with its row."),
    *(SOURCE, SAME, DIFFERENT, PREVIEW, JSON),
)
def import_(
    seat: Seat,
    source: Path,
    same: tuple[str, ...],
    different: tuple[str, ...],
    preview: bool,
    as_json: bool,
) -> None:
    from meeting_tui.desk.roll import acts as desk
    from meeting_tui.desk.roll.people import Same
    from meeting_tui.desk.roll.preview import preview as read

    decided: dict[str, Same] = dict.fromkeys(same, "same")
    decided |= dict.fromkeys(different, "different")
    if preview:
        _tell(read(source, decided, _law(seat)), as_json)
        return
    with seat.office() as office:
        totals = desk.import_roll(office, source, decided, out.progress())
    if as_json:
        out.as_json(totals)
    out.words(
        _(
            "The roll is in: {units} units, {voters} voters, {heads} heads, {weight}.",
            units=totals.units,
            voters=totals.voters,
            heads=totals.heads,
            weight=weight(totals.area, totals.share, screen()),
        )
    )


def _law(seat: Seat) -> Profile | None:
    """What the import would go by; None while there is no community yet."""
    from meeting_tui.desk import communities

    try:
        with seat.office(readonly=True) as office:
            return communities.profile(office)
    except Refusal as refusal:
        if refusal.code != "store.missing":
            raise
        return None


def _tell(seen: RollPreview, as_json: bool) -> None:
    """What an import would do; a file with faults ends with exit code 1, as the import would."""
    if as_json:
        out.as_json(seen)
    else:
        out.facts(
            [
                (_("Sheet or encoding"), seen.sheet),
                (_("Columns read"), names((heading for _field, heading in seen.columns), screen().lang)),
                (_p("number", "Units"), seen.units),
                (_("Voters"), seen.voters),
                (_("Heads"), seen.heads),
                (_("Area"), area(seen.area, screen().lang) if seen.area else ""),
                (_("Shares"), seen.share),
                (_("Owned together"), seen.co_owned),
                (_("Held by the developer"), seen.developer_units),
            ]
        )
    for line in listed({"faults": seen.faults, "names": seen.undecided}, screen()):
        out.words(line)
    if seen.faults or seen.undecided:
        raise click.exceptions.Exit(1)


@verb("show", N_("The voters of the roll, or those that match."), QUERY, LIMIT, JSON)
def show(seat: Seat, query: str, limit: int, as_json: bool) -> None:
    from meeting_tui.desk.roll import acts as desk

    with seat.office(readonly=True) as office:
        found = desk.roll(office, query, limit)
    if as_json:
        out.as_json(found)
        return
    t = screen()
    areas = any(v.area for v in found)
    columns: dict[str, list[object]] = {
        _("No."): [v.no for v in found],
        _("Voter"): [v.label for v in found],
        _("Kind"): [term(v.kind, t) for v in found],
        _("Units"): [v.units for v in found],
        _("Heads"): [v.heads for v in found],
        _("Area m²"): [decimal(v.area, 2) if areas else "" for v in found],
        _("Shares"): [v.share for v in found],
        _("Represented by"): [v.representative for v in found],
    }
    optional = {_("Area m²"), _("Shares")}
    shown = {name: cells for name, cells in columns.items() if name not in optional or any(cells)}
    numbers = {_("No."), _("Heads"), *optional}
    right = frozenset(at for at, name in enumerate(shown) if name in numbers)
    out.table(list(shown), list(zip(*shown.values(), strict=True)), right=right)


@verb("export", N_("Write the whole roll to a file that import reads back."), TARGET)
def export(seat: Seat, target: Path) -> None:
    from meeting_tui.desk.roll import acts as desk

    with seat.office(readonly=True) as office:
        desk.export_roll(office, target)
    out.words(_("Written: {path}. It holds names and phones; keep it safe.", path=target))


roll = noun(
    "roll", N_("The roll: the owners, their units, and who casts which ballot."), import_, show, export
)
