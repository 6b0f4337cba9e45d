"""Dice that fall the same everywhere and for ever: what a seed and a word hash to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Every throw is named, so one more throw somewhere changes no other."""

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def below(self, sides: int, *name: object) -> int:
        """A number from 0 up to, not including, `sides`."""
        said = "/".join(map(str, (self._seed, *name)))
        return int.from_bytes(hashlib.sha256(said.encode()).digest()[:8]) % sides

    def pick(self, items: Sequence[T], *name: object) -> T:
        """One of the items."""
        return items[self.below(len(items), *name)]

    def shuffled(self, items: Iterable[T], *name: object) -> list[T]:
        """The items in another order, which depends on the items alone and not on how they came."""
        return sorted(items, key=lambda item: self.below(1 << 60, *name, item))
