"""The record on the screen, in a short meeting and a very long one: opened, written, read back, searched."""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Measure, seconds

if TYPE_CHECKING:
    from textual.app import App

LENGTHS = (10, 10_000)
RUNS = 60
FRAME = 1 / 60
GLANCE = 0.001  # seconds between two looks: a loop without a pause starves the threads it waits for
PEOPLE = ("王建国", "李秀英")


def measures() -> Iterable[Measure]:
    """The commit alone is the floor: the rest is folding, drawing, and the way between the threads."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MEETING_TUI_SETTINGS"] = str(Path(folder) / "settings.json")
        taken = []
        for length in LENGTHS:
            path = Path(folder) / f"{length}.meeting"
            commit = prepare(path, length)
            took = asyncio.run(_shown(path))
            shown = took.pop("Enter to durable and on screen")
            yield Measure(f"commit of a remark after {length:,}", commit * 1000, "ms")
            yield Measure(
                f"Enter to durable and on screen after {length:,}",
                shown * 1000,
                "ms",
                "the commit",
                shown / commit,
            )
            for what, each in took.items():
                yield Measure(f"{what} after {length:,}", each * 1000, "ms")
            taken.append(shown)
        yield Measure(
            f"Enter after {LENGTHS[1]:,} entries against {LENGTHS[0]}",
            taken[1] / taken[0],
            "×",
            budget="≤ 1.2",
        )


def prepare(path: Path, length: int) -> float:
    """A running meeting with so many remarks; returns what one more costs without a screen."""
    from meeting_tui.desk import communities
    from meeting_tui.desk.meetings import acts as meetings
    from meeting_tui.store.journal import New

    office = communities.found(path, "梧桐苑", "cn-assembly", who=PEOPLE[0])
    communities.set_members(office, [communities.MemberView(name) for name in PEOPLE])
    agenda = (meetings.AgendaSpec("讨论"),)
    spec = meetings.MeetingSpec("会议", agenda=agenda, chair=PEOPLE[0], recorder=PEOPLE[1])
    meeting = meetings.new_meeting(office, spec).id
    for name in PEOPLE:
        meetings.arrive(office, meeting, name)
    meetings.open_meeting(office, meeting)
    meetings.take_up(office, meeting, 1)
    remark = New("remark", {"no": 1, "speaker": PEOPLE[0]}, {"text": "关于这一项，请各位委员逐一发表意见。"})
    with office.store.write() as session:
        office.append_all(session, f"meeting:{meeting}", [remark] * length)
    meetings.say(office, meeting, PEOPLE[0], "…")
    cost = seconds(lambda: meetings.say(office, meeting, PEOPLE[0], "同意。"), RUNS)
    office.close()
    return cost


async def _shown(path: Path) -> dict[str, float]:
    """From the key to what it set off on the screen (a mean: medians jump by frames), and the opening."""
    from meeting_tui.tui.app import MeetingApp
    from meeting_tui.tui.log import Log
    from meeting_tui.tui.meetings.chair import Chair

    app = MeetingApp(str(path), PEOPLE[0])
    async with app.run_test(size=(120, 40)) as pilot:
        while app.office is None:
            await pilot.pause(0.05)
        await pilot.pause()
        start = time.perf_counter()
        app.push_screen(Chair("m1"))
        while not (app.screen.query(Log) and app.screen.query_one(Log).last_seq):
            await asyncio.sleep(GLANCE)
        await _drawn(app)
        opened = time.perf_counter() - start
        log, talk = app.screen.query_one(Log), app.screen.talk  # type: ignore[attr-defined]
        taken = []
        for n in range(RUNS):
            talk.input.show(f"第 {n} 句")
            await asyncio.sleep(n * FRAME / RUNS)  # a key falls anywhere between two frames
            before, start = log.last_seq, time.perf_counter()
            app.simulate_key("enter")
            while log.last_seq == before:
                await asyncio.sleep(GLANCE)
            await _drawn(app)
            taken.append(time.perf_counter() - start)
            await pilot.pause()
        letters = []
        for _run in range(RUNS):
            text, start = talk.input.text, time.perf_counter()
            app.simulate_key("a")
            while talk.input.text == text:
                await asyncio.sleep(GLANCE)
            await _drawn(app)
            letters.append(time.perf_counter() - start)
        log.find("电梯")  # what it reads for the first time it remembers
        found = seconds(lambda: log.find("发表意见"), RUNS)
    app.close_file()
    return {
        "Enter to durable and on screen": statistics.fmean(taken),
        "the table opened": opened,
        "a letter in the line": statistics.median(letters),
        "found in the record": found,
    }


async def _drawn(app: App[Any]) -> None:
    """Until all that was set off is on the screen."""
    drawn = asyncio.Event()
    app.screen.call_after_refresh(drawn.set)
    await drawn.wait()
