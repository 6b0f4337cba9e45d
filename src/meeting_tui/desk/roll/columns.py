"""Which column holds what: headings in many languages, or as people say, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from functools import cached_property
from types import MappingProxyType

from meeting_tui.clean import narrow
from meeting_tui.desk.roll.grid import HEADING_WITHIN, Row, SheetGrid
from meeting_tui.desk.roll.heading_rows import HeadingLines, find_headings, guess_headings
from meeting_tui.desk.roll.headings import WORDS, another, plain_heading
from meeting_tui.desk.roll.places import split_place
from meeting_tui.desk.roll.shares import split_heading
from meeting_tui.refusal import Both, Key, Keys, Refusal

LEAVE_OUT = "leave-out"
_SHEET_IS_BUILDING = re.compile(
    r"(?:[\w ]*?(?:号楼|栋|幢|座|#|棟|號樓)|(?:building|block|tower|haus|bât\.?) ?\w+)", re.IGNORECASE
)
_JAPANESE = re.compile("[\u3040-\u30ff]|氏名|部屋|区分所有者|専有")


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
    RollField("building", False, ("楼栋", "栋", "栋号", "楼号", "幢", "幢号", "楼幢", "号楼", "楼"),
          ("building", "block", "tower", "bldg")),
    RollField("unit", False, ("单元", "单元号", "梯号", "门洞"), ("unit", "stair", "entrance")),
    RollField("room", True, ("房号", "室号", "室", "房间号", "房屋号", "户号", "门牌号"),
          ("room", "flat", "apartment", "apt", "door")),
    RollField("area", True, ("专有部分面积", "建筑面积", "产权面积", "房屋面积", "面积"),
          ("exclusive area", "area", "floor area")),
    RollField("share", False,
          ("份额", "业主份额", "应有部分", "應有部分", "区分所有权比例", "區分所有權比例", "权利范围",
           "權利範圍", "不可分割份数", "不可分割份數", "业权份数", "業權份數", "持分", "共用部分持分",
           "持分割合", "敷地権の割合", "敷地権割合", "共有持分", "共有持分割合",
           "議決権", "議決権数", "票数"),
          ("shares", "share", "unit entitlement", "unit entitlements", "units of entitlement", "entitlement",
           "ue", "uoe", "undivided share", "undivided shares", "share value", "shares held", "votes",
           "voting rights", "co-ownership share", "mea", "meas", "miteigentumsanteil",
           "miteigentumsanteile", "miteigentum", "anteil", "anteile", "wertanteil",
           "wertquote", "wertquoten", "tantième", "tantièmes", "tantieme", "tantiemes", "millième",
           "millièmes", "millieme", "milliemes", "tantièmes généraux", "millièmes généraux",
           "tantièmes de copropriété", "tantièmes de charges générales", "quote-part des parties communes",
           "quote-part", "quote-parts", "quotes-parts")),
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
    RollField("large", False, ("大字票", "大字版", "大字"), ("large print",)),
    RollField("owes", False, ("欠费起始日", "欠费自", "欠费起", "欠费开始日期"),
          ("in arrears since", "arrears since", "owes since")),
)  # fmt: skip


def check_field(field: str) -> None:
    """Refusal `roll.no_field` for what is no field of a roll, nor `leave-out`."""
    known = (*dict.fromkeys((*(each.id for each in FIELDS), *WORDS)), LEAVE_OUT)
    if field not in known:
        raise Refusal("roll.no_field", field=Key(field), fields=Keys(known))


def heading(field: RollField, lang: str) -> str:
    """The heading an export writes."""
    return field.zh[0] if lang == "zh" else field.en[0]


@dataclass(frozen=True)
class UnitTable:
    """A sheet with its columns known: field → index, and field → the file's own heading.

    `further` are more columns of owners, `unknown` the headings no field was found for, by index; `missing`
    the fields without which there is no roll; `heads` the heading rows and titles, to know them again.
    """

    grid: SheetGrid
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    rows: tuple[Row, ...]
    further: Mapping[int, str] = made(default_factory=dict)
    unknown: Mapping[int, str] = made(default_factory=dict)
    missing: tuple[RollField, ...] = ()
    heads: tuple[Row, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether nothing says the building, and a column that isn't known might."""
        told = "building" in self.columns or "place" in self.columns or bool(sheet_building(self.grid.name))
        return not told and bool(self.unknown)

    @cached_property
    def surname_apart(self) -> bool:
        """Whether this is a roll in Japanese, where a space parts surname and given name."""
        return any(_JAPANESE.search(heading) for heading in self.headings.values())

    @property
    def heading_row(self) -> int:
        """The row of the headings, as a spreadsheet counts."""
        return self.heads[-1][0] if self.heads else 0


