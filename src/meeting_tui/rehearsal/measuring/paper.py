"""A voter of the measuring hands, and a ballot under that voter's pen with all that was drawn on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.random import Generator

from meeting_tui.paper.ballots.geometry import Box
from meeting_tui.rehearsal import sight
from meeting_tui.rehearsal.hands import sliced
from meeting_tui.rehearsal.measuring.inking import Tool, ink, trembled
from meeting_tui.rehearsal.measuring.marks import Maker
from meeting_tui.rehearsal.measuring.script import Script, written
from meeting_tui.rehearsal.strokes import Picture, Points, turned

_BARE = 200  # paper, not print, of 255
_LEGIBLE = 0.14  # of the height of letters: nobody writes with the broad side of a felt
Place = tuple[float, float]


def between(rng: Generator, low: float, high: float, *, odd: bool = True) -> float:
    """A number of the part of a range that is never tuned on; or of the other part."""
    return sliced(rng, low, high, odd=odd)


@dataclass(frozen=True, slots=True)
class Penman:
    """One person: what the ballot is filled with, how marks are made, and what is done beside it.

    `off` is how far (σ, mm) marks miss the middle, `slant` in degrees, `tremor` in mm. `manner` is done in
    every question where `always`, else in one. `seed` is the handwriting. With two `tools` the second is
    taken up on the way. `leaves` is the chance that a question is left alone; `odd`: who measures.
    """

    tools: tuple[Tool, ...]
    habit: str
    maker: Maker
    seed: int
    size: float = 1.0
    off: float = 0.2
    slant: float = 0.0
    tremor: float = 0.03
    manner: str = ""
    always: bool = False
    accident: str = ""
    leaves: float = 0.0
    odd: bool = True

    @property
    def own(self) -> Generator:
        """The voter's own dice: the same throws whenever they are taken."""
        return np.random.default_rng(self.seed)


@dataclass(frozen=True)
class Paper:
    """A page being filled in, by the pen that the voter holds now; `drawn` is what stands on it (mm)."""

    page: Picture
    scale: float
    voter: Penman
    tool: Tool
    rng: Generator
    drawn: list[Points] = field(default_factory=list)

    def between(self, low: float, high: float) -> float:
        """A number of the voter's part of a range."""
        return between(self.rng, low, high, odd=self.voter.odd)

    def one_of(self, many: Sequence[str]) -> str:
        return many[int(self.rng.integers(len(many)))]

    def ink(self, at: Place, lines: Sequence[Points], tool: Tool | None = None) -> list[Points]:
        """Draw lines that count from `at`; where on the page they came to lie."""
        ink(self.page, self.scale, at, lines, tool or self.tool, self.rng)
        placed = [np.asarray(points + at, dtype=np.float64) for points in lines]
        self.drawn.extend(placed)
        return placed

    def mark(self, at: Place, maker: Maker | None = None) -> list[Points]:
        """The voter's mark, or one of another `maker`, meant for `at`."""
        return self.ink((0.0, 0.0), self.marked(at, maker))

    def marked(self, at: Place, maker: Maker | None = None) -> list[Points]:
        """The same, where it would lie and before it is drawn."""
        voter = self.voter
        large, missed = voter.size * float(self.rng.uniform(0.93, 1.07)), self.rng.normal(0, voter.off, 2)
        lines = (maker or voter.maker)(voter.own, self.rng, self.tool.pen.width)
        turn = voter.slant + float(self.rng.normal(0, 3))
        return self.shaky([turned(points, turn) * large + missed + at for points in lines])

    def shaky(self, lines: Sequence[Points]) -> list[Points]:
        """Lines with the voter's tremor."""
        return [trembled(points, self.voter.tremor, self.rng) for points in lines]

    def write(self, at: Place, text: str, size: float) -> list[Points]:
        """Text in the voter's handwriting, `size` mm high, from `at` (left top) rightward."""
        lines = written(text, size, Script.of(self.voter.own), self.rng)
        pen = replace(self.tool.pen, width=min(self.tool.pen.width, _LEGIBLE * size))
        calm = [trembled(points, self.voter.tremor / 2, self.rng) for points in lines]
        return self.ink(at, calm, replace(self.tool, pen=pen))

    def shown(self, lines: Sequence[Points]) -> bool:
        """Draw lines on print; whether a person sees enough of them beside it."""
        places = np.rint(sight.places(lines) * self.scale).astype(int)
        across, down = (places[:, axis].clip(0, self.page.shape[1 - axis] - 1) for axis in (0, 1))
        bare = self.page.reshape(*self.page.shape[:2], -1).max(axis=2)[down, across] >= _BARE
        self.ink((0.0, 0.0), lines)
        return float(bare.mean()) * sight.length(lines) >= sight.SHOWN

    def dice(self) -> Generator:
        """New dice for one drawing that is nobody's handwriting."""
        return np.random.default_rng(int(self.rng.integers(2**32)))


def within(lines: Sequence[Points], box: Box, half: float = 3.0) -> float:
    """How many mm of lines lie inside a box, or nearer to its middle than `half` on both sides."""
    inside = (np.abs(sight.places(lines) - box.rect.center) < half).all(axis=1)
    return float(inside.mean()) * sight.length(lines)
