"""Which ballot is meant: a serial as people write it, or the QR text as a hand scanner types it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from meeting_tui.clean import narrow
from meeting_tui.desk.ballots.buildings import in_building
from meeting_tui.desk.ballots.numbers import Building, named
from meeting_tui.desk.communities import signing_key
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.two import two_people
from meeting_tui.desk.polls.frozen import BallotOf, Case, Voters, case
from meeting_tui.desk.polls.named import voter_named
from meeting_tui.paper.ballots.payload import decode, poll_key, serial_in, tidy
from meeting_tui.record.ballot import BallotPaper
from meeting_tui.record.person import bodies_of
from meeting_tui.record.poll.conditions import not_void
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.store import tables
from meeting_tui.store.journal import New

Ref = int | str
_RANGE_OR_UNIT = re.compile(r"\d+\s*[-–—−]\s*\d+")


@dataclass(frozen=True)
class FoundBallot:
    """A ballot, whose it is, and what became of it. `page` is the page the QR text names (1 for a serial).

    `outer`: it is the envelope of a secret one, by its number.
    """

    case: Case
    ballot: BallotOf
    paper: BallotPaper
    page: int = 1
    outer: bool = False

    @property
    def serial(self) -> int:
        return self.ballot.serial

    def entry(self, act: str, facts: Mapping[str, Any], texts: Mapping[str, str] | None = None) -> New:
        """The entry that something was done with it."""
        thing, number = ("envelope", "envelope") if self.outer else ("ballot", "serial")
        return New(f"{thing}.{act}", {number: self.serial, **facts}, texts or {})


@dataclass(frozen=True)
class _Shelf:
    """Where numbers are looked up: among the ballots of a poll, or among the envelopes of a secret one."""

    case: Case
    papers: Mapping[int, BallotPaper]
    outer: bool = False

    @property
    def table(self) -> Voters:
        return tables.PollEnvelope if self.outer else tables.PollVoter

    def refusal(self, code: str, **facts: object) -> Refusal:
        """In the words for what lies there."""
        return Refusal(f"{'envelopes' if self.outer else 'ballots'}.{code}", **facts)

    def found(self, ballot: BallotOf, page: int = 1) -> FoundBallot:
        """The ballot with what became of it; refused as `ballots.not_printed`."""
        paper = self.papers.get(ballot.serial)
        if paper is None or not paper.printed:
            raise Refusal("ballots.not_printed", serial=ballot.serial, poll=self.case.id)
        return FoundBallot(self.case, ballot, paper, page, self.outer)


def _shelf(office: Office, session: Session, found: Case, outer: bool) -> _Shelf:
    register = found.register(office, session)
    if outer and not register.enveloped:
        raise Refusal("envelopes.none", poll=found.id)
    if outer and register.stations.here:
        raise Refusal("stations.at_home", station=register.stations.here, poll=found.id)
    return _Shelf(found, register.envelopes if outer else register.papers, outer)


def find(office: Office, session: Session, ref: Ref, poll: str = "") -> FoundBallot:
    """The ballot `ref` names; a serial, a unit or a name needs its poll, a QR text carries it.

    Refused: `payload.…` for a QR that is not ours, `ballots.test`, `ballots.other_poll`,
    `ballots.serial`, `ballots.unknown_serial`, `ballots.not_printed`, `ballots.one` for a name of several.
    """
    meant = _meant(ref)
    if poll and _like_a_unit(ref) and _of_voter(session, case(session, poll), str(ref), tables.PollVoter):
        meant = None
    if isinstance(meant, Building) or (meant and len(meant) > 1):
        raise Refusal("ballots.one", given=str(ref))
    if meant and not poll:
        raise Refusal("ballots.serial", serial=meant[0])
    code, serial, page = (poll, meant[0], 1) if meant else _told(office, session, str(ref), poll)
    found = case(session, code)
    return _shelf(office, session, found, outer=False).found(found.ballot(session, serial), page)


def find_all(
    office: Office,
    session: Session,
    refs: Iterable[Ref],
    poll: str,
    of_building: Callable[[BallotPaper], bool] = lambda _paper: True,
    *,
    void: bool = False,
    outer: bool = False,
) -> list[FoundBallot]:
    """As `find`, for many ballots of one poll at once; one named twice is refused (`ballots.named_twice`).

    A ref may name several: `1-120`, `3栋`; or a voter by unit or name: `3-1-101`; what may be either, as
    `1-101` where building 1 has a room 101, is refused (`ballots.or_unit`). Names of several leave out
    what is void, unless `void` papers are wanted too; of a building those are taken that `of_building` wants.
    `outer`: envelopes of a secret poll.
    """
    found = case(session, poll)
    shelf = _shelf(office, session, found, outer)

    def wanted(serial: int, building: bool) -> bool:
        paper = shelf.papers.get(serial)
        if paper is None:
            raise shelf.refusal("unknown_serial", serial=serial, poll=found.id)
        return (void or not paper.voided) and (not building or (paper.printed and of_building(paper)))

    pages: dict[int, int] = {}
    for ref in refs:
        for serial, page in _several(office, session, shelf, ref, wanted):
            if serial in pages:
                raise shelf.refusal("named_twice", serial=serial)
            pages[serial] = page
    if not pages:
        raise Refusal("ballots.none_named", field=FieldName("refs"))
    ballots = found.some(session, pages, shelf.table)
    unknown = next((serial for serial in pages if serial not in ballots), None)
    if unknown is not None:
        raise shelf.refusal("unknown_serial", serial=unknown, poll=found.id)
    return [shelf.found(ballots[serial], page) for serial, page in pages.items()]


def _several(
    office: Office,
    session: Session,
    shelf: _Shelf,
    ref: Ref,
    wanted: Callable[[int, bool], bool],
) -> Iterator[tuple[int, int]]:
    """The serials and pages that a ref names."""
    meant = _meant(ref)
    if meant is None:
        yield _paper(office, session, shelf, str(ref))
    elif isinstance(meant, Building):
        there = [
            serial for serial in in_building(session, shelf.case, meant, shelf.table) if wanted(serial, True)
        ]
        if not there:
            raise shelf.refusal("building_done", building=meant.name)
        yield from ((serial, 1) for serial in there)
    else:
        if _like_a_unit(ref) and _of_voter(session, shelf.case, str(ref), shelf.table):
            raise shelf.refusal("or_unit", given=str(ref), first=meant[0], last=meant[-1])
        yield from ((serial, 1) for serial in meant if len(meant) == 1 or wanted(serial, False))


def _paper(office: Office, session: Session, shelf: _Shelf, text: str) -> tuple[int, int]:
    """The one whose code this is; or that of a voter, an envelope where those are meant."""
    whose = _of_voter(session, shelf.case, text, shelf.table)
    if whose:
        return whose, 1
    _code, serial, page = _scanned(office, session, text, shelf.case.id)
    if shelf.outer:
        raise Refusal("ballots.secret_paper", serial=serial)
    return serial, page


def _told(office: Office, session: Session, text: str, poll: str) -> tuple[str, int, int]:
    whose = _of_voter(session, case(session, poll), text, tables.PollVoter) if poll else 0
    return (poll, whose, 1) if whose else _scanned(office, session, text, poll)


def _of_voter(session: Session, found: Case, text: str, table: Voters) -> int:
    """The number of what a voter named by unit or name has now; 0 for what can't be either."""
    if serial_in(text) or (text.isascii() and text.isalnum()):
        return 0
    whose = voter_named({each.voter: each for each in found.live(session, table).values()}, text)
    return whose.serial if whose else 0


