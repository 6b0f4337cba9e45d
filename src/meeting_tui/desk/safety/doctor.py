"""How things stand on this machine: versions, space, the file's modes, who holds it, what to mind."""

from __future__ import annotations

import platform
import sqlite3
import stat
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import Session, func, select

from meeting_tui import __version__, trace
from meeting_tui.refusal import At, Refusal
from meeting_tui.store.engine import Store, Target, open_store
from meeting_tui.store.tables import Entry
from meeting_tui.world import REAL, World

LOW = 200_000_000
"""Bytes that should be free before a meeting."""
AHEAD = timedelta(minutes=2)


@dataclass(frozen=True)
class Diagnosis:
    """`facts` by name (`lock`: who holds the file, or None); `warnings` are worded as refusals."""

    facts: dict[str, Any]
    warnings: tuple[Refusal, ...] = ()


def doctor(target: Target | None = None, world: World = REAL) -> Diagnosis:
    """The machine, and the community at `target` if one is given. Refusals as in `open_store`."""
    facts: dict[str, Any] = {**machine(), "log": str(trace.path())}
    if target is None:
        return Diagnosis(facts)
    store = open_store(target, readonly=True)
    try:
        with store.read() as session:
            last = _record(session, facts)
        facts |= {"target": store.target, **store.facts()}
        return Diagnosis(facts, tuple(_warnings(store, facts, last, world.now())))
    finally:
        store.close()


def machine() -> dict[str, Any]:
    """What is the same for everybody on this machine, and how much the log tells of."""
    return {
        "program": __version__,
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "encoding": sys.getfilesystemencoding(),
        "sqlite": sqlite3.sqlite_version,
        "faults": trace.count(),
    }


def _record(session: Session, facts: dict[str, Any]) -> str:
    row = session.execute(
        select(func.count(), func.count(func.distinct(Entry.stream)), func.max(Entry.at)).select_from(Entry)
    ).one()
    facts |= {"entries": row[0], "records": row[1], "last_entry": row[2] or ""}
    return str(row[2] or "")


def _warnings(store: Store, facts: dict[str, Any], last: str, now: datetime) -> list[Refusal]:
    found = []
    if facts.get("free", LOW) < LOW:
        found.append(Refusal("backups.low_space", free=facts["free"] // 1_000_000))
    if last and datetime.fromisoformat(last) > now + AHEAD:
        found.append(Refusal("backups.clock", last=At(last), now=At(now.isoformat(timespec="seconds"))))
    if store.path and _others_read(store.path):
        found.append(Refusal("backups.not_private", path=store.path))
    return found


def _others_read(path: Path) -> bool:
    return sys.platform != "win32" and bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))
