"""Pages read a second, beside what the libraries alone need; `benchmarks.measuring` says what they are worth.

The floor decodes the picture as fast as any of the libraries can, finds the QR, looks for four squares where
they must be and cuts out the boxes: no program on them can do with less. It looks for no ink beside them.
Both are timed in turn on the same page, by the processor's clock, for other programs weigh on both alike.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import zxingcpp
from tests.scan import mill

from benchmarks.measure import Measure
from meeting_tui.apart import keep_memory
from meeting_tui.paper.ballots.geometry import PageLayout
from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.strokes import Gray
from meeting_tui.scan.page import ReadingJob, read_page
from meeting_tui.scan.plane import affine, shift
from meeting_tui.scan.sources import PageSource, sources
from meeting_tui.scan.squares import corners

PAGES = 60
FORM = mill.design(4)
_COPIERS: dict[str, tuple[copier.Copier, str]] = {
    "flat": (copier.flat, "≥ 0.70"),
    "phone": (copier.phone, "≥ 0.80"),
}
_ROUNDS = 5


def measures() -> Iterator[Measure]:
    """Flat and phone pages a second in one process, against the floor of the same pages in the same run."""
    cv2.setNumThreads(1)
    keep_memory()  # as the reader's processes do
    count = ReadingJob({mill.POLL: mill.paper(FORM)})
    for kind, (copy, budget) in _COPIERS.items():
        ours = floor = 0.0
        with TemporaryDirectory() as folder:
            pages = _files(Path(folder), copy)
            for source, layout in pages:
                here, there = partial(read_page, source, count), partial(_floor, source, layout)
                rounds = [(_seconds(here), _seconds(there)) for _ in range(_ROUNDS)]
                ours += min(one for one, _other in rounds)
                floor += min(other for _one, other in rounds)
        peer = f"floor of the libraries ({len(pages) / floor:.0f}/s)"
        rate = len(pages) / ours
        yield Measure(f"{kind} pages read, one process", rate, "pages/s", peer, floor / ours, budget)


def _seconds(act: Callable[[], object]) -> float:
    """Of the processor."""
    start = time.process_time()
    act()
    return time.process_time() - start


def _files(folder: Path, copy: copier.Copier) -> list[tuple[PageSource, PageLayout]]:
    layouts = []
    for number, page in enumerate(mill.filled(FORM, PAGES, 1, copy)):
        (folder / f"{number:04}.jpg").write_bytes(page.picture)
        layouts.append(page.sheet.layout)
    return list(zip(sources([folder]), layouts, strict=True))


def _floor(source: PageSource, layout: PageLayout) -> None:
    flags = cv2.IMREAD_GRAYSCALE | cv2.IMREAD_IGNORE_ORIENTATION
    gray = np.asarray(cv2.imdecode(np.fromfile(source.path, np.uint8), flags), dtype=np.uint8)
    step = max(1, round(max(gray.shape) / 1100))
    small = np.ascontiguousarray(gray[::step, ::step])
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    code = zxingcpp.read_barcodes(small, formats, try_rotate=False, try_downscale=False, try_invert=False)[0]
    place = code.position
    points = (place.top_left, place.top_right, place.bottom_left, place.bottom_right)
    mapping = affine(corners(layout.qr), np.array([(p.x * step, p.y * step) for p in points], float))
    for square in layout.squares:
        _look(gray, mapping, square.center)
    for box in layout.boxes:
        _cut(gray, mapping, box.rect.center)


def _look(gray: Gray, mapping: np.ndarray, center: tuple[float, float]) -> None:
    at = mapping @ shift(*center) @ np.diag([0.5, 0.5, 1]) @ shift(-60, -60)
    view = cv2.warpAffine(gray, at[:2], (120, 120), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    inner, outer = cv2.boxFilter(view, cv2.CV_32F, (9, 9)), cv2.boxFilter(view, cv2.CV_32F, (21, 21))
    cv2.minMaxLoc(outer - inner)


def _cut(gray: Gray, mapping: np.ndarray, center: tuple[float, float]) -> None:
    at = mapping @ shift(*center) @ np.diag([1 / 8, 1 / 8, 1]) @ shift(-52, -52)
    patch = cv2.warpPerspective(gray, at, (104, 104), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    np.count_nonzero(patch < 128)
