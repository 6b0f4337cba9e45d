"""A reader let loose on hostile files: how each ended, in how much time and memory.

Every file is read in a process of its own, forked from one that has the reader, and all it loaded late for
the files before, under limits that the system enforces. A reader is named `module:function`, takes the path
of a file, and gives a value or a Refusal.

    verdicts = judge("tests.hostile.test_rolls:read", [("bomb.xlsx", b"…")], tmp_path)
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from meeting_tui.__main__ import SELDOM
from meeting_tui.refusal import Refusal

SECONDS = 8  # of the processor: the slowest takes 3, and some machines are half as fast
MEGABYTES = 900  # resident, what is loaded before included
REFUSED = "refused:"
_KILLED_AFTER = 16 * SECONDS  # seconds on the clock: other tests run beside


@dataclass(frozen=True)
class Verdict:
    """How one file ended: `value`, a refusal's code, the name of an exception, or a signal."""

    file: str
    end: str
    refused: bool
    seconds: float
    megabytes: float

    @property
    def bounded(self) -> bool:
        """A value or a refusal, in time and memory."""
        fine = self.refused or self.end == "value"
        return fine and self.seconds < SECONDS and self.megabytes < MEGABYTES


def judge(reader: str, files: Iterable[tuple[str, bytes]], folder: Path) -> list[Verdict]:
    """Read each file; the files are written to `folder`, and deleted after."""
    child = _child()
    assert child.stdin
    assert child.stdout
    verdicts = []
    for name, data in files:
        path = folder / name
        path.write_bytes(data)
        print(json.dumps([reader, str(path)]), file=child.stdin, flush=True)
        verdicts.append(Verdict(**json.loads(child.stdout.readline())))
        path.unlink()
    return verdicts


@cache
def _child() -> subprocess.Popen[str]:
    """The process that the others are forked from; it lasts as long as this one."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.harness"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    atexit.register(child.communicate)
    return child


def _main() -> None:
    gc.set_threshold(*SELDOM)  # as a command has it
    for line in sys.stdin:
        reader, name = json.loads(line)
        module, _, function = reader.partition(":")
        read, path = getattr(import_module(module), function), Path(name)
        print(json.dumps(asdict(_verdict(path, partial(read, path)))), flush=True)


def _verdict(path: Path, act: object) -> Verdict:
    reading, writing = os.pipe()
    gc.freeze()
    pid = os.fork()
    if not pid:
        os.close(reading)
        _limited()
        before = set(sys.modules)
        ended = _end(act)
        os.write(writing, " ".join((ended, *sorted(set(sys.modules) - before))).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        end, *late = answer.read().split(" ")
    _, status, used = os.wait4(pid, 0)
    for name in late:
        import_module(name)
    end = end or f"signal {os.waitstatus_to_exitcode(status)}"
    unit = 1e6 if sys.platform == "darwin" else 1e3
    seconds, size = used.ru_utime + used.ru_stime, used.ru_maxrss / unit
    return Verdict(path.name, end.removeprefix(REFUSED), end.startswith(REFUSED), seconds, size)


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS))
    signal.alarm(_KILLED_AFTER)


def _end(act: object) -> str:
    try:
        act()  # type: ignore[operator]
    except Refusal as refusal:
        return f"{REFUSED}{refusal.code}"
    except BaseException as error:
        return type(error).__name__
    return "value"


def timed(verdicts: Iterable[Verdict]) -> str:
    """The slowest ones, for a person."""
    worst = sorted(verdicts, key=lambda verdict: -verdict.seconds)[:10]
    return "\n".join(f"{v.seconds:5.2f} s {v.megabytes:5.0f} MB  {v.file}: {v.end}" for v in worst)


if __name__ == "__main__":
    _main()
