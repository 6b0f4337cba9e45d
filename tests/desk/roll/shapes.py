"""One roll in a hundred shapes: what is true is drawn first, then how somebody happens to write it down."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO

from hypothesis import strategies as st
from openpyxl import Workbook

HEADINGS = {
    "zh": {
        "building": ("楼栋", "楼号/栋号", "幢号"),
        "unit": ("单元", "单元号"),
        "room": ("房号", "房间号"),
        "area": ("建筑面积", "产证面积（㎡）", "面积"),
        "owners": ("业主", "产权人姓名", "权利人"),
        "place": ("房屋坐落", "地址"),
    },
    "hant": {
        "building": ("樓棟", "棟號"),
        "unit": ("單元",),
        "room": ("房號", "室號"),
        "area": ("建築面積", "專有面積"),
        "owners": ("業主", "所有權人", "區分所有權人"),
        "place": ("房屋坐落",),
    },
    "en": {
        "building": ("Building", "Block No."),
        "unit": ("Stair", "Entrance"),
        "room": ("Flat", "Apt. No."),
        "area": ("Area (m²)", "Floor area"),
        "owners": ("Owner", "Registered owner"),
        "place": ("Address",),
    },
    "de": {
        "building": ("Haus", "Gebäude"),
        "unit": ("Aufgang",),
        "room": ("Wohnung", "Whg.-Nr."),
        "area": ("Wohnfläche", "Fläche qm"),
        "owners": ("Eigentümer", "Wohnungseigentümer"),
        "place": ("Objekt",),
    },
    "fr": {
        "building": ("Bâtiment",),
        "unit": ("Escalier",),
        "room": ("Lot", "N° de lot"),
        "area": ("Surface", "Superficie"),
        "owners": ("Copropriétaire", "Propriétaire"),
        "place": ("Adresse",),
    },
    "ja": {
        "building": ("棟", "棟番号"),
        "unit": ("階段",),
        "room": ("部屋番号", "号室"),
        "area": ("専有面積",),
        "owners": ("区分所有者", "氏名"),
        "place": ("所在",),
    },
}
HANZI = ("许文", "高洁", "林默", "方圆", "陈大文", "欧阳明月", "赵一", "孙子涵")
LATIN = ("Ann Lee", "Bob Ray", "Cleo Park", "Dan Fox", "Eva Lund", "Finn Moor")
ENCODINGS = {"zh": ("utf-8", "utf-8-sig", "utf-16", "gb18030"), "hant": ("utf-8", "utf-8-sig", "utf-16")}
NOTES = {True: ("合计", "备注：以产证为准"), False: ("Total", "Note: as registered")}


@dataclass(frozen=True)
class Home:
    """What is true of one unit; `area` is 0.01 m²."""

    building: int
    stair: int
    room: int
    area: int
    owners: tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """How it is written down."""

    lang: str
    kind: str
    encoding: str
    delimiter: str
    place: str
    areas: str
    separator: str
    order: tuple[str, ...]
    titles: int
    trailing: bool
    merged: bool
    sheets: bool
    heads: tuple[int, ...]

    @property
    def hanzi(self) -> bool:
        """Whether names and words are written in hanzi."""
        return self.lang in ("zh", "hant", "ja")


@st.composite
def homes(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[Home, ...]:
    """A roll in which every name owns once, so that nobody has to be told apart."""
    left, made = list(draw(st.permutations(names))), []
    places = st.tuples(st.integers(1, 12), st.integers(1, 3), st.sampled_from((101, 102, 201, 1203)))
    for place in draw(st.lists(places, min_size=1, max_size=5, unique=True)):
        count = draw(st.integers(1, 2))
        owners, left = tuple(left[:count]), left[count:]
        if owners:
            made.append(Home(*place, draw(st.integers(1_000, 250_000)), owners))
    return tuple(sorted(made, key=lambda home: (home.building, home.stair, home.room)))


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """Any way of writing; everything drawn here has to be understood."""
    lang, kind = draw(st.sampled_from(sorted(HEADINGS))), draw(st.sampled_from(("csv", "xlsx")))
    hanzi = lang in ("zh", "hant", "ja")
    delimiter = draw(st.sampled_from((",", ";", "\t")))
    areas = ["point", "zeros", "unit", "thousands"] + ["comma"] * (delimiter == ";")
    return Shape(
        lang,
        kind,
        draw(st.sampled_from(ENCODINGS.get(lang, ("utf-8", "utf-8-sig", "utf-16")))),
        delimiter,
        draw(st.sampled_from(("columns", "words", "dashes") if hanzi else ("columns", "dashes"))),
        draw(st.sampled_from(areas)),
        draw(st.sampled_from(("、", "；", "/", "\n", "&") if hanzi else ("; ", "\n", " & "))),
        tuple(draw(st.permutations(("where", "area", "owners")))),
        draw(st.integers(0, 2)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
        tuple(draw(st.integers(0, 2)) for _ in range(6)),
    )


def written(truth: tuple[Home, ...], shape: Shape) -> tuple[str, bytes]:
    """The file's name and bytes."""
    if shape.kind == "csv":
        return "roll.csv", _csv(truth, shape)
    return "roll.xlsx", _xlsx(truth, shape)


