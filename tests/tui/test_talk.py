"""The record's line: nobody gets another's words, nothing typed is lost, and what is unsure asks."""

from __future__ import annotations

import asyncio
import json
import stat
from threading import Event

import pytest
from tests.tui.test_meeting import PEOPLE, at_table, committee, lines

from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.persons import acts as persons
from meeting_tui.lang import _
from meeting_tui.tui.meetings.talk import TalkLine
from meeting_tui.tui.typed import drafts
from meeting_tui.tui.typed.draft_file import DraftFile, drafts_file
from meeting_tui.tui.typed.text import TypedText
from meeting_tui.tui.words import form

__all__ = ["committee"]


def said(on) -> list[tuple[str, str]]:
    state = meetings.meeting(on.app.here, "m1")
    return [(remark.speaker.name, remark.text) for item in state.items for remark in item.remarks]


@pytest.mark.parametrize("head", ["杨", "杨㛃", "yang"])
async def test_words_for_somebody_who_is_not_here_are_nobody_elses(stage, committee, head):
    async with stage(committee) as on:
        await at_table(on, 2, "f8", "f8")
        await on.type(f"{head}：我反对")
        await on.press("enter")
        assert on.app.screen.talk.input.text == f"{head}：我反对"
        assert "杨㛃  " in on.seen
        assert _("not here: comes now") in on.seen
        assert said(on) == []


async def test_a_head_that_is_nobody_belongs_to_what_is_said(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 2, "f8", "f8")
        for typed in ("我认为：应当先检测", "3：2 的比例", "19:30 开始", "：杨：是他说的"):
            await on.type(typed)
            await on.press("enter")
        assert said(on) == [
            (PEOPLE[0], text) for text in ("我认为：应当先检测", "3：2 的比例", "19:30 开始", "杨：是他说的")
        ]


async def test_lines_behind_an_unsure_one_wait_for_it(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 2, "f8", "f8")
        await on.type("杨：我反对")
        await on.press("enter")
        await on.type("我也反对")
        await on.press("enter")
        assert said(on) == []
        assert on.app.screen.talk.input.text == "杨：我反对"
        on.app.screen.talk.input.text = "李：我反对"
        await on.press("enter")
        assert said(on) == [(PEOPLE[1], "我反对"), (PEOPLE[1], "我也反对")]
        assert on.app.screen.talk.input.text == ""


async def test_a_paste_of_several_lines_is_one_remark(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 2, "f8", "f8")
        await on.type("第一\r\n第二\n第三")
        await on.press("enter")
        assert said(on) == [(PEOPLE[0], "第一\n第二\n第三")]
        assert lines(on)[-1] == "第一\n第二\n第三"


async def test_what_was_typed_is_there_when_one_comes_back(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 3, "f8", "f8")
        await on.type("张：")
        await on.press("enter")
        await on.type("半句")
        await on.press("escape", "f8")
        assert on.app.screen.talk.input.text == "半句"
        assert on.app.screen.talk.speaker.name == PEOPLE[2]
        await on.press("enter", "escape", "f8")
        assert on.app.screen.talk.input.text == ""
    assert said_in(committee) == [(PEOPLE[2], "半句")]


async def test_what_was_typed_is_there_after_a_kill(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 2, "f8", "f8")
        await on.type("还没说完的话")
        on.app.drafts.write()
        file = drafts_file()
        assert "还没说完的话" in file.read_text("utf-8")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    async with stage(committee) as on:
        await on.press("f5", "enter", "f8")
        assert on.app.screen.talk.input.text == "还没说完的话"


async def test_a_line_whose_speaker_is_looked_up_is_there_after_a_kill(stage, committee, monkeypatch):
    from meeting_tui.desk.meetings import address

    taken, answers = Event(), Event()
    real = address.called_so

    def slowly(*args, **options):
        if args[2] == "杨":
            taken.set()
            answers.wait(10)
        return real(*args, **options)

    monkeypatch.setattr(address, "called_so", slowly)
    async with stage(committee) as on:
        await at_table(on, 2, "f8", "f8")
        field = on.app.screen.talk.input
        field.post_message(TypedText.Entered(field, "杨：我反对"))
        await asyncio.to_thread(taken.wait, 10)
        on.app.drafts.write()
        answers.set()
        assert "杨：我反对" in drafts_file().read_text("utf-8")


