"""What hangs on the board: which paper, where, from when until when, by whom. It proves service by notice.

The record has it (`record.postings`). The table numbers postings, and holds those of versions before there
was a record of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import Session, select

from meeting_tui.clean import clean
from meeting_tui.desk.board.issued import issued, ref_of
from meeting_tui.desk.meetings.enclosures import enclosure
from meeting_tui.desk.office import Fold, Office
from meeting_tui.desk.persons.acts import doer, label
from meeting_tui.desk.polls import frozen
from meeting_tui.record import postings as record
from meeting_tui.record.editions import Edition
from meeting_tui.record.person import Person, body_of
from meeting_tui.record.postings import STREAM, Photo, Posted
from meeting_tui.refusal import FieldName, On, Refusal
from meeting_tui.store import tables

_POSTINGS = Fold(record.begin, record.step)


@dataclass(frozen=True)
class PostingView:
    """`document` is the paper's id, such as `result:7K2Q`; `until` is empty while it hangs without an end,
    and the day it came down once it did (`came_down`). `edition`: the number under which it was issued, or 0.
    `recorded`: on record; those of before there was one are in the table alone.

    `superseded`: what it says holds no more, for its poll was extended, withdrawn or counted again since.
    """

    id: int
    document: str
    digest: str
    place: str
    since: date
    until: date | None
    by: str
    superseded: bool = False
    edition: int = 0
    came_down: bool = False
    photos: tuple[Photo, ...] = ()
    recorded: bool = True

    def hangs(self, today: date) -> bool:
        """Whether it hangs on that day; both days count."""
        return self.since <= today and (self.until is None or today <= self.until)


def post(
    office: Office,
    document: str,
    place: str,
    *,
    since: date | None = None,
    until: date | None = None,
    by: str = "",
    photo: Path | None = None,
) -> int:
    """Log that a paper was hung; `since` is today if left out, `by` whoever is at the keyboard.

    It is the edition that holds, if the paper was issued. Returns the posting's number. Refusals
    postings.what_where, postings.future, postings.order, those of a photo.
    """
    today = office.world.now().date()
    start = since or today
    named, where = clean(document), clean(place)
    if not (named and where):
        raise Refusal("postings.what_where", field=FieldName("place"))
    if start > today:
        raise Refusal("postings.future", field=FieldName("since"), since=On(start.isoformat()))
    _check_order(start, until)
    edition = held(office, named)
    with office.store.write() as session:
        who = doer(office, session, by)
        number = _numbered(session, named, start)
        facts: dict[str, Any] = {"document": named, "place": where, "since": start.isoformat()}
        facts |= {"until": until.isoformat()} if until else {}
        facts |= {"edition": edition.no, "file": edition.file} if edition else {}
        office.append(session, STREAM, "posting.hung", posting=number, **facts, **body_of("by", who))
        if photo:
            _photographed(office, session, number, photo, who)
        return number


def _numbered(session: Session, document: str, since: date) -> int:
    """A number of its own, from the table; what else there is to say stands on record alone."""
    row = tables.Posting(document=document, place="", since=since.isoformat())
    session.add(row)
    session.flush()
    assert row.id is not None  # given by the database when the row was flushed
    return row.id


def held(office: Office, document: str) -> Edition | None:
    """The edition of a paper that holds now; None: it was not issued."""
    found = (each for each in reversed(issued(office)) if ref_of(each).id == document)
    return next(found, None)


def add_photo(office: Office, number: int, photo: Path, by: str = "") -> None:
    """Put a picture of a paper where it hangs on record, by its digest. Refused as `post` and `take_down`."""
    with office.store.write() as session:
        _of(office, session, number)
        _photographed(office, session, number, photo, doer(office, session, by))


def _photographed(office: Office, session: Session, number: int, photo: Path, who: Person) -> None:
    file = enclosure(photo)
    facts = {"photo": file.name, "sha256": file.sha256, "size": file.size, **body_of("by", who)}
    office.append(session, STREAM, "posting.photographed", posting=number, **facts)


def take_down(office: Office, number: int, on: date | None = None, by: str = "") -> None:
    """Log that a paper came down; today if `on` is left out.

    Refusals postings.unknown, postings.down_already, postings.order, postings.future.
    """
    today = office.world.now().date()
    day = on or today
    with office.store.write() as session:
        posted = _of(office, session, number)
        if posted.came_down:
            raise Refusal("postings.down_already", posting=number, day=On(str(posted.until)))
        if day > today:
            raise Refusal("postings.future", field=FieldName("on"), since=On(day.isoformat()))
        _check_order(posted.since, day)
        if not posted.recorded and (row := session.get(tables.Posting, number)):
            row.until = day.isoformat()
        who = body_of("by", doer(office, session, by))
        office.append(session, STREAM, "posting.down", posting=number, on=day.isoformat(), **who)


def _of(office: Office, session: Session, number: int) -> PostingView:
    found = next((each for each in _all(office, session) if each.id == number), None)
    if found is None:
        raise Refusal("postings.unknown", posting=number)
    return found


def _check_order(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise Refusal(
            "postings.order",
            field=FieldName("until"),
            since=On(since.isoformat()),
            until=On(until.isoformat()),
        )


def postings(office: Office, document: str = "") -> tuple[PostingView, ...]:
    """All postings, or those of one paper, the latest first."""
    with office.store.read() as session:
        found = (each for each in _all(office, session) if document in ("", each.document))
        return tuple(sorted(found, key=lambda each: (each.since, each.id), reverse=True))


def _all(office: Office, session: Session) -> tuple[PostingView, ...]:
    """Those on record, and those of before there was one."""
    posted = office.state(session, STREAM, _POSTINGS)
    rows = {row.id or 0: row for row in session.exec(select(tables.Posting)) if row.place}
    numbers = sorted({*posted, *rows})
    return tuple(_view(office, session, number, posted, rows) for number in numbers)


def _view(
    office: Office,
    session: Session,
    number: int,
    posted: Mapping[int, Posted],
    rows: Mapping[int, tables.Posting],
) -> PostingView:
    told = posted.get(number)
    if told is None:
        row = rows[number]
        until = date.fromisoformat(row.until) if row.until else None
        since, superseded = date.fromisoformat(row.since), _superseded(office, session, number, row.document)
        facts = (number, row.document, row.digest, row.place, since, until, row.by, superseded)
        return PostingView(*facts, recorded=False)
    last = told.down or told.until
    return PostingView(
        number,
        told.document,
        told.file,
        told.place,
        date.fromisoformat(told.since),
        date.fromisoformat(last) if last else None,
        label(session, told.by.id, told.by.name),
        _superseded(office, session, number, told.document),
        told.edition,
        bool(told.down),
        told.photos,
    )


def _superseded(office: Office, session: Session, number: int, document: str) -> bool:
    """Whether its poll took another course, or a further result went on record, after it was hung."""
    kind, _, rest = document.partition(":")
    if session.get(tables.Poll, rest[:4]) is None or rest[4:5] not in ("", ":"):
        return False
    register = frozen.case(session, rest[:4]).register(office, session)
    later = register.results if kind in ("result", "poster") else register.changes
    return any(each.posted >= number for each in later)
