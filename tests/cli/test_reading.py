"""`ballots read`: what it says of a run that was stopped, and of every page that it did not take."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from meeting_tui.desk.ballots import reading
from meeting_tui.desk.ballots.reading import NotTaken, ReadingDone


@pytest.mark.parametrize("options", [(), ("--watch",)])
def test_an_interrupt_stops_the_run_and_what_is_kept_is_said(run, file: Path, monkeypatch, options):
    """The first Ctrl+C asks; the handler that was there is back for a second one."""
    before = signal.getsignal(signal.SIGINT)

    def read(office, poll, paths, report, progress, cancel, told=None, *, box) -> ReadingDone:
        assert not cancel()
        signal.raise_signal(signal.SIGINT)
        assert cancel()
        assert signal.getsignal(signal.SIGINT) == before
        lost = (NotTaken("blank_page", "a.pdf", (2, 4, 5, 6)), NotTaken("damaged", "b.jpg", ()))
        return ReadingDone(
            7, 2, 0, 5, left=3, rejections={"blank_page": 4, "damaged": 1}, not_taken=lost, growing=("c.jpg",)
        )

    monkeypatch.setattr(reading, "watch" if options else "read", read)
    ran = run("ballots", "read", "7K2Q", "scans", *options)
    assert signal.getsignal(signal.SIGINT) == before
    assert ran.code == 1
    assert "4 × An empty page.\n  a.pdf: 2, 4–6\n1 × The file is damaged" in ran.err
    assert "again.\n  b.jpg\n" in ran.err
    assert "c.jpg" in ran.err
    assert "7 pages kept, 3 not read yet" in ran.err
