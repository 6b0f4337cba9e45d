"""What people do with keys: who chairs, records, counts or watches is appointed, signs, replaces one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session

from meeting_tui.check_code import begins
from meeting_tui.clean import clean
from meeting_tui.desk import communities
from meeting_tui.desk.meetings.floor import Floor
from meeting_tui.desk.office import Fold, Office
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.signing import key_files
from meeting_tui.desk.signing.key_files import PrivateKey
from meeting_tui.paper.ballots.payload import tidy
from meeting_tui.record import keys
from meeting_tui.record.keys import STREAM, AppointedKey, KeyRecord
from meeting_tui.record.person import Person, body_of, name_key
from meeting_tui.refusal import Record, Refusal
from meeting_tui.store import journal, tables

KEYS = Fold(keys.begin, keys.step)


def record(office: Office) -> KeyRecord:
    """All keys and signatures on record."""
    with office.store.read() as session:
        return office.state(session, STREAM, KEYS)


def stream_of(session: Session, ref: str) -> str:
    """The record of the meeting or poll that a person names. Refusal meetings.unknown (by its folds)."""
    poll = session.get(tables.Poll, tidy(ref))
    return f"poll:{poll.id}" if poll else f"meeting:{clean(ref)}"


def officers(office: Office, session: Session, stream: str) -> tuple[tuple[str, Person], ...]:
    """Who signs what a record holds, and in which office; each once."""
    kind, _colon, number = stream.partition(":")
    found = _of_poll(session, number) if kind == "poll" else _of_meeting(office, session, number)
    seen: list[tuple[str, Person]] = []
    for role, person in found:
        if not person.among(each for _role, each in seen):
            seen.append((role, person))
    return tuple(seen)


def _of_meeting(office: Office, session: Session, number: str) -> Iterator[tuple[str, Person]]:
    state = Floor(office, session, number).state
    yield from ((role, each) for role, each in (("chair", state.chair), ("recorder", state.recorder)) if each)


def _of_poll(session: Session, number: str) -> Iterator[tuple[str, Person]]:
    definition = frozen.case(session, number).definition
    yield from (("teller", each) for each in definition.tellers)
    yield from (("scrutineer", each) for each in definition.scrutineers)


def appoint(office: Office, ref: str, who: str, public: str, reason: str = "") -> AppointedKey:
    """Who chairs or records the meeting, counts or watches the poll, signs with this key from now on.

    Whoever has a key already replaces it, with a reason. Refused: `signing.not_office`,
    `signing.key_known`, `signing.reason`.
    """
    with office.store.write() as session:
        return _appoint(office, session, ref, who, public, clean(reason))


def _appoint(office: Office, session: Session, ref: str, who: str, public: str, reason: str) -> AppointedKey:
    stream = stream_of(session, ref)
    role, person = _officer(office, session, stream, who)
    now = office.state(session, STREAM, KEYS)
    old = now.now_of(person)
    if old and old.key == public:
        return old
    if any(each.key == public for each in now.keys):
        raise Refusal("signing.key_known")
    if old and not reason:
        raise Refusal("signing.reason", name=person.name)
    more: dict[str, Any] = {"replaces": old.key, "reason": reason} if old else {}
    office.append(
        session,
        STREAM,
        "key.appointed",
        key=public,
        office=role,
        of=stream,
        **body_of("name", person),
        **more,
    )
    made = office.state(session, STREAM, KEYS).now_of(person)
    assert made
    return made


def _officer(office: Office, session: Session, stream: str, who: str) -> tuple[str, Person]:
    named = officers(office, session, stream)
    for role, person in named:
        if who == person.ref or name_key(who) == name_key(person.name):
            return role, person
    raise Refusal("signing.not_office", name=clean(who), stream=Record(stream))


def withdraw(office: Office, typed: str, reason: str) -> AppointedKey:
    """Nobody signs with a key any more, known by its check code. Refused: `signing.unknown`,
    `signing.reason`."""
    with office.store.write() as session:
        start, now = begins(typed), office.state(session, STREAM, KEYS)
        key = next(
            (each for each in now.keys if start and each.key.startswith(start) and not each.ended), None
        )
        if key is None:
            raise Refusal("signing.unknown", code=clean(typed))
        if not clean(reason):
            raise Refusal("signing.reason", name=key.person.name)
        who = body_of("name", key.person)
        office.append(session, STREAM, "key.withdrawn", key=key.key, reason=clean(reason), **who)
        return key


def sign(office: Office, ref: str, key: PrivateKey) -> dict[str, int]:
    """Sign the heads of all records, on closing a meeting or poll; how many entries each had.

    Refused: `signing.unappointed` where nobody was appointed to sign with this key, or is no more.
    """
    with office.store.write() as session:
        stream = stream_of(session, ref)
        officers(office, session, stream)  # it is there
        held = office.state(session, STREAM, KEYS).last(key.public, _ALL)
        if held is None or held.ended:
            raise Refusal("signing.unappointed")
        body = _body(office, session, held, stream)
        office.append(session, STREAM, "heads.signed", **body, signature=key.sign(keys.statement(body)))
        return {name: head["count"] for name, head in body["heads"].items()}


_ALL = 1 << 62


def _body(office: Office, session: Session, held: AppointedKey, stream: str) -> dict[str, Any]:
    heads = {each: journal.head(session, each) for each in (*journal.streams(session), STREAM)}
    return {
        "key": held.key,
        "office": held.office,
        "of": stream,
        "community": communities.community(office).name,
        "heads": {name: {"count": head.count, "hash": head.hash} for name, head in heads.items()},
        "made_at": office.world.now().isoformat(timespec="seconds"),
        **body_of("name", held.person),
    }


def first(office: Office, ref: str, who: str) -> bool:
    """Whether somebody's key will be made when they sign; refused as `appoint`."""
    with office.store.read() as session:
        _role, person = _officer(office, session, stream_of(session, ref), who)
        return office.state(session, STREAM, KEYS).now_of(person) is None


def sign_as(office: Office, ref: str, who: str, passphrase: str) -> dict[str, int]:
    """Somebody signs with their key that lies here; the first time it is made, and appointed.

    Refused: as `appoint`, `sign` and `key_files.unlock`; `signing.elsewhere` where the key on record lies on
    another computer.
    """
    with office.store.read() as session:
        _role, person = _officer(office, session, stream_of(session, ref), who)
        now = office.state(session, STREAM, KEYS).now_of(person)
    files = key_files.own_of(person.name)
    if now is None:
        key = key_files.make(person.name, passphrase)
        appoint(office, ref, person.ref, key.public)
        return sign(office, ref, key)
    mine = next((each for each in files if each.public == now.key), None)
    if mine is None:
        raise Refusal("signing.elsewhere", name=person.name, ref=clean(ref))
    return sign(office, ref, key_files.unlock(mine, passphrase))


def replace(office: Office, ref: str, who: str, passphrase: str, reason: str) -> AppointedKey:
    """A new key for somebody in the place of the one on record; refused as `appoint`."""
    with office.store.read() as session:
        _role, person = _officer(office, session, stream_of(session, ref), who)
    if not clean(reason):
        raise Refusal("signing.reason", name=person.name)
    key = key_files.make(person.name, passphrase)
    return appoint(office, ref, person.ref, key.public, reason)
