"""`ballots try`: the test deck of a poll on this machine alone; `ballots rehearse`: through a scanner."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.cli import out
from meeting_tui.cli.frame import PATH, Argument, Option, Seat, verb
from meeting_tui.cli.parameters import JSON, POLL
from meeting_tui.lang import N_, _, _n, screen
from meeting_tui.lang.formats import names
from meeting_tui.lang.nouns import PAGES
from meeting_tui.lang.terms import term
from meeting_tui.refusal import CheckFailed

if TYPE_CHECKING:
    from meeting_tui.rehearsal.deck import DeckReport, Miss

FOLDER = Option(
    "-o",
    "--out",
    "folder",
    metavar="DIR",
    type=PATH,
    default=".",
    help=N_("Where the printed deck and its scans go."),
)


@verb(
    "try",
    N_("Mark, scan and read the test deck of a poll here, before real papers; exit code 3 if misread."),
    *(POLL, FOLDER, JSON),
)
def try_(seat: Seat, poll: str, folder: Path, as_json: bool) -> None:
    """Play the test deck through; nothing goes on record."""
    from meeting_tui.rehearsal.deck import try_deck

    with seat.office(readonly=True) as office:
        report = try_deck(office, poll, folder)
    _tell(report, as_json)
    out.words(
        _(
            "To try your own printer: {printed}; its scans: {scanned}.",
            printed=report.printed,
            scanned=report.scanned,
        )
    )
    if report.wrong:
        raise CheckFailed("cli.deck", wrong=len(report.wrong), poll=poll)


SCANS = Argument(
    "paths",
    "PATH",
    N_("The scans of the deck; without any the deck is written, to be printed and scanned."),
    type=PATH,
    nargs=-1,
    required=False,
)


@verb(
    "rehearse",
    N_("A poll's marked test deck through your own scanner; ballots go out once it was read as it is."),
    *(POLL, SCANS, FOLDER, JSON),
)
def rehearse(seat: Seat, poll: str, paths: tuple[Path, ...], folder: Path, as_json: bool) -> None:
    """Without scans write the deck; with them read it, and put on record that its result was reached."""
    from meeting_tui.rehearsal import trial

    if not paths:
        deck = folder / f"rehearsal-{poll.upper()}.pdf"
        with seat.office(readonly=True) as office:
            pages = trial.write_deck(office, poll, deck)
        out.words(
            _(
                "{pages} to print at 100 % and to scan as the ballots will be: {path}. Then: meeting-tui "
                "ballots rehearse {poll} and the scans.",
                pages=_(PAGES, n=pages),
                path=deck,
                poll=poll,
            )
        )
        return
    with seat.office() as office:
        report = trial.rehearse(office, poll, paths)
    _tell(report, as_json)
    if not trial.reached(report):
        raise trial.fault(report, poll)
    out.words(_("The rehearsal of {poll} is on record: ballots may go out.", poll=poll))


def _tell(report: DeckReport, as_json: bool) -> None:
    """What was read as it was marked, what was left to people, what was misread."""
    if as_json:
        out.as_json(report)
    for miss in () if as_json else report.missed:
        out.data(_missed(miss))
    out.words(
        _(
            "{ballots}, {answers}: {right} read as marked, {asked} left to people, {wrong} misread.",
            ballots=_n("{n} test ballot", "{n} test ballots", report.ballots),
            answers=_n("{n} answer", "{n} answers", report.questions),
            right=report.questions - len(report.missed),
            asked=sum(miss.read is None for miss in report.missed),
            wrong=len(report.wrong),
        )
    )
    out.words(
        _(
            "{answers} given in other ways (beside the boxes, in words, taken back): {asked} left to people, "
            "{wrong} read as what they are not.",
            answers=_n("{n} answer", "{n} answers", report.own.questions),
            asked=report.own.asked,
            wrong=len(report.own.wrong),
        )
    )


def _missed(miss: Miss) -> str:
    read = _("left to people") if miss.read is None else _boxes(miss.read)
    return f"{miss.serial:06d}  {miss.question}  {_boxes(miss.meant)} → {read}"


def _boxes(ticks: Sequence[str]) -> str:
    return names(ticks, screen().lang) if ticks else term("blank", screen())
