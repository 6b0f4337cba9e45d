"""The envelopes of a secret poll: another in place of one spoiled or lost, and the hour they are opened."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import insert

from meeting_tui.clean import clean
from meeting_tui.desk.ballots.find import Ref, allowed, by_two, find_all
from meeting_tui.desk.ballots.printing import why
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.two import two_people
from meeting_tui.desk.polls.frozen import case
from meeting_tui.record.person import bodies_of, body_of
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.store import tables


def replace(
    office: Office, poll: str, refs: Collection[Ref], reason: str, names: Sequence[str] = ()
) -> tuple[int, ...]:
    """Make envelopes void whose papers are spoiled or lost; the numbers of the new, for the same voters.

    Into each a spare paper goes, any of that weight: which one, nobody writes down. Once the papers are mixed
    nothing is replaced any more. `names` as of `ballots.void`.
    """
    with office.store.write() as session:
        found = case(session, poll)
        old = allowed(
            office, session, "replace", find_all(office, session, refs, poll, void=True, outer=True)
        )
        two = by_two(office, session, "void_alone", old, names)
        last = max(found.ballots(session, tables.PollEnvelope))
        new = [each.ballot._replace(serial=last + no) for no, each in enumerate(old, 1)]
        session.execute(insert(tables.PollEnvelope), [each.row(found.id) for each in new])
        facts: dict[str, Any] = {"reason": why(reason), **body_of("by", office.actor), **two}
        gone = [each.entry("voided", {**facts, "new": to.serial}) for each, to in zip(old, new, strict=True)]
        office.append_all(session, found.stream, gone)
        return tuple(each.serial for each in new)


def mix(office: Office, poll: str, names: Sequence[str], papers: int, reason: str = "") -> None:
    """Two people saw all envelopes opened and the papers mixed; `papers` came out of them.

    Where that is not as many as the envelopes that came back in time, they say why. Before it no
    paper is read or keyed in. Refused: `polls.…` for what lasts, `ballots.two_people`, `envelopes.papers`,
    `envelopes.differs`.
    """
    with office.store.write() as session:
        found = case(session, poll)
        register = found.may(office, session, "mix").register
        numbers, told = register.envelope_numbers, clean(reason)
        printed = len(register.papers)
        if not 0 <= papers <= printed:
            raise Refusal("envelopes.papers", field=FieldName("papers"), papers=papers, last=printed)
        if numbers and papers != numbers.returned and not told:
            field = FieldName("reason")
            raise Refusal("envelopes.differs", field=field, papers=papers, envelopes=numbers.returned)
        body: dict[str, Any] = {"papers": papers, **bodies_of("by", two_people(session, names))}
        body |= {"reason": told} if told else {}
        office.append(session, found.stream, "papers.mixed", **body)
