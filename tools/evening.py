"""The guide's pictures of an evening of counting: `python -m tools.evening LANG FOLDER` plays the sample.

Each scene is a screen as it is at that hour, `count-LANG.svg` among them for the README.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import audits, counting, piles
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.lang import Lang
from meeting_tui.rehearsal.demo import _Demo
from meeting_tui.rehearsal.sample import found_sample, sample_text
from meeting_tui.rehearsal.sample_votes import MarkedBallot
from tools import electing
from tools.scenes import WHO, begun, draw

DICE = "31415926535897932384"
SCENES: dict[str, tuple[str, tuple[str, ...]]] = {
    "rehearsal": ("asked", ("f6", "down", "enter", "f8")),
    "keying": ("back", ("f6", "enter", "3", "7", "1", "enter", "1")),
    "review": ("read", ("f6", "enter", "f8", "tab", "SECOND", "ctrl+s", "f8")),
    "late": ("late", ("f6", "enter", "2")),
    "stations": ("back", ("f6", "enter", "ctrl+o", "COPY", "enter")),
    "piles": ("piles", ("f6", "enter", "f8")),
    "count": ("count", ("f6", "enter", "7")),
    "audit": ("audited", ("f6", "enter", "ctrl+o", "AUDIT", "enter")),
    "envelopes": ("envelopes", ("f6", "enter", "f8")),
    "election": ("election", ("f6", "enter", "7")),
}
"""Where each begins, and the keys that lead there from Home."""


class Evening(_Demo):
    """The sample, with a copy of its file put aside where a scene begins; `at` tells its hour."""

    def __init__(self, folder: Path, lang: Lang) -> None:
        super().__init__(folder, lang, lambda _step, _done, _all: None, 1)
        self.at: dict[str, datetime] = {}

    def path(self, name: str) -> Path:
        """Where a copy lies."""
        return self.folder / f"{name}.meeting"

    def keep(self, name: str, of: str = "demo") -> None:
        """Put a copy aside."""
        with sqlite3.connect(self.path(of)) as now, sqlite3.connect(self.path(name)) as aside:
            now.backup(aside)
        self.at[name] = self.clock.world().now()

    def hand_out(self, office: Office, poll: str, returned: Sequence[MarkedBallot]) -> None:
        self.keep("printed")
        super().hand_out(office, poll, returned)
        self.keep("back")
        self.clock.put("2026-11-22T20:03:00")
        self.keep("late")

    def decide(self, office: Office, poll: str, truth: dict[int, MarkedBallot]) -> int:  # type: ignore[override]
        self.keep("read")
        return super().decide(office, poll, truth)

    def hand_count(self, office: Office, poll: str, returned: Sequence[MarkedBallot]) -> None:
        there = Counter(self.came(paper.voter)[1] for paper in returned)
        for box, slip in (("1", 0), ("2", 1)):
            for name in self.counters(office, poll):
                piles.count_pile(office, poll, box, {"papers": there[box] - slip}, name)
        self.keep("piles")
        super().hand_count(office, poll, returned)

    def draw(self) -> None:
        """The audit of the counted poll, once its dice fell if it needs any; in a copy of its own."""
        self.clock.put("2026-11-23T09:10:00")
        self.keep("count")
        self.path("audited").write_bytes(self.path("demo").read_bytes())
        office = open_office(self.path("audited"), WHO[self.lang], world=self.clock.world())
        poll = polls.polls(office)[0].id
        begun = audits.begin(office, poll, 5)
        for name in self.counters(office, poll) if begun.stage == "throw" else ():
            audits.throw(office, poll, DICE, name)
        office.close()
        self.at["audited"] = self.clock.world().now()

    def elect(self) -> None:
        """A secret election, in a file of its own: before its envelopes are opened, and counted."""
        self.clock.put("2026-10-08T09:30:00")
        world = replace(self.clock.world(), order=electing.order)
        office = found_sample(self.path("elected"), self.lang, world=world)
        self.clock.put("2026-10-30T14:00:00")
        poll = electing.call(office, self.lang, self.folder)
        self.clock.put("2026-11-21T19:40:00")
        electing.bring(office, poll)
        self.clock.put("2026-11-22T20:03:00")
        polls.close_poll(office, poll)
        self.keep("envelopes", "elected")
        electing.open_all(office, poll, self.counters(office, poll))
        self.clock.put("2026-11-22T22:10:00")
        counting.count(office, poll)
        self.keep("election", "elected")
        office.close()

    def ask_again(self) -> None:
        """A further poll, not rehearsed yet, in a copy of its own."""
        self.clock.put("2026-10-30T14:00:00")
        self.path("asked").write_bytes(self.path("printed").read_bytes())
        office = open_office(self.path("asked"), WHO[self.lang], world=self.clock.world())
        spec = poll_spec(sample_text(self.lang, "poll.toml"))
        polls.new_poll(office, replace(spec, without_rehearsal=""))
        office.close()
        self.at["asked"] = self.clock.world().now()


def main(arguments: Sequence[str]) -> int:
    """Play, and draw every scene into the folder."""
    lang, folder = begun(arguments)
    evening = Evening(folder, lang)
    evening.play()
    evening.ask_again()
    evening.draw()
    evening.elect()
    for name, (begins, keys) in SCENES.items():
        draw(evening.path(begins), name, lang, evening.at[begins], keys)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
