"""Ballots to PDF: the page that is the same for all is drawn once, what differs is stamped on it."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from meeting_tui.lang import Translator
from meeting_tui.output import whole_file
from meeting_tui.paper import fonts, qr
from meeting_tui.paper.ballots.drawing import PageDrawing, draw_page
from meeting_tui.paper.ballots.geometry import BallotDesign, PageLayout, geometry_json, lay_out
from meeting_tui.paper.ballots.payload import Payload, encode, encode_foot
from meeting_tui.paper.ballots.shapes import Rect, Slot, leading
from meeting_tui.paper.ballots.weights import Parts, in_parts, weight
from meeting_tui.paper.line_breaks import MM_PER_PT, break_lines, fit
from meeting_tui.refusal import Refusal

_LEAST = 9.0  # points: no voter's fact is printed smaller
MM = 1 / MM_PER_PT  # PDF units in a millimetre


@dataclass(frozen=True, slots=True)
class BallotVoter:
    """One ballot's voter. `area` in 0.01 m², `share` as it is kept; `units` as the community writes them,
    "3-2-1201". `parts`: by question about a part of the estate, heads, area and share there."""

    serial: int
    name: str
    units: tuple[str, ...]
    area: int
    heads: int = 1
    share: str = ""
    parts: Parts = field(default_factory=dict)


@dataclass(frozen=True)
class PrintJob:
    """What is printed: a poll's frozen design. `key` is the poll's key (`payload.poll_key`).

    `larger`: the serials in large print, where not all are.
    """

    design: BallotDesign
    poll: str
    key: bytes
    t: Translator
    large_print: bool = False
    test: bool = False
    larger: frozenset[int] = frozenset()

    @cached_property
    def usual(self) -> tuple[PageLayout, ...]:
        """The pages of a ballot that is not one of `larger`."""
        return lay_out(self.design, self.large_print)

    @cached_property
    def large(self) -> tuple[PageLayout, ...]:
        """The pages of one that is, if there are any."""
        return lay_out(self.design, large_print=True) if self.larger else ()

    def layouts(self, serial: int) -> tuple[PageLayout, ...]:
        """The pages of that ballot."""
        return self.large if serial in self.larger else self.usual


@dataclass(frozen=True, slots=True)
class BallotPdf:
    """What came out."""

    ballots: int
    pages: int


def print_ballots(
    job: PrintJob,
    voters: Iterable[BallotVoter],
    out: Path,
    geometry: Path | None = None,
    *,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    cancel: Callable[[], bool] = lambda: False,
) -> BallotPdf:
    """Write all ballots in the order of `voters`, and the geometry file if one is wanted.

    Refused before anything is written: `paper.no_voters`, `paper.glyph`; `paper.cancelled` leaves nothing.
    """
    everyone = tuple(voters)
    if not everyone:
        raise Refusal("paper.no_voters")
    fonts.require(_texts(job, (*job.usual, *job.large), everyone))
    with whole_file(out) as draft, draft.open("wb") as file:
        canvas = _canvas(file, job.design.title)
        usual = [draw_page(canvas, layout) for layout in job.usual]
        large = [draw_page(canvas, layout, "large") for layout in job.large]
        for done, voter in enumerate(everyone):
            if cancel():
                raise Refusal("paper.cancelled", done=done, all=len(everyone))
            forms = large if voter.serial in job.larger else usual
            for layout, form in zip(job.layouts(voter.serial), forms, strict=True):
                canvas.doForm(form)
                _stamp(canvas, layout, voter, job)
                canvas.showPage()
            progress(done + 1, len(everyone))
        canvas.save()
    if geometry is not None:
        _write_geometry(geometry, everyone, job)
    return BallotPdf(len(everyone), sum(len(job.layouts(voter.serial)) for voter in everyone))


def _texts(job: PrintJob, layouts: Sequence[PageLayout], voters: Sequence[BallotVoter]) -> Iterator[str]:
    for layout in layouts:
        for text in layout.texts:
            yield text.text
    if job.design.identity == "signed":
        for voter in voters:
            yield voter.name
            yield from voter.units


def _canvas(file: BinaryIO, title: str) -> Any:
    from meeting_tui.paper.long_run import LongRun

    fonts.load()
    size = (210 * MM, 297 * MM)
    canvas = LongRun(file, pagesize=size, pageCompression=1, invariant=1, initialFontName=fonts.REGULAR)
    canvas.setTitle(title)
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas


def _stamp(canvas: Any, layout: PageLayout, voter: BallotVoter, job: PrintJob) -> None:
    payload = Payload(job.poll, voter.serial, layout.page, job.test)
    _code(canvas, layout, layout.qr, qr.symbol(encode(payload, job.key)))
    if layout.foot:
        _code(canvas, layout, layout.foot, qr.symbol(encode_foot(payload, job.key), "M"))
    pen = PageDrawing(canvas, layout.height)
    for slot in layout.slots:
        size, lines = _fact(slot, voter, job)
        y = slot.y - (leading(size) / 2 if len(lines) > 1 else 0.0)
        for line in lines:
            pen.text(slot.x, y, size, line, slot.bold, slot.align)
            y += leading(size)


def _code(canvas: Any, layout: PageLayout, place: Rect, symbol: qr.Rows) -> None:
    top = (layout.height - place.y) * MM
    canvas.addLiteral(qr.operators(symbol, place.x * MM, top, place.w * MM))


def _fact(slot: Slot, voter: BallotVoter, job: PrintJob) -> tuple[float, tuple[str, ...]]:
    match slot.name:
        case "serial":  # of a secret ballot the code alone has it: nobody can note down which was theirs
            return slot.size, (f"{voter.serial:06d}",) if job.design.identity == "signed" else ()
        case "name":
            return _fitted(voter.name, slot, 2)
        case "units":
            return _fitted(units_line(voter.units, slot, job.t), slot, slot.lines)
        case "area" | "share" | "area+share" | "parts":
            return _fitted(_weights(slot, voter, job), slot, slot.lines)
        case "heads":
            return slot.size, (str(voter.heads),)
        case _:
            return slot.size, (job.design.words.test,) if job.test else ()


def _weights(slot: Slot, voter: BallotVoter, job: PrintJob) -> str:
    if slot.name == "parts":
        return "    ".join(in_parts(job.design, voter.heads, voter.parts, job.t))
    return " / ".join(weight(voter.area, voter.share, name) for name in slot.name.split("+"))


@lru_cache(maxsize=1024)
def _fitted(text: str, slot: Slot, lines: int) -> tuple[float, tuple[str, ...]]:
    text = fonts.drawable(text)
    size, broken = fit(text, slot.width, slot.size, 1, _LEAST)
    return (size, broken) if broken == (text,) else fit(text, slot.width, min(slot.size, 10.5), lines, _LEAST)


def units_line(units: Sequence[str], slot: Slot, t: Translator) -> str:
    """All units, or as many as the slot holds and how many there are: "3-2-1201、3-2-1202 等 40 处"."""
    join = t(", ")

    def line(count: int) -> str:
        named = join.join(units[:count])
        if count == len(units):
            return named
        return t("{units} and others, {n} in all", units=named, n=len(units))

    def too_long(count: int) -> bool:
        return len(break_lines(line(count), slot.width, _LEAST)) > slot.lines

    counts = range(1, len(units) + 1)
    return line(max(1, bisect_left(counts, True, key=too_long)))


def _write_geometry(path: Path, voters: Sequence[BallotVoter], job: PrintJob) -> None:
    numbers = count(1)
    ballots = [
        (f"{voter.serial:06d}", [(next(numbers), layout) for layout in job.layouts(voter.serial)])
        for voter in voters
    ]
    with whole_file(path) as draft:
        draft.write_bytes(json.dumps(geometry_json(ballots), ensure_ascii=False).encode())
