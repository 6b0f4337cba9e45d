"""The fit that tells a plain mark from one taken back: `scan/fitted.json` is what it writes.

`python -m benchmarks.fitting [PAGES]` draws marks of tuning and retired hands in every box of so many pages
a kind of copier, takes some of them back, measures all that may be a mark to the reader
(`scan.shapes.Drawn`) and fits a small net (`benchmarks.learning`) to the numbers. Of four marks one has a
shape of the hands; the others are of ranges (`benchmarks.drawing`), and some are pressed unevenly, as with a
brush. A mark is taken back when a person sees that (`rehearsal.sight`); what was and nobody sees it is left
out. Words and characters written over a box are no mark of it either, and no more are rings round it, which
stand on pages of their own, as do marks far larger than others or smaller, and crosses corner to corner.

Before it is written it prints what such a fit is worth on pages kept apart, and on marks of a make that no
page of the fit has: other hands are always of other makes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from tests.scan import mill

from benchmarks import drawing
from benchmarks.characters import character
from benchmarks.learning import layers, put_down
from meeting_tui.apart import begin_child
from meeting_tui.paper.ballots.geometry import Box, ChoiceDesign
from meeting_tui.rehearsal import copier, letters, sight
from meeting_tui.rehearsal.deeds import Desk
from meeting_tui.rehearsal.hands import TUNING, Hand, living_hand, pick
from meeting_tui.rehearsal.measuring import marks as neighbours
from meeting_tui.rehearsal.retired import RETIRED
from meeting_tui.rehearsal.schooled import SCHOOLED
from meeting_tui.rehearsal.strokes import Pen, Points, ellipse, stroke
from meeting_tui.scan import shapes
from meeting_tui.scan.alignment import align
from meeting_tui.scan.cells import views
from meeting_tui.scan.features import measure
from meeting_tui.scan.identity import identify
from meeting_tui.scan.marks import judge, scores
from meeting_tui.scan.net import Numbers, near, odds
from meeting_tui.scan.reasons import Unreadable
from meeting_tui.scan.register import register
from meeting_tui.scan.sources import PageSource, load
from meeting_tui.scan.squares import Anchor

SEED, PAGES = 20261129, 1200  # pages of each kind
BATCH = 40  # pages drawn at once
FORM = mill.design(1, tuple(ChoiceDesign(f"o{no}", f"方案{no}") for no in range(1, 33)), max_ticks=3)
EACH = 4  # boxes that one hand marks
TAKEN = 0.4  # part of the marks that are taken back; a box that is filled is none, to anybody
UNMET = 3  # parts that the makes are told into: what fits without a part say of it
WORD, RING, CHARACTER = NO_MARKS = "word", "ring", "character"
RINGED, FULL = 8, 0.4  # one page more in so many is of rings alone; part of them round a mark
RINGS = 1000  # the first number of their batches
SIZED, SIZES = 4, 3000  # one page more in so many is of marks of odd sizes; the first number of their batches
LARGE, SMALL = (1.3, 2.2), (0.4, 0.8)  # times the size of others
CORNERS = 0.3  # part of them
APART = 4  # of so many pages one is kept apart first, to say what the fit is worth
LEVELS = (-4, -3.5, -3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1)
FEW = 0.05  # of the marks taken back that may look plain, where makes are compared
SHARP = 6.0  # pixels a mm, as `scan.boxes`
LISTS = TUNING, RETIRED, SCHOOLED
LEAST = 0.07  # part of a box that a mark must cover, as `scan.account`
KNOWN, BACK = 0.25, 0.25  # part of the marks, and of what takes them back, that is of the hands' own shapes
NEAR = 0.35  # part of the rest, and of what takes marks back, that is drawn as neighbours draw
WIDEST = 2.4  # mm: a parcel marker
THICK, OTHER = 0.2, 0.6  # part of the hands with a felt pen; with that or any other of a range
OLD = 0.15  # part of the hands that tremble
CALM, CROSSES = 0.4, 0.3  # part of the others that hardly shake; that draw crosses beside those that would
WORDS, LETTERS = 0.12, 3  # part of the boxes over which words stand; at most so many letters at once
WRITTEN = 0.04  # part of the boxes that one character is written into, or two
APIECE = 0.5  # part of the marks whose lines are inked one by one, darker where they cross
PRESSED = 0.25  # part of the marks that are pressed unevenly, as with a brush or a soft pen
TRIES = 4  # times that a mark is drawn over
FITTED = Path(shapes.__file__).with_name("fitted.json")


@dataclass(frozen=True)
class Made:
    """How a mark came about, and whether it was taken back, and can be told from that."""

    make: str
    taken: bool = False
    told: bool = True


@dataclass(frozen=True)
class Measured:
    """The numbers of a mark, how it came about, and the page it is on, of which kind."""

    numbers: tuple[float, ...]
    made: Made
    page: int
    kind: str


Put = Callable[[Desk, Box], Made]


def _hand(rng: Generator) -> Hand:
    of = LISTS[int(rng.integers(len(LISTS)))]
    while True:
        hand = living_hand(rng, of)
        if hand.habit in {*drawing.MARKS, "filled"} and hand.pen.plain:
            break
    if rng.random() < CROSSES:
        names = list(of.shapes["cross"])
        hand = replace(hand, habit="cross", shape=names[int(rng.integers(len(names)))])
    chance = rng.random()
    if chance < THICK:
        hand = replace(hand, pen=replace(hand.pen, width=float(rng.uniform(0.8, WIDEST)), skip=0.0))
    elif chance < OTHER:
        hand = replace(hand, pen=_pen(rng))
    if rng.random() < OLD:
        return replace(hand, of=replace(of, shaken=drawing.trembled), shake=float(rng.uniform(0.06, 0.28)))
    return replace(hand, shake=hand.shake * 0.25) if rng.random() < CALM else hand


def _pen(rng: Generator) -> Pen:
    grain = float(rng.uniform(0, 0.4)) if rng.random() < 0.3 else 0.0
    skip = float(rng.uniform(0, 0.4)) if rng.random() < 0.35 else 0.0
    return Pen("other", float(rng.uniform(0.45, 0.95)), float(rng.uniform(0.3, 1.0)), grain, skip)


def marked(desk: Desk, box: Box) -> Made:
    """A mark of a hand, plain or taken back, or words, or a character."""
    hand, rng = desk.hand, desk.rng
    if rng.random() < WORDS:
        return _worded(desk, box)
    if rng.random() < WRITTEN:
        return written(desk, box)
    if rng.random() < KNOWN:
        made, lines = Made(f"{hand.habit} {hand.shape}"), hand.outline(rng)
    elif rng.random() < NEAR:
        maker = pick(rng, neighbours.MARKS[hand.habit])
        own = np.random.default_rng(int(rng.integers(2**32)))
        name = getattr(maker, "func", maker).__name__
        made, lines = Made(f"neighbour {name}"), hand.drawn(maker(own, rng, hand.pen.width), rng)
    else:
        fills = hand.habit == "filled"
        make, drawn = drawing.filling(rng, hand.pen.width) if fills else drawing.mark(hand.habit, rng)
        made, lines = Made(make), hand.drawn(drawn, rng)
    swell = _swell(rng)
    for some in [[one] for one in lines] if rng.random() < APIECE else [lines]:
        stroke(desk.page, desk.scale, box.rect.center, some, hand.pen, rng, swell)
    if hand.habit == "filled" or rng.random() > TAKEN:
        return made
    return replace(made, taken=True, told=_take_back(desk, box, lines))


def written(desk: Desk, box: Box, *, invented: bool = False) -> Made:
    """A character in a box, or two; `invented` ones too."""
    pen, rng = desk.hand.pen, desk.rng
    lines, told = character(rng, pen.width, invented=invented)
    stroke(desk.page, desk.scale, box.rect.center, desk.shaken(lines), pen, rng, _swell(rng))
    return Made(CHARACTER, taken=True, told=told)


def _swell(rng: Generator) -> float:
    """How unevenly the pen is pressed: by as much of its width, more and less."""
    return float(rng.uniform(0.2, 0.75)) if rng.random() < PRESSED else 0.0


def _worded(desk: Desk, box: Box) -> Made:
    """Words over a box: of the hands' own letters, or in nobody's."""
    rng = desk.rng
    if rng.random() < 0.5:
        desk.draw(box.rect.center, desk.shaken(drawing.word(rng)))
        return Made(WORD, taken=True)
    every = [*desk.kin.sentences, *(text for texts in desk.kin.words.values() for text in texts)]
    whole = every[int(rng.integers(len(every)))]
    at, size = int(rng.integers(max(1, len(whole) - LETTERS))), float(rng.uniform(3.5, 9.0))
    text = whole[at : at + LETTERS]
    left, top = rng.uniform(0.1, len(text) * letters.step(text[0])), rng.uniform(0.15, 0.85)
    x, y = box.rect.center
    desk.write((x - left * size, y - top * size), text, size)
    return Made(WORD, taken=True)


def ringed(desk: Desk, box: Box) -> Made:
    """A ring round a box, empty or with a mark of lines in it: not what the ballot asks for."""
    if desk.hand.habit != "filled" and desk.rng.random() < FULL:
        marked(desk, box)
    across = float(desk.rng.uniform(3.2, 6.5))
    ring = ellipse(across, across * float(desk.rng.uniform(0.75, 1.3)), float(desk.rng.uniform(0.85, 1.5)))
    desk.draw(box.rect.center, desk.shaken([ring + desk.rng.normal(0, desk.hand.off, 2)]))
    return Made(RING, taken=True)


def sized(desk: Desk, box: Box) -> Made:
    """A mark of lines far larger than others, or smaller, or a cross from corner to corner; and what takes it
    back as large or as small."""
    hand, rng = desk.hand, desk.rng
    if rng.random() < CORNERS:
        large, made, drawn = 1.0, "corners", drawing.corners(rng)
        hand = replace(hand, habit="cross")
    else:
        large = float(rng.uniform(*(LARGE if rng.random() < 0.5 else SMALL)))
        hand = replace(hand, habit="tick" if hand.habit == "filled" else hand.habit)
        made, drawn = drawing.mark(hand.habit, rng)
    lines = replace(hand, size=large, slant=hand.slant / 2).drawn(drawn, rng)
    stroke(desk.page, desk.scale, box.rect.center, lines, hand.pen, rng, _swell(rng))
    if rng.random() > TAKEN:
        return Made(f"{made} sized")
    taken = _take_back(replace(desk, hand=hand), box, lines, large)
    return Made(f"{made} sized", taken=True, told=taken)


def _take_back(desk: Desk, box: Box, mark: Sequence[Points], large: float = 1.0) -> bool:
    """Drawn over until a person sees it; whether one does."""
    over: list[Points] = []
    for _ in range(TRIES):
        lines = desk.shaken([points * large * desk.between(0.7, 1.5) for points in _over(desk)])
        stroke(desk.page, desk.scale, box.rect.center, lines, desk.hand.pen, desk.rng, _swell(desk.rng))
        over += lines
        if sight.taken_back(mark, over, desk.hand.pen.width):
            return True
    return False


def _over(desk: Desk) -> Sequence[Points]:
    hand, rng = desk.hand, desk.rng
    if rng.random() < NEAR:
        return neighbours.cover(np.random.default_rng(int(rng.integers(2**32))), rng)
    if rng.random() > BACK:
        return drawing.undone(hand.habit, rng)
    ways = hand.kin.scribbles + (hand.kin.strikes if hand.habit not in {"cross", "slash"} else ())
    return ways[int(rng.integers(len(ways)))]


@dataclass(frozen=True)
class Batch:
    """Pages of one kind with something `put` in every box; `no` tells what is drawn from all else that is."""

    kind: str
    no: int
    pages: int
    put: Put


def batches(pages: int, first: int, put: Put) -> Iterator[Batch]:
    """So many pages of every kind of copier; `first` tells them from others."""
    for kind in copier.COPIERS:
        for no in range(-(-pages // BATCH)):
            yield Batch(kind, first + no, min(BATCH, pages - no * BATCH), put)


def every(work: Sequence[Batch]) -> list[Measured]:
    """What may be a mark to the reader, of all the pages."""
    found: list[Measured] = []
    with ProcessPoolExecutor(None, get_context("spawn"), begin_child) as pool:
        for batch, some in zip(work, pool.map(drawn, work), strict=True):
            found += some
            print(batch.kind, len(found), flush=True)
    return found


def drawn(batch: Batch) -> list[Measured]:
    """What may be a mark to the reader, of pages with something drawn in every box."""
    seed = SEED, list(copier.COPIERS).index(batch.kind), batch.no
    rng, sheet, found = np.random.default_rng(seed), _sheet(), list[Measured]()
    boxes = sheet.layout.boxes
    with TemporaryDirectory() as folder:
        file = Path(folder, "page")
        for no in range(batch.pages):
            page = copier.coloured(sheet.gray)
            desks = [Desk(page, copier.MM, _hand(rng), rng) for _ in range(0, len(boxes), EACH)]
            made = [batch.put(desks[at // EACH], box) for at, box in enumerate(boxes)]
            file.write_bytes(copier.COPIERS[batch.kind](page, rng))
            many = batch.no * BATCH + no
            found += (
                Measured(numbers, made[at], many, batch.kind)
                for at, numbers in _measured(file, sheet)
                if made[at].told
            )
    return found


@cache
def _sheet() -> mill.Sheet:
    return next(mill.sheets(FORM))


def _measured(file: Path, sheet: mill.Sheet) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Which boxes hold what may be a mark to the reader, and its numbers."""
    tiff = file.read_bytes()[:2] == b"II"
    gray = load(PageSource(file, kind="tiff" if tiff else "picture")).gray
    try:
        whose = identify(gray, {mill.POLL: mill.paper(FORM)})
        if whose.foot:
            return
        found = align(
            gray, sheet.layout, register(gray, sheet.layout, Anchor(sheet.layout.qr, whose.code.corners))
        )
    except Unreadable:
        return
    blurred = found.place.scale < SHARP
    for at, box in enumerate(scores(measure(found.dark, found.moves))):
        verdict = judge(box)
        if verdict == "marked" or (verdict != "blank" and box.weak >= LEAST):
            yield at, shapes.shape(found.dark[at], found.moves[at], box.weak, blurred).numbers


