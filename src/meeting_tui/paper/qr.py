"""QR symbols as rows of modules, read back before anyone prints them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from meeting_tui.refusal import Refusal

Rows = tuple[bytes, ...]  # one byte a module, 1 = dark
_DARK = bytes(level < 128 for level in range(256))  # from a grey to a module
_LIGHT = b"\xff\x00" + bytes(254)  # and back
_QUIET = 8  # pixels


def symbol(text: str, level: str = "Q") -> Rows:
    """The modules of the smallest symbol of that level that holds `text`, verified by decoding it."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    return _proved(text, tuple(bytes(row).translate(_DARK) for row in memoryview(image).tolist()))


@lru_cache(maxsize=16)
def public(text: str) -> Rows:
    """The symbol of a paper's claims, level M: drawn by one library and read back by another, slower. A paper
    is set several times until it fits."""
    from qrcode.constants import ERROR_CORRECT_M

    from meeting_tui.paper.qr_mask import MaskedSooner

    code = MaskedSooner(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return _proved(text, tuple(bytes(row) for row in code.get_matrix()))


def _proved(text: str, rows: Rows) -> Rows:
    if _read(rows) != text:
        raise Refusal("paper.qr", text=text)
    return rows


def _read(rows: Rows) -> str:
    """What a reader makes of the symbol, drawn with two pixels a module and a quiet zone round it."""
    import zxingcpp

    side, margin = 2 * len(rows) + 2 * _QUIET, b"\xff" * _QUIET
    lines = [margin + _twice(row.translate(_LIGHT)) + margin for row in rows]
    blank = [b"\xff" * side] * _QUIET
    picture = b"".join([*blank, *(line for line in lines for _ in range(2)), *blank])
    found = zxingcpp.read_barcodes(
        memoryview(picture).cast("B", (side, side)),
        formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
    )
    return found[0].text if found else ""


def _twice(row: bytes) -> bytes:
    wide = bytearray(2 * len(row))
    wide[0::2] = wide[1::2] = row
    return bytes(wide)


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
