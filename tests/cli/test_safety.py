"""verify, backup, restore, doctor: what a person does before and after trouble."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from meeting_tui import trace
from meeting_tui.check_code import check_code


@pytest.fixture
def meeting(run, file: Path, tmp_path: Path) -> Path:
    """The file with a record in it."""
    spec = tmp_path / "meeting.toml"
    people = 'chair = "王建国"\nrecorder = "李梅"\n'
    spec.write_text(
        f'title = "会议"\n{people}time = "2026-12-01T19:00"\nagenda = ["电梯", "绿化"]\n', "utf-8"
    )
    assert run("meeting", "new", spec).code == 0
    return file


def test_a_whole_file_is_in_order(run, meeting):
    ran = run("verify", meeting)
    assert ran.code == 0
    assert "the record of meeting m1" in ran.out
    found = json.loads(run("verify", meeting, "--json").out)
    assert (found["failure"], list(found["heads"])) == (None, ["meeting:m1"])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_changed_record_is_named_with_exit_code_3(run, meeting, lang):
    with sqlite3.connect(meeting) as database:
        guards = [
            name for (name,) in database.execute("select name from sqlite_master where type = 'trigger'")
        ]
        for name in guards:
            database.execute(f'drop trigger "{name}"')
        database.execute("update entry set author = 'x' where seq = 2")
    before = meeting.read_bytes()
    ran = run("verify", meeting, "--lang", lang)
    assert ran.code == 3
    assert ran.err.strip()
    assert run("verify", meeting, "--json").code == 3
    assert meeting.read_bytes() == before


def test_backup_and_restore(run, meeting, tmp_path):
    there = tmp_path / "backups"
    there.mkdir()
    made = run("backup", there, "--json")
    assert made.code == 0
    copy = Path(json.loads(made.out)["path"])
    assert run("verify", copy).code == 0
    assert run("restore", copy).code == 1, "an existing file is never overwritten"
    back = tmp_path / "back.meeting"
    assert run("restore", copy, "--file", back).code == 0
    assert run("meeting", "list", "--file", back).out == run("meeting", "list").out
    copy.write_bytes(copy.read_bytes()[:5000])
    assert run("restore", copy, "--file", tmp_path / "half.meeting").code in (1, 3)
    assert not (tmp_path / "half.meeting").exists()


def test_doctor_with_and_without_a_file(run, meeting, tmp_path, monkeypatch):
    seen = json.loads(run("doctor", "--json").out)
    assert (seen["target"], seen["entries"] > 0) == (str(meeting), True)
    assert "SQLite" in run("doctor").out
    monkeypatch.delenv("MEETING_TUI_FILE")
    alone = run("doctor", "--json")
    assert (alone.code, "target" in json.loads(alone.out)) == (0, False)
    assert run("doctor", "--file", tmp_path / "none.meeting").code == 1


@pytest.mark.parametrize("kind", ["text", "empty", "folder", "half"])
def test_what_is_no_community_file_is_refused(run, meeting, tmp_path, kind):
    wrong = tmp_path / "wrong.meeting"
    if kind == "folder":
        wrong.mkdir()
    else:
        wrong.write_bytes({"text": b"hello", "empty": b"", "half": meeting.read_bytes()[:9000]}[kind])
    for words in (["verify", wrong], ["roll", "show", "--file", wrong], ["doctor", "--file", wrong]):
        ran = run(*words)
        assert ran.code in (1, 3)
        assert ran.err.strip()
        assert "Traceback" not in ran.err


def test_real_processes_speak_utf8_whatever_the_locale(meeting, tmp_path):
    env = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))
    }
    env |= {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "meeting_tui", "--lang", "zh", "meeting", "list", "--file", str(meeting)],
        capture_output=True,
        env=env,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert "会议" in done.stdout.decode("utf-8")


def test_a_reader_that_went_away_is_no_fault(meeting):
    command = [sys.executable, "-m", "meeting_tui", "roll", "show", "--file", str(meeting)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_doctor_packs_what_a_helper_needs_and_says_where_the_log_is(run, log, meeting, tmp_path, lang):
    assert str(trace.path()) in run("doctor", "--lang", lang).out
    ran = run("doctor", "--bundle", tmp_path / "help.zip", "--lang", lang)
    assert (ran.code, ran.out) == (0, "")
    assert str(tmp_path / "help.zip") in ran.err
    assert run("doctor", "--bundle", tmp_path / "help.zip").code == 1, "nothing is overwritten"
    meeting.write_bytes(meeting.read_bytes()[:5000])
    assert run("doctor").code == 1
    assert run("doctor", "--bundle", tmp_path / "half.zip").code == 0, "it is needed most when nothing opens"


FALLS = """
import sys
from meeting_tui.desk import office
def falls(*given, **how):
    name = "密语Qz7"
    raise LookupError(name)
office.open_office = falls
from meeting_tui.__main__ import main
sys.exit(main())
"""


def test_a_real_process_ends_a_fault_with_70_and_one_sentence(log, meeting):
    done = subprocess.run(
        [sys.executable, "-c", FALLS, "roll", "show"], capture_output=True, check=False, encoding="utf-8"
    )
    assert (done.returncode, done.stdout) == (trace.EXIT, "")
    assert str(trace.path()) in done.stderr
    assert "Traceback" not in done.stderr
    assert "LookupError" in log()[0]
    assert "密语" not in done.stderr + log()[0]


def test_a_check_code_is_looked_up_however_it_is_typed(run, meeting):
    heads = json.loads(run("verify", meeting, "--json").out)["heads"]
    code = check_code(heads["meeting:m1"]["hash"])
    ran = run("verify", f" {code.lower().replace('-', ' ').replace('0', 'o')} ", "--lang", "en")
    assert ran.code == 0
    assert "record of meeting m1" in ran.err
    assert run("verify", "ABCD-EFGH-JKMN-PQRS").code == 3


def test_two_holders_have_a_passphrase_each(run, meeting, tmp_path, monkeypatch):
    """A script that decrypts for two of three names both."""
    publics = []
    for name in ("chair", "deputy", "recorder"):
        monkeypatch.setenv("MEETING_TUI_PASSPHRASE", f"{name} has four words")
        publics.append(run("keys", "holder", tmp_path / f"{name}.key").out.strip())
    (tmp_path / "holders.txt").write_text("\n".join(publics), "utf-8")
    (tmp_path / "stick").mkdir()
    assert run("backup", tmp_path / "stick", "--holders", tmp_path / "holders.txt").code == 0
    [made] = (tmp_path / "stick").glob("*.zip")
    two = ("--key", tmp_path / "chair.key", "--key", tmp_path / "deputy.key")
    monkeypatch.setenv("MEETING_TUI_PASSPHRASE", "chair has four words")
    assert run("drill", made, *two).code == 1
    monkeypatch.setenv("MEETING_TUI_PASSPHRASE_2", "deputy has four words")
    assert run("drill", made, *two).code == 0
