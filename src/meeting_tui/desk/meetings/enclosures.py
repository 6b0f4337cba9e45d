"""Files that go with an item: the record keeps their name, SHA-256 and size, so that nobody can swap one.

The files themselves stay where they are: a community file must fit on a stick.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from meeting_tui.clean import clean
from meeting_tui.desk.meetings.floor import line
from meeting_tui.record.meeting.values import Enclosure
from meeting_tui.refusal import FieldName, Refusal, Why

MOST = 20
"""Enclosures of one item."""
LARGEST = 500_000_000
"""Bytes of one; more takes minutes to read."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


def enclosure(path: Path) -> Enclosure:
    """The file there. Refusal meetings.enclosure_unreadable, meetings.enclosure_big."""
    try:
        if not path.is_file() and path.exists():  # a pipe would be waited for
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            if size > LARGEST:
                most = LARGEST // 1_000_000
                raise Refusal(
                    "meetings.enclosure_big", field=FieldName("enclosure"), path=str(path), most=most
                )
            file.seek(0)
            return Enclosure(clean(path.name), hashlib.file_digest(file, "sha256").hexdigest(), size)
    except OSError as error:
        facts = {"field": FieldName("enclosure"), "path": str(path), "reason": Why.of(error)}
        raise Refusal("meetings.enclosure_unreadable", **facts) from error


def checked(enclosures: Iterable[Enclosure]) -> tuple[Enclosure, ...]:
    """As they can be kept: each name once, and it prints; not too many. Of one name the last holds."""
    files = {}
    for file in enclosures:
        if not _SHA256.fullmatch(file.sha256):
            raise Refusal("meetings.enclosure_digest", name=file.name)
        name = line(file.name, "enclosure")
        files[name] = Enclosure(name, file.sha256, file.size)
    if len(files) > MOST:
        raise Refusal("meetings.enclosures_many", field=FieldName("enclosure"), most=MOST)
    return tuple(files.values())
