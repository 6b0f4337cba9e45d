"""The scanner: papers marked by hands of the rehearsal, spoilt as they come, bound box by box."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
from tests.scan.spoils import torn_across

from benchmarks.evening import plan
from benchmarks.evening.plan import Marks, Paper
from meeting_tui.paper.ballots.geometry import BallotDesign, PageLayout, Rect, lay_out
from meeting_tui.paper.ballots.payload import Payload, encode
from meeting_tui.paper.qr import symbol
from meeting_tui.rehearsal import copier, hands
from meeting_tui.rehearsal.filling import Pile, Sheet, fill
from meeting_tui.rehearsal.strokes import Gray

BUNCH = 120
"""Pages the feeder takes at once, a file each time."""
MARGIN = 3.0  # mm round a code that go with it


@dataclass(frozen=True)
class Scan:
    """One sheet through the scanner: page `at` of a printed file, as `paper` was filled in, and `what` it is.

    `seen` are the marks that a careful person sees, once it is drawn; `place` is its file and page.
    """

    what: str
    source: str = ""
    at: int = 0
    serial: int = 0
    wishes: Marks = field(default_factory=dict)
    signed: bool = True
    copy: int = 0
    way: str = ""
    seen: Marks = field(default_factory=dict)
    place: tuple[str, int] = ("", 0)

    @property
    def plain(self) -> bool:
        """Whether it must be marked as the ballot asks: a better picture would be no second scan."""
        return self.what in ("thrice", "again")


@dataclass(frozen=True)
class Printed:
    """What came from printers: by name the PDF; and how pages of it look. `key` is the poll's."""

    files: Mapping[str, Path]
    design: BallotDesign
    poll: str
    key: bytes

    @property
    def layout(self) -> PageLayout:
        """The one page of a ballot."""
        (layout,) = lay_out(self.design)
        return layout


def piles(
    made: Sequence[Paper], pages: Mapping[int, tuple[str, int]], dice: random.Random
) -> dict[str, list[Scan]]:
    """What lies in each box, in no order; `late` and `lost` lie apart. `pages`: where a serial is printed."""
    boxes: dict[str, list[Scan]] = {box: [] for box in (*plan.BOXES, "late", "lost")}
    for paper in made:
        if paper.fate not in ("back", "late"):
            continue
        boxes[_box(paper)].extend(_scans(paper, pages[paper.serial]))
        if paper.flaw.startswith("copied"):
            other = dice.choice([box for box in plan.BOXES if _copy_there(paper, box)])
            copy = replace(_scans(paper, pages[paper.serial])[0], what="copy", copy=9, wishes=_other(paper))
            boxes[other].append(copy)
    back = [paper for paper in made if paper.fate == "back"]
    for what, number in plan.STRANGE.items():
        for n in range(plan.scaled(number, len(made))):
            source, at, serial = _strange(what, n, made, pages)
            scan = Scan(what, source, at, serial, dice.choice(back).wishes or {})
            boxes[dice.choice(plan.BOXES)].append(scan)
    for scans in boxes.values():
        dice.shuffle(scans)
    return {box: list(_turned(scans) if box in plan.DUPLEX else scans) for box, scans in boxes.items()}


def _box(paper: Paper) -> str:
    if paper.fate == "back":
        return "lost" if paper.lost else paper.box
    return "late"


def _copy_there(paper: Paper, box: str) -> bool:
    return box not in plan.STATIONS["A"] if paper.flaw == "copied elsewhere" else box == paper.box


def _scans(paper: Paper, page: tuple[str, int]) -> list[Scan]:
    what = paper.fate if paper.fate == "late" else paper.flaw or "plain"
    first = Scan(
        what, *page, paper.serial, paper.wishes or {}, signed=paper.flaw != "unsigned", way=paper.way
    )
    again = [replace(first, what="again", copy=copy) for copy in (1, 2)] if what == "thrice" else []
    return [first, *again]


def _other(paper: Paper) -> Marks:
    """What stands on a copy that somebody marked anew."""
    first = (paper.wishes or {})["lift"]
    return {**(paper.wishes or {}), "lift": ("against",) if first == ("for",) else ("for",)}


def _strange(
    what: str, n: int, made: Sequence[Paper], pages: Mapping[int, tuple[str, int]]
) -> tuple[str, int, int]:
    if what == "voided":
        serial = [paper.serial for paper in made if paper.fate == "void"][n]
        return (*pages[serial], serial)
    return "" if what == "note" else what, n, 0


