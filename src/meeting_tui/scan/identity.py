"""Whose page this is, by the codes at its head and foot; without one, whether it may be ours at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meeting_tui.paper.ballots.payload import Payload, decode, is_foot
from meeting_tui.refusal import Refusal
from meeting_tui.scan.codes import Code, broken, codes
from meeting_tui.scan.image import Gray
from meeting_tui.scan.reasons import Unreadable
from meeting_tui.scan.strays import stray
from meeting_tui.scan.values import BallotForm

_MEANING = {
    "payload.tag": "forged",
    "payload.unknown_poll": "other_poll",
    "payload.version": "newer_version",
    "payload.not_ours": "foreign_code",
}
_BESIDE_OURS = {
    "payload.tag": "half_forged",
    "payload.unknown_poll": "half_other_poll",
    "payload.version": "half_other_poll",
}
Papers = Mapping[str, BallotForm]


@dataclass(frozen=True)
class Whose:
    """The page by one of its codes: that at the head, or at the `foot` where only that was read.

    `feet` are the codes at the foot that were seen, and `clash` why head and foot can't be of one paper.
    """

    payload: Payload
    code: Code
    foot: bool = False
    feet: tuple[Code, ...] = ()
    clash: str = ""


def identify(gray: Gray, papers: Papers) -> Whose:
    """The one ballot page in the image. Unreadable: nothing of ours, forged, or more than one."""
    found = codes(gray, lambda code: not is_foot(code.text) and bool(_sealed([code], papers)[0]))
    if not found:
        raise Unreadable(_without_code(gray))
    heads = [code for code in found if not is_foot(code.text)]
    feet = tuple(code for code in found if is_foot(code.text))
    ours, faults = _sealed(heads, papers)
    if not ours:
        return _by_foot(gray, feet, faults, papers)
    if len(ours) > 1:
        raise Unreadable("two_codes")
    ((payload, code),) = ours
    return Whose(payload, code, False, feet, clash(payload, feet, papers))


def clash(payload: Payload, feet: Sequence[Code], papers: Papers) -> str:
    """Why a page with one of these feet can't be `payload`'s; nothing where each is its own."""
    ours, faults = _sealed(feet, papers)
    strange = [reason for fault, reason in _BESIDE_OURS.items() if fault in faults]
    return next(filter(None, (*strange, *(_difference(payload, other) for other, _code in ours))), "")


def _difference(payload: Payload, other: Payload) -> str:
    if payload.poll != other.poll:
        return "half_other_poll"
    if payload.test != other.test:
        return "half_test"
    return "" if payload == other else "two_papers"


def _by_foot(gray: Gray, feet: Sequence[Code], faults: set[str], papers: Papers) -> Whose:
    """A page whose head was not read, or not ours."""
    ours, at_foot = _sealed(feet, papers)
    if len(ours) > 1:
        raise Unreadable("two_codes")
    if not ours:
        raise Unreadable(_why_none(gray, faults | at_foot))
    ((payload, code),) = ours
    odd = next((reason for fault, reason in _BESIDE_OURS.items() if fault in faults | at_foot), "")
    return Whose(payload, code, True, tuple(feet), odd)


def _without_code(gray: Gray) -> str:
    """Why no code was read: there is none, or what is left of one may be a ballot's."""
    why = stray(gray)
    return "no_code" if why == "not_a_ballot" and broken(gray) else why


def _why_none(gray: Gray, faults: set[str]) -> str:
    """What codes say of which none is ours; one of somebody else may stick on a ballot's."""
    why = next(reason for fault, reason in _MEANING.items() if fault in faults)
    return "no_code" if why == "foreign_code" and stray(gray) == "no_code" else why


def _sealed(found: Sequence[Code], papers: Papers) -> tuple[list[tuple[Payload, Code]], set[str]]:
    """The pages of this count among the codes, and what is wrong with the others."""
    ours: list[tuple[Payload, Code]] = []
    faults: set[str] = set()
    for code in found:
        try:
            ours.append((decode(code.text, lambda poll: papers[poll].key if poll in papers else None), code))
        except Refusal as refusal:
            faults.add(refusal.code)
    return ours, faults
