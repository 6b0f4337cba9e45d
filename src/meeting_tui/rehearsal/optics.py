"""What glass, lamps, rollers and lenses do to a page: each on its own, seeded, grey or in colour."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from meeting_tui.rehearsal.strokes import Picture

MM = 200 / 25.4  # pixels a mm of the pages that come in
_BAND = 256  # rows of noise
_COARSE = 8  # light is worked out this much coarser than the picture
Field = NDArray[np.float32]
Warp = NDArray[np.float64]


def turn(page: Picture, angle: float, scale: float, shift: NDArray[np.float64]) -> Warp:
    """The mapping of a sheet that lies crooked on the glass; `angle` in degrees, `shift` in pixels."""
    import cv2

    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, scale)
    return np.vstack([matrix + np.pad(shift[:, None], ((0, 0), (2, 0))), (0, 0, 1)])


def placed(page: Picture, shape: tuple[int, ...], matrix: Warp, paper: int = 252) -> Picture:
    """The sheet in a picture of this shape; what it does not cover is as bright as `paper`."""
    import cv2

    around = (paper, paper, paper)
    moved = cv2.warpPerspective(
        page, matrix, shape[1::-1], flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=around
    )
    return np.asarray(moved, dtype=np.uint8)


def crop(scan: Picture, rng: Generator) -> Picture:
    """The sheet lay too far to one side: up to 8 mm of it is missing."""
    lost = round(float(rng.uniform(2, 8)) * MM)
    side = int(rng.integers(4))
    return np.ascontiguousarray((scan[lost:], scan[:-lost], scan[:, lost:], scan[:, :-lost])[side])


def streak(scan: Picture, rng: Generator) -> None:
    """Dust on a feeder's glass: a line down the whole image."""
    left, width = int(rng.integers(0, scan.shape[1] - 4)), int(rng.integers(1, 4))
    part = scan[:, left : left + width]
    part[:] = np.minimum(part, int(rng.uniform(60, 215)))


def fold(page: Picture, rng: Generator) -> None:
    """A crease across the sheet: a thin line, darker than the paper."""
    height, width = page.shape[:2]
    at, slope = rng.uniform(0.2, 0.8) * height, float(np.clip(rng.normal(0, 0.01), -0.03, 0.03))
    top, bottom = (round(at + side * (0.015 * width + 12)) for side in (-1, 1))
    middle = at + slope * (np.arange(width) - width / 2)
    away = np.abs(np.arange(top, bottom)[:, None] - middle[None, :])
    shade = 1 - float(rng.uniform(0.05, 0.3)) * np.exp(-((away / float(rng.uniform(0.8, 2.5))) ** 2))
    page[top:bottom] = lit(page[top:bottom], shade.astype(np.float32))


def specks(scan: Picture, rng: Generator) -> None:
    """Dust on the glass."""
    for _ in range(int(rng.integers(0, 200))):
        row, column = (int(rng.integers(side)) for side in scan.shape[:2])
        size = int(rng.integers(1, 4))
        part = scan[row : row + size, column : column + size]
        part[:] = np.minimum(part, int(rng.uniform(20, 200)))


def faded(scan: Picture, rng: Generator) -> Picture:
    """Not quite black, not quite white; of seven one is pale. And each scanner has its own greys."""
    low, high = (int(rng.uniform(60, 110)), int(rng.uniform(190, 235))) if rng.random() < 0.15 else (18, 250)
    return toned(scan, low, high, float(np.exp(rng.normal(0, 0.12))))


def toned(scan: Picture, low: int, high: int, gamma: float) -> Picture:
    """Black as `low`, white as `high`; `gamma` above 1 makes the greys between them darker."""
    levels = low + (np.arange(256) / 255) ** gamma * (high - low)
    return np.asarray(levels.astype(np.uint8)[scan], dtype=np.uint8)


def tinted(scan: Picture, rng: Generator) -> Picture:
    """A lamp or a lens that is not white."""
    cast = 1 - rng.uniform(0, 0.07, 3)
    levels = (np.arange(256)[:, None] * cast).astype(np.uint8)
    return np.stack([levels[:, no][scan[:, :, no]] for no in range(3)], axis=2)


