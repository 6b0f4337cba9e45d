"""What a room brings along when a fresh process imports it; nothing heavy comes early."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache

import pytest

HEAVY = {
    "babel",
    "cryptography",
    "cv2",
    "docx",
    "numpy",
    "openpyxl",
    "PIL",
    "psycopg",
    "pydantic",
    "pypdfium2",
    "pypinyin",
    "pyrage",
    "qrcode",
    "reportlab",
    "sqlalchemy",
    "sqlmodel",
    "zxingcpp",
}
PURE = (
    "meeting_tui.rules",
    "meeting_tui.record",
    "meeting_tui.paper.ballots.geometry",
    "meeting_tui.paper.ballots.payload",
)
FOUNDATION = (
    *(
        "apart",
        "cells",
        "check_code",
        "clean",
        "lang",
        "published",
        "refusal",
        "resources",
        "signals",
        "strict",
        "trace",
    ),
    "world",
)


@cache
def loaded(code: str) -> frozenset[str]:
    """The modules a fresh process has after running `code`."""
    tell = "\nimport json, sys; print('\\n' + json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code + tell],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": ""},
    )
    return frozenset(json.loads(done.stdout.splitlines()[-1]))


def roots(code: str) -> set[str]:
    """The top-level names among them."""
    return {name.split(".")[0] for name in loaded(code)}


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_needs_the_standard_library_alone(room: str):
    bare = roots("pass")
    assert roots(f"import {room}") - bare - {"meeting_tui"} <= set(sys.stdlib_module_names)
    ours = {name for name in loaded(f"import {room}") if name.startswith("meeting_tui.")}
    home = room.split(".")[1]
    assert {name.split(".")[1] for name in ours} <= {
        home,
        *("cells", "check_code", "clean", "published", "refusal", "strict"),
    }


@pytest.mark.parametrize("name", FOUNDATION)
def test_the_foundation_needs_no_room_and_no_library(name: str):
    code = f"import meeting_tui.{name}"
    assert not roots(code) & (HEAVY | {"textual", "click", "rich"})
    ours = {module.split(".")[1] for module in loaded(code) if module.startswith("meeting_tui.")}
    assert ours <= set(FOUNDATION)


EXTRAS = {"cv2", "numpy", "psycopg"}
NEEDED_WITHOUT = (
    "desk.ballots.reading",
    "desk.ballots.review",
    "paper.qr",
    "paper.writers.pdf.pdf",
    "paper.writers.pdf.read_back",
    "rehearsal.deck",
    "rehearsal.demo",
    "store.postgres",
)


def test_what_may_not_be_installed_is_not_imported_early():
    """All in one process: none of them may bring it."""
    assert not roots("\n".join(f"import meeting_tui.{name}" for name in NEEDED_WITHOUT)) & EXTRAS


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["poll", "--help"], ["decide", "--help"]])
def test_help_comes_without_the_heavy_rooms(arguments: list[str]):
    code = f"from meeting_tui.cli.app import main\nmain({arguments!r})"
    assert not roots(code) & (HEAVY | {"textual"})


def test_completion_comes_without_the_heavy_rooms():
    code = """if True:
        import os
        from meeting_tui.cli.app import main
        asked = {"COMP_WORDS": "meeting-tui po", "COMP_CWORD": "1", "_MEETING_TUI_COMPLETE": "bash_complete"}
        os.environ.update(asked)
        try:
            main([])
        except SystemExit:
            pass"""
    assert not roots(code) & (HEAVY | {"textual"})


def test_the_screens_are_there_before_any_heavy_room():
    code = "import meeting_tui.tui.app"
    assert "textual" in roots(code)
    assert not roots(code) & HEAVY


@pytest.mark.parametrize("room", ["scan", "store", "paper", "desk", "rehearsal"])
def test_a_room_in_the_middle_knows_no_screen_and_no_command(room: str):
    assert not roots(f"import meeting_tui.{room}") & {"textual", "click"}
