"""What a helper needs, in one file: versions, counts, the result of every check, the log.

What goes in is chosen by name, fact by fact, so that no name, room or text of the community can be among it.
"""

from __future__ import annotations

import json
import locale
import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any, get_args

from sqlmodel import Session, SQLModel, func, select

from meeting_tui import trace
from meeting_tui.desk.safety.doctor import machine
from meeting_tui.output import whole_file
from meeting_tui.record.kind import Stream
from meeting_tui.refusal import Refusal
from meeting_tui.rules import shipped
from meeting_tui.store import journal
from meeting_tui.store.engine import Store, Target, open_store
from meeting_tui.store.proof import prove_database, prove_stream
from meeting_tui.store.tables import Community

_STORE = ("sqlite", "postgresql", "journal_mode", "synchronous", "user_version")
_SPACE = ("page_count", "freelist_count", "size", "free")
_TERMINAL = ("TERM", "COLORTERM", "TERM_PROGRAM")


def pack(dest: Path, target: Target | None = None) -> None:
    """Write the bundle; a community that can't be opened or proved is told of by its reason's code.

    Refusals of `whole_file`.
    """
    parts = {"machine.json": _machine()}
    if target is not None:
        parts["community.json"] = _community(target)
    with whole_file(dest, private=True, new=True) as draft:
        _zip(draft, parts)


def _zip(draft: Path, parts: Mapping[str, Any]) -> None:
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, facts in parts.items():
            bundle.writestr(name, json.dumps(facts, indent=2, sort_keys=True))
        for log in trace.files():
            bundle.write(log, log.name)


def _machine() -> dict[str, Any]:
    language = (locale.getlocale()[0] or "").partition("_")[0]
    terminal = {name: os.environ[name] for name in _TERMINAL if name in os.environ}
    return {**machine(), "locale": language, "terminal": terminal, "libraries": dict(_libraries())}


def _libraries() -> Iterator[tuple[str, str]]:
    """The versions of what the program is built on, as far as it is installed."""
    try:
        needed = metadata.requires("meeting-tui") or []
    except metadata.PackageNotFoundError:  # run from its source: nobody installed it
        needed = []
    for name in sorted({re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in needed}):
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:  # an extra that is not wanted here
            yield name, ""


def _community(target: Target) -> dict[str, Any]:
    try:
        store = open_store(target, readonly=True)
    except Exception as error:
        return {"opened": _why(error)}
    try:
        told = store.facts()
        facts: dict[str, Any] = {name: told[name] for name in _STORE + _SPACE if name in told}
        facts["locked"] = bool(told.get("lock"))
        return facts | {name: _tried(store, ask) for name, ask in _QUESTIONS.items()}
    finally:
        store.close()


def _tried(store: Store, ask: Any) -> Any:
    """An answer; or why there is none, which is what a helper looks for."""
    try:
        with store.read() as session:
            return ask(session)
    except Exception as error:
        return _why(error)


def _why(error: Exception) -> str:
    if isinstance(error, Refusal):
        return error.code
    trace.fault(error)
    return type(error).__name__


def _rows(session: Session) -> dict[str, int]:
    tables = SQLModel.metadata.sorted_tables
    return {
        each.name: session.execute(select(func.count()).select_from(each)).scalar_one() for each in tables
    }


def _settings(session: Session) -> dict[str, str]:
    lang, profile = session.execute(select(Community.lang, Community.profile_id)).one()
    return {
        "lang": lang if lang in ("zh", "en") else "other",
        "profile": profile if profile in shipped() else "their own",
    }


def _database(session: Session) -> str:
    prove_database(session)
    return "ok"


def _chains(session: Session) -> list[str]:
    """Each record by its kind, with its length, or why it is not in order."""
    found = []
    for stream in journal.streams(session):
        kind = stream.partition(":")[0]
        kind = kind if kind in get_args(Stream) else "other"  # a damaged row can hold any text
        try:
            found.append(f"{kind}: {prove_stream(session, stream).count} entries")
        except Refusal as broken:
            found.append(f"{kind}: {broken.code}{_at(broken)}")
    return found


def _at(broken: Refusal) -> str:
    seq = broken.facts.get("seq")
    return f" at {seq}" if isinstance(seq, int) else ""


_QUESTIONS = {"rows": _rows, "settings": _settings, "database": _database, "chains": _chains}
