"""Ballots to paper, and new ones for those that were spoiled or lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert
from sqlmodel import Session, col, select

from meeting_tui.clean import clean
from meeting_tui.desk.ballots.find import Ref, allowed, by_two, find_all
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.definition import words_of
from meeting_tui.desk.polls.frozen import BallotOf, Case, case
from meeting_tui.desk.polls.named import voter_named
from meeting_tui.desk.roll.storage import LABEL, label
from meeting_tui.paper.ballots.payload import Payload, encode, serial_in
from meeting_tui.record.person import body_of
from meeting_tui.record.register import BallotRegister
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.store import tables

if TYPE_CHECKING:
    from meeting_tui.paper.ballots.printing import PrintJob

Progress = Callable[[int, int], None]


def _quiet(_done: int, _all: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True)
class Printed:
    """What was printed: `first` to `last` are the serials, `codes` the fingerprint of all their QR texts."""

    ballots: int
    pages: int
    first: int
    last: int
    codes: str


@dataclass(frozen=True)
class _Run:
    """One run of the printer; `larger`: the serials in large print, where not all are."""

    case: Case
    key: bytes
    ballots: tuple[BallotOf, ...]
    large: bool
    test: bool = False
    larger: frozenset[int] = frozenset()

    @cached_property
    def job(self) -> PrintJob:
        from meeting_tui.paper.ballots.printing import PrintJob

        definition = self.case.definition
        told = (definition.design, self.case.id, self.key, words_of(definition))
        return PrintJob(*told, self.large, self.test, self.larger)


def only_pdf(out: Path) -> None:
    """Every box has its place on a ballot, so there is no other form of it; refused as `ballots.only_pdf`."""
    if out.suffix.lower() != ".pdf":
        raise Refusal("ballots.only_pdf", path=str(out))


def print_ballots(
    office: Office,
    poll: str,
    out: Path,
    geometry: Path | None = None,
    *,
    large_print: bool = False,
    larger: Sequence[str] = (),
    test_deck: bool = False,
    test_papers: int = 0,
    progress: Progress = _quiet,
    cancel: Callable[[], bool] = lambda: False,
) -> Printed:
    """All ballots of a poll as one PDF: in the order of the roll, secret ones in none.

    Test ballots never count and leave no trace: those of all voters, or `test_papers` of them, numbered from
    1 whoever has that number. The same ballots can be printed again only while none of
    them is out, and in the same form: else `ballots.out`, `ballots.other_form` (use `replace`).

    In large print, where not all are: ballots of those for whom the roll says so, and of the voters `larger`
    names by number, unit or name. Left out, it is as it was printed before.

    Refused: `proxies.…`, `ballots.large_secret`.
    """
    only_pdf(out)
    with office.store.read() as session:
        found = case(session, poll)
        register = found.register(office, session)
        serials = _larger(found, session, register, larger, large_print)
        if not test_deck:
            _may_print(office, session, found, large_print, serials)
        live = _live(found.ballots(session).values(), register)
        ballots = _tests(live, test_papers) if test_papers else _pile(office, found, live, test_deck)
        serials = frozenset() if test_papers else serials
        run = _Run(found, found.key(office), ballots, large_print, test_deck, serials)
    printed = _print(run, out, geometry, progress, cancel)
    if not test_deck:
        with office.store.write() as session:
            _record(office, session, run, printed, out)
    return printed


def _may_print(office: Office, session: Session, found: Case, large: bool, larger: frozenset[int]) -> None:
    poll = found.may(office, session, "print")
    if any((batch.large, batch.larger) != (large, larger) for batch in poll.register.batches):
        raise Refusal("ballots.other_form", poll=found.id)


def _larger(
    found: Case, session: Session, register: BallotRegister, voters: Sequence[str], all_large: bool
) -> frozenset[int]:
    """The serials of those voters and of those for whom the roll says so; as it was printed before."""
    if not voters and register.batches:
        return frozenset(register.batches[0].larger)
    if voters and found.secret:
        raise Refusal("ballots.large_secret", poll=found.id)
    if found.secret or all_large:
        return frozenset()
    ballots = {ballot.voter: ballot for ballot in found.live(session).values()}
    return _wanted(session, ballots) | _named(ballots, voters)


def _wanted(session: Session, ballots: Mapping[int, BallotOf]) -> frozenset[int]:
    """Of those for whom the roll says so now: it is the same voter who is labelled as when it was frozen."""
    asked = select(col(tables.Voter.label)).where(col(tables.Voter.large))
    labels = frozenset(session.exec(asked))
    return frozenset(each.serial for each in ballots.values() if not labels.isdisjoint(_labels(each)))


def _labels(ballot: BallotOf) -> Iterator[str]:
    """As the roll labels its voter: the first unit, then who votes for it."""
    first = ballot.units.split("\n")[0]
    yield from (label(first, ballot.label, lang) for lang in LABEL)


def _named(ballots: Mapping[int, BallotOf], voters: Sequence[str]) -> frozenset[int]:
    named = {told: voter_named(ballots, told) for told in voters}
    for told, ballot in named.items():
        if ballot is None:
            raise Refusal("proxies.no_voter", voter=clean(told), last=max(ballots))
    return frozenset(ballot.serial for ballot in named.values() if ballot)


def _pile(office: Office, found: Case, ballots: Iterable[BallotOf], test: bool) -> tuple[BallotOf, ...]:
    """In the order in which they leave the printer. Nobody could say where in the pile a secret one was."""
    there = list(ballots)
    if test:
        return tuple(there)
    if found.secret:
        return tuple(there[no] for no in office.world.order(len(there)))
    return tuple(sorted(there, key=lambda ballot: ballot.voter))


def _tests(ballots: Iterable[BallotOf], count: int) -> tuple[BallotOf, ...]:
    """So many, with numbers of their own: who is to know whose numbers the real ones are?"""
    there = list(ballots)
    return tuple(there[no % len(there)]._replace(serial=no + 1) for no in range(count))


def _live(ballots: Iterable[BallotOf], register: BallotRegister) -> Iterable[BallotOf]:
    for ballot in ballots:
        paper = register.paper(ballot.serial)
        if paper is None or not paper.void:
            yield ballot


def _print(
    run: _Run, out: Path, geometry: Path | None, progress: Progress, cancel: Callable[[], bool]
) -> Printed:
    from meeting_tui.paper.ballots import printing as press

    voters = [
        press.BallotVoter(
            each.serial,
            each.label,
            tuple(each.units.split("\n")),
            each.area,
            each.heads,
            each.share,
            run.case.definition.parts_of(each.voter),
        )
        for each in run.ballots
    ]
    done = press.print_ballots(run.job, voters, out, geometry, progress=progress, cancel=cancel)
    serials = [each.serial for each in run.ballots]
    return Printed(done.ballots, done.pages, min(serials), max(serials), _codes(run))


def _codes(run: _Run) -> str:
    job = run.job
    texts = (
        encode(Payload(run.case.id, each.serial, page, run.test), run.key)
        for each in sorted(run.ballots, key=lambda ballot: ballot.serial)
        for page in range(1, len(job.layouts(each.serial)) + 1)
    )
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _record(office: Office, session: Session, run: _Run, printed: Printed, out: Path) -> None:
    # of a few secret ballots the file's digest would prove in which order they were printed
    whole: dict[str, Any] = (
        {} if run.case.secret else {"document": hashlib.sha256(out.read_bytes()).hexdigest()}
    )
    if run.larger:
        whole |= {"larger": sorted(run.larger), "larger_pages": len(run.job.layouts(min(run.larger)))}
    office.append(
        session,
        run.case.stream,
        "ballots.printed",
        first=printed.first,
        last=printed.last,
        pages=len(run.job.layouts(0)),
        large=run.large,
        codes=printed.codes,
        **whole,
    )


def replace(
    office: Office,
    poll: str,
    refs: Collection[Ref],
    reason: str,
    out: Path,
    geometry: Path | None = None,
    *,
    names: Sequence[str] = (),
    large_print: bool = False,
    progress: Progress = _quiet,
) -> Printed:
    """Make ballots void and print new ones, with new serials, for the same voters. All or nothing.

    Whose ballot was in large print gets such a one again. `names` as of `void`.
    """
    only_pdf(out)
    with office.store.write() as session:
        found = case(session, poll)
        old = allowed(office, session, "replace", find_all(office, session, refs, poll, void=True))
        two = by_two(office, session, "void_alone", old, names)
        new = _renumbered(found, session, [each.ballot for each in old])
        for before, after in zip(old, new, strict=True):
            facts: dict[str, Any] = {
                "serial": before.serial,
                "reason": why(reason),
                **body_of("by", office.actor),
                **two,
                "new": after.serial,
            }
            office.append(session, found.stream, "ballot.voided", **facts)
        batches = found.register(office, session).batches
        larger = frozenset(
            after.serial
            for before, after in zip(old, new, strict=True)
            if any(batch.is_large(before.serial) for batch in batches)
        )
        mixed = frozenset() if large_print or len(larger) == len(new) else larger
        large = large_print or len(larger) == len(new)
        run = _Run(found, found.key(office), new, large, larger=mixed)
        printed = _print(run, out, geometry, progress, lambda: False)
        _record(office, session, run, printed, out)
        return printed


def _renumbered(found: Case, session: Session, old: Sequence[BallotOf]) -> tuple[BallotOf, ...]:
    last = max(found.ballots(session))
    new = tuple(each._replace(serial=last + no) for no, each in enumerate(old, 1))
    session.execute(insert(tables.PollVoter), [each.row(found.id) for each in new])
    return new


def why(reason: str) -> str:
    """A reason, cleaned; there must be one, and the code of a paper that was scanned meanwhile is none."""
    given = clean(reason)
    if not given or serial_in(given) is not None:
        raise Refusal("ballots.reason", field=FieldName("reason"))
    return given
