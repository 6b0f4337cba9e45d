"""Four stations at once on one server, and on one file, which lets in one at a time: nothing is lost."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.desk.polling import ALL_FOR, Clock, printed_poll, write_roll

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.safety.checking import verify
from meeting_tui.refusal import Refusal
from meeting_tui.store import journal

STATIONS, EACH = 4, 6
COMMON = STATIONS * EACH + 1
"""A ballot that all four have: there are copies of it."""


@pytest.fixture(params=["server", "file"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where the stations meet."""
    return request.getfixturevalue("url") if request.param == "server" else str(tmp_path / "a.meeting")


def opened(target: str, clock: Clock, who: str) -> Office:
    """As soon as whoever has the file lets go of it."""
    while True:
        try:
            return persons.seated(open_office(target, who, world=clock.world()), who)
        except Refusal as refusal:
            if refusal.code != "store.locked":
                raise
            time.sleep(0.005)


def work(target: str, clock: Clock, poll: str, no: int) -> None:
    """One station: its own ballots and the common one; on a server it stays, a file it gives back."""
    said, office = 0, opened(target, clock, f"计票{no}")
    for serial in (*range(no * EACH + 1, no * EACH + EACH + 1), COMMON):
        for act in (ballots.return_, _enter):
            try:
                act(office, poll, [serial])
            except Refusal as refusal:
                said += refusal.code in ("ballots.returned", "ballots.second")
        if office.store.path:
            office.close()
            office = opened(target, clock, f"计票{no}")
    office.close()
    os._exit(said)


def _enter(office: Office, poll: str, serials: list[int]) -> None:
    ballots.enter(office, serials[0], ALL_FOR, poll)


def founded(target: str, tmp_path: Path, clock: Clock) -> str:
    office = communities.found(
        target, "梧桐苑", "cn-assembly", "zh", who="王建国", seats=5, world=clock.world()
    )
    with closing(office):
        office = persons.settled(office, "王建国")
        for no in range(STATIONS):
            persons.register(office, f"计票{no}")
        roll.import_roll(office, write_roll(tmp_path / "roll.csv", COMMON))
        poll = printed_poll(office, tmp_path)
        ballots.issue(office, poll, [f"1-{COMMON}"])
        return poll


def ended(children: list[int]) -> Iterator[int]:
    for child in children:
        yield os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_four_stations_key_at_once(target: str, tmp_path: Path):
    clock = Clock()
    poll, children = founded(target, tmp_path, clock), []
    for no in range(STATIONS):
        child = os.fork()
        if child == 0:
            try:
                work(target, clock, poll, no)
            finally:
                os._exit(99)
        children.append(child)
    refused = list(ended(children))
    assert sum(refused) == 2 * (STATIONS - 1)  # of the common ballot: three returns, three keyings
    with closing(open_office(target, "王建国", readonly=True, world=clock.world())) as office:
        view = polls.poll(office, poll)
        assert (view.numbers.valid, view.numbers.returned, view.doubtful) == (COMMON, COMMON, 0)
        with office.store.read() as session:
            made = list(journal.entries(session, f"poll:{poll}"))
    by = {entry.author for entry in made if entry.kind == "ballot.entered"}
    assert by == {f"计票{no}" for no in range(STATIONS)}
    assert sum(entry.kind == "ballot.entered" for entry in made) == COMMON
    assert verify(target).ok
