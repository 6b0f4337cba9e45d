"""What hangs on the board, as its record has it: which paper, where, since when, by whom, until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from meeting_tui.record.chain import Entry
from meeting_tui.record.person import Person, person_of

STREAM = "board:postings"
"""The record of what was hung, filed or delivered."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of a paper where it hangs: name, SHA-256 and size in bytes of its file, which is not kept."""

    name: str
    sha256: str
    size: int
    at: str


@dataclass(frozen=True, slots=True)
class Posted:
    """A posting by its number. `document` is the paper's id, `edition` the number under which it was issued
    (0: it was not), `file` the SHA-256 of that edition's file; `since`, `until` (until when it is to hang)
    and `down` (when it came down) are ISO dates, empty where nobody said."""

    no: int
    document: str
    place: str
    since: str
    until: str
    by: Person
    edition: int = 0
    file: str = ""
    down: str = ""
    photos: tuple[Photo, ...] = ()


Postings = Mapping[int, Posted]


def begin() -> Postings:
    """Nothing was hung."""
    return {}


def step(found: Postings, entry: Entry, _texts: object) -> Postings:
    """What one entry adds."""
    body = entry.body
    if entry.kind == "posting.hung":
        told = {"until": "", "edition": 0, "file": "", **body}
        facts = {name: told[name] for name in ("document", "place", "since", "until", "edition", "file")}
        return {**found, body["posting"]: Posted(body["posting"], by=person_of(body, "by"), **facts)}
    posted = found.get(body.get("posting", 0))
    if posted is None:
        return found
    if entry.kind == "posting.photographed":
        photo = Photo(body["photo"], body["sha256"], body["size"], entry.at)
        posted = replace(posted, photos=(*posted.photos, photo))
    elif entry.kind == "posting.down":
        posted = replace(posted, down=body["on"])
    return {**found, posted.no: posted}
