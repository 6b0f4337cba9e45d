"""The command line in this process: what it printed on either stream, and its exit code."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from meeting_tui.cli.app import main

ROLL = """楼栋,单元,房号,专有部分面积,业主,业主编号
1,1,101,89.12,张三,A1
1,1,102,90.00,李四,A2
1,1,103,100.05,王五,A3
1,1,104,90.00,张三,A1
"""


SECOND = '\n[[question]]\nid = "q2"\ntitle = "充电棚"\ntext = "是否同意建充电棚？"\n'


@dataclass(frozen=True)
class Ran:
    """One finished command."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def nobodys_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """English, no community file, no own file, whatever the machine says."""
    for name in ("MEETING_TUI_FILE", "MEETING_TUI_WHO", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MEETING_TUI_LANG", "en")
    monkeypatch.setenv("LANGUAGE", "en")  # main sets it; afterwards it is as it was
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command line."""

    def command(*words: object) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        streams = capsys.readouterr()
        return Ran(code, streams.out, streams.err)

    return command


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small community with four units and three owners, made by the commands themselves."""
    folder = tmp_path_factory.mktemp("community")
    file, roll = folder / "small.meeting", folder / "roll.csv"
    roll.write_text(ROLL, "utf-8")
    people = ("--chair", "王建国", "--member", "李梅", "--member", "陈明", "--seats", "5")
    assert main(["init", "--name", "梧桐苑", "--profile", "cn-assembly", *people, "--file", str(file)]) == 0
    assert main(["roll", "import", str(roll), "--file", str(file)]) == 0
    return file


@pytest.fixture
def file(founded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it of this test's own, which every command takes by MEETING_TUI_FILE."""
    mine = tmp_path / "mine.meeting"
    shutil.copy(founded, mine)
    monkeypatch.setenv("MEETING_TUI_FILE", str(mine))
    monkeypatch.setenv("MEETING_TUI_WHO", "李梅")
    return mine


@pytest.fixture(scope="session")
def printed(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A community with a printed poll of two questions, and the poll's id."""
    from tests.cli.test_nouns import POLL

    from meeting_tui.desk.ballots import acts as ballots
    from meeting_tui.desk.office import open_office
    from meeting_tui.desk.persons import acts as persons
    from meeting_tui.desk.polls import acts as polls
    from meeting_tui.desk.polls.spec import poll_spec

    folder = tmp_path_factory.mktemp("printed")
    shutil.copy(founded, folder / "printed.meeting")
    office = open_office(folder / "printed.meeting", "李梅")
    for name in ("赵军", "甲", "乙", "Ada"):
        persons.register(office, name)
    poll = polls.new_poll(office, poll_spec(POLL + SECOND))
    ballots.print_ballots(office, poll, folder / "ballots.pdf")
    ballots.issue(office, poll, [1, 2, 3])
    ballots.return_(office, poll, [1, 2])
    office.close()
    return folder / "printed.meeting", poll


@pytest.fixture
def poll(printed, tmp_path, monkeypatch) -> str:
    """The poll, in a copy of this test's own."""
    shutil.copy(printed[0], tmp_path / "mine.meeting")
    monkeypatch.setenv("MEETING_TUI_FILE", str(tmp_path / "mine.meeting"))
    monkeypatch.setenv("MEETING_TUI_WHO", "李梅")
    return printed[1]
