"""The papers of a term as a folder, for the next committee or the residents' committee, with an index."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from meeting_tui.check_code import check_code
from meeting_tui.desk import communities
from meeting_tui.desk.board import documents, files, issuing, of_term, privacy
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.issued import issued
from meeting_tui.desk.board.signed import NAME
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.roll.export import csv_bytes
from meeting_tui.desk.signing import bundle
from meeting_tui.lang import translator
from meeting_tui.lang.formats import column_day
from meeting_tui.lang.terms import term
from meeting_tui.output import whole_file
from meeting_tui.paper.documents import copies, index
from meeting_tui.paper.documents.index import Filed
from meeting_tui.paper.documents.issuer import Issuer, committee_name
from meeting_tui.refusal import CheckFailed, Refusal, Several, Why

INDEX = "index"
"""The name of the index, as .pdf and as .csv."""


@dataclass(frozen=True)
class Days:
    """From one day to another, both of them too; None: with no end on that side."""

    first: date | None = None
    last: date | None = None

    def hold(self, on: str) -> bool:
        """Whether a day, as ISO text, is one of them; what has no day of its own always belongs here."""
        first, last = self.first or date.min, self.last or date.max
        return not on or first.isoformat() <= on[:10] <= last.isoformat()


ALWAYS = Days()


@dataclass(frozen=True)
class Archive:
    """What was written: the papers, and what is to be said of some."""

    folder: Path
    filed: tuple[Filed, ...]
    cautions: tuple[CheckFailed, ...]


def write(office: Office, folder: Path, *, public: bool, span: Days = ALWAYS) -> Archive:
    """Write every notice, the minutes, results and posters of the file into a new folder, each as it is
    issued, then the signatures and the index. `public`: the copies for everybody alone, and titles masked.
    `span`: the days on which the meetings were planned and the polls opened whose papers these are.

    Refusal archive.not_empty, paper.unwritable; as `files.write` refuses.
    """
    _begin(folder)
    filed: list[Filed] = []
    cautions: list[CheckFailed] = []
    for paper in _papers(office, public, span):
        for ending in (".pdf", ".csv") if paper.kind == "term" else (".pdf",):
            path = (folder / paper.file_name).with_suffix(ending)
            cautions += files.write(office, paper, path)
            filed.append(_filed(office, paper, path))
    if bundled := _signatures(office, folder / NAME, public):
        filed.append(bundled)
    shown = _masked(office) if public else str
    rows = tuple(each.with_title(shown(each.title)) for each in filed)
    _index(office, folder, rows, public, span)
    return Archive(folder, rows, tuple(cautions))


def _begin(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = sorted(each.name for each in folder.iterdir())
    except OSError as error:
        raise Refusal("paper.unwritable", path=str(folder), reason=Why.of(error)) from error
    if there:
        raise Refusal("archive.not_empty", path=folder, names=Several(there[:3]))


def _papers(office: Office, public: bool, span: Days) -> Iterator[DocumentRef]:
    """The oldest meeting or poll first, then what became possible meanwhile, at another station too; the
    index of all last: it lists what was issued before."""
    seen: set[DocumentRef] = set()
    while left := [each for each in reversed(documents.papers(office)) if _new(each, seen)]:
        seen.update(left)
        yield from _wanted(office, left, public, span)
    yield from _wanted(office, of_term.offered(office), public, span)


def _new(paper: DocumentRef, seen: Container[DocumentRef]) -> bool:
    return paper.kind != "term" and paper not in seen


def _wanted(office: Office, papers: Iterable[DocumentRef], public: bool, span: Days) -> Iterator[DocumentRef]:
    """Those of them that are issued, for these readers, of these days."""
    days = {each.id: each.planned_at for each in meetings.meetings(office)}
    days |= {each.id: each.opened_at for each in polls.polls(office)}
    for paper in papers:
        whose = paper.public or not public
        if paper.kind in documents.ISSUED and whose and span.hold(days.get(paper.ref, "")):
            yield paper


def _filed(office: Office, paper: DocumentRef, path: Path) -> Filed:
    raw = path.read_bytes()
    digest = issuing.sha256(raw)
    edition = next((each for each in reversed(issued(office)) if each.file == digest), None)
    return Filed(
        file=path.name,
        kind=paper.kind,
        title=paper.title,
        copy=paper.copy,
        edition=edition.no if edition else 0,
        date=edition.made_at[:10] if edition else "",
        text=check_code(edition.text) if edition else "",
        sha256=digest,
    )


def _signatures(office: Office, path: Path, public: bool) -> Filed | None:
    with office.store.read() as session:
        made = bundle.text(session, communities.community(office).name, public=public)
    if not made:
        return None
    with whole_file(path) as draft:
        draft.write_bytes(made.encode())
    return Filed(path.name, "signatures", "", "", 0, "", "", hashlib.sha256(made.encode()).hexdigest())


def _masked(office: Office) -> Callable[[str], str]:
    with office.store.read() as session:
        known = privacy.of_roll(session)
    return lambda text: copies.masked(text, known)


def _index(office: Office, folder: Path, filed: tuple[Filed, ...], public: bool, span: Days) -> None:
    from meeting_tui.paper.writers.pdf.pdf import write_pdf

    here = communities.community(office)
    t = translator(here.lang)
    issuer = Issuer(here.name, committee_name(t, here.name, here.term, here.place), here.contact)
    days = tuple(each.isoformat() if each else "" for each in (span.first, span.last))
    made = index.build(issuer, filed, office.world.now().date().isoformat(), t, days)
    with office.store.read() as session:
        paper = copies.public(made, privacy.of_roll(session)) if public else copies.office(made)
    write_pdf(paper, folder / f"{INDEX}.pdf")
    titles = ("file", "kind", "title", "copy", "edition", "date", "check_code", "sha256")
    rows = [
        (
            each.file,
            term(each.kind, t),
            each.title,
            term(each.copy, t),
            str(each.edition or ""),
            column_day(each.date, t.lang)[:10],
            each.text,
            each.sha256,
        )
        for each in filed
    ]
    with whole_file(folder / f"{INDEX}.csv") as draft:
        draft.write_bytes(csv_bytes(titles, rows))
