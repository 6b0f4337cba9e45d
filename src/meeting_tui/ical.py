"""Calendar files (.ics, RFC 5545): days with a title and a text, for phones and office programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE = 75
"""Octets of a line; what is longer goes on in the next."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True)
class WholeDay:
    """An entry of one whole day. `uid` is the same for ever, so that a later file replaces it; `ahead`: so
    many days before, one is reminded (0: never)."""

    uid: str
    on: date
    summary: str
    text: str
    ahead: int = 0


def calendar(name: str, made: datetime, days: Iterable[WholeDay]) -> bytes:
    """The file; by `made` (aware), when it was, programs tell which of two entries of one uid is newer."""
    stamp = f"{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//meeting-tui//duties//EN"]
    lines += [f"X-WR-CALNAME:{name.translate(_ESCAPES)}"]
    lines += [line for each in days for line in _event(each, stamp)]
    return "".join(f"{line}\r\n" for whole in (*lines, "END:VCALENDAR") for line in _folded(whole)).encode()


def _event(each: WholeDay, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{each.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{each.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{each.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{each.summary.translate(_ESCAPES)}"
    yield f"DESCRIPTION:{each.text.translate(_ESCAPES)}"
    yield "TRANSP:TRANSPARENT"
    if each.ahead:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{each.ahead}D")
        yield from (f"DESCRIPTION:{each.summary.translate(_ESCAPES)}", "END:VALARM")
    yield "END:VEVENT"


def _folded(line: str) -> Iterator[str]:
    """Lines of at most `LINE` octets, each further one behind a space; no letter is cut in two."""
    part, room = "", LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield part
            part, room = " ", LINE - 1
        part += letter
        room -= size
    yield part
