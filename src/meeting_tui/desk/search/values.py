"""What is searched, and what a search finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

Sort = Literal["person", "matter", "proposal", "meeting", "poll", "paper", "posting"]
SORTS: tuple[Sort, ...] = ("person", "matter", "proposal", "meeting", "poll", "paper", "posting")


EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class SearchLine:
    """What one entry says, or a person is called. `words` are shown, `key` is what is looked through:
    `query.fold` of them and of the names of what it is about; `initials` are made when first asked for.
    `moment`: when it was entered; in a damaged file the beginning of time.

    `people` are the numbers of whoever is named in it or entered it, `names` those of them who have none. Of
    an entry: its `stream` and `seq`, which a person,
    and what a table alone has, don't have (0). `document` is the paper's id, of papers and postings.
    """

    sort: Sort
    stream: str
    seq: int
    kind: str
    at: str
    author: str
    words: str
    key: str
    people: frozenset[int] = frozenset()
    names: tuple[str, ...] = ()
    document: str = ""
    moment: datetime = EARLIEST
    initials: str | None = None

    def as_json(self) -> Mapping[str, object]:
        """For programs: docs/formats/search.md."""
        shown = ("stream", "seq", "at", "author", "words", "document")
        facts = {name: getattr(self, name) for name in shown if getattr(self, name)}
        return {"kind": self.sort, **({"entry": self.kind} if self.kind else {}), **facts}


@dataclass(frozen=True)
class SearchResult:
    """The first of what a search finds, and how many there are in all."""

    lines: tuple[SearchLine, ...] = ()
    count: int = 0

    @property
    def more(self) -> int:
        """So many are not among them."""
        return self.count - len(self.lines)


def moment_of(at: str) -> datetime:
    """The moment of an ISO time; the beginning of time where it is none."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return EARLIEST
    return found if found.tzinfo else found.replace(tzinfo=UTC)