@dataclass(frozen=True)
class UnitTables:
    """The sheets that hold the roll, and those that don't: `others` by name, `unread` with many rows."""

    tables: tuple[UnitTable, ...]
    others: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def find_tables(
    name: str,
    grids: Sequence[SheetGrid],
    columns: Mapping[str, str] = MappingProxyType({}),
    weighs: Collection[str] | None = None,
    shares: Collection[str] = (),
    *,
    owing: bool = True,
) -> UnitTables:
    """Every sheet with the roll's headings. `columns` says of headings which field they are, or `leave-out`;
    `weighs` is what the rules weigh by, None where no rules are known, `shares` what they call shares,
    `owing` whether arrears mean anything under them: else nobody's are read.

    Where needed columns are missing and headings are unknown, one table comes back with `missing`.
    Refusals: `roll.no_heading`, `roll.no_column`, `roll.two_columns`, `roll.no_rows`.
    """
    said = {plain_heading(heading): field for heading, field in columns.items()}
    words = _Words(said, weighs, frozenset(map(plain_heading, shares)), owing)
    found = [(grid, lines) for grid in grids if (lines := find_headings(grid, words.known))]
    tables = [_table(name, grid, lines, words) for grid, lines in found]
    whole = [table for table in tables if not table.missing]
    if not whole:
        return UnitTables((_incomplete(name, grids, tables, words),))
    filled = tuple(table for table in whole if table.rows)
    if not filled:
        raise Refusal("roll.no_rows", file=name, row=whole[0].heading_row)
    taken = {id(table.grid) for table in whole}
    others = [grid for grid in grids if id(grid) not in taken and (grid.rows or grid.unseen)]
    unread = tuple(grid.name for grid in others if _many(grid))
    return UnitTables(filled, tuple(grid.name for grid in others), unread)


def _many(grid: SheetGrid) -> bool:
    """Rows that look like units: three cells or more, one of them a number."""
    rows = (list(filter(None, map(str.strip, cells))) for _no, cells in grid.rows)
    return sum(1 for row in rows if len(row) >= 3 and any(cell[0].isdigit() for cell in row)) >= 1


def _incomplete(
    name: str, grids: Sequence[SheetGrid], tables: Sequence[UnitTable], words: _Words
) -> UnitTable:
    """The table whose headings have to be asked about; refused where there is none to ask about."""
    guesses = ((grid, lines) for grid in grids if (lines := guess_headings(grid)))
    candidates = tables or [_table(name, grid, lines, words) for grid, lines in guesses]
    for table in candidates:
        strange = any(plain_heading(heading) not in _KNOWN for heading in table.unknown.values())
        if strange and table.rows:
            return table
    if not candidates:
        raise Refusal("roll.no_heading", file=name, columns=Both(f.title for f in FIELDS if f.required))
    table = candidates[0]
    missing = Both(field.title for field in table.missing)
    raise Refusal("roll.no_column", file=name, row=table.heading_row, columns=missing)


