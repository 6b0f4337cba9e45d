"""Ballots to PDF: pages a second on one core, against drawing every page anew; memory of few against many."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from benchmarks.measure import Measure, seconds
from meeting_tui.lang import translator
from meeting_tui.paper.ballots.geometry import BallotDesign, ChoiceDesign, QuestionDesign, lay_out
from meeting_tui.paper.ballots.printing import BallotVoter, PrintJob, print_ballots
from meeting_tui.paper.ballots.words import ballot_words

PAGES, DRAWN = 2_000, 50
FEW, MANY = 1_000, 10_000


def measures() -> Iterator[Measure]:
    """Time for 2,000 one-page ballots with three questions; the most memory a process of its own needs for
    10,000 of them, against 1,000."""
    job, pages = _job()
    voters = _voters(PAGES // pages)
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
    least, most = _memory(FEW), _memory(MANY)
    yield Measure(f"memory for {MANY:,} ballots", most, "MB", f"for {FEW:,}", most / least, "≤ 1.1 ×")


def _memory(ballots: int) -> float:
    """MB, at most, of a process that prints so many."""
    line = [sys.executable, "-m", "benchmarks.ballots", str(ballots)]
    return float(subprocess.run(line, capture_output=True, check=True, text=True).stdout)


def _voters(count: int) -> list[BallotVoter]:
    return [BallotVoter(n, "王建国", ("3-2-1201",), 8912) for n in range(1, count + 1)]


def _job() -> tuple[PrintJob, int]:
    """Three questions, and on how many pages."""
    t = translator("zh")
    choices = tuple(
        ChoiceDesign(id, t(label))
        for id, label in (("for", "For"), ("against", "Against"), ("abstain", "Abstain"))
    )
    questions = tuple(QuestionDesign(f"q{n}", f"事项 {n}", "是否同意？" * 8, choices) for n in range(1, 4))
    design = BallotDesign("业主大会表决票", "梧桐苑", questions, ballot_words(t))
    return PrintJob(design, "7K3Q", b"k" * 32, t), len(lay_out(design))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print_ballots(_job()[0], _voters(int(sys.argv[1])), Path(folder) / "ballots.pdf")
    print(getrusage(RUSAGE_SELF).ru_maxrss / 1024)
