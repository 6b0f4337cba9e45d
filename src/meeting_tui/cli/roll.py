"""`roll`: take over, show and write the roll."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from meeting_tui.cli import out
from meeting_tui.cli.frame import Json, Place, noun, verb
from meeting_tui.cli.refused import listed
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.terms import term
from meeting_tui.rules.exact import decimal

if TYPE_CHECKING:
    from meeting_tui.desk.roll.preview import RollPreview

roll = noun(N_("The roll: the owners, their units, and who casts which ballot."))
Source = Annotated[Path, typer.Argument(metavar="FILE", help=N_("A .xlsx or .csv file, one row a unit."))]
Same = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help=N_("Everyone of this name is one person. Repeatable.")),
]
Different = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help=N_("Everyone of this name is someone else. Repeatable.")),
]
Preview = Annotated[bool, typer.Option("--preview", help=N_("Only say what the file holds; keep nothing."))]


@verb(roll, "import", N_("Take over a roll, all rows or none; every fault is listed with its row."))
def import_(
    place: Place,
    source: Source,
    same: Same = None,
    different: Different = None,
    preview: Preview = False,
    as_json: Json = False,
) -> None:
    from meeting_tui.desk.roll import acts as desk
    from meeting_tui.desk.roll.people import Same as Who
    from meeting_tui.desk.roll.preview import preview as read

    decided: dict[str, Who] = dict.fromkeys(same or (), "same")
    decided |= dict.fromkeys(different or (), "different")
    if preview:
        _tell(read(source, decided), as_json)
        return
    with place.office() as office:
        totals = desk.import_roll(office, source, decided, out.progress())
    if as_json:
        out.as_json(totals)
    out.words(
        _(
            "The roll is in: {units} units, {voters} voters, {heads} heads, {area} m².",
            units=totals.units,
            voters=totals.voters,
            heads=totals.heads,
            area=decimal(totals.area, 2),
        )
    )


def _tell(seen: RollPreview, as_json: bool) -> None:
    """What an import would do; a file with faults ends with exit code 1, as the import would."""
    if as_json:
        out.as_json(seen)
    else:
        out.facts(
            [
                (_("Sheet or encoding"), seen.sheet),
                (_("Columns read"), ", ".join(heading for _field, heading in seen.columns)),
                (_("Units"), seen.units),
                (_("Voters"), seen.voters),
                (_("Heads"), seen.heads),
                (_("Area"), f"{decimal(seen.area, 2)} m²"),
                (_("Owned together"), seen.co_owned),
                (_("Held by the developer"), seen.developer_units),
            ]
        )
    for line in listed({"faults": seen.faults, "names": seen.undecided}, screen()):
        out.words(line)
    if seen.faults or seen.undecided:
        raise typer.Exit(1)


Query = Annotated[str, typer.Argument(help=N_("Part of a name, pinyin initials, or a place: 3-2-501."))]
Limit = Annotated[int, typer.Option(min=1, help=N_("At most so many."))]


@verb(roll, "show", N_("The voters of the roll, or those that match."))
def show(place: Place, query: Query = "", limit: Limit = 500, as_json: Json = False) -> None:
    from meeting_tui.desk.roll import acts as desk

    with place.office(readonly=True) as office:
        found = desk.roll(office, query, limit)
    if as_json:
        out.as_json(found)
        return
    t = screen()
    headings = [_("No."), _("Name"), _("Kind"), _("Units"), _("Heads"), _("Area m²"), _("Represented by")]
    rows = [
        (
            v.no,
            v.label,
            term(v.kind, t),
            v.units,
            v.heads,
            decimal(v.area, 2),
            v.representative,
        )
        for v in found
    ]
    out.table(headings, rows, right=frozenset({0, 4, 5}))


Target = Annotated[Path, typer.Argument(metavar="FILE", help=N_("The .xlsx or .csv file to write."))]


@verb(roll, "export", N_("Write the whole roll to a file that import reads back."))
def export(place: Place, target: Target) -> None:
    from meeting_tui.desk.roll import acts as desk

    with place.office(readonly=True) as office:
        desk.export_roll(office, target)
    out.words(_("Written: {path}. It holds names and phones; keep it safe.", path=target))
