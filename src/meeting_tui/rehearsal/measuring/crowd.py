"""Who comes: how many of the measuring hands tick, how large, with which pen, and what else they do.

Thought of as the owners of an estate in Shanghai and the leaseholders of an English block, from eighteen to
ninety-five, at the kitchen table. After their first 360 pages the faults were looked at once, for what was
untrue in the drawings: dots, dittos and specks were told wrongly; corrections by pale pens were left out, and
after a look at plain marks without any reader those went that people look at twice.
Nothing was changed for what a reader made of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from numpy.random import Generator

from meeting_tui.paper.ballots.geometry import PageLayout
from meeting_tui.rehearsal.hands import pick
from meeting_tui.rehearsal.marking import Seen, Wishes
from meeting_tui.rehearsal.measuring import pages
from meeting_tui.rehearsal.measuring.inking import Tool
from meeting_tui.rehearsal.measuring.marks import MARKS
from meeting_tui.rehearsal.measuring.paper import Penman, between
from meeting_tui.rehearsal.measuring.tools import TOOLS
from meeting_tui.rehearsal.strokes import Picture

Some = tuple[tuple[float, str], ...]
"""Of what many do, each with how many of them do it."""

HABITS: Some = (
    (0.50, "tick"),
    (0.20, "cross"),
    (0.10, "filled"),
    (0.05, "slash"),
    (0.03, "circle"),
    (0.02, "half"),
    (0.03, "tangle"),
    (0.02, "loop"),
    (0.02, "dash"),
    (0.03, "dot"),
)
SIZES: Mapping[str, tuple[float, float]] = {
    "circle": (0.95, 1.3),
    "filled": (0.75, 1.15),
    "half": (0.8, 1.15),
}
MANNERS: Some = (
    (0.46, ""),
    (0.04, "tail"),
    (0.06, "word"),
    (0.05, "beside"),
    (0.06, "written"),
    (0.02, "letter"),
    (0.05, "comment"),
    (0.02, "sentence"),
    (0.04, "taken back"),
    (0.03, "correction"),
    (0.01, "called wrong"),
    (0.01, "moved"),
    (0.015, "too many"),
    (0.015, "contradiction"),
    (0.01, "tick and crosses"),
    (0.01, "ditto"),
    (0.02, "slip"),
    (0.02, "initials"),
    (0.02, "signature"),
    (0.01, "date"),
    (0.01, "stamp"),
    (0.005, "thumb"),
    (0.02, "coffee"),
    (0.005, "struck"),
    (0.01, "column"),
    (0.01, "brace"),
)
ACCIDENTS: Some = (
    (0.90, ""),
    (0.03, "crumpled"),
    (0.05, "folded small"),
    (0.02, "copied"),
)
_TREMORS = ((0.78, (0.01, 0.05)), (0.14, (0.05, 0.12)), (0.08, (0.12, 0.3)))
"""mm: most hands, tired ones, old ones."""
_LEAVES = (0.8, 0.0), (0.15, 0.35), (0.05, 0.8)
"""Most answer everything; some only what they care for."""
_CROSSED = frozenset({"taken back", "correction"})
_TWO_PENS = 0.06  # of voters take up another pen on the way


@dataclass(frozen=True, slots=True)
class Filling:
    """One voter at work."""

    voter: Penman

    def mark(
        self, page: Picture, layout: PageLayout, wishes: Wishes, rng: Generator, most: Mapping[str, int]
    ) -> Seen:
        """Fill in a rendered page, in place; what a careful person then sees in each question."""
        return pages.fill(page, layout, wishes, self.voter, rng, most)

    def sign(self, page: Picture, layout: PageLayout, label: str, rng: Generator) -> None:
        """Sign it, where the page has a line for that."""
        pages.sign(page, layout, label, self.voter, rng)


@dataclass(frozen=True, slots=True)
class Crowd:
    """The voters of a list whose marks are drawn by generators.

    `odd`: sizes and places are of the slices of their ranges that are never tuned on.
    """

    name: str
    tools: tuple[tuple[float, Tool], ...] = TOOLS
    odd: bool = True
    habits: Some = HABITS
    manners: Some = MANNERS
    accidents: Some = ACCIDENTS

    def voter(self, rng: Generator) -> Penman:
        """A voter as they come."""
        habit = pick(rng, self.habits)
        tools = self._tools(rng)
        accident, manner = pick(rng, self.accidents), pick(rng, self.manners)
        if not all(tool.pen.plain for tool in tools):
            # a copy shows nobody what a pale pen wrote, and in black and white only where its lines cross
            accident, manner = accident.replace("copied", ""), "" if manner in _CROSSED else manner
        return Penman(
            tools=tools,
            habit=habit,
            maker=pick(rng, MARKS[habit]),
            seed=int(rng.integers(2**32)),
            size=between(rng, *SIZES.get(habit, (0.6, 1.6)), odd=self.odd),
            off=between(rng, 0.05, 0.8, odd=self.odd),
            slant=between(rng, -12, 12, odd=self.odd),
            tremor=between(rng, *pick(rng, _TREMORS), odd=self.odd),
            manner=manner,
            always=bool(rng.random() < 0.45),
            accident=accident,
            leaves=pick(rng, _LEAVES),
            odd=self.odd,
        )

    def marker(self, rng: Generator) -> Filling:
        """The same, ready to mark pages."""
        return Filling(self.voter(rng))

    def _tools(self, rng: Generator) -> tuple[Tool, ...]:
        first = pick(rng, self.tools)
        return (first, pick(rng, self.tools)) if rng.random() < _TWO_PENS else (first,)


def _another(no: int, tool: Tool) -> Tool:
    """A pen of the same kind that is not the same: thinner and darker, or thicker and paler."""
    pen, thick = tool.pen, no % 2 == 0
    width, ink = pen.width * (1.12 if thick else 0.89), pen.ink * (0.95 if thick else 1.03)
    return replace(tool, pen=replace(pen, name=f"{pen.name}, another", width=width, ink=min(ink, 0.97)))


MEASURING = Crowd("measuring")
"""What the reader is measured with."""
NEIGHBOURS = Crowd(
    "neighbours", tuple((w, _another(n, tool)) for n, (w, tool) in enumerate(TOOLS)), odd=False
)
"""Others of the same estate, with pens of their own and the other slices of every range: tuned on."""
