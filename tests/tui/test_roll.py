"""The import of a roll on the screen: answered by one key, taken as it was shown."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from meeting_tui.desk import communities
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.roll.file import RollFile
from meeting_tui.lang import _
from meeting_tui.tui.ask import Ask
from meeting_tui.tui.pick import Pick
from meeting_tui.tui.roll import importing
from meeting_tui.tui.roll.given import Given, RollQuestion
from meeting_tui.tui.roll.importing import Import
from meeting_tui.tui.roll.screen import Roll
from meeting_tui.tui.text import warned

HEAD = "楼栋,单元,房号,建筑面积,业主,电话\n"
TWO = "1,1,101,80,许文 高洁,\n1,1,102,80,钱多 孙少,\n"
PHONES = "".join(
    f"{house},1,10{no},70,{name},138000000{no}\n"
    for house in (1, 2)
    for no, name in ((3, "王伟"), (4, "李静"))
)
PLAIN = "1,1,101,80,许文,\n1,1,102,90.5,高洁,\n"


@pytest.fixture
def empty(store_path, clock):
    communities.found(store_path, "梧桐苑", "cn-assembly", who="王建国", world=clock.world()).close()
    return store_path


@pytest.fixture
def file(tmp_path):
    """Writes the roll's file; gives its path."""

    def made(rows: str, head: str = HEAD, name: str = "roll.csv"):
        path = tmp_path / name
        path.write_text(head + rows, encoding="utf-8")
        return path

    return made


async def look(on, path) -> None:
    await on.press("f3", "ctrl+o", "ctrl+u")
    await on.type(str(path))
    await on.press("enter")


def names_of(on) -> list[str]:
    found = roll.roll(on.app.here)
    return sorted(owner.name for each in found for owner in roll.voter(on.app.here, each.no).owners)


async def take(on) -> None:
    await on.press("f8")
    await on.confirm()


async def test_each_doubt_is_answered_by_one_key_and_the_next_one_waits(stage, empty, lang, file):
    async with stage(empty, lang, (80, 24)) as on:
        await look(on, file(TWO))
        assert "许文 高洁" in on.seen
        await on.press("down", "2", "1")
        assert _("Nothing wrong. Left and right show all of it; F8 imports.") in on.said
        await take(on)
        assert names_of(on) == ["许文", "钱多孙少", "高洁"]


async def test_a_digit_in_full_width_answers_too(stage, empty, file):
    async with stage(empty, "zh", (80, 24)) as on:
        await look(on, file(TWO))
        await on.press("２")
        await take(on)
        assert names_of(on) == ["孙少", "许文", "钱多", "高洁"]


async def test_one_key_answers_a_whole_group_of_cells(stage, empty, lang, file):
    async with stage(empty, lang, (80, 24)) as on:
        await look(on, file(TWO))
        await on.press("2")
        await take(on)
        assert len(names_of(on)) == 4


async def test_a_group_answers_what_was_seen_and_nothing_that_comes_later(stage, empty, file):
    path = file(TWO)
    async with stage(empty, "zh", (80, 24)) as on:
        await look(on, path)
        await on.press("2")
        file(TWO + "1,1,105,80,林默 方圆,\n")
        await on.press("shift+tab", "enter")
        assert "林默 方圆" in on.seen
        await on.press("f8")
        assert not isinstance(on.app.screen, Ask)


async def test_names_with_one_phone_each_are_one_question(stage, empty, lang, file):
    async with stage(empty, lang, (80, 24)) as on:
        await look(on, file(PHONES))
        assert "1380000003" in on.seen  # beside the name
        await on.press("1")
        await take(on)
        assert roll.totals(on.app.here).voters == 2


