"""Keying in at the counting table: what the screen asks of the desk, and the marks of a paper as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from meeting_tui.desk.ballots.find import FoundBallot
    from meeting_tui.desk.office import Office
    from meeting_tui.tui.polls.marking import Marks

PART = "\x1f"
"""Stands before each tick in a draft: one alone is a blank."""


class Keying(NamedTuple):
    """How a paper is kept: a `second` of its number; `blind` by a second person; `aside` for two people."""

    second: bool
    blind: bool
    aside: bool


def marked(fields: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Marks as a draft holds them."""
    return {question: tuple(filter(None, text.split(PART))) for question, text in fields.items()}


def drafted(marks: Marks) -> dict[str, str]:
    """Marks as `marked` reads them."""
    return {question: PART.join(("", *ticks)) or PART for question, ticks in marks.items()}


def commands(office: Office, poll: str) -> Mapping[str, str]:
    """The codes of the command sheet, and what each says."""
    from meeting_tui.desk.ballots import acts as ballots

    return ballots.commands(office, poll)


def lookup(office: Office, ref: str, poll: str, blind: bool) -> FoundBallot:
    """The ballot that is to be keyed in."""
    from meeting_tui.desk.ballots import acts as ballots

    return ballots.lookup(office, ref, poll, blind=blind)


def look(office: Office, ref: str, poll: str) -> FoundBallot:
    """The ballot whose second paper is to be keyed in."""
    from meeting_tui.desk.ballots import acts as ballots

    return ballots.look(office, ref, poll)


def keep(office: Office, found: FoundBallot, marks: Marks, how: Keying) -> int:
    """Put what was keyed in on record; its serial."""
    from meeting_tui.desk.ballots import acts as ballots

    if how.second:
        return ballots.second_paper(office, found.serial, marks, found.case.id)
    return ballots.enter(office, found.serial, marks, found.case.id, blind=how.blind, aside=how.aside)
