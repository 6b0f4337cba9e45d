"""What the reader is worth: hands that no constant was fitted to, fresh seeds, every kind of copier.

`python -m benchmarks.measuring PAGES` fills and reads so many pages a kind and prints what came of them, and
the exact upper bound (95 %) of the rate of each fault; with `--hands ordinary` of those of the measuring
hands that do as the ballot says. `--keep` leaves pictures of faults in a folder: look at those of other hands
only (`--hands tuning`, `retired`, `schooled`, `ranges`, `neighbours`), for what was looked at is tuned on.
For the same reason nothing but totals is printed of the measuring hands, unless `--behaviours` asks for it:
that is for whoever judges the reader, not for whoever mends it.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import cycle, islice
from math import exp, lgamma, log, log1p
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from tests.scan import mill

from benchmarks.ranges import ranges
from meeting_tui.apart import begin_child
from meeting_tui.paper.ballots.geometry import BallotDesign
from meeting_tui.rehearsal.copier import COPIERS
from meeting_tui.rehearsal.hands import TUNING, HandList
from meeting_tui.rehearsal.marking import Voters
from meeting_tui.rehearsal.measuring.crowd import HABITS, MEASURING, NEIGHBOURS, Crowd
from meeting_tui.rehearsal.retired import RETIRED
from meeting_tui.rehearsal.schooled import SCHOOLED
from meeting_tui.scan.page import ReadingJob, read_page
from meeting_tui.scan.sources import PageSource
from meeting_tui.scan.values import PageReading

BATCH = 30
STOCK = 8  # ballots of each form that are printed, and marked again and again
FORMS: tuple[tuple[BallotDesign, bool], ...] = (
    (mill.design(3), False),
    (mill.design(4), False),
    (mill.ELECTION, False),
    (mill.OFFERS, False),
    (mill.design(2), True),
)
"""Each with whether it is printed large."""
ORDINARY = Crowd(
    "ordinary",
    tuple((chance, tool) for chance, tool in MEASURING.tools if tool.pen.plain),
    habits=HABITS[:4],
    manners=((1.0, ""),),
    accidents=((1.0, ""),),
)
"""Those of them who do as the ballot says, and nothing else: a tick, a cross, a slash or a filled box, with a
pen that a grey scan shows, on smooth paper; some leave questions out. Tuned on as little."""
HANDS: dict[str, HandList | Voters] = {
    **{hands.name: hands for hands in (TUNING, RETIRED, SCHOOLED, ranges())},
    **{crowd.name: crowd for crowd in (MEASURING, ORDINARY, NEIGHBOURS)},
}
UNSEEN = frozenset({MEASURING.name, ORDINARY.name})
"""Hands of whose pages nothing but totals is printed unless asked for."""
FAULTS = {"wrong": "auto", "silent": "wrote", "unsure": "nobody"}
"""What must not be, and of how many questions: read with certainty, written on, not for a machine to say."""


@dataclass(frozen=True)
class Batch:
    """Pages of one form, one kind and one seed."""

    kind: str
    form: int
    seed: int
    pages: int
    hands: str
    keep: Path | None = None


@dataclass
class Tried:
    """What came of pages (`mill.compare`), questions and faults by behaviour, why plain questions waited."""

    made: Counter[str] = field(default_factory=Counter)
    drawn: Counter[str] = field(default_factory=Counter)
    faults: Counter[tuple[str, str]] = field(default_factory=Counter)
    waited: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tried) -> None:
        self.made += other.made
        self.drawn += other.drawn
        self.faults += other.faults
        self.waited += other.waited


def batches(pages: int, seed: int, kinds: list[str], hands: str, keep: Path | None) -> Iterator[Batch]:
    """Kinds and forms in turn, so that a run that is stopped has seen all of them."""
    for no in range(-(-pages // BATCH)):
        for at, kind in enumerate(kinds):
            size = min(BATCH, pages - no * BATCH)
            own = int(np.random.SeedSequence((seed, no, at)).generate_state(1)[0])
            yield Batch(kind, no % len(FORMS), own, size, hands, keep)


def tried(batch: Batch) -> tuple[str, Tried]:
    """Fill, copy and read a batch; the same for the same batch."""
    form, _large = FORMS[batch.form]
    count, told = ReadingJob({mill.POLL: mill.paper(form)}), Tried()
    pages = islice(cycle(_stock(batch.form)), batch.pages)
    filled = mill.handled(form, pages, batch.seed, COPIERS[batch.kind], of=HANDS[batch.hands])
    with TemporaryDirectory() as folder:
        file = Path(folder, "page")
        for no, page in enumerate(filled):
            file.write_bytes(page.picture)
            kind = "tiff" if page.picture[:2] == b"II" else "picture"
            reading = read_page(PageSource(file, kind=kind), count)
            told.add(_told(reading, page))
            if batch.keep:
                _keep(batch, no, page, mill.faults(reading, page))
    return batch.kind, told


@cache
def _stock(form: int) -> list[mill.Sheet]:
    import cv2

    cv2.setNumThreads(1)
    design, large = FORMS[form]
    return list(mill.sheets(design, STOCK, large=large))


def _told(reading: PageReading, page: mill.Filled) -> Tried:
    told = Tried(mill.compare(reading, page))
    for question, fault in mill.faults(reading, page).items():
        told.faults[fault, behaviour(page.meant[question].how)] += 1
    for question, meant in page.meant.items():
        told.drawn[behaviour(meant.how)] += 1
        if meant.clear and question not in reading.marks:
            why = reading.doubts.get(question, reading.reasons)
            told.waited[f"{meant.how}: {', '.join(why)}"] += 1
    return told


def behaviour(how: str) -> str:
    """What was drawn, without what lies below it."""
    return how if how.endswith("unseen") else how.partition(",")[0]


def _keep(batch: Batch, no: int, page: mill.Filled, faults: dict[str, str]) -> None:
    assert batch.keep is not None
    end = "tif" if page.picture[:2] == b"II" else "jpg"
    for question, fault in faults.items():
        how = page.meant[question].how.replace(" ", "_").replace(":", "")
        name = f"{batch.kind}-{batch.seed}-{no:02}-{question}-{fault}-{how}.{end}".replace(" ", "_")
        (batch.keep / name).write_bytes(page.picture)


def bound(faults: int, of: int, error: float = 0.05) -> float:
    """The largest rate that gives so few faults with a chance of at least `error` (Clopper and Pearson)."""
    if faults >= of:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(60):
        rate = (low + high) / 2
        few = sum(exp(_ways(of, k) + k * log(rate) + (of - k) * log1p(-rate)) for k in range(faults + 1))
        low, high = (rate, high) if few > error else (low, rate)
    return high


def _ways(of: int, some: int) -> float:
    """The logarithm of how many ways there are to choose `some`."""
    return lgamma(of + 1) - lgamma(some + 1) - lgamma(of - some + 1)


def _cell(told: Tried, how: str) -> str:
    return "/".join(str(told.faults[fault, how]) for fault in FAULTS) + f" of {told.drawn[how]}"


def line(kind: str, made: Counter[str]) -> str:
    """One kind's row of the table."""
    parts = [f"{kind:<12}{made['pages']:>7,}{made['proposals']:>10,}"]
    for fault, of in FAULTS.items():
        parts.append(f"{made[fault]:>6} ≤{bound(made[fault], made[of]):>7.3%}")
    parts.append(f"{_share(made, 'clear read', 'clear'):>8.1%} of {made['clear']:>6,}")
    parts.append(f"{1 - _share(made, 'blank read', 'blank'):>7.1%} of {made['blank']:>5,}")
    parts.append(f"{made['unregistered']:>6}{made['wrong page']:>6}")
    return "  ".join(parts)


