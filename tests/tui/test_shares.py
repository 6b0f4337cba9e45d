"""Where voters weigh shares, every screen says so, and none says 0 m²."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from tests.desk.polls.test_countries import COUNTRIES, office_of, spec

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.tui.polls.station import Station


@pytest.fixture
def germany(tmp_path, clock, lang):
    country = replace(COUNTRIES[0], lang=lang)
    with closing(office_of(country, tmp_path)) as office:
        poll = polls.new_poll(office, poll_spec(spec(country).replace("2026-11-24", "2026-11-02")))
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
        ballots.issue(office, poll, [1, 2, 3])
        ballots.return_(office, poll, [1, 2, 3])
    return tmp_path / "a.meeting"


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_home_roll_poll_and_station_speak_of_shares(stage, germany, lang):
    share = "份额 83.5/1000" if lang == "zh" else "share 83.5/1000"
    async with stage(germany, lang, (120, 40)) as on:
        await on.press("escape")  # nobody in this file is called as the computer remembers
        seen = [on.seen]
        await on.press("f3")
        assert "83.5/1000" in on.seen
        assert "1000/1000" in on.seen
        seen.append(on.seen)
        await on.press("f6", "enter")
        assert "1000/1000" in on.seen
        seen.append(on.seen)
        await on.press("3")
        assert isinstance(on.app.screen, Station)
        await on.press("1", "enter")
        assert share in on.seen
        seen.append(on.seen)
        assert not [text for text in seen if "㎡" in text or "m²" in text]