async def test_names_with_different_phones_are_asked_one_by_one(stage, empty, file):
    rows = "1,1,101,80,王伟,13800000001\n1,1,102,80,王伟,13800000002\n"
    async with stage(empty, "zh", (80, 24)) as on:
        await look(on, file(rows))
        assert "13800000001、13800000002" in on.seen
        await on.press("2")
        await take(on)
        assert roll.totals(on.app.here).voters == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_an_unknown_heading_is_asked_about_with_the_missing_column_first(stage, empty, lang, file):
    path = file("1,1,101,80,许文,\n", HEAD.replace("业主", "持牌人"))
    async with stage(empty, lang, (80, 24)) as on:
        await look(on, path)
        assert "持牌人" in on.seen
        await on.press("enter")
        owners = "业主" if lang == "zh" else "owners"
        await on.type(owners)
        await on.press("enter")
        assert "持牌人 → " in await section(on, "understood")
        await take(on)
        assert names_of(on) == ["许文"]
        await on.press("enter", "ctrl+o", "ctrl+u")
        await on.type(str(path))
        await on.press("enter")  # asked once, never again
        assert _("Nothing wrong. Left and right show all of it; F8 imports.") in on.said


async def section(on, name: str) -> str:
    for _turn in range(5):
        if on.app.screen._section != name:
            await on.press("right")
    return on.seen


async def test_answers_stay_when_the_file_is_mended_and_after_esc(stage, empty, lang, file):
    path = file(TWO + "1,1,103,x,林默,\n")
    async with stage(empty, lang, (80, 24)) as on:
        await look(on, path)
        await on.press("2", "f8")
        assert "1" in on.said
        assert isinstance(on.app.screen, Import)
        file(TWO + "1,1,103,70,林默,\n")
        await on.press("escape", "ctrl+o", "enter")  # the path is still there
        await take(on)
        assert len(names_of(on)) == 5


async def test_an_answer_is_taken_back(stage, empty, file):
    async with stage(empty, "zh", (80, 24)) as on:
        await look(on, file(TWO))
        await on.press("2", "backspace")
        assert "许文 高洁" in on.seen
        await on.press("1")
        await take(on)
        assert names_of(on) == ["许文高洁", "钱多孙少"]


async def test_another_path_drops_what_was_seen(stage, empty, lang, file):
    one, two = file(PLAIN), file(PLAIN + "1,1,103,70,林默,\n", name="other.csv")
    async with stage(empty, lang, (80, 24)) as on:
        await look(on, one)
        await on.press("shift+tab", "ctrl+u")
        await on.type(str(two))
        assert "utf-8" not in on.seen
        await on.press("f8")
        assert not isinstance(on.app.screen, Ask)
        assert roll.totals(on.app.here).voters == 0


async def test_what_was_shown_is_imported_whatever_stands_in_the_file_by_then(stage, empty, file):
    async with stage(empty, "en", (80, 24)) as on:
        await look(on, file(PLAIN))
        await on.press("f8")
        assert "roll.csv" in on.seen
        file("1,1,101,80,别人,\n")
        await on.confirm()
        assert names_of(on) == ["许文", "高洁"]
        assert "compare" in on.seen  # what to do next


async def test_a_roll_that_changed_since_it_was_shown_is_not_replaced(stage, empty, file):
    async with stage(empty, "en", (80, 24)) as on:
        await look(on, file(PLAIN))
        await on.press("f8")
        roll.import_roll(on.app.here, RollFile("x.csv", (HEAD + "1,1,101,80,别人,\n").encode()))
        await on.confirm()
        assert names_of(on) == ["别人"]
        assert "changed" in on.said


async def test_what_changes_is_counted_first_and_then_listed(stage, empty, lang, file):
    async with stage(empty, lang, (100, 30)) as on:
        await look(on, file(PLAIN))
        await take(on)
        await on.press("enter")
        await look(on, file("1,1,101,80,许文,\n1,1,102,91,高洁,\n1,1,104,60,林默,\n"))
        seen = await section(on, "changes")
        counts = {
            "zh": "现行清册 2 套：1 套不变，1 套改动，0 套减少；新增 1 套。",
            "en": "Of 2 units in force 1 stays as it is, 1 changes, 0 go; 1 is new.",
        }[lang]
        assert counts[:40] in seen
        assert "90.50" in seen
        assert "林默" in seen
        await on.press("f8")
        assert counts[:40] in on.seen  # in the question too


