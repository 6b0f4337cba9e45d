"""One roll in a hundred shapes: what is true is drawn first, then how somebody happens to write it down."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
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
TRADITIONAL = ("許文", "高潔", "林默", "方圓", "陳大文", "歐陽明月", "趙一", "孫子涵")
LATIN = ("Ann Lee", "Bob Ray", "Cleo Park", "Dan Fox", "Eva Lund", "Finn Moor")
KINDS, TEXTS = ("csv", "xlsx", "html", "xml"), ("csv", "html")
PLAIN = ("utf-8", "utf-8-sig", "utf-16")
WESTERN = (*PLAIN, "cp1252")
ENCODINGS = {
    "zh": (*PLAIN, "gb18030"),
    "hant": (*PLAIN, "cp950"),
    "en": WESTERN,
    "de": WESTERN,
    "fr": WESTERN,
    "ja": PLAIN,
}
SAID = {"cp950": "big5", "cp1252": "windows-1252"}
"""What a person calls an encoding that a short text doesn't tell."""
WORDS = {  # title, total, note, building, stair, room
    "hant": ("名冊", "合計", "備註：以權狀為準", "{}棟", "{}單元", "{}室"),
    "en": ("Register", "Total", "Note: as registered", "{}", "{}", "{}"),
    "zh": ("名册", "合计", "备注：以产证为准", "{}栋", "{}单元", "{}室"),
}


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

    @property
    def names(self) -> tuple[str, ...]:
        """Whom such a roll may name."""
        return TRADITIONAL if self.lang == "hant" else HANZI if self.hanzi else LATIN

    @property
    def words(self) -> tuple[str, ...]:
        """Its words beside the headings."""
        return WORDS["hant" if self.lang == "hant" else "zh" if self.hanzi else "en"]

    @property
    def spans(self) -> bool:
        """Whether the building's cell goes over all its rows."""
        return self.merged and self.place == "columns" and self.kind != "csv"


