"""The record is read back, objected to, confirmed and closed by keys; the wall shows the same page."""

from __future__ import annotations

from tests.tui.test_meeting import PEOPLE, at_table, committee

from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.lang import _
from meeting_tui.tui.ask import Ask
from meeting_tui.tui.log import Log
from meeting_tui.tui.meetings.reading_page import ReadBack

__all__ = ["committee"]


async def choose(on, text: str) -> None:
    """The first line of the page that says this, and Enter on it."""
    log = on.app.screen.query_one(Log)
    at = next(n for n, entry in enumerate(log.entries) if text in f"{entry.who} {entry.text}")
    log.action_move(at - log.entries.index(log.chosen))
    await on.press("enter")


async def test_the_record_is_read_back_closed_and_confirmed(stage, committee, lang):
    async with stage(committee, lang, (80, 24)) as on:
        await at_table(on, 4, "ctrl+p")
        await on.type(_("Read and confirm"))
        why = _("{why} {key}: {does}.", why="", key="F8", does=_("Open the meeting"))
        assert "".join(why.split()) in "".join(on.seen.split())
        await on.press("escape", "f8", "f8", "f8")
        here, id = on.app.here, on.app.screen.meeting
        meetings.put_motion(here, id, "同意更换 3 号楼电梯", PEOPLE[0])
        meetings.no_objection(here, id, 1)
        meetings.say(here, id, PEOPLE[2], "应当先检测")
        meetings.assign(here, id, "询价三家", PEOPLE[1], "2026-12-20")
        on.app.screen.reload()
        await on.settle()
        await on.press("f8")
        assert isinstance(on.app.screen, ReadBack), on.seen
        await on.press("escape", "ctrl+o", "2", "enter", "escape", "ctrl+p")
        await on.type(_("Read and confirm"))
        await on.press("enter")
        page = on.app.screen
        assert isinstance(page, ReadBack)
        for seen in ("同意更换 3 号楼电梯", "询价三家", PEOPLE[4], _("Nobody objects.")):
            assert seen in on.seen
        assert "询价三家" in "".join(page.projection().lines)
        await on.press("f8", "escape", "1")
        assert on.app.focused.field == "who"
        await on.type(PEOPLE[3])
        await on.press("enter", "tab")
        await on.type("应先公示三天")
        await on.press("ctrl+s")
        assert any("应先公示三天" in line for line in page.projection().lines)
        await choose(on, "应当先检测")
        await on.press("2", "enter")
        assert page.state.items[1].remarks[0].confirmed_at
        await choose(on, "询价三家")
        await on.press("3", "enter")
        await on.type("改由物业办理")
        await on.press("enter")
        assert page.state.actions[0].why == "改由物业办理"
        await on.press("f8")
        await on.confirm()
        assert (page.state.minutes_are, page.state.minutes.final_at) == ("draft", "")
        await choose(on, f"{PEOPLE[0]} {_('not yet')}")
        await on.press("enter")
        assert page.state.minutes_are == "read"
        await on.press("2")
        assert isinstance(on.app.screen, Ask)
        await on.confirm()
        assert page.state.minutes.final_by == "members"
        assert _("Final") in on.seen
