"""Digits that are as long as lots take, for tests about something else."""

from __future__ import annotations

from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import lots, ties

SEED, OTHER = "31415926535897932384", "27182818284590452353"


def draw(office: Office, poll: str, question: str, seed: str = SEED, reserve: str = "") -> None:
    """Lots of a question announced, thrown and on record."""
    lots.announce(office, poll, {question: "digits"}, [question] if reserve else [])
    ties.settle(office, poll, {question: seed}, reserves={question: reserve} if reserve else {})
