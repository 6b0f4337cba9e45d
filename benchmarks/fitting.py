"""The fit that tells a plain mark from one taken back: `scan/fitted.py` is what it writes.

`python -m benchmarks.fitting [PAGES]` draws marks of tuning hands in every box of so many pages a kind of
copier, takes some of them back, measures all that the reader calls marked (`scan.shapes.Drawn`) and fits a
logistic model to the numbers and their products. It draws more shapes than the hands have: crosses bent,
joined and upright, ticks hooked and gone over, lines of every number and slope through them, scribbles.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from tests.scan import mill

from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.deeds import Desk
from meeting_tui.rehearsal.hands import TUNING, Hand, living_hand
from meeting_tui.rehearsal.shapes import Habit, Shape
from meeting_tui.rehearsal.strokes import Points, curve, line, turned
from meeting_tui.scan import shapes
from meeting_tui.scan.alignment import align
from meeting_tui.scan.features import measure
from meeting_tui.scan.identity import identify
from meeting_tui.scan.marks import judge, scores
from meeting_tui.scan.reasons import Unreadable
from meeting_tui.scan.register import register
from meeting_tui.scan.sources import PageSource, load
from meeting_tui.scan.squares import Anchor

SEED, PAGES = 20261127, 90
TAKEN = 0.3  # part of the marks that are taken back
SHRINK = 1.0  # how much the weights are held back (ridge)
SHARP = 6.0  # pixels a mm, as `scan.boxes`
HABITS: frozenset[Habit] = frozenset({"tick", "cross", "slash", "circle", "loop", "dash"})
FITTED = Path(shapes.__file__).with_name("fitted.py")
Lines = tuple[Points, ...]
Drawn = tuple[tuple[float, ...], bool]
"""The numbers of a mark, and whether it was taken back."""


def _of(*lines: Points) -> Shape:
    return lambda _width: lines


def _bow(start: tuple[float, float], end: tuple[float, float], high: float) -> Points:
    across, down = end[0] - start[0], end[1] - start[1]
    side = np.array((-down, across)) / np.hypot(across, down) * high
    middle = (np.array(start) + end) / 2 + side
    return curve(start, (middle[0], middle[1]), end)


def _bent(one: float, other: float, angle: float) -> Shape:
    lines = _bow((-2.0, -1.9), (2.1, 2.0), one), _bow((2.0, -2.1), (-1.9, 2.0), other)
    return _of(*(turned(points, angle) for points in lines))


def _zigzag(step: float, high: float, times: int, angle: float) -> Lines:
    points = ((x * step, high if x % 2 else -high) for x in range(-times, times + 1))
    return (turned(line(*points), angle),)


BENT = ((0.5, -0.4, 0), (-0.6, -0.5, 8), (0.35, 0.5, -10), (0.8, 0.2, 0), (-0.3, 0.7, 15), (-0.7, 0.4, 5))
CROSSES: dict[str, Shape] = {f"bent {no}": _bent(*bent) for no, bent in enumerate(BENT)} | {
    "joined": _of(curve((-1.9, -1.9), (0, 0), (1.8, 1.9), (2.5, 0.2), (1.9, -1.8), (0.1, 0), (-1.8, 1.9))),
    "joined left": _of(line((2.0, -1.8), (-1.9, 2.0), (-2.2, -1.6), (1.9, 1.8))),
    "upright": _of(line((0, -2.2), (0.1, 2.2)), line((-2.2, 0), (2.1, 0.1))),
    "high": _of(line((-1.5, -2.3), (1.6, 0.9)), line((1.5, -2.3), (-1.6, 1.0))),
}
TICKS: dict[str, Shape] = {
    "hook": _of(curve((-1.9, -0.6), (-1.4, 0.9), (-0.6, 1.6), (0.6, -0.2), (2.2, -1.9), (2.5, -1.5))),
    "again": _of(line((-1.7, 0.2), (-0.5, 1.6), (2.2, -2.0), (-0.45, 1.75))),
    "bowed": _of(curve((-1.5, 0.4), (-0.8, 1.4), (0.5, 0.4), (1.6, -1.2), (1.9, -2.6))),
    "wide": _of(line((-2.3, -0.9), (-0.3, 1.8), (2.4, -1.4))),
}
STRIKES: tuple[Lines, ...] = (
    (line((-3.2, 0.9), (3.2, -0.9)),),
    (line((-3.2, -0.1), (3.2, 0.9)),),
    (line((-3.0, 0.1), (3.1, 0.0)),),
    (line((-3.0, -0.5), (3.1, -0.8)), line((-3.0, 0.5), (3.0, 0.3))),
    (line((-2.5, 2.6), (2.6, -1.8)), line((-2.6, 1.6), (2.5, -2.7))),
    (line((-3.0, -1.0), (3.0, -1.2)), line((-3.1, 0.1), (3.0, 0.0)), line((-3.0, 1.1), (3.0, 1.0))),
    (line((-2.6, -2.2), (2.6, 2.4)), line((2.7, -2.4), (-2.5, 2.3))),
)
SCRIBBLES: tuple[Lines, ...] = (
    _zigzag(0.6, 1.9, 4, 0),
    _zigzag(0.5, 2.2, 5, 60),
    _zigzag(0.8, 2.2, 3, 30),
    (curve(*((x * 0.7, 1.6 if x % 2 else -1.7) for x in range(-3, 5))),),
    (curve(*((2.1 * np.cos(a) + a * 0.05 - 0.5, 1.7 * np.sin(a)) for a in np.linspace(0, 17, 30))),),
)
WIDE = replace(
    TUNING,
    shapes={
        **TUNING.shapes,
        "tick": {**TUNING.shapes["tick"], **TICKS},
        "cross": {**TUNING.shapes["cross"], **CROSSES},
    },
    scribbles=TUNING.scribbles + SCRIBBLES,
    strikes=TUNING.strikes + STRIKES,
)


def _hand(rng: Generator) -> Hand:
    while True:
        hand = living_hand(rng, WIDE)
        if hand.habit in HABITS and hand.pen.plain:
            return hand


def _take_back(desk: Desk, middle: tuple[float, float]) -> None:
    struck = desk.hand.habit not in {"cross", "slash"}
    ways = desk.kin.scribbles + (desk.kin.strikes if struck else ())
    lines = ways[int(desk.rng.integers(len(ways)))]
    desk.shaken(middle, [points * desk.between(0.7, 1.5) for points in lines])


def drawn(pages: int, copy: copier.Copier, seed: int) -> Iterator[Drawn]:
    """What the reader calls marked, of pages of marks in every box."""
    rng, form = np.random.default_rng(seed), mill.OFFERS
    with TemporaryDirectory() as folder:
        file = Path(folder, "page")
        for sheet in islice(cycle(list(mill.sheets(form, 6))), pages):
            page = copier.coloured(sheet.gray)
            desk, taken = Desk(page, copier.MM, _hand(rng), rng), []
            for box in sheet.layout.boxes:
                desk.mark(box)
                taken.append(bool(rng.random() < TAKEN))
                if taken[-1]:
                    _take_back(desk, box.rect.center)
            file.write_bytes(copy(page, rng))
            yield from _measured(file, sheet, taken)


def _measured(file: Path, sheet: mill.Sheet, taken: list[bool]) -> Iterator[Drawn]:
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


def weights(rows: NDArray[np.float64], taken: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The weights of the terms (Newton's steps)."""
    held = np.eye(rows.shape[1]) * SHRINK
    held[0, 0] = 0
    found = np.zeros(rows.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        bend = np.maximum(chance * (1 - chance), 1e-4)
        found += np.linalg.solve(rows.T * bend @ rows + held, rows.T @ (taken - chance) - held @ found)
    return found


def main(argv: list[str]) -> int:
    """Draw, fit, write."""
    pages, every = int(argv[0]) if argv else PAGES, []
    for no, (kind, copy) in enumerate(copier.COPIERS.items()):
        some = list(drawn(pages, copy, SEED + no))
        every += some
        print(kind, len(some), flush=True)
    numbers = np.array([numbers for numbers, _taken in every])
    taken = np.array([back for _numbers, back in every])
    means, spreads = numbers.mean(axis=0), numbers.std(axis=0) + 1e-3
    rows = shapes.terms((numbers - means) / spreads)
    fit = weights(rows, taken)
    for level in (-3, -2.5, -2, -1.5, -1, -0.5, 0):
        plain = rows @ fit < level
        print(f"{level}: plain {plain[~taken].mean():.3f}, taken back {plain[taken].mean():.3f}")
    record = f"seed {SEED}, {pages} pages a kind: {len(taken)} marks, {int(taken.sum())} of them taken back"
    tables = {"MEANS": means, "SPREADS": spreads, "WEIGHTS": fit}
    FITTED.write_text(
        f'"""Written by `python -m benchmarks.fitting`.\n\n{record[0].upper()}{record[1:]}.\n"""\n'
        + "".join(f'\n{name} = """\n{_table(values)}\n"""\n' for name, values in tables.items()),
        encoding="utf-8",
    )
    return 0


def _table(values: NDArray[np.float64]) -> str:
    numbers = [f"{value:.4f}" for value in values]
    return "\n".join(" ".join(numbers[at : at + 12]) for at in range(0, len(numbers), 12))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
