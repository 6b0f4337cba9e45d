"""Try one end of the ranges in pyproject.toml, in the throw-away environment of the Python that runs this.

    python -m tools.bounds lowest
    python -m tools.bounds newest

The program with its extras is installed with the lowest versions it says it takes, or with the newest; then
it answers, plays the demo to its end, checks what came of it, and shows every place of its screens.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.install import HOUSE, pip

if TYPE_CHECKING:
    from textual.pilot import Pilot

PROJECT: dict[str, Any] = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]


def main(end: str) -> int:
    """Install, then do the job; the first thing that fails is the answer."""
    if end not in ("lowest", "newest"):
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "asked.txt"
        asked.write_text("\n".join(lowest()) if end == "lowest" else "", "utf-8")
        wheels = ("--quiet", "--only-binary=:all:", "--constraint", str(asked))
        extras = ",".join(PROJECT["optional-dependencies"])
        failed = pip("install", *wheels, f"{HOUSE}[{extras}]") or pip("check") or job(Path(folder))
    print(f"{end}: {'failed' if failed else 'the demo came to its end and every screen was shown'}")
    return failed


def lowest() -> Iterator[str]:
    """Each range narrowed to its lower end: `click>=8.3,<9` to `click==8.3`."""
    extras = PROJECT["optional-dependencies"].values()
    for need in [*PROJECT["dependencies"], *(need for needs in extras for need in needs)]:
        name = need.split("[")[0].split(">")[0].split("=")[0]
        yield f"{name}=={need.replace('>=', '==').split('==')[1].split(',')[0]}"


def job(folder: Path) -> int:
    """The demo from its first step to its last, in an empty folder."""
    program = Path(sys.executable).with_name("meeting-tui")
    os.environ["MEETING_TUI_SETTINGS"] = str(folder / "settings.json")
    out = folder / "out"
    for words in (["--help"], ["demo", "--no-tui", "--out", str(out)], ["verify", str(out / "demo.meeting")]):
        done = subprocess.run([program, *words], cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
            return done.returncode
    return asyncio.run(screens(str(out / "demo.meeting")))


async def settled(pilot: Pilot[Any]) -> None:
    """Until no act runs and nothing waits to be drawn."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def screens(store: str) -> int:
    """Go through every place once, without a terminal; what goes wrong in one is raised here."""
    from meeting_tui.tui.app import MeetingApp
    from meeting_tui.tui.shell import PLACES

    app = MeetingApp(store, "Ann")
    async with app.run_test(size=(100, 30)) as pilot:
        while not (app.office or app.closed_because or app.faults):
            await pilot.pause()  # a thread of its own opens the file
        await settled(pilot)
        for name, (key, _label) in PLACES.items():
            await pilot.press(key)
            await settled(pilot)
            if name != app.current_mode:
                print(f"{key} leads to {app.current_mode}, not to {name}", file=sys.stderr)
                return 1
    return len(app.faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or [""]))
