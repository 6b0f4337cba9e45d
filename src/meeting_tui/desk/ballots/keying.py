"""Keying in what stands on a paper: once, or a second time by somebody who does not see the first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from meeting_tui.desk.ballots.find import FoundBallot, Ref, allowed, find
from meeting_tui.desk.ballots.written import keyed
from meeting_tui.desk.office import Office
from meeting_tui.record.person import body_of
from meeting_tui.refusal import Refusal, Several
from meeting_tui.store.journal import New

Marks = Mapping[str, tuple[str, ...]]


def lookup(office: Office, ref: Ref, poll: str = "", *, blind: bool = False) -> FoundBallot:
    """The ballot a hand scanner named, ready to be keyed in; a second paper of its serial is stopped here.

    `blind`: it is to be keyed in once more, by another person than the first.
    """
    with office.store.read() as session:
        return _ready(office, session, find(office, session, ref, poll), blind)


def _ready(office: Office, session: Session, found: FoundBallot, blind: bool) -> FoundBallot:
    allowed(office, session, "enter_again" if blind else "enter", [found])
    return _blind(office, found) if blind else found


def _blind(office: Office, found: FoundBallot) -> FoundBallot:
    """Refuse what is no second keying by a second person, known to the file."""
    paper, actor = found.paper, office.actor
    if not actor.id:
        raise Refusal("ballots.blind_nobody", who=actor.name)
    if paper.entered is None:
        raise Refusal("ballots.blind_first", serial=found.serial)
    if paper.entered.by_id == actor.id:
        raise Refusal("ballots.blind_same", serial=found.serial, by=paper.entered.by)
    if paper.adjudicated or paper.again:
        by = paper.adjudicated.by if paper.adjudicated else (paper.again.by,) if paper.again else ()
        raise Refusal("ballots.blind_done", serial=found.serial, by=Several(by))
    return found


def enter(
    office: Office, ref: Ref, marks: Marks, poll: str = "", *, blind: bool = False, aside: bool = False
) -> int:
    """Key in what stands on a paper: per question what is ticked, nothing for blank, `+NAME` for a name
    on a further line. One transaction.

    `blind`: a second time, by another person; `aside`: the teller leaves it to two people.
    """
    with office.store.write() as session:
        found = _ready(office, session, find(office, session, ref, poll), blind)
        told = keyed(office, session, found, marks)
        facts: dict[str, Any] = {"serial": found.serial, "marks": told.marks}
        facts |= body_of("by", office.actor)
        facts |= {"second": True} if blind else {}
        facts |= {"aside": True} if aside else {}
        found.case.put(office, session, [*told.names, New("ballot.entered", facts)])
        return found.serial


def second_paper(office: Office, ref: Ref, marks: Marks, poll: str = "") -> int:
    """Put on record that another paper bears a serial already counted; the ballot then waits for people."""
    with office.store.write() as session:
        found = allowed(office, session, "second", [find(office, session, ref, poll)])[0]
        told = keyed(office, session, found, marks)
        facts: dict[str, Any] = {
            "page": found.page,
            "source": "",
            "sheet": 0,
            "marks": told.marks,
        }
        facts |= body_of("by", office.actor)
        found.case.put(office, session, [*told.names, found.entry("duplicate", facts)])
        return found.serial
