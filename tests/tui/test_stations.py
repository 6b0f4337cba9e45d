"""A copy for a station, what it entered, and the merge, by keys alone."""

from __future__ import annotations

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.tui.polls.poll import PollScreen

FRESH = 71  # back, not keyed in


async def filled(on, act: str, *values: str) -> None:
    """Take an act from the list of the poll, and fill its form."""
    await on.press("f6", "enter")
    assert isinstance(on.app.screen, PollScreen)
    await on.press("ctrl+o")
    await on.type(act)
    await on.press("enter")
    for no, value in enumerate(values):
        if no:
            await on.press("tab")
        on.app.screen.focused.value = ""
        await on.type(value)
    await on.press("ctrl+s")
    await on.settle()


async def test_a_station_takes_a_copy_keys_exports_and_is_merged(stage, copy, tmp_path):
    sample, there = copy("en"), tmp_path / "b.meeting"
    bundle = tmp_path / f"{sample.poll}-B.json"
    async with stage(sample.path, "en", (120, 60)) as on:
        await filled(on, "copy", "B", "7", str(there))
        assert "B: 7; 0 entries" in on.seen
    async with stage(there, "en") as on:
        await filled(on, "xport", str(bundle))
        assert "0 entries of station B are in" in on.said
        await on.press("3")
        await on.type(str(FRESH))
        await on.press("enter", "1", "1", "1", "enter", "escape")
        await filled(on, "xport", str(bundle))
        assert "1 entry of station B is in" in on.said
    async with stage(sample.path, "en", (120, 60)) as on:
        await filled(on, "erge", str(tmp_path))
        assert "1 new entry." in on.said
        assert "B: 7; 1 entry" in on.seen
        assert ballots.look(on.app.here, FRESH, sample.poll).paper.state == "valid"
