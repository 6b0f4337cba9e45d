"""A count checked by public dice, from the command line: fixed, thrown, fetched, keyed by two, told."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Ran
from tests.desk.polling import close_now, estate, printed_poll

from meeting_tui.check_code import check_code
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.office import open_office
from meeting_tui.desk.polls import audits, counting

VOTERS = 60
FEW, CLOSE = 12, 7
SPEC = """
title = "充电棚"
matter = "cc278.4"
opens = 2026-11-24
closes = 2026-12-08T18:00:00
without_rehearsal = "沿用上次表决的打印机和扫描仪"
place = "物业服务中心"

[[question]]
id = "q1"
title = "充电棚"
text = "在东侧绿地建电动自行车充电棚。"
"""
DICE = "31415926535897932384"
"""As they fell."""


@pytest.fixture(scope="module")
def polled(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[Path, str]]:
    """By how many were for, the rest being against: the file of a counted poll, and the poll."""
    sizes = {48: VOTERS, CLOSE: FEW}
    return {for_: founded(tmp_path_factory.mktemp("polled"), for_, sizes[for_]) for for_ in sizes}


def founded(folder: Path, for_: int, voters: int) -> tuple[Path, str]:
    office = estate(folder, voters)
    poll = printed_poll(office, folder, SPEC)
    everyone = range(1, voters + 1)
    ballots.issue(office, poll, everyone)
    ballots.return_(office, poll, everyone[: voters // 2], box="A")
    ballots.return_(office, poll, everyone[voters // 2 :], box="B")
    for serial in everyone:
        ballots.enter(office, serial, {"q1": ("for",) if serial <= for_ else ("against",)}, poll)
    close_now(office, poll)
    counting.count(office, poll)
    office.close()
    return folder / "estate.meeting", poll


@pytest.fixture
def counted(polled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], str]:
    """Gives a copy of one of the polls."""

    def copied(for_: int) -> str:
        file, poll = polled[for_]
        shutil.copy(file, tmp_path / "mine.meeting")
        return poll

    monkeypatch.setenv("MEETING_TUI_FILE", str(tmp_path / "mine.meeting"))
    monkeypatch.setenv("MEETING_TUI_WHO", "王建国")
    return copied


def shown(run: Callable[..., Ran], poll: str) -> dict[str, object]:
    return json.loads(run("audit", "show", poll, "--json").out)


def looked(run: Callable[..., Ran], poll: str, serial: str, seen: str, *by: str) -> Ran:
    """Each of these people keys the paper, alone."""
    for name in by:
        ran = run("audit", "key", poll, serial, seen, "--by", name)
        assert ran.code == 0, ran.err
    return ran


def marked(serial: str, for_: int) -> str:
    return "q1=for" if int(serial) <= for_ else "q1=against"


def test_from_the_dice_to_a_confirmed_result(run, counted, tmp_path):
    poll = counted(48)
    assert run("audit", "throw", poll, DICE).code == 1  # nothing is thrown before the readings are fixed
    begun = run("audit", "begin", poll)
    assert begun.code == 0, begun.err
    state = shown(run, poll)
    assert (state["stage"], state["draws"], state["risk"]) == ("throw", 10, "100.00")
    assert check_code(state["digest"]) in begun.out
    assert "at least 95 of 100 cases" in begun.out
    assert run("audit", "sheet", poll, "-o", tmp_path / "audit.md").code == 0
    assert check_code(state["digest"]) in (tmp_path / "audit.md").read_text("utf-8")
    assert run("audit", "begin", poll).code == 1  # no second try
    assert run("audit", "key", poll, "1", "q1=for").code == 1  # nothing is drawn yet

    assert run("audit", "throw", poll, "3141").code == 1
    assert run("audit", "throw", poll, "1" * 20).code == 1
    assert run("audit", "throw", poll, DICE, "--by", "李计票").code == 0
    assert run("audit", "throw", poll, DICE, "--by", "李计票").code == 0  # twice the same person is no second
    assert "That is not" in run("audit", "throw", poll, DICE[:-1] + "5", "--by", "赵监票").err
    assert shown(run, poll)["seed"] is None
    assert run("audit", "throw", poll, DICE, "--by", "赵监票").code == 0
    assert "The digits hold" in run("audit", "throw", poll, "3141 59265 3589 793 2384", "--by", "李计票").err
    assert run("audit", "throw", poll, DICE[::-1]).code == 1  # thrown once

    listed = json.loads(run("audit", "list", poll, "--json").out)
    assert sum(each["times"] for each in listed) == 10
    assert [(each["box"], each["keyed"]) for each in listed] == sorted(
        ("A" if (n := int(each["serial"])) <= 30 else "B", n if n <= 30 else n - 30) for each in listed
    )
    assert run("audit", "list", poll).out.count("To be looked at") == len(listed)
    outside = next(n for n in range(1, VOTERS + 1) if f"{n:06d}" not in {each["serial"] for each in listed})
    assert run("audit", "key", poll, outside, "q1=for").code == 1

    first, *others = (each["serial"] for each in listed)
    blind = looked(run, poll, first, "q1=abstain", "李计票")
    assert not {"For", "q1", "abstain"} & set(blind.out.split() + blind.err.split())
    assert run("audit", "key", poll, first, "q1=for", "--by", "李计票").code == 1  # another person
    assert run("audit", "key", poll, first, "q1=for", "--by", "李计票", "--by", "赵监票").code == 1
    assert "different" in looked(run, poll, first, marked(first, 48), "赵监票").err
    assert run("audit", "key", poll, first, "q1=for", "--by", "志愿者小陈").code == 1
    together = ("--by", "李计票", "--by", "赵监票")
    assert run("audit", "key", poll, first, marked(first, 48), *together).code == 0
    assert float(shown(run, poll)["risk"]) == 100  # what nobody looked at is taken as misread
    for serial in others:
        last = looked(run, poll, serial, marked(serial, 48), "李计票", "赵监票")
    state = shown(run, poll)
    assert (state["stage"], state["differences"], state["between"]) == ("confirmed", [], [first])
    assert float(state["risk"]) <= 5
    assert "The result is confirmed." in last.out
    assert run("audit", "key", poll, first, "q1=for").code == 1
    counted_again = run("count", poll, "--json")
    assert json.loads(counted_again.out)["audit"]["stage"] == "confirmed"
    assert "Two people saw different things at first" in run("count", poll).out


def test_what_was_misread_asks_for_more_and_stays_for_ever(run, counted):
    poll = counted(48)
    assert run("audit", "begin", poll).code == 0
    for name in ("李计票", "赵监票"):
        assert run("audit", "throw", poll, DICE, "--by", name).code == 0
    listed = [each["serial"] for each in shown(run, poll)["drawn"]]
    wrong = next(each for each in listed if int(each) <= 48)
    missing = next(each for each in listed if each != wrong)
    for serial in listed:
        if serial == missing:
            for name in ("李计票", "赵监票"):
                assert run("audit", "key", poll, serial, "--missing", "--by", name).code == 0
        else:
            looked(
                run, poll, serial, "q1=against" if serial == wrong else marked(serial, 48), "李计票", "赵监票"
            )
    state = shown(run, poll)
    assert state["stage"] == "more"
    assert {(each["serial"], each["missing"]) for each in state["differences"]} == {
        (wrong, False),
        (missing, True),
    }
    assert f"{wrong}: counted as" in run("count", poll).out
    assert run("audit", "more", poll).code == 0
    state = shown(run, poll)
    assert state["stage"] in ("key", "full")
    assert state["draws"] > 10 or state["full"] == "differs"


def test_too_close_is_counted_again_in_full_and_a_wrong_result_comes_out(run, counted, tmp_path):
    poll = counted(CLOSE)
    begun = run("audit", "begin", poll)
    assert "All of them are looked at again" in begun.out
    assert run("audit", "throw", poll, DICE).code == 1
    state = shown(run, poll)
    assert (len(state["drawn"]), state["full"], state["seed"]) == (FEW, "close", None)
    office = open_office(tmp_path / "mine.meeting", "王建国")
    for serial in range(1, FEW):
        seen = {"q1": ("against",) if serial == 1 or serial > CLOSE else ("for",)}
        audits.key(office, poll, serial, ["李计票"], seen)
        audits.key(office, poll, serial, ["赵监票"], seen)
    office.close()
    looked(run, poll, str(FEW), "q1=against", "李计票")
    ran = run("audit", "key", poll, FEW, "q1=against", "--by", "赵监票")
    assert ran.code == 3
    assert "must not be announced" in ran.err
    state = shown(run, poll)
    assert (state["stage"], [each["serial"] for each in state["differences"]]) == ("overturned", ["000001"])
    assert run("count", poll).code == 3


def test_readings_that_change_after_they_were_fixed_end_the_audit(run, counted):
    poll = counted(48)
    assert run("audit", "begin", poll).code == 0
    fixed = json.loads(run("audit", "show", poll, "--readings").out)
    text = json.dumps(fixed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == shown(run, poll)["digest"]
    decided = ("--by", "李计票", "--by", "赵监票", "q1=against")
    assert run("ballots", "adjudicate", poll, "1", *decided).code == 1, "the result is on record"
    two = ("--by", "李计票", "--by", "赵监票", "--reason", "异议")
    assert run("poll", "recount", poll, *two).code == 0
    assert run("ballots", "adjudicate", poll, "1", *decided).code == 0
    assert shown(run, poll)["stage"] == "changed"
    assert run("audit", "throw", poll, DICE).code == 1
    assert run("count", poll).code == 0
    assert run("audit", "begin", poll).code == 0
    assert shown(run, poll)["audit"] == 2
