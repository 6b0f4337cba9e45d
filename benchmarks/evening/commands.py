"""The command line, as people run it: a process each, at an hour of that day; and some of them killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WHO = "王建国"


class Unexpected(Exception):
    """A command that did not end as it must."""


@dataclass
class CommandLine:
    """Runs commands on files at `now`; `kills` are those that died in the middle, by what they did."""

    folder: Path
    now: str = "2026-10-20T10:00"
    dice: random.Random = field(default_factory=lambda: random.Random(11))
    kills: dict[str, int] = field(default_factory=dict)
    orphans: int = 0
    commands: int = 0

    def __call__(self, file: Path, *words: object, code: int = 0) -> str:
        """What it printed; Unexpected unless it ends with that code."""
        self.commands += 1
        done = subprocess.run(self._line(file, words), capture_output=True, env=self._env(), check=False)
        if done.returncode != code:
            told = done.stderr.decode()[-3000:]
            raise Unexpected(f"{' '.join(map(str, words))[:300]}: exit {done.returncode}, not {code}\n{told}")
        return done.stdout.decode()

    def json(self, file: Path, *words: object, code: int = 0) -> Any:
        """The same, and what its `--json` says."""
        return json.loads(self(file, *words, "--json", code=code))

    def killed(self, what: str, file: Path, *words: object, within: float) -> bool:
        """Kill it at a random moment, seconds; whether it was still at work."""
        child = subprocess.Popen(
            self._line(file, words),
            env=self._env(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            child.wait(self.dice.uniform(0.2, within))
        except subprocess.TimeoutExpired:
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
            self.kills[what] = self.kills.get(what, 0) + 1
            self.orphans += self._left(child.pid)
            return True
        return False

    def _left(self, session: int) -> int:
        """The processes it had begun that outlive it by more than some seconds; they are ended."""
        for _wait in range(100):
            if not list(_of_session(session)):
                return 0
            time.sleep(0.1)
        left = list(_of_session(session))
        for each in left:
            os.kill(each, signal.SIGKILL)
        return len(left)

    def _line(self, file: Path, words: tuple[object, ...]) -> list[str]:
        at = [sys.executable, "-m", "benchmarks.evening.at", self.now]
        return [*at, *map(str, words), "--file", str(file)]

    def _env(self) -> dict[str, str]:
        own = {"MEETING_TUI_WHO": WHO, "MEETING_TUI_LANG": "zh", "XDG_STATE_HOME": str(self.folder)}
        own["PYTHONPATH"] = os.pathsep.join(filter(None, (str(Path.cwd()), os.environ.get("PYTHONPATH", ""))))
        return os.environ | own | {"XDG_DATA_HOME": str(self.folder)}


def _of_session(session: int) -> Iterator[int]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            facts = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(facts[3]) == session and facts[0] != "Z":
            yield int(stat.parent.name)
