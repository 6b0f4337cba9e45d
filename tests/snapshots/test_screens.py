"""Pictures of every screen: `pytest tests/snapshots --snapshot-update` after a change that was meant."""

from __future__ import annotations

import pytest
from tests.snapshots.screens import SCREENS
from tests.tui.conftest import Stage

from meeting_tui.lang import use
from meeting_tui.tui.app import MeetingApp

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
PLACES = ("home", "roll", "matter", "meetings", "chair", "poll", "count", "board")
THEMES = ("ink", "contrast")


@pytest.fixture
def picture(copy, clock, tmp_path, monkeypatch, snap_compare):
    """Whether a screen looks as it did."""

    def taken(lang, name, size, theme="paper"):
        copy(lang)
        monkeypatch.chdir(tmp_path)  # the path of the file is on the screen
        use(lang)
        app = MeetingApp("test.meeting", "王建国", clock.world())

        async def reach(pilot):
            on = Stage(app, pilot)
            app.theme = theme
            await on.settle()
            await on.press(*SCREENS[name])

        try:
            return snap_compare(app, terminal_size=SIZES[size], run_before=reach)
        finally:
            app.close_file()
            assert not app.faults

    return taken


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_in_chinese_where_it_is_narrow(picture, name):
    assert picture("zh", name, "80x24")


@pytest.mark.parametrize("name", PLACES)
def test_a_place_at_its_best(picture, name):
    assert picture("zh", name, "120x40")


@pytest.mark.parametrize("name", PLACES)
def test_a_place_in_english(picture, name):
    assert picture("en", name, "80x24")


@pytest.mark.parametrize("theme", THEMES)
def test_the_other_looks(picture, theme):
    assert picture("zh", "chair", "120x40", theme)
