"""`ballots`: print them, hand them out, take them back, read the scans, see what waits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from meeting_tui.cli import by_hand, deck, out
from meeting_tui.cli.by_hand import Geometry, Large, Poll, Refs
from meeting_tui.cli.frame import Json, Output, Place, noun, verb
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.reasons import WORDS, reason_words
from meeting_tui.lang.terms import term

ballots = noun(N_("The papers of a poll, from the printer back to the count."))
Scans = Annotated[
    list[Path],
    typer.Argument(metavar="PATH", help=N_("PDF, TIFF, JPEG or PNG files, or folders of them.")),
]
Report = Annotated[
    Path | None, typer.Option(metavar="JSON", help=N_("Also write what was read on every page."))
]
Test = Annotated[bool, typer.Option("--test-deck", help=N_("Ballots to try the reader with; never counted."))]
To = Annotated[str, typer.Option(metavar="NAME", help=N_("Who took them, if not the voters themselves."))]
Mode = Annotated[str, typer.Option(help=N_("How: hand, door, post, box or contact."))]
By = Annotated[str, typer.Option(metavar="NAME", help=N_("Who did it, if not you."))]
Box = Annotated[str, typer.Option(metavar="BOX", help=N_("The box the papers lie in."))]


@verb(ballots, "print", N_("All ballots of a poll as one PDF, one voter after another."))
def print_(
    place: Place,
    poll: Poll,
    target: Output,
    geometry: Geometry = None,
    large_print: Large = False,
    test_deck: Test = False,
) -> None:
    from meeting_tui.desk.ballots import printing as desk

    with place.office() as office:
        done = desk.print_ballots(
            office,
            poll,
            Path(target),
            geometry,
            large_print=large_print,
            test_deck=test_deck,
            progress=out.progress(),
        )
    out.words(
        _(
            "{ballots} ballots on {pages} pages are in {path}.",
            ballots=done.ballots,
            pages=done.pages,
            path=target,
        )
    )


@verb(ballots, "issue", N_("Register ballots as handed out, all of them or none."))
def issue(place: Place, poll: Poll, refs: Refs, to: To = "", mode: Mode = "hand", by: By = "") -> None:
    from meeting_tui.desk.ballots import acts as desk

    with place.office() as office:
        done = desk.issue(office, poll, refs, to=to, mode=mode, by=by)
    out.words(_("{n} handed out.", n=len(done)))


@verb(ballots, "return", N_("Register ballots as come back, all of them or none."))
def return_(place: Place, poll: Poll, refs: Refs, box: Box = "", by: By = "") -> None:
    from meeting_tui.desk.ballots import acts as desk

    with place.office() as office:
        done = desk.return_(office, poll, refs, box=box, by=by)
    out.words(_("{n} taken back.", n=len(done)))


@verb(ballots, "read", N_("Read scans into the record; run it again whenever there are more."))
def read(place: Place, poll: Poll, paths: Scans, report: Report = None, as_json: Json = False) -> None:
    from meeting_tui.desk.ballots import reading as desk

    with place.office() as office:
        done = desk.read(office, poll, paths, report, out.progress())
    if as_json:
        out.as_json(done)
    out.words(
        _(
            "{pages} pages: {read} read, {review} wait for people, {rejected} gave nothing.",
            pages=done.pages,
            read=done.read,
            review=done.review,
            rejected=done.rejected,
        )
    )
    for reason, pages in done.rejections.items():
        out.words(f"{pages} × {_reason(reason)}")
    for source, page in done.strays:
        out.words(_("No readable code: {source}, page {page}.", source=source, page=page))


@verb(ballots, "review", N_("The ballots that wait for people, and why."))
def review(place: Place, poll: Poll, as_json: Json = False) -> None:
    from meeting_tui.desk.ballots import review as desk

    with place.office(readonly=True) as office:
        waiting = desk.review(office, poll)
    if as_json:
        out.as_json(
            [
                {
                    "serial": f"{doubt.ballot.serial:06d}",
                    "voter": doubt.ballot.label,
                    "reasons": doubt.reasons,
                    "sure": doubt.sure,
                    "questions": [asked.id for asked in doubt.open_questions],
                    "where": [{"source": source, "page": page} for source, page in doubt.where],
                }
                for doubt in waiting
            ]
        )
        return
    for doubt in waiting:
        asked = ", ".join(each.id for each in doubt.open_questions)
        where = ", ".join(f"{source}:{page}" for source, page in doubt.where)
        out.data(f"{doubt.ballot.serial:06d}  {doubt.ballot.label}  {asked}  {where}")
        for reason in doubt.reasons:
            out.data(f"  {_reason(reason)}")
    out.words(
        _(
            "{n} wait. Two people decide them: F6 Polls on the screens, or meeting-tui ballots adjudicate.",
            n=len(waiting),
        )
    )


def _reason(code: str) -> str:
    """A reader's reason as a person reads it; the register's own are short words."""
    return reason_words(code, screen()) if code in WORDS else term(code, screen())


for name, (act, help) in (by_hand.VERBS | {"try": (deck.try_, deck.HELP)}).items():
    verb(ballots, name, help)(act)
