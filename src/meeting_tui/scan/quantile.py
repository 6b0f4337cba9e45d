"""Of many numbers, the one that a given part of them is no larger than."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def reached(numbers: NDArray[Any], part: float) -> float:
    """NumPy's quantile, several times as fast; there must be a number."""
    low, rest = divmod(part * (len(numbers) - 1), 1)
    first = int(low)
    second = min(first + 1, len(numbers) - 1)
    ordered = np.partition(numbers, (first, second))
    below = float(ordered[first])
    return below + (float(ordered[second]) - below) * rest
