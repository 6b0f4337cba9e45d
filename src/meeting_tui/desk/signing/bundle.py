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
from meeting_tui.record.chain import Entry, Head, canonical
from meeting_tui.record.keys import STREAM
from meeting_tui.refusal import CheckFailed, Refusal, Why
from meeting_tui.store import journal
from meeting_tui.store.engine import Target, open_store

FORMAT, VERSION = "meeting-tui signatures", 1
LARGEST = 10_000_000  # bytes
_FIELDS = ("stream", "seq", "kind", "at", "author", "body", "prev", "hash")


def text(session: Session, community: str) -> str:
    """The bundle of a store; "" where nobody signed anything."""
    entries = tuple(journal.entries(session, STREAM))
    if not any(entry.kind == "heads.signed" for entry in entries):
        return ""
    told = [{name: getattr(entry, name) for name in _FIELDS} for entry in entries]
    made = {"format": FORMAT, "version": VERSION, "community": community, "entries": told}
    return canonical(made).decode() + "\n"


def write(office: Office, out: Path) -> None:
    """Write the bundle. Refusal signing.nothing_signed, and as `whole_file` refuses."""
    with office.store.read() as session:
        made = text(session, communities.community(office).name)
    if not made:
        raise Refusal("signing.nothing_signed")
    with whole_file(out) as draft:
        draft.write_text(made, "utf-8")


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
    entries = tuple(map(_entry, told["entries"]))
    facts = {"community": clean(str(told["community"]))}
    try:
        notes = _checked(entries) if against is None else _borne_out(entries, against)
    except CheckFailed as failure:
        return Verification(str(path), "signatures", failure, facts=facts)
    return Verification(str(path), "signatures", facts=facts, notes=notes)


def _told(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(LARGEST))
        if told["format"] == FORMAT and told["version"] == VERSION and isinstance(told["entries"], list):
            return {"community": told["community"], "entries": told["entries"]}
    except OSError as error:
        raise Refusal("claims.unreadable_file", path=str(path), reason=Why.of(error)) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refusal("signing.bundle_unreadable", path=path) from error
    raise Refusal("signing.bundle_unreadable", path=path)


def _entry(row: Any) -> Entry:
    try:
        return Entry(**{name: row[name] for name in _FIELDS})
    except (KeyError, TypeError) as error:
        raise Refusal("signing.bundle_unreadable", path="") from error


def _checked(entries: tuple[Entry, ...]) -> tuple[CheckFailed, ...]:
    verdict = chain.verify(entries, STREAM)
    if not verdict.ok:
        raise CheckFailed("signing.bundle_broken", seq=verdict.broken_at)
    return (*checking.told(checking.folded(entries)), CheckFailed("signing.alone"))


def _borne_out(entries: tuple[Entry, ...], against: Target) -> tuple[CheckFailed, ...]:
    """The record has these entries, and had the heads that were signed."""
    *notes, _alone = _checked(entries)
    store = open_store(against, readonly=True)
    try:
        with store.read() as session:
            for entry in entries:
                if not journal.holds(session, STREAM, Head(entry.seq, entry.hash)):
                    raise CheckFailed("signing.bundle_differs", seq=entry.seq)
            checking.check(session)
    finally:
        store.close()
    return (*notes, CheckFailed("signing.borne_out"))
