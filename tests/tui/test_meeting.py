"""A meeting chaired by real keys, in both languages; what is on the screen is what is on record."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.desk.meetings.test_votes import SECOND

from meeting_tui.desk import communities
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.lang import _, _n
from meeting_tui.lang.formats import clock
from meeting_tui.record.person import Person
from meeting_tui.refusal import At
from meeting_tui.rules import shipped_profile
from meeting_tui.tui.board.preview import Preview
from meeting_tui.tui.form import Form
from meeting_tui.tui.grid import RowGrid
from meeting_tui.tui.log import STRUCK, Log
from meeting_tui.tui.meetings.agenda_sheet import AgendaSheet
from meeting_tui.tui.meetings.chair import Chair
from meeting_tui.tui.meetings.outline_view import RowLine
from meeting_tui.tui.meetings.rollcall import RollCall
from meeting_tui.tui.meetings.talk import TalkLine
from meeting_tui.tui.words import word

LINE = Log.render_line
AGENDA = (meetings.AgendaSpec("充电棚选址"), meetings.AgendaSpec("更换电梯", "decision"))
PEOPLE = ("王建国", "李秀英", "张伟", "杨㛃", "赵𠮷")


@pytest.fixture
def committee(store_path, clock):
    """A community with a committee of five and no meeting."""
    office = communities.found(
        store_path, "梧桐苑", "cn-assembly", who="王建国", seats=7, world=clock.world()
    )
    views = [communities.MemberView(name, "chair" if not n else "member") for n, name in enumerate(PEOPLE)]
    communities.set_members(office, views)
    office.close()
    return store_path


async def called_by_keys(on) -> None:
    """Call a meeting with one item to discuss and one to decide, and take the chair."""
    await on.press("f5", "ctrl+n")
    await on.type("第五次会议 [/x]")
    await on.press("tab", "tab")
    await on.type("２０２６-11-10 19:30")
    await on.press("tab")
    await on.type("会议室")
    await on.press("tab", "tab")
    await on.type(PEOPLE[0])
    await on.press("tab")
    await on.type(PEOPLE[1])
    await on.press("enter")
    for title, kind in (("充电棚选址", "1"), ("更换电梯", "3")):
        await on.press("ctrl+n")
        await on.type(title)
        await on.press("ctrl+o", "tab", kind, "ctrl+s")
    await on.press("f8")


async def at_table(on, here: int, *acts: str) -> None:
    """The same meeting with the first `here` members checked in, then some keys."""
    spec = meetings.MeetingSpec("第五次会议", chair=PEOPLE[0], recorder=PEOPLE[1], agenda=AGENDA)
    state = meetings.new_meeting(on.app.here, spec)
    for name in PEOPLE[:here]:
        meetings.arrive(on.app.here, state.id, name)
    await on.press("f5", "enter", "f8", *acts)


def lines(on) -> list[str]:
    return [entry.text for entry in on.app.screen.query_one(Log).entries]


async def test_a_whole_meeting_by_keys(stage, committee, lang):
    async with stage(committee, lang) as on:
        await called_by_keys(on)
        await on.press("ctrl+b", *["enter"] * 4, "f8")
        assert (
            _n(
                "Present {here} of {all} members, {n} seat",
                "Present {here} of {all} members, {n} seats",
                7,
                here=4,
                all=5,
            )
            in on.seen
        )
        await on.press("f8")
        assert _("quorum: yes") in on.seen
        await on.press("f8")
        await on.type("大家好，先讨论选址。")
        await on.press("enter")
        await on.type("李：建议放在 6 号楼北侧 [bold]")
        await on.press("enter")
        assert lines(on)[-1] == "建议放在 6 号楼北侧 [bold]"
        await on.press("f8", "ctrl+t")
        await on.type("同意更换 3 号楼电梯")
        await on.press("ctrl+s", "1", "１", "1", "1", "f8")
        await on.confirm()
        assert _("Passed.").rstrip(".。") in "".join(lines(on))
        await on.press("ctrl+g")
        await on.type("询价三家")
        await on.press("ctrl+s", "f8", "f8")
        await on.confirm()
        assert on.app.screen.state.closed_at
        await on.press("f8")
        assert isinstance(on.app.screen, Preview)
        assert "第五次会议 [/x]" in on.seen
        await on.press("escape", "escape", "escape")
        assert word("decision") in on.seen
        state = meetings.meeting(on.app.here, "m1")
    assert [remark.speaker.name for item in state.items for remark in item.remarks] == [PEOPLE[0], PEOPLE[1]]
    assert state.title == "第五次会议 [/x]"
    assert state.planned_at == "2026-11-10T19:30"
    assert state.motions[0].decision["outcome"] == "passed"
    assert state.items[1].actions[0].what == "询价三家"


async def test_without_quorum_nothing_passes_and_the_table_says_so(stage, committee):
    async with stage(committee, "zh", (80, 24)) as on:
        await at_table(on, 2, "f8")
        assert "未达法定人数" in on.seen


async def test_opening_without_the_recorder_is_refused_in_words(stage, committee):
    async with stage(committee, "zh") as on:
        await at_table(on, 1, "f8")
        assert PEOPLE[1] in on.said
        assert not on.app.screen.state.opened_at


async def test_a_refused_line_comes_back_into_the_field(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 2, "f8", "f8")
        on.app.screen.talk.speaker = Person(5, PEOPLE[4])
        await on.type("not to be lost")
        await on.press("enter")
        assert on.app.screen.talk.input.text == "not to be lost"
        assert PEOPLE[4] in on.said


async def test_lines_typed_in_a_rush_stay_in_order(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 2, "f8", "f8")
        for n in range(6):
            on.app.screen.talk.input.text = f"line {n}"
            await on.pilot.press("enter")
        await on.settle()
        assert [text for text in lines(on) if text.startswith("line")] == [f"line {n}" for n in range(6)]


async def test_what_was_written_is_corrected_and_erased_by_new_entries(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 2, "f8", "f8")
        await on.type("my phone is 138")
        await on.press("enter", "up", "enter", "enter")
        assert on.app.screen.focused.text == "my phone is 138"
        await on.press("end", "backspace", "9", "ctrl+s")
        assert any("my phone is 139" in text for text in lines(on))
        await on.press("up", "up", "enter", "3", "enter")
        await on.type("private")
        await on.press("ctrl+s")
        await on.confirm()
        assert "138" not in on.seen
        assert _("(erased)") in on.seen


async def test_words_under_the_wrong_name_are_put_right_and_confirmed(stage, committee, lang):
    async with stage(committee, lang, (120, 40)) as on:
        await at_table(on, 2, "f8", "f8")
        await on.type("先检测")
        await on.press("enter", "up", "enter", "enter", "tab")
        assert on.app.focused.field == "speaker"
        on.app.focused.value = ""
        await on.type(PEOPLE[1])
        await on.press("enter", "ctrl+s")
        table = on.app.screen
        _item, remark = table.state.remark(table.log_view.entries[-2].seq)
        assert (remark.speaker.name, remark.first.speaker.name) == (PEOPLE[1], PEOPLE[0])
        assert [entry.struck for entry in table.log_view.entries[-2:]] == [True, False]
        assert STRUCK in on.seen
        assert _("{name} spoke", name=PEOPLE[1]) in on.seen
        await on.press("up", "up", "enter", "2", "enter")
        assert table.state.remark(remark.seq)[1].confirmed_at
        assert _("confirms entry {no}", no=remark.seq) in on.seen
        table.start_over()
        await on.settle()
        assert [entry.struck for entry in table.log_view.entries if entry.seq == remark.seq] == [True]


async def test_who_never_came_or_came_earlier_is_put_right_in_the_record(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 3, "f8")
        table = on.app.screen
        came = next(stay for stay in table.state.attendance if stay.person.name == PEOPLE[2])
        table.on_log_chosen(Log.Chosen(next(e for e in table.log_view.entries if e.seq == came.seq)))
        await on.settle()
        await on.press("enter")
        await on.press("end", "ctrl+u")
        await on.type("8:00")
        await on.press("ctrl+s")
        assert clock(next(s.came for s in table.state.attendance if s.seq == came.seq)) == "08:00"
        table.on_log_chosen(Log.Chosen(next(e for e in table.log_view.entries if e.seq == came.seq)))
        await on.settle()
        await on.press("2", "enter")
        assert PEOPLE[2] not in [person.name for person in table.state.present]
        assert table.log_view.entries[-1].text.endswith(_("was not here"))


async def test_a_meeting_is_interrupted_and_goes_on_where_it_was(stage, committee, lang, clock):
    async with stage(committee, lang) as on:
        await at_table(on, 3, "f8", "f8")
        await on.type("half a sentence")
        await on.press("ctrl+y", "tab", "tab")
        await on.type("茶歇")
        await on.press("enter")
        assert "茶歇" in on.seen
        assert on.app.screen.state.pause.reason == "茶歇"
        await on.press("ctrl+k")
        assert on.helped("meetings.paused", "F8", at=At(on.app.screen.state.pause.since))
        await on.press("f8")
        assert on.app.screen.state.pause is None
        assert on.app.screen.state.open_item.no == 1
        assert on.app.screen.talk.input.text == "half a sentence"
        await on.press("enter")
        assert "half a sentence" in lines(on)
        here = on.app.screen.state.in_room
        await on.press("ctrl+y", "enter", "enter", "enter")
        clock.at += timedelta(days=1)
        await on.press("f8")  # nobody counts who was not seen today
        assert meetings.meeting(on.app.here, "m1").in_room == ()
        assert _("All who were here before") in on.seen
        await on.press("enter", *["down"] * 9, "enter", "f8")  # the first by name, then all the others
        assert [stay.person for stay in on.app.screen.state.in_room] == [stay.person for stay in here]
        await on.press("f8")
        assert on.app.screen.state.open_item.no == 1
        assert on.app.screen.state.pause is None


async def test_the_queue_the_clock_and_the_next_speaker(stage, committee, lang, clock, monkeypatch):
    async with stage(committee, lang) as on:
        await at_table(on, 3, "f8", "f8")
        for name, side in (("2", "enter"), ("3", "down")):
            await on.press("ctrl+e", name, "enter", side, *(["enter"] if side == "down" else []))
        assert f"①{PEOPLE[1]}" in on.seen
        assert _("{name} ({side})", name=f"②{PEOPLE[2]}", side=word("for")) in on.seen
        await on.press("ctrl+x")
        assert on.app.screen.talk.speaker.name == PEOPLE[1]
        meetings.change_meeting(on.app.here, "m1", minutes=1)
        meetings.change_item(on.app.here, "m1", 1, planned=1)
        on.app.screen.reload()
        await on.settle()
        clock.at += timedelta(seconds=45)
        on.app.screen._tick()
        await on.settle()
        assert _("Speaking {name} {time}", name=PEOPLE[1], time="0:45/1:00") in on.seen
        entries, drawn = meetings.meeting(on.app.here, "m1").count, []
        with monkeypatch.context() as watched:
            watched.setattr(Log, "render_line", lambda log, y: drawn.append(y) or LINE(log, y))
            clock.at += timedelta(seconds=1)
            on.app.screen._tick()
            await on.settle()
        assert (meetings.meeting(on.app.here, "m1").count, drawn) == (entries, [])  # a clock is no entry
        clock.at += timedelta(seconds=89)
        on.app.screen._tick()
        await on.settle()
        assert _("{time}/{limit}, over by {over}", time="2:15", limit="1:00", over="1:15") in on.seen
        assert _("{time} of {planned} min, {over} min over", time="2:15", planned=1, over=1) in on.seen
        await on.type("先检测")
        await on.press("enter", "ctrl+e")
        assert _("Time used on this item: {names}", names=f"{PEOPLE[1]} 2:15") in on.seen
        await on.press("3", "enter")  # who waits already, waits no longer
        assert "①" not in on.seen
        await on.press("ctrl+x")
        assert on.app.screen.state.open_item.speaking is None
        await on.press("ctrl+x")
        assert on.helped("meetings.nobody_waits", "Ctrl+E")


async def test_closing_asks_for_the_record_with_what_was_just_said(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 5, "f8", "f8", "f8")
        await on.press("f8")
        screen = on.app.screen
        stale = screen.state
        meetings.say(on.app.here, screen.meeting, PEOPLE[0], "散会")
        assert screen.state is stale
        await on.press("f8")
        await on.confirm()
        assert meetings.meeting(on.app.here, screen.meeting).closed_at


async def test_who_goes_up_into_the_record_at_once_stays_there(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 5, "f8", "f8")
        table = on.app.screen
        table.on_screen_resume()  # a dialog went, and the next key comes before the table is drawn
        table.on_talk_line_upward(TalkLine.Upward())
        await on.settle()
        assert table.log_view.has_focus
        assert table.log_view.chosen is not None


async def test_a_motion_is_withdrawn_and_a_vote_taken_back(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 3, "f8", "f8", "f8", "ctrl+t")
        await on.type("a motion")
        await on.press("ctrl+s", "1", "2", "backspace")
        assert list(on.app.screen.votes.values()) == ["for"]
        await on.press("f8")
        assert on.app.screen.votes  # not everybody answered: nothing was asked, nothing recorded
        await on.press("ctrl+w")
        await on.confirm()
        assert on.app.screen.state.motions[0].pending is False
        assert on.app.screen.state.motions[0].decision is None


async def test_only_what_is_shown_typed_closes_a_meeting(stage, committee, lang):
    async with stage(committee, lang) as on:
        await at_table(on, 2, "f8", "f8", "f8", "f8")
        await on.press("f8", "f8", "enter")
        assert _("That is not {proof}; nothing was done.", proof="12") in on.seen
        await on.type("13")
        await on.press("enter")
        assert on.app.focused.value == "13"
        await on.press("escape")
        assert not on.app.screen.state.closed_at
        await on.press("f8")
        await on.type(" １ ２ ")
        await on.press("enter")
        assert on.app.screen.state.closed_at
        assert not on.app.screen.state.open_item


async def test_a_guest_comes_and_the_speaker_is_picked(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 2, "ctrl+b", "ctrl+n")
        await on.type("周主任")
        await on.press("enter", "ctrl+n", "enter", "enter")
        await on.type("居委会")
        await on.press("enter", "ctrl+s", "f8", "f8", "f8", "ctrl+k", "3", "enter")
        assert on.app.screen.talk.speaker.name == "周主任"
        await on.type("旁边说一句")
        await on.press("enter", "f9")
        assert _("present") in on.seen


async def test_a_meeting_that_was_held_is_read_and_not_written(stage, samples, lang):
    async with stage(samples(lang).path, lang, (120, 40)) as on:
        await on.press("f5", "enter", "f8")
        assert not on.app.screen.talk.display
        view = on.app.screen.query_one(Log)
        assert view.scroll_y == view.max_scroll_y > 0  # at its end
        assert on.app.screen.state.title in on.seen
        await on.press("ctrl+t", "ctrl+b", "ctrl+g")
        assert isinstance(on.app.screen, Chair)


async def test_a_file_written_over_takes_no_line_and_the_line_stays_in_the_field(stage, committee, tmp_path):
    other = tmp_path / "other.meeting"
    communities.found(other, "别的小区", "cn-assembly").close()
    async with stage(committee, "zh") as on:
        await at_table(on, 4, "f8", "f8")
        on.app.here.store.path.write_bytes(other.read_bytes())  # as `cp` does: the same inode
        await on.type("这一句不能丢")
        await on.press("enter")
        assert "未保存" in on.said
        assert on.app.screen.talk.input.text == "这一句不能丢"
        path = on.app.here.store.path
    assert path.read_bytes() == other.read_bytes()


async def test_an_enter_too_many_sends_nobody_out(stage, committee, lang):
    async with stage(committee, lang) as on:
        await at_table(on, 0)
        await on.press("ctrl+b", *["enter"] * 9)
        assert len(on.app.screen_stack[-2].state.in_room) == 5
        last = on.app.screen_stack[-2].state.members[-1].name
        assert _("{name} is here already.", name=last) in on.said
        assert f"Enter {_('Comes')}" in on.seen
        assert _("Open it") not in on.seen
        await on.press("delete", "delete")
        here = [stay.person.name for stay in on.app.screen_stack[-2].state.in_room]
        assert here == [each.name for each in on.app.screen_stack[-2].state.members[:-1]]
        await on.press("enter")
        assert len(on.app.screen_stack[-2].state.in_room) == 5


async def test_an_agenda_is_an_outline_edited_in_place(stage, committee, lang):
    async with stage(committee, lang) as on:
        spec = meetings.MeetingSpec(
            "第五次会议", datetime.fromisoformat("2026-12-01T19:00"), agenda=AGENDA, place="会议室"
        )
        state = meetings.new_meeting(on.app.here, spec)
        await on.press("f5", "enter")

        def outline() -> list[tuple[str, str, int]]:
            items = meetings.meeting(on.app.here, state.id).items
            return [(item.number, item.title, item.planned) for item in items]

        await on.press("enter")
        await on.type("二")
        await on.press("ctrl+o", "tab", "tab", "tab")
        await on.type("２０")
        await on.press("ctrl+s")
        assert outline()[0] == ("1", "充电棚选址二", 20)
        assert "19:20" in on.seen
        await on.press("ctrl+n", "tab")
        await on.type("造价")
        await on.press("enter")
        await on.type("工期")
        await on.press("ctrl+u", "enter", "escape")
        assert [each[:2] for each in outline()] == [
            ("1", "充电棚选址二"),
            ("1.1", "工期"),
            ("1.2", "造价"),
            ("2", "更换电梯"),
        ]
        await on.press("enter", "down", "shift+tab", "escape")
        assert [each[0] for each in outline()] == ["1", "1.1", "2", "3"]
        await on.press("tab", "delete")
        await on.confirm()
        assert [each[1] for each in outline()] == ["充电棚选址二", "工期", "更换电梯"]
        await on.press("up", "up", "enter")
        await on.type("三")
        await on.press("escape", "enter")
        assert on.app.focused.value == "充电棚选址二三"
        await on.press("f8")
        assert isinstance(on.app.screen, Chair)
        await on.press("escape")
        assert outline()[0][1] == "充电棚选址二三"
        await on.press("backspace", "enter", "ctrl+d")
        assert outline() == [("1", "更换电梯", 0), ("2", "充电棚选址二", 20), ("2.1", "工期", 0)]
        await on.press("delete")
        assert len(outline()) == 3
        await on.confirm()
        assert outline() == [("1", "更换电梯", 0)]
        await on.press("1", "tab", "tab", "end")
        await on.type("二楼")
        await on.press("ctrl+s")
        assert meetings.meeting(on.app.here, state.id).place == "会议室二楼"


async def test_an_item_taken_up_at_the_table_is_about_a_matter(stage, committee):
    async with stage(committee) as on:
        matter = matters.new_matter(on.app.here, "电梯停运")
        await at_table(on, 3, "f8", "f8", "ctrl+n")
        await on.type("工期")
        await on.press("tab", "3", "tab", "tab", "tab", "enter")
        await on.type("电梯停运")
        await on.press("enter", "ctrl+s")
        last = on.app.screen.state.items[-1]
        assert (last.title, last.kind, last.matter) == ("工期", "decision", matter)


async def test_at_the_table_the_agenda_is_changed_in_the_open(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 3, "f8", "f8", "ctrl+l")
        await on.type(_("Change the agenda"))
        await on.press("enter", "down", "ctrl+n", "tab")
        sheet = on.app.screen
        assert isinstance(sheet, AgendaSheet)
        line, cells = sheet.query_one(RowLine), sheet.query_one(RowGrid)
        assert (line.region.y, line.region.x) == (cells.region.y + 3, cells.region.x + 7 + 2)
        await on.type("造价")
        await on.press("enter", "escape")
        assert [item.number for item in sheet.state.items] == ["1", "2", "2.1"]
        await on.press("delete", "enter")
        assert isinstance(on.app.screen, Form)  # without a reason nothing is asked
        await on.type("重复")
        await on.press("enter")
        await on.confirm()
        await on.press("escape")
        assert [item.title for item in on.app.screen.state.items] == [each.title for each in AGENDA]
        assert [item.title for item in on.app.screen.state.removed] == ["造价"]
        assert any("造价" in text for text in lines(on))


async def test_each_answer_is_on_record_at_once_and_the_rest_are_for(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 4, "f8", "f8", "f8", "ctrl+t")
        await on.type("a motion")
        await on.press("ctrl+s", "2")

        def recorded() -> list[str]:
            return list(meetings.meeting(on.app.here, "m1").motions[0].votes.values())

        assert recorded() == ["against"]
        await on.press("escape", "f8", "ideographic_space")
        assert recorded() == ["against", "for", "for", "for"]
        assert _("for {n}, needs {needed} of {of}", n=3, needed=4, of=7) not in on.seen
        assert _("for {n}, can't pass any more", n=3) in on.seen
        await on.press("f8")
        await on.confirm()
        assert meetings.meeting(on.app.here, "m1").motions[0].decision["outcome"] == "rejected"


async def test_an_amendment_by_hands_rewords_the_motion(stage, committee):
    async with stage(committee, "zh") as on:
        await at_table(on, 5, "f8", "f8", "f8", "ctrl+t")
        await on.type("费用不超过二万元")
        await on.press("ctrl+s", "escape", "ctrl+t")
        assert on.app.screen.focused.text == "费用不超过二万元"
        await on.press("end", "backspace", "backspace", "backspace")
        await on.type("三万元")
        await on.press("ctrl+s", "４", "3", "enter")
        await on.press("tab")
        await on.type("１")
        await on.press("tab")
        await on.type("0")
        await on.press("ctrl+s")
        await on.confirm()
        state = meetings.meeting(on.app.here, "m1")
        assert state.motions[1].count.numbers == {"for": 4, "against": 1, "abstain": 0}
        assert state.motions[0].wording == "费用不超过三万元"
        await on.press("escape")  # the motion itself is next
        assert "费用不超过〔二→三〕万元" in " ".join(lines(on))


async def deciding_under(on, profile: str, rule: str, here: int) -> None:
    """At the table of a meeting under other rules, on an item for decision."""
    spec = meetings.MeetingSpec(
        "会", chair=PEOPLE[0], recorder=PEOPLE[1], agenda=AGENDA[1:], profile=profile, rule=rule
    )
    state = meetings.new_meeting(on.app.here, spec)
    for name in PEOPLE[:here]:
        meetings.arrive(on.app.here, state.id, name)
    await on.press("f5", "enter", "f8", "f8", "f8")


async def test_rules_that_know_them_want_seconders_and_close_debate(stage, committee, lang):
    async with stage(committee, lang) as on:
        await deciding_under(on, "us-roberts", "majority", 5)
        await on.press("ctrl+t")
        assert _("needed: these rules want every motion seconded")[:5] in on.seen
        await on.type("repair the lift")
        await on.press("ctrl+s")
        assert _("Seconded by") in on.said  # and the keyboard is in that field
        await on.type(PEOPLE[1])
        await on.press("ctrl+s", "escape", "ctrl+e", "3", "enter", "enter", "ctrl+t")
        assert word("postpone") in on.seen
        await on.press("4", "enter")  # amend, postpone, refer, close debate
        assert on.app.screen.focused.text == _("Close debate and vote on motion {no}.", no=1)
        await on.press("tab", "tab")
        await on.type(PEOPLE[1])
        await on.press("ctrl+s", "space", "f8")
        await on.confirm()
        assert isinstance(on.app.screen, RollCall)  # the vote follows
        assert "repair the lift" in on.seen
        await on.press("escape")
        assert _("Debate on motion {no} is closed; the vote follows.", no=1) in lines(on)[-1]
        assert _("Debate is closed") in on.seen
        assert on.app.screen.state.open_item.queue == ()


async def test_on_a_tie_the_chair_is_asked_before_it_is_recorded(stage, committee, lang):
    async with stage(committee, lang) as on:
        await deciding_under(on, "hk-bmo", "committee", 4)
        await on.press("ctrl+t")
        await on.type("a motion")
        await on.press("ctrl+s", "1", "1", "2", "2", "f8")
        assert PEOPLE[0] in on.seen
        await on.press("3", "enter")
        assert _("The chair's casting vote: {vote}.", vote=_("No casting vote: not passed")) in on.seen
        await on.press("escape", "f8", "1", "enter")
        await on.confirm()
        motion = on.app.screen.state.motions[0]
        assert (motion.passed, motion.decision["casting"]) == (True, "for")
        assert _("Passed on a tie: the chair decided for.")[:10] in lines(on)[-1]


async def test_sheets_slide_over_the_record_and_the_line_goes_on(stage, committee, lang):
    async with stage(committee, lang, (80, 24)) as on:
        await at_table(on, 3, "f8", "f8")
        await on.type("half")
        await on.press("shift+tab")
        assert f"> 1 {AGENDA[0].title}" in on.seen
        await on.press("a")
        assert on.app.screen.talk.input.text == "halfa"
        await on.press("enter", "shift+tab", "tab")
        assert _("Members {here} of {all}", here=3, all=5) in on.seen
        assert lines(on)[-1] == "halfa"
        await on.press("down", "enter")  # what 李秀英 said
        assert _("not in the record") not in on.seen
        await on.press("escape", "shift+tab", "shift+tab", "escape")
        assert on.app.focused is on.app.screen.talk.input
        assert isinstance(on.app.screen, Chair)


async def test_who_reads_back_is_told_what_came_and_comes_back_by_end(stage, committee, lang):
    async with stage(committee, lang, (80, 24)) as on:
        await at_table(on, 3, "f8", "f8")
        table = on.app.screen
        for n in range(40):
            meetings.say(on.app.here, table.meeting, PEOPLE[n % 3], f"第 {n} 句，共 40 句")
        table.reload()
        await on.settle()
        await on.press("pageup", "pageup")
        top = table.log_view.scroll_offset.y
        await on.type("说一句")
        await on.press("enter")
        assert table.log_view.scroll_offset.y == top
        assert _n("{n} new entry below (End):", "{n} new entries below (End):", 1) in on.seen
        await on.press("end")
        assert not table.log_view.reading_back
        await on.press("ctrl+f")
        await on.type("第 ３ 句")
        assert _("{no} of {n} · ↑ earlier · ↓ later", no=1, n=1) in on.seen
        await on.press("enter", "enter")
        assert not isinstance(on.app.screen, Chair)  # it is put right as any entry
        await on.press("escape")
        assert on.app.focused is table.talk.input
        assert not table.log_view.reading_back


async def test_a_second_vote_is_offered_at_once_and_later(stage, committee):
    own = shipped_profile("cn-committee").text.replace(
        "[duty.committee-notice]", f"{SECOND}[duty.committee-notice]"
    )
    async with stage(committee, "zh") as on:
        communities.change_profile(on.app.office, own, "own.toml")
        await deciding_under(on, "cn-committee", "decision", 5)
        await on.press("ctrl+t")
        await on.type("换门")
        await on.press("ctrl+s", "1", "1", "1", "2", "3", "f8")
        await on.confirm()
        assert "到会委员过半数" in on.seen  # the rule of the second vote, and how it is held
        await on.press("escape")
        assert on.app.screen.state.open_item.again.id == 1
        await on.press("ctrl+r", "1", "enter", "space", "f8")
        await on.confirm()
        motion = on.app.screen.state.motions[0]
        assert (motion.passed, len(motion.earlier)) == (True, 1)
