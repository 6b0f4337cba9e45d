"""Rows of a table that are no units: totals, notes, headings again, samples. Each is left out by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from meeting_tui.clean import clean, narrow
from meeting_tui.desk.roll.columns import UnitTable
from meeting_tui.desk.roll.grid import Row
from meeting_tui.desk.roll.headings import folded

SAMPLE = {"zh": "【样例】", "en": "[sample]"}  # begins a cell of the rows that show how a template is filled
_SUB = frozenset(
    ["小计", "本页小计", "本页合计", "subtotal", "pagetotal", "zwischensumme", "soustotal", "小計"]
)
_TOTAL = _SUB | frozenset(
    [
        "合计",
        "总计",
        "共计",
        "总数",
        "总和",
        "累计",
        "合計",
        "總計",
        "共計",
        "總數",
        "総計",
        "计",
        "計",
        "total",
        "totals",
        "grandtotal",
        "sum",
        "overall",
        "summe",
        "gesamt",
        "gesamtsumme",
        "insgesamt",
        "totalgeneral",
        "somme",
        "合计面积",
        "总面积",
        "户数",
        "总户数",
    ]
)
_COUNTED = re.compile(
    r"(?:合计|总计|共计|小计|总共|共|合計|總計|共計|total|sum|summe|gesamt)\s*[:：]?\s*\d.*",
    re.IGNORECASE,
)
_BUILDING = re.compile(
    r"(?:第?[\da-z一二三四五六七八九十]{1,4}\s*(?:号楼|号院|栋|幢|座|棟|號樓|#楼?)|"
    r"(?:building|block|tower|haus|bâtiment|bât\.?) ?[\da-z]{1,4})"
    r"(?:\s*[\da-z一二三四五六七八九十]{1,2}\s*(?:单元|單元))?(?:\s*[(（].*[)）])?",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:备注|附注|说明|注意|填表|填报|制表|制单|审核|复核|编制|经办|负责人|单位|日期|时间|截至|截止|"
    r"数据来源|打印|统计|第?\s*\d+\s*页|共\s*\d+\s*页|"
    r"備註|說明|備考|注|※|\*|note|notes|remark|remarks|source|date|printed|page|prepared|signed|nb|n\.b|"
    r"as of|as at|stand|"
    r"hinweis|anmerkung|bemerkung|erstellt|quelle|seite|remarque|nota|date|édité|page)(?:人|员|"
    r"s)?\s*[\d.、]*\s*(?:[:：.。).）]|\s|$|\d)",
    re.IGNORECASE,
)

_DATE = re.compile(r"\s*[12]\d{3}\s*[年./-]\s*\d{1,2}\s*(?:月|[./-])?\s*(?:\d{1,2}\s*日?)?\s*")


@dataclass(frozen=True)
class LeftOutRow:
    """A row the roll does without: `why` is total, note, heading, title, building, sample, relation or
    status."""

    row: int
    why: str
    text: str


class Leftovers:
    """Tells the rows of one table that are no units."""

    def __init__(self, table: UnitTable) -> None:
        self._table = table
        self._heads = [_words(cells) for _no, cells in table.heads]
        self._titles = {words[0] for words in self._heads if len(words) == 1}
        places, people = ("building", "unit", "room", "place"), ("owners", "first_name", "last_name")
        self._places = self._columns(places)
        self._needed = (*self._columns((*places[1:], *people)), *table.further)

    def _columns(self, fields: Sequence[str]) -> tuple[int, ...]:
        return tuple(self._table.columns[field] for field in fields if field in self._table.columns)

    def why(self, row: Row) -> str:
        """Why a row is no unit, `roll.no_unit` where nobody can tell, "" where it is one."""
        filled = [cell for cell in row[1] if cell.strip()]
        if any("样例" in cell or "sample" in cell.casefold() for cell in row[1]) and any(
            narrow(cell).casefold().startswith(tuple(SAMPLE.values())) for cell in row[1]
        ):
            return "sample"
        if self._again(filled):
            return "heading"
        if self._total(row, filled):
            return "total"
        if self._names_building(row, filled):
            return "building"
        notes = [bool(_NOTE.match(narrow(cell))) for cell in filled]
        noted = any(notes) and all(
            note or _DATE.fullmatch(cell) for note, cell in zip(notes, filled, strict=True)
        )
        if any(self._cell(row, column) for column in self._needed):
            return "note" if noted else ""
        unclear = "note" if noted else "roll.no_unit"
        return "title" if len(filled) == 1 and folded(filled[0]) in self._titles else unclear

    def _names_building(self, row: Row, filled: Sequence[str]) -> bool:
        """`1栋` above its units, where each of them says itself in which building it is."""
        told = "building" in self._table.columns or "place" in self._table.columns
        return told and len(filled) == 1 and bool(_BUILDING.fullmatch(narrow(text_of(row))))

    def grand(self, row: Row) -> bool:
        """Whether a row of totals is the sum of all rows, as far as its words say."""
        return not any(word in _SUB for word in _words(row[1]))

    def _cell(self, row: Row, column: int) -> str:
        return row[1][column].strip() if column < len(row[1]) else ""

    def _again(self, filled: Sequence[str]) -> bool:
        """A heading row again: three of its cells, and no cell that isn't one of them."""
        return len(filled) > 2 and any(
            len(head) > 2 and all(folded(cell) in head for cell in filled) for head in self._heads
        )

    def _total(self, row: Row, filled: Sequence[str]) -> bool:
        cells = [self._cell(row, column) for column in self._places]
        if any(folded(cell) in _TOTAL for cell in (*cells, *filled[:1]) if cell):
            return True
        blank = not any(self._cell(row, column) for column in self._needed)
        return (blank or len(filled) == 1) and any(_COUNTED.fullmatch(narrow(cell)) for cell in filled[:1])


def _words(cells: Sequence[str]) -> list[str]:
    return [folded(cell) for cell in cells if cell.strip()]


def text_of(row: Row) -> str:
    """A row in one line."""
    return " ".join(clean(cell) for cell in row[1] if cell.strip())
