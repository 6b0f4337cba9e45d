"""The fits that tell a plain mark from one taken back: `scan/fitted.py` and `scan/pressed.py`.

`python -m benchmarks.fitting [PAGES]` draws marks of tuning and retired hands in every box of so many pages
a kind of copier, takes some of them back, measures all that may be a mark to the reader
(`scan.shapes.Drawn`) and fits a small net (`scan.net`) to the numbers. Of four marks one has a shape of the
hands; the others are of ranges (`benchmarks.drawing`). A mark is taken back when a person sees that
(`rehearsal.sight`); what was and nobody sees it is left out. Words written over a box are no mark of it
either, and no more are rings round it, which stand on pages of their own.

The second fit is to these and to pages on which some marks are pressed unevenly, as with a brush, and
characters stand in boxes. The two err on different marks, so the reader asks both.

Before each is written it prints what that fit is worth on pages kept apart, and on marks of a make that no
page of the fit has: other hands are always of other makes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from tests.scan import mill

from benchmarks import drawing
from benchmarks.characters import character
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
from meeting_tui.scan.net import Layers, Numbers, near, odds, packed
from meeting_tui.scan.reasons import Unreadable
from meeting_tui.scan.register import register
from meeting_tui.scan.sources import PageSource, load
from meeting_tui.scan.squares import Anchor

SEED, PAGES, FEWER = 20261128, 400, 220  # pages of each kind; and where some marks are pressed unevenly
FORM = mill.design(1, tuple(ChoiceDesign(f"o{no}", f"方案{no}") for no in range(1, 33)), max_ticks=3)
EACH = 4  # boxes that one hand marks
TAKEN = 0.4  # part of the marks that are taken back; a box that is filled is none, to anybody
KNOTS, HELD, RATE = 144, 7e-4, 3e-3  # of the net; how much its weights are held back; how far a step goes
ROUNDS, SOME = 40, 256  # times that all marks are gone through, so many at once
UNMET = 3  # parts that the makes are told into: what fits without a part say of it
WORD, RING, CHARACTER = NO_MARKS = "word", "ring", "character"
RINGED, FULL = 8, 0.4  # one page more in so many is of rings alone; part of them round a mark
WIDE = 108  # letters a line
STEPS = 31  # to either side of nought
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
CALM, CROSSES = 0.4, 0.3  # part of the hands that hardly shake; that draw crosses beside those that would
WORDS, LETTERS = 0.12, 3  # part of the boxes over which words stand; at most so many letters at once
WRITTEN = 0.06  # part of the boxes that one character is written into, or two, where any is
APIECE = 0.5  # part of the marks whose lines are inked one by one, darker where they cross
PRESSED = 0.4  # part of the marks that are pressed unevenly, as with a brush or a soft pen, where any is
TRIES = 4  # times that a mark is drawn over
FITTED, UNEVEN = (Path(shapes.__file__).with_name(name) for name in ("fitted.py", "pressed.py"))


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
    return replace(hand, shake=hand.shake * 0.25) if rng.random() < CALM else hand


def _pen(rng: Generator) -> Pen:
    grain = float(rng.uniform(0, 0.4)) if rng.random() < 0.3 else 0.0
    skip = float(rng.uniform(0, 0.3)) if rng.random() < 0.25 else 0.0
    return Pen("other", float(rng.uniform(0.45, 0.95)), float(rng.uniform(0.3, 1.0)), grain, skip)


def _marked(desk: Desk, box: Box, wide: bool = False) -> Made:
    """A mark of a hand, or words; `wide`: or a character, and each of them may be pressed unevenly."""
    hand, rng = desk.hand, desk.rng
    if rng.random() < WORDS:
        return _worded(desk, box)
    if wide and rng.random() < WRITTEN:
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
    swell = _swell(rng) if wide else 0.0
    for some in [[one] for one in lines] if rng.random() < APIECE else [lines]:
        stroke(desk.page, desk.scale, box.rect.center, some, hand.pen, rng, swell)
    if hand.habit == "filled" or rng.random() > TAKEN:
        return made
    return replace(made, taken=True, told=_take_back(desk, box, lines, wide))


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


def _ringed(desk: Desk, box: Box, wide: bool = False) -> Made:
    """A ring round a box, empty or with a mark of lines in it: not what the ballot asks for."""
    if desk.hand.habit != "filled" and desk.rng.random() < FULL:
        _marked(desk, box, wide)
    across = float(desk.rng.uniform(3.2, 6.5))
    ring = ellipse(across, across * float(desk.rng.uniform(0.75, 1.3)), float(desk.rng.uniform(0.85, 1.5)))
    desk.draw(box.rect.center, desk.shaken([ring + desk.rng.normal(0, desk.hand.off, 2)]))
    return Made(RING, taken=True)


def _take_back(desk: Desk, box: Box, mark: Sequence[Points], wide: bool) -> bool:
    """Drawn over until a person sees it; whether one does."""
    over: list[Points] = []
    for _ in range(TRIES):
        lines = desk.shaken([points * desk.between(0.7, 1.5) for points in _over(desk)])
        swell = _swell(desk.rng) if wide else 0.0
        stroke(desk.page, desk.scale, box.rect.center, lines, desk.hand.pen, desk.rng, swell)
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


def drawn(pages: int, kind: str, seed: int, put: Callable[[Desk, Box], Made] = _marked) -> Iterator[Measured]:
    """What may be a mark to the reader, of pages with something drawn in every box."""
    rng, sheet = np.random.default_rng(seed), next(mill.sheets(FORM))
    boxes = sheet.layout.boxes
    with TemporaryDirectory() as folder:
        file = Path(folder, "page")
        for no in range(pages):
            page = copier.coloured(sheet.gray)
            desks = [Desk(page, copier.MM, _hand(rng), rng) for _ in range(0, len(boxes), EACH)]
            made = [put(desks[at // EACH], box) for at, box in enumerate(boxes)]
            file.write_bytes(copier.COPIERS[kind](page, rng))
            measured = _measured(file, sheet)
            yield from (Measured(numbers, made[at], no, kind) for at, numbers in measured if made[at].told)


marked_or_written = partial(_marked, wide=True)


def rings(pages: int, kind: str, no: int, wide: bool) -> Iterator[Measured]:
    """What may be a mark to the reader, and is a ring, with seeds of their own."""
    return drawn(pages // RINGED, kind, SEED + len(copier.COPIERS) + no, partial(_ringed, wide=wide))


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


def layers(rows: Numbers, taken: NDArray[np.bool_], many: int = KNOTS, rounds: int = ROUNDS) -> Layers:
    """The net that fits best (steps down the slope, each as far as the slope is steady: Adam).

    `rows` are of the marks from every side.
    """
    rng, width = np.random.default_rng(SEED), rows.shape[-1]
    rows, truth = rows.reshape(-1, width), np.tile(taken, len(rows)).astype(np.float32)
    first = rng.normal(0, width**-0.5, (width, many)), np.zeros(many), rng.normal(0, many**-0.5, many)
    found = [np.asarray(one, dtype=np.float32) for one in (*first, np.zeros(1))]
    ways, bends = ([np.zeros_like(one) for one in found] for _ in range(2))
    step = 0
    for at in range(rounds):
        rate = RATE * (1 + np.cos(np.pi * at / rounds)) / 2
        order = rng.permutation(len(rows))
        for some in (order[start : start + SOME] for start in range(0, len(rows), SOME)):
            step += 1
            for no, slope in enumerate(_slopes(found, rows[some], truth[some])):
                ways[no] += np.float32(0.1) * (slope - ways[no])
                bends[no] += np.float32(0.001) * (slope**2 - bends[no])
                far = np.sqrt(bends[no] / np.float32(1 - 0.999**step)) + np.float32(1e-8)
                found[no] -= np.float32(rate / (1 - 0.9**step)) * ways[no] / far
    return found[0], found[1], found[2], found[3]


def _slopes(found: list[Numbers], rows: Numbers, truth: Numbers) -> tuple[Numbers, ...]:
    """How steeply the error rises with each number of the net."""
    into, less, out, base = found
    knots, held = np.tanh(rows @ into + less), np.float32(HELD)
    off = (1 / (1 + np.exp(-(knots @ out + base))) - truth) / np.float32(len(rows))
    back = np.outer(off, out) * (1 - knots**2)
    return rows.T @ back + held * into, back.sum(axis=0), knots.T @ off + held * out, off.sum(keepdims=True)


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


def _stepped(into: Numbers) -> tuple[Numbers, NDArray[np.int8]]:
    """How large a step is in each column, and how many of them each number is."""
    steps = np.abs(into).max(axis=0) / STEPS
    return steps, np.rint(into / steps).astype(np.int8)


def _lines(text: str) -> str:
    return "\n".join(text[at : at + WIDE] for at in range(0, len(text), WIDE))


def main(argv: list[str]) -> int:
    """Draw, fit, write; and again, with what is pressed unevenly."""
    many, fewer = (int(argv[0]), int(argv[0])) if argv else (PAGES, FEWER)
    every = _every(many, wide=False)
    write(every, f"{many} pages a kind", FITTED)
    every += _every(fewer, wide=True)
    write(every, f"{many} pages a kind pressed evenly and {fewer} of which some are not", UNEVEN)
    return 0


def _every(pages: int, wide: bool) -> list[Measured]:
    """Marks and rings of every kind of copier."""
    every: list[Measured] = []
    for no, kind in enumerate(copier.COPIERS):
        every += drawn(pages, kind, SEED + no, partial(_marked, wide=wide))
        every += rings(pages, kind, no, wide)
        print(kind, len(every), flush=True)
    return every


def write(every: Sequence[Measured], pages: str, file: Path) -> None:
    """Fit, say what that is worth, and write it down."""
    rows, means, spreads = placed(every)
    taken = np.array([one.made.taken for one in every])
    _worth(every, rows)
    words, ringed, alone = (sum(one.made.make == make for one in every) for make in NO_MARKS)
    back = int(taken.sum()) - words - ringed - alone
    record = f"Seed {SEED}, {pages}:\n{len(taken)} marks, {back} of them taken back"
    record += f" and {words} words, {ringed} rings and {alone} characters."
    by = f"`python -m benchmarks.fitting`; `scan.net` unpacks it.\n\n{record}"
    put_down(file, by, means, spreads, layers(rows, taken))


def placed(every: Sequence[Measured]) -> tuple[Numbers, Numbers, Numbers]:
    """Marks as a net is asked of them, from every side; and the means and spreads of their numbers."""
    sides = views(np.array([one.numbers for one in every]))
    means, spreads = sides.mean(axis=(0, 1)), sides.std(axis=(0, 1)) + 1e-3
    return near(sides, means, spreads).astype(np.float32), means, spreads


def put_down(file: Path, by: str, means: Numbers, spreads: Numbers, found: Layers) -> None:
    """A net as source, with what it was written by."""
    into, less, out, base = found
    steps, whole = _stepped(into)
    tables = {"MEANS": means, "SPREADS": spreads, "INTO": whole, "STEPS": steps, "LESS": less}
    tables |= {"OUT": out, "BASE": base}
    file.write_text(
        f'"""Written by {by}\n"""\n'
        + "".join(f'\n{name} = """\n{_lines(packed(table))}\n"""\n' for name, table in tables.items()),
        encoding="ascii",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
