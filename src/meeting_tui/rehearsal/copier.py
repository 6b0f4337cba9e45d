"""What scanners and phones do to a page on its way to a file; seeded, and all of it seen in life."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from meeting_tui.output import whole_file
from meeting_tui.rehearsal.strokes import Gray

_BAND = 256  # rows of noise
_COARSE = 8  # light is worked out this much coarser than the picture
MM = 200 / 25.4  # pixels a mm of the pages that come in
_Field = NDArray[np.float32]


def tidy(page: Gray, rng: Generator) -> bytes:
    """A good scanner and a careful clerk: a little crooked, a little grain."""
    turned = _placed(page, page.shape, _turn(page, float(rng.normal(0, 0.4)), 1.0, rng.normal(0, 4, 2)))
    return jpeg(_grained(turned, rng), 60)


def flat(page: Gray, rng: Generator) -> bytes:
    """A flatbed or feeder at 200 dpi: crooked, cropped, upside down, streaked, folded, speckled, pale."""
    page = page.copy()
    if rng.random() < 0.25:
        _fold(page, rng)
    angle = float(np.clip(rng.normal(0, 1.6), -5, 5)) + (180.0 if rng.random() < 0.15 else 0.0)
    shift = rng.normal(0, 12, 2)
    scan = _placed(page, page.shape, _turn(page, angle, float(rng.uniform(0.97, 1.03)), shift))
    if rng.random() < 0.06:
        scan = _crop(scan, rng)
    if rng.random() < 0.05:
        _streak(scan, rng)
    _specks(scan, rng)
    return jpeg(_noise(_faded(scan, rng), float(rng.uniform(1, 4)), rng), int(rng.integers(40, 91)))


def phone(page: Gray, rng: Generator) -> bytes:
    """A phone over a table: perspective, curl, shadow, blur, motion, a quarter turn."""
    width = int(rng.choice([2448, 3024]))
    shape = (width * 4 // 3, width)
    sheet = _curl(page, rng) if rng.random() < 0.4 else page
    photo = _placed(sheet, shape, _perspective(sheet, shape, rng), paper=int(rng.uniform(40, 150))).astype(
        np.float32
    )
    photo *= _light(shape, rng)
    photo = _blurred(photo, rng)
    picture = _noise(np.clip(photo, 0, 255).astype(np.uint8), float(rng.uniform(1.5, 5)), rng)
    turns = int(rng.choice([0, 1, 3], p=[0.84, 0.08, 0.08]))
    return jpeg(np.ascontiguousarray(np.rot90(picture, turns)), int(rng.integers(60, 93)), dpi=72)


def one_bit(page: Gray, rng: Generator) -> bytes:
    """A scanner set to black and white: fax compression in a TIFF, and pencil is gone."""
    from PIL import Image

    scan = np.asarray(Image.open(BytesIO(flat(page, rng))))
    out = BytesIO()
    Image.fromarray(scan).point(lambda level: 255 if level > 140 else 0).convert("1").save(
        out, "TIFF", compression="group4", dpi=(200, 200)
    )
    return out.getvalue()


def jpeg(page: Gray, quality: int, dpi: int = 200) -> bytes:
    """As the scanner writes it; `dpi` stands in its header, whether true or not."""
    from PIL import Image

    out = BytesIO()
    Image.fromarray(page).save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()


def bind(pictures: list[bytes], path: Path) -> None:
    """The scanner's PDF: one JPEG a page, at the size its pixels have at 200 dpi."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for picture in pictures:
        image = pypdfium2.PdfImage.new(document)
        image.load_jpeg(BytesIO(picture), inline=True)
        width, height = (side * 72 / 200 for side in image.get_px_size())
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        page = document.new_page(width, height)
        page.insert_obj(image)
        page.gen_content()
    made = BytesIO()
    document.save(made)
    document.close()
    with whole_file(path) as draft:
        draft.write_bytes(_undated(made.getvalue()))


