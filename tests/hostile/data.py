"""Requests, bundles, specs, PDFs, pictures and community files made to hurt."""

from __future__ import annotations

import json
import lzma
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

from tests.hostile.damage import damaged

MILLION = 1_000_000
Files = Iterator[tuple[str, bytes]]
STORE = Path(__file__).parents[1] / "store" / "files"

_DEEP = {
    "lists": "[" * MILLION,
    "closed lists": "[" * 100_000 + "]" * 100_000,
    "tables": '{"measures":' * 100_000,
    "quotes": '["' + '\\"' * MILLION,
}
_NUMBERS = (
    "1" * MILLION,
    "1.5",
    "1e999999999",
    "-1",
    "NaN",
    "Infinity",
    "0x10",
    "1" * 30,
    '"' + "9" * 100_000 + '"',
)


def requests() -> Files:
    """For `decide`: one whole request, and others."""
    good = '{"measures":{"heads":{"all":30,"for":11,"against":2,"abstain":1}}}'
    for name, text in _DEEP.items():
        yield f"{name}.json", text.encode()
    for no, number in enumerate(_NUMBERS):
        yield f"number {no}.json", good.replace("11", number).encode()
    yield "twice.json", good.replace('"for":11', '"for":11,"for":29').encode()
    yield "keys.json", json.dumps({"measures": {f"m{no}": {} for no in range(100_000)}}).encode()
    yield "utf-16.json", good.encode("utf-16")
    yield "mark.json", b"\xef\xbb\xbf" + good.encode()
    yield "lone surrogate.json", good.replace("heads", "\\ud800").encode()
    yield from damaged("request.json", good.encode(), 8)


@cache
def bundle_text() -> str:
    """A whole bundle: 20 voters, two questions."""
    from tests.rules.test_recount import CN, poll

    from meeting_tui.rules.bundle import bundle, canonical

    return canonical(bundle(poll(CN))).decode()


def bundles() -> Files:
    """For `recount`."""
    good = bundle_text()
    raw = json.loads(good)

    def changed(change: Callable[[dict[str, object]], object]) -> bytes:
        copy = json.loads(good)
        change(copy)
        return json.dumps(copy).encode()

    for name, text in _DEEP.items():
        yield f"{name}.bundle.json", text.encode()
    yield "many voters.json", changed(lambda b: b.update(voters=raw["voters"] * 2_400))
    yield "many questions.json", changed(lambda b: b.update(questions=raw["questions"] * 20_000))
    yield "many ballots.json", changed(lambda b: b.update(ballots=raw["ballots"] * 1_500))
    yield "many results.json", changed(lambda b: b.update(results=raw["results"] * 2_000))
    yield "seats.json", changed(lambda b: b["questions"][0].update(seats=10**30))  # type: ignore[index]
    yield (
        "choices.json",
        changed(
            lambda b: b["questions"][0].update(choices=[f"c{no}" for no in range(200_000)])  # type: ignore[index]
        ),
    )
    for field in raw:
        for value in (None, [], {}, "x", -1, 1.5):
            if field != "poll" or value != {}:
                yield f"{field} {value!r}.json".replace("'", ""), changed(lambda b: b.update({field: value}))  # noqa: B023
    yield from damaged("bundle.json", good.encode(), 16)


def specs() -> Files:
    """For the readers of TOML: meetings, polls, profiles. One reads them all; what each then makes of many
    tables is its own, the rest they are given in turn."""
    good = 'title = "x"\nopens = 2027-01-10\ncloses = 2027-02-10\n[[question]]\nid = "q"\ntitle = "y"\n'
    texts = {
        "array": "a = " + "[" * 100_000,
        "inline": "a = " + "{a = " * 100_000,
        "dotted": ".".join("a" * 100_000) + " = 1",
        "dotted again": "\n".join("a." * 31 + f"b{no} = 1" for no in range(5_000)),
        "header": "[" + ".".join("a" * 50_000) + "]",
        "headers": "\n".join(f"[a{no}]" for no in range(50_000)),
        "tables": "[[question]]\n" * 30_000,
        "long": "a = 1\n" * MILLION,
        "number": "a = " + "1" * MILLION,
        "date": "opens = 9999-99-99",
        "quotes": 'a = """' + '\\"""' * 100_000,
        "slashes": 'a = "' + "\\\\" * 200_000,
        "comment": "#" * MILLION,
        "unicode": 'a = "\\UFFFFFFFF"',
        "nul": 'title = "a\\u0000b"',
        "values": "a = [" + "1, " * 150_000 + "]",
    }
    kinds = cycle(("meeting", "poll", "profile"))
    for name, text in texts.items():
        yield f"poll only {name}.toml", text.encode()
        for kind in islice(kinds, 3 if name in ("tables", "headers") else 1):
            yield f"{kind} {name}.toml", (good + text).encode()


