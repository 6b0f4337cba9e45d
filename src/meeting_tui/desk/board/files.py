"""Documents as files: PDFs of what makes claims are editions, everything else is made as it stands."""

from __future__ import annotations

from pathlib import Path

from meeting_tui.desk import communities
from meeting_tui.desk.board import documents, issuing, of_term, privacy
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings import on_disk
from meeting_tui.desk.office import Office
from meeting_tui.output import whole_file
from meeting_tui.paper import writers
from meeting_tui.paper.documents import copies
from meeting_tui.refusal import CheckFailed
from meeting_tui.store.engine import is_url


def ending(paper: DocumentRef, out: Path) -> str:
    """As what a paper is written: a table is there of the index of a term alone. Refusal `paper.ending`."""
    of_table = paper.kind == "term" and out.suffix.lower() == ".csv"
    return ".csv" if of_table else writers.ending(out)


def write(
    office: Office, paper: DocumentRef, out: Path, size: writers.Size = "A4"
) -> tuple[CheckFailed, ...]:
    """Write a paper as what the ending of its name says; refused before anything is made: `paper.ending`.

    Gives what is to be said of it: that it is not issued, and what is wrong with the files a notice or
    minutes name as enclosed, where such lie beside the paper or the community file.
    """
    form, known = ending(paper, out), None
    if form == ".csv":
        return _as_table(office, paper, out)
    if paper.public and out.stem != Path(paper.file_name).stem:  # ours has codes in it alone
        known = privacy.known(office, paper)
        copies.check_name(out.name, known.of(communities.community(office).name))
    if form == ".pdf" and paper.kind in documents.ISSUED:
        with whole_file(out) as draft:
            printed = issuing.print_out(office, paper, size)
            draft.write_bytes(printed.raw)
        cautions = printed.cautions
    else:
        writers.write(documents.build(office, paper, known), out, size)
        cautions = ()
    return (*cautions, *_enclosures(office, paper, out))


def _as_table(office: Office, paper: DocumentRef, out: Path) -> tuple[CheckFailed, ...]:
    with whole_file(out) as draft:
        draft.write_bytes(of_term.table(office, paper))
    return ()


def _enclosures(office: Office, paper: DocumentRef, out: Path) -> tuple[CheckFailed, ...]:
    if paper.kind not in ("notice", "minutes") or documents.of_poll(office, paper):
        return ()
    beside = () if is_url(office.store.target) else (Path(office.store.target).parent,)
    found = on_disk.on_disk(meetings.meeting(office, paper.ref), (out.parent, *beside))
    return tuple(on_disk.changed(found))
