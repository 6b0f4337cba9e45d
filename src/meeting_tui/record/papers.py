"""The papers of a poll by number, each folded when somebody looks at it.

With most papers the same was done: handed out, taken back, keyed in. `sorts` tells them together, folding
one of each sort, because what a paper counts as follows from what was done with it, not from when, by whom or
with which marks. What isn't plainly the same is a sort of its own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from meeting_tui.record.ballot import BallotPaper
from meeting_tui.record.chain import Entry
from meeting_tui.record.paper_acts import Texts

Act = tuple[Entry, Texts]
Sort = tuple[BallotPaper, Sequence[int]]
"""A paper, and the numbers of all that are like it: in everything but serial, votes, times and names."""


class Papers(Mapping[int, BallotPaper]):
    """`blank` makes a paper nothing happened to, of its serial, pages and whether it was printed; `take` does
    one more act with a paper."""

    def __init__(
        self,
        blank: Callable[[int, int, bool], BallotPaper],
        take: Callable[[BallotPaper, Entry, Texts], BallotPaper],
    ) -> None:
        self._blank, self._take = blank, take
        self._made: dict[int, BallotPaper] = {}
        self._bare: dict[int, tuple[int, bool]] = {}
        self._acts: dict[int, list[Act]] = {}
        self._sorts: tuple[Sort, ...] | None = None
        self._folding = threading.Lock()

    def __getitem__(self, serial: int) -> BallotPaper:
        if serial in self._bare:
            with self._folding:
                self._fold(serial)
        return self._made[serial]

    def __iter__(self) -> Iterator[int]:
        return iter(sorted((*self._made, *self._bare)))

    def __len__(self) -> int:
        return len(self._made) + len(self._bare)

    def __contains__(self, serial: object) -> bool:
        return serial in self._bare or serial in self._made

    def put(self, paper: BallotPaper) -> None:
        """Keep a paper as it is now, whatever was done before."""
        self._sorts = None
        self._bare.pop(paper.serial, None)
        self._acts.pop(paper.serial, None)
        self._made[paper.serial] = paper

    def print(self, pages: Mapping[int, int]) -> None:
        """These were printed, each on so many pages."""
        self._sorts = None
        for serial, count in pages.items():
            if serial in self._made or serial in self._acts:
                self.put(self[serial].but(printed=True, pages=count))
            else:
                self._bare[serial] = count, True

    def do(self, serial: int, entry: Entry, texts: Texts) -> None:
        """Something was done with it."""
        self._sorts = None
        if serial in self._made:
            self._made[serial] = self._take(self._made[serial], entry, texts)
        elif acts := self._acts.get(serial):
            acts.append((entry, texts))
        else:
            self._bare.setdefault(serial, (1, False))
            self._acts[serial] = [(entry, texts)]

    def sorts(self) -> tuple[Sort, ...]:
        """All papers, those together with which plainly the same was done."""
        if self._sorts is None:
            self._sorts = tuple(self._sorted())
        return self._sorts

    def _sorted(self) -> Iterator[Sort]:
        alike: dict[Hashable, list[int]] = {}
        for serial, bare in tuple(self._bare.items()):
            same = _same(self._acts.get(serial, ()))
            alike.setdefault(serial if same is None else (bare, same), []).append(serial)
        for serials in alike.values():
            yield self[serials[0]], serials
        shown = {serials[0] for serials in alike.values()}
        yield from ((paper, (serial,)) for serial, paper in tuple(self._made.items()) if serial not in shown)

    def _fold(self, serial: int) -> None:
        if serial not in self._bare:  # another thread did
            return
        paper = self._blank(serial, *self._bare[serial])
        for entry, texts in self._acts.get(serial, ()):
            paper = self._take(paper, entry, texts)
        self._made[serial] = paper
        del self._bare[serial]
        self._acts.pop(serial, None)


def sorts_of(papers: Mapping[int, BallotPaper]) -> Iterable[Sort]:
    """As `Papers.sorts`, of any papers or envelopes."""
    return papers.sorts() if isinstance(papers, Papers) else ((each, (no,)) for no, each in papers.items())


def _same(acts: Sequence[Act]) -> tuple[Hashable, ...] | None:
    """Equal for papers of one sort; None where only folding tells: acts that take each other up."""
    found: list[Hashable] = []
    for entry, _texts in acts:
        body = entry.body
        sign = None if "from" in body else _SIGNS.get(entry.kind)
        told = sign(body) if sign else None
        if told is None or told in found:
            return None
        found.append(told)
    twice = len(found) > 1 and _ENTERED in found and not _PAGES.isdisjoint(found)
    return None if twice else tuple(found)


_ENTERED = "entered"
_PAGES = frozenset(range(1, 10))


def _issued(body: Mapping[str, Any]) -> Hashable:
    return "issued", body["mode"]


def _returned(body: Mapping[str, Any]) -> Hashable:
    return "returned", body.get("late", False), body.get("box", "")


def _read(body: Mapping[str, Any]) -> Hashable:
    """What the reader was sure of; the page alone, for another picture of it is a matter of its own."""
    page: int = body["page"]
    sure = body.get("status") == "read" and not body.get("reasons") and page in _PAGES
    return page if sure and body["source"] else None


def _entered(body: Mapping[str, Any]) -> Hashable:
    return None if body.get("second") or body.get("aside") else _ENTERED


_SIGNS: Mapping[str, Callable[[Mapping[str, Any]], Hashable]] = {
    "ballot.issued": _issued,
    "ballot.returned": _returned,
    "ballot.read": _read,
    "ballot.entered": _entered,
}
