"""What is shown beside an agenda: which items for decision its notice does not name."""

from __future__ import annotations

from datetime import datetime

from tests.conftest import Clock

from meeting_tui.desk.board import postings
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import open_office
from meeting_tui.tui.meetings.prepared import prepared


def test_items_that_came_after_the_notice_are_told(copy, clock: Clock):
    office = open_office(copy("zh").path, "王建国", world=clock.world())
    first = (meetings.AgendaSpec("on it", "decision"),)
    spec = meetings.MeetingSpec(
        "x", datetime.fromisoformat("2026-12-01T19:00"), kind="assembly", agenda=first
    )
    state = meetings.new_meeting(office, spec)

    def late() -> list[str]:
        return [item.title for item in prepared(office, state.id).unlisted]

    meetings.add_item(office, state.id, "same day", "decision")
    postings.post(office, f"notice:{state.id}", "gate")
    assert late() == []
    clock.tick(24 * 3600)
    for kind in ("report", "decision"):
        meetings.add_item(office, state.id, f"late {kind}", kind)
    seen = prepared(office, state.id)
    assert late() == ["late decision"]
    assert seen.announced
    assert "art 14" in seen.before
    assert "may not be decided" in seen.rule
    office.close()
