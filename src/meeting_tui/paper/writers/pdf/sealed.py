"""What closes a paper in the room of one: the place of the seal at the right of the proof."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from meeting_tui.paper.writers.pdf.flowables import ClaimsBlock, Lines, Look, SealPlace

_SEAL = 0.32  # of the width
_BETWEEN, _ABOVE = 10.0, 4.0  # points: from the proof to the seal, from the closing words to what is below


class SealedProof(Flowable):  # type: ignore[misc]
    """The closing words, the place of the seal, and the proof at its left: read in this order.

    The closing words stand above whichever is the lower.
    """

    def __init__(self, said: Lines, seal: SealPlace, proof: ClaimsBlock) -> None:
        super().__init__()
        self.said, self.seal, self.proof = said, seal, proof
        proof.leadings = 1.25, 1.15
        self.spaceBefore = 6

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.right = width, width * (1 - _SEAL)
        _, seal = self.seal.wrap(width * _SEAL, height)
        _, proof = self.proof.wrap(self.right - _BETWEEN, height)
        self.at = 0.0 if proof < seal else self.right
        _, said = self.said.wrap(width - self.right if self.at else self.right - _BETWEEN, height)
        said += _ABOVE
        self.height = max(seal + (said if self.at else 0), proof + (0 if self.at else said))
        return width, self.height

    def draw(self) -> None:
        said = self.said.height + _ABOVE
        self.said.drawOn(self.canv, self.at, self.height - said + _ABOVE)
        for each, left in ((self.seal, self.right), (self.proof, 0.0)):
            above = said if left == self.at else 0.0
            each.drawOn(self.canv, left, self.height - above - each.height)


def beside(closing: Sequence[Any], proof: Sequence[Any], look: Look) -> list[Any]:
    """What closes a paper with its seal beside its proof where both are short, else one above the other."""
    *before, seal = closing
    if not (isinstance(seal, SealPlace) and [type(each) for each in proof] == [ClaimsBlock]):
        return [*closing, *proof]
    return [*before, SealedProof(Lines(seal.said, look), seal.narrow(), proof[0])]
