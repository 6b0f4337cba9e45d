"""How likely a mark is more than one, or a character, by its numbers: nets of three layers, fitted by
`benchmarks.fitting` and `benchmarks.lettering`.
"""

from __future__ import annotations

import json
import zlib
from base64 import b85decode, b85encode
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_FAR = 3.0  # spreads from the mean: farther says no more

Numbers = NDArray[np.floating[Any]]
Layers = tuple[tuple[Numbers, Numbers], ...]
"""Each with the weights from what comes in to its knots, and what each knot adds."""


def near(rows: Numbers, means: Numbers, spreads: Numbers) -> Numbers:
    """Numbers, a row a mark, in spreads from their means."""
    return np.clip((rows - means) / spreads, -_FAR, _FAR)


def odds(rows: Numbers, layers: Layers) -> Numbers:
    """The logarithm of the odds, one a row."""
    *knots, (last, base) = layers
    for into, more in knots:
        rows = np.maximum(rows @ into + more, 0)
    return np.asarray((rows @ last + base)[..., 0])


def doubt(seen: Numbers) -> float:
    """The logarithm of the odds that a mark is more than one, by the `views` of its numbers.

    It says the same of the mark in a looking-glass or upside down: the left hand's are judged as the right
    hand's.
    """
    return _asked(seen, "fitted")


def character(seen: Numbers) -> float:
    """The logarithm of the odds that it is a character, not a plain mark."""
    return _asked(seen, "lettered")


def _asked(seen: Numbers, fit: str) -> float:
    means, spreads, layers = _fit(fit)
    return float(odds(near(seen, means, spreads), layers).mean())


@cache
def _fit(name: str) -> tuple[Numbers, Numbers, Layers]:
    told = json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="ascii"))
    means, spreads, steps, more = (unpacked(told[table]) for table in ("means", "spreads", "steps", "more"))
    whole, layers, many, done = unpacked(told["into"], "<i1"), list[tuple[Numbers, Numbers]](), len(means), 0
    for knots in told["sizes"]:
        into, whole = whole[: many * knots].reshape(many, knots), whole[many * knots :]
        here = slice(done, done + knots)
        layers.append((into * steps[here], more[here]))
        many, done = knots, done + knots
    return means, spreads, tuple(layers)


def packed(table: NDArray[Any]) -> str:
    """Numbers as text, in sixteen bits each; steps in eight, and no more than they need."""
    raw = table.astype("<i1" if table.dtype == np.int8 else "<f2").tobytes()
    return b85encode(zlib.compress(raw, 9)).decode("ascii")


def unpacked(text: str, kind: str = "<f2") -> NDArray[np.float64]:
    """The numbers again."""
    return np.frombuffer(zlib.decompress(b85decode(text)), kind).astype(np.float64)
