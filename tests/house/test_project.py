"""The project's papers agree with each other."""

from __future__ import annotations

import re
import tomllib

from tests.house.source import HOUSE

from meeting_tui import __version__
from meeting_tui.resources import asset

PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))


def test_one_version_everywhere():
    assert PROJECT["project"]["version"] == __version__
    assert re.search(
        rf"^## \[{re.escape(__version__)}\]|^## \[Unreleased\]",
        (HOUSE / "CHANGELOG.md").read_text("utf-8"),
        re.M,
    )


def test_fonts_come_with_their_licence():
    assert asset("fonts/NotoSansSC-Regular.ttf").stat().st_size > 1_000_000
    assert asset("fonts/NotoSansSC-Bold.ttf").exists()
    assert "SIL OPEN FONT LICENSE" in asset("fonts/OFL.txt").read_text("utf-8").upper()


def test_both_readmes_name_the_two_commands():
    for readme in ("README.md", "README.zh-CN.md"):
        text = (HOUSE / readme).read_text("utf-8")
        assert "make demo" in text
        assert "make test" in text
