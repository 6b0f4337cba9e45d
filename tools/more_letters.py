"""Builds assets/fonts/MoreLetters-*.ttf and assets/fonts/letters.json: what Noto Sans SC has no picture for.

`python -m tools.more_letters FOLDER`, with the fonts of five npm packages in FOLDER, and `fonttools` and
`uharfbuzz` installed; docs/fonts.md names versions and reasons. It runs once in years, so neither is a
dependency of the project.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

FONTS = Path("assets/fonts")
NAME = "More Letters"
LICENCE = FONTS / "OFL-MoreLetters.txt"
COPYRIGHT = LICENCE.read_text("utf-8").partition("\n\n")[0]
STYLES = {"Regular": "400Regular", "Bold": "700Bold"}
# Each source, how large it is drawn in thousandths, and the blocks taken from it; the first that has a letter
# gives it. The Latin letters of Noto Sans SC are Source Sans enlarged by 1.117: so a word stays of one piece.
LETTERS = (
    *((0xA0, 0x52F), (0x1D00, 0x1DBF), (0x1E00, 0x1FFF)),
    *((0x2010, 0x20CF), (0x2100, 0x218F), (0x2C60, 0x2C7F), (0xFFFD, 0xFFFD)),
)
HANZI = ((0x3100, 0x33FF), (0x3400, 0x9FFF), (0xFA0E, 0xFA29), (0x20000, 0x2F7FF), (0x30000, 0x323AF))
HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF))
SOURCES = (
    ("SourceSans3", 1117, LETTERS),
    ("NotoSans", 1015, LETTERS),
    ("NotoSansKR", 1000, (*HANGUL, *HANZI)),
    ("NotoSansHK", 1000, HANZI),
    ("NotoSansJP", 1000, HANZI),
)
COMBINING = range(0x300, 0x370)
ABOVE = "".join(map(chr, (*range(0x300, 0x305), *range(0x306, 0x30E), 0x310, 0x312, 0x313, 0x315)))
BELOW = "\u031b\u0323\u0324\u0325\u0326\u0327\u0328\u032d\u032e\u0330\u0331\u0332"
OVER_BELOW = "\u0300\u0301\u0302\u0303\u0304\u0306\u0308\u030c"
ASCII = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
CYRILLIC = "АЕИОРУЫЭЮЯаеиоруыэюя"
# Of DIN 91379 what no rule above gives: two marks on one side, a mark under two letters.
OTHERS = "C̨̆ L̥̄ R̥̄ S̛̄ c̨̆ l̥̄ r̥̄ s̛̄ Û̄ û̄ ÿ́ Č̕ Č̣ č̕ č̣ ē̍ Ī́ ī́ ō̍ Ž̦ Ž̧ ž̦ ž̧ K͟H K͟h k͟h Ç̆ ç̆"
PRIVATE = 0xE000
ABOVE_CLASS, BELOW_CLASS, GAP, CEDILLA = 230, 220, 50, "\u0327"


def sequences() -> list[str]:
    """Letters with marks for which Unicode has no letter of their own, each as NFC, in the order of codes."""
    wanted = [letter + mark for letter in ASCII for mark in ABOVE + BELOW]
    wanted += [letter + mark for letter in CYRILLIC for mark in "\u0300\u0301\u0302\u0304\u0306\u0308\u030f"]
    wanted += [letter + mark for letter in _marked_below() for mark in OVER_BELOW]
    made = {unicodedata.normalize("NFC", each) for each in (*wanted, *OTHERS.split())}
    return sorted(each for each in made if len(each) > 1)


def _marked_below() -> Iterator[str]:
    """Letters of Unicode that are an ASCII letter with one mark below it."""
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        apart = unicodedata.normalize("NFD", chr(code))
        if len(apart) == 2 and apart[0] in ASCII and apart[1] in BELOW:
            yield chr(code)


class Source:
    """One font to take pictures from: its glyphs, enlarged, and how it sets a text."""

    def __init__(self, path: Path, larger: int) -> None:
        self.font = TTFont(path)
        scale_upem(self.font, larger)
        self.cmap: dict[int, str] = self.font.getBestCmap()
        self._chars = {name: chr(code) for code, name in self.cmap.items()}
        shaped = path.parent / f"{path.stem}.scaled"
        self.font.save(shaped)
        self._shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(shaped))))
        shaped.unlink()

    def set(self, text: str) -> list[tuple[str, int, int]] | None:
        """Glyphs of a text with their places, at last the place where it ends; None where one is missing."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._shaper, buffer, {"kern": False, "liga": False})
        order, x = self.font.getGlyphOrder(), 0
        placed: list[tuple[str, int, int]] = []
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            if not info.codepoint:
                return None
            name = order[info.codepoint]
            side = self._side(name) if placed else 0
            if side and not (at.x_offset or at.y_offset):
                placed.append(self._loose(name, placed, side))
            else:
                raised = self._raised(name, placed, at.y_offset) if side == ABOVE_CLASS else 0
                placed.append((name, x + at.x_offset, at.y_offset + raised))
            x += at.x_advance
        return [*placed, ("", x, 0)]

    def _side(self, name: str) -> int:
        """The combining class of a mark that stands in the middle of a letter, else 0."""
        mark = self._chars.get(name.partition(".")[0], " ")  # name.cap is its form for capitals
        found = unicodedata.combining(mark)
        return found if found in (ABOVE_CLASS, BELOW_CLASS) or mark == CEDILLA else 0

    def _raised(self, name: str, placed: list[tuple[str, int, int]], up: int) -> int:
        """How much further up a mark must go that would strike through what is there."""
        table = self.font["glyf"]
        over = max(table[other].yMax + dy for other, _, dy in placed) - table[name].yMin - up
        return int(over + GAP) if over > 0 else 0

    def _loose(self, name: str, placed: list[tuple[str, int, int]], side: int) -> tuple[str, int, int]:
        """A mark that the font has no place for on this letter: in its middle, off what is there already."""
        table = self.font["glyf"]
        mark, (base, x, _) = table[name], placed[0]
        middle = x + (table[base].xMin + table[base].xMax) // 2
        there = [(table[other].yMin + dy, table[other].yMax + dy) for other, _, dy in placed]
        up = max(0, max(high for _, high in there) + GAP - mark.yMin)
        down = min(0, min(low for low, _ in there) - GAP - mark.yMax)
        shift = {ABOVE_CLASS: up, BELOW_CLASS: down}.get(side, 0)
        return name, middle - (mark.xMin + mark.xMax) // 2, shift


