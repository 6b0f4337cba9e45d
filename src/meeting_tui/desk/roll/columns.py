"""Which column holds what: headings in Chinese or English, wherever the heading row stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from meeting_tui.clean import clean, narrow
from meeting_tui.desk.roll.grid import HEADING_WITHIN, Row, SheetGrid
from meeting_tui.desk.roll.shares import split_heading
from meeting_tui.refusal import Both, Refusal

ENOUGH = 3  # known headings that make a row the heading row


@dataclass(frozen=True)
class RollField:
    """A column of the roll. The first heading of each language is the one an export writes."""

    id: str
    required: bool
    zh: tuple[str, ...]
    en: tuple[str, ...]

    @property
    def title(self) -> tuple[str, str]:
        """The heading in both languages, for a file that lacks it."""
        return self.zh[0], self.en[0]


FIELDS = (
    RollField("building", True, ("楼栋", "栋", "栋号", "楼号", "幢", "幢号", "楼幢", "号楼", "楼"),
          ("building", "block", "tower", "bldg")),
    RollField("unit", False, ("单元", "单元号", "梯号", "门洞"), ("unit", "stair", "entrance")),
    RollField("room", True, ("房号", "室号", "室", "房间号", "房屋号", "户号", "门牌号"),
          ("room", "flat", "apartment", "apt", "door")),
    RollField("area", True, ("专有部分面积", "建筑面积", "产权面积", "房屋面积", "面积"),
          ("exclusive area", "area", "floor area")),
    RollField("share", False,
          ("份额", "业主份额", "应有部分", "應有部分", "区分所有权比例", "區分所有權比例", "权利范围",
           "權利範圍", "不可分割份数", "不可分割份數", "业权份数", "業權份數", "持分", "共用部分持分",
           "持分割合", "敷地権の割合", "議決権", "議決権数", "票数"),
          ("shares", "share", "unit entitlement", "unit entitlements", "units of entitlement", "entitlement",
           "ue", "undivided share", "undivided shares", "share value", "shares held", "votes",
           "voting rights", "co-ownership share", "mea", "meas", "miteigentumsanteil",
           "miteigentumsanteile", "miteigentum", "anteil", "anteile", "wertanteil", "tantième", "tantièmes",
           "tantieme", "tantiemes", "millième", "millièmes", "millieme", "milliemes", "quote-part",
           "quote-parts", "quotes-parts")),
    RollField("area_source", False, ("面积来源", "面积依据"), ("area source", "source of area")),
    RollField("kind", False, ("类型", "房屋类型", "用途", "房屋用途", "房屋性质"), ("kind", "type", "use")),
    RollField("owners", True, ("业主", "业主姓名", "业主名称", "产权人", "所有权人", "权利人", "姓名"),
          ("owners", "owner", "owner name", "owner names", "name")),
    RollField("owner_kind", False, ("业主类型", "业主性质", "业主类别", "权利人类型"),
          ("owner kind", "owner type")),
    RollField("reference", False, ("证件号后四位", "证件后四位", "身份证后四位", "证件号", "业主编号"),
          ("owner reference", "reference", "owner code", "id last four")),
    RollField("phone", False, ("电话", "联系电话", "手机", "手机号"), ("phone", "mobile", "telephone")),
    RollField("representative", False, ("共有人代表", "代表", "代表人", "投票代表"), ("representative",)),
)  # fmt: skip


def heading(field: RollField, lang: str) -> str:
    """The heading an export writes."""
    return field.zh[0] if lang == "zh" else field.en[0]


@dataclass(frozen=True)
class UnitTable:
    """A sheet with its columns known: field → index, and field → the file's own heading."""

    grid: SheetGrid
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    rows: tuple[Row, ...]


def find_table(name: str, grids: Sequence[SheetGrid], weighs: Collection[str] | None = None) -> UnitTable:
    """The one sheet with a roll on it. `weighs`: what the rules weigh by, None where no rules are known.

    Refusals: `roll.no_heading`, `roll.two_sheets` (nobody's flat may be left out in silence),
    `roll.no_column`, `roll.two_columns`, `roll.no_rows`.
    """
    found = [(grid, at) for grid in grids if (at := _heading_row(grid)) is not None]
    if not found:
        raise Refusal("roll.no_heading", file=name, columns=Both(f.title for f in FIELDS if f.required))
    if len(found) > 1:
        raise Refusal("roll.two_sheets", file=name, first=found[0][0].name, second=found[1][0].name)
    grid, at = found[0]
    table = _table(name, grid, at, weighs)
    if not table.rows:
        raise Refusal("roll.no_rows", file=name, row=grid.rows[at][0])
    return table


def _heading_row(grid: SheetGrid) -> int | None:
    for at, (_, cells) in enumerate(grid.rows[:HEADING_WITHIN]):
        if len({known[0] for cell in cells if (known := _known(cell))}) >= ENOUGH:
            return at
    return None


def _plain(text: str) -> str:
    bare = re.sub(r"\(.*?\)|\[.*?\]", "", narrow(text).casefold())
    return re.sub(r"[\s_*:/.-]|m2|平方米$", "", bare)


_KNOWN: Mapping[str, tuple[str, int]] = {
    _plain(word): (field.id, rank)
    for field in FIELDS
    for words in (field.zh, field.en)
    for rank, word in enumerate(words)
}


def _known(cell: str) -> tuple[str, int] | None:
    """The field a heading means, and how exactly (0 is the word itself, then looser ones)."""
    if not cell:
        return None
    over = _KNOWN.get(_plain(split_heading(cell)[0]))
    return over if over and over[0] == "share" else _KNOWN.get(_plain(cell))


def _needed(found: Collection[str], weighs: Collection[str] | None) -> list[RollField]:
    """Fields a file must have: an area only where it weighs, or where nothing else tells what weighs."""
    area = "share" not in found if weighs is None else "area" in weighs
    return [field for field in FIELDS if field.required and (area or field.id != "area")]


def _table(name: str, grid: SheetGrid, at: int, weighs: Collection[str] | None) -> UnitTable:
    row, cells = grid.rows[at]
    best: dict[str, tuple[int, int]] = {}
    for index, cell in enumerate(cells):
        field, rank = _known(cell) or ("", 0)
        if field == "share" and weighs is not None and field not in weighs:
            continue  # what co-owners hold of one home is often called so too
        if field and field in best and best[field][0] == rank:
            raise Refusal("roll.two_columns", file=name, row=row, column=narrow(cell))
        if field and (field not in best or rank < best[field][0]):
            best[field] = (rank, index)
    missing = [field.title for field in _needed(best, weighs) if field.id not in best]
    if missing:
        raise Refusal("roll.no_column", file=name, row=row, columns=Both(missing))
    columns = {field: index for field, (_, index) in best.items()}
    headings = {field: clean(cells[index]) for field, index in columns.items()}
    return UnitTable(grid, columns, headings, grid.rows[at + 1 :])
