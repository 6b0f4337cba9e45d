"""The ballots of a poll: handed out, taken back, keyed in, made void; named by serial or by QR text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk.ballots.find import (
    FoundBallot,
    Ref,
    allowed,
    by_two,
    find,
    find_all,
    unreturned,
    usable,
)
from meeting_tui.desk.ballots.keying import enter, lookup, second_paper
from meeting_tui.desk.ballots.printing import print_ballots, replace, why
from meeting_tui.desk.ballots.review import Doubt, Picture, adjudicate, deciders, pictures, review
from meeting_tui.desk.ballots.written import merge_names, name_of, written
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import doer, resolve
from meeting_tui.desk.persons.two import two_people
from meeting_tui.desk.polls.course import last_posting
from meeting_tui.desk.polls.frozen import case
from meeting_tui.paper.ballots.commands import codes
from meeting_tui.record.ballot import BallotPaper, Done
from meeting_tui.record.person import Person, bodies_of, body_of
from meeting_tui.record.poll.allowed import why_not
from meeting_tui.record.poll.conditions import Concerns
from meeting_tui.refusal import At, Choices, FieldName, Key, Refusal, Several
from meeting_tui.store.journal import New

__all__ = [
    "MODES",
    "SIGNATURES",
    "Doubt",
    "FoundBallot",
    "Picture",
    "adjudicate",
    "attest",
    "commands",
    "deciders",
    "enter",
    "issue",
    "look",
    "lookup",
    "merge_names",
    "move",
    "name_of",
    "pictures",
    "print_ballots",
    "replace",
    "return_",
    "review",
    "second_paper",
    "several",
    "takes_two",
    "undo",
    "void",
    "written",
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
    outer: bool = False,
) -> tuple[int, ...]:
    """Register ballots as handed out, all or none. `to` and `by` are people: `p12`, a name, name and unit.

    `outer`, here and below: envelopes of a secret poll, by their numbers. Its papers are refused.

    Whoever is not named is the voter, or who holds their proxy. `signature` is one of `SIGNATURES`, if any.
    """
    if mode not in MODES:
        raise Refusal("ballots.mode", mode=Key(mode), known=Choices(MODES))
    if signature and signature not in SIGNATURES:
        raise Refusal("ballots.signature", signature=Key(signature), known=Choices(SIGNATURES))
    with office.store.write() as session:
        there = find_all(office, session, refs, poll, lambda paper: not paper.issued, outer=outer)
        found = allowed(office, session, "issue", there)
        signed = {"signature": signature} if signature else {}
        how = {"mode": mode, **body_of("by", doer(office, session, by)), **signed}
        taker = resolve(session, to) if clean(to) else None
        named = [_issued(each, how, taker) for each in found]
        office.append_all(session, found[0].case.stream, named)
        return tuple(each.serial for each in found)


def _issued(found: FoundBallot, how: Mapping[str, Any], taker: Person | None) -> New:
    who = {"to_id": taker.id} if taker else {}
    text = taker.name if taker else found.ballot.label or "–"
    return found.entry("issued", {**how, **who}, {"to": text})


def return_(
    office: Office, poll: str, refs: Sequence[Ref], *, box: str = "", by: str = "", outer: bool = False
) -> tuple[int, ...]:
    """Register ballots as come back in time, all or none; a second return is refused with the first's facts.

    Refused too: before the poll opens, past its last minute, and for what was never handed out.
    """
    with office.store.write() as session:
        there = find_all(office, session, refs, poll, _still_out, outer=outer)
        return _back(office, session, allowed(office, session, "return", there), box, by)


def attest(
    office: Office,
    poll: str,
    refs: Sequence[Ref],
    names: Sequence[str],
    reason: str,
    *,
    late: bool,
    box: str = "",
    by: str = "",
    outer: bool = False,
) -> tuple[int, ...]:
    """Register ballots as come back once the last minute is over: two people say that they were `late`, or
    why they were in time (they lay in a box that was sealed). Late ones never count.

    No `refs`: all whose marks are on record without a return. What was late can be found in time, later.
    """
    with office.store.write() as session:
        two, told = two_people(session, names), why(reason)
        chosen = refs or unreturned(office, session, poll)
        there = find_all(office, session, chosen, poll, _still_out, outer=outer)
        found = allowed(office, session, "late" if late else "admit", there)
        more = {"late": late, **bodies_of("attested", two), "reason": told}
        return _back(office, session, found, box, by, more)


def _still_out(paper: BallotPaper) -> bool:
    return bool(paper.issued and not paper.returned)


def _back(
    office: Office,
    session: Session,
    found: Sequence[FoundBallot],
    box: str,
    by: str,
    more: dict[str, Any] | None = None,
) -> tuple[int, ...]:
    own = found[0].case.register(office, session).stations.own(clean(box))
    facts = body_of("by", doer(office, session, by)) | (more or {})
    back = [each.entry("returned", _in_box(own, each.paper) | facts) for each in found]
    office.append_all(session, found[0].case.stream, back)
    return tuple(each.serial for each in found)


def _in_box(box: str, paper: BallotPaper) -> dict[str, str]:
    """In which box it came back: where none is named, that of the station that took it back."""
    there = box or (paper.claimed.box if paper.claimed else "")
    return {"box": there} if there else {}


def look(office: Office, ref: Ref, poll: str = "") -> FoundBallot:
    """A ballot whatever was done with it, unless it is void: to see it, or to record a second paper."""
    with office.store.read() as session:
        return usable(find(office, session, ref, poll))


def commands(office: Office, poll: str) -> dict[str, str]:
    """The codes of the command sheet of a poll, and what each commands (`COMMANDS`)."""
    with office.store.read() as session:
        found = case(session, poll)
    return {text: command for command, text in codes(found.id, found.key(office)).items()}


def several(
    office: Office, poll: str, serials: Sequence[int], *, outer: bool = False
) -> tuple[FoundBallot, ...]:
    """These ballots, whatever was done with them."""
    with office.store.read() as session:
        return tuple(find_all(office, session, serials, poll, outer=outer))


def undo(
    office: Office,
    poll: str,
    refs: Sequence[Ref],
    reason: str,
    names: Sequence[str] = (),
    *,
    outer: bool = False,
) -> tuple[int, ...]:
    """Take back, in the open, what people did last with ballots: handing out, return, keying, voiding.

    `names`: the two people who do it, where one alone may not. Refused: `ballots.nothing_done`,
    `ballots.replaced`, `ballots.decided` if people have decided it since, `ballots.undo_two`.
    """
    with office.store.write() as session:
        found = find_all(office, session, refs, poll, void=True, outer=outer)
        case_ = found[0].case
        case_.may(office, session, "undo_envelope" if outer else "undo")
        facts: dict[str, Any] = {"reason": why(reason), **body_of("by", office.actor)}
        facts |= by_two(office, session, "undo_alone", found, names)
        back = [each.entry("undone", {"of": _last(each).seq, **facts}) for each in found]
        if outer:
            office.append_all(session, case_.stream, back)
        else:
            case_.put(office, session, back)
        return tuple(each.serial for each in found)


def takes_two(office: Office, poll: str, refs: Sequence[Ref], *, outer: bool = False) -> bool:
    """Whether what was done last with one of them is for two people to take back."""
    with office.store.read() as session:
        found = find_all(office, session, refs, poll, void=True, outer=outer)
        standing = found[0].case.standing(office, session)
        return any(why_not(standing, "undo_alone", Concerns(each.paper)) for each in found)


def _last(found: FoundBallot) -> Done:
    """What can be taken back of it."""
    paper = found.paper
    last, decided = paper.last, paper.adjudicated
    if last is None:
        raise Refusal(f"{'envelopes' if found.outer else 'ballots'}.nothing_done", serial=found.serial)
    if decided and decided.seq > max(last.seq, paper.clash):  # else it did not know of what clashed
        raise Refusal("ballots.decided", serial=found.serial, by=Several(decided.by), at=At(decided.at))
    if paper.void and paper.void.new:
        code = "envelopes.replaced" if found.outer else "ballots.replaced"
        raise Refusal(code, serial=found.serial, new=paper.void.new)
    return last


def move(
    office: Office, poll: str, refs: Sequence[Ref], box: str, reason: str, *, outer: bool = False
) -> tuple[int, ...]:
    """Put right, in the open, in which box ballots came back; also of what people have decided since.

    Refused: `ballots.not_returned`, `ballots.same_box`.
    """
    with office.store.write() as session:
        found = allowed(office, session, "move", find_all(office, session, refs, poll, outer=outer))
        facts = {"box": clean(box), "reason": why(reason), **body_of("by", office.actor)}
        facts |= {"posted": last_posting(session)}
        moved = [each.entry("moved", {"of": _came(each, facts["box"]), **facts}) for each in found]
        office.append_all(session, found[0].case.stream, moved)
        return tuple(each.serial for each in found)


def _came(found: FoundBallot, box: str) -> int:
    """The entry of its return, which names another box."""
    back = found.paper.returned
    assert back is not None  # else it is not allowed
    if back.box == box:
        raise Refusal("ballots.same_box", serial=found.serial, field=FieldName("box"))
    return back.seq


def void(
    office: Office, poll: str, ref: Ref, reason: str, names: Sequence[str] = (), *, outer: bool = False
) -> int:
    """Make a ballot void that nobody has counted; its voter has none then, until it is replaced.

    `names`: the two people who do it, where one alone may not: `ballots.void_two`.
    """
    with office.store.write() as session:
        meant = (
            find_all(office, session, [ref], poll, outer=True)
            if outer
            else [find(office, session, ref, poll)]
        )
        if len(meant) > 1:
            raise Refusal("ballots.one", given=str(ref))
        found = allowed(office, session, "void", meant)[0]
        facts: dict[str, Any] = {"reason": why(reason)} | body_of("by", office.actor)
        facts |= by_two(office, session, "void_alone", [found], names)
        office.append_all(session, found.case.stream, [found.entry("voided", facts)])
        return found.serial