def said_in(path) -> list[tuple[str, str]]:
    from meeting_tui.desk.office import open_office

    office = open_office(path, "王建国")
    try:
        state = meetings.meeting(office, "m1")
        return [(remark.speaker.name, remark.text) for item in state.items for remark in item.remarks]
    finally:
        office.close()


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"a": {"b": {"c": 1}}}', "[" * 100_000])
def test_a_damaged_file_of_drafts_is_put_aside(tmp_path, damage):
    path = tmp_path / "drafts.json"
    file = DraftFile(path)
    path.write_text(damage, "utf-8")
    one = drafts.Drafts("x", file)
    assert one.at("line") == {}
    assert path.with_suffix(".damaged").exists()
    one.keep("line", {"text": "词"})
    one.write()
    assert drafts.Drafts("x", file).at("line") == {"text": "词"}


def test_drafts_are_bounded_and_the_newest_stay(tmp_path):
    path = tmp_path / "drafts.json"
    file = DraftFile(path)
    one = drafts.Drafts("x", file)
    for n in range(30):
        one.keep(f"form {n}", {"text": "x" * 100_000})
    one.write()
    assert path.stat().st_size < 1.2 * drafts.MOST
    assert drafts.Drafts("x", file).at("form 29")
    assert not drafts.Drafts("x", file).at("form 0")


def test_two_programs_at_once_never_write_over_each_others_drafts(tmp_path):
    path = tmp_path / "drafts.json"
    one, other, third = DraftFile(path), DraftFile(path), DraftFile(path)
    for file in (one, other):
        drafts.Drafts("x", file).keep("line", {})
    first, second = drafts.Drafts("x", one), drafts.Drafts("x", other)
    first.keep("form", {"what": "甲"})
    first.write()
    assert second.at("form") == {}
    second.keep("form", {"what": "乙"})
    second.keep("line", {"text": "丙"})
    second.write()
    first.keep("form", {})
    first.write()
    assert drafts.Drafts("x", third).at("line") == {}, "whose it is still sits there"
    other.close()  # killed
    for _start in range(2):
        one.close()
        one = DraftFile(path)
        again = drafts.Drafts("x", one)
        assert (again.at("form"), again.at("line")) == ({"what": "乙"}, {"text": "丙"})
    assert "乙" not in path.with_stem("drafts-2").read_text("utf-8")


def test_each_file_has_drafts_of_its_own_and_no_address_is_written(tmp_path):
    path = tmp_path / "drafts.json"
    file = DraftFile(path)
    for owner in ("postgresql://me:secret@host", "b"):
        one = drafts.Drafts(owner, file)
        one.keep("line", {"text": owner[0]})
        one.write()
    assert drafts.Drafts("b", file).at("line") == {"text": "b"}
    assert "secret" not in path.read_text("utf-8")
    assert len(json.loads(path.read_text("utf-8"))) == 2


@pytest.mark.parametrize("head", ["李", "lxy", "LXY", "lixiuying", "ｌｘｙ", "李 秀英"])
async def test_whoever_is_here_is_meant_by_any_beginning(stage, committee, head):
    async with stage(committee) as on:
        await at_table(on, 3, "f8", "f8")
        await on.type(f"{head}：同意")
        await on.press("enter")
        assert said(on) == [(PEOPLE[1], "同意")]


async def test_a_name_in_full_is_not_the_beginning_of_another(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 2, "f8")
        other = persons.register(on.app.here, "张伟民", "9-901")
        meetings.arrive(on.app.here, "m1", other.ref, "observer")
        await on.press("f8")
        await on.type("张伟：我反对")
        await on.press("enter")
        assert said(on) == []
        assert "张伟民 9-901" in on.seen


async def test_two_of_one_name_speak_each_for_themselves(stage, committee, lang):
    async with stage(committee, lang, (120, 40)) as on:
        await at_table(on, 3, "f8", "f8")
        other = persons.register(on.app.here, "张伟", "7-502")
        await on.type("张伟 7-502：我来了")
        await on.press("enter", "down")
        await on.press("1", "enter")
        assert said(on) == [("张伟", "我来了")]
        await on.type("张伟：哪一位")
        await on.press("enter")
        assert len(said(on)) == 1
        assert "张伟 7-502" in on.seen
        await on.press("down", "1")
        state = meetings.meeting(on.app.here, "m1")
        spoke = [remark.speaker.id for item in state.items for remark in item.remarks]
        assert spoke == [other.id, state.members[2].id]
        assert on.app.screen.talk.input.text == ""
        assert "6 张伟 7-502" in on.seen
        await on.type("6；我是六号")
        await on.press("enter")
        assert on.app.screen.state.open_item.remarks[-1].speaker == other


async def test_esc_closes_the_list_and_leaves_the_line(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 2, "f8", "f8")
        await on.type("杨：我反对")
        await on.press("enter", "down", "escape")
        assert not on.app.screen.called.display
        assert on.app.screen.talk.input.text == "杨：我反对"
        await on.press("enter", "down", "enter", "enter")
        assert said(on) == [("杨㛃", "我反对")]
        assert "杨㛃" in [stay.person.name for stay in meetings.meeting(on.app.here, "m1").in_room]


