"""Every kind of entry of a poll has an act that the kills know, or says where it is met."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

from tests.store.poll_acts import ELSEWHERE, acts, furnished

from meeting_tui.desk.office import open_office
from meeting_tui.record.kinds import KINDS
from meeting_tui.refusal import Refusal
from meeting_tui.rehearsal.demo_clock import DemoClock
from meeting_tui.store import journal

POLL = {kind.name for kind in KINDS if "poll" in kind.streams}
TRIES = 8


def test_no_kind_is_forgotten_and_each_act_writes_its_kind(tmp_path: Path) -> None:
    path, town = furnished(tmp_path)
    office = open_office(path, "王建国", world=DemoClock("2026-11-10T10:00:00").world())
    known = acts(office, town, tmp_path, random.Random(20261128))
    assert set(known) | set(ELSEWHERE) == POLL
    assert not set(known) & set(ELSEWHERE)

    def written() -> set[str]:
        with office.store.read() as session:
            streams = journal.streams(session)
            return {entry.kind for stream in streams for entry in journal.entries(session, stream)}

    for act in known.values():
        for _try in range(TRIES):
            with suppress(Refusal):
                act()
                break
    assert set(known) <= written()
    office.close()