async def test_what_was_left_out_is_listed_in_full(stage, empty, lang, file):
    rows = PLAIN.replace("许文,", "许文,7") + "合计,,,170.5,,\n备注：以产证为准,,,,,\n"
    async with stage(empty, lang, (80, 24)) as on:
        await look(on, file(rows, HEAD.replace("电话", "车牌号")))
        seen = await section(on, "left")
        assert "车牌号" in seen
        assert "合计 170.5" in seen
        assert "备注：以产证为准" in seen


async def test_more_rows_than_a_screen_shows_can_be_read_to_the_last(stage, empty, file):
    rows = "".join(f"1,1,{no},70,业主甲{no},租户\n" for no in range(1000, 1700))
    async with stage(empty, "zh", (80, 24)) as on:
        await look(on, file(PLAIN.replace(",\n", ",本人\n") + rows, HEAD.replace("电话", "与业主关系")))
        await section(on, "left")
        await on.press("ctrl+end")
        assert "1699" in on.seen


async def test_voters_are_shown_as_papers_name_them(stage, empty, lang, file):
    async with stage(empty, lang, (80, 24)) as on:
        await look(on, file(PLAIN))
        assert "1栋1单元102室 高洁" in await section(on, "paper")


async def test_left_and_right_go_round_the_sections(stage, empty, lang, file):
    async with stage(empty, lang, (80, 24)) as on:
        await look(on, file(PLAIN))
        first = on.seen
        await on.press("right")
        assert "1栋1单元102室 高洁" in on.seen
        await on.press("left")
        assert on.seen == first
        for _turn in range(5):
            await on.press("right")  # also out of a section with nothing in it
        assert on.seen == first


async def test_how_a_text_is_written_is_asked_where_it_can_not_be_told(stage, empty, lang, tmp_path):
    path = tmp_path / "roll.csv"
    path.write_bytes("building,room,area,owner\n1,101,80,王\n".encode("gb18030"))
    async with stage(empty, lang, (80, 24)) as on:
        await look(on, path)
        assert isinstance(on.app.screen, Pick)
        await on.type("utf-16")
        await on.press("enter")
        assert isinstance(on.app.screen, Pick)  # it is not written so
        await on.type("gb18030")
        await on.press("enter")
        await on.press("1")  # 王 is a whole name
        assert "gb18030" in on.seen
        await take(on)
        assert names_of(on) == ["王"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
async def test_a_blank_sheet_is_written_and_nothing_of_it_imported(stage, empty, lang, tmp_path, ending):
    path = tmp_path / f"blank{ending}"
    async with stage(empty, lang, (80, 24)) as on:
        await on.press("f3", "ctrl+n", "ctrl+u")
        await on.type(str(path))
        await on.press("enter")
        assert isinstance(on.app.screen, Roll)
        assert path.stat().st_size > 100
        await look(on, path)
        await on.press("f8")
        assert not isinstance(on.app.screen, Ask)


async def test_a_blank_sheet_lands_on_nobodys_work(stage, empty, lang, tmp_path):
    path = tmp_path / "mine.xlsx"
    path.write_bytes(b"my own work")
    async with stage(empty, lang, (80, 24)) as on:
        await on.press("f3", "ctrl+n", "ctrl+u")
        await on.type(str(path))
        await on.press("enter")
        assert path.read_bytes() == b"my own work"
        assert warned("") in on.said


def test_answers_are_kept_as_text_and_read_again():
    given = Given(encoding="gb18030").with_answer([RollQuestion("names:许文 高洁")], "co-owners")
    given = given.with_answer([RollQuestion("who:王伟", ("1-101", "1-102"))], "same")
    assert Given.of(given.text) == given
    assert Given.of("[]") == Given.of('{"names": 3}') == Given.of("nonsense") == Given()
    assert given.answers().names["王伟"].places == {"1-101", "1-102"}


@pytest.mark.parametrize(
    ("doubts", "faults", "said"), [(1, 0, "1 question "), (2, 0, "2 questions "), (0, 1, "1 fault.")]
)
def test_one_is_one(doubts, faults, said):
    seen = SimpleNamespace(doubts=range(doubts), undecided=(), faults=range(faults), units=1)
    assert importing._said(seen).startswith(said)
