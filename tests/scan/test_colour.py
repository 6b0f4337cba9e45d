"""Where a picture has colour, a line upon a printed word that grey can't tell from it is no blank."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
from PIL import Image
from tests.scan import mill
from tests.scan.by_hand import FORM, TICK, box_of, draw, reading_of

from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.strokes import Pen, Picture, line
from meeting_tui.scan import image

VIOLET = Pen("violet", 0.3, 0.4, 0.2, tint=(0.5, 0.75, 0.15))
DARKER = Pen("violet", 0.4, 0.4, 0.2, tint=(0.5, 0.75, 0.15))
BLUE = Pen("blue", 0.87, 0.55, tint=(1.0, 0.85, 0.3))
STRIKE = [line((-4.4, -0.2), (3.6, 0.3))]
ALL = {f"q{no}" for no in range(1, 5)}


@pytest.fixture(scope="module")
def sheet() -> mill.Sheet:
    return next(mill.sheets(FORM))


def _marked(sheet: mill.Sheet, *, struck: str = "", ticked: str = "", pen: Pen = VIOLET) -> Picture:
    """The page in colour, the first word of a question struck out, the first box of another ticked."""
    page = copier.coloured(sheet.gray).copy()
    for question, ink, lines, right in ((struck, pen, STRIKE, 10.8), (ticked, BLUE, TICK, 0.0)):
        if question:
            x, y = box_of(sheet, question).rect.center
            draw(page, (x + right, y), lines, ink)
    return page


def _scanned(page: Picture) -> Picture:
    """A little grain."""
    tile = np.random.default_rng(2).normal(-3, 2, (512, 512, 3)).astype(np.int16)
    grain = np.tile(tile, (-(-page.shape[0] // 512), -(-page.shape[1] // 512), 1))
    grained = page + grain[: page.shape[0], : page.shape[1]]
    return np.asarray(grained.clip(0, 255), dtype=np.uint8)


def _jpeg(page: Picture) -> bytes:
    return copier.jpeg(page, 75)


def _png(page: Picture) -> bytes:
    out = BytesIO()
    Image.fromarray(page).save(out, "PNG", compress_level=1)
    return out.getvalue()


def _taken_out(page: Picture) -> bytes:
    """A PDF with the scanner's JPEG."""
    out = BytesIO()
    Image.fromarray(page).save(out, "PDF", resolution=200)
    return out.getvalue()


def _drawn(page: Picture) -> bytes:
    """A PDF that must be drawn, for something is written on it."""
    document, out = pypdfium2.PdfDocument(_taken_out(page)), BytesIO()
    lone = pypdfium2.PdfDocument.new()
    lone.import_pages(document)
    for _twice in range(2):
        small = pypdfium2.PdfImage.new(lone)
        small.set_bitmap(pypdfium2.PdfBitmap.from_pil(Image.new("RGB", (2, 2), "white")))
        lone[0].insert_obj(small)
    lone[0].gen_content()
    lone.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kept", [_jpeg, _png, _taken_out, _drawn])
def test_a_coloured_line_upon_a_word_is_no_blank(
    tmp_path: Path, sheet: mill.Sheet, kept: Callable[[Picture], bytes]
) -> None:
    """Grey, the same scan shows nothing that is darker than print may be: only its colour tells."""
    scan = _scanned(_marked(sheet, struck="q2", ticked="q1"))
    read = reading_of(tmp_path, kept(scan))
    assert (read.marks.get("q1"), read.doubts) == ("for", {"q2": ("written",)})
    assert reading_of(tmp_path, kept(copier.grey(scan))).marks.keys() == ALL


def _beside_each_other(page: Picture) -> Picture:
    """As a scanner that reads red a line after the others."""
    return np.stack([np.roll(page[:, :, no], no == 0, axis=0) for no in range(3)], axis=2)


def _lifted(page: Picture) -> Picture:
    """A lens that makes black no black, and not the same of each colour."""
    return np.asarray(page * np.float32(0.85) + np.float32((22, 10, 30)), dtype=np.uint8)


def _bluish_print(page: Picture) -> Picture:
    """As a printer that mixes its black."""
    taken = 255 - page.astype(np.float32)
    return np.asarray(255 - taken * np.float32((1.0, 0.96, 0.85)), dtype=np.uint8)


def _pink_paper(page: Picture) -> Picture:
    return np.asarray(page * np.float32((1.0, 0.8, 0.86)), dtype=np.uint8)


def _two_lamps(page: Picture) -> Picture:
    """Warm light from the left, daylight from the right."""
    right = np.linspace(0, 1, page.shape[1], dtype=np.float32)[None, :, None]
    return np.asarray(
        page * (np.float32((1.0, 0.97, 0.8)) * (1 - right) + np.float32((0.85, 0.95, 1.0)) * right), np.uint8
    )


@pytest.mark.parametrize("way", [_beside_each_other, _lifted, _bluish_print, _pink_paper, _two_lamps])
def test_what_print_and_paper_have_of_colour_is_no_ink(
    tmp_path: Path, sheet: mill.Sheet, way: Callable[[Picture], Picture]
) -> None:
    """Nor does it hide ink."""
    empty, struck = (_scanned(way(_marked(sheet, struck=on, ticked="q1"))) for on in ("", "q2"))
    assert reading_of(tmp_path, _jpeg(empty)).marks == {"q1": "for", "q2": None, "q3": None, "q4": None}
    assert "q2" in reading_of(tmp_path, _jpeg(struck)).doubts


def test_a_chat_apps_picture_keeps_colour_enough(tmp_path: Path, sheet: mill.Sheet) -> None:
    def sent(page: Picture) -> bytes:
        return copier.jpeg(cv2.resize(page, (1018, 1440), interpolation=cv2.INTER_AREA), 65, dpi=72)  # type: ignore[arg-type]

    empty, struck = (sent(_scanned(_marked(sheet, struck=on, ticked="q1", pen=DARKER))) for on in ("", "q2"))
    assert reading_of(tmp_path, empty).marks.keys() == ALL
    assert reading_of(tmp_path, struck).doubts == {"q2": ("written",)}


def test_nobody_looks_for_colours_in_grey(sheet: mill.Sheet) -> None:
    assert image.decode(BytesIO(_jpeg(sheet.gray))).colours is image.colourless
    coarse = image.decode(BytesIO(_jpeg(copier.coloured(sheet.gray)))).colours()
    assert coarse is not None
    assert coarse.shape == (1170, 827, 3)