class Builder:
    """The font being put together: pictures by new names, so that those of several fonts can't clash."""

    def __init__(self) -> None:
        self.glyphs: dict[str, Any] = {".notdef": Glyph()}
        self.widths: dict[str, tuple[int, int]] = {".notdef": (500, 0)}
        self.cmap: dict[int, str] = {}
        self._taken: dict[tuple[int, str], str] = {}

    def take(self, source: Source, name: str) -> str:
        """A picture of a source with the pictures it is made of; its name here."""
        key = (id(source), name)
        if key not in self._taken:
            self._taken[key] = new = f"g{len(self._taken)}"
            glyph = source.font["glyf"][name]
            glyph.removeHinting()
            if glyph.isComposite():
                for component in glyph.components:
                    component.glyphName = self.take(source, component.glyphName)
            self.glyphs[new], self.widths[new] = glyph, source.font["hmtx"][name]
        return self._taken[key]

    def place(self, source: Source, placed: list[tuple[str, int, int]], code: int) -> None:
        """One picture made of several."""
        glyph = Glyph()
        glyph.numberOfContours = -1
        glyph.components = [_component(self.take(source, name), x, y) for name, x, y in placed[:-1]]
        self.cmap[code] = new = f"c{code:X}"
        self.glyphs[new], self.widths[new] = glyph, (placed[-1][1], 0)

    def save(self, path: Path, style: str) -> None:
        """Write the font; its height is that of Noto Sans SC."""
        made = FontBuilder(1000, isTTF=True)
        made.setupGlyphOrder(list(self.glyphs))
        made.setupCharacterMap(self.cmap)
        made.setupGlyf(self.glyphs)
        table = made.font["glyf"]
        for name in self.glyphs:
            self.widths[name] = (self.widths[name][0], getattr(table[name], "xMin", 0))
        made.setupHorizontalMetrics(self.widths)
        made.setupHorizontalHeader(ascent=1160, descent=-288)
        full = f"MoreLetters-{style}"
        made.setupNameTable(
            {
                "copyright": COPYRIGHT,
                "familyName": NAME,
                "styleName": style,
                "uniqueFontIdentifier": full,
                "fullName": f"{NAME} {style}",
                "psName": full,
                "version": "Version 1.0",
                "licenseDescription": "SIL Open Font License, Version 1.1",
            }
        )
        bold = style == "Bold"
        made.setupOS2(
            sTypoAscender=880,
            sTypoDescender=-120,
            usWinAscent=1160,
            usWinDescent=288,
            fsType=0,
            usWeightClass=700 if bold else 400,
            sCapHeight=733,
            sxHeight=543,
        )
        made.setupPost(keepGlyphNames=False)
        made.font["head"].created = made.font["head"].modified = 3_500_000_000
        made.font.recalcTimestamp = False
        made.save(path)


