"""The roll files of the sample: `python -m meeting_tui.rehearsal.sample_files` writes them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from meeting_tui.desk.roll.columns import FIELDS, heading
from meeting_tui.desk.roll.people import UnitLine
from meeting_tui.desk.roll.words import written
from meeting_tui.lang import Lang
from meeting_tui.output import placed
from meeting_tui.rehearsal.sample import FOLDERS
from meeting_tui.rehearsal.sample_roll import sample_units
from meeting_tui.resources import asset

TITLES: dict[Lang, str] = {
    "zh": "梧桐苑业主清册（2026 年 9 月核对）",
    "en": "Sycamore Court: roll of owners, checked in September 2026",
}
WIDTHS = (8, 11, 11, 14, 10, 8, 34, 12, 16, 18, 14)


def roll_table(lang: Lang) -> list[list[str]]:
    """Headings, then one row a unit with its co-owners in one cell, as committees keep it."""
    headings = [heading(field, lang) for field in FIELDS if field.id not in ("share", "large", "owes")]
    return [headings, *(_row(line, lang, "、" if lang == "zh" else "; ") for line in sample_units(lang))]


def _row(line: UnitLine, lang: Lang, joint: str) -> list[str]:
    phones = [owner.phone for owner in line.owners]
    return [
        line.building,
        line.unit,
        line.room,
        f"{line.area // 100}.{line.area % 100:02}",
        written("area_source", line.area_source, lang),
        written("kind", line.kind, lang),
        joint.join(owner.name for owner in line.owners),
        written("owner_kind", line.owners[0].kind, lang),
        joint.join(owner.reference for owner in line.owners),
        joint.join(phones) if any(phones) else "",
        line.representative,
    ]


def write_csv(table: Sequence[Sequence[str]], path: Path) -> None:
    """UTF-8 with a byte order mark, which spreadsheet programs look for."""
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(table)
    with placed(path, new=False) as draft:
        draft.write_bytes(out.getvalue().encode("utf-8-sig"))


def write_xlsx(table: Sequence[Sequence[str]], title: str, path: Path) -> None:
    """A title over the headings, areas as numbers, all else as text: how real rolls look."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    sheet.append([title])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(table[0]))
    for no, row in enumerate(table):
        sheet.append(row)
        for cell in sheet[no + 2]:
            cell.number_format = "@"
        if no:
            area = sheet.cell(no + 2, 4)
            area.value, area.number_format = float(row[3]), "0.00"
    for cell in (sheet["A1"], *sheet[2]):
        cell.font = Font(bold=True)
    for column, width in zip("ABCDEFGHIJK", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A3"
    with placed(path, new=False) as draft:
        book.save(draft)


def main() -> None:
    """Write both files in both languages."""
    for lang, name in FOLDERS.items():
        folder, table = asset(f"community/{name}"), roll_table(lang)
        write_csv(table, folder / "roll.csv")
        write_xlsx(table, TITLES[lang], folder / "roll.xlsx")


if __name__ == "__main__":
    main()
