"""Two thousand pages read from the command line: how memory goes, and what kills and a second reader change.

One file is read without a break. A copy of it is read by a command that is killed, interrupted, started
twice at once and run again: it must come to the same count, and leave no process behind. What a machine's
processes hold is asked of Linux.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from tests.store.killing import WHO, prepared

from benchmarks.measure import Measure
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.office import open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, frozen
from meeting_tui.paper.ballots.geometry import lay_out
from meeting_tui.rehearsal.demo_clock import DemoClock
from meeting_tui.rehearsal.filling import Pile, Sheet, fill

PAPERS, COPIES = 200, 10
KILLS, UNTIL = 3, 0.5  # kills, all within so much of the time that the whole takes
_EVERY = 0.3  # seconds between looks at memory
_SETTLED = 5  # seconds that processes may take to notice that their parent is gone
_MB = 2**20


def measures() -> Iterator[Measure]:
    """Of a parent and its readers together: what they hold early and late."""
    with tempfile.TemporaryDirectory() as folder:
        whole, poll, scans = _filled(Path(folder))
        broken = Path(shutil.copy(whole, whole.with_stem("broken")))
        start = time.monotonic()
        held = _watched(_begin(whole, poll, scans))
        seconds, third = time.monotonic() - start, len(held) // 3
        yield Measure("pages read from the command line", PAPERS * COPIES / seconds, "pages/s")
        early, late = (max(some) / _MB for some in (held[:third], held[-third:]))
        yield Measure("memory, most in the first third", early, "MB")
        yield Measure("memory, most in the last third", late, "MB", "the first", late / early, "≤ 1.1")
        left = _disturbed(broken, poll, scans, seconds)
        yield Measure("processes left by kills and interrupts", left, "", budget="0")
        same = _count(whole, poll) == _count(broken, poll)
        yield Measure("the count after all that is the same", same, "", budget="1")


def _filled(folder: Path) -> tuple[Path, str, Path]:
    """The sample community's file with a closed poll, and scans of it, many of each paper."""
    path, poll = prepared(folder)
    clock = DemoClock("2026-11-02T10:00:00")
    office = open_office(path, WHO, world=clock.world())
    voters = list(range(1, PAPERS + 1))
    ballots.issue(office, poll, voters)
    ballots.return_(office, poll, voters, box="1")
    clock.put("2026-11-22T20:05:00")
    polls.close_poll(office, poll)
    with office.store.read() as session:
        design = frozen.case(session, poll).definition.design
    office.close()
    layouts = lay_out(design)
    dice, scans = random.Random(1), folder / "scans"
    scans.mkdir()
    wishes = [
        {question.id: (dice.choice(question.choices).id,) for question in design.questions} for _ in voters
    ]
    sheets = [Sheet((no - 1) * len(layouts), no, 1, wish) for no, wish in zip(voters, wishes, strict=True)]
    pile = Pile(folder / "ballots.pdf", layouts, design.words.signature, "pile")
    for filled in fill(pile, sheets, workers=1):
        for copy in range(COPIES):  # what follows the picture makes it another file
            scan = scans / f"{copy}-{filled.sheet.serial:04}.jpg"
            scan.write_bytes(filled.picture + bytes(copy))
    return path, poll, scans


def _begin(file: Path, poll: str, scans: Path) -> subprocess.Popen[bytes]:
    """The reader as a clerk starts it, with its processes in a group of their own."""
    words = ("ballots", "read", poll, scans, "--file", file, "--who", WHO, "--json")
    quiet = subprocess.DEVNULL
    return subprocess.Popen([*_PROGRAM, *words], stdout=quiet, stderr=quiet, start_new_session=True)


_PROGRAM = (sys.executable, "-m", "meeting_tui")


def _watched(process: subprocess.Popen[bytes]) -> list[int]:
    """What its group held, look by look, until it has ended."""
    held = []
    while process.poll() is None:
        held.append(sum(map(_held, _group(process.pid))))
        time.sleep(_EVERY)
    return held


def _group(leader: int) -> list[int]:
    """The processes of a group that are alive."""
    alive = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _parent, group = stat.read_text().rpartition(")")[2].split()[:3]
            if int(group) == leader and state != "Z":
                alive.append(int(stat.parent.name))
    return alive


def _held(process: int) -> int:
    """Bytes of its own; what it shares with others is counted once, in parts."""
    with suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return 0


def _disturbed(file: Path, poll: str, scans: Path, seconds: float) -> int:
    """Killed a few times, interrupted once, begun twice at once, and run to its end; what was left alive."""
    dice, left = random.Random(2), 0
    ends: Sequence[signal.Signals] = [signal.SIGKILL] * KILLS + [signal.SIGINT]
    for end in ends:
        process = _begin(file, poll, scans)
        time.sleep(seconds * UNTIL * dice.random() / KILLS + 1)
        os.kill(process.pid, end)
        process.wait()
        time.sleep(_SETTLED)
        left += len(_group(process.pid))
    both = [_begin(file, poll, scans) for _ in range(2)]
    for process in both:
        process.wait()
    _begin(file, poll, scans).wait()
    time.sleep(_SETTLED)
    return left + sum(len(_group(process.pid)) for process in both)


def _count(file: Path, poll: str) -> object:
    """What was read of every paper, and what the sheets came to."""
    office = open_office(file, WHO, readonly=True)
    with office.store.read() as session:
        papers = frozen.case(session, poll).register(office, session).papers
        told = {
            serial: (paper.marks, sorted(one.image for one in paper.readings))
            for serial, paper in papers.items()
        }
    sheets = counting.count(office, poll).sheets
    office.close()
    return told, sheets
