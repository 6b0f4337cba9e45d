"""Backups are proved copies, come back whole, and overwrite nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.conftest import Clock
from tests.refused import refused

from meeting_tui.desk.communities import found
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings.acts import AgendaSpec, MeetingSpec
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.safety import doctor as doctors
from meeting_tui.desk.safety.backups import backup, restore
from meeting_tui.desk.safety.checking import verify
from meeting_tui.desk.safety.doctor import doctor
from meeting_tui.store.header import VERSION


@pytest.fixture
def home(store_path: Path, clock: Clock):
    office = found(store_path, "梧桐苑", "cn-assembly", who="李敏", world=clock.world())
    meetings.new_meeting(office, MeetingSpec("会议", agenda=(AgendaSpec("电梯"),)))
    yield office
    office.close()


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_backup_is_a_whole_community_file_with_its_manifest(home: Office, tmp_path: Path):
    made = backup(home, tmp_path / "copy.meeting")
    assert made.path == tmp_path / "copy.meeting"
    assert (made.community, made.made_at) == ("梧桐苑", "2026-11-23T19:00:00+08:00")
    assert made.heads == verify(made.path).heads
    told = json.loads(made.manifest.read_text(encoding="utf-8"))
    assert (told["file"], told["by"], told["size"]) == ("copy.meeting", "李敏", made.path.stat().st_size)
    assert told["records"]["meeting:m1"]["count"] == 2
    assert names(tmp_path) == ["copy.meeting", "copy.meeting.json", "test.meeting", "test.meeting.lock"]


def test_into_a_folder_it_names_itself(home: Office, tmp_path: Path):
    folder = tmp_path / "stick"
    folder.mkdir()
    assert backup(home, folder).path == folder / "test-20261123-190000.meeting"


@pytest.mark.parametrize("there", ["copy.meeting", "copy.meeting.json"])
def test_it_overwrites_nothing(home: Office, tmp_path: Path, there: str):
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with refused("backups.exists", path=tmp_path / there):
        backup(home, tmp_path / "copy.meeting")
    assert (tmp_path / there).read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there(home: Office, tmp_path: Path):
    with refused("store.not_copied"):
        backup(home, tmp_path / "none" / "copy.meeting")


def test_restored_it_is_the_same_and_goes_on(home: Office, tmp_path: Path):
    made = backup(home, tmp_path / "copy.meeting")
    back = restore(made.path, tmp_path / "back.meeting")
    assert (back.heads, back.sha256, back.made_at) == (made.heads, made.sha256, made.made_at)
    office = open_office(back.path, "张伟", world=home.world)
    assert meetings.meeting(office, "m1") == meetings.meeting(home, "m1")
    meetings.add_item(office, "m1", "又一项")
    office.close()
    with refused("backups.exists"):
        restore(made.path, back.path)


def test_without_its_manifest_it_still_proves_itself(home: Office, tmp_path: Path):
    made = backup(home, tmp_path / "copy.meeting")
    made.manifest.unlink()
    assert restore(made.path, tmp_path / "back.meeting").heads == made.heads


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda told: told | {"sha256": "0" * 64}, "sha256"),
        (lambda told: told | {"size": 1}, "size"),
        (lambda told: told | {"records": {}}, "records"),
        (lambda told: {}, "format"),
        (lambda told: [], "format"),
    ],
)
def test_a_manifest_that_does_not_fit_stops_it(home: Office, tmp_path: Path, spoil, what):
    made = backup(home, tmp_path / "copy.meeting")
    told = json.loads(made.manifest.read_text(encoding="utf-8"))
    made.manifest.write_text(json.dumps(spoil(told)), encoding="utf-8")
    with refused("backups.manifest", what=what):
        restore(made.path, tmp_path / "back.meeting")
    assert "back.meeting" not in names(tmp_path)


def test_a_damaged_backup_is_not_brought_back(home: Office, tmp_path: Path):
    made = backup(home, tmp_path / "copy.meeting")
    made.path.write_bytes(made.path.read_bytes()[:5000])
    with refused("store.half"):
        restore(made.path, tmp_path / "back.meeting")
    assert "back.meeting" not in names(tmp_path)


def test_a_spoilt_record_is_not_backed_up_as_good(home: Office, tmp_path: Path):
    with home.store.write() as session:
        session.connection().exec_driver_sql("DROP TRIGGER entry_update")
        session.connection().exec_driver_sql("UPDATE entry SET author = 'x' WHERE seq = 1")
    with refused("checking.guard"):
        backup(home, tmp_path / "copy.meeting")
    assert names(tmp_path) == ["test.meeting", "test.meeting.lock"]


@pytest.mark.skipif(os.name == "nt", reason="an open file can't be deleted there")
def test_a_deleted_file_is_saved_while_it_is_still_open(home: Office, store_path: Path, tmp_path: Path):
    before = meetings.meeting(home, "m1")
    store_path.unlink()
    with refused("store.gone"):
        meetings.add_item(home, "m1", "丢失")
    made = backup(home, tmp_path / "rescued.meeting")
    office = open_office(made.path, "李敏", world=home.world)
    assert meetings.meeting(office, "m1") == before
    office.close()


def test_the_doctor_tells_how_things_are(home: Office, store_path: Path, clock: Clock):
    found = doctor(store_path, home.world)
    wanted = {"entries": 2, "records": 1, "journal_mode": "delete", "user_version": VERSION}
    assert {name: found.facts[name] for name in wanted} == wanted
    assert found.facts["lock"]["who"] == "李敏"
    assert found.warnings == ()
    assert doctor().facts.keys() == {"program", "python", "system", "encoding", "sqlite", "faults", "log"}


def test_the_doctor_warns(monkeypatch, home: Office, store_path: Path, clock: Clock):
    clock.tick(-86400)
    monkeypatch.setattr(doctors, "LOW", 10**18)
    store_path.chmod(0o644)
    codes = [warning.code for warning in doctor(store_path, home.world).warnings]
    assert codes == ["backups.low_space", "backups.clock", *["backups.not_private"] * (os.name != "nt")]
