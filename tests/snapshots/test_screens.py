"""Pictures of every screen: `pytest tests/snapshots --snapshot-update` after a change that was meant."""

from __future__ import annotations

import pytest
from tests.snapshots.conftest import codes
from tests.snapshots.screens import SCREENS, WITH_FILE
from tests.tui.conftest import Stage

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.office import open_office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.lang import use
from meeting_tui.tui.app import MeetingApp
from meeting_tui.tui.polls import poll

EVERY = SCREENS | WITH_FILE
SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
PLACES = ("home", "roll", "import", "understood", "matter", "meetings", "chair", "poll", "count", "board")
ROLL = """梧桐苑业主名册,,,,,,
房屋坐落,建筑面积,产权人姓名,与业主关系,联系电话,状态,车牌号
1-1-101,89.5,许文 高洁,本人,138-0000-0001,在册,沪A1
1-1-102,90.25㎡,林默（夫）、方圆（妻）,本人,138-0000-0002；138-0000-0012,在册,
1-1-103,90.25,钱多 孙少,本人,138-0000-0003,在册,
1-1-201,77,王伟,本人,138-0000-0004,在册,
1-2-202,77,王伟,本人,138-0000-0004,在册,
1-2-301,77,李静,本人,138-0000-0005,在册,
2-1-302,77,李静,本人,138-0000-0005,在册,
2-1-101,70,赵刚,本人,138-0000-0006,在册,
2-1-104,70,赵刚,本人,138-0000-0007,在册,
2-1-102,70x,陈晨,本人,138-0000-0008,在册,
2-1-103,1024.5,周舟,租户,138-0000-0009,在册,
备注：以产证为准,,,,,,
"""
THEMES = ("ink", "contrast")


@pytest.fixture
def picture(copy, clock, tmp_path, monkeypatch, snap_compare):
    """Whether a screen looks as it did."""

    def taken(lang, name, size, theme="paper"):
        copy(lang)
        (tmp_path / "roll.csv").write_text(ROLL, encoding="utf-8")
        monkeypatch.chdir(tmp_path)  # the path of the file is on the screen
        monkeypatch.setattr(poll, "check_code", codes("0BGJ-5ZDJ-GRW6-6866", "NBBD-RJAN-1QAA-P0AF"))
        use(lang)
        app = MeetingApp("test.meeting", "王建国", clock.world())

        async def reach(pilot):
            on = Stage(app, pilot)
            app.theme = theme
            await on.begin()
            await on.press(*EVERY[name])

        try:
            return snap_compare(app, terminal_size=SIZES[size], run_before=reach)
        finally:
            app.close_file()
            assert not app.faults

    return taken


@pytest.mark.parametrize("name", EVERY)
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


def test_a_doubtful_ballot_is_decided(copy, clock, screen, lang):
    sample = copy(lang)
    office = open_office(sample.path, "王建国", world=clock.world())
    persons.register(office, "钱清点")
    for serial in (1, 2):
        ballots.second_paper(office, serial, {"lift": ("against",)}, sample.poll)
    office.close()
    assert screen(lang, clock.world(), "f6", "enter", "5", "tab", ("钱清点",), "ctrl+s", "f8", "1")