def _like_a_unit(ref: Ref) -> bool:
    """Whether a range of numbers is written as a unit is too; asked of every paper, so of no file."""
    return _RANGE_OR_UNIT.fullmatch(narrow(str(ref)).strip()) is not None


def _meant(ref: Ref) -> tuple[int, ...] | Building | None:
    return (ref,) if isinstance(ref, int) else named(ref)


def usable(found: FoundBallot) -> FoundBallot:
    """Refuse a ballot that was made void."""
    if refusal := not_void(found.paper):
        raise refusal
    return found


def allowed(
    office: Office, session: Session, act: str, found: Sequence[FoundBallot]
) -> Sequence[FoundBallot]:
    """The ballots, all of one poll, if the act is possible now on each; refused as `record.poll.allowed`.

    What it says of a ballot is said of the envelope where that is meant.
    """
    try:
        found[0].case.may(office, session, act, [each.paper for each in found])
    except Refusal as refusal:
        if found[0].outer and refusal.code.startswith("ballots."):
            raise Refusal(f"envelopes.{refusal.code.removeprefix('ballots.')}", **refusal.facts) from None
        raise
    return found


def by_two(
    office: Office, session: Session, act: str, found: Sequence[FoundBallot], names: Sequence[str]
) -> dict[str, Any]:
    """The two who do it, as an entry holds them; nobody is named where the table lets one alone (`act`).

    Refused: `ballots.two_people`, as the table says.
    """
    if names:
        return bodies_of("attested", two_people(session, names))
    found[0].case.may(office, session, act, [each.paper for each in found])
    return {}


def unreturned(office: Office, session: Session, poll: str) -> tuple[int, ...]:
    """The serials whose marks are on record without a return."""
    return case(session, poll).register(office, session).reconcile().unreturned


def _scanned(office: Office, session: Session, text: str, poll: str) -> tuple[str, int, int]:
    payload = decode(text, lambda code: _key(office, session, code))
    if payload.test:
        raise Refusal("ballots.test", serial=payload.serial)
    if poll and payload.poll != tidy(poll):
        raise Refusal("ballots.other_poll", serial=payload.serial, poll=payload.poll, wanted=tidy(poll))
    return payload.poll, payload.serial, payload.page


def _key(office: Office, session: Session, code: str) -> bytes | None:
    if session.get(tables.Poll, code) is None:
        return None
    return poll_key(signing_key(office), code)