def _undated(pdf: bytes) -> bytes:
    """The file without its date and random id, so that the same pages are the same bytes."""
    pdf = re.sub(rb"/CreationDate\([^)]*\)", lambda date: b"/CreationDate()".ljust(len(date[0])), pdf)
    return re.sub(
        rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]", b"/ID[<" + b"0" * 32 + b"><" + b"0" * 32 + b">]", pdf
    )


def printed(pdf: Path) -> Iterator[Gray]:
    """The pages of a PDF as a printer puts them on paper, at 200 dpi."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield np.array(page.render(scale=200 / 72).to_numpy()[:, :, 0])
        page.close()
    document.close()


def torn(page: Gray, cut: float, rng: Generator) -> Gray:
    """The page without its stub, the edge as crooked as hands tear."""
    page = page.copy()
    edge = cut * MM + np.cumsum(rng.normal(0, 0.4, page.shape[1])).clip(-8, 8)
    page[np.arange(page.shape[0])[:, None] > edge[None, :]] = 255
    return page


def _turn(page: Gray, angle: float, scale: float, shift: NDArray[np.float64]) -> NDArray[np.float64]:
    import cv2

    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, scale)
    return np.vstack([matrix + np.pad(shift[:, None], ((0, 0), (2, 0))), (0, 0, 1)])


def _placed(page: Gray, shape: tuple[int, ...], matrix: NDArray[np.float64], paper: int = 252) -> Gray:
    import cv2

    size = (shape[1], shape[0])
    moved = cv2.warpPerspective(
        page, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
    )
    return np.asarray(moved, dtype=np.uint8)


def _crop(scan: Gray, rng: Generator) -> Gray:
    """The sheet lay too far to one side: up to 8 mm of it is missing."""
    lost = round(float(rng.uniform(2, 8)) * MM)
    side = int(rng.integers(4))
    return np.ascontiguousarray((scan[lost:], scan[:-lost], scan[:, lost:], scan[:, :-lost])[side])


def _streak(scan: Gray, rng: Generator) -> None:
    """Dust on a feeder's glass: a line down the whole image."""
    left, width = int(rng.integers(0, scan.shape[1] - 4)), int(rng.integers(1, 4))
    part = scan[:, left : left + width]
    part[:] = np.minimum(part, int(rng.uniform(60, 215)))


def _fold(page: Gray, rng: Generator) -> None:
    """A crease across the sheet: a thin line, darker than the paper."""
    height, width = page.shape
    at, slope = rng.uniform(0.2, 0.8) * height, float(np.clip(rng.normal(0, 0.01), -0.03, 0.03))
    top, bottom = (round(at + side * (0.015 * width + 12)) for side in (-1, 1))
    middle = at + slope * (np.arange(width) - width / 2)
    away = np.abs(np.arange(top, bottom)[:, None] - middle[None, :])
    shade = 1 - float(rng.uniform(0.05, 0.3)) * np.exp(-((away / float(rng.uniform(0.8, 2.5))) ** 2))
    page[top:bottom] = (page[top:bottom] * shade).astype(np.uint8)


def _specks(scan: Gray, rng: Generator) -> None:
    for _ in range(int(rng.integers(0, 200))):
        row, column = (int(rng.integers(side)) for side in scan.shape)
        size = int(rng.integers(1, 4))
        part = scan[row : row + size, column : column + size]
        part[:] = np.minimum(part, int(rng.uniform(20, 200)))


def _faded(scan: Gray, rng: Generator) -> Gray:
    low, high = (int(rng.uniform(60, 110)), int(rng.uniform(190, 235))) if rng.random() < 0.15 else (18, 250)
    return np.asarray(low + scan.astype(np.float32) * ((high - low) / 255), dtype=np.uint8)


