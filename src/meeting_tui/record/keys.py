"""Keys and signatures as their record has them. Specified in docs/formats/signatures.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from meeting_tui.record.chain import Entry, Head, canonical
from meeting_tui.record.person import Person, person_of

STREAM = "board:keys"
"""The record of keys and signatures."""
PREFIX = b"meeting-tui signature 1\n"
OFFICES = ("chair", "recorder", "teller", "scrutineer")
SIGNED = ("key", "name", "office", "of", "community", "heads", "made_at")
"""The fields of an entry that its signature covers."""


@dataclass(frozen=True, slots=True)
class AppointedKey:
    """A public key (hex) that somebody was appointed to sign with, by entry `seq` at `at` (ISO).

    `ended`: the entry by which it was replaced or withdrawn, 0 while it holds.
    """

    key: str
    person: Person
    office: str
    of: str
    seq: int
    at: str
    ended: int = 0
    reason: str = ""

    def held(self, seq: int) -> bool:
        """Whether entry `seq` of the stream may be signed with it."""
        return self.seq < seq and not 0 < self.ended <= seq


@dataclass(frozen=True, slots=True)
class SignedHeads:
    """The heads of all streams, signed by entry `seq`."""

    seq: int
    key: str
    person: Person
    office: str
    of: str
    heads: Mapping[str, Head]
    made_at: str
    statement: bytes
    signature: str

    def covers(self, stream: str, count: int) -> bool:
        """Whether so many entries of a stream are signed."""
        return stream in self.heads and self.heads[stream].count >= count


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """Everything the record says of keys and signatures, in its order."""

    keys: tuple[AppointedKey, ...] = ()
    signatures: tuple[SignedHeads, ...] = ()

    def now_of(self, person: Person) -> AppointedKey | None:
        """The key with which this person signs now."""
        return next((each for each in self.keys if not each.ended and each.person.is_(person)), None)

    def last(self, key: str, before: int) -> AppointedKey | None:
        """The last appointment of a key before an entry."""
        return next((each for each in reversed(self.keys) if each.key == key and each.seq < before), None)


def statement(body: Mapping[str, Any]) -> bytes:
    """What is signed: a prefix and the canonical JSON of what an entry says, without the signature."""
    return PREFIX + canonical({name: body[name] for name in SIGNED})


def begin() -> KeyRecord:
    """Nobody was appointed, nothing is signed."""
    return KeyRecord()


def step(now: KeyRecord, entry: Entry, _texts: object) -> KeyRecord:
    """What one entry adds."""
    body = entry.body
    if entry.kind == "heads.signed":
        return replace(now, signatures=(*now.signatures, _signature(entry)))
    if entry.kind == "key.withdrawn":
        return replace(now, keys=_ended(now.keys, {body["key"]}, entry.seq, body.get("reason", "")))
    if entry.kind != "key.appointed":
        return now
    person = person_of(body, "name")
    gone = {body.get("replaces", "")} | {each.key for each in now.keys if each.person.is_(person)}
    old = _ended(now.keys, gone - {body["key"]}, entry.seq, body.get("reason", ""))
    new = AppointedKey(body["key"], person, body["office"], body["of"], entry.seq, entry.at)
    return replace(now, keys=(*old, new))


def _ended(keys: Iterable[AppointedKey], gone: set[str], seq: int, reason: str) -> tuple[AppointedKey, ...]:
    return tuple(
        replace(each, ended=seq, reason=reason) if each.key in gone and not each.ended else each
        for each in keys
    )


def _signature(entry: Entry) -> SignedHeads:
    body = entry.body
    return SignedHeads(
        seq=entry.seq,
        key=body["key"],
        person=person_of(body, "name"),
        office=body["office"],
        of=body["of"],
        heads={stream: Head(head["count"], head["hash"]) for stream, head in body["heads"].items()},
        made_at=body["made_at"],
        statement=statement(body),
        signature=body["signature"],
    )