def _worth(every: Sequence[Measured], rows: Numbers) -> None:
    """What a fit to the other pages says of those kept apart; and what fits without a make say of it."""
    taken = np.array([one.made.taken for one in every])
    makes = np.array([one.made.make for one in every])
    apart = np.array([one.page % APART == 0 for one in every])
    said = _said(rows, taken, ~apart)
    for level in LEVELS:
        parts = [(said[some] < level).mean() for some in _kinds(apart, taken, makes)]
        named = zip(("plain", "taken back", *NO_MARKS), parts, strict=True)
        print(level, *(f"{what} {part:.3f}" for what, part in named))
    kinds = np.array([one.kind for one in every])
    for kind in copier.COPIERS:
        plain, back, *_none = _kinds(apart & (kinds == kind), taken, makes)
        level = float(np.quantile(said[back], FEW))
        print(f"{kind}, {FEW} taken back under {level:.2f}: plain {(said[plain] < level).mean():.3f}")
    none = np.isin(makes, NO_MARKS)
    known = sorted(set(makes[~none].tolist()))
    for no in range(UNMET):
        unmet = np.isin(makes, known[no::UNMET])
        without, rest = _said(rows, taken, ~apart & ~unmet), apart & ~unmet & taken & ~none
        for make in known[no::UNMET]:
            here = apart & (makes == make) & ~taken
            parts = [(of[here] < np.quantile(of[rest], FEW)).mean() for of in (said, without)]
            print("{}: plain {:.3f}, not in the fit {:.3f}".format(make, *parts), flush=True)


