"""The rehearsal of a poll: its marked TEST deck through the very scanner, before papers go out."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from meeting_tui.desk.ballots.sightings import marks
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.rehearsals import check, held
from meeting_tui.refusal import CheckFailed, Refusal
from meeting_tui.rehearsal.deck import Deck, DeckReport, Marks, deck_of, report_of

SURE = 5
"""Of so many plain answers no more than one may be left to people: else the scanner is not fit for this."""
_PRINTED = "deck.pdf"


def write_deck(office: Office, poll: str, out: Path, workers: int | None = None) -> int:
    """A poll's TEST ballots, each marked by a hand, as one PDF to print and scan; how many pages it has.

    Nothing goes on record, and nothing on it ever counts. The same poll gives the same deck.
    """
    from meeting_tui.rehearsal import copier
    from meeting_tui.rehearsal.filling import fill

    with tempfile.TemporaryDirectory() as folder:
        deck = deck_of(office, poll, Path(folder) / _PRINTED, fresh=True)
        pictures = [each.picture for each in fill(deck.pile, (*deck.asked, *deck.own), workers=workers)]
    copier.bind(pictures, out)
    return len(pictures)


def rehearse(office: Office, poll: str, scans: Sequence[Path], workers: int | None = None) -> DeckReport:
    """Read the scans of a poll's deck; where its known result is `reached`, that goes on record.

    Refused `rehearsal.pages` where pages of it are missing, `polls.…` where it is too late.
    """
    from meeting_tui.rehearsal.filling import fill

    check(office, poll)
    with tempfile.TemporaryDirectory() as folder:
        deck = deck_of(office, poll, Path(folder) / _PRINTED, fresh=True)
        sure = _read(deck, scans, workers)
        filled = fill(deck.pile, (*deck.asked, *deck.own), workers=workers)
        told = [(each, sure[each.sheet.serial, each.sheet.page]) for each in filled]
    first = len(deck.asked)
    report = report_of(deck, told[:first], told[first:], Path(), scans[0])
    if reached(report):
        asked = len(report.missed) + report.own.asked
        held(office, poll, len(told), report.questions + report.own.questions, asked, _digest(scans))
    return report


def reached(report: DeckReport) -> bool:
    """Whether nothing was read as what it is not, and few of the plain answers were left to people."""
    plain = len(report.missed) * SURE <= report.questions
    return plain and not report.wrong and not report.own.wrong


def fault(report: DeckReport, poll: str) -> CheckFailed:
    """Why it was not reached."""
    wrong = len(report.wrong) + len(report.own.wrong)
    if wrong:
        return CheckFailed("cli.deck", wrong=wrong, poll=poll)
    return CheckFailed("rehearsal.doubts", missed=len(report.missed), answers=report.questions)


def _read(deck: Deck, scans: Sequence[Path], workers: int | None) -> dict[tuple[int, int], Marks]:
    """What the reader is sure of on each page of the deck, by number and page; every page must be there."""
    from meeting_tui.scan.reader import stream

    seen = [page for page in stream(scans, [deck.form], test=True, processes=workers) if page.test]
    sure: dict[tuple[int, int], Marks] = {
        (page.serial, page.ballot_page): marks(page)
        for page in seen
        if page.serial and page.ballot_page and page.status != "rejected"
    }
    wanted = [(sheet.serial, sheet.page) for sheet in (*deck.asked, *deck.own)]
    missing = [at for at in wanted if at not in sure]
    if missing:
        first = "{:06d}/{}".format(*missing[0])
        raise Refusal("rehearsal.pages", pages=len(wanted), missing=len(missing), first=first)
    return sure


def _digest(scans: Sequence[Path]) -> str:
    """The fingerprint of all files, in the order of their names."""
    from meeting_tui.scan.sources import files_in

    digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files_in(scans)]
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()
