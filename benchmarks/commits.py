"""From Enter to durable: one remark through the desk, in a young record and in one of 10,000 entries.

The peer writes one row with bare sqlite3 under the same settings, in turns with ours, on the same disk.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measure import Measure
from meeting_tui.desk import communities
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings.spec import AgendaSpec, MeetingSpec
from meeting_tui.desk.office import Office
from meeting_tui.store import journal

RUNS, LONG = 60, 10_000
SAID = "我建议先修东边的电梯，资金从维修资金里出，年底前完工。"


def measures() -> Iterator[Measure]:
    """Medians over 60 remarks each."""
    with tempfile.TemporaryDirectory() as folder:
        office = communities.found(Path(folder) / "bench.meeting", "梧桐苑", "cn-assembly", who="李梅")
        bare = _bare(Path(folder) / "bare.db")
        try:
            id = _open_meeting(office)

            def say() -> None:
                meetings.say(office, id, "李梅", SAID)

            young, peer = _in_turns(say, bare)
            with office.store.write() as session:
                remark = journal.New("remark", {"no": 1, "speaker": "李梅"}, {"text": SAID})
                journal.append_all(session, office.world, f"meeting:{id}", "李梅", [remark] * LONG)
            say()  # the first look at a record folds all of it
            old, peer_later = _in_turns(say, bare)
        finally:
            office.close()
    yield Measure("remark durable, 10 entries", young * 1000, "ms", "a bare sqlite3 commit", young / peer)
    yield Measure(
        f"remark durable, {LONG:,} entries", old * 1000, "ms", "a bare sqlite3 commit", old / peer_later
    )
    yield Measure(
        "  the same against the young record", old * 1000, "ms", "10 entries", old / young, "the same"
    )


def _open_meeting(office: Office) -> str:
    communities.set_members(
        office, [communities.MemberView("王建国", "chair"), communities.MemberView("李梅")]
    )
    spec = MeetingSpec("会议", agenda=(AgendaSpec("电梯"),), chair="王建国", recorder="李梅")
    id = meetings.new_meeting(office, spec).id
    for name in ("王建国", "李梅"):
        meetings.arrive(office, id, name)
    meetings.open_meeting(office, id)
    meetings.take_up(office, id, 1)
    return id


def _bare(path: Path) -> Callable[[], None]:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("pragma journal_mode = delete")
    database.execute("pragma synchronous = extra")
    database.execute("create table said (id integer primary key, text text)")

    def write() -> None:
        database.execute("begin immediate")
        database.execute("insert into said (text) values (?)", (SAID,))
        database.execute("commit")

    return write


def _in_turns(ours: Callable[[], None], peer: Callable[[], None]) -> tuple[float, float]:
    """The median seconds of each, one after the other, so that a busy disk slows both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS):
        for act, times in zip((ours, peer), taken, strict=True):
            start = time.perf_counter()
            act()
            times.append(time.perf_counter() - start)
    return statistics.median(taken[0]), statistics.median(taken[1])
