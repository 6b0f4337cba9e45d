"""The same file in the application: what the counting screens show, read as a person reads them."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from meeting_tui.lang import use

SIZE = (120, 160)
"""So high that nothing has to be scrolled."""
WHO = "王建国"


def shown(file: Path, poll: str, which: str) -> str:
    """The `count` or the `piles` of a poll as its screen shows them; in English."""
    use("en")
    return asyncio.run(_shown(file, poll, which))


async def _shown(file: Path, poll: str, which: str) -> str:
    from meeting_tui.desk.polls import acts
    from meeting_tui.tui.app import MeetingApp
    from meeting_tui.tui.polls.piles import PilesScreen
    from meeting_tui.tui.polls.result import ResultScreen

    app = MeetingApp(str(file), WHO)
    async with app.run_test(size=SIZE) as pilot:
        while app.office is None:
            await pilot.pause(0.05)
        app.push_screen(PilesScreen(acts.poll(app.here, poll)) if which == "piles" else ResultScreen(poll))
        await pilot.pause()
        while any(not worker.is_finished for worker in app.workers):
            await app.workers.wait_for_complete()
            await pilot.pause()
        strips = app.screen._compositor.render_strips()
        seen = "\n".join(strip.text.rstrip() for strip in strips)
    app.close_file()
    return seen


def numbers(text: str, label: str) -> list[int]:
    """The numbers in the line that begins with that label."""
    found = re.search(rf"^\W*{re.escape(label)}(?=\s|:)(.*)$", text, re.MULTILINE)
    return [int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*", found[1])] if found else []


def pile_rows(text: str) -> dict[str, tuple[int, int]]:
    """By box, what the piles screen says was counted by hand and is on record."""
    rows = re.findall(r"^\W*ballots in hand\s+(\S+)\s+(\d+)\s+(\d+)", text, re.MULTILINE | re.IGNORECASE)
    return {box: (int(counted), int(recorded)) for box, counted, recorded in rows}
