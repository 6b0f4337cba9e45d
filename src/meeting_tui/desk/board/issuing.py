"""Documents are issued once: an entry says what was made from which record; made again, it is the same file.

An edition is a pure function of the record up to the entries it names. Exporting what says the same makes no
new one; what says something else is a further edition, which replaces the one before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import metadata
from itertools import islice
from typing import TYPE_CHECKING

from sqlmodel import Session

from meeting_tui import __version__
from meeting_tui.check_code import check_code
from meeting_tui.desk import communities
from meeting_tui.desk.board import documents, masked_then, of_matters, of_term, privacy
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.issued import issued, ref_of
from meeting_tui.desk.board.kinds import OF_FILE, OF_MATTERS
from meeting_tui.desk.office import Office
from meeting_tui.lang import Translator, translator
from meeting_tui.lang.formats import day
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents.blocks import Document, body_text
from meeting_tui.paper.documents.claims import OF_EDITION
from meeting_tui.paper.documents.copies import FinishedPaper
from meeting_tui.paper.writers import Size
from meeting_tui.record import editions, keys, postings
from meeting_tui.record.chain import Entry, Head
from meeting_tui.record.editions import STREAM, Edition
from meeting_tui.refusal import CheckFailed, Several
from meeting_tui.store import journal

if TYPE_CHECKING:
    from meeting_tui.paper.writers.pdf.pdf import Made

TEMPLATE = 8
"""Counts up whenever documents come to be worded or set otherwise than before."""
EARLIER = 6
"""So many earlier papers a paper names, with the check codes of their records."""
FROZEN = ("name", "lang", "place", "term", "contact")
"""What of the community stands on documents and in no other record."""
_TELLING = frozenset({"poll.opened", "poll.extended", "poll.shortened", "poll.withdrawn"})


@dataclass(frozen=True)
class PrintedOut:
    """The file of a document, and what is to be said of it."""

    raw: bytes
    cautions: tuple[CheckFailed, ...] = ()


def again(office: Office, edition: Edition) -> Made:
    """The file of an edition, made once more. Refusals of `documents.build`."""
    return _pdf(numbered(office, built(office, edition), edition.no), edition)


def built(office: Office, edition: Edition) -> FinishedPaper:
    """The document of an edition, from the record as it was; its number is not on it yet."""
    return documents.build(_then(office, edition), ref_of(edition), masked_then.known_of(edition.people))


def _then(office: Office, edition: Edition) -> Office:
    here = {name: edition.community[name] for name in FROZEN if name in edition.community}
    return office.at(edition.streams, datetime.fromisoformat(edition.made_at), here)


def _people(office: Office, draft: Edition) -> dict[str, str]:
    """Who is masked on a public copy, and who is not: neither the roll nor the committee is on record."""
    paper, then = ref_of(draft), _then(office, draft)
    if not paper.public:
        return {}
    return {"people": masked_then.kept(documents.draft(then, paper), privacy.known(then, paper))}


def numbered(office: Office, document: FinishedPaper, number: int) -> FinishedPaper:
    """The document with the number of its edition among its claims, and the check codes of earlier papers."""
    if document.claims is None:
        return document
    t = translator(document.lang)
    before = [each for each in issued(office) if each.no < number]
    lines = [_carried(each, t) for each in islice(editions.carried(before), EARLIER)]
    return replace(document, claims=document.claims.issued(number, lines))


def _carried(edition: Edition, t: Translator) -> str:
    """An earlier paper, its day, and the check code of the record that it bears."""
    said = term(edition.kind, t), day(edition.made_at, t.lang), check_code(edition.head.hash)
    return " ".join((str(edition.no), *said))


def print_out(office: Office, paper: DocumentRef, size: Size) -> PrintedOut:
    """The PDF of a document that makes claims: of the edition that holds, or of a new one.

    Without a new entry where the file is only read, or is the copy of a station: what is not issued yet is
    printed without a number, and `documents.not_issued` says so.
    """
    if office.store.readonly:
        with office.store.read() as session:
            return _held(office, session, paper, size)
    with office.store.write() as session:
        if journal.in_station(session):
            return _held(office, session, paper, size)
        draft, document = _draft(office, session, paper, size)
        if known := _same(office, draft):
            return _printed(office, known, draft, document)
        made = _pdf(numbered(office, document, draft.no), draft)
        edition = _sealed(draft, made)
        people = _people(office, draft)
        office.append(session, STREAM, "document.issued", people, **edition.body())
        return PrintedOut(made.raw)


def _held(office: Office, session: Session, paper: DocumentRef, size: Size) -> PrintedOut:
    draft, document = _draft(office, session, paper, size)
    if known := _same(office, draft):
        return _printed(office, known, draft, document)
    return PrintedOut(_pdf(document, draft).raw, (CheckFailed("documents.not_issued"),))


def _draft(office: Office, session: Session, paper: DocumentRef, size: Size) -> tuple[Edition, FinishedPaper]:
    """The edition that could be issued now, without the digests of its file; the document without number."""
    stream = documents.stream_of(office, paper)
    found, here = issued(office), communities.community(office)
    draft = Edition(
        no=len(found) + 1,
        kind=paper.kind,
        ref=paper.ref if paper.kind in OF_FILE else stream.partition(":")[2],
        part=paper.part,
        copy=paper.copy,
        size=size,
        replaces=0,
        stream=stream,
        head=journal.head(session, stream),
        others=_others(session, stream, paper.kind),
        made_at=office.world.now().isoformat(timespec="seconds"),
        community={name: getattr(here, name) for name in FROZEN},
        template=TEMPLATE,
        programs=programs(),
    )
    last = editions.last_of(found, draft.of)
    document = built(office, draft)
    draft = replace(draft, replaces=last.no if last else 0, says=says(document))
    return _of_its_day(office, session, draft) or (draft, document)


def _others(session: Session, stream: str, kind: str) -> dict[str, int]:
    """How far other records were: that of keys, where a paper tells of signatures; those of other meetings,
    whose actions minutes go through."""
    if kind == "postings":
        return {postings.STREAM: journal.head(session, postings.STREAM).count}
    if kind == "term":
        return {each: journal.head(session, each).count for each in of_term.others(journal.streams(session))}
    if kind in OF_MATTERS:
        names = of_matters.others(journal.streams(session), stream, kind)
        return {each: journal.head(session, each).count for each in (*names, postings.STREAM)}
    if kind not in documents.SIGNED:
        return {}
    found = (each for each in journal.streams(session) if kind == "minutes" and each.startswith("meeting:"))
    names = (*(each for each in found if each != stream), keys.STREAM)
    return {each: journal.head(session, each).count for each in names}


def _of_its_day(office: Office, session: Session, draft: Edition) -> tuple[Edition, FinishedPaper] | None:
    """A notice bears the head of the day it tells of, where all that came later changes nothing of it."""
    last = _announced(journal.entries(session, draft.stream)) if draft.kind == "notice" else None
    if last is None:
        return None
    early = replace(draft, head=last)
    document = built(office, early)
    return (early, document) if says(document) == draft.says else None


def _announced(entries: Iterable[Entry]) -> Head | None:
    """The last entry that a notice could tell of."""
    told = None
    for entry in entries:
        if entry.kind == "meeting.opened":
            break
        if entry.kind in _TELLING or entry.stream.startswith("meeting:"):
            told = Head(entry.seq, entry.hash)
    return told


def _same(office: Office, draft: Edition) -> Edition | None:
    """The edition that holds, if it says what would be said now."""
    last = editions.last_of(issued(office), draft.of)
    return last if last and last.says == draft.says else None


def _pdf(document: FinishedPaper, edition: Edition) -> Made:
    from meeting_tui.paper.writers.pdf.pdf import make_pdf

    return make_pdf(document, "A3" if edition.size == "A3" else "A4")


def _sealed(draft: Edition, made: Made) -> Edition:
    from meeting_tui.paper.writers.pdf.pictures import digests

    text = made.claims.get("body") if made.claims else ""
    return replace(draft, text=text, pages=digests(made.raw), file=sha256(made.raw))


def _printed(office: Office, edition: Edition, draft: Edition, document: FinishedPaper) -> PrintedOut:
    """An edition made once more; what this program makes otherwise is said. Where nothing it rests on has
    changed since, `document`, which was just built, is that of the edition."""
    same = (draft.head, draft.others, draft.community) == (edition.head, edition.others, edition.community)
    raw = _pdf(numbered(office, document, edition.no), edition).raw if same else b""
    if sha256(raw) != edition.file:
        raw = again(office, edition).raw
    if sha256(raw) == edition.file:
        return PrintedOut(raw)
    return PrintedOut(raw, (CheckFailed("documents.set_otherwise", no=edition.no, program=made_by(edition)),))


def says(document: Document) -> str:
    """SHA-256 of what a document says: two editions with the same are one."""
    claims = document.claims.facts if document.claims else ()
    told = [f"{key}\x1f{value}" for key, value in claims if key not in OF_EDITION]
    return sha256("\n".join((*told, body_text(document))).encode())


def sha256(raw: bytes) -> str:
    """In hex."""
    return hashlib.sha256(raw).hexdigest()


def programs() -> dict[str, str]:
    """What a file is made with: two runs with the same versions give the same bytes."""
    return {"meeting-tui": __version__, **{name: _version(name) for name in ("reportlab", "pypdfium2")}}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # frozen without its description
        return ""


def made_by(edition: Edition) -> Several:
    """The programs that made an edition."""
    return Several(f"{name} {version}".strip() for name, version in sorted(edition.programs.items()))
