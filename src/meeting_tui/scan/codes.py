"""The QR codes of a page: the cheapest way first, and more effort only where that finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan.image import Gray

_GOOD_SIDE = 1100  # pixels: where the decoder is quickest and still sure on an A4 page


@dataclass(frozen=True, slots=True)
class Code:
    """What a QR says, and its corners in image pixels, in the order of the printed symbol: tl, tr, bl, br."""

    text: str
    corners: NDArray[np.float64]


def codes(gray: Gray) -> list[Code]:
    """Every QR code found by the first step of the ladder that finds one."""
    for step, effort in _ladder(max(gray.shape)):
        found = _read(gray[::step, ::step], effort)
        if found:
            return [Code(text, corners * step + (step - 1) / 2) for text, corners in found]
    return []


def _ladder(side: int) -> Iterator[tuple[int, bool]]:
    step = max(1, round(side / _GOOD_SIDE))
    yield step, False
    if step > 1:
        yield step - 1, False
    yield 1, True


def _read(gray: Gray, effort: bool) -> list[tuple[str, NDArray[np.float64]]]:
    import zxingcpp

    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(gray),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_rotate=effort,
        try_downscale=effort,
        try_invert=False,
    )
    return [(code.text, _corners(code.position)) for code in found]


def _corners(position: object) -> NDArray[np.float64]:
    names = ("top_left", "top_right", "bottom_left", "bottom_right")
    points = [getattr(position, name) for name in names]
    return np.array([(point.x, point.y) for point in points], dtype=np.float64)
