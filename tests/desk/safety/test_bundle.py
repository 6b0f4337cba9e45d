"""The bundle for a helper: all that helps is in it, and no name, room or text of the community."""

from __future__ import annotations

import json
import re
import socket
import sqlite3
import zipfile
from itertools import count
from pathlib import Path

import pytest
from tests.desk.polling import SPEC, printed_poll
from tests.refused import refused

from meeting_tui import __version__, trace
from meeting_tui.desk import communities
from meeting_tui.desk.board import postings
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings.spec import meeting_spec
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.safety.bundle import pack

SECRET = "密语Qz7"
HEADINGS = "楼栋,单元,房号,专有部分面积,业主,证件号后四位,电话,业主代表"
ROLL = f"{HEADINGS}\n{SECRET},{SECRET},{SECRET}1,89.12,{SECRET}甲,{SECRET},{SECRET},\n"
MEETING = """
title = "{0}"
time = 2026-12-01T19:00:00
place = "{0}"
chair = "{0}"
recorder = "{0}2"
agenda = ["{0}"]
"""


@pytest.fixture
def secret(tmp_path: Path, clock) -> Path:
    """A community in which every text that people wrote holds the secret, in a folder of that name."""
    folder = tmp_path / SECRET
    folder.mkdir()
    path = folder / f"{SECRET}.meeting"
    about = {"place": SECRET, "contact": SECRET, "seats": 2}
    office = communities.found(path, SECRET, "cn-assembly", who=SECRET, world=clock.world(), **about)
    communities.set_members(office, [MemberView(SECRET, "chair"), MemberView(f"{SECRET}2")])
    (folder / "roll.csv").write_text(ROLL, "utf-8")
    roll.import_roll(office, folder / "roll.csv")
    meetings.new_meeting(office, meeting_spec(MEETING.format(SECRET)))
    matters.new_matter(office, SECRET, SECRET)
    postings.post(office, SECRET, SECRET, by=SECRET)
    no = count(1)
    spec = re.sub(
        '(title|text|label|place) = "[^"]*"', lambda said: f'{said[1]} = "{SECRET}{next(no)}"', SPEC
    )
    printed_poll(office, folder, spec)
    office.close()
    return path


def told(bundle: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(bundle) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def marked(path: Path) -> set[tuple[str, str]]:
    """The columns that hold the secret."""
    with sqlite3.connect(path) as database:
        return {
            (table, column)
            for table, column in columns(database)
            if database.execute(f"SELECT 1 FROM {table} WHERE instr({column}, ?)", (SECRET,)).fetchone()
        }


def columns(database: sqlite3.Connection) -> list[tuple[str, str]]:
    tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [
        (table, row[1])
        for table in tables
        if not table.startswith("sqlite_")
        for row in database.execute(f"PRAGMA table_info({table})")
        if "CHAR" in row[2] or "TEXT" in row[2] or "JSON" in row[2]
    ]


def spoil(path: Path) -> None:
    """Put the secret into every text there is, whatever it is for."""
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA ignore_check_constraints = ON")
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for table, column in columns(database):
            database.execute(f"UPDATE OR IGNORE {table} SET {column} = {column} || ?", (SECRET,))


@pytest.mark.parametrize("spoilt", [False, True])
def test_nothing_that_people_wrote_is_in_the_bundle(log, secret, tmp_path, spoilt):
    assert len(marked(secret)) > 12
    if spoilt:
        spoil(secret)
    try:
        raise LookupError(SECRET)
    except LookupError as error:
        trace.fault(error)
    pack(tmp_path / "help.zip", secret)
    parts = told(tmp_path / "help.zip")
    everything = b"".join(parts.values()) + "".join(parts).encode()
    for private in (SECRET, str(tmp_path), socket.gethostname()):
        assert private.encode() not in everything
        assert json.dumps(private).encode()[1:-1] not in everything
    assert b"LookupError" in parts["faults.log"]


def test_what_a_helper_needs_is_in_it(log, secret, tmp_path):
    pack(tmp_path / "help.zip", secret)
    parts = told(tmp_path / "help.zip")
    machine, community = (json.loads(parts[f"{name}.json"]) for name in ("machine", "community"))
    assert machine["program"] == __version__
    assert {"python", "system", "sqlite", "encoding", "libraries", "terminal"} <= machine.keys()
    assert (community["database"], community["settings"]) == ("ok", {"lang": "zh", "profile": "cn-assembly"})
    assert (community["rows"]["member"], community["rows"]["voter"]) == (2, 1)
    assert [line.split(":")[0] for line in community["chains"]] == ["board", "matter", "meeting", "poll"]
    assert all(line.endswith("entries") for line in community["chains"])


def test_a_file_that_is_not_in_order_is_told_of_by_the_reason(log, secret, tmp_path):
    spoil(secret)
    pack(tmp_path / "help.zip", secret)
    community = json.loads(told(tmp_path / "help.zip")["community.json"])
    assert community["database"].startswith("checking.")
    assert community["settings"] == {"lang": "other", "profile": "their own"}
    secret.write_bytes(secret.read_bytes()[:5000])
    pack(tmp_path / "half.zip", secret)
    assert "store." in told(tmp_path / "half.zip")["community.json"].decode()


def test_without_a_community_it_tells_of_the_machine_and_never_overwrites(log, tmp_path):
    pack(tmp_path / "help.zip")
    assert list(told(tmp_path / "help.zip")) == ["machine.json"]
    with refused("backups.exists"):
        pack(tmp_path / "help.zip")
