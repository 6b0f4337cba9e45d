"""One cell of the roll at a time: what may stand in it, and the fault when something else does."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cached_property

from meeting_tui.clean import REPLACEMENT, clean, narrow
from meeting_tui.desk.roll.columns import UnitTable
from meeting_tui.desk.roll.fault import Fault
from meeting_tui.desk.roll.grid import Row
from meeting_tui.desk.roll.shares import ShareColumn
from meeting_tui.paper import fonts
from meeting_tui.refusal import Both

LIMITS = {"building": 20, "unit": 20, "room": 20, "reference": 40, "phone": 40}
NAME_LIMIT = 80
TROUBLES = {
    "formula": "roll.cell_formula",
    "error": "roll.cell_error",
    "date": "roll.cell_date",
    "cut": "roll.cell_cut",
}
_AREA = re.compile(r"(\d{1,6})(?:\.(\d{1,2}))?(?:\s*(?:m2|平方米|平米|sqm))?", re.ASCII)
_HANZI_APART = re.compile(r"(?<=[^\x00-\u2e7f]) (?=[^\x00-\u2e7f])")

_WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {  # value: Chinese words, English words
    "kind": {
        "home": (
            "住宅,住房,公寓,成套住宅,住宅用房",
            "home,residential,residence,flat,apartment,dwelling,house",
        ),
        "shop": ("商铺,店铺,商业,商业用房,网点,门面,门面房", "shop,commercial,retail"),
        "parking": ("车位,停车位,产权车位,车库", "parking,parkingspace,parkingstall,carspace,stall,garage"),
        "other": ("其他,其它,办公,办公用房,储藏室,仓储", "other,office,storage"),
    },
    "area_source": {
        "registry": ("登记,不动产登记,登记簿,产权证,不动产权证,房产证", "registry,registered,title"),
        "survey": ("测绘,实测,测绘面积", "survey,surveyed,measured"),
        "contract": ("合同,买卖合同,销售合同", "contract,salescontract"),
    },
    "owner_kind": {
        "person": ("自然人,个人", "person,individual,naturalperson"),
        "company": ("法人,企业,公司,单位,组织", "company,legalperson,organisation,organization,corporate"),
        "developer": ("建设单位,开发商,开发单位,开发企业", "developer"),
    },
}
_CHOICES = {
    field: {word: value for value, words in values.items() for word in ",".join(words).split(",")}
    for field, values in _WORDS.items()
}
ASSUMED = {"kind": "home", "area_source": "registry", "owner_kind": "person"}


def written(field: str, value: str, lang: str) -> str:
    """The word an export writes for a value."""
    return _WORDS[field][value][lang != "zh"].split(",")[0]


def _allowed(field: str) -> Both:
    return Both((written(field, value, "zh"), written(field, value, "en")) for value in _WORDS[field])


def known_word(field: str, text: str) -> str | None:
    """The value a word of either language means; None when it means nothing."""
    return _CHOICES[field].get("".join(narrow(text).casefold().split()))


def area_of(text: str) -> int | None:
    """Square metres with at most two decimals, as 0.01 m²; None when it is anything else, or nothing."""
    found = _AREA.fullmatch(narrow(text).casefold())
    if not found:
        return None
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) or None


def name_of(text: str) -> str:
    """A name as it is kept: 王　伟 and 王 伟 are 王伟; Latin names keep their single spaces."""
    return _HANZI_APART.sub("", clean(text))


class Cells:
    """The cells of one table, read by field; faults gather on the way."""

    def __init__(self, table: UnitTable, weighs: Collection[str] | None = None) -> None:
        self._table = table
        self._no_area = "share" in table.columns if weighs is None else "area" not in weighs
        self._faults: dict[Fault, None] = {}

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault once, however often its cell was looked at."""
        return tuple(self._faults)

    def fault(self, code: str, row: Row, field: str, value: str, **more: object) -> None:
        """Keep a fault of this cell."""
        heading = self._table.headings.get(field, "")
        self._faults[Fault(code, row[0], heading, clean(value), tuple(more.items()))] = None

    def raw(self, row: Row, field: str) -> str:
        """The cell as the file has it; empty, with a fault, when it holds no text of its own."""
        column = self._table.columns.get(field)
        if column is None or column >= len(row[1]):
            return ""
        text = row[1][column].strip()
        trouble = self._table.grid.troubles.get((row[0], column))
        if trouble:
            self.fault(TROUBLES[trouble], row, field, text)
        return "" if trouble else text

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
        value = known_word(field, text) if text else ASSUMED[field]
        if value is None:
            self.fault("roll.word", row, field, text, allowed=_allowed(field))
        return value or ASSUMED[field]

    def area(self, row: Row) -> int:
        """The exclusive area in 0.01 m²; 0 with a fault when it is none."""
        text = self.raw(row, "area")
        value = area_of(text)
        if text and value is None:
            self.fault("roll.area", row, "area", text)
        if not text and not self._no_area:
            self.blank(row, "area")
        return value or 0

    @cached_property
    def _shares(self) -> ShareColumn:
        column = self._table.columns["share"]
        cells = (row[1][column] for row in self._table.rows if column < len(row[1]))
        return ShareColumn(cells, self._table.headings["share"])

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
        if (row[0], self._table.columns.get(field, -1)) not in self._table.grid.troubles:
            self.fault("roll.blank", row, field, "")

    def names(self, row: Row, field: str, separators: str) -> list[str]:
        """The names in a cell, in order, blank ones left out."""
        parts = re.split(f"[{separators}]", self.raw(row, field))
        return [self.fitting(row, field, name, NAME_LIMIT) for part in parts if (name := name_of(part))]

    def one_each(self, row: Row, field: str, count: int) -> list[str]:
        """A code or number for each of `count` owners, in their order; all blank when the cell is."""
        text = narrow(self.raw(row, field))
        parts = re.split("[、,;/]", text) if text and count > 1 else [text] * count
        if len(parts) != count:
            self.fault("roll.not_one_each", row, field, text, owners=count)
            parts = [""] * count
        return [self.fitting(row, field, part.strip(), LIMITS[field]) for part in parts]
