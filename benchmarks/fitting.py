"""The fit that tells a plain mark from one taken back: `scan/fitted.py` is what it writes.

`python -m benchmarks.fitting [PAGES]` draws marks of tuning hands in every box of so many pages a kind of
copier, takes some of them back, measures all that the reader calls marked (`scan.shapes.Drawn`) and fits a
small net (`scan.net`) to the numbers. Of four marks one has a shape of the hands; the others are
of ranges (`benchmarks.drawing`). A mark is taken back when that is to be seen: half of its ink again is new.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from tests.scan import mill

from benchmarks import drawing
from meeting_tui.paper.ballots.geometry import Box
from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.deeds import Desk
from meeting_tui.rehearsal.hands import TUNING, Hand, living_hand
from meeting_tui.rehearsal.strokes import Points
from meeting_tui.scan import shapes
from meeting_tui.scan.alignment import align
from meeting_tui.scan.features import measure
from meeting_tui.scan.identity import identify
from meeting_tui.scan.marks import judge, scores
from meeting_tui.scan.net import Layers, Numbers, near, odds
from meeting_tui.scan.reasons import Unreadable
from meeting_tui.scan.register import register
from meeting_tui.scan.sources import PageSource, load
from meeting_tui.scan.squares import Anchor

SEED, PAGES = 20261128, 250
TAKEN = 0.4  # part of the marks that are taken back
KNOTS, HELD, RATE = 24, 1e-3, 3e-3  # of the net; how much its weights are held back; how far a step goes
ROUNDS, SOME = 200, 128  # times that all marks are gone through, so many at once
APART = 4  # of so many pages one is kept apart first, to say what the fit is worth
SHARP = 6.0  # pixels a mm, as `scan.boxes`
KNOWN = 0.25  # part of the marks that have a shape of the hands' own
THICK, CALM = 0.25, 0.4  # part of the hands that take a felt pen; that hardly shake
SEEN, NEW, AROUND = 25, 0.5, 32  # grey levels; of a mark's ink; pixels from the middle of a box
TRIES = 6
FITTED = Path(shapes.__file__).with_name("fitted.py")
Drawn = tuple[tuple[float, ...], bool, int]
"""The numbers of a mark, whether it was taken back, and the page it is on."""


def _hand(rng: Generator) -> Hand:
    while True:
        hand = living_hand(rng, TUNING)
        if hand.habit in drawing.MARKS and hand.pen.plain:
            break
    if rng.random() < THICK:
        hand = replace(hand, pen=replace(hand.pen, width=float(rng.uniform(0.8, 1.7)), skip=0.0))
    return replace(hand, shake=hand.shake * 0.25) if rng.random() < CALM else hand


def _mark(desk: Desk, box: Box) -> None:
    hand, rng = desk.hand, desk.rng
    if rng.random() < KNOWN:
        desk.mark(box)
    else:
        desk.draw(box.rect.center, hand.drawn(drawing.mark(hand.habit, rng), rng))


def _take_back(desk: Desk, box: Box) -> None:
    """Drawn over until anybody sees it."""
    x, y = (round(side * copier.MM) for side in box.rect.center)
    here = desk.page[y - AROUND : y + AROUND, x - AROUND : x + AROUND]
    for _ in range(TRIES):
        before = here.copy()
        desk.shaken(box.rect.center, [points * desk.between(0.7, 1.5) for points in _over(desk)])
        if np.count_nonzero(before - here > SEEN) > NEW * np.count_nonzero(before < 255 - 2 * SEEN):
            return


def _over(desk: Desk) -> Sequence[Points]:
    hand, rng = desk.hand, desk.rng
    if rng.random() > KNOWN:
        return drawing.undone(hand.habit, rng)
    ways = hand.kin.scribbles + (hand.kin.strikes if hand.habit not in {"cross", "slash"} else ())
    return ways[int(rng.integers(len(ways)))]


def drawn(pages: int, copy: copier.Copier, seed: int) -> Iterator[Drawn]:
    """What the reader calls marked, of pages of marks in every box."""
    rng, form = np.random.default_rng(seed), mill.OFFERS
    with TemporaryDirectory() as folder:
        file = Path(folder, "page")
        for no, sheet in enumerate(islice(cycle(list(mill.sheets(form, 6))), pages)):
            page = copier.coloured(sheet.gray)
            desk, taken = Desk(page, copier.MM, _hand(rng), rng), []
            for box in sheet.layout.boxes:
                _mark(desk, box)
                taken.append(bool(rng.random() < TAKEN))
                if taken[-1]:
                    _take_back(desk, box)
            file.write_bytes(copy(page, rng))
            yield from ((*one, no) for one in _measured(file, sheet, taken))


def _measured(file: Path, sheet: mill.Sheet, taken: list[bool]) -> Iterator[tuple[tuple[float, ...], bool]]:
    tiff = file.read_bytes()[:2] == b"II"
    gray = load(PageSource(file, kind="tiff" if tiff else "picture")).gray
    try:
        whose = identify(gray, {mill.POLL: mill.paper(mill.OFFERS)})
        if whose.foot:
            return
        found = align(
            gray, sheet.layout, register(gray, sheet.layout, Anchor(sheet.layout.qr, whose.code.corners))
        )
    except Unreadable:
        return
    blurred = found.place.scale < SHARP
    for at, box in enumerate(scores(measure(found.dark, found.moves))):
        if judge(box) == "marked":
            one = shapes.shape(found.dark[at], found.moves[at], box.weak, blurred)
            if not one.filled:
                yield one.numbers, taken[at]


def layers(rows: Numbers, taken: NDArray[np.bool_]) -> Layers:
    """The net that fits best (steps down the slope, each as far as the slope is steady: Adam)."""
    rng, (count, width) = np.random.default_rng(SEED), rows.shape
    found = [
        rng.normal(0, width**-0.5, (width, KNOTS)), np.zeros(KNOTS),
        rng.normal(0, KNOTS**-0.5, KNOTS), np.zeros(1),
    ]  # fmt: skip
    ways, bends = ([np.zeros_like(one) for one in found] for _ in range(2))
    step = 0
    for at in range(ROUNDS):
        rate = RATE * (1 + np.cos(np.pi * at / ROUNDS)) / 2
        order = rng.permutation(count)
        for some in (order[start : start + SOME] for start in range(0, count, SOME)):
            step += 1
            for no, slope in enumerate(_slopes(found, rows[some], taken[some])):
                ways[no] += 0.1 * (slope - ways[no])
                bends[no] += 0.001 * (slope**2 - bends[no])
                far = np.sqrt(bends[no] / (1 - 0.999**step)) + 1e-8
                found[no] -= rate * ways[no] / (1 - 0.9**step) / far
    return found[0], found[1], found[2], found[3]


def _slopes(found: list[Numbers], rows: Numbers, taken: NDArray[np.bool_]) -> tuple[Numbers, ...]:
    """How steeply the error rises with each number of the net."""
    into, less, out, base = found
    knots = np.tanh(rows @ into + less)
    off = (1 / (1 + np.exp(-(knots @ out + base))) - taken) / len(rows)
    back = np.outer(off, out) * (1 - knots**2)
    return rows.T @ back + HELD * into, back.sum(axis=0), knots.T @ off + HELD * out, off.sum(keepdims=True)


def _worth(rows: Numbers, taken: NDArray[np.bool_], apart: NDArray[np.bool_]) -> None:
    """What a fit to the other pages says of those kept apart."""
    said = odds(rows[apart], layers(rows[~apart], taken[~apart]))
    for level in (-4, -3.5, -3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1):
        plain, back = said[~taken[apart]] < level, said[taken[apart]] < level
        print(f"{level}: plain {plain.mean():.3f}, taken back {back.mean():.3f}")


def main(argv: list[str]) -> int:
    """Draw, fit, write."""
    pages, every = int(argv[0]) if argv else PAGES, []
    for no, (kind, copy) in enumerate(copier.COPIERS.items()):
        some = list(drawn(pages, copy, SEED + no))
        every += some
        print(kind, len(some), flush=True)
    numbers = np.array([numbers for numbers, _taken, _page in every])
    taken = np.array([back for _numbers, back, _page in every])
    means, spreads = numbers.mean(axis=0), numbers.std(axis=0) + 1e-3
    rows = near(numbers, means, spreads)
    _worth(rows, taken, np.array([page % APART == 0 for _numbers, _taken, page in every]))
    record = f"seed {SEED}, {pages} pages a kind: {len(taken)} marks, {int(taken.sum())} of them taken back"
    into, less, out, base = layers(rows, taken)
    tables = {"MEANS": means, "SPREADS": spreads, "INTO": into, "LESS": less, "OUT": out, "BASE": base}
    FITTED.write_text(
        f'"""Written by `python -m benchmarks.fitting`.\n\n{record[0].upper()}{record[1:]}.\n"""\n'
        + "".join(f'\n{name} = """\n{_table(values)}\n"""\n' for name, values in tables.items()),
        encoding="utf-8",
    )
    return 0


def _table(values: NDArray[np.float64]) -> str:
    numbers = [f"{value:.4f}" for value in values.ravel()]
    return "\n".join(" ".join(numbers[at : at + 12]) for at in range(0, len(numbers), 12))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
