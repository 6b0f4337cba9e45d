"""The QR codes of a page: the cheapest way first, and more effort only where that finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan.image import Gray

_GOOD_SIDE = 1100  # pixels: where the decoder is quickest and still sure on an A4 page

_SMALL = 2000  # pixels: of a larger picture nothing is gained by making it larger still


@dataclass(frozen=True, slots=True)
class Code:
    """What a QR says, and its corners in image pixels, in the order of the printed symbol: tl, tr, bl, br."""

    text: str
    corners: NDArray[np.float64]


def codes(gray: Gray, enough: Callable[[Code], bool] = lambda _code: True) -> list[Code]:
    """The QR codes found by the first step of the ladder that finds one that is `enough`, or all found."""
    found: dict[str, Code] = {}
    for step, effort in _ladder(max(gray.shape)):
        seen = [
            Code(text, corners * step + (step - 1) / 2)
            for text, corners in _read(gray[::step, ::step], effort)
        ]
        if any(map(enough, seen)):
            return seen
        found |= {code.text: code for code in seen}
    if max(gray.shape) < _SMALL:
        found = {code.text: code for code in _sharpened(gray)} | found
    return list(found.values())


def _sharpened(gray: Gray) -> list[Code]:
    """What a small picture shows at twice its size, its blur taken back: all chat apps leave of a code."""
    import cv2

    double = cv2.resize(gray, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    sharp = cv2.addWeighted(double, 3, cv2.GaussianBlur(double, (0, 0), 3), -2, 0)
    return [
        Code(text, (corners + 0.5) / 2 - 0.5)
        for text, corners in _read(np.asarray(sharp, dtype=np.uint8), True)
    ]


def whole_look(gray: Gray) -> list[Code]:
    """The codes of a picture at full sharpness: several times slower, and finds small ones."""
    return [Code(text, corners) for text, corners in _read(gray, True)]


def broken(gray: Gray) -> bool:
    """Whether there is a code that nobody can read, for too much of it is gone."""
    import zxingcpp

    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(gray),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        return_errors=True,
    )
    return any(code.error.type == zxingcpp.ErrorType.Checksum for code in found if code.error)


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
