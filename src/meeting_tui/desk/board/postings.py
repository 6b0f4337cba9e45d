"""What hangs on the board: which paper, where, from when until when, by whom. It proves service by notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from meeting_tui.clean import clean
from meeting_tui.desk.board import issuing
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import doer, label
from meeting_tui.desk.polls import frozen
from meeting_tui.refusal import FieldName, On, Refusal
from meeting_tui.store import tables


@dataclass(frozen=True)
class PostingView:
    """`document` is the paper's id, such as `result:7K2Q`; `until` is empty while it hangs without an end.

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
    digest: str = "",
) -> int:
    """Log that a paper was hung; `since` is today if left out, `by` whoever is at the keyboard.

    Without a `digest` it is that of the file of the edition that holds, if the paper was issued. Returns the
    posting's number.
    """
    today = office.world.now().date()
    start = since or today
    named, where = clean(document), clean(place)
    if not (named and where):
        raise Refusal("postings.what_where", field=FieldName("place"))
    if start > today:
        raise Refusal("postings.future", field=FieldName("since"), since=On(start.isoformat()))
    _check_order(start, until)
    with office.store.write() as session:
        who = doer(office, session, by)
        row = tables.Posting(
            document=named,
            digest=digest or _file_of(office, named),
            place=where,
            since=On(start.isoformat()),
            until=until.isoformat() if until else "",
            by=label(session, who.id, who.name),
            person=who.id or None,
        )
        session.add(row)
        session.flush()
        return _view(row).id


def _file_of(office: Office, document: str) -> str:
    held = (each.file for each in reversed(issuing.issued(office)) if issuing.ref_of(each).id == document)
    return next(held, "")


def take_down(office: Office, number: int, on: date | None = None) -> None:
    """Log that a paper came down; today if `on` is left out."""
    with office.store.write() as session:
        row = session.get(tables.Posting, number)
        if row is None:
            raise Refusal("postings.unknown", posting=number)
        day = on or office.world.now().date()
        _check_order(date.fromisoformat(row.since), day)
        row.until = day.isoformat()


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
    table = tables.Posting
    with office.store.read() as session:
        chosen = select(table).order_by(col(table.since).desc(), col(table.id).desc())
        if document:
            chosen = chosen.where(table.document == document)
        rows = session.exec(chosen).all()
        return tuple(_view(row, superseded=_superseded(office, session, row)) for row in rows)


def _superseded(office: Office, session: Session, row: tables.Posting) -> bool:
    """Whether its poll took another course, or a further result went on record, after it was hung."""
    kind, _, rest = row.document.partition(":")
    if session.get(tables.Poll, rest[:4]) is None or rest[4:5] not in ("", ":"):
        return False
    register = frozen.case(session, rest[:4]).register(office, session)
    later = register.results if kind in ("result", "poster") else register.changes
    return any(each.posted >= (row.id or 0) for each in later)


def _view(row: tables.Posting, *, superseded: bool = False) -> PostingView:
    assert row.id is not None  # given by the database when the row was flushed
    until = date.fromisoformat(row.until) if row.until else None
    since = date.fromisoformat(row.since)
    return PostingView(row.id, row.document, row.digest, row.place, since, until, row.by, superseded)
