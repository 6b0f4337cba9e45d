"""The journal: entries are appended to a stream, and read back; nothing is ever edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Result, Select, and_, bindparam, insert, or_, text, true
from sqlmodel import Session, col, select

from meeting_tui.record.chain import Entry, Head, commitment, genesis, seal
from meeting_tui.record.kinds import BY_NAME, check
from meeting_tui.refusal import CheckFailed, Record, Refusal
from meeting_tui.store import past, tables
from meeting_tui.strict import json_of, objects_of
from meeting_tui.world import World

BACKWARDS = timedelta(seconds=2)
"""How far the clock may run back (daylight, a correction by the network) before it is recorded."""

Texts = dict[tuple[int, str], str | None]
_AT = tables.Entry
_TOLD = (_AT.seq, _AT.kind, _AT.at, _AT.author, _AT.body, _AT.hash)
"""Asked of the class, not of its table: what `past.limit` keeps back is kept back here too."""
_BODY = 4
AT_ONCE = 1000
"""Rows that are read and understood together."""
_STREAM = col(_AT.stream) == bindparam("stream")


def _behind(*columns: Any) -> Select[*tuple[Any, ...]]:
    asked = select(*columns).where(_STREAM, col(_AT.seq) > bindparam("after")).order_by(col(_AT.seq))
    return asked.execution_options(yield_per=AT_ONCE)  # type: ignore[no-any-return]


_BEHIND, _WHOLE = _behind(*_TOLD), _behind(*_TOLD, _AT.prev, _AT.stream)
_FROM = (
    select(_AT.seq, _AT.hash)
    .where(_STREAM, col(_AT.seq) >= bindparam("from"))
    .order_by(col(_AT.seq))
    .limit(2)
)
_LAST = select(_AT.seq, _AT.hash, _AT.at).where(_STREAM).order_by(col(_AT.seq).desc()).limit(1)
_TEXTS = select(tables.EntryText.seq, tables.EntryText.field, tables.EntryText.text).where(
    tables.EntryText.stream == bindparam("stream"), tables.EntryText.seq > bindparam("after")
)
_STATIONS = select(_AT.stream).where(_AT.kind == "station.begun")
_ENTER, _BESIDE = insert(_AT.__table__), insert(tables.EntryText.__table__)  # type: ignore[attr-defined]
"""What every act asks and does, put together once: that took longer than the answer."""
_HEADS = text("""
WITH RECURSIVE s(stream) AS (
  SELECT min(stream) FROM entry
  UNION ALL
  SELECT (SELECT min(e.stream) FROM entry e WHERE e.stream > s.stream) FROM s WHERE s.stream IS NOT NULL
)
SELECT e.stream, e.seq, e.hash FROM s JOIN entry e ON e.stream = s.stream
WHERE e.seq = (SELECT max(last.seq) FROM entry last WHERE last.stream = s.stream)
""")
"""From stream to stream by the index: what it costs goes with the streams, not with their entries."""
FEW = 20
"""Of so many streams each is asked for what came behind an entry; of more, all of the record."""


@dataclass(frozen=True)
class New:
    """An entry to be written: personal fields of the kind go in `texts`, all others in `body`.

    `at`: the time it bears, where that is not to be the time when it is written.
    """

    kind: str
    body: Mapping[str, Any]
    texts: Mapping[str, str] = field(default_factory=dict)
    at: str = ""


def head(session: Session, stream: str) -> Head:
    """Count and hash of the last entry; the genesis hash when there is none."""
    return _last(session, stream)[0]


def holds(session: Session, stream: str, known: Head) -> bool:
    """Whether the stream still has this entry."""
    return stands(session, stream, known)[0]


def stands(session: Session, stream: str, known: Head) -> tuple[bool, bool]:
    """Whether the stream still has this entry, and whether it has one behind it."""
    found = past.rows(session, _FROM, {"stream": stream, "from": known.count}).all()
    return bool(found) and tuple(found[0]) == (known.count, known.hash), len(found) > 1


def append(
    session: Session,
    world: World,
    stream: str,
    kind: str,
    body: Mapping[str, Any],
    author: str,
    texts: Mapping[str, str] | None = None,
) -> Entry:
    """Seal and write one entry; it is kept when the session's transaction commits.

    When the clock stands before the last entry, a `clock.anomaly` entry goes first. Refusal record.…
    """
    return append_all(session, world, stream, author, [New(kind, body, texts or {})])[-1]


def append_all(
    session: Session, world: World, stream: str, author: str, items: Iterable[New], author_id: int = 0
) -> tuple[Entry, ...]:
    """As `append`, for many entries at once (one read of the head, two bulk inserts).

    `author_id`: the author's number among the persons, 0 for the name of an account.
    """
    todo = list(items)
    if not todo:
        return ()
    _check_station(session, stream)
    here, last = _last(session, stream)
    now: datetime = world.now()
    at = now.isoformat(timespec="seconds")
    if last and now < datetime.fromisoformat(last) - BACKWARDS and not all(item.at for item in todo):
        todo.insert(0, New("clock.anomaly", {"was": last, "now": at}))
    made: list[Entry] = []
    kept: list[dict[str, Any]] = []
    for item in todo:
        body, rows = _salted(item, world, stream, here.count + 1, author_id)
        entry = seal(stream, here, item.kind, item.at or at, author, body)
        here = Head(entry.seq, entry.hash)
        made.append(entry)
        kept.extend(rows)
    connection = session.connection()
    connection.execute(_ENTER, [_row(entry) for entry in made])
    if kept:
        connection.execute(_BESIDE, kept)
    return tuple(made)


def entries(session: Session, stream: str, after: int = 0) -> Iterator[Entry]:
    """The entries of a stream in order, those behind `after`; streamed. CheckFailed record.unreadable."""
    found = past.rows(session, _WHOLE, {"stream": stream, "after": after})
    for (seq, kind, at, author, stored, made, prev, of), body in _read(found):
        yield Entry(of, seq, kind, at, author, body, prev, made, stored)


def told(session: Session, stream: str, after: int = 0) -> Iterator[Entry]:
    """As `entries`, for folding: without `prev` and `stored`, which tell nothing of what happened."""
    found = past.rows(session, _BEHIND, {"stream": stream, "after": after})
    seen: dict[str, str] = {}
    one = seen.setdefault  # thousands are of one kind, moment and author
    for (seq, kind, at, author, _stored, made), body in _read(found, stream):
        yield Entry(stream, seq, one(kind, kind), one(at, at), one(author, author), body, "", made)


def _read(found: Result[*tuple[Any, ...]], stream: str = "") -> Iterator[tuple[Any, dict[str, Any]]]:
    """Rows that begin as `_TOLD`, each with its body; their stream is at their end where it isn't given."""
    for rows in found.partitions(AT_ONCE):
        bodies = objects_of([row[_BODY] for row in rows])
        one_by_one = (_body(stream or row[-1], row[0], row[_BODY]) for row in rows)
        yield from zip(rows, bodies or one_by_one, strict=True)


