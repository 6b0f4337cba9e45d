"""What closes a paper in the room of one: the place of the seal at the right of the proof."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from meeting_tui.paper.fonts import REGULAR, regular_ems
from meeting_tui.paper.writers.pdf.flowables import LABEL, SEAL, ClaimsBlock, Lines, Look, SealPlace

_SEAL = 0.32  # of the width
_BETWEEN, _ABOVE = 10.0, 4.0  # points: from the proof to the seal, from the closing words to what is below
_APART = 7.0  # points: what is nearer up or down is taken for one line by readers, and read from the left
_EARLIER = 6.5  # points of the codes of earlier papers


class SealedProof(Flowable):  # type: ignore[misc]
    """The closing words, the place of the seal, and the proof at its left: read in this order.

    The closing words stand above that of the two above which they take less room; the codes of earlier papers
    below all, two in a row where there is room for them.
    """

    def __init__(self, said: str, look: Look, seal: SealPlace, proof: ClaimsBlock) -> None:
        super().__init__()
        self.words, self.look, self.seal, self.proof = said, look, seal, proof
        proof.leadings = 1.25, 1.15
        proof.text, self.earlier = proof.parted()
        self.spaceBefore = 3

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.right = width, width * (1 - _SEAL)
        _, seal = self.seal.wrap(width * _SEAL, height)
        left = self.right - _BETWEEN
        _, proof = self.proof.wrap(left, height)
        ways = [
            (*self._said(left), 0.0, proof, seal),
            (*self._said(width - self.right), self.right, seal, proof),
        ]
        self.said, self.high, self.at, under, other = min(ways, key=_height)
        while abs(self._between()) < _APART:
            self.high += 1
        widest = max((regular_ems(each) * _EARLIER for each in self.earlier), default=0.0)
        self.columns = 2 if widest + _BETWEEN <= width / 2 else 1
        self.below = 1.2 * _EARLIER * -(-len(self.earlier) // self.columns)
        self.height = max(self.high + under, other) + self.below
        return width, self.height

    def _between(self) -> float:
        """Points down from the label of the seal to the first line of the proof, which is read after it."""
        label, first = self.seal.height / 2 + SEAL - LABEL, self.proof.first
        return (first + self.high if self.at == 0 else first) - (label + self.high if self.at else label)

    def _said(self, room: float) -> tuple[Lines, float]:
        """The closing words in a room, and how high they are with what is free below them."""
        lines = Lines(self.words, self.look)
        return lines, lines.wrap(room, 0)[1] + _ABOVE if self.words else 0.0

    def draw(self) -> None:
        if self.words:
            self.said.drawOn(self.canv, self.at, self.height - self.said.height)
        for each, left in ((self.seal, self.right), (self.proof, 0.0)):
            above = self.high if left == self.at else 0.0
            each.drawOn(self.canv, left, self.height - above - each.height)
        self.canv.setFont(REGULAR, _EARLIER)
        for at, line in enumerate(self.earlier):
            down, across = divmod(at, self.columns)
            self.canv.drawString(across * self.width / 2, self.below - (1.2 * down + 0.9) * _EARLIER, line)


def _height(way: tuple[Lines, float, float, float, float]) -> float:
    """Points of the two beside each other, one of them below the closing words."""
    _said, high, _at, under, other = way
    return max(high + under, other)


def beside(closing: Sequence[Any], proof: Sequence[Any], look: Look) -> list[Any]:
    """What closes a paper with its seal beside its proof where both are short, else one above the other."""
    *before, seal = closing
    if not (isinstance(seal, SealPlace) and [type(each) for each in proof] == [ClaimsBlock]):
        return [*closing, *proof]
    return [*before, SealedProof(seal.said, look, seal.narrow(), proof[0])]
