"""Papers for the board and the archive: gathered from the record, built as documents, written as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from meeting_tui.desk.board import further, of_matters, of_term, privacy, signed
from meeting_tui.desk.board.kinds import (
    AUDITED,
    BESIDE,
    COPIES,
    HELD,
    ISSUED,
    OF_FILE,
    OF_MATTERS,
    OF_MEETING,
    OF_POLL,
    SIGNED,
    DocumentRef,
    Kind,
)
from meeting_tui.desk.board.making import BUILDERS, Making
from meeting_tui.desk.board.year import of_community
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import audits
from meeting_tui.desk.polls.acts import PollView
from meeting_tui.paper.ballots.payload import tidy
from meeting_tui.paper.documents import copies
from meeting_tui.paper.documents.blocks import Document
from meeting_tui.paper.documents.copies import FinishedPaper
from meeting_tui.paper.documents.known import Known
from meeting_tui.paper.documents.masking import Copy
from meeting_tui.record.editions import STREAM
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.poll.phase import WITHDRAWN
from meeting_tui.refusal import Key, Refusal

__all__ = [
    "AUDITED",
    "COPIES",
    "ISSUED",
    "OF_FILE",
    "OF_MEETING",
    "OF_POLL",
    "SIGNED",
    "DocumentRef",
    "Kind",
    "build",
    "draft",
    "of_poll",
    "papers",
    "stream_of",
]


def papers(office: Office) -> tuple[DocumentRef, ...]:
    """Every paper that can be made now, those of the latest meeting or poll first."""
    found: list[DocumentRef] = []
    for poll in polls.polls(office):
        final = bool(poll.results)
        for kind in (*OF_POLL, *AUDITED) if audits.begun(office, poll.id) else OF_POLL:
            if final or kind not in ("result", "poster"):
                parts = (
                    {asked.id: asked.title for asked in poll.asked} if kind == "poster" else {"": poll.title}
                )
                found += [
                    DocumentRef(kind, poll.id, copy, part, title)
                    for part, title in parts.items()
                    for copy in _copies(kind)
                ]
        found += _beside(poll)
    for meeting in meetings.meetings(office):
        for kind in OF_MEETING:
            if meeting.opened_at or kind not in HELD:
                found += [DocumentRef(kind, meeting.id, copy, title=meeting.title) for copy in _copies(kind)]
        if meeting.opened_at:
            found += _decided(meetings.meeting(office, meeting.id))
        if meeting.kind == "assembly" and not meeting.closed_at:
            found.append(DocumentRef("proxy", meeting.id, "archive", title=meeting.title))
    return (*found, *of_matters.offered(office), *_of_years(office), *of_term.offered(office))


def _of_years(office: Office) -> Iterator[DocumentRef]:
    """The duties of this year and the next, where the community has any of its own."""
    today = office.world.now().date().year
    for year in (today, today + 1):
        if of_community(office, (year,)):
            yield DocumentRef("duties", str(year), "archive", title=str(year))


def _beside(poll: PollView) -> Iterator[DocumentRef]:
    """What a poll has beside its notice, forms and results."""
    if poll.results:
        yield from (DocumentRef("resolution", poll.id, part=each.id, title=each.title) for each in poll.asked)
    if poll.state == WITHDRAWN:
        yield DocumentRef("withdrawal", poll.id, title=poll.title)
    for kind in BESIDE:
        yield from (DocumentRef(kind, poll.id, copy, title=poll.title) for copy in _copies(kind))


def _decided(state: MeetingState) -> Iterator[DocumentRef]:
    """A notice of each decision of a meeting that has a number."""
    for item in state.items:
        for each in item.motions:
            if each.filed:
                yield DocumentRef("resolution", state.id, part=str(each.id), title=item.title)


def _copies(kind: Kind) -> tuple[Copy, ...]:
    return COPIES.get(kind, ("archive",))


def build(office: Office, paper: DocumentRef, known: Known | None = None) -> FinishedPaper:
    """The paper, to be shown or written; a public copy is masked. `known`: who is known, where that was
    gathered already.

    Refused: `documents.not_final` for the result of a poll that is not counted, `documents.unknown`; and as
    `copies.public` refuses.
    """
    made = draft(office, paper)
    if paper.public:
        return copies.public(made, known or privacy.known(office, paper))
    return copies.office(replace(made, enclosed=signed.bundle(office, paper.kind in SIGNED)))


def draft(office: Office, paper: DocumentRef) -> Document:
    """What a paper is made of, with nothing masked; refused as `build` for want of a paper."""
    making = Making(office, paper)
    if paper.kind in _OF_FILE:
        return _OF_FILE[paper.kind](making)
    if paper.kind in further.FURTHER:
        return further.draft(making)
    if paper.kind == "notice":
        return making.poll_notice() if making.of_poll else making.meeting_notice()
    made = BUILDERS.get(paper.kind)
    if made is None:
        raise Refusal("documents.unknown", kind=Key(paper.kind))
    return made(making)


_OF_FILE: Mapping[str, Callable[[Making], Document]] = {
    "matter": of_matters.poster,
    "ledger": of_matters.account,
    "term": of_term.draft,
}


def stream_of(office: Office, paper: DocumentRef) -> str:
    """The record a paper is made from first."""
    if paper.kind == "term":
        return STREAM
    if paper.kind in OF_MATTERS:
        return of_matters.stream_of(office, paper)
    return f"poll:{tidy(paper.ref)}" if of_poll(office, paper) else f"meeting:{paper.ref}"


def of_poll(office: Office, paper: DocumentRef) -> bool:
    """Whether the paper is of a poll, not of a meeting."""
    return Making(office, paper).of_poll
