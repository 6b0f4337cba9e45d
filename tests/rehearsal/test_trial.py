"""No ballot goes out before its test deck went through the scanner, or somebody said why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.desk.polling import SPEC, estate, refused, unchanged

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots import reading
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import rehearsals
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.rehearsal import deck, hands, trial
from meeting_tui.scan import reader
from meeting_tui.scan.values import PageReading


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = estate(tmp_path, voters=3)
    yield made
    made.close()


@pytest.fixture
def poll(office: Office, tmp_path: Path) -> str:
    made = polls.new_poll(office, replace(poll_spec(SPEC), without_rehearsal=""))
    ballots.print_ballots(office, made, tmp_path / "ballots.pdf")
    return made


def test_a_deck_that_is_read_as_it_is_opens_the_poll(
    office: Office, poll: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deck, "ROUNDS", 1)
    monkeypatch.setattr(hands, "MANNERS", ((0.5, ""), (0.5, "sentence")))
    monkeypatch.setattr(hands, "HABITS", ((0.5, "tick"), (0.5, "filled")))
    unchanged(office, lambda: ballots.issue(office, poll, [1]), "polls.not_rehearsed", poll=poll)
    assert polls.poll(office, poll).next_step == "rehearse"
    made = tmp_path / "deck.pdf"
    assert trial.write_deck(office, poll, made, workers=1) == 7
    unchanged(
        office,
        lambda: trial.rehearse(office, poll, [tmp_path / "ballots.pdf"], workers=1),
        "rehearsal.pages",
        pages=7,
        missing=7,
    )
    honest = reader.stream

    def lying(*args: Any, **options: Any) -> Iterator[PageReading]:
        for page in honest(*args, **options):
            marks = {**page.marks, "q1": "against"} if page.serial == 1 else page.marks
            yield replace(page, marks=marks)

    monkeypatch.setattr(reader, "stream", lying)
    found = trial.rehearse(office, poll, [made], workers=1)
    assert [miss.serial for miss in found.wrong] == [1]
    assert trial.fault(found, poll).code == "cli.deck"
    assert polls.poll(office, poll).rehearsal is None

    monkeypatch.setattr(reader, "stream", honest)
    assert trial.reached(trial.rehearse(office, poll, [made], workers=1))
    held = polls.poll(office, poll).rehearsal
    assert held is not None
    assert (held.pages, held.answers, held.waived) == (7, 21, "")
    with refused("polls.rehearsed"):
        rehearsals.waive(office, poll, "too late")
    ballots.issue(office, poll, [1])
    assert reading.read(office, poll, [made]).new == 0  # TEST papers never count
    assert polls.poll(office, poll).numbers.returned == 0


def test_a_waiver_needs_its_reason_and_is_said_once(office: Office, poll: str) -> None:
    with refused("polls.reason"):
        rehearsals.waive(office, poll, " ")
    with refused("polls.not_rehearsed"):
        rehearsals.may_open(office, poll)
    rehearsals.waive(office, poll, "扫描仪送修")
    rehearsals.may_open(office, poll)
    ballots.issue(office, poll, [1])
    with refused("polls.rehearsed"):
        rehearsals.waive(office, poll, "again")
