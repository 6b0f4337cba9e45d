"""QR symbols as rows of modules, read back before anyone prints them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from meeting_tui.refusal import Refusal

Rows = tuple[bytes, ...]  # one byte a module, 1 = dark


def symbol(text: str) -> Rows:
    """The modules of the smallest symbol, level Q, that holds `text`, verified by decoding it."""
    import numpy
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    return _proved(text, numpy.array(code.to_image(scale=1, add_quiet_zones=False)) < 128)


def public(text: str) -> Rows:
    """The symbol of a paper's claims, level M: drawn by one library and read back by another, slower."""
    import numpy
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return _proved(text, numpy.array(code.get_matrix()))


def _proved(text: str, dark: Any) -> Rows:
    import numpy

    modules = dark.astype(numpy.uint8)
    if _read(modules) != text:
        raise Refusal("paper.qr", text=text)
    return tuple(row.tobytes() for row in modules)


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
