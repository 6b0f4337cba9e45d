"""The count of an election on screen: whose each number is, and what was asked of all alike once."""

from __future__ import annotations

from tests.desk.polling import close_now
from tests.desk.polls.test_ties import SPEC, office, voted

from meeting_tui.desk.polls import counting
from meeting_tui.tui.polls.result import question

__all__ = ["office"]


def shown(report):
    return [str(row.plain) for row in question(report, report.results[0], 100)]


def test_every_condition_stands_under_its_candidate_and_that_of_all_once(office, tmp_path):
    poll = voted(office, tmp_path, "open_count = true\n" + SPEC)
    before = shown(counting.standing(office, poll))
    close_now(office, poll)
    rows = shown(counting.standing(office, poll))
    assert sum("needed at least 2/3" in row for row in rows) == 2, rows
    for name, n in {"wang: Elected": 6, "zhao: Tied": 5, "sun: Not elected": 0}.items():
        at = rows.index(f"  {name}")
        assert f"owners for: {n} of 8" in rows[at + 1], rows
    assert "  li: Passed already, whatever still comes back." in [f"  {row.strip()}" for row in before]
    assert not any("Elected" in row for row in before), "nobody is elected while papers are out"