def _said(rows: Numbers, taken: NDArray[np.bool_], some: NDArray[np.bool_]) -> Numbers:
    """What a fit to some marks says of all."""
    return np.asarray(odds(rows, layers(rows[:, some], taken[some])).mean(axis=0))


def _kinds(
    apart: NDArray[np.bool_], taken: NDArray[np.bool_], makes: NDArray[np.str_]
) -> tuple[NDArray[np.bool_], ...]:
    """Which are plain, taken back, words, rings, and characters."""
    others = (apart & (makes == make) for make in NO_MARKS)
    return apart & ~taken, apart & taken & ~np.isin(makes, NO_MARKS), *others


def main(argv: list[str]) -> int:
    """Draw, fit, write."""
    pages = int(argv[0]) if argv else PAGES
    odd = batches(pages // SIZED, SIZES, sized)
    write(every([*batches(pages, 0, marked), *batches(pages // RINGED, RINGS, ringed), *odd]), pages)
    return 0


def write(every: Sequence[Measured], pages: int) -> None:
    """Fit, say what that is worth, and write it down."""
    rows, means, spreads = placed(every)
    taken = np.array([one.made.taken for one in every])
    _worth(every, rows)
    words, rings, alone = (sum(one.made.make == make for one in every) for make in NO_MARKS)
    back = int(taken.sum()) - words - rings - alone
    record = f"`python -m benchmarks.fitting`, seed {SEED}, {pages} pages a kind: {len(taken)} marks,"
    record += f" {back} of them taken back and {words} words, {rings} rings and {alone} characters."
    put_down(FITTED, record, means, spreads, layers(rows, taken))


def placed(every: Sequence[Measured]) -> tuple[Numbers, Numbers, Numbers]:
    """Marks as a net is asked of them, from every side; and the means and spreads of their numbers."""
    sides = views(np.array([one.numbers for one in every]))
    means, spreads = sides.mean(axis=(0, 1)), sides.std(axis=(0, 1)) + 1e-3
    return near(sides, means, spreads).astype(np.float32), means, spreads


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
