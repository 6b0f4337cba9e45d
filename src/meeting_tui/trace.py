"""No failure without a trace: where the log lies, and what it says of an error.

It names what failed and where in the program, never what people wrote: no message of an exception, no value,
no path of theirs. Each of those can hold a name, a room, a text; who helps needs none of them.
"""

from __future__ import annotations

import errno
import re
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from meeting_tui import __version__
from meeting_tui.refusal import Refusal

if TYPE_CHECKING:
    from traceback import FrameSummary

P = ParamSpec("P")
T = TypeVar("T")
EXIT = 70
"""The exit code of a run that an unforeseen error ended."""
MOST_BYTES, OLDER = 1_000_000, 2
_ENTRY = "== "
_CODE = re.compile(r"[\w.]+", re.ASCII)
_MADE = re.compile(r"<(frozen [\w.]+|string|stdin)>", re.ASCII)
_DEEP = 25  # frames at either end of a traceback; what recursion puts between them says nothing more
_WRITER = "textual-output"
"""Textual's thread that writes to the terminal."""


def path() -> Path:
    """The log, in the folder where this user's programs keep their state."""
    from platformdirs import user_log_path

    return user_log_path("meeting-tui", appauthor=False) / "faults.log"


def files() -> list[Path]:
    """The log and its older parts that are there, the newest first."""
    newest = path()
    parts = [newest, *(newest.with_name(f"{newest.name}.{age}") for age in range(1, OLDER + 1))]
    return [part for part in parts if part.is_file()]


def count() -> int:
    """How many errors the log tells of."""
    return sum(
        line.startswith(_ENTRY)
        for part in files()
        for line in part.read_text("utf-8", errors="replace").splitlines()
    )


def fault(error: BaseException, act: str = "") -> Path | None:
    """Write an error down, once; gives the log, or None where it can't be written.

    `act` is what was being done, in words of the program; else the traceback says it.
    """
    log = path()
    if getattr(error, "_in_the_log", False):
        return log
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        _append(log, story(error, act))
    except OSError:  # a full or read-only disk must not stop a meeting: the caller says it
        return None
    error._in_the_log = True  # type: ignore[attr-defined]
    return log


