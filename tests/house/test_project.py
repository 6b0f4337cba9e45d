"""The project's papers agree with each other."""

from __future__ import annotations

import re

from hatch_metadata import addresses, description
from tests.docs import pages
from tests.house.source import HOUSE

from meeting_tui import __version__
from meeting_tui.resources import asset

WHEEL = re.compile(r"meeting_tui-(\d[^-]*)-py3")
ADDRESS = "https://example.org/owner/project"
RELATIVE = re.compile(r"\]\((?!https?:)")


def test_one_version_everywhere():
    """It stands once in the source; where a page names the wheel, it names this one."""
    log = (HOUSE / "CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^## \[(Unreleased|{re.escape(__version__)})\]", log, re.M)
    named = {version for page in pages() for version in WHEEL.findall(page.read_text("utf-8"))}
    assert named == {__version__}


def test_the_wheel_describes_itself_in_both_languages_without_a_dead_link():
    text = description(HOUSE, "", "v1")
    assert not RELATIVE.search(text)
    assert "README" not in text
    assert "业委会要开会" in text
    assert addresses("", "v1") == {}


def test_where_the_address_is_known_every_link_is_absolute_and_leads_to_a_file():
    text = description(HOUSE, ADDRESS, "v1")
    assert not RELATIVE.search(text)
    aims = re.findall(rf"{ADDRESS}/(?:blob|raw)/v1/([^)]+)", text)
    assert f"![示例小区的表决票、结果公告和海报]({ADDRESS}/raw/v1/assets/pictures/papers-zh.png)" in text
    assert not [aim for aim in aims if not (HOUSE / aim).is_file()]
    assert addresses(ADDRESS, "v1")["Changelog"] == f"{ADDRESS}/blob/v1/CHANGELOG.md"


def test_fonts_come_with_their_licence():
    for family, licence in (("NotoSansSC", "OFL.txt"), ("MoreLetters", "OFL-MoreLetters.txt")):
        assert asset(f"fonts/{family}-Regular.ttf").stat().st_size > 1_000_000
        assert asset(f"fonts/{family}-Bold.ttf").exists()
        assert "SIL OPEN FONT LICENSE" in asset(f"fonts/{licence}").read_text("utf-8").upper()
        assert f"assets/fonts/{licence}" in (HOUSE / "pyproject.toml").read_text("utf-8")


def test_both_readmes_name_the_two_commands():
    for readme in ("README.md", "README.zh-CN.md"):
        text = (HOUSE / readme).read_text("utf-8")
        assert "make demo" in text
        assert "make test" in text
