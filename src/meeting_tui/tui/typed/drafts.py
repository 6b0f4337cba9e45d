"""What is typed and not yet kept: it is there again after Esc, and after a kill.

It lies beside the log, not in the community file, which may be read-only, full, or another one by tomorrow.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from meeting_tui.tui.typed.draft_file import DraftFile

MOST = 1_000_000
"""Characters of drafts that are written down; the oldest beyond it last as long as the program runs."""
Fields = dict[str, str]
Group = TypeVar("Group")


class Drafts:
    """The unfinished texts of one `owner` (whose file is open), by place (a line, a form) and field."""

    def __init__(self, owner: str, file: DraftFile) -> None:
        self._owner = hashlib.sha256(owner.encode()).hexdigest()[:16]  # an address may hold a password
        self._file = file
        self._changed, self._writing = False, threading.Lock()

    @cached_property
    def _places(self) -> dict[str, Fields]:
        mine = _stored(self._file.path).get(self._owner, {})
        for path in self._file.left():
            mine = self._inherited(path, mine)
        return mine

    def _inherited(self, path: Path, mine: dict[str, Fields]) -> dict[str, Fields]:
        """Mine, and what a program that is gone left in places where I have nothing; it stands once."""
        owners = _stored(path)
        theirs = owners.get(self._owner, {})
        if not theirs.keys() - mine:
            return mine
        both = {**{place: fields for place, fields in theirs.items() if place not in mine}, **mine}
        with contextlib.suppress(OSError):  # then they stay where they are
            self._store(both)
            _store(path, self._owner, {place: fields for place, fields in theirs.items() if place in mine})
        return both

    def at(self, place: str) -> Mapping[str, str]:
        """What was typed there and not kept; empty where nothing was."""
        return dict(self._places.get(place, {}))

    def keep(self, place: str, fields: Mapping[str, str]) -> None:
        """Remember these instead; empty ones are done with. `write` puts them on the disk."""
        wanted = {name: text for name, text in fields.items() if text}
        if wanted != self._places.pop(place, {}):
            self._changed = True
        if wanted:
            self._places[place] = wanted

    @property
    def changed(self) -> bool:
        """Whether the disk knows less, or more, than what is typed."""
        return self._changed

    def write(self) -> None:
        """Write them down if there is news, in any thread; a disk that can't take them stops no meeting."""
        with self._writing:
            if not self._changed:
                return
            self._changed = False
            with contextlib.suppress(OSError):  # they are still there until the program is left
                self._store(dict(self._places))

    def _store(self, places: dict[str, Fields]) -> None:
        _store(self._file.path, self._owner, places)


def _store(path: Path, owner: str, places: dict[str, Fields]) -> None:
    """Put these in the place of what the file holds of an owner, who is the newest then."""
    owners = _stored(path)
    owners.pop(owner, None)
    mine = _newest(places)
    if mine:
        owners[owner] = mine
    _put(path, json.dumps(_newest(owners), ensure_ascii=False))


def _newest(groups: dict[str, Group]) -> dict[str, Group]:
    """As many as fit, the last of them first."""
    kept: dict[str, Group] = {}
    room = MOST
    for name, group in reversed(groups.items()):
        room -= len(json.dumps(group, ensure_ascii=False))
        if room >= 0:
            kept[name] = group
    return dict(reversed(kept.items()))


def _stored(path: Path) -> dict[str, dict[str, Fields]]:
    """What the file holds; one that holds anything else is put aside."""
    try:
        if path.stat().st_size > 8 * MOST:
            raise ValueError
        owners = json.loads(path.read_text(encoding="utf-8"))
        if not _sound(owners):
            raise ValueError
    except OSError:
        return {}
    except (ValueError, RecursionError):
        with contextlib.suppress(OSError):  # it is written over then
            path.replace(path.with_suffix(".damaged"))
        return {}
    return dict(owners)


def _sound(owners: object) -> bool:
    """Whether it is owner → place → field → text, all the way."""
    return isinstance(owners, dict) and all(
        isinstance(places, dict)
        and all(
            isinstance(fields, dict) and all(isinstance(text, str) for text in fields.values())
            for fields in places.values()
        )
        for places in owners.values()
    )


def _put(path: Path, text: str) -> None:
    """All or nothing, for nobody else's eyes."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(
        os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(path)
