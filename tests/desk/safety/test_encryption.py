"""Encrypted backups: to a passphrase, to two of three; the drill; and words that were erased are gone."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyrage
import pytest
from tests import age
from tests.desk.board.test_documents import MEETING, counted
from tests.desk.polling import estate
from tests.refused import refused

from meeting_tui.desk import communities
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.safety.backups import backup, restore
from meeting_tui.desk.safety.drill import drill
from meeting_tui.desk.safety.encryption import Decryption, Encryption, holders_of, new_holder
from meeting_tui.refusal import CheckFailed
from meeting_tui.store import journal

SECRET = "灯塔-lighthouse-7731"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("encrypted")
    made = estate(folder)
    communities.set_members(made, [MemberView("王建国", "chair"), MemberView("李敏"), MemberView("张伟")])
    counted(made, folder)
    yield made
    made.close()


def test_any_age_tool_decrypts_it_with_the_passphrase_alone(office: Office, tmp_path: Path) -> None:
    made = backup(office, tmp_path / "b.meeting", Encryption("four quiet words"))
    assert made.path.name == "b.meeting.age"
    told = made.path.read_bytes() + made.manifest.read_bytes()
    assert b"SQLite" not in told
    assert "梧桐苑".encode() not in told
    plain = pyrage.passphrase.decrypt(made.path.read_bytes(), "four quiet words")
    assert plain.startswith(b"SQLite format 3\0")
    with refused("backups.passphrase"):
        restore(made.path, tmp_path / "r.meeting", Decryption("four other words"))
    with refused("backups.encrypted"):
        restore(made.path, tmp_path / "r.meeting")
    found = restore(made.path, tmp_path / "r.meeting", Decryption("four quiet words"))
    assert (tmp_path / "r.meeting").read_bytes() == plain
    assert found.community == "梧桐苑"
    made.path.write_bytes(made.path.read_bytes()[:-1] + b"x")
    with refused("backups.manifest"):
        restore(made.path, tmp_path / "again.meeting", Decryption("four quiet words"))


def test_a_passphrase_is_costly_to_guess(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is decrypted here: where many work at once, age thinks that would take too long."""
    monkeypatch.setattr(pyrage.passphrase, "encrypt", age.COSTLY)
    new_holder(tmp_path / "chair.key", "four quiet words")
    _version, _arrow, kind, _salt, rounds, *_rest = (tmp_path / "chair.key").read_bytes().split()
    assert (kind, int(rounds) >= 14) == (b"scrypt", True)


@pytest.mark.parametrize(
    "bent", [lambda raw: raw[:-1] + b"x", lambda _raw: age.encrypt(b"other", "four quiet words")]
)
def test_what_does_not_decrypt_again_is_no_backup(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bent: Callable[[bytes], bytes]
) -> None:
    right = pyrage.passphrase.encrypt
    for passphrase in ("four quiet words", "four other words"):
        encrypt = lambda raw, _asked, by=passphrase: bent(right(raw, by))  # noqa: E731
        monkeypatch.setattr(pyrage.passphrase, "encrypt", encrypt)
        with pytest.raises(CheckFailed) as caught:
            backup(office, tmp_path / "b.meeting", Encryption("four quiet words"))
        assert caught.value.code == "backups.not_again"
        assert not list(tmp_path.iterdir())


def test_two_of_three_really_takes_two(office: Office, tmp_path: Path) -> None:
    keys = [pyrage.x25519.Identity.generate() for _ in range(4)]
    holders = tmp_path / "holders.txt"
    holders.write_text("# chair, deputy, recorder\n" + "\n".join(str(each.to_public()) for each in keys[:3]))
    how = Encryption(holders=holders_of(holders))
    path = backup(office, tmp_path / "b.meeting", how).path
    for pair in ((0, 1), (1, 2), (2, 0)):
        found = drill(path, Decryption(keys=tuple(str(keys[n]) for n in pair)), office.store.target)
        assert (found.encrypted, len(found.counted), found.later) == (True, 1, 0)
    for few in ((0,), (1, 1), (2, 3)):
        with refused("backups.two_needed"):
            drill(path, Decryption(keys=tuple(str(keys[n]) for n in few)))
    with zipfile.ZipFile(path) as file:  # whatever one holder tries, nothing but a layer to another comes out
        for name in file.namelist():
            for key in keys[:3]:
                try:
                    got = pyrage.decrypt(file.read(name), [key])
                except pyrage.DecryptError:
                    continue
                assert got.startswith(b"age-encryption.org/v1")
        by_hand = pyrage.decrypt(
            pyrage.decrypt(file.read("key-1-3.age"), [keys[2]]), [keys[0]]
        )  # as OPEN.txt says
        once = pyrage.x25519.Identity.from_str(by_hand.decode().strip())
        assert pyrage.decrypt(file.read("backup.meeting.age"), [once]).startswith(b"SQLite")
    holders.write_text("\n".join(str(keys[0].to_public()) for _ in range(3)))
    with refused("backups.three_holders"):
        holders_of(holders)


def test_the_drill_finds_a_backup_of_another_record(office: Office, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = estate(tmp_path / "other")
    path = backup(office, tmp_path / "b.meeting").path
    with refused("backups.not_of_this"):
        drill(path, against=other.store.target)
    other.close()


def found_in(folder: Path) -> list[str]:
    """The files in which the words stand, whatever they are called."""
    return sorted(
        each.name for each in folder.rglob("*") if each.is_file() and SECRET.encode() in each.read_bytes()
    )


def test_erased_words_are_in_no_byte_of_the_file_its_journal_or_a_backup(tmp_path: Path) -> None:
    """With pages before and behind that are filled and emptied, so that words were moved about."""
    office = estate(tmp_path)
    communities.set_members(office, [MemberView("王建国", "chair"), MemberView("李敏"), MemberView("张伟")])
    meeting = meetings.new_meeting(office, meetings.meeting_spec(MEETING)).id
    with office.store.write() as session:
        for n in range(60):
            text = SECRET if n == 30 else f"过程{n}" * 40
            office.append(session, f"meeting:{meeting}", "objection.entered", {"text": text}, name="王建国")
    before = journal_seq(office, meeting)
    assert found_in(tmp_path) == ["estate.meeting"]
    for seq in range(before - 59, before + 1, 3):
        meetings.erase(office, meeting, seq, "按本人要求")
    assert found_in(tmp_path) == []
    backup(office, tmp_path / "b.meeting")
    assert found_in(tmp_path) == []
    office.close()
    assert found_in(tmp_path) == []


def journal_seq(office: Office, meeting: str) -> int:
    with office.store.read() as session:
        return journal.head(session, f"meeting:{meeting}").count