def _body(stream: str, seq: int, stored: str) -> dict[str, Any]:
    try:
        body = json_of(stored)
    except (ValueError, TypeError, AttributeError, Refusal):
        body = None
    if not isinstance(body, dict):
        raise CheckFailed("record.unreadable", stream=Record(stream), seq=seq)
    return body


def texts(session: Session, stream: str, after: int = 0) -> Texts:
    """The personal texts by (seq, field); None where one was erased."""
    found = past.rows(session, _TEXTS, {"stream": stream, "after": after})
    return {(seq, field): text for seq, field, text in found.all()}


def last_at(session: Session, stream: str, kind: str) -> str:
    """When the last entry of that kind was written; empty where there is none."""
    asked = select(_AT.at).where(_AT.stream == stream, _AT.kind == kind).order_by(col(_AT.seq).desc())
    return past.rows(session, asked.limit(1)).scalar() or ""


def happened(session: Session, kind: str) -> bool:
    """Whether an entry of that kind is in any record."""
    found = select(tables.Entry.seq).where(tables.Entry.kind == kind).limit(1)
    return session.exec(found).first() is not None


def streams(session: Session) -> tuple[str, ...]:
    """The streams that have entries, in the order of their names; of the past, those that were there."""
    name = col(tables.Entry.stream)
    found = session.execute(select(name).distinct().order_by(name)).scalars()
    return tuple(stream for stream in found if past.knows(session, stream))


