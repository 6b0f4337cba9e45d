"""Files for people are put where people look."""

from __future__ import annotations

from pathlib import Path

import pytest

from meeting_tui.refusal import Refusal
from meeting_tui.resources import own_file
from meeting_tui.tui.places_on_disk import chosen, folder_of


@pytest.fixture
def home(monkeypatch, tmp_path) -> Path:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_beside_a_file_that_a_person_put_somewhere(home):
    assert folder_of(str(home / "committee" / "2026.meeting")) == home / "committee"


@pytest.mark.parametrize("documents", [True, False])
def test_among_the_documents_when_the_file_is_in_the_programs_own_folder_or_on_a_server(home, documents):
    wanted = home / "Documents" if documents else home
    wanted.mkdir(exist_ok=True)
    assert folder_of(own_file()) == wanted
    assert folder_of("postgresql://server/community") == wanted


def test_an_empty_field_is_not_the_folder_in_which_the_program_was_started():
    assert chosen(" ~/scans ") == Path.home() / "scans"
    with pytest.raises(Refusal, match=r"scan\.unnamed"):
        chosen(" ")
