"""Rolls made to hurt: bombs in size, depth, number and place, for each kind of file that is read."""

from __future__ import annotations

import random
import struct
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
URN = "urn:schemas-microsoft-com:office:spreadsheet"
HEAD = ("楼栋", "房号", "建筑面积", "业主")
MILLION = 1_000_000
Parts = dict[str, str | bytes]


def _relations(*kinds: tuple[str, str, str]) -> str:
    each = "".join(
        f'<Relationship Id="{key}" Type="{LINKS}/{kind}" Target="{to}"/>' for key, kind, to in kinds
    )
    return f"<Relationships>{each}</Relationships>"


def parts(rows: str, more: str = "", sheets: int = 1, text: str = "文") -> Parts:
    """The parts of a workbook with these rows."""
    listed = "".join(f'<sheet name="s{at}" r:id="r1"/>' for at in range(sheets))
    related = (
        ("r1", "worksheet", "sheet.xml"),
        ("r2", "sharedStrings", "texts.xml"),
        ("r3", "styles", "styles.xml"),
    )
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{LINKS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(*related),
        "xl/texts.xml": f"<sst {MAIN}><si><t>许文</t></si><si><t>{text}</t></si></sst>",
        "xl/styles.xml": f'<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
        "xl/sheet.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData>{more}</worksheet>",
    }