def _share(made: Counter[str], part: str, of: str) -> float:
    return made[part] / made[of] if made[of] else 1.0


_EACH = "".join(f"  {fault:>6} {'':>8}" for fault in FAULTS)
HEAD = f"{'kind':<12}{'pages':>7}{'questions':>10}{_EACH}"
HEAD += f"  {'plain marks read':>18}  {'blanks waiting':>16}  {'lost':>6}{'other':>6}"


def main(argv: list[str]) -> int:
    """Run it; 3 where a fault was found."""
    asked = _asked(argv)
    kinds = asked.kinds.split(",") if asked.kinds else list(COPIERS)
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
    print(f"{asked.hands} hands, {asked.pages} pages a kind, seed {asked.seed}", flush=True)
    start, by_kind = time.monotonic(), {kind: Tried() for kind in kinds}
    work = list(batches(asked.pages, asked.seed, kinds, asked.hands, asked.keep))
    with ProcessPoolExecutor(asked.workers, get_context("spawn"), begin_child) as pool:
        for done, (kind, told) in enumerate(pool.map(tried, work), 1):
            by_kind[kind].add(told)
            if sys.stderr.isatty():
                print(f"\r{done} of {len(work)}", end="", file=sys.stderr, flush=True)
    report(by_kind, behaviours=asked.behaviours or asked.hands not in UNSEEN)
    print(f"{time.monotonic() - start:.0f} s with {asked.workers} processes")
    return 3 if any(told.faults for told in by_kind.values()) else 0


def _asked(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.measuring", description=__doc__)
    parser.add_argument("pages", type=int)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**9))
    parser.add_argument("--hands", choices=sorted(HANDS), default=MEASURING.name)
    parser.add_argument("--kinds", default="")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--behaviours", action="store_true")
    parser.add_argument("--workers", type=int, default=cpu_count() or 1)
    return parser.parse_args(argv)


def report(by_kind: dict[str, Tried], *, behaviours: bool = True) -> None:
    """The table; below it, where asked for, what was drawn where something went wrong or waited."""
    every = Tried()
    print(HEAD)
    for kind, told in by_kind.items():
        print(line(kind, told.made))
        every.add(told)
    print(line("all", every.made))
    print(
        "lost: not registered; other: read for another paper. Behind ≤ the upper bound, 95 %, of each rate."
    )
    if behaviours:
        _by_behaviour(by_kind, every)


def _by_behaviour(by_kind: dict[str, Tried], every: Tried) -> None:
    print(f"\nby behaviour, {' / '.join(FAULTS)} of the questions it was drawn in:")
    columns = {**by_kind, "all": every}
    print(f"{'':<22}" + "".join(f"{kind:>18}" for kind in columns))
    for how in sorted(every.drawn):
        print(f"{how:<22}" + "".join(f"{_cell(told, how):>18}" for told in columns.values()))
    for kind, told in by_kind.items():
        most = "; ".join(f"{often} × {why}" for why, often in told.waited.most_common(8))
        print(f"  {kind}, plain and waiting: {most}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