def _headings(shape: Shape) -> list[str]:
    words = HEADINGS[shape.lang]
    fields = ("building", "unit", "room") if shape.place == "columns" else ("place",)
    where = [_pick(words[field], at, shape) for at, field in enumerate(fields)]
    told = {
        "where": where,
        "area": [_pick(words["area"], 3, shape)],
        "owners": [_pick(words["owners"], 4, shape)],
    }
    return [heading for part in shape.order for heading in told[part]]


def _pick(words: tuple[str, ...], at: int, shape: Shape) -> str:
    return words[shape.heads[at] % len(words)]


def _row(home: Home, shape: Shape) -> list[str]:
    told = {
        "where": _where(home, shape),
        "area": [_area(home.area, shape)],
        "owners": [shape.separator.join(home.owners)],
    }
    return [cell for part in shape.order for cell in told[part]]


def _where(home: Home, shape: Shape) -> list[str]:
    if shape.place == "words":
        return [f"{home.building}栋{home.stair}单元{home.room}室"]
    if shape.place == "dashes":
        return [f"{home.building}-{home.stair}-{home.room}"]
    return [f"{home.building}号楼" if shape.hanzi else str(home.building), str(home.stair), str(home.room)]


def _area(area: int, shape: Shape) -> str:
    plain = f"{area // 100}.{area % 100:02}"
    if shape.areas == "thousands":
        return f"{area // 100:,}.{area % 100:02}"
    if shape.areas == "comma":
        return plain.replace(".", ",")
    return plain + {"point": "", "zeros": "00", "unit": "㎡" if shape.hanzi else " m²"}[shape.areas]


def _rows(truth: tuple[Home, ...], shape: Shape) -> Iterator[list[str]]:
    for title in range(shape.titles):
        yield [f"{'名册' if shape.hanzi else 'Register'} {'甲乙'[title]}"]
    yield _headings(shape)
    yield from (_row(home, shape) for home in truth)
    if shape.trailing:
        total, note = NOTES[shape.hanzi]
        yield [total]
        yield [note]


def _csv(truth: tuple[Home, ...], shape: Shape) -> bytes:
    out = StringIO()
    csv.writer(out, delimiter=shape.delimiter).writerows(_rows(truth, shape))
    return out.getvalue().encode(shape.encoding)


def _xlsx(truth: tuple[Home, ...], shape: Shape) -> bytes:
    book = Workbook()
    book.remove(book.active)
    parts = {home.building: 0 for home in truth} if shape.sheets else {0: 0}
    for building in parts:
        mine = tuple(home for home in truth if not shape.sheets or home.building == building)
        sheet = book.create_sheet(f"S{building}")
        for row in _rows(mine, shape):
            sheet.append(row)
        if shape.merged and shape.place == "columns":
            _merge(sheet, mine, shape)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _merge(sheet: object, truth: tuple[Home, ...], shape: Shape) -> None:
    """The building's cell over all its rows, as people like it."""
    column = _headings(shape).index(_pick(HEADINGS[shape.lang]["building"], 0, shape)) + 1
    first = shape.titles + 2
    for building in {home.building for home in truth}:
        rows = [first + at for at, home in enumerate(truth) if home.building == building]
        if len(rows) > 1:
            sheet.merge_cells(  # type: ignore[attr-defined]
                start_row=rows[0], end_row=rows[-1], start_column=column, end_column=column
            )