def _grained(scan: Gray, rng: Generator) -> Gray:
    """Faint grain, laid out of one small tile: a tenth of the time of `_noise`."""
    tile = rng.integers(-2, 3, (512, 512), dtype=np.int16)
    grain = np.tile(tile, (scan.shape[0] // 512 + 1, scan.shape[1] // 512 + 1))
    grained = scan + grain[: scan.shape[0], : scan.shape[1]]
    return np.asarray(grained.clip(0, 255), dtype=np.uint8)


def _noise(scan: Gray, strength: float, rng: Generator) -> Gray:
    """Grain of a sensor; one band of it, again and again from elsewhere, looks no different."""
    import cv2

    band = rng.standard_normal((_BAND, scan.shape[1]), dtype=np.float32) * np.float32(strength)
    grain = np.rint(band).astype(np.int16)
    noisy = np.empty_like(scan)
    for top in range(0, len(scan), _BAND):
        part = scan[top : top + _BAND]
        moved = np.roll(grain, int(rng.integers(scan.shape[1])), axis=1)[: len(part)]
        noisy[top : top + _BAND] = cv2.add(part, moved, dtype=cv2.CV_8U)
    return noisy


def _perspective(page: Gray, shape: tuple[int, int], rng: Generator) -> NDArray[np.float64]:
    import cv2

    height, width = page.shape
    corners = np.array([(0, 0), (width, 0), (0, height), (width, height)], np.float32)
    fill = min(shape[1] / width, shape[0] / height) * float(rng.uniform(0.82, 0.93))
    seen = (corners - (width / 2, height / 2)) * fill + (shape[1] / 2, shape[0] / 2)
    seen += rng.uniform(-0.03, 0.03, (4, 2)) * shape[1]
    return np.asarray(cv2.getPerspectiveTransform(corners, seen.astype(np.float32)))


def _curl(page: Gray, rng: Generator) -> Gray:
    """Paper that does not lie flat moves up to 1.6 mm from where it should be."""
    import cv2

    height, width = page.shape
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    bend = float(rng.uniform(0.3, 1.6)) * MM
    wave = np.sin(down / height * np.pi * float(rng.uniform(0.8, 1.6)) + float(rng.uniform(0, 3)))
    lift = np.sin(across / width * np.pi)
    moved_across, moved_down = across + bend * wave * float(rng.uniform(-1, 1)), down + bend * lift * wave
    curled = cv2.remap(page, moved_across.astype(np.float32), moved_down.astype(np.float32), cv2.INTER_LINEAR,
                       borderMode=cv2.BORDER_REPLICATE)  # fmt: skip
    return np.asarray(curled, dtype=np.uint8)


def _light(shape: tuple[int, int], rng: Generator) -> _Field:
    """Uneven lamps, and in three of ten the photographer's own shadow."""
    import cv2

    rows, columns = (side // _COARSE for side in shape)
    down, across = np.linspace(-1, 1, rows)[:, None], np.linspace(-1, 1, columns)[None, :]
    tilt = rng.uniform(-0.12, 0.12, 2)
    light = float(rng.uniform(0.72, 0.95)) * (1 + tilt[0] * across + tilt[1] * down)
    if rng.random() < 0.3:
        angle, soft = float(rng.uniform(0, 6.3)), float(rng.uniform(0.03, 0.3))
        edge = np.cos(angle) * across + np.sin(angle) * down + float(rng.uniform(-0.6, 0.6))
        light = light * (1 - float(rng.uniform(0.15, 0.5)) / (1 + np.exp(-edge / soft)))
    return np.asarray(cv2.resize(light.astype(np.float32), shape[::-1]), dtype=np.float32)


def _blurred(photo: _Field, rng: Generator) -> _Field:
    import cv2

    photo = np.asarray(cv2.GaussianBlur(photo, (0, 0), float(rng.uniform(0.4, 2.4))), dtype=np.float32)
    if rng.random() < 0.12:
        length = int(rng.integers(3, 8))
        kernel = np.zeros((length, length), np.float32)
        cv2.line(kernel, (0, int(rng.integers(length))), (length - 1, int(rng.integers(length))), 1.0)
        photo = np.asarray(cv2.filter2D(photo, -1, kernel / kernel.sum()), dtype=np.float32)
    return photo
