"""A key in the line at the table: how it is understood, with forty in the room and 10,000 who might come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Measure, seconds
from benchmarks.persons import FRAME
from benchmarks.roll import HEAD, HOMES, asked, rows
from meeting_tui.desk import communities
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings.address import called_so
from meeting_tui.desk.meetings.meant import LineMeant, LineTable, understood
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import search
from meeting_tui.desk.roll import acts as roll
from meeting_tui.tui.meetings.chips import candidates, chips

ROOM = 40
TYPED = (
    "wxm：？检测费",
    "王：",
    "？王伟：",
    "@wang",
    "@王",
    "＋李 支持",
    "＞zh：检测报价 下周五",
    "qqq：",
    "12-1-301：",
)


def measures() -> Iterator[Measure]:
    """The slowest of all keys of some lines, and a line that names nobody."""
    with TemporaryDirectory() as folder:
        office = communities.found(Path(folder) / "bench.meeting", "梧桐苑", "cn-assembly", who="bench")
        table = Path(folder) / "roll.csv"
        table.write_text(HEAD + "".join(rows()), "utf-8")
        roll.import_roll(office, table, asked(table))
        at = _seated(office)
        keys = [line[:end] for line in TYPED for end in range(1, len(line) + 1)]
        _key(office, at, "王：")  # reads everybody
        slowest = max((seconds(lambda key=key: _key(office, at, key)), key) for key in keys)  # type: ignore[misc]
        yield Measure(
            f"slowest key of a line, {HOMES:,} people: {slowest[1]!r}",
            slowest[0] * 1000,
            "ms",
            "one frame",
            slowest[0] / FRAME,
            "< 16 ms",
        )
        plain = seconds(lambda: _key(office, at, "我同意先检测，但费用应当公开"))
        yield Measure("key of a line that names nobody", plain * 1000, "ms", "one frame", plain / FRAME)
        office.close()


def _seated(office: Office) -> LineTable:
    """A meeting that runs, on an item, with so many in the room."""
    here = search(office, "", ROOM)
    communities.set_members(office, [communities.MemberView(each.name, person=each.id) for each in here[:7]])
    chair, recorder = here[0].ref, here[1].ref
    agenda = (meetings.AgendaSpec("讨论"),)
    spec = meetings.MeetingSpec("会议", agenda=agenda, chair=chair, recorder=recorder)
    state = meetings.new_meeting(office, spec)
    for n, each in enumerate(here):
        meetings.arrive(office, state.id, each.ref, "member" if n < 7 else "observer")
    meetings.open_meeting(office, state.id)
    state = meetings.take_up(office, state.id, 1)
    return LineTable(state, here[0], office.world.now().date(), "zh")


def _key(office: Office, at: LineTable, typed: str) -> LineMeant:
    """What one key costs: the reading, who may be meant, and the words for it."""
    line = understood(typed, at)
    if line.asks:
        line = understood(typed, at, called_so(office, at.state.id, line.head, everybody=line.everybody))
    chips(line)
    candidates(line)
    return line
