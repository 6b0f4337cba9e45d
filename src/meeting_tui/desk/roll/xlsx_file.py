"""A .xlsx as text, read as events part by part; a bomb is refused before it is unpacked."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO

from meeting_tui.desk.roll.grid import MAX_BYTES, MAX_ROW, STEP, MergedArea, Progress, SheetGrid
from meeting_tui.desk.roll.grid_maker import GridMaker
from meeting_tui.desk.roll.markup import PIECE, Ends, Markup, Starts
from meeting_tui.desk.roll.number_format import NumberFormat, number_format
from meeting_tui.refusal import Key, Refusal

MAX_RATIO = 100  # unpacked size over packed size; a roll of 10,000 rows has about 10
MAX_PARTS = 10_000
_ENTRY = b"PK\x01\x02"  # one for each part, in the list at the archive's end
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_OTHER_KINDS = {"xl/workbook.bin": ".xlsb", "content.xml": ".ods", "index/document.iwa": ".numbers"}


def read_xlsx(name: str, data: bytes, progress: Progress | None = None) -> tuple[SheetGrid, ...]:
    """The sheets, of those that are hidden the names. Refusals: `roll.other_kind`, `roll.kind`,
    `roll.damaged`, and the bounds."""
    if data.count(_ENTRY) > MAX_PARTS:
        raise Refusal("roll.bomb_markup", file=name)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        _weigh(name, archive)
        return tuple(_Book(name, archive).sheets(progress))


def _weigh(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if size > MAX_BYTES or size > MAX_RATIO * max(packed, 1):
        raise Refusal("roll.bomb", file=name, size=size // 1_000_000)


class _Book:
    """A workbook's parts: which sheets there are, the texts they share, how numbers are shown."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self._name, self._archive = name, archive
        self._parts = {part.filename.replace("\\", "/").lower(): part for part in archive.infolist()}
        self._markup = Markup(name)
        self._texts: list[str] = []
        self._struck: set[int] = set()
        self._formats: list[NumberFormat] = []
        self._lines: list[bool] = []
        self._unpacked = 0

    def sheets(self, progress: Progress | None) -> Iterator[SheetGrid]:
        top = self._related("")
        book = next((part for kind, part in top.values() if kind == "officeDocument"), "xl/workbook.xml")
        if book not in self._parts or not (listed := self._listed(book)):
            raise self._no_workbook()
        related = self._related(book)
        for kind, part in related.values():
            if kind == "sharedStrings":
                self._read_texts(part)
            if kind == "styles":
                self._read_formats(part)
        maker = GridMaker(self._name)
        for title, state, key in listed:
            kind, part = related.get(key, ("", ""))
            if kind == "worksheet" and state == "visible":
                maker.begin(title)
                sheet = _Sheet(maker, self._texts, self._struck, self._formats, self._lines, progress)
                yield sheet.read(self._markup, self._pieces(part))
            elif kind == "worksheet":
                yield SheetGrid(title, (), unseen=True)

    def _no_workbook(self) -> Refusal:
        for part, kind in _OTHER_KINDS.items():
            if part in self._parts:
                return Refusal("roll.other_kind", file=self._name, kind=Key(kind))
        known = {"[content_types].xml", "word/document.xml"} & set(self._parts)
        return Refusal("roll.damaged" if "[content_types].xml" in known else "roll.kind", file=self._name)

    def _pieces(self, part: str) -> Iterator[bytes]:
        with self._archive.open(self._parts[part.lower()]) as file:
            while piece := file.read(PIECE):
                self._unpacked += len(piece)
                if self._unpacked > MAX_BYTES:  # of one part named many times
                    raise Refusal("roll.bomb", file=self._name, size=self._unpacked // 1_000_000)
                yield piece

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part names by id: the kind and the other part."""
        folder, file = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def relation(given: dict[str, str]) -> None:
            target = given.get("Target", "").replace("\\", "/")
            whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
            found[given.get("Id", "")] = (given.get("Type", "").rpartition("/")[2], whole)

        listing = posixpath.join(folder, "_rels", f"{file}.rels").lower()
        if listing in self._parts:
            self._markup.read(self._pieces(listing), {"Relationship": relation}, {})
        return found

    def _listed(self, part: str) -> list[tuple[str, str, str]]:
        """Title, state and id of each sheet, in order."""
        found: list[tuple[str, str, str]] = []

        def sheet(given: dict[str, str]) -> None:
            key = next((value for name, value in given.items() if name.endswith(":id")), "")
            found.append((given.get("name", ""), given.get("state", "visible"), key))

        self._markup.read(self._pieces(part), {"sheet": sheet}, {})
        return found

    def _read_texts(self, part: str) -> None:
        runs = _Runs()

        def text(_: str) -> None:
            if runs.struck:
                self._struck.add(len(self._texts))
            self._texts.append(runs.take())

        self._markup.read(self._pieces(part), runs.starts, {**runs.ends, "si": text})

    def _read_formats(self, part: str) -> None:
        codes: dict[int, str] = {}
        fonts: list[bool] = []

        def code(given: dict[str, str]) -> None:
            codes[int(given["numFmtId"])] = given.get("formatCode", "")

        def font(_: dict[str, str]) -> None:
            fonts.append(False)

        def line(given: dict[str, str]) -> None:
            fonts[-1:] = [_on(given)]

        def block(_: dict[str, str]) -> None:
            self._formats.clear()  # those before it are of named styles
            self._lines.clear()

        def style(given: dict[str, str]) -> None:
            number = int(given.get("numFmtId", 0))
            self._formats.append(number_format(number, codes.get(number)))
            look = int(given.get("fontId", 0))
            self._lines.append(look < len(fonts) and fonts[look])

        acts = {"numFmt": code, "font": font, "strike": line, "cellXfs": block, "xf": style}
        self._markup.read(self._pieces(part), acts, {})


class _Runs:
    """The pieces a text is written in, without what says how it is pronounced; whether one is struck out."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._spoken = self.struck = False
        self.starts: Starts = {"rPh": self._speak, "strike": self._strike}
        self.ends: Ends = {"t": self._piece, "rPh": self._spoke}

    def take(self) -> str:
        """The whole text since the last call."""
        self.struck = False
        if not self._pieces:
            return ""
        text = "".join(self._pieces)
        self._pieces.clear()
        return _unescaped(text)

    def _piece(self, text: str) -> None:
        if not self._spoken:
            self._pieces.append(text)

    def _strike(self, given: dict[str, str]) -> None:
        self.struck = self.struck or _on(given)

    def _speak(self, _: dict[str, str]) -> None:
        self._spoken = True

    def _spoke(self, _: str) -> None:
        self._spoken = False


def _on(given: dict[str, str]) -> bool:
    """Whether an element that says something of letters says that it is so."""
    return given.get("val", "1") not in ("0", "false")


_GENERAL = number_format(0)


class _Sheet:
    """The cells of one sheet as they come by."""

    def __init__(
        self,
        maker: GridMaker,
        texts: list[str],
        struck: set[int],
        formats: list[NumberFormat],
        lines: list[bool],
        progress: Progress | None,
    ) -> None:
        self._maker, self._texts, self._formats = maker, texts, formats
        self._struck, self._lines = struck, lines
        self._progress = progress or (lambda _done, _of: None)
        self._runs = _Runs()
        self._row, self._column, self._expected = 0, -1, 0
        self._kind, self._style, self._value, self._formula = "n", "", "", ""

    def read(self, markup: Markup, pieces: Iterator[bytes]) -> SheetGrid:
        starts: Starts = {
            "dimension": self._size,
            "row": self._begin_row,
            "c": self._begin,
            "mergeCell": self._merge,
        }
        ends: Ends = {"v": self._valued, "f": self._computed, "c": self._end}
        markup.read(pieces, {**starts, **self._runs.starts}, {**ends, **self._runs.ends})
        return self._maker.grid()

    def _size(self, given: dict[str, str]) -> None:
        """What the file says of its size is a hint for the progress; trusting it would lose rows."""
        corner = given.get("ref", "").rpartition(":")[2]
        self._expected = min(_corner(corner)[0], MAX_ROW) if corner else 0

    def _begin_row(self, given: dict[str, str]) -> None:
        self._row = int(given.get("r", self._row + 1))
        self._column = -1
        if given.get("hidden", "0") not in ("0", "false"):
            self._maker.hide(self._row)
        if self._row % STEP == 0:
            self._progress(self._row, max(self._row, self._expected))

    def _begin(self, given: dict[str, str]) -> None:
        place = given.get("r")
        self._column = _column(place.rstrip("0123456789")) if place else self._column + 1
        self._kind, self._style = given.get("t", "n"), given.get("s", "")
        self._value = self._formula = ""
        self._runs.take()

    def _valued(self, text: str) -> None:
        self._value = text

    def _computed(self, text: str) -> None:
        self._formula = "=" + text

    def _end(self, _: str) -> None:
        if self._kind == "n" and not (self._value or self._formula or self._style):
            return  # most cells of a sheet that is formatted to its end
        struck = self._through()
        text, trouble = self._text(), ""
        if self._formula:
            trouble = "formula"
            text = self._formula if len(self._formula) > 1 else text or self._formula
        elif self._kind == "e":
            trouble = "error"
        elif self._kind == "n":
            style = self._formats[int(self._style)] if self._style else _GENERAL
            text, trouble = style.read(self._value)
        elif self._kind == "d":
            trouble = "date"
        self._maker.cell(self._row, self._column, text, trouble or struck)

    def _through(self) -> str:
        """`struck` for a cell with a line through it, or through a part of its text."""
        own = bool(self._style) and self._lines[int(self._style)]
        shared = self._kind == "s" and bool(self._value) and int(self._value) in self._struck
        return "struck" if own or shared or self._runs.struck else ""

    def _text(self) -> str:
        if self._kind == "s" and self._value:
            at = int(self._value)
            return self._texts[at if at >= 0 else len(self._texts)]
        if self._kind == "inlineStr":
            return self._runs.take()
        if self._kind == "b":
            return "TRUE" if self._value.strip() == "1" else "FALSE"
        return _unescaped(self._value)

    def _merge(self, given: dict[str, str]) -> None:
        first, _, last = given["ref"].partition(":")
        (top, left), (bottom, right) = _corner(first), _corner(last or first)
        self._maker.merge(MergedArea(min(top, bottom), max(top, bottom), min(left, right), max(left, right)))


def _unescaped(text: str) -> str:
    """Line breaks and the like, which XML can't hold, are written `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@lru_cache(1024)
def _column(letters: str) -> int:
    """`A` is 0, `AB` 27."""
    number = 0
    for letter in letters.replace("$", "").upper():
        if not "A" <= letter <= "Z" or number > 10**6:
            raise ValueError(letters)
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _corner(place: str) -> tuple[int, int]:
    """Row from 1 and column from 0 of a place like `$B$12`; whole columns begin in row 1, whole rows at A."""
    letters = place.rstrip("0123456789")
    return int(place[len(letters) :] or 1), max(0, _column(letters.rstrip("$")))
