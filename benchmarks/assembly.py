"""An assembly in the room with 10,000 voters of the roll: scans at the door, the quorum, a vote by hands in
heads and area; against the same with a hundred."""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Measure, seconds
from benchmarks.roll import HEAD, HOMES, asked, rows

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office

FEW = 100
SCANS = 15
"""So many voters are still to come when the door is measured."""
AGAINST = 3
MEETING = "m1"
COUNCIL = ("业主会主任", "业主会秘书")
Took = dict[str, float]


def measures() -> Iterator[Measure]:
    """Each act in seconds of that hall, and how many times what it takes in the small one."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MEETING_TUI_SETTINGS"] = str(Path(folder) / "settings.json")
        small, large = (_measured(Path(folder) / f"{homes}.meeting", homes) for homes in (FEW, HOMES))
    for what, taken in large.items():
        yield Measure(
            f"{what}, {HOMES:,} voters",
            taken * 1000,
            "ms",
            f"with {FEW}",
            taken / small[what],
            _BUDGETS[what],
        )


_BUDGETS = {
    "a scan at the door, durable": "",
    "a scan at the door, durable and on screen": "one a second",
    "the quorum in every measure": "",
    "whom a letter of the line can mean": "< 16 ms",
    "a vote by hands is opened, durable": "",
    "one answer against, durable": "",
    "all others, durable": "",
    "the decision with clause and arithmetic, durable": "",
    "the meeting read from the file": "",
}


def _measured(path: Path, homes: int) -> Took:
    office, codes = hall(path, homes)
    with _left_open(office):
        took = {"a scan at the door, durable": _scans(office, codes[: SCANS // 3])}
    took["a scan at the door, durable and on screen"] = asyncio.run(_shown(path, codes[SCANS // 3 :]))
    return took | _voted(path)


@contextmanager
def _left_open(office: Office) -> Iterator[Office]:
    try:
        yield office
    finally:
        office.close()


def hall(path: Path, homes: int) -> tuple[Office, list[str]]:
    """The assembly that runs: all are there but the last few, whose codes are given."""
    from meeting_tui.desk import communities
    from meeting_tui.desk.meetings import acts as meetings
    from meeting_tui.desk.persons import acts as persons
    from meeting_tui.desk.roll import acts as roll
    from meeting_tui.paper import door

    office = communities.found(path, "梧桐苑", "cn-assembly", who=COUNCIL[0])
    table = path.with_suffix(".csv")
    table.write_text(HEAD + "".join(each for each, _n in zip(rows(), range(homes), strict=False)), "utf-8")
    roll.import_roll(office, table, asked(table))
    for name in COUNCIL:
        persons.register(office, name, organ="物业")
    agenda = (meetings.AgendaSpec("维修资金", "decision"),)
    spec = meetings.MeetingSpec(
        "业主大会", kind="assembly", agenda=agenda, chair=COUNCIL[0], recorder=COUNCIL[1]
    )
    meetings.new_meeting(office, spec)
    for name in COUNCIL:
        meetings.arrive(office, MEETING, name, "invited")
    _all_but(office, homes - SCANS)
    meetings.open_meeting(office, MEETING)
    key = door.door_key(communities.signing_key(office), roll.fingerprint(office))
    numbers = range(homes - SCANS + 1, homes + 1)
    return office, [door.encode(door.DoorCode(1, number), key) for number in numbers]


def _all_but(office: Office, count: int) -> None:
    """So many voters came: what their entries say, in one transaction instead of an evening."""
    from sqlmodel import col, select

    from meeting_tui.desk.meetings.floor import floor
    from meeting_tui.desk.meetings.rolls import as_voter, freeze, owners_of
    from meeting_tui.record.person import body_of
    from meeting_tui.store.journal import New
    from meeting_tui.store.tables import Voter

    with floor(office, MEETING) as on:
        freeze(on)
        voters = on.session.exec(select(Voter).where(col(Voter.no) <= count).order_by(col(Voter.no))).all()
        came = [
            New("presence.in", body_of("name", owner) | {"capacity": "owner"} | as_voter(on, (voter,)))
            for voter in voters
            for owner in owners_of(on.session, voter)[:1]
        ]
        office.append_all(on.session, on.stream, came)


def _scans(office: Office, codes: list[str]) -> float:
    from meeting_tui.desk.meetings import acts as meetings

    taken = []
    for code in codes:
        start = time.perf_counter()
        meetings.check_in(office, MEETING, code)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


async def _shown(path: Path, codes: list[str]) -> float:
    """From Enter behind a code to the voter in the list, with what is there by now."""
    from meeting_tui.desk.meetings import acts as meetings
    from meeting_tui.tui.app import MeetingApp
    from meeting_tui.tui.meetings.chair import Chair
    from meeting_tui.tui.typed.line import TypedLine

    app, taken = MeetingApp(str(path), COUNCIL[0]), []
    async with app.run_test(size=(120, 40)) as pilot:
        while app.office is None:
            await pilot.pause(0.05)
        table = Chair(MEETING)
        app.push_screen(table)
        while table.state is None:
            await pilot.pause(0.05)
        table.action_presence()
        await pilot.pause(0.5)
        screen = app.screen
        field = screen.query_one(TypedLine)
        for code in codes:
            before = meetings.meeting(app.here, MEETING).count
            field.show(code)
            start = time.perf_counter()
            app.simulate_key("enter")
            while screen._state.count == before:  # type: ignore[attr-defined]
                await asyncio.sleep(0.001)
            drawn = asyncio.Event()
            screen.call_after_refresh(drawn.set)
            await drawn.wait()
            taken.append(time.perf_counter() - start)
            await pilot.pause()
    app.close_file()
    return statistics.median(taken)


def _voted(path: Path) -> Took:
    """A motion by hands: few are named against, all others are for."""
    from meeting_tui.desk.meetings import acts as meetings
    from meeting_tui.desk.meetings.address import called_so
    from meeting_tui.desk.meetings.weighing import gathered
    from meeting_tui.desk.office import open_office
    from meeting_tui.desk.persons.acts import ready

    with _left_open(open_office(path, COUNCIL[0])) as office:
        took = {"the meeting read from the file": seconds(lambda: meetings.meeting(office, MEETING), 1)}
        meetings.take_up(office, MEETING, 1)
        state = meetings.meeting(office, MEETING)
        took["the quorum in every measure"] = seconds(lambda: gathered(state))
        ready(office)
        letter = seconds(lambda: called_so(office, MEETING, "w"))
        took["whom a letter of the line can mean"] = letter
        no = meetings.put_motion(office, MEETING, "动用维修资金", state.movers[0].ref).motions[-1].id

        def timed(what: str, *acts: object) -> None:
            took[what] = statistics.median([seconds(act, 1) for act in acts])  # type: ignore[arg-type]

        timed("a vote by hands is opened, durable", lambda: meetings.open_vote(office, MEETING, no, "hands"))
        against = [
            lambda who=who: meetings.answer(office, MEETING, no, who.ref, "against")
            for who in state.movers[1 : 1 + AGAINST]
        ]
        timed("one answer against, durable", *against)
        timed("all others, durable", lambda: meetings.answer_rest(office, MEETING, no, "for"))
        timed(
            "the decision with clause and arithmetic, durable", lambda: meetings.conclude(office, MEETING, no)
        )
        decision = meetings.meeting(office, MEETING).motions[-1].decision
        if decision is None or decision["outcome"] != "passed":
            raise AssertionError(decision)
    return took