@st.composite
def homes(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[Home, ...]:
    """A roll in which every name owns once, so that nobody has to be told apart."""
    left, made = list(draw(st.permutations(names))), []
    places = st.tuples(st.sampled_from((1, 2, 12)), st.integers(1, 3), st.sampled_from((101, 102, 201, 1203)))
    for place in draw(st.lists(places, min_size=2, max_size=5, unique=True)):
        count = draw(st.integers(1, 2))
        owners, left = tuple(left[:count]), left[count:]
        if owners:
            made.append(Home(*place, draw(st.integers(1_000, 25_000)), owners))
    return tuple(sorted(made, key=lambda home: (home.building, home.stair, home.room)))


@st.composite
def shapes(draw: st.DrawFn, kind: str) -> Shape:
    """Any way of writing files of this kind; everything drawn here has to be understood."""
    lang = draw(st.sampled_from(sorted(HEADINGS)))
    hanzi = lang in ("zh", "hant", "ja")
    delimiter = draw(st.sampled_from((",", ";", "\t")))
    areas = ["point", "zeros", "unit", "thousands"] + ["comma"] * (delimiter == ";")
    return Shape(
        lang,
        kind,
        draw(st.sampled_from(ENCODINGS[lang])) if kind in TEXTS else "utf-8",
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
    writer = {"csv": _csv, "xlsx": _xlsx, "html": _html, "xml": _xml}[shape.kind]
    return f"roll.{'xls' if shape.kind in ('html', 'xml') else shape.kind}", writer(truth, shape)


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
        parts = zip(shape.words[3:], (home.building, home.stair, home.room), strict=True)
        return ["".join(word.format(part) for word, part in parts)]
    if shape.place == "dashes":
        return [f"{home.building}-{home.stair}-{home.room}"]
    return [shape.words[3].format(home.building), str(home.stair), str(home.room)]


def _area(area: int, shape: Shape) -> str:
    plain = f"{area // 100}.{area % 100:02}"
    if shape.areas == "thousands":
        return f"{area // 100:,}.{area % 100:02}"
    if shape.areas == "comma":
        return plain.replace(".", ",")
    return plain + {"point": "", "zeros": "00", "unit": "㎡" if shape.hanzi else " m²"}[shape.areas]


def _rows(truth: tuple[Home, ...], shape: Shape) -> Iterator[list[str]]:
    for title in range(shape.titles):
        yield [f"{shape.words[0]} {'甲乙'[title] if shape.lang == 'zh' else title}"]
    yield _headings(shape)
    yield from (_row(home, shape) for home in truth)
    if shape.trailing:
        yield from ([word] for word in shape.words[1:3])


def _sheets(truth: tuple[Home, ...], shape: Shape) -> Iterator[tuple[str, tuple[Home, ...]]]:
    """All in one, or a sheet a building."""
    for building in {home.building: 0 for home in truth} if shape.sheets else {0: 0}:
        mine = tuple(home for home in truth if not shape.sheets or home.building == building)
        yield f"S{building}", mine


def _cells(truth: tuple[Home, ...], shape: Shape) -> Iterator[Iterator[tuple[int, str, int]]]:
    """Rows of (column, text, rows it goes over); cells under one that goes over them are left out."""
    first, spans = shape.titles + 1, _spans(truth, shape)
    column = _headings(shape).index(_pick(HEADINGS[shape.lang]["building"], 0, shape)) if spans else -1
    for at, row in enumerate(_rows(truth, shape)):
        over = {at: spans.get(at - first, 1)}
        yield (
            (no, text, over[at] if no == column else 1)
            for no, text in enumerate(row)
            if no != column or over[at]
        )


def _spans(truth: tuple[Home, ...], shape: Shape) -> dict[int, int]:
    """For each home, counted from 0, how many rows its building's cell goes over; 0 where it is gone over."""
    if not shape.spans:
        return {}
    counts = {home.building: sum(1 for other in truth if other.building == home.building) for home in truth}
    new = [at == 0 or home.building != truth[at - 1].building for at, home in enumerate(truth)]
    return {at: counts[home.building] if new[at] else 0 for at, home in enumerate(truth)}


def _html(truth: tuple[Home, ...], shape: Shape) -> bytes:
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td rowspan="{over}">{escape(text).replace(chr(10), "<br>")}</td>' for _no, text, over in row
        )
        + "</tr>\r\n"
        for row in _cells(truth, shape)
    )
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={shape.encoding}">'
    return f"<html><head>{meta}</head><body><table border=1>{rows}</table></body></html>".encode(
        shape.encoding
    )


def _xml(truth: tuple[Home, ...], shape: Shape) -> bytes:
    """As spreadsheet programs of 2003 wrote it; those wrote UTF-8."""
    sheets = "".join(
        f'<Worksheet ss:Name="{name}"><Table>{_xml_rows(mine, shape)}</Table></Worksheet>'
        for name, mine in _sheets(truth, shape)
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    head = '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    return f'{head}<Workbook xmlns="{space}" xmlns:ss="{space}">{sheets}</Workbook>'.encode()


def _xml_rows(truth: tuple[Home, ...], shape: Shape) -> str:
    return "".join(
        "<Row>"
        + "".join(
            f'<Cell ss:Index="{no + 1}"{f" ss:MergeDown={chr(34)}{over - 1}{chr(34)}" if over > 1 else ""}>'
            f'<Data ss:Type="String">{escape(text).replace(chr(10), "&#10;")}</Data></Cell>'
            for no, text, over in row
        )
        + "</Row>"
        for row in _cells(truth, shape)
    )


def _csv(truth: tuple[Home, ...], shape: Shape) -> bytes:
    out = StringIO()
    csv.writer(out, delimiter=shape.delimiter).writerows(_rows(truth, shape))
    return out.getvalue().encode(shape.encoding)


def _xlsx(truth: tuple[Home, ...], shape: Shape) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, mine in _sheets(truth, shape):
        sheet = book.create_sheet(name)
        for row in _rows(mine, shape):
            sheet.append(row)
        if shape.spans:
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
