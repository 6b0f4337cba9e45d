"""`python -m benchmarks [NAME…]`: run every benchmark of this folder, or those named, and print one table.

Each module has `measures() -> Iterable[Measure]`.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from meeting_tui.__main__ import prepare

ORDER = (
    *(
        "first_frame",
        "commits",
        "enter",
        "wall",
        "ballots",
        "reading",
        "tally",
        "roll",
        "persons",
        "line",
        "commands",
        "papers",
        "drafts",
        "search",
    ),
    "assembly",
)


def main(names: list[str]) -> int:
    """Print what was measured, in the program's environment; nothing is judged here."""
    prepare()
    there = {path.stem for path in Path(__file__).parent.glob("*.py")}
    for name in names or [name for name in ORDER if name in there]:
        for measure in importlib.import_module(f"benchmarks.{name}").measures():
            print(measure.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