def pdf(content: bytes, *, page: bytes = b"", more: tuple[bytes, ...] = (), kids: bytes = b"3 0 R") -> bytes:
    """A PDF of one page that draws `content`; `more` are objects from 5 on."""
    drawn = zlib.compress(content, 1)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % len(kids.split(b"R")[:-1]),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R" + page + b">>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(drawn) + drawn + b"\nendstream",
        *more,
    )
    out, places = b"%PDF-1.4\n", []
    for no, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % no + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def _form(no: int, calls: int) -> bytes:
    """A drawing that calls the next one several times: twelve of them would draw for years."""
    inside = b"/F Do " * calls
    return (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>/Length %d>>stream\n"
        % (no + 1, len(inside)) + inside + b"\nendstream"
    )  # fmt: skip


def pdfs() -> Files:
    """PDFs that would draw for minutes, fill the memory, or are none."""
    dice = random.Random(7)
    strokes = b"".join(b"%d %d m %d %d l S\n" % tuple(dice.choices(range(800), k=4)) for _ in range(20_000))
    curves = b"".join(b"%d %d %d %d %d %d c\n" % tuple(dice.choices(range(600), k=6)) for _ in range(20_000))
    yield "strokes.pdf", pdf(strokes * 100)
    yield "one path.pdf", pdf(b"0 0 m " + curves * 50 + b"f*")
    yield "fills.pdf", pdf(b"0 0 595 842 re f\n" * 3 * MILLION)
    yield "saved states.pdf", pdf(b"q " * 6 * MILLION)
    yield "dashes.pdf", pdf(b"[0.001] 0 d 0 0 m 595 842 l S\n" * 20_000)
    yield (
        "forms.pdf",
        pdf(
            b"/F Do " * 9,
            page=b"/Resources<</XObject<</F 5 0 R>>>>",
            more=tuple(_form(no, 9) for no in range(5, 17)),
        ),
    )
    yield "own form.pdf", pdf(b"/F Do", page=b"/Resources<</XObject<</F 5 0 R>>>>", more=(_form(4, 9),))
    yield "huge page.pdf", pdf(b"0 0 9 9 re f").replace(b"595 842", b"99999 99999")
    yield "no page.pdf", pdf(b"", kids=b"")
    yield "many pages.pdf", pdf(b"", kids=b"3 0 R " * 50_000)
    yield "own parent.pdf", pdf(b"", kids=b"2 0 R 2 0 R")
    yield "nested.pdf", b"%PDF-1.4\n1 0 obj\n" + b"[" * MILLION
    yield "names.pdf", b"%PDF-1.4\n" + b"<<" * MILLION
    yield "zeros.pdf", b"%PDF-1.4\n" + bytes(MILLION)
    yield "bomb.pdf", pdf(bytes(60 * MILLION))


def damaged_pdfs() -> Files:
    """PDFs that lost a bit, an end or a middle on their way."""
    yield from damaged("drawn.pdf", pdf(b"0 0 m 500 500 l S\n" * 99), 12)
    yield from damaged("minutes.pdf", (STORE / "0.1.0-minutes.pdf").read_bytes(), 16)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, data: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _webp(canvas: int, chunks: bytes) -> bytes:
    """The extended form: a canvas of that many pixels each way, moving."""
    size = struct.pack("<I", canvas - 1)[:3]
    head = b"VP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + size + size
    body = b"WEBP" + head + b"ANIM" + struct.pack("<I", 6) + bytes(6) + chunks
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _bitmap(side: int, bits: int, packing: int, data: bytes) -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, side, side, 1, bits, packing, len(data), 0, 0, 2, 0)
    table = b"\0\0\0\0\xff\xff\xff\0" * 128
    start = 14 + len(head) + len(table)
    return b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start) + head + table + data


