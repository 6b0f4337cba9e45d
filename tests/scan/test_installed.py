"""Without the reader's libraries, what reads scans says so before it writes anything."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.polling import dump, estate, printed_poll
from tests.refused import refused

from meeting_tui.desk.ballots.reading import read
from meeting_tui.desk.office import Office
from meeting_tui.rehearsal.deck import try_deck
from meeting_tui.rehearsal.demo import run_demo
from meeting_tui.scan.installed import LIBRARIES, check_reader


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = estate(tmp_path, voters=2)
    yield made
    made.close()


@pytest.mark.parametrize("library", LIBRARIES)
def test_each_library_is_looked_for(library: str, monkeypatch: pytest.MonkeyPatch):
    check_reader()
    monkeypatch.setitem(sys.modules, library, None)
    with refused("scan.not_installed"):
        check_reader()


def test_nothing_is_begun_without_them(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    poll = printed_poll(office, tmp_path)
    before, there = dump(office), sorted(tmp_path.iterdir())
    monkeypatch.setitem(sys.modules, "cv2", None)
    with refused("scan.not_installed"):
        read(office, poll, [tmp_path])
    with refused("scan.not_installed"):
        try_deck(office, poll, tmp_path)
    with refused("scan.not_installed"):
        run_demo(tmp_path / "demo", "en")
    assert (dump(office), sorted(tmp_path.iterdir())) == (before, there)
