"""Papers from the command line; `verify` names what was changed in a paper or in the record behind it."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.cli.test_nouns import MEETING, POLL
from tests.desk.polling import close_now


@pytest.fixture(scope="module")
def counted(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A community with a meeting and a counted poll, and the poll's id."""
    from meeting_tui.desk.meetings import acts as meetings
    from meeting_tui.desk.office import open_office
    from meeting_tui.desk.polls import acts as polls
    from meeting_tui.desk.polls import counting
    from meeting_tui.desk.polls.spec import poll_spec

    file = tmp_path_factory.mktemp("counted") / "counted.meeting"
    shutil.copy(founded, file)
    office = open_office(file, "李梅")
    meetings.new_meeting(office, meetings.meeting_spec(MEETING))
    poll = polls.new_poll(office, poll_spec(POLL))
    close_now(office, poll)
    counting.count(office, poll)
    office.close()
    return file, poll


@pytest.fixture
def here(counted, tmp_path, monkeypatch):
    """A copy of it for this test."""
    mine = tmp_path / "mine.meeting"
    shutil.copy(counted[0], mine)
    monkeypatch.setenv("MEETING_TUI_FILE", str(mine))
    return mine


@pytest.fixture
def result(run, here, counted, tmp_path) -> Path:
    """The poll's result notice."""
    paper = tmp_path / "result.pdf"
    ran = run("result", counted[1], "-o", paper)
    assert ran.code == 0, ran.err
    return paper


def test_every_paper_is_written_and_those_with_claims_verify(run, here, counted, tmp_path):
    poll = counted[1]
    for words in (
        ["minutes", "m1"],
        ["minutes", "m1", "--copy", "archive"],
        ["notice", "m1"],
        ["notice", poll],
        ["result", poll, "--copy", "archive"],
        ["poster", poll, "q1", "--size", "A3"],
        ["sheet", "attendance", "m1"],
        ["sheet", "proxy", poll],
        ["sheet", "register", poll],
        ["sheet", "tally", poll],
    ):
        paper = tmp_path / "paper.pdf"
        assert run(*words, "-o", paper).code == 0, words
        assert paper.read_bytes().startswith(b"%PDF")
        if words[0] in ("minutes", "result", "poster"):
            assert run("verify", paper).code == 0, words


@pytest.mark.parametrize(
    "words",
    [
        ["minutes", "m9"],
        ["result", "ZZZZ"],
        ["notice", "nothing"],
        ["poster", "POLL", "q9"],
        ["sheet", "tally", "m1"],
    ],
)
def test_a_paper_of_nothing_is_refused(run, here, counted, tmp_path, words):
    words = [counted[1] if word == "POLL" else word for word in words]
    ran = run(*words, "-o", tmp_path / "no.pdf")
    assert (ran.code, ran.out) == (1, "")
    assert not (tmp_path / "no.pdf").exists()


@pytest.mark.parametrize("ending", ["docx", "md", "txt"])
def test_the_ending_decides_and_only_a_pdf_proves(run, here, counted, tmp_path, ending):
    paper = tmp_path / f"result.{ending}"
    assert run("result", counted[1], "-o", paper).code == 0
    assert paper.stat().st_size > 1000
    checked = run("verify", paper)
    assert (checked.code, checked.out) == (1, "")
    assert "PDF" in checked.err


def test_an_ending_of_nothing_is_refused_before_the_file_is_opened(run, tmp_path):
    ran = run("--file", tmp_path / "none.meeting", "minutes", "m1", "-o", tmp_path / "m.doc")
    assert (ran.code, ran.out) == (1, "")
    assert ".docx" in ran.err
    assert not list(tmp_path.iterdir())


def test_a_place_that_cant_be_written_is_refused(run, here, tmp_path):
    ran = run("minutes", "m1", "-o", tmp_path / "no" / "such" / "folder.pdf")
    assert ran.code == 1
    assert "folder.pdf" in ran.err


def test_a_result_before_the_count_is_refused(run, file, tmp_path):
    spec = tmp_path / "poll.toml"
    spec.write_text(POLL, "utf-8")
    poll = run("poll", "new", spec).out.strip()
    assert run("result", poll, "-o", tmp_path / "early.pdf").code == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("what", ["keywords", "body", "stream", "digest", "no digest"])
