"""An assembly by keys: a written authority is scanned at the door; read back in numbers, and confirmed."""

from __future__ import annotations

from tests.desk.meetings.estate import codes, estate
from tests.tui.test_reading_page import choose

from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.lang import _
from meeting_tui.tui.meetings.checkin import CheckIn
from meeting_tui.tui.meetings.reading_page import ReadBack


async def test_a_form_that_is_scanned_asks_who_comes_with_it(stage, tmp_path, clock):
    office = estate(tmp_path, clock.world(), 12)
    [form] = codes(office, [5], proxy=True)
    office.close()
    async with stage(tmp_path / "c.meeting", "zh", who="王秘书") as on:
        await on.press("f5", "enter", "f8", "ctrl+b")
        await on.type(form)
        await on.press("enter")
        assert _("Who comes with the written authority of {name}?", name="1栋1单元105室 业主0005") in on.seen
        await on.type("业主0006")
        await on.press("ctrl+s")
        assert isinstance(on.app.screen, CheckIn)
        state = meetings.meeting(on.app.office, "m1")
        assert [(each.voter, each.person.name, each.proxied) for each in state.room] == [
            (5, "业主0006", True),
            (6, "业主0006", False),
        ]
        await on.type(form)
        await on.press("enter")
        assert on.helped("proxies.twice", "", name="1栋1单元105室 业主0005", holder="业主0006")


async def test_hundreds_are_listed_on_demand_and_an_owner_confirms(stage, tmp_path, clock):
    office = estate(tmp_path, clock.world(), 12, "de-weg")
    meetings.arrive(office, "m1", "李秘书", "invited")
    for each in codes(office, range(1, 9)):
        meetings.check_in(office, "m1", each)
    meetings.open_meeting(office, "m1")
    meetings.close_meeting(office, "m1")
    office.close()
    async with stage(tmp_path / "c.meeting", "zh", who="王秘书") as on:
        on.app.push_screen(ReadBack("m1"))
        await on.settle()
        page = on.app.screen
        page.reload()
        await on.settle()
        assert "业主0007" not in on.seen
        await choose(on, _("Enter lists everybody, with times"))
        assert "业主0007" in on.seen
        await choose(on, f"业主0001 {_('not yet')}")
        await on.press("enter")
        assert (page.state.minutes_are, page.state.lacking()) == ("read", 1)
        await choose(on, _("an owner who came"))
        await on.type("业主0007")
        await on.press("ctrl+s")
        assert page.state.minutes_are == "final"


async def test_the_wall_counts_whoever_has_just_been_scanned(stage, tmp_path, clock):
    office = estate(tmp_path, clock.world(), 12)
    *here, last = codes(office, range(1, 10))
    for each in here:
        meetings.check_in(office, "m1", each)
    meetings.arrive(office, "m1", "王秘书", "invited")
    meetings.arrive(office, "m1", "李秘书", "invited")
    meetings.open_meeting(office, "m1")
    meetings.take_up(office, "m1", 1)
    office.close()
    async with stage(tmp_path / "c.meeting", "zh", who="王秘书") as on:
        await on.press("f5", "enter", "f8", "ctrl+b")
        door = on.app.screen
        assert _("quorum: yes") not in str(door.projection())
        await on.type(last)
        await on.press("enter")
        seen = door.projection()
        assert _("quorum: yes") in str(seen)  # nine of twelve, and of the area
        assert "9/12" in str(seen.numbers)