async def test_what_stands_before_the_line_is_what_is_recorded(stage, committee, lang):
    async with stage(committee, lang, (80, 24)) as on:
        await at_table(on, 3, "f8", "f8")

        def talk() -> TalkLine:
            return on.app.screen.talk

        def chips() -> str:
            return str(talk().query_one("#chips").content)

        assert chips() == f"[{PEOPLE[0]}] [{form('speech')}]"
        await on.type("l")
        assert _("May be: {names}", names=f"1 {PEOPLE[1].split()[0]}") in on.seen
        await on.type("１：")
        assert chips() == f"[{PEOPLE[1]}] [{form('speech')}]"
        talk().input.show("l2：")
        await on.press("enter")  # nobody bears that number
        assert talk().input.text == "l2："
        assert said(on) == []
        talk().input.show("")
        await on.type("lxy：")
        assert chips() == f"[{PEOPLE[1]}] [{form('speech')}]"
        await on.press("tab", *["slash"] * 6)  # for who has no such mark; once round again
        await on.type("检测费从哪里出")
        assert talk().input.text == ("lxy：？检测费从哪里出" if lang == "zh" else "lxy：?检测费从哪里出")
        assert chips() == f"[{PEOPLE[1]}] [{form('question')}]"
        assert chips() in on.seen
        await on.press("escape", "f8", "enter")  # the kind is there again with the line
        assert _("[{form}] {text}", form=form("question"), text="检测费从哪里出") in on.seen
        await on.type("张：")
        assert chips().startswith(f"[{PEOPLE[2]}]")
        talk().input.show("杨")
        await on.type("：在")
        assert chips().startswith(f"[{_('{name}: who?', name='杨')}]")
        assert _("{name} (not here)", name="杨㛃") in on.seen
        talk().input.show("")
        for typed in ("＝先答复，再表决", "!跑题了", "@杨", "+杨 反对"):
            await on.type(typed)
            shown = chips()
            await on.press("enter")
            assert talk().input.text == "", (typed, shown, on.said)
        item = on.app.screen.state.open_item
        assert [(each.speaker.name, each.form) for each in item.remarks] == [
            (PEOPLE[1], "question"),
            (PEOPLE[0], "ruling"),
            (PEOPLE[1], "order"),
        ]
        assert [(each.person.name, each.side) for each in item.queue] == [("杨㛃", "against")]


async def test_what_a_line_lacks_is_asked_for_and_esc_leaves_the_line(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 3, "f8", "f8")
        talk = on.app.screen.talk
        await on.type("#委托检测")
        await on.press("enter")  # the item is not for decision
        assert on.app.screen.state.motions == ()
        assert talk.input.text == "#委托检测"
        talk.input.show("")
        await on.type(">李：检测报价")
        await on.press("enter", "escape")
        assert talk.input.text == ">李：检测报价"
        assert on.app.screen.state.open_item.actions == ()
        await on.press("enter", "ctrl+s")
        await on.settle()
        assert talk.input.text == ""
        assert [(each.what, each.who.name) for each in on.app.screen.state.open_item.actions] == [
            ("检测报价", PEOPLE[1])
        ]
        await on.press("f8")  # the next item is for decision
        await on.type("#委托检测，费用不超过二万元")
        await on.press("enter")
        await on.type("?")
        await on.press("enter")  # only a mark: nothing is said yet
        await on.type("谁来检测")
        await on.press("enter")
        state = on.app.screen.state
        assert [(each.text, each.mover.name) for each in state.motions] == [
            ("委托检测，费用不超过二万元", PEOPLE[0])
        ]
        assert [(each.form, each.text) for each in state.open_item.remarks] == [("question", "谁来检测")]


async def test_between_items_the_line_acts_or_says_why_not(stage, committee, lang):
    async with stage(committee, lang) as on:
        await at_table(on, 3, "f8")
        line = on.app.screen.talk
        for typed in ("先检测", f"＋{PEOPLE[1]}", f"＞{PEOPLE[1]}：检测 12-01", f"＞{PEOPLE[1]}：检测"):
            await on.type(typed)
            await on.press("enter")
            assert on.helped("meetings.no_item", "F8")
            assert line.input.text == typed
            line.input.text = ""
        await on.type(f"＠{PEOPLE[2]}")
        await on.press("enter")
        assert [stay.person.name for stay in meetings.meeting(on.app.here, "m1").in_room] == list(PEOPLE[:2])
        await on.type("先检测")
        await on.press("enter", "f8", "enter")
        assert said(on) == [(PEOPLE[0], "先检测")]
