"""Papers for the tellers' table: whom to go after, and codes to scan instead of pressing keys."""

from __future__ import annotations

from meeting_tui.desk.ballots.outstanding import OutstandingBallot, outstanding
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.frozen import BallotOf, Case
from meeting_tui.desk.polls.weighing import said_in_parts
from meeting_tui.desk.roll.places import place
from meeting_tui.lang import Translator
from meeting_tui.paper.ballots.commands import codes
from meeting_tui.paper.documents import sheets, tellers
from meeting_tui.paper.documents.blocks import Document
from meeting_tui.paper.documents.sheets import SheetFacts
from meeting_tui.rules.exact import decimal

DIGITS = 9
"""So many choices have a digit."""


def chase(office: Office, poll: str, facts: SheetFacts, t: Translator) -> Document:
    """Whose paper is not handed out, or not back, by building."""
    return tellers.chase_list(facts, tuple(_row(each, t) for each in outstanding(office, poll)), t)


def _row(each: OutstandingBallot, t: Translator) -> tellers.ChasedBallot:
    ballot, given = each.ballot, each.paper.issued
    how = (given.mode, given.at, given.signature) if given else ()
    units = ballot.units.replace("\n", t(", "))
    building = place(each.building, "", "", t.lang)
    return tellers.ChasedBallot(building, ballot.serial, units, ballot.label, *how)


def rows(
    office: Office, found: Case, t: Translator, *, of_voters: bool = True
) -> tuple[sheets.SheetBallot, ...]:
    """A line for what each voter has; not `of_voters`: for what is counted, of no one if secret."""
    with office.store.read() as session:
        register = found.register(office, session)
        ballots = found.of_voters(session, register) if of_voters else found.live(session)
        given = register.proxies if of_voters else {}
    return tuple(
        sheets.SheetBallot(
            each.serial,
            each.units.replace("\n", t(", ")),
            t("; ").join(filter(None, (_weight(each), *said_in_parts(found, each, t)))),
            sheets.with_proxy(t, each.label, given[each.voter].holder or "–")
            if each.voter in given
            else each.label,
        )
        for each in ballots.values()
    )


def _weight(ballot: BallotOf) -> str:
    area = decimal(ballot.area, 2) if ballot.area else ""
    return " / ".join(filter(None, (area, ballot.share)))


def commands(office: Office, found: Case, facts: SheetFacts, t: Translator) -> Document:
    """The codes; digits say what they choose where that is the same for all questions."""
    offered = [tuple(each.labels.values()) for each in found.definition.asked]
    many = max(map(len, offered))
    choices = offered[0] if len(set(offered)) == 1 else ("",) * many
    return tellers.command_sheet(facts, codes(found.id, found.key(office)), choices[:DIGITS], t)
