"""From process start to the first painted text, in a real terminal: ours and a bare Textual app."""

from __future__ import annotations

import os
import pty
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.measure import Measure

RUNS = 9
START = "import sys; from meeting_tui.__main__ import main; sys.exit(main())"
"""As the installed command does it."""
BARE = """
from textual.app import App
from textual.widgets import Footer, Header, Static
class Bare(App):
    def compose(self):
        yield Header()
        yield Static("READY")
        yield Footer()
Bare().run()
"""


def painted(command: Sequence[str], mark: bytes, env: dict[str, str]) -> float:
    """Seconds until `mark` comes out of the terminal; the process is then ended."""
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], list(command), env)
    seen = b""
    while mark not in seen:
        seen = (seen + os.read(terminal, 65536))[-100_000:]
    took = time.perf_counter() - start
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(terminal)
    return took


def measures() -> Iterable[Measure]:
    """The two are run in turns, so that a busy machine slows both."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {
            "TERM": "xterm-256color",
            "COLUMNS": "80",
            "LINES": "24",
            "TEXTUAL_ANIMATIONS": "none",
            "MEETING_TUI_SETTINGS": str(Path(folder) / "settings.json"),
        }
        ours = [sys.executable, "-c", START, str(Path(folder) / "none.meeting"), "--lang", "en"]
        bare = [sys.executable, "-c", BARE]
        pairs = [(painted(ours, b"Opening", env), painted(bare, b"READY", env)) for _ in range(RUNS)]
    first, peer = (statistics.median(side) for side in zip(*pairs, strict=True))
    yield Measure("first frame of a bare Textual app", peer * 1000, "ms")
    yield Measure("first frame", first * 1000, "ms", "a bare Textual app", first / peer, "budget 1.25")
