"""How likely a mark is more than one, by its numbers: a net of one layer, fitted by `benchmarks.fitting`."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan import fitted

_FAR = 3.0  # spreads from the mean: farther says no more

Numbers = NDArray[np.float64]
Layers = tuple[Numbers, Numbers, Numbers, Numbers]
"""Numbers to knots, what each knot adds, knots to the answer, what that adds."""


def near(rows: Numbers, means: Numbers, spreads: Numbers) -> Numbers:
    """Numbers, a row a mark, in spreads from their means."""
    return np.clip((rows - means) / spreads, -_FAR, _FAR)


def odds(rows: Numbers, layers: Layers) -> Numbers:
    """The logarithm of the odds, one a row."""
    into, less, out, base = layers
    return np.asarray(np.tanh(rows @ into + less) @ out + base, dtype=np.float64)


def doubt(numbers: Sequence[float]) -> float:
    """The logarithm of the odds that a mark with these numbers is more than one."""
    means, spreads, layers = _fit()
    return float(odds(near(np.array([numbers]), means, spreads), layers)[0])


@cache
def _fit() -> tuple[Numbers, Numbers, Layers]:
    tables = fitted.MEANS, fitted.SPREADS, fitted.INTO, fitted.LESS, fitted.OUT, fitted.BASE
    means, spreads, into, less, out, base = (unpacked(table) for table in tables)
    return means, spreads, (into.reshape(len(means), -1), less, out, base)


def packed(table: Numbers) -> str:
    """Numbers as text, in sixteen bits each."""
    return b64encode(table.astype("<f2").tobytes()).decode("ascii")


def unpacked(text: str) -> Numbers:
    """The numbers again."""
    return np.frombuffer(b64decode(text), "<f2").astype(np.float64)