def heads(session: Session) -> dict[str, Head]:
    """Of every stream, count and hash of its last entry, as the record stands now."""
    return {stream: Head(seq, made) for stream, seq, made in session.execute(_HEADS)}


def behind(
    session: Session, after: Mapping[str, int], kinds: Iterable[str]
) -> tuple[Iterator[Entry], dict[tuple[str, int, str], str | None]]:
    """Of these streams the entries of these kinds behind so many, in order, without `prev`; and all personal
    texts behind so many by (stream, seq, field), None where one was erased."""
    told, beside = tables.Entry, tables.EntryText
    asked = select(*_TOLD, told.stream).where(_later(told, after), col(told.kind).in_(list(kinds)))  # type: ignore[call-overload]
    rows = _read(session.execute(asked.order_by(told.stream, told.seq)))
    found = (
        Entry(of, seq, kind, at, author, body, "", made, stored)
        for (seq, kind, at, author, stored, made, of), body in rows
        if seq > after.get(of, seq)
    )
    chosen = select(beside.stream, beside.seq, beside.field, beside.text).where(_later(beside, after))
    return found, {(of, seq, name): said for of, seq, name, said in session.execute(chosen)}


def _later(
    table: type[tables.Entry] | type[tables.EntryText], after: Mapping[str, int]
) -> ColumnElement[bool]:
    if len(after) > FEW:
        return true()
    return or_(*(and_(col(table.stream) == stream, col(table.seq) > seq) for stream, seq in after.items()))


def erase(
    session: Session, world: World, stream: str, seq: int, reason: str, author: str, author_id: int = 0
) -> tuple[Entry, ...]:
    """Delete the personal texts of entry `seq` with their salts, and append the `erasure` entry."""
    rows = session.exec(
        select(tables.EntryText).where(
            tables.EntryText.stream == stream,
            tables.EntryText.seq == seq,
            col(tables.EntryText.text).is_not(None),
        )
    ).all()
    for row in rows:
        row.text = row.salt = None
        session.add(row)
    fields = sorted(row.field for row in rows)
    session.flush()
    done = New("erasure", {"of": seq, "fields": fields, "reason": reason})
    return append_all(session, world, stream, author, [done], author_id)


def _check_station(session: Session, stream: str) -> None:
    """In a station's copy one record alone goes on; what stood in another would never come back."""
    begun = _begun(session)
    if begun and stream not in begun:
        raise Refusal("stations.other_stream", stream=Record(stream))


def in_station(session: Session) -> bool:
    """Whether this is a station's copy, in which one record alone goes on."""
    return bool(_begun(session))


def _begun(session: Session) -> list[str]:
    return list(past.rows(session, _STATIONS).scalars())


def _last(session: Session, stream: str) -> tuple[Head, str]:
    """The last entry's count and hash, and when it was written."""
    last = past.rows(session, _LAST, {"stream": stream}).first()
    return (Head(last[0], last[1]), last[2]) if last else (Head(0, genesis(stream)), "")


def _salted(
    item: New, world: World, stream: str, seq: int, author_id: int
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    body = dict(item.body) | ({"author_id": author_id} if author_id else {})
    rows: list[dict[str, Any]] = []
    kind = BY_NAME.get(item.kind)
    if kind and kind.votes:
        body.setdefault("salt", world.token(16).hex())
    for name in kind.personal if kind else ():
        text = item.texts.get(name)
        if text is not None:
            salt = world.token(16).hex()
            body[name] = commitment(salt, text)
            rows.append({"stream": stream, "seq": seq, "field": name, "salt": salt, "text": text})
    check(item.kind, body, stream)
    return body, rows


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "stream": entry.stream,
        "seq": entry.seq,
        "kind": entry.kind,
        "at": entry.at,
        "author": entry.author,
        "body": entry.stored,
        "prev": entry.prev,
        "hash": entry.hash,
    }
