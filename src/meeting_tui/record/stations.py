"""Several stations: which boxes each has, what came from which, and where two of them say of one paper.

A station's record begins as the community's own up to its `base` and goes on alone. Merged, its entries bear
`from`: their station, time, author and hash there. Two entries about one paper are apart when neither station
knew the other's; then the paper waits for people, in whatever order the two came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any

from meeting_tui.record.ballot import BallotPaper, Return
from meeting_tui.record.chain import Entry, Head
from meeting_tui.refusal import Refusal, Several

COPIED = frozenset(
    {
        *("ballot.issued", "ballot.returned", "ballot.read", "ballot.entered", "ballot.adjudicated"),
        *("ballot.voided", "ballot.undone", "ballot.duplicate", "sheet.seen", "sheet.decided"),
        "name.written",
    }
)
"""What stations enter for all: the other entries of their record are about the station itself."""
_OF_RETURNS = frozenset({"ballot.returned", "ballot.undone"})
AT_STATIONS = frozenset(
    {
        *(
            "issue",
            "return",
            "admit",
            "late",
            "void",
            "void_alone",
            "read",
            "compare",
            "enter",
            "enter_again",
        ),
        *("undo", "undo_alone", "second", "decide"),
    }
)
"""The acts of a poll that are possible in a station's file."""
Line = tuple[str, int]
"""One copy: its station and the entry it began from."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What was taken in from one copy by now: its station and base, its record's head, so many entries."""

    station: str
    base: int
    head: Head
    entries: int
    at: str


@dataclass(slots=True)
class Stations:
    """`here`: the station whose copy this is, empty in the community's own file, and its `base`. `boxes` are
    by their name; `origins`: where an entry of a station stands here, by its hash there."""

    here: str = ""
    base: int = 0
    names: tuple[str, ...] = ()
    boxes: dict[str, str] = field(default_factory=dict)
    merged: dict[Line, Merged] = field(default_factory=dict)
    origins: dict[str, int] = field(default_factory=dict)
    _lines: dict[int, Line] = field(default_factory=dict)
    _current: Line = ("", 0)

    def of(self, station: str) -> tuple[str, ...]:
        """The boxes of a station."""
        return tuple(box for box, name in self.boxes.items() if name == station)

    def own(self, box: str) -> str:
        """The box that is meant: at a station with boxes one of them, and the only one where none is named.

        Refused: `stations.box`.
        """
        own = self.of(self.here) if self.here else ()
        if own and box and box not in own:
            raise Refusal("stations.box", box=box, station=self.here, boxes=Several(own))
        return own[0] if len(own) == 1 else box

    def told(self, entry: Entry) -> Entry:
        """An entry that came from a station, with the time at which it was made."""
        origin = entry.body["from"]
        self.origins[origin["hash"]] = entry.seq
        self._lines[entry.seq] = self._current
        return entry._replace(at=origin.get("at", entry.at))

    def compared(self, before: BallotPaper, after: BallotPaper, entry: Entry) -> BallotPaper:
        """The paper after the entry; it waits where others did something its station didn't know of."""
        line = self._lines.get(entry.seq)
        if line is None or entry.kind == "ballot.issued":
            return after
        clash = any(seq > line[1] and self._lines.get(seq) != line for seq in _seqs(before))
        clash = clash or self._lines.get(before.clash) == line
        return after.but(clash=entry.seq, returns=self._ordered(after.returns)) if clash else after

    def _ordered(self, returns: tuple[Return, ...]) -> tuple[Return, ...]:
        """As they were said, so that the box a paper lies in does not hang on which bundle came first."""
        return tuple(sorted(returns, key=lambda back: (back.at, *self._lines.get(back.seq, ("", 0)))))

    def step(self, entry: Entry) -> None:
        """Take in what an entry says of stations."""
        body = entry.body
        if entry.kind == "station.assigned":
            self._know(body["station"])
            self.boxes |= dict.fromkeys(body["boxes"], body["station"])
        elif entry.kind == "station.begun":
            self.here, self.base = body["station"], body["base"]
        elif entry.kind == "station.merged":
            self._know(body["station"])
            self._current = line = (body["station"], body["base"])
            entries = body["new"] + (self.merged[line].entries if line in self.merged else 0)
            self.merged[line] = Merged(*line, Head(body["count"], body["head"]), entries, entry.at)

    def _know(self, name: str) -> None:
        if name not in self.names:
            self.names = (*self.names, name)


def _seqs(paper: BallotPaper) -> Iterator[int]:
    """The entries that say something of a paper besides that it was handed out."""
    several = (paper.returns, paper.readings, paper.replaced, paper.duplicates, paper.enterings)
    for acts in (*several, paper.decisions, paper.undone):
        yield from (act.seq for act in acts)
    yield from (act.seq for act in (paper.again, paper.void) if act)


def origin_of(entry: Entry, station: str, *, secret: bool, over: bool) -> Mapping[str, Any]:
    """What a merged entry bears of itself; of a secret poll no time.

    `over`: the last minute is over here, so that what one person there said of a return is `unproven`.
    """
    told: dict[str, Any] = {"station": station, "author": entry.author, "hash": entry.hash}
    if over and entry.kind in _OF_RETURNS and "attested" not in entry.body:
        told["unproven"] = True
    return told if secret else told | {"at": entry.at}


def set_back(entries: Iterable[Entry]) -> bool:
    """Whether times run backwards in a station's record: its clock was set back while it worked."""
    times = [datetime.fromisoformat(entry.at) for entry in entries]
    return any(after < before for before, after in pairwise(times))