def packed(given: Mapping[str, str | bytes], stored: bool = True) -> bytes:
    """An archive of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in given.items():
            kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, kind)
    return out.getvalue()


def row(*texts: str) -> str:
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts) + "</row>"


def good() -> Iterator[tuple[str, bytes]]:
    """One whole file of each kind."""
    lines = [HEAD, *((f"{no % 3 + 1}栋", str(100 + no), "89.5", f"许文{no}") for no in range(60))]
    table = "".join(f"<tr>{''.join(f'<td>{text}' for text in line)}" for line in lines)
    cell = '<Cell><Data ss:Type="String">{}</Data></Cell>'
    rows = "".join(f"<Row>{''.join(cell.format(text) for text in line)}</Row>" for line in lines)
    book = f'<Worksheet ss:Name="s"><Table>{rows}</Table></Worksheet>'
    text = "\n".join(map(",".join, lines))
    whole = parts("".join(row(*line) for line in lines), '<mergeCells><mergeCell ref="A2:A4"/></mergeCells>')
    yield "good.xlsx", packed(whole, stored=False)
    yield "good-stored.xlsx", packed(whole)
    yield "good.csv", text.encode()
    yield "good-gb18030.csv", text.encode("gb18030")
    yield "good-utf16.csv", text.encode("utf-16")
    yield "good-html.xls", f"<html><table>{table}</table>".encode()
    yield (
        "good-xml.xls",
        f'<?xml version="1.0"?><Workbook xmlns="{URN}" xmlns:ss="{URN}">{book}</Workbook>'.encode(),
    )


def archives() -> Iterator[tuple[str, bytes]]:
    """Archives that are larger, other or more than they say."""
    plain = parts(row(*HEAD))
    yield "zeros.xlsx", packed(plain | {"xl/sheet.xml": bytes(60 * MILLION)}, stored=False)
    yield "nested.xlsx", packed({"xl/workbook.xml": packed({"a.zip": packed(plain)})})
    whole = packed(plain)
    at = whole.rindex(b"PK\x01\x02")
    yield "says-a-gigabyte.xlsx", whole[: at + 24] + struct.pack("<L", 1 << 30) + whole[at + 28 :]
    yield "says-one-byte.xlsx", whole[: at + 24] + struct.pack("<L", 1) + whole[at + 28 :]
    for flag, name in ((8, "encrypted"), (10, "method")):
        for value in (1, 12, 14, 99):
            yield (
                f"{name}-{value}.xlsx",
                whole[: at + flag] + struct.pack("<H", value) + whole[at + flag + 2 :],
            )
    entry = whole[at : whole.rindex(b"PK\x05\x06")]
    for count, name in ((5_000, "overlapping"), (300_000, "entries")):
        end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, len(entry) * count, at, 0)
        yield f"{name}.xlsx", whole[:at] + entry * count + end
    for part in plain:
        yield f"without-{part.replace('/', '-')}.xlsx", packed({n: d for n, d in plain.items() if n != part})
    yield "same-name-twice.xlsx", whole.replace(b"xl/texts.xml", b"xl/sheet.xml")
    yield "ole.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)


def books() -> Iterator[tuple[str, bytes]]:
    """Workbooks with too much of one thing."""
    cell, shared = '<c t="inlineStr"><is><t>x</t></is></c>', '<c t="s"><v>1</v></c>'
    sheet: dict[str, tuple[str, str]] = {
        "empty-rows": ("<row/>" * MILLION + row(*HEAD), ""),
        "empty-cells": ("<row>" + "<c/>" * 4_500_000 + "</row>", ""),
        "columns": (f"<row>{cell * 16_384}</row>", ""),
        "large-cell": (row("x" * 10 * MILLION), ""),
        "shared-32k": (f"<row>{shared * 200}</row>" * 500, ""),
        "deep": ("<a>" * 100_000, ""),
        "attribute": (f'<row a="{"x" * 10 * MILLION}"/>', ""),
        "attributes": ("<row " + " ".join(f"a{at}=''" for at in range(100_000)) + "/>", ""),
        "names": ("".join(f"<a{at}/>" for at in range(500_000)), ""),
        "digits": (f"<row><c><v>{'9' * 32_000}</v></c><c><v>1e99999</v></c></row>" * 2_000, ""),
        "index": (f'<row><c t="s"><v>{"9" * 6_000}</v></c></row>', ""),
        "row-number": (f'<row r="{"9" * 4_000}">{cell}</row>', ""),
        "row-negative": (f'<row r="-5">{cell}</row>', ""),
        "row-word": (f'<row r="x">{cell}</row>', ""),
        "place": ('<row><c r="ZZZZZZZZZZZZZZ9" t="str"><v>x</v></c></row>', ""),
        "place-strange": ('<row><c r="１٣" t="str"><v>x</v></c></row>', ""),
        "style": ('<row><c s="999999"><v>1</v></c></row>', ""),
        "merge-all": (row(*HEAD) * 20_000, '<mergeCell ref="A1:XFD1048576"/>'),
        "merge-many": (row(*HEAD), '<mergeCell ref="A1:B2"/>' * 200_000),
        "merge-over": (row(*HEAD) * 19_000, '<mergeCell ref="A1:Z19000"/>' * 90_000),
        "merge-wrong": (row(*HEAD), '<mergeCell ref="!:?"/>'),
        "unclosed": ("<row><c><v>1", ""),
        "nul": (row("\0"), ""),
        "entities": (row("&lol;"), ""),
    }
    for name, (rows, more) in sheet.items():
        yield f"{name}.xlsx", packed(parts(rows, more, text="文" * 32_000))
    yield "sheets.xlsx", packed(parts("<row/>" * 10_000, sheets=10_000))
    yield "sheets-of-blanks.xlsx", packed(parts(" " * 5 * MILLION, sheets=500))
    whole = parts(row(*HEAD))
    codes = "".join(
        f'<numFmt numFmtId="{at}" formatCode="{"&quot;" * 9}0{at}"/>' for at in range(164, 60_000)
    )
    styles = '<xf numFmtId="164"/>' * 2
    yield (
        "styles.xlsx",
        packed(whole | {"xl/styles.xml": f"<s>{codes}<cellXfs>{styles * 500_000}</cellXfs></s>"}),
    )
    long = f'<numFmt numFmtId="164" formatCode="{"0[" * MILLION}"/><cellXfs><xf numFmtId="164"/></cellXfs>'
    numbers = parts('<row><c s="0"><v>1</v></c></row>')
    yield "format.xlsx", packed(numbers | {"xl/styles.xml": f"<s>{long}</s>"})
    yield "texts.xlsx", packed(whole | {"xl/texts.xml": f"<sst>{'<si><t>x</t></si>' * 2_500_000}</sst>"})
    laughs = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "lol"}">' for at in range(12))
    for part in ("xl/workbook.xml", "xl/texts.xml", "xl/styles.xml", "xl/sheet.xml", "_rels/.rels"):
        bomb = f"<!DOCTYPE a [{laughs}]><a>&l11;</a>"
        yield f"laughs-{part.replace('/', '-')}.xlsx", packed(whole | {part: bomb})
    outside = '<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>'
    yield "outside.xlsx", packed(whole | {"xl/sheet.xml": outside})
    around = _relations(("r1", "worksheet", "../../../../etc/passwd"), ("r2", "worksheet", "workbook.xml"))
    yield "relations.xlsx", packed(whole | {"xl/_rels/workbook.xml.rels": around})


def texts() -> Iterator[tuple[str, bytes]]:
    """Text files without end in one direction."""
    dice = random.Random(7)
    head = ",".join(HEAD) + "\n"
    yield "noughts.csv", bytes(MILLION)
    yield "commas.csv", (head + "," * 40 * MILLION).encode()
    yield "lines.csv", (head + "\n" * 10 * MILLION).encode()
    yield "quotes.csv", (head + '"' * 10 * MILLION).encode()
    yield "open-quote.csv", (head + '"' + "x\n" * 20 * MILLION).encode()
    yield "one-line.csv", ("x" * 40 * MILLION).encode()
    yield "cells.csv", (head + ("x," * 250 + "\n") * 60_000).encode()
    yield "large-cells.csv", (head + ("文" * 30_000 + ",\n") * 500).encode()
    yield "digits.csv", (head + ("9" * 30_000 + "E+17\n") * 1_000).encode()
    yield "dates.csv", (head + ("1" * 30_000 + "月\n") * 1_000).encode()
    yield "random.csv", dice.randbytes(5 * MILLION).replace(b"\0", b"\1")
    yield "high-bytes.csv", bytes(0xA1 + byte % 94 for byte in dice.randbytes(MILLION))
    yield "latin.csv", b"".join(b"a\xe9%d " % at for at in range(MILLION))
    yield (
        "hanzi.csv",
        "".join(chr(dice.randrange(0x4E00, 0x9FA5)) for _ in range(MILLION // 5)).encode("gb18030"),
    )
    yield "utf16-odd.csv", head.encode("utf-16") * 1_000 + b"x"
    yield "utf7.csv", b"+AGE-" * 100_000
    yield "sep.csv", b"sep=" + b"x" * MILLION


def pages() -> Iterator[tuple[str, bytes]]:
    """HTML and XML of 2003 that never ends, never closes, or spans everything."""
    page = {
        "tables": "<table><tr><td>" * MILLION,
        "tables-after": "<table><tr><td>x</table>" * 100_000,
        "spans": "<table>" + '<tr><td rowspan="999999999" colspan="999999999">x' * 60_000,
        "spans-over": "<table>" + ("<tr>" + '<td rowspan="65000" colspan="5">x' * 40) * 20_000,
        "span-digits": f"<table><tr><td rowspan={'9' * 7_000}>x",
        "signs": "<table>" + "<" * 10 * MILLION,
        "open-tags": "<table>" + "<td " * 5 * MILLION,
        "remarks": "<table>" + "<!--" * 5 * MILLION,
        "styles": "<table>" + "<style>" * 3 * MILLION,
        "attribute": '<table><td x="' + "y" * 10 * MILLION,
        "quotes": "<table>" + "<td a=\">'" * 500_000,
        "blanks": "<table>" + f"<td a{' ' * 7_000}b>" * 3_000,
        "cells": "<table>" + "<tr><td>x" * MILLION,
        "ands": "<table><td>" + "&" * 5 * MILLION,
        "entities": "<table><td>" + "&#99999999999;&notanentity" * 300_000,
        "bold": "<table><td>" + "<b>x" * 2 * MILLION,
        "lines": "<table><td>" + "<br>" * MILLION,
        "empty": "<html>",
        "doctype": "<!DOCTYPE " + "[" * MILLION,
    }
    for name, text in page.items():
        yield f"{name}-html.xls", text.encode()
    start = f'<?xml version="1.0"?><Workbook xmlns="{URN}" xmlns:ss="{URN}">'
    data = '<Data ss:Type="String">x</Data>'
    vast = f'ss:MergeDown="{10**9}" ss:MergeAcross="{10**9}"'
    book = {
        "index": f'<Worksheet><Row ss:Index="{"9" * 4_000}"><Cell>{data}</Cell></Row></Worksheet>',
        "span": f'<Worksheet><Row ss:Span="{"9" * 300}"/><Row><Cell>{data}</Cell></Row></Worksheet>',
        "merge": f"<Worksheet><Row><Cell {vast}>{data}</Cell></Row></Worksheet>",
        "word": '<Worksheet><Row ss:Index="x"/></Worksheet>',
        "deep": "<Worksheet>" * 100_000,
        "cells": f"<Worksheet>{f'<Row><Cell>{data}</Cell></Row>' * 300_000}</Worksheet>",
        "sheets": f"<Worksheet><Row><Cell>{data}</Cell></Row></Worksheet>" * 100_000,
        "text": f"<Worksheet><Row><Cell><Data>{'x' * 10 * MILLION}</Data></Cell></Row></Worksheet>",
    }
    for name, text in book.items():
        yield f"{name}-xml.xls", f"{start}{text}</Workbook>".encode()
    yield "laughs-xml.xls", f'<!DOCTYPE a [<!ENTITY b "{"x" * 10_000}">]>{start[21:]}&b;</Workbook>'.encode()
    yield "encoding-xml.xls", start.replace("?>", ' encoding="utf-7"?>', 1).encode()
