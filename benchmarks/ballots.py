"""Ballots to PDF: pages a second on one core, against drawing every page anew."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measure, seconds
from meeting_tui.lang import translator
from meeting_tui.paper.ballots.geometry import BallotDesign, ChoiceDesign, QuestionDesign, lay_out
from meeting_tui.paper.ballots.printing import BallotVoter, PrintJob, print_ballots
from meeting_tui.paper.ballots.words import ballot_words

PAGES, DRAWN = 2_000, 50


def measures() -> Iterator[Measure]:
    """Time for 2,000 one-page ballots with three questions."""
    t = translator("zh")
    choices = tuple(
        ChoiceDesign(id, t(label))
        for id, label in (("for", "For"), ("against", "Against"), ("abstain", "Abstain"))
    )
    questions = tuple(QuestionDesign(f"q{n}", f"事项 {n}", "是否同意？" * 8, choices) for n in range(1, 4))
    design = BallotDesign("业主大会表决票", "梧桐苑", questions, ballot_words(t))
    job = PrintJob(design, "7K3Q", b"k" * 32, t)
    pages = len(lay_out(design))
    voters = [BallotVoter(n, "王建国", ("3-2-1201",), 8912) for n in range(1, PAGES // pages + 1)]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "ballots.pdf"
        print_ballots(job, voters[:1], out)
        rate = len(voters) * pages / seconds(lambda: print_ballots(job, voters, out), 3)
        alone = (
            DRAWN * pages / seconds(lambda: [print_ballots(job, [voter], out) for voter in voters[:DRAWN]], 1)
        )
    yield Measure(
        "ballots to PDF", rate, "pages/s", "each page drawn anew", rate / alone, "≥ 400 pages/s a core"
    )
