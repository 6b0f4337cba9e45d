"""Commands on a poll of 10,000 ballots against those on a small one; a paper taken back against one keyed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.measure import Measure
from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.roll import acts as roll
from meeting_tui.store.journal import New

SMALL, LARGE = 200, 10_000
BUDGET, RUNS = 1.3, 3
SPEC = """
title = "2026"
matter = "cc278.5"
opens = 2020-01-01
closes = 2090-12-08T18:00:00
without_rehearsal = "bench"
place = "一楼投票箱"
[[question]]
id = "q1"
title = "加装电梯"
text = "使用维修资金加装电梯。"
[[question]]
id = "q2"
title = "充电棚"
text = "建电动自行车充电棚。"
matter = "cc278.8"
"""
MARKS = {"q1": ("for",), "q2": ("against",)}


class Pile:
    """A file with a poll: of its ballots all are out, two thirds are back, half are keyed in."""

    def __init__(self, folder: Path, size: int) -> None:
        self.file, self._next = folder / f"{size}.meeting", count(size // 2 + 2)
        office = communities.found(self.file, "梧桐苑", "cn-assembly", "zh", who="bench")
        table = folder / "roll.csv"
        rows = (
            f"{n // 100 + 1},1,{n % 100 + 100},90.00,张{chr(0x5000 + n // 100)}{chr(0x6000 + n % 100)}"
            for n in range(size)
        )
        table.write_text("楼栋,单元,房号,专有部分面积,业主姓名\n" + "\n".join(rows), "utf-8")
        roll.import_roll(office, table)
        self.poll = polls.new_poll(office, poll_spec(SPEC))
        ballots.print_ballots(office, self.poll, folder / f"{size}.pdf")
        ballots.issue(office, self.poll, [f"1-{size}"])
        ballots.return_(office, self.poll, [f"1-{size * 2 // 3}"])
        marks = {question: list(ticks) for question, ticks in MARKS.items()}
        keyed = (
            New("ballot.entered", {"serial": n, "marks": marks, "by": "bench"}) for n in range(1, size // 2)
        )
        with office.store.write() as session:
            office.append_all(session, f"poll:{self.poll}", keyed)
        office.close()

    def command(self, words: str) -> float:
        """Seconds of the processor for a command on it; `#` is a ballot that came back and no more."""
        told = words.replace("POLL", self.poll).replace("#", str(next(self._next)))
        line = [sys.executable, "-m", "meeting_tui", *told.split(), "--file", str(self.file)]
        before = getrusage(RUSAGE_CHILDREN)
        done = subprocess.run(line, capture_output=True, check=False)
        after = getrusage(RUSAGE_CHILDREN)
        assert done.returncode == 0, (told, done.stderr.decode())
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


COMMANDS = (
    "poll list",
    "poll show POLL",
    "meeting list",
    "board list",
    "roll show 张倀怀",
    "ballots enter POLL # q1=for q2=for",
    "ballots undo POLL # --reason x",
    "ballots void POLL # --reason x --by 张倀怀 --by 张倀态",
    "ballots out POLL",
    "ballots review POLL",
    "count POLL",
)


def measures() -> Iterator[Measure]:
    """A process each, as people run them, by the processor's time; then two acts in an open file."""
    with TemporaryDirectory() as folder:
        small, large = Pile(Path(folder), SMALL), Pile(Path(folder), LARGE)
        for words in COMMANDS:
            least, most = (min(pile.command(words) for _run in range(RUNS)) for pile in (small, large))
            yield Measure(
                f"{words} at {LARGE:,}", most * 1000, "ms", f"at {SMALL}", most / least, f"≤ {BUDGET} ×"
            )
        office = open_office(large.file, "bench")
        yield from _at_hand(office, large.poll)
        office.close()


def _at_hand(office: Office, poll: str) -> Iterator[Measure]:
    """Taking a paper back in a file that is open against keying it in: in turn, by the processor's time."""
    back, key = count(LARGE * 2 // 3 + 1), count(LARGE * 2 // 3 + 1)
    ballots.look(office, 1, poll)
    acts = (
        lambda: ballots.return_(office, poll, [next(back)]),
        lambda: ballots.enter(office, next(key), MARKS, poll),
    )
    returned, keyed = map(
        median, zip(*([_worked(act) for act in acts] for _paper in range(201)), strict=True)
    )
    yield Measure(
        f"a paper taken back, of {LARGE:,}", returned * 1000, "ms", "keyed in", returned / keyed, "≤ 1 ×"
    )


def _worked(act: Callable[[], object]) -> float:
    """Seconds of the processor."""
    start = process_time()
    act()
    return process_time() - start
