"""The ballots of a poll: handed out, taken back, keyed in, made void; named by serial or by QR text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from meeting_tui.clean import clean
from meeting_tui.desk.ballots.find import FoundBallot, Ref, find, find_all, usable
from meeting_tui.desk.ballots.keying import enter, lookup, second_paper
from meeting_tui.desk.ballots.printing import print_ballots, replace, uncounted, why
from meeting_tui.desk.ballots.review import Doubt, Picture, adjudicate, deciders, pictures, review
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import doer, resolve
from meeting_tui.desk.polls.frozen import case
from meeting_tui.paper.ballots.commands import codes
from meeting_tui.record.ballot import Done
from meeting_tui.record.person import Person, body_of
from meeting_tui.refusal import At, Choices, Key, Refusal, Term
from meeting_tui.store.journal import New

__all__ = [
    "MODES",
    "SIGNATURES",
    "Doubt",
    "FoundBallot",
    "Picture",
    "adjudicate",
    "commands",
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
    "several",
    "undo",
    "void",
]

MODES = ("hand", "resident", "door", "post", "box", "contact")
"""How a ballot reaches its voter: into the hand, to somebody of age who lives there, at the door, by post,
into the letter box, to a registered contact."""
SIGNATURES = ("taken", "refused")
"""Whether who got it signed for it; empty where nobody asked."""


def issue(
    office: Office,
    poll: str,
    refs: Sequence[Ref],
    *,
    to: str = "",
    mode: str = "hand",
    by: str = "",
    signature: str = "",
) -> tuple[int, ...]:
    """Register ballots as handed out, all or none. `to` and `by` are people: `p12`, a name, name and unit.

    Whoever is not named is the voter, or who holds their proxy. `signature` is one of `SIGNATURES`, if any.
    """
    if mode not in MODES:
        raise Refusal("ballots.mode", mode=Key(mode), known=Choices(MODES))
    if signature and signature not in SIGNATURES:
        raise Refusal("ballots.signature", signature=Key(signature), known=Choices(SIGNATURES))
    with office.store.write() as session:
        there = find_all(office, session, refs, poll, lambda paper: not paper.issued)
        found = [_not_issued(_open(each)) for each in there]
        signed = {"signature": signature} if signature else {}
        how = {"mode": mode, **body_of("by", doer(office, session, by)), **signed}
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
        there = find_all(office, session, refs, poll, lambda paper: bool(paper.issued and not paper.returned))
        found = [_not_returned(_open(each)) for each in there]
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


def look(office: Office, ref: Ref, poll: str = "") -> FoundBallot:
    """A ballot whatever was done with it, unless it is void: to see it, or to record a second paper."""
    with office.store.read() as session:
        return usable(find(office, session, ref, poll))


def commands(office: Office, poll: str) -> dict[str, str]:
    """The codes of the command sheet of a poll, and what each commands (`COMMANDS`)."""
    with office.store.read() as session:
        found = case(session, poll)
    return {text: command for command, text in codes(found.id, found.key(office)).items()}


def several(office: Office, poll: str, serials: Sequence[int]) -> tuple[FoundBallot, ...]:
    """These ballots, whatever was done with them."""
    with office.store.read() as session:
        return tuple(find_all(office, session, serials, poll))


def undo(office: Office, poll: str, refs: Sequence[Ref], reason: str) -> tuple[int, ...]:
    """Take back, in the open, what people did last with ballots: handing out, return, keying, voiding.

    Refused: `ballots.nothing_done`, `ballots.replaced`, `ballots.decided` if people have decided it since.
    """
    with office.store.write() as session:
        found = find_all(office, session, refs, poll, void=True)
        case_ = found[0].case
        if case_.state == "counted":
            raise Refusal("polls.not_open", poll=case_.id, state=Term(case_.state))
        facts = {"reason": why(reason), **body_of("by", office.actor)}
        back = [{"serial": each.serial, "of": _last(each).seq, **facts} for each in found]
        office.append_all(session, case_.stream, [New("ballot.undone", body) for body in back])
        return tuple(each.serial for each in found)


def _last(found: FoundBallot) -> Done:
    """What can be taken back of it."""
    paper = found.paper
    last, decided = paper.last, paper.adjudicated
    if last is None:
        raise Refusal("ballots.nothing_done", serial=found.serial)
    if decided and decided.seq > last.seq:
        raise Refusal("ballots.decided", serial=found.serial, by=", ".join(decided.by), at=At(decided.at))
    if paper.void and paper.void.new:
        raise Refusal("ballots.replaced", serial=found.serial, new=paper.void.new)
    return last


def void(office: Office, poll: str, ref: Ref, reason: str) -> int:
    """Make a ballot void that nobody has counted; its voter has none then, until it is replaced."""
    with office.store.write() as session:
        found = uncounted(usable(find(office, session, ref, poll)))
        facts: dict[str, Any] = {"serial": found.serial, "reason": why(reason)}
        facts |= body_of("by", office.actor)
        office.append(session, found.case.stream, "ballot.voided", **facts)
        return found.serial
