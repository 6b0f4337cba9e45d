"""Digits that are as long as lots take, for tests about something else."""

from __future__ import annotations

from tests.desk.polling import STAFF

from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import lots, ties

TWO = STAFF[:2]
"""Who saw what fell."""
SEED, OTHER = "31415926535897932384", "27182818284590452353"


def come(office: Office) -> None:
    """Those two are known to the file."""
    with office.store.write() as session:
        for name in TWO:
            persons.guest(session, name)


def draw(office: Office, poll: str, question: str, seed: str = SEED, reserve: str = "") -> None:
    """Lots of a question announced, thrown and on record."""
    come(office)
    lots.announce(office, poll, {question: "digits"}, [question] if reserve else [])
    ties.settle(office, poll, {question: seed}, reserves={question: reserve} if reserve else {}, saw=TWO)
