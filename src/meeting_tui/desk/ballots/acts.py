"""The ballots of a poll: handed out, taken back, keyed in, made void; named by serial or by QR text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from meeting_tui.clean import clean
from meeting_tui.desk.ballots.find import FoundBallot, Ref, find, find_all, marks_of, usable
from meeting_tui.desk.ballots.printing import print_ballots, replace, uncounted, why
from meeting_tui.desk.ballots.review import Doubt, Picture, adjudicate, deciders, pictures, review
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import doer, resolve
from meeting_tui.record.person import Person, body_of
from meeting_tui.refusal import At, Choices, Key, Refusal, Term
from meeting_tui.store.journal import New

__all__ = [
    "MODES",
    "Doubt",
    "FoundBallot",
    "Picture",
    "adjudicate",
    "deciders",
    "enter",
    "issue",
    "look",
    "lookup",
    "pictures",
    "print_ballots",
    "replace",
    "return_",
    "review",
    "second_paper",
    "void",
]

MODES = ("hand", "door", "post", "box", "contact")
"""How a ballot reaches its voter: into the hand, at the door, by post, into the letter box, to a registered
contact."""
Marks = Mapping[str, tuple[str, ...]]


def issue(
    office: Office, poll: str, refs: Sequence[Ref], *, to: str = "", mode: str = "hand", by: str = ""
) -> tuple[int, ...]:
    """Register ballots as handed out, all or none. `to` and `by` are people: `p12`, a name, name and unit.

    Whoever is not named is the voter, or who holds their proxy.
    """
    if mode not in MODES:
        raise Refusal("ballots.mode", mode=Key(mode), known=Choices(MODES))
    with office.store.write() as session:
        found = [_not_issued(_open(each)) for each in find_all(office, session, refs, poll)]
        how = {"mode": mode, **body_of("by", doer(office, session, by))}
        taker = resolve(session, to) if clean(to) else None
        named = [_issued(each, how, taker) for each in found]
        office.append_all(session, found[0].case.stream, named)
        return tuple(each.serial for each in found)


def _not_issued(found: FoundBallot) -> FoundBallot:
    earlier = found.paper.issued
    if earlier:
        raise Refusal(
            "ballots.issued", serial=found.serial, to=earlier.to or "–", at=At(earlier.at), by=earlier.by
        )
    return found


def _issued(found: FoundBallot, how: Mapping[str, Any], taker: Person | None) -> New:
    who = {"to_id": taker.id} if taker else {}
    text = taker.name if taker else found.ballot.label or "–"
    return New("ballot.issued", {"serial": found.serial, **how, **who}, {"to": text})


def return_(
    office: Office, poll: str, refs: Sequence[Ref], *, box: str = "", by: str = ""
) -> tuple[int, ...]:
    """Register ballots as come back, all or none; a second return is refused with the first's facts."""
    with office.store.write() as session:
        found = [_not_returned(_open(each)) for each in find_all(office, session, refs, poll)]
        facts = body_of("by", doer(office, session, by)) | ({"box": clean(box)} if box else {})
        back = [New("ballot.returned", {"serial": each.serial, **facts}) for each in found]
        office.append_all(session, found[0].case.stream, back)
        return tuple(each.serial for each in found)


def _not_returned(found: FoundBallot) -> FoundBallot:
    earlier = found.paper.returned
    if earlier:
        raise Refusal("ballots.returned", serial=found.serial, at=At(earlier.at), by=earlier.by)
    return found


def _open(found: FoundBallot) -> FoundBallot:
    if found.case.state != "open":
        raise Refusal("polls.not_open", poll=found.case.id, state=Term(found.case.state))
    return usable(found)


def lookup(office: Office, ref: Ref, poll: str = "") -> FoundBallot:
    """The ballot a hand scanner named, ready to be keyed in; a second paper of its serial is stopped here."""
    with office.store.read() as session:
        return _first(usable(find(office, session, ref, poll)))


def look(office: Office, ref: Ref, poll: str = "") -> FoundBallot:
    """A ballot whatever was done with it, unless it is void: to see it, or to record a second paper."""
    with office.store.read() as session:
        return usable(find(office, session, ref, poll))


def _first(found: FoundBallot) -> FoundBallot:
    """Refuse a ballot people have keyed in or decided already, with what they did."""
    paper = found.paper
    if paper.adjudicated:
        names = ", ".join(paper.adjudicated.by)
        raise Refusal("ballots.second", serial=found.serial, at=At(paper.adjudicated.at), by=names)
    if paper.entered:
        raise Refusal("ballots.second", serial=found.serial, at=At(paper.entered.at), by=paper.entered.by)
    return found


def enter(office: Office, ref: Ref, marks: Marks, poll: str = "") -> int:
    """Key in what stands on a paper: per question what is ticked, nothing for blank. One transaction."""
    with office.store.write() as session:
        found = _first(usable(find(office, session, ref, poll)))
        facts: dict[str, Any] = {"serial": found.serial, "marks": marks_of(found, marks)}
        facts |= body_of("by", office.actor)
        office.append(session, found.case.stream, "ballot.entered", **facts)
        return found.serial


def second_paper(office: Office, ref: Ref, marks: Marks, poll: str = "") -> int:
    """Put on record that another paper bears a serial already counted; the ballot then waits for people."""
    with office.store.write() as session:
        found = usable(find(office, session, ref, poll))
        if not found.paper.seen:
            raise Refusal("ballots.no_first", serial=found.serial)
        office.append(
            session,
            found.case.stream,
            "ballot.duplicate",
            serial=found.serial,
            page=found.page,
            source="",
            sheet=0,
            marks=marks_of(found, marks),
            **body_of("by", office.actor),
        )
        return found.serial


def void(office: Office, poll: str, ref: Ref, reason: str) -> int:
    """Make a ballot void that nobody has counted; its voter has none then, until it is replaced."""
    with office.store.write() as session:
        found = uncounted(usable(find(office, session, ref, poll)))
        facts: dict[str, Any] = {"serial": found.serial, "reason": why(reason)}
        facts |= body_of("by", office.actor)
        office.append(session, found.case.stream, "ballot.voided", **facts)
        return found.serial
