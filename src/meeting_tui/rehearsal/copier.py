"""Scanners and phones that a page goes through on its way to a file; seeded, and all of it seen in life."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.random import Generator

from meeting_tui.output import whole_file
from meeting_tui.rehearsal import optics
from meeting_tui.rehearsal.strokes import Gray, Picture

MM = optics.MM
Copier = Callable[[Picture, Generator], bytes]


def tidy(page: Picture, rng: Generator) -> bytes:
    """A good scanner and a careful clerk: a little crooked, a little grain."""
    page = grey(page)
    turn = optics.turn(page, float(rng.normal(0, 0.4)), 1.0, rng.normal(0, 4, 2))
    return jpeg(optics.grained(optics.placed(page, page.shape, turn), rng), 60)


def flat(page: Picture, rng: Generator) -> bytes:
    """A flatbed or feeder at 200 dpi: crooked, cropped, upside down, streaked, folded, speckled, pale."""
    return jpeg(_scanned(grey(page), rng), int(rng.integers(40, 91)))


def flat_colour(page: Picture, rng: Generator) -> bytes:
    """The same in colour."""
    return jpeg(optics.tinted(_scanned(coloured(page), rng), rng), int(rng.integers(50, 91)))


def one_bit(page: Picture, rng: Generator) -> bytes:
    """A scanner set to black and white: fax compression in a TIFF, and pencil is gone."""
    from PIL import Image

    level = int(rng.integers(115, 176))
    out = BytesIO()
    bits = Image.fromarray(_scanned(grey(page), rng) > level)
    bits.save(out, "TIFF", compression="group4", dpi=(200, 200))
    return out.getvalue()


def weak(page: Picture, rng: Generator) -> bytes:
    """An old machine: 150 or 200 dpi, soft, grey paper, pale black, grain, a lamp weaker at one side."""
    page, dpi = optics.soft(grey(page), float(rng.uniform(0.8, 1.6))), int(rng.choice([150, 200]))
    shape = (page.shape[0] * dpi // 200, page.shape[1] * dpi // 200)
    angle = float(np.clip(rng.normal(0, 1.5), -4, 4))
    turn = np.diag([dpi / 200, dpi / 200, 1]) @ optics.turn(page, angle, 1.0, rng.normal(0, 8, 2))
    tone = (int(rng.uniform(35, 95)), int(rng.uniform(185, 240)), float(rng.uniform(0.7, 1.4)))
    lamp = 1 - float(rng.uniform(0, 0.2)) * np.linspace(0, 1, shape[1], dtype=np.float32)
    scan = optics.toned(optics.placed(page, shape, turn), *tone)
    scan = optics.lit(scan, np.broadcast_to(lamp, shape))
    optics.specks(scan, rng)
    return jpeg(optics.noise(scan, float(rng.uniform(2, 6)), rng), int(rng.integers(35, 75)), dpi)


def phone(page: Picture, rng: Generator) -> bytes:
    """A phone over a table: perspective, curl, shadow, blur, a quarter turn; of three one in colour."""
    page = coloured(page) if rng.random() < 0.33 else grey(page)
    photo = _photo(page, int(rng.choice([2448, 3024])), rng)
    return jpeg(photo, int(rng.integers(60, 93)), dpi=72)


def chat(page: Picture, rng: Generator) -> bytes:
    """A phone's photo as a chat app passes it on: 1,440 pixels long, and much of it thrown away."""
    import cv2

    photo = _photo(coloured(page), 1620, rng)
    part = 1440 / max(photo.shape)
    size = (round(photo.shape[1] * part), round(photo.shape[0] * part))
    small = cv2.resize(photo, size, interpolation=cv2.INTER_AREA)
    return jpeg(np.asarray(small, dtype=np.uint8), 65, dpi=72)


COPIERS: Mapping[str, Copier] = {
    "flat": flat,
    "flat colour": flat_colour,
    "one bit": one_bit,
    "weak": weak,
    "phone": phone,
    "chat": chat,
}
"""By what they are called where the reader is measured."""


def grey(page: Picture) -> Gray:
    """The page as a grey scanner sees it."""
    import cv2

    return page if page.ndim == 2 else np.asarray(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def coloured(page: Picture) -> Picture:
    """The page in red, green and blue."""
    import cv2

    return page if page.ndim == 3 else np.asarray(cv2.cvtColor(page, cv2.COLOR_GRAY2RGB), dtype=np.uint8)


def _scanned(page: Picture, rng: Generator) -> Picture:
    page = page.copy()
    if rng.random() < 0.25:
        optics.fold(page, rng)
    angle = float(np.clip(rng.normal(0, 1.6), -5, 5)) + (180.0 if rng.random() < 0.15 else 0.0)
    turn = optics.turn(page, angle, float(rng.uniform(0.97, 1.03)), rng.normal(0, 12, 2))
    scan = optics.placed(page, page.shape, turn)
    if rng.random() < 0.3:
        scan = optics.soft(scan, float(rng.uniform(0.4, 1.1)))
    if rng.random() < 0.06:
        scan = optics.crop(scan, rng)
    if rng.random() < 0.05:
        optics.streak(scan, rng)
    optics.specks(scan, rng)
    return optics.noise(optics.faded(scan, rng), float(rng.uniform(1, 4)), rng)


def _photo(page: Picture, width: int, rng: Generator) -> Picture:
    """A photo of this width, upright or turned."""
    shape = (width * 4 // 3, width)
    sheet = optics.curl(page, rng) if rng.random() < 0.4 else page
    table = int(rng.uniform(40, 150))
    photo = optics.placed(sheet, shape, optics.perspective(sheet, shape, rng), table)
    photo = optics.blurred(optics.lit(photo, optics.light(shape, rng)), rng)
    if photo.ndim == 3:
        photo = optics.tinted(photo, rng)
    photo = optics.noise(photo, float(rng.uniform(1.5, 5)), rng)
    return np.ascontiguousarray(np.rot90(photo, int(rng.choice([0, 1, 3], p=[0.84, 0.08, 0.08]))))


def jpeg(page: Picture, quality: int, dpi: int = 200) -> bytes:
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


def torn(page: Picture, cut: float, rng: Generator) -> Picture:
    """The page without its stub, the edge as crooked as hands tear."""
    page = page.copy()
    edge = cut * MM + np.cumsum(rng.normal(0, 0.4, page.shape[1])).clip(-8, 8)
    page[np.arange(page.shape[0])[:, None] > edge[None, :]] = 255
    return page
