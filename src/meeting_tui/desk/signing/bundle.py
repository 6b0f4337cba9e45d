"""The signatures as a file of their own: the whole record of keys and signatures, to be checked anywhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk import communities
from meeting_tui.desk.office import Office
from meeting_tui.desk.safety.verification import Verification
from meeting_tui.desk.signing import checking
from meeting_tui.output import whole_file
from meeting_tui.record import chain
from meeting_tui.record.chain import Entry, canonical
from meeting_tui.record.keys import SIGNED, STREAM
from meeting_tui.refusal import CheckFailed, Refusal, Why
from meeting_tui.store import journal
from meeting_tui.store.engine import Target, open_store

FORMAT, VERSION = "meeting-tui signatures", 1
LARGEST = 10_000_000  # bytes
_FIELDS = ("stream", "seq", "kind", "at", "author", "body", "prev", "hash")
_PUBLIC = {
    "key.appointed": ("key", "name", "name_id", "office", "of", "replaces"),
    "key.withdrawn": ("key", "name", "name_id"),
    "heads.signed": (*SIGNED, "name_id", "signature"),
}
"""What of each entry is for everybody: no room, no reason, nobody who only typed."""


def text(session: Session, community: str, *, public: bool = False) -> str:
    """The bundle of a store; "" where nobody signed anything. `public`: without what is private in it, so
    that its entries are proven by the record alone, its signatures as ever."""
    entries = tuple(journal.entries(session, STREAM))
    if not any(entry.kind == "heads.signed" for entry in entries):
        return ""
    told = [{name: getattr(entry, name) for name in _FIELDS} for entry in entries]
    made = {"format": FORMAT, "version": VERSION, "community": community, "entries": told}
    if public:
        made |= {"copy": "public", "entries": list(map(_for_everybody, entries))}
    return canonical(made).decode() + "\n"


def _for_everybody(entry: Entry) -> dict[str, Any]:
    body = {name: entry.body[name] for name in _PUBLIC.get(entry.kind, ()) if name in entry.body}
    told = {name: getattr(entry, name) for name in _FIELDS if name not in ("author", "prev")}
    return told | {"body": body}


def write(office: Office, out: Path) -> None:
    """Write the bundle. Refusal signing.nothing_signed, and as `whole_file` refuses."""
    with office.store.read() as session:
        made = text(session, communities.community(office).name)
    if not made:
        raise Refusal("signing.nothing_signed")
    with whole_file(out) as draft:
        draft.write_bytes(made.encode())


def is_bundle(path: Path) -> bool:
    """Whether a file calls itself such a bundle."""
    try:
        with path.open("rb") as file:
            return f'"format":"{FORMAT}"'.encode() in file.read(LARGEST)
    except OSError:
        return False


def verify(path: Path, against: Target | None) -> Verification:
    """Check a bundle by itself, and, with the community's file or server, as a part of its record.

    Refusal signing.bundle_unreadable; what differs is the failure.
    """
    told = _told(path)
    public = told["copy"] == "public"
    entries = tuple(_entry(row, public) for row in told["entries"])
    facts = {"community": clean(str(told["community"]))}
    try:
        notes = _checked(entries, public) if against is None else _borne_out(entries, public, against)
    except CheckFailed as failure:
        return Verification(str(path), "signatures", failure, facts=facts)
    return Verification(str(path), "signatures", facts=facts, notes=notes)


def _told(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(LARGEST))
        if told["format"] == FORMAT and told["version"] == VERSION and isinstance(told["entries"], list):
            return {"copy": told.get("copy"), **{name: told[name] for name in ("community", "entries")}}
    except OSError as error:
        raise Refusal("claims.unreadable_file", path=str(path), reason=Why.of(error)) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refusal("signing.bundle_unreadable", path=path) from error
    raise Refusal("signing.bundle_unreadable", path=path)


def _entry(row: Any, public: bool) -> Entry:
    try:
        left_out = {"author": "", "prev": ""} if public else {}
        return Entry(**{name: {**row, **left_out}[name] for name in _FIELDS})
    except (KeyError, TypeError) as error:
        raise Refusal("signing.bundle_unreadable", path="") from error


def _checked(entries: tuple[Entry, ...], public: bool) -> tuple[CheckFailed, ...]:
    if public:
        broken = next((no for no, entry in enumerate(entries, 1) if entry.seq != no), 0)
    else:
        broken = chain.verify(entries, STREAM).broken_at or 0
    if broken:
        raise CheckFailed("signing.bundle_broken", seq=broken)
    return (*checking.told(checking.folded(entries)), CheckFailed("signing.alone"))


def _borne_out(entries: tuple[Entry, ...], public: bool, against: Target) -> tuple[CheckFailed, ...]:
    """The record has these entries, and had the heads that were signed."""
    *notes, _alone = _checked(entries, public)
    store = open_store(against, readonly=True)
    try:
        with store.read() as session:
            there = {entry.seq: entry for entry in journal.entries(session, STREAM)}
            for entry in entries:
                if not _same(entry, there.get(entry.seq), public):
                    raise CheckFailed("signing.bundle_differs", seq=entry.seq)
            checking.check(session)
    finally:
        store.close()
    return (*notes, CheckFailed("signing.borne_out"))


def _same(entry: Entry, there: Entry | None, public: bool) -> bool:
    """Whether the record has an entry; of a public copy, as much of it as that tells."""
    if there is None or entry.hash != there.hash:
        return False
    return not public or _for_everybody(entry) == _for_everybody(there)
