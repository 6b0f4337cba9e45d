"""What people decided where the reader was not sure, with its pictures: to fit a reader, without names."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from meeting_tui.desk.ballots.review import Picture, pictures
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.frozen import Case, case
from meeting_tui.record.ballot import BallotPaper, Marks
from meeting_tui.store import journal, tables

VERSION = 1


@dataclass(frozen=True)
class _Told:
    """What the last reading of a page said of its doubts: reasons of the page, scores of each question."""

    reasons: tuple[str, ...] = ()
    scores: Mapping[str, Any] | None = None


def corrections(office: Office, poll: str) -> dict[str, object]:
    """The tree of `docs/formats/corrections.md`: every kept picture of a question that people decided.

    No serial, name, unit or file is in it, and the order is that of the pictures' fingerprints.
    """
    with office.store.read() as session:
        found = case(session, poll)
        papers = found.register(office, session).papers
        told = _told(session, found)
        serials = [no for no in _pictured(session, found) if no in papers]
    kept = [
        _question(picture, told.get((serial, picture.page), _Told()), marks)
        for serial in serials
        if (marks := _decided(papers[serial])) is not None
        for picture in pictures(office, poll, serial)
        if picture.boxes
    ]
    return {"version": VERSION, "questions": sorted(kept, key=_fingerprint)}


def _pictured(session: Session, found: Case) -> Iterator[int]:
    """The serials that pictures are kept of."""
    table = tables.Crop
    asked = select(table.serial).where(table.poll == found.id).distinct().order_by(col(table.serial))
    yield from session.exec(asked)


def _told(session: Session, found: Case) -> dict[tuple[int, int], _Told]:
    bodies = (e.body for e in journal.entries(session, found.stream) if e.kind == "ballot.read")
    return {
        (body["serial"], body["page"]): _Told(tuple(body["reasons"]), body.get("scores")) for body in bodies
    }


def _decided(paper: BallotPaper) -> Marks | None:
    """What people said stands on it; None where only the reader did, or the whole paper is invalid."""
    if paper.adjudicated:
        return paper.adjudicated.marks if paper.adjudicated.valid else None
    return paper.entered.marks if paper.entered else None


def _question(picture: Picture, told: _Told, marks: Marks) -> dict[str, object]:
    boxes = {
        choice: [round(side, 1) for side in (rect.x, rect.y, rect.w, rect.h)]
        for choice, rect in picture.boxes.items()
    }
    return {
        "picture": b64encode(picture.png).decode("ascii"),
        "boxes": boxes,
        "reasons": list(told.reasons),
        "scores": dict((told.scores or {}).get(picture.question, {})),
        "decided": [choice for choice in marks.get(picture.question, ()) if choice in boxes],
    }


def _fingerprint(question: Mapping[str, object]) -> str:
    return hashlib.sha256(str(question["picture"]).encode("ascii")).hexdigest()
