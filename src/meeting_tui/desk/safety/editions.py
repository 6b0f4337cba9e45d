"""Does the record bear a paper out? Its edition is made again from the record as it was, and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meeting_tui.desk.board import issuing
from meeting_tui.desk.board.issued import issued
from meeting_tui.desk.board.issuing import made_by
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.safety import unissued
from meeting_tui.desk.safety.verification import counted, held
from meeting_tui.desk.signing import checking
from meeting_tui.paper.documents.claims import Claims
from meeting_tui.record import editions
from meeting_tui.record.chain import Head
from meeting_tui.record.editions import STREAM, Edition
from meeting_tui.refusal import CheckFailed, On, Record, Refusal
from meeting_tui.store import journal
from meeting_tui.store.engine import Target
from meeting_tui.store.proof import prove_stream

_MALFORMED = (KeyError, TypeError, ValueError, AttributeError)


@dataclass(frozen=True)
class Finding:
    """The first thing that differs, or what is proven then and what is not."""

    failure: CheckFailed | None = None
    notes: tuple[CheckFailed, ...] = ()


def compared(against: Target, claims: Claims, raw: bytes) -> Finding:
    """Compare a paper (the bytes of its PDF) that makes these claims with the record of this community."""
    office = open_office(against, "", readonly=True)
    try:
        return _compared(office, claims, raw)
    except CheckFailed as failure:
        return Finding(failure)
    except _MALFORMED:  # an entry that is chained, and yet is none of ours
        return Finding(CheckFailed("editions.unreadable"))
    finally:
        office.close()


def _compared(office: Office, claims: Claims, raw: bytes) -> Finding:
    if not claims.edition:
        _names(office, claims)
        return Finding(notes=unissued.compared(office, claims))
    with office.store.read() as session:
        prove_stream(session, STREAM)
    edition = _edition(office, claims)
    with office.store.read() as session:
        held(session, edition.stream, edition.head)
    notes = _made_again(office, edition, raw)
    _check_latest(office, edition)
    return Finding(notes=(*notes, *_signed(office, edition)))


def _signed(office: Office, edition: Edition) -> tuple[CheckFailed, ...]:
    """Who signed the record it is made from; CheckFailed signing.… where a signature is false."""
    with office.store.read() as session:
        checking.check(session)
        found = checking.on_record(session)
    names = ("name", "office", "code", "at")
    covering = tuple(
        CheckFailed("signing.covers", **{name: said.facts[name] for name in names})
        for each, said in zip(found.signatures, checking.told(found), strict=True)
        if said.code in checking.HOLDS and each.covers(edition.stream, edition.head.count)
    )
    return covering or (CheckFailed("signing.uncovered"),)


def _edition(office: Office, claims: Claims) -> Edition:
    """The one the paper calls itself."""
    number = claims.edition
    found = next((each for each in issued(office) if each.no == number), None)
    if found is None:
        _names(office, claims)
        raise CheckFailed("editions.missing", no=number)
    if (found.kind, found.stream) != (claims.kind, claims.get("stream")):
        raise CheckFailed("editions.other", no=number)
    return found


def _names(office: Office, claims: Claims) -> None:
    """The record has the entry a paper names and the count it tells of; else CheckFailed checking.claim_…"""
    with office.store.read() as session:
        entries = claims.get("entries")
        if entries.isascii() and entries.isdecimal():
            held(session, claims.get("stream"), Head(int(entries), claims.get("head")))
        counted(session, claims)


def _made_again(office: Office, edition: Edition, raw: bytes) -> tuple[CheckFailed, ...]:
    """What is proven; raises the first difference."""
    from meeting_tui.paper.writers.pdf.against import differences
    from meeting_tui.paper.writers.pdf.read_back import looks

    on = On(edition.made_at[:10])
    try:
        made = issuing.again(office, edition)
    except CheckFailed:
        raise
    except Refusal:
        made = None
    same = made is not None and issuing.sha256(made.raw) == edition.file
    found = () if same and issuing.sha256(raw) == edition.file else differences(raw, made.raw) if made else ()
    if same and not found:
        entries, stream = edition.head.count, Record(edition.stream)
        return (CheckFailed("editions.proven", no=edition.no, day=on, entries=entries, stream=stream),)
    text, pages = ("", ()) if same else looks(raw)
    if text == edition.text and pages == edition.pages:
        return tuple(_by_digests(office, edition, on))
    if text == edition.text and made and not found and _older(edition):
        return (CheckFailed("editions.reprinted", no=edition.no, day=on, program=made_by(edition)),)
    raise found[0] if found else CheckFailed("editions.untrue", no=edition.no)


def _older(edition: Edition) -> bool:
    """Whether other programs made it."""
    return edition.programs != issuing.programs() or edition.template != issuing.TEMPLATE


def _by_digests(office: Office, edition: Edition, on: On) -> Iterator[CheckFailed]:
    """Why the record gives no such file: other programs, words erased since, or else an untrue entry."""
    if _older(edition):
        yield CheckFailed("editions.digests", no=edition.no, day=on, program=made_by(edition))
    elif _erased(office, edition):
        yield CheckFailed("editions.erased", no=edition.no, day=on)
    else:
        raise CheckFailed("editions.untrue", no=edition.no)


def _erased(office: Office, edition: Edition) -> bool:
    """Whether words of its entries were erased after it was issued."""
    with office.store.read() as session:
        return any(
            entry.kind == "erasure"
            for stream, last in edition.streams.items()
            for entry in journal.entries(session, stream, last)
        )


def _check_latest(office: Office, edition: Edition) -> None:
    last = editions.last_of(issued(office), edition.of)
    if last and last.no != edition.no:
        raise CheckFailed("editions.replaced", no=edition.no, later=last.no, day=On(last.made_at[:10]))
