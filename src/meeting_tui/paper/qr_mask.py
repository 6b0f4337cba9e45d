"""Which of eight masks a QR symbol gets: the choice of the library that draws it, made sooner.

The library draws it under every mask and looks at each module by itself; here a symbol is one number, a mask
another, and what speaks against it is looked for everywhere at once (ISO/IEC 18004, 7.8.3).
"""

from __future__ import annotations

from functools import lru_cache, reduce

from qrcode.main import QRCode

_CORNERS = (0b10111010000, 0b00001011101)
_EMPTY: dict[int, tuple[int, ...]] = {}  # by version, the symbol without data under each mask


class MaskedSooner(QRCode):  # type: ignore[misc]
    """A symbol with the mask that the library would choose."""

    data_cache: object

    def best_mask_pattern(self) -> int:
        """The first of those with the least against them."""
        drawn = self._number(0)
        empty = _EMPTY.get(self.version) or self._without_data()
        against = [_against(drawn ^ empty[0] ^ each, self.modules_count) for each in empty]
        return against.index(min(against))

    def _number(self, mask: int) -> int:
        """The symbol under a mask, a bit a module, row by row."""
        self.makeImpl(True, mask)
        return int("".join("1" if dark else "0" for row in self.modules for dark in row), 2)

    def _without_data(self) -> tuple[int, ...]:
        data, self.data_cache = self.data_cache, b""
        found = _EMPTY[self.version] = tuple(map(self._number, range(8)))
        self.data_cache = data
        return found


def _against(rows: int, side: int) -> int:
    """The points of a symbol: runs and what looks like a corner, in rows and columns; squares; too dark or
    too light."""
    text = f"{rows:0{side * side}b}"
    columns = int("".join(text[at::side] for at in range(side)), 2)
    ways = sum(_runs(way, side) + 40 * _corners(way, side) for way in (rows, columns))
    dark = abs(float(rows.bit_count()) / side**2 * 100 - 50)
    return ways + 3 * _squares(rows, side) + 10 * int(dark / 5)


@lru_cache
def _from(column: int, side: int) -> int:
    """All modules from that column on."""
    return int(("0" * column + "1" * (side - column)) * side, 2)


def _alike(rows: int, side: int) -> int:
    """The modules that are as the one before them in their row."""
    return ~(rows ^ rows >> 1) & _from(1, side)


def _runs(rows: int, side: int) -> int:
    """Of five and more alike in a row, three points for five and one for each that follows."""
    alike = _alike(rows, side)
    fives = alike & alike >> 1 & alike >> 2 & alike >> 3
    return fives.bit_count() + 2 * (fives & ~(fives >> 1)).bit_count()


def _corners(rows: int, side: int) -> int:
    """How often a row has what a reader looks for in a corner, with four light ones on one side."""
    turned = (rows, ~rows)
    return sum(
        reduce(
            int.__and__, (turned[not look >> at & 1] >> at for at in range(11)), _from(10, side)
        ).bit_count()
        for look in _CORNERS
    )


def _squares(rows: int, side: int) -> int:
    """How many squares of four modules are alike, those in others included."""
    alike = _alike(rows, side)
    below = (1 << side * (side - 1)) - 1
    return (alike & alike >> side & ~(rows ^ rows >> side) & below).bit_count()
