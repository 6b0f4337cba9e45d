"""One cell of the roll at a time: what may stand in it, and the fault when something else does."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from meeting_tui.clean import REPLACEMENT, clean, narrow
from meeting_tui.desk.roll.areas import AreaColumn
from meeting_tui.desk.roll.columns import UnitTable
from meeting_tui.desk.roll.doubt import Doubts, RollDoubt
from meeting_tui.desk.roll.fault import Fault, RowNo
from meeting_tui.desk.roll.garbled import mended, plain
from meeting_tui.desk.roll.grid import Row
from meeting_tui.desk.roll.names import CellOwners, NameQuestion, is_nobody, read_owners
from meeting_tui.desk.roll.owes import owes_since
from meeting_tui.desk.roll.shares import ShareColumn
from meeting_tui.desk.roll.totals import RowArea
from meeting_tui.desk.roll.words import ASSUMED, allowed, known_word
from meeting_tui.paper import fonts

LIMITS = {"building": 20, "unit": 20, "room": 20, "floor": 20, "reference": 40, "phone": 40}
NAME_LIMIT = 80
_CUT = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+|\d{15}0{3,}|\d{16,}\.0+")  # what is left of a long number
_NUMBER = re.compile(r"(?:编号|号码|号|表|清单|清册)$|\s*(?:no\.?|number|nr\.?|list|roll)$", re.IGNORECASE)
_ZERO = re.compile(r"0+(?:[.,]0+)?")
_FLOAT = re.compile(r"\d+\.0")
TROUBLES = {
    "formula": "roll.cell_formula",
    "error": "roll.cell_error",
    "date": "roll.cell_date",
    "cut": "roll.cell_cut",
    "struck": "roll.cell_struck",
}


class Cells:
    """The cells of one table, read by field; faults gather on the way."""

    def __init__(
        self,
        table: UnitTable,
        weighs: Collection[str] | None = None,
        doubts: Doubts | None = None,
        sheet: int = -1,
    ) -> None:
        """`sheet` counts the sheets of a file with several; rows are then told with the sheet's name."""
        self._table = table
        self._sheet = sheet
        self._doubts = Doubts({}) if doubts is None else doubts
        self._no_area = "share" in table.columns if weighs is None else "area" not in weighs
        self._faults: dict[Fault, None] = {}
        self._faulty: set[tuple[int, str]] = set()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault once, however often its cell was looked at."""
        return tuple(self._faults)

    def fault(self, code: str, row: Row, field: str, value: str, **more: object) -> None:
        """Keep a fault of this cell."""
        heading = self._table.headings.get(field, "")
        self._faulty.add((row[0], field))
        self._faults[Fault(code, self.at(row), heading, clean(value), tuple(more.items()))] = None

    def at(self, row: Row) -> int:
        """The row's number, with its sheet where there are several."""
        return row[0] if self._sheet < 0 else RowNo.of(row[0], self._sheet, self._table.grid.name)

    def ask(self, code: str, key: str, row: Row, field: str, value: str, choices: tuple[str, ...]) -> str:
        """What was answered about a cell; "" while nobody has."""
        heading = self._table.headings.get(field, "")
        return self._doubts.ask(RollDoubt(code, key, self.at(row), heading, clean(value), choices))

    def raw(self, row: Row, field: str) -> str:
        """The cell as the file has it; empty, with a fault, when it holds no text of its own."""
        column = self._table.columns.get(field)
        return "" if column is None else self._text(row, field, column)

    def _text(self, row: Row, field: str, column: int) -> str:
        text = plain(row[1][column].strip()) if column < len(row[1]) else ""
        if field in LIMITS and _FLOAT.fullmatch(text) and len(text) < 18 and field in self._floats:
            text = text.removesuffix(".0")
        trouble = self._table.grid.troubles.get((row[0], column)) or _cut(field, text)
        if trouble:
            self.fault(TROUBLES[trouble], row, field, text)
        elif by_rights := mended(text):
            self.fault("roll.garbled", row, field, text, by_rights=clean(by_rights))
            return ""
        return "" if trouble else text

    @cached_property
    def _floats(self) -> frozenset[str]:
        """The columns of codes in which a program wrote every number with a decimal: `101.0`."""
        known = (field for field in LIMITS if field in self._table.columns)
        filled = {field: [text for cell in self._column(field) if (text := cell.strip())] for field in known}
        return frozenset(field for field, texts in filled.items() if all(map(_FLOAT.fullmatch, texts)))

    def short(self, row: Row, field: str) -> str:
        """A place, a code or a number as text: plain digits, one line, not too long."""
        return self.fitting(row, field, narrow(self.raw(row, field)), LIMITS[field])

    def fitting(self, row: Row, field: str, text: str, limit: int) -> str:
        """The text unless it is too long or holds what can't be kept; then a fault, and its beginning."""
        if REPLACEMENT in text:
            self.fault("roll.unreadable", row, field, text)
        if chars := fonts.unprintable(text):
            self.fault("roll.no_glyph", row, field, text, chars=chars, codes=fonts.codes(chars))
        if len(text) > limit:
            self.fault("roll.too_long", row, field, text, limit=limit)
        return text[:limit]

    def choice(self, row: Row, field: str) -> str:
        """One word of a fixed list; a blank cell, or no such column, is what most units are."""
        text = self.raw(row, field)
        value = known_word(field, text) if text else self._assumed(field)
        if value is None:
            self.fault("roll.word", row, field, text, allowed=allowed(field))
        return value or ASSUMED[field]

    def _assumed(self, field: str) -> str:
        """What most units are; of a sheet or a column of numbers that are called after a use, that."""
        return self._use if field == "kind" else ASSUMED[field]

    @cached_property
    def _use(self) -> str:
        called = (
            self._table.grid.name,
            *(self._table.headings.get(field, "") for field in ("place", "room")),
        )
        uses = (known_word("kind", _NUMBER.sub("", clean(name))) for name in called)
        return next((use for use in uses if use), ASSUMED["kind"])

    def wants_large(self, row: Row) -> bool | None:
        """Whether the voter wants large print; None where the file has no such column."""
        return self.choice(row, "large") == "yes" if "large" in self._table.columns else None

    def owes(self, row: Row) -> str | None:
        """Since when the unit is in arrears, ISO; empty where it isn't, None without such a column. Here
        alone a cell may be a date."""
        column = self._table.columns.get("owes")
        if column is None:
            return None
        dated = self._table.grid.troubles.get((row[0], column)) == "date"
        text = (row[1][column].strip() if column < len(row[1]) else "") if dated else self.raw(row, "owes")
        since = owes_since(text, dated=dated)
        if since is None:
            self.fault("roll.owes", row, "owes", text)
        return since or ""

    @cached_property
    def _areas(self) -> AreaColumn:
        return AreaColumn(self._column("area"), self._table.headings["area"], self._table.grid.delimiter)

    def _column(self, field: str) -> Iterator[str]:
        column = self._table.columns[field]
        return (row[1][column] for row in self._table.rows if column < len(row[1]))

    def area(self, row: Row) -> int:
        """The exclusive area in 0.01 m²; 0 with a fault when it is none."""
        text = self.raw(row, "area")
        if not text and not self._no_area:
            self.blank(row, "area")
        if not text or (self._no_area and _ZERO.fullmatch(narrow(text))):
            return 0
        if self._areas.foreign:
            if not any(fault.code == "roll.area_unit" for fault in self._faults):
                self.fault("roll.area_unit", row, "area", text)
            return 0
        value, code = self._areas.read(text)
        if code:
            self.fault(code, row, "area", text)
        return value

    def added(self, row: Row) -> RowArea | None:
        """What a row says of areas, whether it is a unit or a total; None where that can't be read."""
        column = self._table.columns.get("area", -1)
        text = row[1][column].strip() if 0 <= column < len(row[1]) else ""
        if not text or self._areas.foreign or (row[0], column) in self._table.grid.troubles:
            return None
        value, code = self._areas.read(text)
        exact = 1 if value % 10 else 10 if value % 100 else 100
        return None if code else RowArea(self.at(row), value, exact)

    def spans(self, row: Row, field: str) -> int:
        """The first row of the merged cell this one belongs to; 0 where it is a cell of its own."""
        return self._merged.get((row[0], self._table.columns.get(field, -1)), 0)

    @cached_property
    def _merged(self) -> Mapping[tuple[int, int], int]:
        return {
            (row, area.left): area.top
            for area in self._table.grid.merged
            if area.bottom > area.top
            for row in range(area.top, area.bottom + 1)
        }

    @cached_property
    def _shares(self) -> ShareColumn:
        return ShareColumn(self._column("share"), self._table.headings["share"])

    def share(self, row: Row) -> str:
        """The unit's part of the whole, `Holding.text`; empty with a fault when it is none."""
        if "share" not in self._table.columns:
            return ""
        text = self.raw(row, "share")
        if not text:
            self.blank(row, "share")
            return ""
        values = self._shares.readings(text)
        if len(values) > 1:
            first, second = (value.text for value in values)
            self.fault("roll.share_unclear", row, "share", text, first=first, second=second)
        if not values:
            self.fault("roll.share", row, "share", text)
        return values[0].text if len(values) == 1 else ""

    def declared(self, row: Row) -> str:
        """What a row of totals says all shares add up to; empty when it says nothing that can be read."""
        text = self.raw(row, "share")
        values = self._shares.readings(text) if text else ()
        return values[0].text if len(values) == 1 else ""

    def needed(self, row: Row, field: str) -> str:
        """As `short`, and it must not be blank."""
        text = self.short(row, field)
        if not text:
            self.blank(row, field)
        return text

    def blank(self, row: Row, field: str) -> None:
        """A fault for a cell with nothing in it, unless another fault already says why."""
        if (row[0], field) not in self._faulty:
            self.fault("roll.blank", row, field, "")

    def owners(self, row: Row, kind: str) -> CellOwners:
        """The owners a row names, in one column, in two for first and last names, or in further ones."""

        def ask(question: NameQuestion) -> str:
            return self.ask(question.code, question.key, row, "owners", question.text, question.choices)

        apart = self._table.surname_apart
        read = read_owners("\n".join(self._named(row)), kind, ask, surname_apart=apart)
        for code, text in read.faults:
            self.fault(code, row, "owners", text)
        read.names = [self.fitting(row, "owners", name, NAME_LIMIT) for name in read.names]
        return read

    def _named(self, row: Row) -> Iterator[str]:
        first, last = self.raw(row, "first_name"), self.raw(row, "last_name")
        joint = " " if (first + last)[:1] < "\u2e80" else ""
        yield joint.join(filter(None, (first, last) if joint else (last, first)))
        yield self.raw(row, "owners")
        for column in self._table.further:
            text = self._text(row, "owners", column)
            yield "" if is_nobody(text) else text

    def signs(self, row: Row) -> str:
        """The representative a row names."""
        text = self.raw(row, "representative")
        if not text or is_nobody(text):
            return ""
        names = read_owners(text, "company", lambda _question: "").names
        return self.fitting(row, "representative", names[0] if names else text, NAME_LIMIT)

    def reference(self, row: Row, count: int) -> list[str]:
        """A reference for each owner; blank where it tells nobody apart: 无, zeros, all of it masked."""
        return [ref if _tells(ref) else "" for ref in self.one_each(row, "reference", count)]

    def phone(self, row: Row, owners: CellOwners) -> list[str]:
        """A phone for each owner, from its column or from behind the name; both must agree."""
        given = self.one_each(row, "phone", len(owners.names))
        given = ["" if is_nobody(phone) else phone for phone in given]
        for name, behind, phone in zip(owners.names, owners.phones, given, strict=True):
            if behind and phone and _number(behind) != _number(phone):
                self.fault("roll.name_note", row, "owners", f"{name} {behind}")
        return [phone or behind for phone, behind in zip(given, owners.phones, strict=True)]

    def one_each(self, row: Row, field: str, count: int) -> list[str]:
        """A code or number for each of `count` owners, in their order; all blank when the cell is. One phone
        is that of each of them."""
        text = narrow(self.raw(row, field))
        parts = re.split("[、,;/]", text) if text and count > 1 else [text] * count
        if field == "phone" and len(parts) == 1:
            parts *= count  # a household has one
        if len(parts) != count:
            self.fault("roll.not_one_each", row, field, text, owners=count)
            parts = [""] * count
        return [self.fitting(row, field, part.strip(), LIMITS[field]) for part in parts]


def _cut(field: str, text: str) -> str:
    """The trouble of a text that once was a long number, where a text is meant."""
    return "cut" if (field in LIMITS or field == "owners") and _CUT.fullmatch(text) else ""


def _number(phone: str) -> str:
    return re.sub(r"\D", "", phone)


def _tells(reference: str) -> bool:
    """Whether it can tell people apart."""
    shown = re.split(r"[*＊•]+|[xX]{2,}", reference)[-1]
    masked = len(shown) < len(reference)
    if is_nobody(reference) or not re.search(r"[0-9A-Za-z]", shown) or not shown.strip("0 -"):
        return False
    return not masked or len(shown) > 2
