"""A secret poll by keys alone: envelopes go out and come back, and are opened before two people."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

from tests.desk.polling import SPEC, estate
from tests.desk.polling import Clock as Evening

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.tui.polls.poll import PollScreen

SECRET = 'identity = "secret"\n' + SPEC


async def test_an_evening_of_envelopes(stage, clock, tmp_path):
    clock.at = datetime.fromisoformat("2026-12-08T17:00+08:00")
    with closing(estate(tmp_path, 12, clock=Evening())) as office:
        poll = polls.new_poll(office, poll_spec(SECRET))
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
    async with stage(tmp_path / "estate.meeting", "en", (120, 50)) as on:
        await on.press("f6", "enter")
        assert "Envelopes handed out" in on.seen
        await on.press("ctrl+o")
        await on.type("public dice")
        await on.press("enter")
        assert "would lead from a paper to its voter" in on.said
        await on.press("f8")
        assert "Hand out envelopes" in on.seen
        await on.type("1-6")
        await on.press("enter")
        await on.settle()
        await on.press("escape", "2")
        await on.type("1-5")
        await on.press("enter")
        await on.settle()
        await on.press("escape")
        clock.at = datetime.fromisoformat("2026-12-08T20:00+08:00")
        await on.press("3")
        assert "still in their envelopes" in on.said
        await on.press("escape", "enter", "f8")
        await on.confirm()
        await on.settle()
        await on.press("f8")
        for value in ("5", "李计票", "赵监票"):
            on.app.screen.focused.value = ""
            await on.type(value)
            await on.press("tab")
        await on.press("ctrl+s")
        await on.settle()
        assert isinstance(on.app.screen, PollScreen)
        assert "Papers taken out" in on.seen
        found = polls.poll(on.app.here, poll)
    assert found.mixed
    assert (found.mixed.papers, found.mixed.by) == (5, ("李计票", "赵监票"))
    assert found.envelopes
    assert (found.envelopes.out, found.envelopes.returned, found.next_step) == (6, 5, "key")
