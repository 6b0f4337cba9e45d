"""How the program starts: the environment first, the screens without the command line."""

from __future__ import annotations

import subprocess
import sys

import pytest

from meeting_tui.__main__ import only_screens

TELL = """
import os, sys
sys.argv = ["meeting-tui", "--version"]
from meeting_tui.__main__ import main
main()
from textual import constants
print(constants.DISABLE_KITTY_KEY, os.environ["OPENCV_IO_MAX_IMAGE_PIXELS"])
"""


@pytest.mark.parametrize(
    ("chosen", "switched_off"), [({}, "True"), ({"TEXTUAL_DISABLE_KITTY_KEY": "0"}, "False")]
)
def test_the_keyboard_protocol_is_off_unless_the_person_wants_it(chosen, switched_off, monkeypatch):
    monkeypatch.delenv("TEXTUAL_DISABLE_KITTY_KEY", raising=False)
    for name, value in chosen.items():
        monkeypatch.setenv(name, value)
    done = subprocess.run([sys.executable, "-c", TELL], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-2:] == [switched_off, "60000000"]


@pytest.mark.skipif(sys.platform != "linux", reason="threads are told by /proc")
def test_numbers_have_no_threads_of_their_own(monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    tell = "import os; from meeting_tui.__main__ import prepare; prepare(); import numpy"
    done = subprocess.run(
        [sys.executable, "-c", f"{tell}; print(len(os.listdir('/proc/self/task')))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["1"]


@pytest.mark.parametrize(
    ("argv", "given"),
    [
        ([], {}),
        (["a.meeting"], {"--file": "a.meeting"}),
        (["--file", "postgresql://x/y", "--lang", "zh"], {"--file": "postgresql://x/y", "--lang": "zh"}),
        (["--lang=en", "--who=李"], {"--lang": "en", "--who": "李"}),
        (["roll", "show"], None),
        (["--help"], None),
        (["--lang", "fr"], None),
        (["--lang"], None),
        (["a.meeting", "b.meeting"], None),
        (["notes.txt"], None),
    ],
)
def test_only_what_opens_screens_passes_by_the_command_line(argv, given):
    assert only_screens(argv) == given


FIRST = """
import asyncio, sys
from meeting_tui.tui.app import MeetingApp
MeetingApp.open_file = lambda self, **how: None
async def painted():
    async with MeetingApp("none.meeting").run_test() as pilot:
        await pilot.pause()
asyncio.run(painted())
print(*(name for name in sys.modules if name.startswith(("meeting_tui.", "textual.widgets._"))))
"""


def test_the_first_frame_brings_along_only_what_it_shows(tmp_path, monkeypatch):
    monkeypatch.setenv("MEETING_TUI_SETTINGS", str(tmp_path / "settings.json"))
    done = subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "meeting_tui.tui.home.screen" in loaded
    assert not {name for name in loaded if name.startswith(("meeting_tui.desk", "meeting_tui.store"))}
    assert not loaded & {"meeting_tui.tui.grid", "meeting_tui.tui.form", "textual.widgets._data_table"}
