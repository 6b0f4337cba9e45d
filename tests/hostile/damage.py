"""What happens to a file on its way: a byte flipped, its end cut off, a piece twice; the same each time."""

from __future__ import annotations

import random
from collections.abc import Iterator


def damaged(name: str, data: bytes, flips: int) -> Iterator[tuple[str, bytes]]:
    """Files spoiled in every region of this one: `flips` places from beginning to end, and more."""
    dice = random.Random(name)
    for part in range(flips):
        first, last = len(data) * part // flips, max(len(data) * (part + 1) // flips - 1, 0)
        at = dice.randint(min(first, last), last)
        yield f"flip-{at}-{name}", data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]
    for share in (0.02, 0.5, 0.98):
        yield f"cut-{share}-{name}", data[: int(len(data) * share)]
    third = len(data) // 3
    yield f"twice-{name}", data[: 2 * third] + data[third:]
    yield f"noughts-{name}", data[:third] + bytes(third) + data[2 * third :]
