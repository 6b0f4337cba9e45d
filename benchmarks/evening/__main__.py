"""Play the evening; 3 where something is not as it was planted."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.evening import plan
from benchmarks.evening.evening import Evening


def main(argv: list[str]) -> int:
    """Run it and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evening")
    parser.add_argument("ballots", type=int, nargs="?", default=plan.FULL)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="leave the files there")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        where = asked.keep or Path(folder)
        where.mkdir(parents=True, exist_ok=True)
        evening = Evening(where, asked.ballots, asked.kills, asked.workers)
        evening.play()
    return evening.table.tell()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
