"""The documents that were issued, as their record has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from meeting_tui.record import keys
from meeting_tui.record.chain import Entry, Head

STREAM = "board:papers"
"""The record of what was issued for the board."""


@dataclass(frozen=True)
class Edition:
    """A document as it was issued once. `ref` is its meeting or poll, `part` the question of a poster.

    It is made from `stream` up to `head`, from `others` up to so many entries, at `made_at` (ISO), under what
    `community` says. `says` is the SHA-256 of its content without numbers and heads, `text` of its text,
    `pages` of the picture of each page, `file` of the file that `programs` made of `template`. `people`, of a
    public copy: who was known when it was masked, as JSON; empty where that was not kept, or was erased.
    """

    no: int
    kind: str
    ref: str
    part: str
    copy: str
    size: str
    replaces: int
    stream: str
    head: Head
    others: Mapping[str, int]
    made_at: str
    community: Mapping[str, Any]
    template: int
    programs: Mapping[str, str]
    says: str = ""
    text: str = ""
    pages: tuple[str, ...] = ()
    file: str = ""
    people: str = ""

    @property
    def of(self) -> tuple[str, str, str, str, str]:
        """Which document it is an edition of."""
        return self.kind, self.ref, self.part, self.copy, self.size

    @property
    def streams(self) -> dict[str, int]:
        """How many entries of each stream it was made from; one that knows no keys is from before them."""
        return {keys.STREAM: 0, **self.others, self.stream: self.head.count}

    def body(self) -> dict[str, Any]:
        """What its entry holds; `people` lie beside it."""
        head = {"count": self.head.count, "head": self.head.hash}
        return {name: value for name, value in vars(self).items() if name not in ("head", "people")} | head


Editions = tuple[Edition, ...]


def begin() -> Editions:
    """Nothing was issued."""
    return ()


def step(found: Editions, entry: Entry, texts: Mapping[tuple[int, str], str | None]) -> Editions:
    """What one entry adds."""
    if entry.kind != "document.issued":
        return found
    told = {"part": "", "others": {}, **entry.body, "people": texts.get((entry.seq, "people")) or ""}
    head = Head(told.pop("count"), told.pop("head"))
    facts = {name: told[name] for name in Edition.__dataclass_fields__ if name != "head"}
    return (*found, Edition(**facts | {"head": head, "pages": tuple(facts["pages"])}))


def last_of(found: Editions, of: tuple[str, str, str, str, str]) -> Edition | None:
    """The edition of a document that holds now."""
    return next((each for each in reversed(found) if each.of == of), None)


def carried(found: Sequence[Edition]) -> Iterator[Edition]:
    """The latest edition of each head of a record, the newest first: what later papers carry forward."""
    seen = set[Head]()
    for each in reversed(found):
        if each.head not in seen:
            seen.add(each.head)
            yield each
