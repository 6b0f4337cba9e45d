"""The fit that tells a character in a box from a plain mark: `scan/lettered.py` is what it writes.

`python -m benchmarks.lettering [PAGES]` draws marks as `benchmarks.fitting` does, some of them pressed
unevenly, as with a brush; and characters (`benchmarks.characters`), among them and on pages of their own.
Before it writes the fit it prints what one to other pages says of every fourth.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial

import numpy as np

from benchmarks import fitting
from benchmarks.fitting import APART, CHARACTER, FITTED, SEED, Measured
from meeting_tui.rehearsal import copier
from meeting_tui.scan.net import odds

PAGES = 220
KNOTS, ROUNDS = 96, 30  # a smaller net than tells marks taken back, with fewer to learn from
OWN = 2  # one page more in so many is of characters alone
LEVELS = (-1, 0, 0.5, 1, 2, 3)
LETTERED = FITTED.with_name("lettered.py")


def main(argv: list[str]) -> int:
    """Draw, fit, write."""
    pages, every = int(argv[0]) if argv else PAGES, []
    for no, kind in enumerate(copier.COPIERS):
        some = fitting.drawn(pages, kind, SEED + no, fitting.marked_or_written)
        own = SEED + 2 * len(copier.COPIERS) + no
        alone = fitting.drawn(pages // OWN, kind, own, partial(fitting.written, invented=True))
        every += [one for one in (*some, *alone) if _asked(one)]
        print(kind, len(every), flush=True)
    write(every, pages)
    return 0


def _asked(one: Measured) -> bool:
    """Whether it is a character or a plain mark: of those taken back another fit says that."""
    return one.made.make == CHARACTER or not one.made.taken


def write(every: Sequence[Measured], pages: int) -> None:
    """Fit, say what that is worth, and write it down."""
    rows, means, spreads = fitting.placed(every)
    character = np.array([one.made.make == CHARACTER for one in every])
    apart = np.array([one.page % APART == 0 for one in every])
    tried = fitting.layers(rows[:, ~apart], character[~apart], KNOTS, ROUNDS)
    said = odds(rows, tried).mean(axis=0)
    for level in LEVELS:
        plain, told = ((said[apart & some] > level).mean() for some in (~character, character))
        print(f"over {level}: plain {plain:.4f}, characters {told:.3f}")
    record = (
        f"Seed {SEED}, {pages} pages a kind: {len(every)} marks, {int(character.sum())} of them characters."
    )
    by = f"`python -m benchmarks.lettering`; `scan.net` unpacks it.\n\n{record}"
    fitting.put_down(LETTERED, by, means, spreads, fitting.layers(rows, character, KNOTS, ROUNDS))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
