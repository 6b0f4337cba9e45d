"""The fit that tells a character in a box from a plain mark: `scan/lettered.json` is what it writes.

`python -m benchmarks.lettering [PAGES]` draws marks as `benchmarks.fitting` does, and characters
(`benchmarks.characters`), among them and on pages of their own.
Before it writes the fit it prints what one to other pages says of every fourth.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial

import numpy as np

from benchmarks import fitting
from benchmarks.fitting import APART, CHARACTER, FITTED, PAGES, SEED, Measured
from benchmarks.learning import layers, put_down
from meeting_tui.scan.net import odds

OWN = 4  # one page more in so many is of characters alone
ALONE = 2000  # the first number of their batches
LEVELS = (-1, 0, 0.5, 1, 2, 3)
LETTERED = FITTED.with_name("lettered.json")


def main(argv: list[str]) -> int:
    """Draw, fit, write."""
    pages = int(argv[0]) if argv else PAGES
    alone = fitting.batches(pages // OWN, ALONE, partial(fitting.written, invented=True))
    every = fitting.every([*fitting.batches(pages, 0, fitting.marked), *alone])
    write([one for one in every if _asked(one)], pages)
    return 0


def _asked(one: Measured) -> bool:
    """Whether it is a character or a plain mark: of those taken back another fit says that."""
    return one.made.make == CHARACTER or not one.made.taken


def write(every: Sequence[Measured], pages: int) -> None:
    """Fit, say what that is worth, and write it down."""
    rows, means, spreads = fitting.placed(every)
    character = np.array([one.made.make == CHARACTER for one in every])
    apart = np.array([one.page % APART == 0 for one in every])
    tried = layers(rows[:, ~apart], character[~apart])
    said = odds(rows, tried).mean(axis=0)
    for level in LEVELS:
        plain, told = ((said[apart & some] > level).mean() for some in (~character, character))
        print(f"over {level}: plain {plain:.4f}, characters {told:.3f}")
    record = f"`python -m benchmarks.lettering`, seed {SEED}, {pages} pages a kind: {len(every)} marks,"
    record += f" {int(character.sum())} of them characters."
    put_down(LETTERED, record, means, spreads, layers(rows, character))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
