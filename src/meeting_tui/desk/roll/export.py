"""The roll as a file that import reads back: one row an owner, co-owners under each other."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Sequence
from io import BytesIO, StringIO
from pathlib import Path

from meeting_tui.desk.roll.columns import FIELDS, heading
from meeting_tui.desk.roll.grid import GUARDED
from meeting_tui.desk.roll.people import UnitLine
from meeting_tui.desk.roll.words import written
from meeting_tui.output import whole_file
from meeting_tui.refusal import Refusal

OPTIONAL = ("area", "area_source", "share", "large", "owes")  # columns that a roll may do without


def write_roll(lines: Sequence[UnitLine], path: Path, lang: str) -> None:
    """Write .xlsx or .csv, by the name's end; whole or not at all, for its owner alone to read.

    Refusals: `roll.export_kind`, and those of `whole_file`.
    """
    rows = [row for line in lines for row in _rows(line, lang)]
    kept = [field for field in FIELDS if field.id not in OPTIONAL or any(row[field.id] for row in rows)]
    titles = [heading(field, lang) for field in kept]
    cells = [[row[field.id] for field in kept] for row in rows]
    number = {at for at, field in enumerate(kept) if field.id == "area"}
    data = table_bytes(path, "roll", titles, cells, number)
    with whole_file(path, private=True) as draft:
        draft.write_bytes(data)


def _rows(line: UnitLine, lang: str) -> Iterator[dict[str, str]]:
    for owner in line.owners:
        yield {
            "building": line.building,
            "unit": line.unit,
            "room": line.room,
            "area": f"{line.area // 100}.{line.area % 100:02}" if line.area else "",
            "share": line.share,
            "area_source": written("area_source", line.area_source, lang) if line.area else "",
            "kind": written("kind", line.kind, lang),
            "owners": owner.name,
            "owner_kind": written("owner_kind", owner.kind, lang),
            "reference": owner.reference,
            "phone": owner.phone,
            "representative": line.representative,
            "large": written("large", "yes", lang) if line.large else "",
            "owes": line.owes or "",
        }


def table_bytes(
    path: Path, name: str, titles: Sequence[str], rows: Sequence[Sequence[str]], numbers: Collection[int]
) -> bytes:
    """A table called `name` as .xlsx or .csv, by the end of the path; `numbers`: columns of decimal numbers.

    Refusal roll.export_kind.
    """
    kind = path.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise Refusal("roll.export_kind", file=path.name)
    return _xlsx(name, titles, rows, numbers) if kind == ".xlsx" else csv_bytes(titles, rows)


def csv_bytes(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A .csv in which a spreadsheet runs nothing."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(titles)
    writer.writerows([f"'{cell}" if cell.startswith(GUARDED) else cell for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _xlsx(name: str, titles: Sequence[str], rows: Sequence[Sequence[str]], numbers: Collection[int]) -> bytes:
    """Every cell but the area is a string by type, so that `=…` is a name and 0012 keeps its zeros."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    sheet.append(titles)
    for row in rows:
        cells = [WriteOnlyCell(sheet, cell) for cell in row]
        for cell in cells:
            cell.data_type, cell.number_format = "s", "@"
        for at in numbers:
            cells[at].data_type, cells[at].number_format = "n" if row[at] else "s", "0.00"
        sheet.append(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
