"""The record as it was: behind the number named nobody sees an entry or a text, however they ask."""

from __future__ import annotations

from pathlib import Path

from meeting_tui.desk.office import create_office
from meeting_tui.store import journal
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