def watched(act: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """Run an act in a thread or a process of its own, where nobody else sees all of its traceback."""
    try:
        return act(*given, **named)
    except Refusal:
        raise
    except Exception as error:
        fault(error)
        raise


def story(error: BaseException, act: str = "") -> str:
    """What the log says of an error."""
    from datetime import datetime

    now = datetime.now().astimezone().isoformat(timespec="seconds")
    python = ".".join(map(str, sys.version_info[:3]))
    head = f"{_ENTRY}{now} meeting-tui {__version__}, python {python}, {sys.platform}\n"
    return f"{head}act: {act or _act(error)}\n{''.join(_chain(error, set()))}"


def begin() -> None:
    """From now on nothing ends in silence: no thread, no finalizer, not the program."""
    sys.excepthook = lambda _type, error, _traceback: _last(error)
    sys.unraisablehook = lambda lost: _unheard(lost.exc_value, "finalizer")
    threading.excepthook = _of_thread


def _of_thread(lost: threading.ExceptHookArgs) -> None:
    """Whoever writes to a terminal that is gone has done nothing wrong: the program is about to end."""
    gone = isinstance(lost.exc_value, OSError) and lost.exc_value.errno == errno.EIO
    if not (gone and lost.thread is not None and lost.thread.name == _WRITER):
        _unheard(lost.exc_value, "thread")


def of_loop(_loop: object, context: dict[str, Any]) -> None:
    """For an event loop: the exception of a task that nobody asks for its result."""
    _unheard(context.get("exception"), "event loop")


def _unheard(error: BaseException | None, act: str) -> None:
    if not isinstance(error, SystemExit):
        fault(error or RuntimeError(), act)


def _last(error: BaseException) -> None:
    if isinstance(error, Exception):
        print(f"meeting-tui: {fault(error) or type(error).__name__}", file=sys.stderr)


def _append(log: Path, text: str) -> None:
    """Opened for this one entry, so that several processes can share the log."""
    import logging
    from logging.handlers import RotatingFileHandler

    class Log(RotatingFileHandler):
        def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 - logging's own name
            raise  # noqa: PLE0704 - called where an exception is being handled

    log_file = Log(log, maxBytes=MOST_BYTES, backupCount=OLDER, encoding="utf-8", delay=True)
    try:
        log_file.emit(logging.makeLogRecord({"msg": text}))
    finally:
        log_file.close()


def _frames(error: BaseException) -> list[FrameSummary]:
    import traceback

    return list(traceback.extract_tb(error.__traceback__))


def _act(error: BaseException) -> str:
    """The desk's act that the error came out of, else the innermost function of ours."""
    ours = [(_file(frame.filename), frame.name) for frame in _frames(error)]
    ours = [(file, name) for file, name in ours if file.startswith("meeting_tui/")]
    desks = [place for place in ours if place[0].startswith("meeting_tui/desk/")]
    file, name = (desks[:1] or ours[-1:] or [("", "?")])[0]
    module = file.removeprefix("meeting_tui/").removesuffix(".py").replace("/", ".")
    return f"{module}.{name}".strip(".")


def _chain(error: BaseException, told: set[int]) -> Iterator[str]:
    """The traceback of an error, after those of what led to it."""
    told.add(id(error))
    before = error.__cause__ or error.__context__
    if before is not None and id(before) not in told:
        yield from _chain(before, told)
        yield "which led to:\n"
    yield "Traceback (most recent call last):\n"
    frames = _frames(error)
    between = len(frames) - 2 * _DEEP
    yield from map(_line, frames[:_DEEP] if between > 0 else frames)
    if between > 0:
        yield f"  ... {between} more\n"
        yield from map(_line, frames[-_DEEP:])
    yield f"{type(error).__module__}.{type(error).__qualname__} {_known(error)}".rstrip() + "\n"
    for part in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield "of which one is:\n"
        yield from _chain(part, told)


def _line(frame: FrameSummary) -> str:
    file = _file(frame.filename)
    source = f"    {frame.line}\n" if frame.line and file != "elsewhere" else ""
    return f'  File "{file}", line {frame.lineno}, in {frame.name}\n{source}'


def _known(error: BaseException) -> str:
    """What an error says in codes: a refusal's reason, the system's or the database's number."""
    names = ("code",) if isinstance(error, Refusal) else ("sqlite_errorname", "sqlstate")
    codes = [getattr(error, name, None) for name in names]
    if isinstance(error, OSError):
        import errno

        codes.append(errno.errorcode.get(error.errno or 0))
    return " ".join(code for code in codes if isinstance(code, str) and _CODE.fullmatch(code))


def _file(name: str) -> str:
    """A file of the program without the folders above it, which can be called like a person."""
    if _MADE.fullmatch(name):
        return name
    for root, short in _roots().items():
        if name.startswith(root):
            return short + name[len(root) :].replace("\\", "/")
    if getattr(sys, "frozen", False) and not Path(name).is_absolute():
        return name.replace("\\", "/")  # in a bundle every source is ours or a library's
    return "elsewhere"


@cache
def _roots() -> dict[str, str]:
    """Where the program's own code, its libraries and Python lie; the innermost folders first."""
    import os
    import site
    import sysconfig

    libraries = {sysconfig.get_path(name) for name in ("purelib", "platlib")} | {site.getusersitepackages()}
    roots = {str(Path(__file__).parent): "meeting_tui/"}
    roots |= dict.fromkeys(filter(None, libraries), "site-packages/")
    roots |= dict.fromkeys((sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")), "python/")
    return {root + os.sep: short for root, short in roots.items()}
