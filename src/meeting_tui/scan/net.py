"""How likely a mark is more than one, or a character, by its numbers: nets of one layer, fitted by
`benchmarks.fitting` and `benchmarks.lettering`.
"""

from __future__ import annotations

import zlib
from base64 import b85decode, b85encode
from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan import fitted, lettered, pressed
from meeting_tui.scan.cells import views

_FAR = 3.0  # spreads from the mean: farther says no more

Numbers = NDArray[np.floating[Any]]
Layers = tuple[Numbers, Numbers, Numbers, Numbers]
"""Numbers to knots, what each knot adds, knots to the answer, what that adds."""


def near(rows: Numbers, means: Numbers, spreads: Numbers) -> Numbers:
    """Numbers, a row a mark, in spreads from their means."""
    return np.clip((rows - means) / spreads, -_FAR, _FAR)


def odds(rows: Numbers, layers: Layers) -> Numbers:
    """The logarithm of the odds, one a row."""
    into, less, out, base = layers
    return np.asarray(np.tanh(rows @ into + less) @ out + base)


def doubt(numbers: Sequence[float]) -> float:
    """The logarithm of the odds that a mark with these numbers is more than one.

    The mean of two fits, one of which knows unevenly pressed marks too: they err on different ones.
    It says the same of the mark in a looking-glass or upside down: the left hand's are judged as the right
    hand's.
    """
    return (_asked(numbers, fitted) + _asked(numbers, pressed)) / 2


def character(numbers: Sequence[float]) -> float:
    """The logarithm of the odds that it is a character, not a plain mark."""
    return _asked(numbers, lettered)


def _asked(numbers: Sequence[float], fit: ModuleType) -> float:
    means, spreads, layers = _fit(fit)
    return float(odds(near(views(np.array([numbers])), means, spreads), layers).mean())


@cache
def _fit(fit: ModuleType) -> tuple[Numbers, Numbers, Layers]:
    tables = fit.MEANS, fit.SPREADS, fit.STEPS, fit.LESS, fit.OUT, fit.BASE
    means, spreads, steps, less, out, base = (unpacked(table) for table in tables)
    return means, spreads, (unpacked(fit.INTO, "<i1").reshape(len(means), -1) * steps, less, out, base)


def packed(table: NDArray[Any]) -> str:
    """Numbers as text, in sixteen bits each; steps in eight, and no more than they need."""
    raw = table.astype("<i1" if table.dtype == np.int8 else "<f2").tobytes()
    return b85encode(zlib.compress(raw, 9)).decode("ascii")


def unpacked(text: str, kind: str = "<f2") -> NDArray[np.float64]:
    """The numbers again."""
    return np.frombuffer(zlib.decompress(b85decode("".join(text.split()))), kind).astype(np.float64)
