"""QR symbols as rows of modules, read back before anyone prints them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from meeting_tui.refusal import Refusal

Rows = tuple[bytes, ...]  # one byte a module, 1 = dark


def symbol(text: str, level: str = "Q") -> Rows:
    """The modules of the smallest symbol that holds `text`, verified by decoding it."""
    import numpy
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    dark = (numpy.array(code.to_image(scale=1, add_quiet_zones=False)) < 128).astype(numpy.uint8)
    if _read(dark) != text:
        raise Refusal("paper.qr", text=text)
    return tuple(row.tobytes() for row in dark)


def _read(dark: Any) -> str:
    import numpy
    import zxingcpp

    large = numpy.pad(255 * (1 - dark.repeat(2, 0).repeat(2, 1)), 8, constant_values=255)
    found = zxingcpp.read_barcodes(
        large,
        formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
    )
    return found[0].text if found else ""


def operators(rows: Rows, x: float, y: float, side: float) -> str:
    """PDF operators that fill the symbol; `x`, `y` is its top-left corner in PDF units, y upwards."""
    step = side / len(rows)
    fills = [f"{left} {-top - 1} {width} 1 re" for top, row in enumerate(rows) for left, width in _runs(row)]
    return f"q {step:.5f} 0 0 {step:.5f} {x:.3f} {y:.3f} cm\n" + "\n".join(fills) + "\nf Q"


@lru_cache(maxsize=4096)
def _runs(row: bytes) -> tuple[tuple[int, int], ...]:
    """Where dark modules begin in a row, and how many follow."""
    runs, at = [], row.find(1)
    while at >= 0:
        end = row.find(0, at)
        end = len(row) if end < 0 else end
        runs.append((at, end - at))
        at = row.find(1, end)
    return tuple(runs)
