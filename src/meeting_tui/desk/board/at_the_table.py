"""Papers for the tellers' table: whom to go after, and codes to scan instead of pressing keys."""

from __future__ import annotations

from meeting_tui.desk.ballots.outstanding import OutstandingBallot, outstanding
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.lang import Translator
from meeting_tui.paper.ballots.commands import codes
from meeting_tui.paper.documents import tellers
from meeting_tui.paper.documents.blocks import Document
from meeting_tui.paper.documents.sheets import SheetFacts

DIGITS = 9
"""So many choices have a digit."""


def chase(office: Office, poll: str, facts: SheetFacts, t: Translator) -> Document:
    """Whose paper is not handed out, or not back, by building."""
    return tellers.chase_list(facts, tuple(_row(each, t) for each in outstanding(office, poll)), t)


def _row(each: OutstandingBallot, t: Translator) -> tellers.ChasedBallot:
    ballot, given = each.ballot, each.paper.issued
    how = (given.mode, given.at, given.signature) if given else ()
    units = ballot.units.replace("\n", t(", "))
    return tellers.ChasedBallot(each.building, ballot.serial, units, ballot.label, *how)


def commands(office: Office, found: Case, facts: SheetFacts, t: Translator) -> Document:
    """The codes; digits say what they choose where that is the same for all questions."""
    offered = [tuple(each.labels.values()) for each in found.definition.asked]
    many = max(map(len, offered))
    choices = offered[0] if len(set(offered)) == 1 else ("",) * many
    return tellers.command_sheet(facts, codes(found.id, found.key(office)), choices[:DIGITS], t)
