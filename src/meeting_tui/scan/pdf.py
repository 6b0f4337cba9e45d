"""Pages of a PDF: the scanner's own JPEG is taken out as it lies there; only what is drawn is rendered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from meeting_tui.apart import Apart, Ended
from meeting_tui.scan.image import TRUSTED_DPI, Gray, PageImage, check_size, colours_now, decode, page_image
from meeting_tui.scan.reasons import Unreadable

MAX_PAGES = 500
PAGE_SECONDS = 3
"""Of the processor, for one page; 600 dots an inch in colour take one."""
MAX_SIDES = (460 / 25.4 * 72, 330 / 25.4 * 72)  # points: A3 and a little
MOST_SIDE = 8200  # points: of a photo of 48 megapixels whose PDF takes each pixel for a point
RENDER_DPI = 200
_ENCLOSED = -1  # in the place of a page's number
_EDGE = 30  # points of a JPEG that programs cut off at the page's edge
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_INVISIBLE = 3  # a text rendering mode: what OCR lays over a scan


def page_count(path: Path) -> int:
    """How many pages; Unreadable for more than MAX_PAGES."""
    count: int = _asked(path, 0)
    if not count:
        raise Unreadable("damaged")
    if count > MAX_PAGES:
        raise Unreadable("too_many_pages")
    return count


def encloses(path: Path) -> bool:
    """Whether whole files are enclosed in it, as in a portfolio; no page shows them."""
    return bool(_asked(path, _ENCLOSED))


def page_of(path: Path, number: int) -> PageImage:
    """Page `number` (from 1) as pixels. Unreadable says why there is none."""
    page: PageImage | _Jpeg = _asked(path, number)
    if isinstance(page, PageImage):
        return page
    return replace(decode(BytesIO(page.data)), dpi=page.dpi)


@dataclass(frozen=True, slots=True)
class _Jpeg:
    """A scanner's JPEG as it lies in the file: a tenth of what its pixels would take to be handed over."""

    data: bytes
    dpi: float | None


def _asked(path: Path, number: int) -> Any:
    """A PDF is a program: what drawing it takes, nobody knows beforehand."""
    try:
        return _drawing(path, number)
    except Ended as ended:
        raise Unreadable("too_slow" if ended.slow else "crashed") from ended


def _draw(path: Path, number: int) -> int | PageImage | _Jpeg:
    """In the process that draws: one page, or for `_ENCLOSED` how many files are enclosed, for 0 how many
    pages there are; the last file stays open."""
    facts = path.stat()
    key = path, facts.st_mtime_ns, facts.st_size
    if key not in _open:
        for document in _open.values():
            document.close()
        _open.clear()
        _open[key] = PdfFile(path)
    if number > 0:
        return _open[key].page(number)
    return _open[key].enclosed if number else _open[key].count


_drawing = Apart(_draw, PAGE_SECONDS, Unreadable)
_open: dict[tuple[Path, int, int], PdfFile] = {}


class PdfFile:
    """An open PDF. Unreadable when it is none, or locked, or a page of it is broken."""

    def __init__(self, path: Path) -> None:
        import pypdfium2

        self.path = path
        try:
            self._pdf = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) == _PASSWORD
            raise Unreadable("locked" if locked else "damaged") from error

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()

    @property
    def count(self) -> int:
        return len(self._pdf)

    @property
    def enclosed(self) -> int:
        return int(self._pdf.count_attachments())

    def page(self, number: int) -> PageImage | _Jpeg:
        """Page `number` (from 1)."""
        import pypdfium2

        try:
            sheet = self._pdf[number - 1]
            try:
                lone = _lone_image(sheet)
                return (_taken_out(lone, sheet) if lone else None) or _rendered(sheet)
            finally:
                sheet.close()
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise Unreadable("damaged") from error


def _lone_image(sheet: Any) -> Any | None:
    """The one upright image that is the whole page; None when anything else is to be seen."""
    from pypdfium2 import raw

    if sheet.get_rotation() or raw.FPDFPage_GetAnnotCount(sheet):
        return None
    images = []
    for item in sheet.get_objects(max_depth=3):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            images.append(item)
        elif item.type == raw.FPDF_PAGEOBJ_TEXT:
            if raw.FPDFTextObj_GetTextRenderMode(item) != _INVISIBLE:
                return None
        elif item.type != raw.FPDF_PAGEOBJ_FORM:
            return None
    return images[0] if len(images) == 1 and _upright(images[0]) else None


def _upright(image: Any) -> bool:
    from pypdfium2 import raw

    across, up, right, down, *_rest = image.get_matrix().get()
    skewed = abs(up) > 0.01 * abs(across) or abs(right) > 0.01 * abs(down)
    return across > 0 and down > 0 and not skewed and not raw.FPDFPageObj_HasTransparency(image)


def _taken_out(image: Any, sheet: Any) -> PageImage | _Jpeg | None:
    width, height = image.get_px_size()
    check_size(width, height)
    dpi = _dpi(width, height, image.get_bounds())
    filters = image.get_filters()
    if filters == ["DCTDecode"] and _shows_all(image, sheet, _EDGE):
        data = bytes(image.get_data())
        return None if _printed(data) else _Jpeg(data, dpi)
    if "JPXDecode" in filters or not _shows_all(image, sheet, 2):
        return None
    metadata = image.get_metadata()
    return _page(image.get_bitmap(), dpi, bilevel=metadata.bits_per_pixel == 1)


def _printed(data: bytes) -> bool:
    """A JPEG for print (four inks) may be stored inverted: that one is left to the renderer."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("JPEG",)) as image:
            return bool(image.mode == "CMYK")
    except (OSError, SyntaxError, ValueError) as error:
        raise Unreadable("damaged") from error


def _shows_all(image: Any, sheet: Any, edge: float) -> bool:
    """Whether no more than `edge` points of the image lie beyond the page: half an A3 scan is a page, too."""
    left, bottom, right, top = image.get_bounds()
    width, height = sheet.get_size()
    return bool(left > -edge and bottom > -edge and right < width + edge and top < height + edge)


def _dpi(width: int, height: int, bounds: tuple[float, float, float, float]) -> float | None:
    left, bottom, right, top = bounds
    across, down = width * 72 / max(right - left, 1), height * 72 / max(top - bottom, 1)
    trusted = round(across) in TRUSTED_DPI and abs(across - down) < 0.01 * across
    return (across + down) / 2 if trusted else None


def _rendered(sheet: Any) -> PageImage:
    long, short = sorted(sheet.get_size(), reverse=True)
    if long > MOST_SIDE:
        raise Unreadable("too_large")
    too_large = max(1.0, long / MAX_SIDES[0], short / MAX_SIDES[1])
    scale = RENDER_DPI / 72 / too_large
    check_size(round(long * scale), round(short * scale))
    return _page(sheet.render(scale=scale), RENDER_DPI if too_large == 1 else None)


def _page(bitmap: Any, dpi: float | None, *, bilevel: bool = False) -> PageImage:
    return page_image(_array(bitmap), dpi, bilevel=bilevel, colours=colours_now(bitmap.to_pil()))


def _array(bitmap: Any) -> Gray:
    import cv2

    pixels = bitmap.to_numpy()
    channels = 1 if pixels.ndim == 2 else pixels.shape[2]
    if channels == 1:
        return np.ascontiguousarray(pixels.reshape(pixels.shape[:2]))
    gray = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY if channels == 3 else cv2.COLOR_BGRA2GRAY)
    return np.asarray(gray, dtype=np.uint8)