def test_any_changed_byte_of_a_paper_is_named(run, result, what, lang):
    raw = bytearray(result.read_bytes())
    places = {
        "keywords": raw.find(b"/Keywords") + 60,
        "body": raw.find(b"/Body") + 30,
        "stream": len(raw) // 2,
    }
    if what in places:
        raw[places[what]] ^= 1
    else:
        raw[-10] = ord("g") if what == "no digest" else ord("0" if raw[-10] != ord("0") else "1")
    result.write_bytes(raw)
    ran = run("verify", result, "--lang", lang)
    assert ran.code == 3
    assert re.search("[一-鿿]" if lang == "zh" else "[A-Za-z]{3}", ran.err)
    assert "claims." not in ran.err, "the code itself is not a sentence"


@pytest.mark.parametrize("change", [lambda raw: raw[:-1], lambda raw: raw + b"\n"])
def test_an_end_that_is_not_the_one_written_is_told_though_the_paper_is_the_same(run, result, change):
    result.write_bytes(change(result.read_bytes()))
    ran = run("verify", result, "--lang", "en")
    assert (ran.code, "saved by another program" in ran.err, "in order" in ran.err) == (0, True, False)


@pytest.mark.parametrize("part", range(8))
def test_a_byte_anywhere(run, result, part):
    raw = bytearray(result.read_bytes())
    raw[len(raw) * (2 * part + 1) // 16] ^= 0x20
    result.write_bytes(raw)
    assert run("verify", result).code in (1, 3)


POLLS = "from entry where stream like 'poll:%'"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("update entry set author = 'x' where seq = 1 and stream like 'poll:%'", "1"),
        (f"delete {POLLS} and seq = (select max(seq) {POLLS})", ""),
    ],
)
def test_a_changed_record_no_longer_bears_out_the_paper(run, here, result, change, says):
    assert run("verify", result).code == 0
    with sqlite3.connect(here) as database:
        for (name,) in database.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            database.execute(f'drop trigger "{name}"')
        database.execute(change)
    ran = run("verify", result)
    assert ran.code == 3
    assert says in ran.err


def test_a_paper_of_another_community_is_told_apart(run, result, founded):
    assert run("verify", result, "--file", founded).code == 3


def test_a_paper_without_its_community_is_checked_by_itself(run, result, monkeypatch):
    monkeypatch.delenv("MEETING_TUI_FILE")
    assert run("verify", result).code == 0


@pytest.mark.parametrize(("lang", "says"), [("en", "makes no claims"), ("zh", "没有可核对的声明")])
@pytest.mark.parametrize("form", ["chase", "ballots"])
def test_a_paper_without_claims_is_said_to_have_none(run, here, counted, tmp_path, form, lang, says):
    paper = tmp_path / "form.pdf"
    words = ["sheet", form, counted[1]] if form == "chase" else ["ballots", "print", counted[1]]
    deck = ["--test-deck"] if form == "ballots" else []
    assert run(*words, "-o", paper, *deck).code == 0
    ran = run("verify", paper, "--lang", lang)
    assert (ran.code, says in ran.err) == (1, True), ran.err


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_paper_of_ours(run, here, tmp_path, content):
    wrong = tmp_path / "wrong.pdf"
    wrong.write_bytes(content)
    ran = run("verify", wrong)
    assert ran.code in (1, 3)
    assert ran.err.strip()


def test_no_paper_lands_on_the_community_file_or_on_what_somebody_else_wrote(run, here, counted, tmp_path):
    before = here.read_bytes()
    (tmp_path / "link.pdf").hardlink_to(here)
    for command in (
        ("minutes", "m1", "-o", here),
        ("minutes", "m1", "-o", tmp_path / "link.pdf"),
        ("minutes", "m1", "--force", "-o", tmp_path / "link.pdf"),
        ("count", counted[1], "--bundle", here, "--force"),
        ("roll", "export", tmp_path / "sub" / ".." / "link.pdf"),
    ):
        ran = run(*command)
        assert (ran.code, bool(ran.err.strip())) == (1, True), command
        assert here.read_bytes() == before, command
    mine = tmp_path / "mine.md"
    mine.write_text("my own notes", encoding="utf-8")
    assert run("minutes", "m1", "-o", mine).code == 1
    assert mine.read_text("utf-8") == "my own notes"
    assert run("minutes", "m1", "-o", mine, "--force").code == 0
    assert run("minutes", "m1", "-o", mine).code == 0
