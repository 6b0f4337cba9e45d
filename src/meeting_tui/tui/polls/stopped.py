"""Papers that a scan stopped at stay in sight until they went through, or somebody has seen to them."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.lang import N_, screen
from meeting_tui.lang.refusals import word
from meeting_tui.refusal import Refusal
from meeting_tui.tui.keys import chord

SEEN_TO = chord("ctrl+x", "seen_to", N_("Seen to"), N_("The stopped paper on top is dealt with"))


OTHER_SHEETS = frozenset({"ballots.test", "ballots.other_poll"})
"""Stopped as sheets that are no ballot of this poll, though they bear a number of one."""


@dataclass(frozen=True)
class StoppedPaper:
    """What was scanned, the ballot's number where it is one of this poll, and why it was stopped."""

    ref: str
    serial: object
    why: str

    @property
    def named(self) -> str:
        """Its number; what was scanned, where that tells none."""
        return f"{self.serial:06d}" if isinstance(self.serial, int) else self.ref


class StoppedPapers:
    """Those of one table, the latest first."""

    def __init__(self) -> None:
        self.papers: list[StoppedPaper] = []

    def stop(self, ref: str, refusal: Refusal) -> None:
        """One more; scanned again, it stands on top once."""
        others = (each for each in self.papers if each.ref != ref)
        serial = None if refusal.code in OTHER_SHEETS else refusal.facts.get("serial")
        self.papers = [StoppedPaper(ref, serial, word(refusal, screen())), *others]

    def went_through(self, serial: int) -> None:
        """This ballot is in order now."""
        self.papers = [each for each in self.papers if each.serial != serial]

    def seen_to(self) -> None:
        """Somebody has dealt with the one on top."""
        del self.papers[:1]
