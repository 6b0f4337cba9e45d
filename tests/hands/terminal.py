"""A terminal without glass: the program as a child on a pty, bytes for its keyboard, a screen to read.

    with Terminal(file, lang="zh") as term:
        term.wait("首页")
        term.key("f5", "enter")
        term.type("电梯应当先检测\\r", pace=5)

Nothing waits for seconds: `wait` looks until the text stands on the screen, or fails and shows the screen.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyte
from tests.hands import ready
from tests.hands.keyboard import BYTES

PATIENCE = 30.0
"""Seconds after which a screen that doesn't show what is waited for is a failure."""
LAUNCH = Path(__file__).with_name("launch.py")
FRAMES = "│┃|▏▕▌▐▔▁▂▃▄▅▆▇█"
"""Sides of frames, and what a scroll bar is drawn of: its cell stands at the end of the row beside it."""
_COLOURS, _BEGUN = re.compile(rb"\x1b\[[0-9;:]*m"), re.compile(rb"\x1b(?:\[[0-9;:]*)?\Z")
SIZES = {"80x24": (80, 24), "120x40": (120, 40)}


def squeezed(text: str) -> str:
    """Words alone, without what breaking into lines changes, and the frames and scroll bars around them."""
    return "".join(char for char in text if not char.isspace() and char not in FRAMES)


def uncoloured(data: bytes) -> tuple[bytes, bytes]:
    """What is drawn without its colours, and a sequence of which the end is still to come.

    Colours are two thirds of what comes, and nobody here looks at them.
    """
    cut = _BEGUN.search(data)
    end = cut.start() if cut else len(data)
    return _COLOURS.sub(b"", data[:end]), data[end:]


class Terminal:
    """One run of the program on a community file, in a home of its own; or of another one of Python's."""

    def __init__(
        self,
        file: Path,
        *,
        home: Path,
        lang: str = "en",
        who: str = "",
        size: tuple[int, int] = (80, 24),
        words: Sequence[str] = (),
        other: Sequence[str] = (),
        env: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._news = threading.Condition()
        self._pressed_at: str | None = None
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        around = environment(home) | dict(env or {})
        if other:
            self.process: ready.Started = ready.begin([sys.executable, *other], around, slave)
        else:
            options = ["--lang", lang, *(["--who", who] if who else [])]
            self.process = ready.start([*words, str(file), *options], around, slave)
        os.close(slave)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    # the screen

    def _read(self) -> None:
        rest = b""
        while True:
            try:
                data = os.read(self._master, 65536)
            except OSError:
                data = b""
            with self._news:
                if data:
                    seen, rest = uncoloured(rest + data)
                    self._stream.feed(seen)
                self._news.notify_all()
            if not data:
                return

    @property
    def screen(self) -> str:
        """What stands on the screen, line by line."""
        with self._news:
            rows, columns = range(self._screen.lines), range(self._screen.columns)
            cells = self._screen.buffer
            return "\n".join("".join(cells[y][x].data for x in columns).rstrip() for y in rows)

    def until(self, seen: Callable[[str], bool], what: str, patience: float = PATIENCE) -> str:
        """The screen, once `seen` is true of it."""
        end = time.monotonic() + patience
        while not seen(shown := self.screen):
            with self._news:
                self._news.wait(0.25)
            assert time.monotonic() < end, f"never came: {what}\n{shown}"
        self._pressed_at = None
        return shown

    def wait(self, *texts: str) -> str:
        """The screen, once each of the texts stands on it."""
        return self._comes(lambda shown: all(text in shown for text in texts), " and ".join(texts))

    def reads(self, words: str) -> str:
        """The screen, once it has these words, however they are broken into rows there."""
        return self._comes(lambda shown: squeezed(words) in squeezed(shown), words)

    def _comes(self, seen: Callable[[str], bool], what: str) -> str:
        """As `until`; what stood there before the keys were pressed says nothing of them: then the picture
        must be another one, or a slow program is taken for one that is done."""
        before = self._pressed_at
        if before is None or not seen(before):
            return self.until(seen, what)
        return self.until(lambda shown: shown != before and seen(shown), f"{what}, anew")

    def gone(self, text: str) -> str:
        """The screen, once the text is not on it."""
        return self.until(lambda shown: text not in shown, f"a screen without {text}")

    # the keyboard

    def send(self, data: bytes) -> None:
        """Bytes as a keyboard sends them."""
        if self._pressed_at is None:
            self._pressed_at = self.screen
        while data:
            select.select((), (self._master,), (), PATIENCE)
            data = data[os.write(self._master, data[:512]) :]

    def type(self, text: str, pace: float = 0) -> None:
        """Text, with `pace` milliseconds a character; `\\r` is Enter."""
        if not pace:
            self.send(text.encode())
            return
        for char in text:
            self.send(char.encode())
            time.sleep(pace / 1000)

    def key(self, *names: str) -> None:
        """Keys by name: what a keyboard sends for them."""
        for name in names:
            self.send(BYTES[name])

    def paste(self, text: str) -> None:
        """What a terminal sends for a paste."""
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    # the process

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """The program stopped, as on a laptop whose lid is closed; it wakes at the end."""
        os.kill(self.process.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.process.pid, signal.SIGCONT)

    def kill(self) -> None:
        """The power fails."""
        self.process.kill()
        self.process.wait()

    def leave(self) -> int:
        """Ctrl+Q; the exit code."""
        self.key("ctrl+q")
        return self.process.wait(PATIENCE)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            self.kill()
        self._reader.join(PATIENCE)
        os.close(self._master)


def environment(home: Path) -> dict[str, str]:
    """Nothing of who runs the tests."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    mine = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {
        **mine,
        **folders,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TEXTUAL_ANIMATIONS": "none",
    }
