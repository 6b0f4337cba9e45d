"""The program: the environment first, then the screens or the command line."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from meeting_tui import signals, trace

MOST_PIXELS = 60_000_000
SELDOM = (500_000, 20, 50)
"""How often a command looks for circles of garbage: it reads what is on record, and ends."""
LESS_OFTEN = (50_000, 10, 5)
"""How often the screens do: as often as Python does, looking is a sixth of what a key costs."""
OPTIONS = {"--file": "MEETING_TUI_FILE", "--lang": "MEETING_TUI_LANG", "--who": "MEETING_TUI_WHO"}


def prepare() -> None:
    """What libraries read when they are imported, unless the person chose otherwise."""
    os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(MOST_PIXELS))
    # a page has few numbers: threads for them cost more than they save, and another count of them other sums
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # with its own keyboard protocol on, iTerm2 and VS Code drop what a Chinese input method commits
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def only_screens(argv: Sequence[str]) -> dict[str, str] | None:
    """The options, if nothing but the screens is wanted; else None and the command line decides.

    The command line takes a tenth of a second to load, and opening the screens is what people wait for.
    """
    given, words = {}, list(argv)
    while words:
        name, glued, value = words.pop(0).partition("=")
        if name in OPTIONS and (glued or words):
            given[name] = value if glued else words.pop(0)
        elif not glued and name.endswith(".meeting") and "--file" not in given:
            given["--file"] = name
        else:
            return None
    return given if given.get("--lang", "zh") in ("zh", "en") else None


def main() -> int:
    """Run one command; returns its exit code. What nobody foresaw ends in the log and in one sentence."""
    prepare()
    trace.begin()
    signals.obey()
    try:
        return _run()
    except Exception as error:
        from meeting_tui.lang.faults import told

        print(told(error), file=sys.stderr)
        return trace.EXIT


def _run() -> int:
    wanted = only_screens(sys.argv[1:])
    if wanted is not None and sys.stdin.isatty() and sys.stdout.isatty():
        gc.set_threshold(*LESS_OFTEN)
        return _screens(
            {option: wanted.get(option) or os.environ.get(name, "") for option, name in OPTIONS.items()}
        )
    from meeting_tui.cli.app import main as run

    gc.set_threshold(*SELDOM)
    try:
        return run()
    finally:
        gc.freeze()  # all of it goes with the process: looking for circles again costs a tenth of a command


def _screens(given: dict[str, str]) -> int:
    from meeting_tui.lang import preferred
    from meeting_tui.resources import own_file
    from meeting_tui.tui import run

    return run(given["--file"] or own_file(), preferred(given["--lang"]), given["--who"])


if __name__ == "__main__":
    sys.exit(main())
