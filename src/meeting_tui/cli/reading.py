"""`ballots read`: scans into the record, once or for as long as the scanner works."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import click

from meeting_tui.clean import one_line
from meeting_tui.cli import out
from meeting_tui.cli.frame import PATH, Argument, Option, Seat, verb
from meeting_tui.cli.parameters import JSON, POLL
from meeting_tui.cli.sheets import scanned
from meeting_tui.lang import N_, _, _n, screen
from meeting_tui.lang.formats import file_pages
from meeting_tui.lang.nouns import PAGES
from meeting_tui.lang.reasons import reason_words

if TYPE_CHECKING:
    from meeting_tui.desk.ballots.reading import NotTaken, ReadingDone

SCANS = Argument(
    "paths",
    "PATH",
    N_("PDF, TIFF, JPEG, PNG, WebP, BMP or HEIC files, or folders of them."),
    type=PATH,
    nargs=-1,
    required=True,
)
REPORT = Option(
    "--report", metavar="JSON", type=PATH, help=N_("Also write what was read on every page."), writes=True
)
BOX = Option(
    "--box",
    metavar="NAME",
    default="",
    help=N_("The box these papers lie in, where reading shows that they came back."),
)
WATCH = Option(
    "--watch",
    is_flag=True,
    help=N_("Go on with every file that comes into the folders, until Ctrl+C."),
)


@verb(
    "read",
    N_("Read scans into the record; run it again whenever there are more."),
    *(POLL, SCANS, BOX, REPORT, WATCH, JSON),
)
def read(
    seat: Seat, poll: str, paths: tuple[Path, ...], box: str, report: Path | None, watch: bool, as_json: bool
) -> None:
    from meeting_tui.desk.ballots import reading as desk

    with seat.office() as office, _stoppable() as stopped:
        if watch:
            out.words(_("Waiting for scans; Ctrl+C ends it, and what was read is kept."))
            done = desk.watch(office, poll, paths, report, out.progress(), stopped, _sums, box=box)
        else:
            done = desk.read(office, poll, paths, report, out.progress(), stopped, box=box)
    if as_json:
        out.as_json(done)
    _sums(done)
    _not_taken(done)
    _stopped(done)
    if done.left:
        raise click.exceptions.Exit(1)


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Ctrl+C asks for the work to stop at its next page; once more, and it ends there and then."""
    asked = Event()

    def ask(_number: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, before)
        asked.set()

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)


def _sums(done: ReadingDone) -> None:
    out.words(
        _(
            "{pages}: {read} read, {review}, {rejected} gave nothing.",
            pages=_(PAGES, n=done.pages),
            read=done.read,
            review=_n("{n} waits for people", "{n} wait for people", done.review),
            rejected=done.rejected,
        )
    )
    if done.again:
        out.words(_n("{n} of them was on record already.", "{n} of them were on record already.", done.again))
    if done.twice:
        out.words(
            _n(
                "{n} of them shows a paper that another picture showed before, and changes nothing.",
                "{n} of them show papers that other pictures showed before, and change nothing.",
                done.twice,
            )
        )
    if done.better:
        out.words(
            _n(
                "{n} is a better picture of a ballot in doubt, and counts instead.",
                "{n} are better pictures of ballots in doubt, and count instead.",
                done.better,
            )
        )
    for name, value in scanned(done.sheets) if done.sheets.seen else ():
        out.words(f"{name}  {value}")


def _not_taken(done: ReadingDone) -> None:
    """Every page that gave nothing, or waits and no code names it, under its reason."""
    for reason, pages in done.rejections.items():
        out.words(f"{pages} × {reason_words(reason, screen())}")
        _files(each for each in done.not_taken if each.reason == reason)
    if done.sheets.unnamed:
        out.words(
            _(
                "Say which ballots they are, or set them aside: F6 Polls, Doubtful, on the screens, or "
                "meeting-tui ballots sheets and sheet."
            )
        )
    for reason in dict.fromkeys(each.reason for each in done.unnamed):
        out.words(reason_words(reason, screen()))
        _files(each for each in done.unnamed if each.reason == reason)


def _files(those: Iterable[NotTaken]) -> None:
    for each in those:
        out.words(f"  {file_pages(each.source, each.pages)}")


def _stopped(done: ReadingDone) -> None:
    for file in done.growing:
        out.words(_("Not whole yet, or can't be opened, so not read: {file}.", file=one_line(file)))
    if done.left:
        out.words(
            _(
                "Stopped: {pages} kept, {left} not read yet. Run it again to go on; what is on record is not "
                "read again.",
                pages=_(PAGES, n=done.pages),
                left=done.left,
            )
        )
