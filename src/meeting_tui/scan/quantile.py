"""Of many numbers, the one that a given part of them is no larger than."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray


def reached(numbers: NDArray[Any], part: float) -> float:
    """NumPy's quantile, several times as fast; there must be a number."""
    return each_reached(numbers, (part,))[0]


def each_reached(numbers: NDArray[Any], parts: Sequence[float]) -> list[float]:
    """The quantile for each of the parts, at once."""
    last = len(numbers) - 1
    wanted = [divmod(part * last, 1) for part in parts]
    places = [(int(low), min(int(low) + 1, last)) for low, _rest in wanted]
    ordered = np.partition(numbers, list(chain(*places)))
    ends = [(float(ordered[first]), float(ordered[second])) for first, second in places]
    return [below + (above - below) * rest for (below, above), (_low, rest) in zip(ends, wanted, strict=True)]