def _words() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every field with its words, the closest first; where two fields have a word the first one keeps it."""
    own = {field.id: (*field.zh, *field.en) for field in FIELDS}
    for field in {**own, **WORDS}:
        yield field, (*own.get(field, ()), *WORDS.get(field, "").split(","))


_KNOWN: Mapping[str, tuple[str, int]] = {
    plain_heading(word): (field, rank)
    for field, words in reversed(list(_words()))
    for rank, word in reversed(list(enumerate(words)))
}


def _first(plain: str) -> tuple[str, int] | None:
    """`Owner 1` before `Owner 2`: the owner, more loosely than any word for it."""
    found = _KNOWN.get(re.sub("[1一]$", "", plain))
    return (found[0], 98) if found and found[0] == "owners" else None


class _Words:
    """What headings mean: as people said, as the law calls shares, else by the words known."""

    def __init__(
        self,
        said: Mapping[str, str],
        weighs: Collection[str] | None,
        shares: frozenset[str],
        owing: bool,
    ) -> None:
        self.said = said
        self.weighs = weighs
        self._shares = shares
        self._owing = owing

    def known(self, cell: str) -> tuple[str, int] | None:
        """The field a heading means, and how exactly (-1 as said, 0 the word itself, then looser ones)."""
        plain = plain_heading(cell) if cell else ""
        if not plain:
            return None
        if plain in self.said:
            return None if self.said[plain] == LEAVE_OUT else (self.said[plain], -1)
        word = plain_heading(split_heading(cell)[0])
        if {plain, word} & self._shares:
            return "share", 0
        over = _KNOWN.get(word)
        loose = _KNOWN.get(plain) or _first(plain) or self._halves(cell)
        found = over if over and over[0] == "share" else loose
        if found and found[0] == "share" and self.weighs is not None and "share" not in self.weighs:
            return None  # what co-owners hold of one home is often called so too
        return None if found and found[0] == "owes" and not self._owing else found

    def missing(self, columns: Collection[str]) -> tuple[RollField, ...]:
        """Needed fields without a column; an area only where it weighs, or nothing else tells what weighs."""
        has = {*columns}
        has |= {"room"} if "place" in has else set()
        has |= {"owners"} if "last_name" in has else set()
        needs_area = "share" not in has if self.weighs is None else "area" in self.weighs
        has |= set() if needs_area else {"area"}
        return tuple(field for field in FIELDS if field.required and field.id not in has)

    def _halves(self, cell: str) -> tuple[str, int] | None:
        """`楼号/栋号`, `Owner 业主`: every part that is known means the same."""
        parts = [
            part
            for part in re.split(
                r"[/／、|\n]|(?<=[a-zA-Z]) (?=[^\x00-\x7f])|(?<=[^\x00-\x7f]) (?=[a-zA-Z])", cell
            )
            if part
        ]
        found = [_KNOWN.get(plain_heading(part)) for part in parts]
        fields = {known[0] if known else "" for known in found}
        return (found[0][0], 99) if len(parts) > 1 and len(fields) == 1 and found[0] else None


def _table(name: str, grid: SheetGrid, lines: HeadingLines, words: _Words) -> UnitTable:
    rows = grid.rows[lines.last + 1 :]
    best: dict[str, tuple[int, int]] = {}
    further: dict[int, str] = {}
    for index, text in enumerate(lines.texts):
        field, rank = words.known(text) or ("", 0)
        if field == "co_owners" or (not field and _KNOWN.get(another(text), ("",))[0] == "owners"):
            further[index] = text
        elif field and field in best and best[field][0] == rank:
            raise Refusal("roll.two_columns", file=name, row=grid.rows[lines.last][0], column=text)
        elif field and (field not in best or rank < best[field][0]):
            best[field] = (rank, index)
    columns = _settled({field: index for field, (_rank, index) in best.items()}, lines.texts, rows)
    if words.weighs is None and not any(_filled(rows, columns.get("share"))):
        columns.pop("share", None)  # a blank sheet has the column for those who need it
    if not _floors_part(columns, rows):
        columns.pop("floor", None)
    used = {*columns.values(), *further}
    unknown = {index: text for index, text in _others(lines, rows) if index not in used}
    headings = {field: lines.texts[index] for field, index in columns.items()}
    heads = grid.rows[: lines.last + 1]
    return UnitTable(grid, columns, headings, rows, further, unknown, words.missing(columns), heads)


def _floors_part(columns: Mapping[str, int], rows: Sequence[Row]) -> bool:
    """Whether rooms are called the same on every floor: flat A of floor 3 is not that of floor 4."""
    seen: dict[tuple[str, ...], str] = {}
    parts = [columns[field] for field in ("building", "unit", "room") if field in columns]
    if "floor" not in columns or "room" not in columns:
        return False
    for _no, cells in rows:
        *place, floor = (_cell(cells, index) for index in (*parts, columns["floor"]))
        if floor and place[-1] and seen.setdefault(tuple(place), floor) != floor:
            return True
    return False


def _cell(cells: Sequence[str], index: int) -> str:
    return narrow(cells[index]) if index < len(cells) else ""


def _filled(rows: Sequence[Row], index: int | None) -> Iterator[bool]:
    return (bool(cells[index].strip()) for _no, cells in rows if index is not None and index < len(cells))


def _others(lines: HeadingLines, rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Columns with a heading, or without one but with something in them."""
    yield from ((index, text) for index, text in enumerate(lines.texts) if text)
    size = max((len(cells) for _no, cells in rows), default=0)
    for index in range(size):
        bare = index >= len(lines.texts) or not lines.texts[index]
        if bare and any(len(cells) > index and cells[index].strip() for _no, cells in rows):
            yield index, f"({chr(ord('A') + index)})" if index < 26 else f"({index + 1})"


def _settled(columns: dict[str, int], texts: Sequence[str], rows: Sequence[Row]) -> dict[str, int]:
    """Columns that mean one thing or another by what else stands there."""
    if "owners" in columns:
        columns.pop("first_name", None)
        columns.pop("last_name", None)
    elif "first_name" not in columns and "last_name" in columns:
        if plain_heading(texts[columns["last_name"]]) == "nom":
            columns["owners"] = columns.pop("last_name")
        else:
            columns.pop("last_name")
    elif "last_name" not in columns:
        columns.pop("first_name", None)
    roomless = "room" not in columns and "place" not in columns
    if roomless and "unit" in columns and texts[columns["unit"]].isascii():
        columns["room"] = columns.pop("unit")
    return _placed(columns, rows)


def _placed(columns: dict[str, int], rows: Sequence[Row]) -> dict[str, int]:
    """Whether building and room come out of one column: the first row that can be taken apart decides."""
    if "building" in columns or "unit" in columns:
        if "place" in columns and "room" not in columns:
            columns["room"] = columns["place"]
        columns.pop("place", None)
        return columns
    for field in ("place", "room"):
        index = columns.get(field)
        cells = [row[1][index] for row in rows[:HEADING_WITHIN] if index is not None and index < len(row[1])]
        if any((parts := split_place(cell)) and parts.building for cell in cells if cell.strip()):
            columns["place"] = columns[field]
            columns.pop("room", None)
            return columns
    if "place" in columns and "room" not in columns:
        columns["room"] = columns["place"]
    columns.pop("place", None)
    return columns


def sheet_building(name: str) -> str:
    """The building a sheet is called after, where no column says it; "" where it is called otherwise."""
    return narrow(name) if _SHEET_IS_BUILDING.fullmatch(narrow(name)) else ""
