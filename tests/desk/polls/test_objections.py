"""Objections in writing undo a decision where the law says so, until its days are over."""

from __future__ import annotations

import importlib.util
import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from tests.desk.polling import Clock, close_now, keyed, refused
from tests.desk.polls.test_countries import COUNTRIES, VERIFIER, marks_of, office_of, poll_of, said

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.polls import counting, objections
from meeting_tui.lang import translator
from meeting_tui.lang.outcome import explain
from meeting_tui.refusal import On
from meeting_tui.rules.bundle import bundle
from meeting_tui.rules.recount import recount

TAIPEI = next(each for each in COUNTRIES if each.profile == "tw-condominium")


def test_more_than_half_of_owners_and_shares_undo_it_in_seven_days(tmp_path: Path) -> None:
    """公寓大廈管理條例 32: 七日内书面反对未超过半数的，决议成立。"""
    clock = Clock()
    with closing(office_of(TAIPEI, tmp_path, clock)) as office:
        poll = poll_of(TAIPEI, office)
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
        for serial in range(1, len(TAIPEI.shares) + 1):
            keyed(office, serial, marks_of(TAIPEI, serial), poll)
        today = clock.at.date()
        with refused("polls.uncounted"):
            objections.file(office, poll, "q3", "1", today)
        close_now(office, poll)
        first = counting.count(office, poll)
        assert first.results[2].outcome == "passed"
        with refused("objections.none"):
            objections.file(office, poll, "q1", "1", today)
        with refused("objections.not_on_roll", voter="Nobody"):
            objections.file(office, poll, "q3", "Nobody", today)
        with refused("objections.early", day=On(today.isoformat())):
            objections.file(office, poll, "q3", "1", today - timedelta(days=1))
        clock.at += timedelta(days=8)
        with refused("objections.late"):
            objections.file(office, poll, "q3", "1", today)
        clock.at -= timedelta(days=1)
        half = len(TAIPEI.shares) // 2
        for no in range(1, half + 1):
            objections.file(office, poll, "q3", f"A-{100 + no}" if no == 1 else str(no), today)
        assert counting.count(office, poll).results[2].outcome == "passed"
        for no in range(half + 1, len(TAIPEI.shares) + 1):
            objections.file(office, poll, "q3", str(no), clock.at.date())
        undone = counting.count(office, poll)
        assert (undone.results[2].outcome, len(undone.earlier)) == ("rejected", 3)
        decided = undone.results[2].as_json()
        told = [line.text for line in explain(decided, translator("en")) if not line.holds]
        half_of_all = "needed more than half: met"
        assert [half_of_all in each and each.startswith("Objections in writing") for each in told] == [
            True
        ] * 2
        on_paper = said(office, "result", poll)
        assert all(words in on_paper for words in ("书面反对：提出反对的", "书面反对已达到规定数额"))
        with refused("objections.unfiled"):
            objections.withdraw(office, poll, "q1", "1")
        for no in range(half + 1, len(TAIPEI.shares) + 1):
            objections.withdraw(office, poll, "q3", str(no))
        stands = counting.count(office, poll)
        assert (stands.results[2].outcome, len(stands.earlier)) == ("passed", 4)
        with refused("objections.unfiled"):
            objections.withdraw(office, poll, "q3", str(half + 1))
        clock.at += timedelta(days=1)
        with refused("objections.final"):  # told them seven days before
            objections.withdraw(office, poll, "q3", "1")
        raw = json.loads(json.dumps(bundle(undone.facts)))
        assert not recount(raw).differences
        made = importlib.util.spec_from_file_location("verifier", VERIFIER)
        assert made
        assert made.loader
        other = importlib.util.module_from_spec(made)
        made.loader.exec_module(other)
        assert all(other.agrees(raw, *pair) for pair in zip(raw["questions"], raw["results"], strict=True))
