"""Pictures of the chair's table while the sample's meeting runs; the guide shows them as text."""

from __future__ import annotations

from itertools import takewhile

import pytest
from tests.conftest import Clock
from tests.snapshots.test_screens import SIZES
from tests.tui.conftest import HELD, Stage

from meeting_tui.desk.meetings import speakers
from meeting_tui.desk.meetings.acts import meeting, new_meeting
from meeting_tui.desk.meetings.spec import meeting_spec
from meeting_tui.lang import use
from meeting_tui.rehearsal.sample import found_sample, sample_text
from meeting_tui.rehearsal.sample_meeting import act, sample_script
from meeting_tui.tui.app import MeetingApp

ITEM = 3
KEYS = {"zh": "王建国", "en": "Walter Archer"}
"""Who is at the keyboard."""


@pytest.fixture
def running(tmp_path, monkeypatch):
    """The sample's meeting up to the vote on its third item, three waiting for the floor."""

    def held(lang):
        clock = Clock(HELD)
        office = found_sample(tmp_path / "test.meeting", lang, KEYS[lang], clock.world())
        at = new_meeting(office, meeting_spec(sample_text(lang, "meeting.toml"))).id
        for step in takewhile(
            lambda each: each["do"] != "roll_call" or not on_item(office, at), sample_script(lang)
        ):
            act(office, at, step)
            clock.tick()
        here = meeting(office, at).present
        for person, side in zip(here[2:5], ("for", "against", ""), strict=True):
            speakers.join_queue(office, at, person.ref, side)
        speakers.give_floor(office, at)
        clock.tick()
        office.close()
        monkeypatch.chdir(tmp_path)
        use(lang)
        return MeetingApp("test.meeting", KEYS[lang], clock.world())

    return held


def on_item(office, at) -> bool:
    item = meeting(office, at).open_item
    return item is not None and item.no == ITEM


@pytest.mark.parametrize(("lang", "size"), [("zh", "80x24"), ("en", "80x24"), ("zh", "120x40")])
def test_the_table_while_a_meeting_runs(running, snap_compare, lang, size):
    app = running(lang)

    async def reach(pilot):
        on = Stage(app, pilot)
        app.theme = "paper"
        await on.begin()
        await on.press("f5", "enter", "f8", *(["shift+tab"] if size == "80x24" else []))

    try:
        assert snap_compare(app, terminal_size=SIZES[size], run_before=reach)
    finally:
        app.close_file()
        assert not app.faults
