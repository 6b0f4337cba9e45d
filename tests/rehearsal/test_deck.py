from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.desk.polling import dump, estate, printed_poll

from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import frozen
from meeting_tui.rehearsal.deck import Miss, pattern, try_deck
from meeting_tui.rehearsal.hands import HABITS, MANNERS
from meeting_tui.scan import reader
from meeting_tui.scan.values import PageReading


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = estate(tmp_path, voters=12)
    yield made
    made.close()


def test_the_pattern_touches_every_box(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path)
    with office.store.read() as session:
        definition = frozen.case(session, poll).definition
    ballots = pattern(definition)
    for asked in definition.asked:
        marked = Counter(ballot[asked.id] for ballot in ballots)
        assert set(marked) == {(), *((box,) for box in asked.labels)}
        assert min(marked.values()) >= 2


def test_a_deck_is_read_as_it_was_marked_and_leaves_no_trace(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path)
    before = dump(office)
    report = try_deck(office, poll, tmp_path, workers=1)
    assert (report.ballots, report.pages, report.questions) == (10, 10, 30)
    assert report.missed == ()
    ways = sum(bool(manner) for _, manner in MANNERS) + len(
        {habit for _, habit in HABITS} - {"tick", "cross"}
    )
    assert report.own.questions == 3 * ways
    assert report.own.asked >= 30
    assert report.own.wrong == ()
    assert report.printed.exists()
    assert report.scanned.exists()
    assert dump(office) == before


def test_a_reader_that_misreads_is_found_out(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = reader.stream

    def lying(*args: Any, **options: Any) -> Iterator[PageReading]:
        for page in honest(*args, **options):
            if page.serial != 2:
                lie = {"q1": "against"} if page.serial == 1 else {}
                yield replace(page, marks={**page.marks, **lie})

    monkeypatch.setattr(reader, "stream", lying)
    report = try_deck(office, printed_poll(office, tmp_path), tmp_path, workers=1)
    assert report.wrong == (Miss(1, "q1", ("for",), ("against",)),)
    assert {(miss.serial, miss.read) for miss in report.missed[1:]} == {(2, None)}
