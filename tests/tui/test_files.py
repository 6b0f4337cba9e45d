"""A file is picked: only what fits, the newest first, where one looked before; typing a path still works."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from meeting_tui.lang import _
from meeting_tui.tui import preferences
from meeting_tui.tui.files.folders import look_into, places
from meeting_tui.tui.files.picker import FilePicker
from meeting_tui.tui.paths import PathInput
from meeting_tui.tui.roll.importing import TABLES, Import

ROLL = "栋,单元,房号,产权人姓名,建筑面积\n1,1,101,王建国,80.00\n"
HOURS = 3600


@pytest.fixture
def stick(tmp_path):
    """A folder as people have them: two rolls, a letter, a hidden file, a dead link, a folder within."""
    folder = tmp_path / "stick 一"
    (folder / "deeper").mkdir(parents=True)
    for age, name in enumerate(("new.csv", "old.CSV", "letter.docx", ".hidden.csv", "deeper/other.csv")):
        (folder / name).write_text(ROLL, encoding="utf-8")
        os.utime(folder / name, (1_790_000_000 - age * HOURS,) * 2)
    if sys.platform != "win32":
        (folder / "nowhere.csv").symlink_to(folder / "gone.csv")
    return folder


def test_only_what_fits_is_seen_folders_first_then_the_newest(stick):
    seen = look_into(stick, (".csv",))
    assert [each.path.name for each in seen.entries] == ["deeper", "new.csv", "old.CSV"]
    assert [each.folder for each in seen.entries] == [True, False, False]
    assert seen.entries[1].size == len(ROLL.encode())
    assert not seen.more


@pytest.mark.parametrize("name", ["gone", "new.csv", "a\0b"])
def test_what_is_no_folder_says_why(stick, name):
    seen = look_into(stick / name)
    assert seen.why is not None
    assert seen.entries == ()


def test_a_huge_folder_is_bounded_and_says_so(stick, monkeypatch):
    monkeypatch.setattr("meeting_tui.tui.files.folders.MOST_SEEN", 2)
    assert look_into(stick, ()).more


def test_the_folders_used_before_come_first_and_only_what_is_there(stick, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    found = places((stick, stick / "gone", stick))
    assert found[0] == stick
    assert tmp_path in found
    assert len(set(found)) == len(found)


async def looking(on, folder: Path | None) -> FilePicker:
    """The list of files of the import screen."""
    await on.press("f3", "ctrl+o")
    if folder is not None:
        await on.type(f"{folder}{os.sep}")
    await on.press("ctrl+o")
    assert isinstance(on.app.screen, FilePicker)
    return on.app.screen


async def test_a_file_is_found_by_a_part_and_looked_at_at_once(stage, copy, lang, stick):
    async with stage(copy(lang).path, lang) as on:
        await looking(on, stick)
        assert "letter" not in on.seen
        assert "old.CSV" in on.seen
        assert f"{len(ROLL.encode())} B" in on.seen
        await on.type("ＮＥＷ")
        await on.press("enter")
        assert isinstance(on.app.screen, Import)
        assert on.app.screen.query_one(PathInput).path == stick / "new.csv"
        assert "王建国" in on.seen
        assert on.app.recent_folders[0] == stick
        assert str(stick) in preferences.load().folders


async def test_one_goes_into_folders_and_up_and_esc_leaves_what_was_typed(stage, copy, lang, stick):
    async with stage(copy(lang).path, lang) as on:
        picker = await looking(on, stick)
        await on.press("down", "enter")
        assert "other.csv" in on.seen
        await on.press("backspace")
        assert "new.csv" in on.seen
        await on.type("zzz")
        assert _("No file here that fits ({endings}).", endings=" ".join(TABLES))[:30] in on.seen
        await on.press("enter")
        assert on.app.screen is picker
        await on.press("escape")
        assert on.app.screen.query_one(PathInput).value == f"{stick}{os.sep}"


async def test_where_nothing_was_typed_it_begins_with_the_places(stage, copy, lang, stick):
    async with stage(copy(lang).path, lang) as on:
        on.app.went_to(stick / "new.csv")
        await looking(on, None)
        assert "stick 一" in on.seen
        await on.press("enter")
        assert "new.csv" in on.seen


async def test_where_a_file_is_made_only_its_folder_is_picked(stage, copy, lang, stick):
    async with stage(copy(lang).path, lang) as on:
        await on.press("f3", "ctrl+s", "ctrl+o")
        picker = on.app.screen
        assert isinstance(picker, FilePicker)
        picker._go(stick)
        await on.settle()
        await on.press("f8")
        assert on.app.screen.query_one(PathInput).path == stick / "roll.xlsx"
        assert not (stick / "roll.xlsx").exists()
        await on.press("ctrl+s")
        assert (stick / "roll.xlsx").exists()
