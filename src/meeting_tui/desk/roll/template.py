"""A blank roll to fill in: headings, words to choose from, two samples that an import leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from meeting_tui.desk.roll.columns import FIELDS, heading
from meeting_tui.desk.roll.export import csv_bytes
from meeting_tui.desk.roll.leftover import SAMPLE
from meeting_tui.desk.roll.words import choices, written
from meeting_tui.lang import Lang, translator
from meeting_tui.lang.roll import EXPLAINED, SAMPLES
from meeting_tui.output import whole_file
from meeting_tui.refusal import Refusal

ROWS = 2_000  # that are formatted and have words to choose from
_SHEETS = {"zh": ("业主清册", "填写说明"), "en": ("Roll", "How to fill it in")}
_NAMES = {"zh": (("王小明",), ("李芳", "张伟")), "en": (("Ann Lee",), ("Bob Ray", "Cleo Ray"))}


def write_template(path: Path, lang: Lang) -> None:
    """Write the blank roll as .xlsx or .csv, by the name's end.

    Refusals: `roll.export_kind`, and those of `whole_file`.
    """
    kind = path.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise Refusal("roll.export_kind", file=path.name)
    titles = [heading(field, lang) for field in FIELDS]
    rows = [[row[field.id] for field in FIELDS] for row in _samples(lang)]
    data = _book(titles, rows, lang) if kind == ".xlsx" else csv_bytes(titles, rows)
    with whole_file(path) as draft:
        draft.write_bytes(data)


def _samples(lang: str) -> list[dict[str, str]]:
    one, two = _NAMES[lang]
    joint = "、" if lang == "zh" else "; "
    plain = {
        "building": f"{SAMPLE[lang]} 1",
        "unit": "2",
        "room": "0301",
        "area": "89.12",
        "share": "",
        "area_source": written("area_source", "registry", lang),
        "kind": written("kind", "home", lang),
        "owners": one[0],
        "owner_kind": written("owner_kind", "person", lang),
        "reference": "0012",
        "phone": "000-0101",
        "representative": "",
        "large": "",
        "owes": "",
    }
    several = {
        "room": "0302",
        "owners": joint.join(two),
        "reference": "",
        "phone": "",
        "representative": two[0],
    }
    return [plain, plain | several]


def _book(titles: Sequence[str], rows: Sequence[Sequence[str]], lang: Lang) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    sheet.title, told = _SHEETS[lang]
    for row in (titles, *rows):
        sheet.append([None if cell == "" else cell for cell in row])
    _format(sheet)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    _explain(book.create_sheet(told), lang)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _format(sheet: Any) -> None:
    """Text where a number would be cut or lose its zeros; words to choose from."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "A2"
    for at, field in enumerate(FIELDS, 1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = 24 if field.id == "owners" else 14
        number = "0.00" if field.id == "area" else "@"
        for row in range(2, ROWS + 2):
            sheet.cell(row, at).number_format = number
        lang = "zh" if not sheet.cell(1, at).value.isascii() else "en"
        words = choices(field.id, lang)
        if words:
            listed = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
            sheet.add_data_validation(listed)
            listed.add(f"{letter}2:{letter}{ROWS + 1}")


def _explain(sheet: Any, lang: Lang) -> None:
    t = translator(lang)
    sheet.append([t(SAMPLES, sample=SAMPLE[lang])])
    for field in FIELDS:
        sheet.append([heading(field, lang), t(EXPLAINED[field.id])])
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 90
