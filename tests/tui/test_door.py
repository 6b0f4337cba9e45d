"""The door of an assembly: a written authority that is scanned asks who comes with it."""

from __future__ import annotations

from tests.desk.meetings.estate import codes, estate

from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.lang import _
from meeting_tui.tui.meetings.checkin import CheckIn


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