def _g4(width: int, height: int, strip: bytes, strips: int = 1) -> bytes:
    """A one-bit TIFF as a fax machine packs it; every strip is the same bytes."""
    fields = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 1), (259, 3, 1, 4), (262, 3, 1, 0)]
    at = 8 + 2 + 12 * 8 + 4
    lists = at + len(strip)
    one = strips == 1
    fields += [(273, 4, strips, at if one else lists), (278, 4, 1, -(-height // strips))]
    fields += [(279, 4, strips, len(strip) if one else lists + 4 * strips)]
    table = b"".join(struct.pack("<HHII", *each) for each in fields)
    more = b"" if one else struct.pack("<I", at) * strips + struct.pack("<I", len(strip)) * strips
    return b"II*\0" + struct.pack("<IH", 8, len(fields)) + table + bytes(4) + strip + more


def _heic(width: int, height: int) -> bytes:
    """The boxes of a HEIC picture with that size, whose coded part is missing."""

    def box(kind: bytes, inside: bytes) -> bytes:
        return struct.pack(">I", 8 + len(inside)) + kind + inside

    size = box(b"ispe", bytes(4) + struct.pack(">II", width, height))
    owns = box(b"ipma", bytes(4) + struct.pack(">IHBB", 1, 1, 1, 1))
    entry = box(b"infe", b"\2\0\0\0\0\1\0\0hvc1\0")
    meta = (
        bytes(4)
        + box(b"hdlr", bytes(8) + b"pict" + bytes(13))
        + box(b"pitm", bytes(4) + b"\0\1")
        + box(b"iinf", bytes(4) + b"\0\1" + entry)
        + box(b"iprp", box(b"ipco", size) + owns)
    )
    return box(b"ftyp", b"heic\0\0\0\0mif1heic") + box(b"meta", meta)


def _too_large() -> Files:
    """A few bytes that would be gigabytes of pixels, or just as many as are let through."""
    yield "canvas.webp", _webp(1 << 24, b"")
    yield "frames.webp", _webp(7_000, (b"ANMF" + struct.pack("<I", 16) + bytes(16)) * 50_000)
    yield "wide.bmp", _bitmap(2**31 - 1, 24, 0, b"")
    yield "flat.bmp", _bitmap(7_000, 1, 0, bytes(MILLION))
    yield "runs.bmp", _bitmap(7_000, 8, 1, b"\xff\x01" * 100_000 + b"\0\1")
    yield "jumps.bmp", _bitmap(7_000, 8, 1, b"\0\2\xff\xff" * 100_000)
    yield "screen.gif", b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0, 0, 0) + b";"
    yield "frames.gif", b"GIF89a" + struct.pack("<HHBBB", 500, 500, 0, 0, 0) + b"!\xfe\0" * 300_000
    yield "wide.tiff", _g4(60_000_000, 60_000_000, b"\xff" * 99)
    yield "white.tiff", _g4(7_000, 8_000, b"\xff" * 1_000)
    yield "strips.tiff", _g4(7_000, 8_000, b"\x26\xa0" * 1_000, 8_000)
    yield "large.heic", _heic(2**31, 2**31)
    yield "empty.heic", _heic(3_000, 4_000)
    yield "brands.heic", struct.pack(">I", 2**31) + b"ftypmif1" + b"heic" * 100_000


def pictures() -> Files:
    """Pictures of absurd size, in absurd number, or broken."""
    from PIL import Image

    yield "wide.png", _png(2**31 - 1, 2**31 - 1, zlib.compress(b""))
    yield "large.png", _png(10_000, 10_000, zlib.compress(bytes(10_001 * 10_000), 1))
    yield "thin.png", _png(60_000_000, 1, zlib.compress(b""))
    yield "flat.png", _png(7_000, 7_000, zlib.compress(b""))
    yield (
        "text bomb.png",
        _png(500, 500, zlib.compress(bytes(501 * 500)))[:-12]
        + _chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(60 * MILLION), 1))
        + _chunk(b"IEND", b""),
    )
    page = Image.new("L", (600, 800), "white")
    for kind in ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF"):
        out = BytesIO()
        page.save(out, kind)
        yield from damaged(f"page.{kind.lower()}", out.getvalue(), 10 if kind in ("PNG", "JPEG") else 6)
    yield from _too_large()
    entry = struct.pack("<HHII", 256, 4, 1, 600) + struct.pack("<HHII", 257, 4, 1, 800)
    frames = b"".join(
        struct.pack("<H", 2) + entry + struct.pack("<I", 8 + 30 * (no + 1)) for no in range(100_000)
    )
    yield "frames.tiff", b"II*\0" + struct.pack("<I", 8) + frames
    yield "ring.tiff", b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 2) + entry + struct.pack("<I", 8)
    yield "entries.tiff", b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 65_535) + entry * 30_000


def stores() -> Files:
    """Community files that are damaged, or none."""
    whole = lzma.decompress((STORE / "0.1.0.meeting.xz").read_bytes())
    yield from damaged("community.meeting", whole, 20)
    yield "head only.meeting", whole[:4096]
    yield "page size.meeting", whole[:16] + b"\x00\x01" + whole[18:]
    yield "text.meeting", b"SQLite format 3\0" + b"x" * 10_000
    yield "noise.meeting", whole[:100] + random.Random(3).randbytes(len(whole) - 100)