def grained(scan: Picture, rng: Generator) -> Picture:
    """Faint grain, laid out of one small tile: a tenth of the time of `noise`."""
    tile = rng.integers(-2, 3, (512, 512), dtype=np.int16)
    grain = np.tile(tile, (scan.shape[0] // 512 + 1, scan.shape[1] // 512 + 1))
    grained = scan + grain[: scan.shape[0], : scan.shape[1]]
    return np.asarray(grained.clip(0, 255), dtype=np.uint8)


def noise(scan: Picture, strength: float, rng: Generator) -> Picture:
    """Grain of a sensor; one band of it, again and again from elsewhere, looks no different."""
    import cv2

    band = rng.standard_normal((_BAND, *scan.shape[1:]), dtype=np.float32) * np.float32(strength)
    grain = np.rint(band).astype(np.int16)
    noisy = np.empty_like(scan)
    for top in range(0, len(scan), _BAND):
        part = scan[top : top + _BAND]
        moved = np.roll(grain, int(rng.integers(scan.shape[1])), axis=1)[: len(part)]
        noisy[top : top + _BAND] = cv2.add(part, moved, dtype=cv2.CV_8U)
    return noisy


def perspective(page: Picture, shape: tuple[int, int], rng: Generator) -> Warp:
    """The mapping of a sheet on a table, seen from above and a little from the side."""
    import cv2

    height, width = page.shape[:2]
    corners = np.array([(0, 0), (width, 0), (0, height), (width, height)], np.float32)
    fill = min(shape[1] / width, shape[0] / height) * float(rng.uniform(0.82, 0.93))
    seen = (corners - (width / 2, height / 2)) * fill + (shape[1] / 2, shape[0] / 2)
    seen += rng.uniform(-0.03, 0.03, (4, 2)) * shape[1]
    return np.asarray(cv2.getPerspectiveTransform(corners, seen.astype(np.float32)))


def curl(page: Picture, rng: Generator) -> Picture:
    """Paper that does not lie flat moves up to 1.6 mm from where it should be."""
    import cv2

    height, width = page.shape[:2]
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    bend = float(rng.uniform(0.3, 1.6)) * MM
    wave = np.sin(down / height * np.pi * float(rng.uniform(0.8, 1.6)) + float(rng.uniform(0, 3)))
    lift = np.sin(across / width * np.pi)
    moved_across, moved_down = across + bend * wave * float(rng.uniform(-1, 1)), down + bend * lift * wave
    curled = cv2.remap(page, moved_across.astype(np.float32), moved_down.astype(np.float32), cv2.INTER_LINEAR,
                       borderMode=cv2.BORDER_REPLICATE)  # fmt: skip
    return np.asarray(curled, dtype=np.uint8)


def light(shape: tuple[int, int], rng: Generator) -> Field:
    """Uneven lamps, and in three of ten the photographer's own shadow."""
    import cv2

    rows, columns = (side // _COARSE for side in shape)
    down, across = np.linspace(-1, 1, rows)[:, None], np.linspace(-1, 1, columns)[None, :]
    tilt = rng.uniform(-0.12, 0.12, 2)
    lamp = float(rng.uniform(0.72, 0.95)) * (1 + tilt[0] * across + tilt[1] * down)
    if rng.random() < 0.3:
        angle, edge_width = float(rng.uniform(0, 6.3)), float(rng.uniform(0.03, 0.3))
        edge = np.cos(angle) * across + np.sin(angle) * down + float(rng.uniform(-0.6, 0.6))
        lamp = lamp * (1 - float(rng.uniform(0.15, 0.5)) / (1 + np.exp(-edge / edge_width)))
    return np.asarray(cv2.resize(lamp.astype(np.float32), shape[::-1]), dtype=np.float32)


def lit(picture: Picture, lamp: Field) -> Picture:
    """A picture under this light."""
    shade = lamp if picture.ndim == 2 else lamp[:, :, None]
    return np.asarray((picture * shade).clip(0, 255), dtype=np.uint8)


def soft(picture: Picture, sigma: float) -> Picture:
    """Out of focus by `sigma` pixels."""
    import cv2

    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), dtype=np.uint8)


def blurred(photo: Picture, rng: Generator) -> Picture:
    """Out of focus, and of eight one is moved."""
    import cv2

    photo = soft(photo, float(rng.uniform(0.4, 2.4)))
    if rng.random() < 0.12:
        length = int(rng.integers(3, 8))
        kernel = np.zeros((length, length), np.float32)
        cv2.line(kernel, (0, int(rng.integers(length))), (length - 1, int(rng.integers(length))), 1.0)
        photo = np.asarray(cv2.filter2D(photo, -1, kernel / kernel.sum()), dtype=np.uint8)
    return photo
