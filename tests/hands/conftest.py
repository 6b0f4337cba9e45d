"""An evening to put hands on: the sample community, a meeting that runs, a poll whose ballots are printed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from tests.conftest import SHANGHAI, Clock, made_once
from tests.hands.terminal import SIZES, Terminal

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.communities import members
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.lang import Lang, use
from meeting_tui.rehearsal.sample import found_sample, sample_text
from meeting_tui.rehearsal.sample_meeting import hold_meeting

WHO = "王建国"
HELD = datetime(2026, 10, 16, 19, 0, tzinfo=SHANGHAI)
NOW = datetime(2026, 11, 10, 18, 30, tzinfo=SHANGHAI)
AGENDA = (meetings.AgendaSpec("充电棚选址"), meetings.AgendaSpec("更换电梯", "decision"))


@dataclass(frozen=True)
class Evening:
    """A community file, the meeting that runs in it, the poll that is out."""

    file: Path
    home: Path
    meeting: str
    poll: str
    lang: Lang

    @contextmanager
    def sit(self, size: str = "80x24") -> Iterator[Terminal]:
        """Open the screens on it."""
        with Terminal(self.file, home=self.home, lang=self.lang, who=WHO, size=SIZES[size]) as term:
            term.wait("Ctrl+Q")
            yield term

    @contextmanager
    def office(self) -> Iterator[Office]:
        """Look into the file once the screens are closed."""
        office = open_office(self.file, WHO, world=Clock(NOW).world())
        try:
            yield office
        finally:
            office.close()


FILE, IDS = "evening.meeting", "ids"
"""The file, and the ids of its meeting and its poll."""


def evening_in(lang: Lang, folder: Path) -> None:
    use(lang)
    file = folder / FILE
    clock = Clock(HELD)
    office = found_sample(file, lang, WHO, clock.world())
    hold_meeting(office, lang, lambda _step: clock.tick())
    clock.at = NOW
    names = [member.name for member in members(office)]
    spec = meetings.MeetingSpec("第五次会议", time=NOW, chair=names[0], recorder=names[1], agenda=AGENDA)
    state = meetings.new_meeting(office, spec)
    for name in names[:4]:
        meetings.arrive(office, state.id, name)
    meetings.open_meeting(office, state.id)
    meetings.take_up(office, state.id, 1)
    poll = polls.new_poll(office, poll_spec(sample_text(lang, "poll.toml")))
    ballots.print_ballots(office, poll, folder / "ballots.pdf")
    ballots.issue(office, poll, list(range(1, 61)))
    office.close()
    use("en")
    (folder / IDS).write_text(f"{state.id} {poll}", "utf-8")


@pytest.fixture
def evening(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Callable[..., Evening]:
    """An evening to write in."""

    def made(lang: Lang = "zh") -> Evening:
        first = made_once(tmp_path_factory, f"evening-{lang}", partial(evening_in, lang))
        file = Path(shutil.copy(first / FILE, tmp_path / f"{lang}.meeting"))
        meeting, poll = (first / IDS).read_text("utf-8").split()
        return Evening(file, tmp_path / "home", meeting, poll, lang)

    return made
