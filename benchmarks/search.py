"""Search in a record of 50,000 entries, in a file and on a server; beside it an FTS5 table of the same texts.

The server is the tests' own. FTS5 cuts texts into pairs of characters, which is how it could find two hanzi;
what it takes to write one line more, and its size, are what an index in the file would cost.
"""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from benchmarks.measure import Measure, seconds
from meeting_tui.desk import communities
from meeting_tui.desk.office import Office
from meeting_tui.desk.search.acts import _KEPT, find, ready
from meeting_tui.store import journal

ENTRIES, ROOMS = 50_000, 250
QUERIES = ("物业", "维修资金", "的", "wylg", "wy", "物业 2026-11", "11月", "没有这句")
HANZI = (
    "的一是不了在有人这上大来和我个中地为他生要们以到说时国就出会可也你对能而子那得于着下自之年"
    "发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她"
    "本前开但因只从想实日物业维修资金电梯停水费管楼栋单元"
)


def measures() -> Iterator[Measure]:
    """The first search reads everything; then each query; then one after an entry more."""
    texts = _texts()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bench.meeting"
        office = communities.found(file, "梧桐苑", "cn-assembly", "zh", who="李敏")
        yield from _measured(office, texts, "file")
        office.close()
        yield _command(file)
        yield from _fts(Path(folder) / "fts.db", texts)
    from tests.store.conftest import serving

    with serving() as url:
        office = communities.found(url, "梧桐苑", "cn-assembly", "zh", who="李敏")
        yield from _measured(office, texts, "server")
        office.close()


def _texts() -> list[str]:
    dice = random.Random(1)
    return ["".join(dice.choices(HANZI, k=dice.randint(10, 80))) for _ in range(ENTRIES)]


def _fill(office: Office, texts: list[str]) -> None:
    each = ENTRIES // ROOMS
    with office.store.write() as session:
        for room in range(ROOMS):
            said = texts[room * each : (room + 1) * each]
            items = [journal.New("remark", {"no": 1, "speaker": "李敏"}, {"text": text}) for text in said]
            office.append_all(session, f"meeting:{room}", items)


def _measured(office: Office, texts: list[str], where: str) -> Iterator[Measure]:
    _fill(office, texts)
    yield Measure(
        f"{ENTRIES:,} entries read for the first search, {where}", seconds(lambda: ready(office), 1), "s"
    )
    yield _quick(f"first search by initials, {where}", seconds(lambda: find(office, "lmqt"), 1), "")
    for query in QUERIES:
        taken = seconds(lambda query=query: find(office, query))  # type: ignore[misc]
        yield _quick(f"search {query!r}, {where}", taken)
    _KEPT.clear()
    ready(office)

    def one_more() -> None:
        with office.store.write() as session:
            office.append(session, "meeting:7", "remark", {"text": "物业来过"}, no=1, speaker="李敏")

    added = seconds(one_more, 21)
    with_search = seconds(lambda: (one_more(), find(office, "来过")), 21)
    yield _quick(f"search behind an entry more, {where}", with_search - added)


def _quick(what: str, taken: float, budget: str = "< 100 ms") -> Measure:
    return Measure(what, taken * 1000, "ms", budget=budget)


def _command(file: Path) -> Measure:
    """A process of its own reads everything for one query."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "meeting_tui", "find", "物业", "--file", file], capture_output=True, check=True
    )
    after = getrusage(RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measure(f"the command find, {ENTRIES:,} entries, of the processor", taken, "s")


def _fts(path: Path, texts: list[str]) -> Iterator[Measure]:
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        for pragma in ("journal_mode = DELETE", "synchronous = EXTRA", "secure_delete = ON"):
            bare.execute(f"PRAGMA {pragma}")
        bare.execute("CREATE VIRTUAL TABLE said USING fts5(pairs, content='', tokenize='unicode61')")
        add = "INSERT INTO said (rowid, pairs) VALUES (?, ?)"

        def fill() -> None:
            bare.execute("BEGIN")
            bare.executemany(add, [(n, _pairs(text)) for n, text in enumerate(texts)])
            bare.execute("COMMIT")

        yield Measure("the same in a bare FTS5 table: made", seconds(fill, 1), "s")
        yield Measure("  its size", path.stat().st_size / 1e6, "MB")
        rows = iter(range(ENTRIES, 2 * ENTRIES))
        yield _quick(
            "  a line more", seconds(lambda: bare.execute(add, (next(rows), _pairs(texts[0]))), 21), ""
        )
        found = "SELECT rowid FROM said WHERE said MATCH ?"
        yield _quick("  search '物业'", seconds(lambda: bare.execute(found, ('"物业"',)).fetchall()), "")


def _pairs(text: str) -> str:
    return " ".join(map("".join, pairwise(text)))
