"""What is refused stands where it is at fault, as long as it is true; a key that can't act says why."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from meeting_tui.desk import communities
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.tui.log import Log

PEOPLE = ("王建国", "李秀英", "张伟")


@pytest.fixture
def committee(store_path, clock):
    office = communities.found(store_path, "梧桐苑", "cn-assembly", who="王建国", world=clock.world())
    communities.set_members(office, [communities.MemberView(name, "member") for name in PEOPLE])
    agenda = (meetings.AgendaSpec("one"), meetings.AgendaSpec("two", "decision"))
    spec = meetings.MeetingSpec("A meeting", chair=PEOPLE[0], recorder=PEOPLE[1], agenda=agenda)
    state = meetings.new_meeting(office, spec)
    meetings.arrive(office, state.id, PEOPLE[0])
    office.close()
    return store_path


def wrong(on) -> dict[str, str]:
    """What stands at which field."""
    said = on.app.screen.query(".wrong.-said").results(Static)
    return {str(each.id).removeprefix("wrong-"): str(each.content) for each in said}


async def test_a_refusal_stands_at_its_field_until_that_is_changed(stage, committee, lang):
    async with stage(committee, lang, (80, 24)) as on:
        await on.press("f4", "enter", "ctrl+n", "ctrl+s")
        assert list(wrong(on)) == ["title"]
        assert wrong(on)["title"][2:10] in on.seen
        assert on.app.focused.id == "field-title"
        await on.press("tab")
        assert wrong(on)  # looking about changes nothing
        await on.press("shift+tab", "x")
        assert not wrong(on)


async def test_a_field_out_of_sight_is_brought_into_view(stage, committee):
    async with stage(committee, "en", (80, 24)) as on:
        await on.press("f5", "ctrl+n", "tab", "tab")
        await on.type("someday")
        await on.press("tab", "tab", "tab", "ctrl+s")
        assert list(wrong(on)) == ["time"]
        assert on.app.focused.id == "field-time"
        assert on.app.screen.values["time"] == "someday"


async def test_a_refusal_at_the_table_goes_with_the_next_act(stage, committee, lang):
    async with stage(committee, lang) as on:
        await on.press("f5", "enter", "f8", "f8")
        assert PEOPLE[1] in on.said  # the recorder is not there
        await on.press("up")
        assert PEOPLE[1] in on.said
        await on.press("ctrl+b")
        await on.press("down", "enter", "escape")
        assert on.said == ""
        await on.press("f8")
        assert on.app.screen.state.opened_at
        assert on.said == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_key_that_cannot_act_says_what_would_help(stage, committee, lang):
    async with stage(committee, lang) as on:
        await on.press("f5", "enter", "f8", "ctrl+t")
        assert on.helped("meetings.not_open", "F8", title="A meeting")
        await on.press("ctrl+b", "down", "enter", "escape", "f8", "ctrl+g")
        assert on.helped("meetings.no_item", "F8")
        await on.press("f8", "ctrl+r")
        assert on.helped("meetings.nothing_put", "Ctrl+T")
        await on.press("ctrl+t")
        assert on.helped("meetings.not_for_decision", "Ctrl+N", no=1, title="one")
        await on.press("ctrl+k", "escape")
        assert on.said == ""


async def test_after_any_dialog_the_next_remark_goes_into_the_line(stage, committee):
    async with stage(committee) as on:
        meetings.arrive(on.app.here, "m1", PEOPLE[1])
        await on.press("f5", "enter", "f8", "f8", "f8")
        for keys in (
            ("up", "enter", "escape"),
            ("ctrl+b", "escape"),
            ("ctrl+g", "escape"),
            ("f1", "escape"),
            ("f9", "f9"),
            ("up", "up", "escape"),
        ):
            await on.press(*keys)
            await on.type(f"after {keys[0]} {len(keys)}")
            await on.press("enter")
            log = on.app.screen.query_one(Log)
            assert log.entries[-1].text == f"after {keys[0]} {len(keys)}"
            assert log.scroll_offset.y == log.max_scroll_y