def _component(name: str, x: int, y: int) -> Any:
    part = GlyphComponent()
    part.glyphName, part.x, part.y, part.flags = name, x, y, 0x0002 | 0x0200
    return part


def _inside(code: int, blocks: Iterable[tuple[int, int]]) -> bool:
    return any(low <= code <= high for low, high in blocks)


def build(folder: Path, style: str, own: set[int]) -> set[int]:
    """One weight of the font; the code points it has."""
    made = Builder()
    for name, larger, blocks in SOURCES:
        source = Source(folder / f"{name}_{STYLES[style]}.ttf", larger)
        for code in sorted(set(range(0x20, 0x32400)) - own - set(made.cmap)):
            if not _inside(code, blocks):
                continue
            apart = unicodedata.normalize("NFD", chr(code))
            if code in source.cmap:
                made.cmap[code] = made.take(source, source.cmap[code])
            elif blocks is LETTERS and len(apart) > 1 and (placed := source.set(apart)):
                made.place(source, placed, code)
        for code, sequence in enumerate(sequences(), PRIVATE):
            if blocks is LETTERS and code not in made.cmap and (placed := source.set(sequence)):
                made.place(source, placed, code)
    made.save(FONTS / f"MoreLetters-{style}.ttf", style)
    return set(made.cmap)


def _drawn(style: str) -> set[int]:
    """What Noto Sans SC draws by itself: its few marks are not set over their letters."""
    return set(TTFont(FONTS / f"NotoSansSC-{style}.ttf").getBestCmap()) - set(COMBINING)


def _ranges(codes: Iterable[int]) -> list[list[int]]:
    """First and last of each row of code points without a gap."""
    rows: list[list[int]] = []
    for code in sorted(codes):
        if rows and rows[-1][1] == code - 1:
            rows[-1][1] = code
        else:
            rows.append([code, code])
    return rows


def main() -> None:
    """Build both weights and say what they hold."""
    folder = Path(sys.argv[1])
    own = _drawn("Regular") & _drawn("Bold")
    more = build(folder, "Regular", own) & build(folder, "Bold", own)
    private = range(PRIVATE, PRIVATE + len(sequences()))
    held = {"own": _ranges(own), "more": _ranges(more - set(private)), "marked": sequences()}
    (FONTS / "letters.json").write_text(json.dumps(held, separators=(",", ":")) + "\n", "utf-8")
    print(len(own), "code points,", len(more), "more, of them", len(private), "letters with marks")


if __name__ == "__main__":
    main()
