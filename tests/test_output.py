"""Files the program makes: on nobody's work, never on a community, whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest
from tests.refused import refused

from meeting_tui import output
from meeting_tui.output import adopt, whole_file
from meeting_tui.store.engine import Store, open_store

POSIX = pytest.mark.skipif(os.name == "nt", reason="links and rights of another kind")


def write(path: Path, text: str = "ours", **how: bool) -> None:
    with whole_file(path, **how) as draft:
        draft.write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine where nothing was written so far."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(output, "_adopted", set())


@pytest.fixture
def community(tmp_path: Path) -> Path:
    path = tmp_path / "梧桐苑.meeting"
    open_store(path, create=True).close()
    return path


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """As another run of the program: what it knows lies on the disk."""
    monkeypatch.setattr(output, "_adopted", set())


def test_what_it_wrote_itself_is_replaced_also_by_a_later_run(tmp_path: Path, monkeypatch):
    write(tmp_path / "a.txt", "one")
    forget(monkeypatch)
    write(tmp_path / "a.txt", "two")
    assert (tmp_path / "a.txt").read_text("utf-8") == "two"


@pytest.mark.parametrize("mine", ["mine", "one and mine"])
def test_what_somebody_else_wrote_or_changed_stays(tmp_path: Path, mine: str):
    path = tmp_path / "a.txt"
    write(path, "one")
    path.write_text(mine, encoding="utf-8")
    before = path.read_bytes()
    with refused("output.foreign", path=str(path)):
        write(path, "two")
    assert path.read_bytes() == before
    adopt(path)
    write(path, "two")
    assert path.read_text("utf-8") == "two"


def test_an_empty_file_is_nobodys_work(tmp_path: Path):
    (tmp_path / "a.txt").touch()
    write(tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text("utf-8") == "ours"


def names(community: Path) -> dict[str, Path]:
    """Every name under which the community's file could be hit."""
    folder = community.parent
    (folder / "link.pdf").symlink_to(community)
    os.link(community, folder / "hard.pdf")
    shutil.copy(community, folder / "backup.pdf")
    (folder / "sub").mkdir()
    relative = folder / "sub" / ".." / community.name
    beside = {end: Path(f"{community}{end}") for end in ("-journal", "-wal", "-shm", ".lock", ".json")}
    return {
        "itself": community,
        "symlink": folder / "link.pdf",
        "hardlink": folder / "hard.pdf",
        "backup": folder / "backup.pdf",
        "relative": relative,
    } | beside


@POSIX
@pytest.mark.parametrize("opened", [False, True])
def test_no_name_of_a_community_file_is_written_to_even_by_force(community: Path, opened: bool):
    store = open_store(community) if opened else None
    before = community.read_bytes()
    for what, path in names(community).items():
        with refused("output.community"):
            adopt(path)
            write(path)
        assert community.read_bytes() == before, what
    if store:
        store.close()
    assert open_store(community).path == community


@POSIX
def test_a_link_to_our_own_file_stays_a_link(tmp_path: Path):
    write(tmp_path / "a.txt", "one")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    write(tmp_path / "b.txt", "two")
    assert (tmp_path / "b.txt").is_symlink()
    assert (tmp_path / "a.txt").read_text("utf-8") == "two"


@POSIX
def test_a_device_is_no_file(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    with refused("paper.unwritable"):
        write(tmp_path / "pipe")
    with refused("paper.unwritable"):
        write(tmp_path)


def test_a_failure_leaves_the_old_one_and_nothing_beside_it(tmp_path: Path):
    path = tmp_path / "a.txt"
    write(path, "one")
    with refused("paper.unwritable"), whole_file(path) as draft:
        draft.write_bytes((tmp_path / "what to write").read_bytes())
    assert path.read_text("utf-8") == "one"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["a.txt"]


def test_a_fault_of_the_maker_is_no_refusal_of_the_disk(tmp_path: Path):
    with pytest.raises(OSError, match="cannot open resource"), whole_file(tmp_path / "a.pdf"):
        raise OSError("cannot open resource")  # as libraries for fonts and pictures have it
    assert not list(tmp_path.iterdir())


def test_what_comes_while_it_is_written_is_not_replaced(tmp_path: Path):
    path = tmp_path / "a.txt"
    with refused("output.foreign"), whole_file(path) as draft:
        draft.write_text("ours", encoding="utf-8")
        path.write_text("mine", encoding="utf-8")
    with refused("backups.exists"), whole_file(tmp_path / "new", new=True) as draft:
        draft.write_text("ours", encoding="utf-8")
        (tmp_path / "new").write_text("mine", encoding="utf-8")
    assert path.read_text("utf-8") == (tmp_path / "new").read_text("utf-8") == "mine"


@POSIX
@pytest.mark.parametrize(("private", "rights"), [(True, 0o600), (False, None)])
def test_a_private_file_is_for_its_owner_alone_from_the_first_byte(tmp_path: Path, private, rights):
    with whole_file(tmp_path / "roll.csv", private=private) as draft:
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600
        draft.write_text("x", encoding="utf-8")
    found = stat.S_IMODE((tmp_path / "roll.csv").stat().st_mode)
    assert found == (rights or 0o666 & ~umask())


def umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


@POSIX
def test_looking_at_an_open_store_drops_none_of_its_locks(store: Store, store_path: Path):
    """POSIX drops a process's locks on a file with any descriptor of it: SQLite's must outlive our looks."""
    import subprocess
    import sys

    ask = "import sqlite3,sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
    with store.write():
        open_store(store_path, readonly=True).close()
        with refused("output.community"):
            write(store_path)
        tried = subprocess.run([sys.executable, "-c", ask, store_path], capture_output=True, check=False)
    assert b"locked" in tried.stderr


@POSIX
def test_a_draft_is_its_owners_alone_until_it_is_the_file(tmp_path, monkeypatch):
    rights, put = [], output._put

    def watched(draft: Path, *rest: object) -> None:
        rights.append(draft.stat().st_mode & 0o777)
        put(draft, *rest)

    monkeypatch.setattr(output, "_put", watched)
    with output.whole_file(tmp_path / "paper.pdf") as draft:
        draft.write_bytes(b"words")
    assert rights == [0o600]
    assert (tmp_path / "paper.pdf").stat().st_mode & 0o777 == output._RIGHTS


def test_a_draft_that_a_kill_left_goes_with_the_next_file_and_one_under_way_stays(tmp_path: Path):
    left, under_way = tmp_path / ".meeting-tui-a.part", tmp_path / ".meeting-tui-b.part"
    for draft in (left, under_way):
        draft.write_text("names and votes", encoding="utf-8")
    os.utime(left, (0, 0))
    write(tmp_path / "a.txt")
    assert {each.name for each in tmp_path.glob(".*")} == {under_way.name}


def test_what_it_wrote_is_remembered_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(output, "_REMEMBERED", 3)
    for n in range(12):
        write(tmp_path / f"{n}.txt", f"{n}")
    assert 3 <= len(output._written().read_text("ascii").split()) <= 7
    forget(monkeypatch)
    write(tmp_path / "11.txt", "again")
    with refused("output.foreign", path=str(tmp_path / "0.txt")):
        write(tmp_path / "0.txt", "again")
