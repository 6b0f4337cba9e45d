from __future__ import annotations

import json
from pathlib import Path

import pytest

from meeting_tui.refusal import Refusal
from meeting_tui.rehearsal.demo_folder import LIST, check_ours, demo_folder


def write(folder: Path, **files: str) -> None:
    with demo_folder(folder) as aside:
        for name, text in files.items():
            (aside / name).write_text(text)


def found(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.name != LIST}


def test_a_run_replaces_what_the_one_before_wrote_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "demo"
    write(folder, a="1", b="1")
    (folder / "mine").write_text("keep")
    write(folder, a="2", c="2")
    assert found(folder) == {"a": "2", "c": "2", "mine": "keep"}
    assert json.loads((folder / LIST).read_text())["files"].keys() == {"a", "c"}


def test_what_somebody_went_on_working_in_is_neither_replaced_nor_removed(tmp_path: Path) -> None:
    write(tmp_path, a="1", b="1")
    (tmp_path / "a").write_text("worked in")
    (tmp_path / "b").write_text("worked in")
    with pytest.raises(Refusal, match=r"demo\.changed"):
        write(tmp_path, a="2")
    (tmp_path / "a").unlink()
    write(tmp_path, a="2")
    assert found(tmp_path) == {"a": "2", "b": "worked in"}


def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("theirs")
    with pytest.raises(Refusal, match=r"demo\.not_ours"):
        check_ours(tmp_path, "a")
    with pytest.raises(Refusal, match=r"demo\.not_ours"):
        write(tmp_path, a="1", b="1")
    assert found(tmp_path) == {"a": "theirs"}


def test_a_run_that_breaks_off_leaves_everything_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, a="1")

    def broken_off() -> None:
        with demo_folder(tmp_path) as aside:
            (aside / "a").write_text("2")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert found(tmp_path) == {"a": "1"}


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        '{"files": 3}',
        '{"version": 1, "files": ["a"]}',
        '{"files": {"../a": "0", "..": "0"}}',
    ],
)
def test_a_damaged_list_gives_nothing_away(tmp_path: Path, text: str) -> None:
    inner = tmp_path / "demo"
    inner.mkdir()
    (tmp_path / "a").write_text("outside")
    (inner / LIST).write_text(text)
    write(inner, b="1")
    assert (tmp_path / "a").read_text() == "outside"


def test_a_place_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file", tmp_path / "file" / "demo"):
        with pytest.raises(Refusal, match=r"demo\.not_a_folder"):
            write(place, a="1")
