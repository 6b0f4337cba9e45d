"""100,000 ballots with ten questions each, counted by heads and area; and what one more ballot costs."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.measure import Measure, seconds
from meeting_tui.rules import Ballot, Question, Voter, shipped_profile
from meeting_tui.rules.tally import BallotCount

BALLOTS, QUESTIONS, MORE = 100_000, 10, 1_000


def measures() -> Iterator[Measure]:
    """Whole count, one more ballot at the start and at the end, and adding up plain numbers as the peer."""
    profile = shipped_profile("cn-assembly")
    dice = random.Random(278)
    questions = [Question(f"q{number}", rule="ordinary") for number in range(QUESTIONS)]
    voters = [Voter(str(n), {"heads": 1, "area": dice.randrange(3_000, 20_000)}) for n in range(BALLOTS)]
    marks = [(choice,) for choice in ("for", "for", "against", "abstain")] + [()]
    ballots = [
        Ballot(voter.id, True, {asked.id: dice.choice(marks) for asked in questions}) for voter in voters
    ]

    def count(papers: list[Ballot]) -> BallotCount:
        counted = BallotCount(profile, questions, voters)
        for paper in papers:
            counted.add(paper)
        return counted

    def whole() -> None:
        counted = count(ballots)
        for asked in questions:
            counted.tally(asked.id)

    whole_time = seconds(whole, 3)
    floor = seconds(lambda: [sum(voter.weights["area"] for voter in voters) for _ in range(2 * QUESTIONS)], 3)
    yield Measure(
        f"tally of {BALLOTS:,} ballots × {QUESTIONS} questions",
        whole_time,
        "s",
        "bare sums",
        whole_time / floor,
        "< 1 s a million marks",
    )
    early, late = count(ballots[:MORE]), count(ballots[:-MORE])
    first = seconds(lambda: [early.add(paper) for paper in ballots[MORE : 2 * MORE]], 1) / MORE * 1e6
    last = seconds(lambda: [late.add(paper) for paper in ballots[-MORE:]], 1) / MORE * 1e6
    yield Measure(
        "one more ballot, with 99,000 counted", last, "µs", "with 1,000 counted", last / first, "O(questions)"
    )
