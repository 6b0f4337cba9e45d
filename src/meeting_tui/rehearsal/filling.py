"""Printed ballots filled in as voters do and put through a scanner: for the demo and to try the reader."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import repeat
from os import cpu_count
from pathlib import Path

import numpy as np
from numpy.random import Generator

from meeting_tui import trace
from meeting_tui.apart import begin_child, spawning
from meeting_tui.paper.ballots.geometry import PageLayout
from meeting_tui.rehearsal import copier, hands, marking
from meeting_tui.rehearsal.deeds import Meant
from meeting_tui.rehearsal.hands import Hand, Manner
from meeting_tui.rehearsal.shapes import Habit
from meeting_tui.rehearsal.strokes import Gray

RUN = 20  # pages a process fills before it reports


@dataclass(frozen=True)
class Sheet:
    """One page to fill in: `at` counts from 0 in the PDF; `copy` tells scans of one paper apart.

    `manner`: what the voter does instead of marking boxes, or beside it, in every question. `habit`: how they
    are marked, where it is not as the ballot asks.
    """

    at: int
    serial: int
    page: int
    wishes: Mapping[str, tuple[str, ...]]
    signed: bool = True
    copy: int = 0
    manner: Manner = ""
    habit: Habit | None = None


@dataclass(frozen=True)
class Filled:
    """The scanned picture (JPEG) of a page, and what a careful person sees on it."""

    sheet: Sheet
    picture: bytes
    seen: Mapping[str, Meant]


@dataclass(frozen=True)
class Pile:
    """What is to be filled: the printed PDF, the layouts of its pages, the label of the signature line.

    `most`: how many boxes of a question may be marked, where it is more than one. `fresh`: to be printed and
    put through a real scanner, so that nothing is torn off, crooked or grainy yet.
    """

    pdf: Path
    layouts: tuple[PageLayout, ...]
    signature: str
    seed: str
    careful: bool = False
    most: Mapping[str, int] = field(default_factory=dict)
    fresh: bool = False


def fill(
    pile: Pile,
    sheets: Sequence[Sheet],
    *,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    workers: int | None = None,
) -> Iterator[Filled]:
    """Fill and scan the sheets, in their order; the same seed gives the same pictures."""
    runs = [sheets[start : start + RUN] for start in range(0, len(sheets), RUN)]
    done = 0
    for filled in _mapped(partial(_run, pile), runs, workers or cpu_count() or 1):
        done += len(filled)
        progress(done, len(sheets))
        yield from filled


def _mapped(
    work: Callable[[Sequence[Sheet]], list[Filled]], runs: list[Sequence[Sheet]], workers: int
) -> Iterator[list[Filled]]:
    if workers == 1 or len(runs) == 1:
        yield from map(work, runs)
        return
    with ProcessPoolExecutor(min(workers, len(runs)), spawning(), begin_child) as pool:
        yield from pool.map(trace.watched, repeat(work), runs)


def _run(pile: Pile, sheets: Sequence[Sheet]) -> list[Filled]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pile.pdf)
    try:
        return [_filled(pile, sheet, _printed(document, sheet.at)) for sheet in sheets]
    finally:
        document.close()


def _printed(document: object, at: int) -> Gray:
    page = document[at]  # type: ignore[index]
    picture = np.array(page.render(scale=200 / 72).to_numpy()[:, :, 0])
    page.close()
    return picture


def _filled(pile: Pile, sheet: Sheet, page: Gray) -> Filled:
    paper, glass = (
        _dice(pile.seed, sheet.serial, sheet.page),
        _dice(pile.seed, sheet.serial, sheet.page, sheet.copy),
    )
    layout = pile.layouts[sheet.page - 1]
    hand = _hand(pile, sheet)
    seen = marking.mark(page, layout, sheet.wishes, hand, paper, pile.most)
    if sheet.signed:
        marking.sign(page, layout, pile.signature, hand, paper)
    if pile.fresh:
        return Filled(sheet, copier.jpeg(copier.grey(page), 85), seen)
    if layout.cut is not None:
        page = copier.torn(page, layout.cut, paper)
    return Filled(sheet, copier.tidy(page, glass), seen)


def _dice(*name: object) -> Generator:
    said = "/".join(map(str, name))
    return np.random.default_rng(int.from_bytes(hashlib.sha256(said.encode()).digest()[:8]))


def _hand(pile: Pile, sheet: Sheet) -> Hand:
    """One voter has one hand: of the habit asked for, or as the ballot asks, and of ten one as they come."""
    dice = _dice(pile.seed, "hand", sheet.serial)
    if sheet.habit:
        return hands.marking_hand(dice, hands.TUNING, sheet.habit)
    if pile.careful or sheet.manner or dice.random() < 0.9:
        return replace(hands.clean_hand(dice), manner=sheet.manner, always=True)
    return replace(hands.living_hand(dice, hands.TUNING), manner="")
