"""Pages read a second, beside what the libraries alone need; `benchmarks.measuring` says what they are worth.

No program can do with less than decoding the picture and finding the code; what a page costs above that is
what reading costs. The floor looks for four squares where they must be and cuts out the boxes as well. It
judges nothing and proves no blank: a reader that looks for ink all over the page can't come near it.
All are timed in turn on the same page, by the processor's clock, for other programs weigh on them alike.
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
    """Flat and phone pages in one process, beside what the libraries take for the same pages."""
    cv2.setNumThreads(1)
    keep_memory()  # as the reader's processes do
    count = ReadingJob({mill.POLL: mill.paper(FORM)})
    for kind, (copy, budget) in _COPIERS.items():
        with TemporaryDirectory() as folder:
            ours, floor, least = _taken(_files(Path(folder), copy), count)
        peer = f"floor of the libraries ({1 / floor:.0f}/s)"
        yield Measure(f"{kind} pages read, one process", 1 / ours, "pages/s", peer, floor / ours, budget)
        peer = f"decoding and the code ({least * 1000:.1f} ms)"
        above = ours - least
        yield Measure(
            f"{kind} page, above decoding and finding its code", above * 1000, "ms", peer, above / least
        )


def _taken(pages: list[tuple[PageSource, PageLayout]], count: ReadingJob) -> tuple[float, float, float]:
    """Seconds a page, the best of some rounds: to read it; the floor's; to decode it and find its code."""
    total = np.zeros(3)
    for source, layout in pages:
        acts = (partial(read_page, source, count), partial(_floor, source, layout), partial(_coded, source))
        total += np.min([[_seconds(act) for act in acts] for _ in range(_ROUNDS)], axis=0)
    ours, floor, least = (total / len(pages)).tolist()
    return ours, floor, least


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


def _coded(source: PageSource) -> tuple[np.ndarray, np.ndarray]:
    """The picture, and the corners of its code."""
    flags = cv2.IMREAD_GRAYSCALE | cv2.IMREAD_IGNORE_ORIENTATION
    gray = np.asarray(cv2.imdecode(np.fromfile(source.path, np.uint8), flags), dtype=np.uint8)
    step = max(1, round(max(gray.shape) / 1100))
    small = np.ascontiguousarray(gray[::step, ::step])
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    code = zxingcpp.read_barcodes(small, formats, try_rotate=False, try_downscale=False, try_invert=False)[0]
    place = code.position
    points = (place.top_left, place.top_right, place.bottom_left, place.bottom_right)
    return gray, np.array([(p.x * step, p.y * step) for p in points], float)


def _floor(source: PageSource, layout: PageLayout) -> None:
    gray, seen = _coded(source)
    mapping = affine(corners(layout.qr), seen)
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
