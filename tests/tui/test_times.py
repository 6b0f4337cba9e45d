"""A time is typed as people say it, and shown back in full before it is saved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.widgets import Static

from meeting_tui.desk.meetings import acts as meetings


def told(on, field: str) -> str:
    beside = on.app.screen.query_one(f"#told-{field}", Static)
    return str(beside.render()) if beside.display else ""


@pytest.mark.parametrize(("lang", "typed"), [("zh", "明晚7点半"), ("en", "tomorrow 7:30 pm")])
async def test_a_meeting_is_called_for_a_time_as_people_say_it(stage, copy, lang, typed):
    async with stage(copy(lang).path, lang) as on:
        await on.press("f5", "ctrl+n")
        await on.type("x")
        await on.press("tab", "tab")
        await on.type(typed)
        await on.settle()
        now = on.app.world.now()
        said = told(on, "time")
        assert "19:30" in said
        assert ("周" in said) if lang == "zh" else ("20" in said)
        assert ("第39条" in said) if lang == "zh" else ("art 39" in said)  # seven days' notice can't be given
        assert ("撤销" in said) if lang == "zh" else ("annul" in said)
        await on.press("up")
        await on.press("right")
        said = told(on, "time")
        assert ("第14条" in said and "不得表决" in said) if lang == "zh" else ("art 14" in said)
        await on.press("left", "down", "down", "down", "enter", "4", "enter")
        await on.press("ctrl+s")
        await on.settle()
        planned = next(m.planned_at for m in meetings.meetings(on.app.here) if m.title == "x")
        made = meetings.meeting(on.app.here, "m2")
        assert made.length == 4  # the joint meeting's
        assert ("居民委员会" if lang == "zh" else "residents") in made.items[-2].title
        assert planned[11:] == "19:30"
        assert planned[:10] == (now.date() + timedelta(days=1)).isoformat()


async def test_what_is_no_time_says_nothing_until_it_is_saved(stage, copy):
    async with stage(copy("zh").path, "zh") as on:
        await on.press("f5", "ctrl+n")
        await on.type("x")
        await on.press("tab", "tab")
        await on.type("改天")
        await on.settle()
        assert told(on, "time") == ""
        await on.press("ctrl+s")
        await on.settle()
        assert "改天" in on.app.screen.query_one("#wrong-time", Static).render().plain
        assert all(meeting.title != "x" for meeting in meetings.meetings(on.app.here))
