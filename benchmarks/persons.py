"""10,000 people: registered by an import, read ahead, found at every key of a picker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Measure, seconds
from benchmarks.roll import HEAD, HOMES, KEYS, asked, rows
from meeting_tui.desk import communities
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.roll import acts as roll
from meeting_tui.record.person import Person
from meeting_tui.tui.people.finding import find

ROOM = tuple(Person(no, "", "") for no in range(5, 400, 13))
FRAME = 1 / 60


def measures() -> Iterator[Measure]:
    """What is read before anybody looks for one; the first key, also after a guest came; the slowest of those
    after; the whole import again."""
    with TemporaryDirectory() as folder:
        office = communities.found(Path(folder) / "bench.meeting", "梧桐苑", "cn-assembly", who="bench")
        table = Path(folder) / "roll.csv"
        table.write_text(HEAD + "".join(rows()), "utf-8")
        answers = asked(table)
        roll.import_roll(office, table, answers)
        ahead = seconds(lambda: persons.ready(office), 1)
        yield Measure(f"{HOMES:,} people read ahead, when the file is open", ahead * 1000, "ms")
        yield _frame("first key of a picker", seconds(lambda: _find(office, "王"), 1))
        persons.register(office, "访客", "", "居委会")
        yield _frame("first key after a guest was registered", seconds(lambda: _find(office, "访"), 1))
        slowest = max((seconds(lambda key=key: _find(office, key)), key) for key in KEYS)  # type: ignore[misc]
        yield _frame(f"slowest key of a picker: {slowest[1]!r}", slowest[0])
        again = seconds(lambda: roll.import_roll(office, table, answers), 1)
        yield Measure(f"{HOMES:,} homes imported again, everybody found again", again, "s", budget="seconds")
        office.close()


def _frame(what: str, taken: float) -> Measure:
    return Measure(what, taken * 1000, "ms", "one frame", taken / FRAME, "< 16 ms")


def _find(office: Office, key: str) -> object:
    return find(office, key, ROOM)
