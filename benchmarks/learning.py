"""Small nets: how one is fitted to numbers of marks, and written down (`scan.net` reads it)."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from meeting_tui.scan.net import Layers, Numbers, packed

SEED = 1
WIDE = 192, 64  # knots of each layer between the numbers and the answer
HELD, RATE = 2e-4, 2e-3  # how much weights are held back; how far a step goes
LEFT_OUT = 0.1  # part of the knots that a step does not hear
ROUNDS, SOME = 20, 256  # times that all marks are gone through, so many at once
STEPS = 127  # to either side of nought

Tables = list[Numbers]
"""The weights of every layer, then what each adds."""


def layers(
    rows: Numbers, truth: NDArray[np.bool_], wide: tuple[int, ...] = WIDE, rounds: int = ROUNDS
) -> Layers:
    """The net that fits best (steps down the slope, each as far as the slope is steady: Adam).

    `rows` are of the marks from every side. At each step some knots are left out, so that none relies on
    another.
    """
    rng, sides = np.random.default_rng(SEED), len(rows)
    rows, wanted = rows.reshape(-1, rows.shape[-1]), np.tile(truth, sides).astype(np.float32)
    found = _begun((rows.shape[1], *wide, 1), rng)
    ways, bends = ([np.zeros_like(one) for one in found] for _ in range(2))
    step = 0
    for at in range(rounds):
        rate = RATE * (1 + np.cos(np.pi * at / rounds)) / 2
        order = rng.permutation(len(rows))
        for some in (order[start : start + SOME] for start in range(0, len(rows), SOME)):
            step += 1
            for no, slope in enumerate(_slopes(found, rows[some], wanted[some], rng)):
                ways[no] += np.float32(0.1) * (slope - ways[no])
                bends[no] += np.float32(0.001) * (slope**2 - bends[no])
                far = np.sqrt(bends[no] / np.float32(1 - 0.999**step)) + np.float32(1e-8)
                found[no] -= np.float32(rate / (1 - 0.9**step)) * ways[no] / far
    half = len(found) // 2
    return tuple(zip(found[:half], found[half:], strict=True))


def _begun(sizes: tuple[int, ...], rng: Generator) -> Tables:
    into = [rng.normal(0, (2 / many) ** 0.5, (many, knots)) for many, knots in pairwise(sizes)]
    return [np.asarray(one, np.float32) for one in (*into, *(np.zeros(knots) for knots in sizes[1:]))]


def _slopes(found: Tables, rows: Numbers, truth: Numbers, rng: Generator) -> Tables:
    """How steeply the error rises with each number of the net."""
    half = len(found) // 2
    into, more = found[:half], found[half:]
    heard, said = [], [rows]
    for weights, adds in zip(into[:-1], more[:-1], strict=True):
        reached = said[-1] @ weights + adds
        kept = ((rng.random(reached.shape) > LEFT_OUT) / (1 - LEFT_OUT)).astype(np.float32) * (reached > 0)
        heard.append(kept)
        said.append(reached * kept)
    answer = said[-1] @ into[-1] + more[-1]
    off = ((1 / (1 + np.exp(-answer[:, 0])) - truth) / np.float32(len(rows)))[:, None]
    weights_, adds_ = Tables(), Tables()
    for no in reversed(range(half)):
        weights_.insert(0, said[no].T @ off + np.float32(HELD) * into[no])
        adds_.insert(0, off.sum(axis=0))
        if no:
            off = (off @ into[no].T) * heard[no - 1]
    return [*weights_, *adds_]


def put_down(file: Path, record: str, means: Numbers, spreads: Numbers, found: Layers) -> None:
    """A net as `scan.net` reads it, with a record of what it was fitted to."""
    stepped = [_stepped(into) for into, _more in found]
    tables = {
        "means": means,
        "spreads": spreads,
        "into": np.concatenate([whole.ravel() for _steps, whole in stepped]),
        "steps": np.concatenate([steps for steps, _whole in stepped]),
        "more": np.concatenate([more for _into, more in found]),
    }
    told = {"record": record, "sizes": [into.shape[1] for into, _more in found]}
    told |= {name: packed(table) for name, table in tables.items()}
    file.write_text(json.dumps(told, indent=1) + "\n", encoding="ascii")


def _stepped(into: Numbers) -> tuple[Numbers, NDArray[np.int8]]:
    """How large a step is in each column, and how many of them each number is."""
    steps = np.abs(into).max(axis=0) / STEPS
    return steps, np.rint(into / steps).astype(np.int8)
