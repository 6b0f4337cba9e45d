"""The poll as secretary and tellers have it: a proposal, ballots on paper, a scanner, the count."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.hands import script
from tests.hands.secretary import writes_the_paper
from tests.hands.typist import Typist, wide

from meeting_tui.lang.nouns import PAGES
from meeting_tui.lang.plurals import N_n

PRINTED = N_n("{n} ballot on {pages} is in {path}.", "{n} ballots on {pages} are in {path}.")


def writes_a_proposal(by: Typist) -> None:
    """A matter, and a proposal on it that can be voted on."""
    by.key("f4", "ctrl+n")
    by.line(script.MATTER)
    by.key("ctrl+s")
    by.sees("New proposal")
    by.key("ctrl+n")
    by.line(script.PROPOSAL)
    by.key("enter")
    by.line("８")
    by.types(script.TEXT)
    by.key("ctrl+s")
    by.sees("Put to the vote")


def makes_a_poll(by: Typist, out: Path) -> None:
    """Of the proposal; its ballots are printed."""
    by.key("f6", "ctrl+n")
    by.sees("Which proposals go on the ballot?")
    by.types("　")
    by.key("f8")
    by.sees("A new poll")
    by.key("enter")
    by.instead("2026-11-10 00:00")  # it begins at once: nothing comes back before
    by.key("ctrl+s")
    by.confirms(script.VOTERS)
    by.key("f8")
    by.sees("Go without")
    by.line("３")
    by.sees("Go without a rehearsal")
    by.line(script.UNTRIED)
    by.sees("Print the ballots")
    by.key("f8")
    by.sees("Type size")
    by.instead(str(out))
    by.key("ctrl+s")
    by.confirms(script.VOTERS)
    by.sees(PRINTED, n=script.VOTERS, pages=by._(PAGES, n=script.VOTERS), path=out)


def registers(by: Typist, key: str, serials: Sequence[int]) -> None:
    """Papers go out or come back, a scan each."""
    by.key(key)
    by.sees("Scan the first paper.")
    by.scans(serials)
    by.wait(f"{serials[-1]:06d}")
    by.key("escape")
    by.sees("Printed")


def keys_in(by: Typist) -> None:
    """What stands on each paper, in full-width digits."""
    by.key("3")
    by.sees("Ready for the first paper.")
    for serial, digit in script.MARKS.items():
        by.scans([serial])
        by.line(wide(digit))
    by.sees("Keyed in here: {n}", n=len(script.MARKS))
    by.scans([script.SECOND])
    by.sees("Key in the second paper")
    by.key("f8")
    by.line(wide(script.SAYS))
    serial = f"{script.SECOND:06d}"
    by.sees("{serial} is kept as a second paper; two people decide.", serial=serial)
    by.key("escape")
    by.sees("Decide doubtful ballots")


def decide_together(by: Typist) -> None:
    """Who keyed it in, and somebody else."""
    by.key("f8")
    by.sees("Who decides?")
    by.key("tab")
    by.line("chenlihua")
    by.sees("Take it up")
    by.key("f8")
    by.line(wide(script.MARKS[script.SECOND]))
    by.sees("Nothing waits. Every ballot that came back is decided.")
    by.key("escape")
    by.sees("Printed")


def counts(by: Typist, out: Path) -> None:
    """The poll is closed for ever, the result is put on record, and on paper."""
    by.key("6")
    by.sees("Close the poll early")
    by.key("tab")
    by.line("chenlihua")
    by.line(script.EARLY)
    by.confirms(len(script.OUT) - len(script.MARKS))
    by.key("7")
    by.sees("Put the result on record")
    by.key("f8")
    by.confirms(len(script.MARKS))
    by.sees("The result is on record. F8 shows the notice.")
    writes_the_paper(by, out)
