"""The record as it was: behind the number named nobody sees an entry or a text, however they ask."""

from __future__ import annotations

from pathlib import Path

import meeting_tui
from meeting_tui.desk.office import create_office
from meeting_tui.store import journal, past
from meeting_tui.store.journal import New


def test_what_came_later_is_not_seen(tmp_path: Path) -> None:
    office = create_office(tmp_path / "c.meeting", "李", lambda session: None)
    said = [New("correction", {"of": 1}, {"text": f"第 {n} 句"}) for n in range(3)]
    with office.store.write() as session:
        office.append_all(session, "meeting:m1", said)
    with office.store.at({"meeting:m1": 2}).read() as session:
        assert [entry.seq for entry in journal.entries(session, "meeting:m1")] == [1, 2]
        assert [entry.seq for entry in journal.told(session, "meeting:m1")] == [1, 2]
        assert {seq for seq, _field in journal.texts(session, "meeting:m1")} == {1, 2}
        assert journal.head(session, "meeting:m1").count == 2
    office.close()


def test_what_began_later_is_listed_by_nobody(tmp_path: Path) -> None:
    office = create_office(tmp_path / "c.meeting", "李", lambda session: None)
    with office.store.write() as session:
        for stream in ("meeting:m1", "meeting:m2", "meeting:m3"):
            office.append(session, stream, "correction", {"text": "x"}, of=1)
    with office.store.at({"meeting:m1": 1, "meeting:m3": 1}).read() as session:
        assert journal.streams(session) == ("meeting:m1", "meeting:m3")
        assert (past.knows(session, "meeting:m3"), past.knows(session, "meeting:m2")) == (True, False)
    with office.store.read() as session:
        assert journal.streams(session) == ("meeting:m1", "meeting:m2", "meeting:m3")
    office.close()


def test_streams_are_listed_by_the_journal_alone() -> None:
    """What a paper lists must not hold what began later: whoever lists goes by this one entrance."""
    root = Path(meeting_tui.__file__).parent
    own = [
        path for path in (root / "desk").rglob("*.py") if "Entry.stream).distinct" in path.read_text("utf-8")
    ]
    assert own == []