def _turned(scans: Sequence[Scan]) -> Iterator[Scan]:
    for scan in scans:
        yield from (scan, Scan("back"))


def bound(
    scans: Sequence[Scan], printed: Printed, folder: Path, name: str, workers: int
) -> tuple[list[Path], list[Scan]]:
    """Put them through the scanner: the files, and each sheet with where it is and what stands on it."""
    dice = np.random.default_rng(int.from_bytes(name.encode()))
    drawn = dict(_drawn(scans, printed, workers))
    files, told = [], []
    for start in range(0, len(scans), BUNCH):
        file = folder / f"{name}-{start // BUNCH + 1:02}.pdf"
        pictures = []
        for at, scan in enumerate(scans[start : start + BUNCH], start):
            picture, seen = drawn.pop(at, (b"", {}))
            pictures.append(_spoilt(scan, picture, printed, dice) if picture else _plain(scan.what, dice))
            told.append(replace(scan, seen=seen, place=(file.name, at - start + 1)))
        copier.bind(pictures, file)
        files.append(file)
    return files, told


def _drawn(
    scans: Sequence[Scan], printed: Printed, workers: int
) -> Iterator[tuple[int, tuple[bytes, Marks]]]:
    words, layout = printed.design.words, printed.layout
    most = {question.id: question.max_ticks for question in printed.design.questions}
    for source, plain in sorted({(scan.source, scan.plain) for scan in scans if scan.source}):
        mine = [at for at, scan in enumerate(scans) if (scan.source, scan.plain) == (source, plain)]
        pile = Pile(printed.files[source], (layout,), words.signature, source, careful=plain, most=most)
        sheets = [_sheet(scans[at]) for at in mine]
        for at, filled in zip(mine, fill(pile, sheets, workers=workers), strict=True):
            yield at, (filled.picture, {name: meant.choices for name, meant in filled.seen.items()})


def _sheet(scan: Scan) -> Sheet:
    return Sheet(scan.at, scan.serial, 1, scan.wishes, scan.signed, scan.copy, scan.way)  # type: ignore[arg-type]


def _plain(what: str, dice: np.random.Generator) -> bytes:
    """The back of a sheet; or a list that somebody wrote, with no code on it."""
    page = np.roll(_grain(), int(dice.integers(1, 3_000_000)))
    page = np.ascontiguousarray(page)
    if what == "note":
        hand = hands.clean_hand(dice)
        for line in range(6):
            hands.TUNING.write(page, 7.87, (40.0, 50.0 + 14 * line), "买菜 12.50", 7.0, hand.pen, dice)
    return copier.jpeg(page, 60)


@cache
def _grain() -> Gray:
    noise = np.random.default_rng(2).normal(248, 2, (2339, 1654))
    return np.clip(noise, 0, 255).astype(np.uint8)


def _spoilt(scan: Scan, picture: bytes, printed: Printed, dice: np.random.Generator) -> bytes:
    if scan.what not in ("broken", "torn", "altered"):
        return picture
    from PIL import Image

    page, layout = np.array(Image.open(BytesIO(picture))), printed.layout
    if scan.what == "torn":
        page = torn_across(page, dice, head=bool(scan.serial % 2))
    elif scan.what == "altered":
        _altered(page, layout.qr, _changed(encode(Payload(printed.poll, scan.serial, 1), printed.key)))
    else:
        for place in filter(None, (layout.qr, layout.foot)):
            page[_pixels(place, MARGIN)] = dice.integers(20, 90)
    return copier.jpeg(page, 60)


def _changed(text: str) -> str:
    """The code with another number in it and the seal it had."""
    return text[:12] + str((int(text[12]) + 5) % 10) + text[13:]


def _altered(page: Gray, place: Rect, text: str) -> None:
    """Another code pasted over that at the head."""
    import cv2

    page[_pixels(place, MARGIN)] = 250
    rows = symbol(text)
    side = round(place.w * copier.MM)
    code = np.array([[0 if dark else 250 for dark in row] for row in rows], np.uint8)
    down, across = _pixels(place, 0.0)
    large = cv2.resize(code, (side, side), interpolation=cv2.INTER_NEAREST)
    page[down.start : down.start + side, across.start : across.start + side] = large


def _pixels(place: Rect, more: float) -> tuple[slice, slice]:
    left, top = (round((side - more) * copier.MM) for side in (place.x, place.y))
    right, bottom = (round((side + more) * copier.MM) for side in (place.right, place.bottom))
    return np.s_[max(0, top) : bottom, max(0, left) : right]
