"""`ballots`: print them, hand them out, take them back, read the scans, see what waits."""

from __future__ import annotations

from pathlib import Path

import click

from meeting_tui.cli import out
from meeting_tui.cli.by_hand import REFS, adjudicate, enter, move, replace, undo, void
from meeting_tui.cli.corrections import corrections
from meeting_tui.cli.decided import decisions
from meeting_tui.cli.deck import rehearse, try_
from meeting_tui.cli.frame import Argument, Option, Seat, noun, verb
from meeting_tui.cli.history import show
from meeting_tui.cli.parameters import GEOMETRY, JSON, LARGE, OUTPUT, POLL
from meeting_tui.cli.reading import read
from meeting_tui.cli.sheets import plain_sheet, sheet_line, sheets
from meeting_tui.cli.sheets import sheet as sheet_
from meeting_tui.cli.written import names as names_
from meeting_tui.cli.written import one_name
from meeting_tui.lang import N_, _, _n, screen
from meeting_tui.lang.formats import names
from meeting_tui.lang.nouns import PAGES
from meeting_tui.lang.terms import term
from meeting_tui.lang.waiting import reasons

TEST = Option("--test-deck", is_flag=True, help=N_("Ballots to try the reader with; never counted."))
LARGE_FOR = Option(
    "--large-for",
    "larger",
    metavar="VOTER",
    multiple=True,
    help=N_("Large print for this voter alone: the number on the roll, a unit, or a name. May be repeated."),
)
TO = Option("--to", metavar="NAME", default="", help=N_("Who took them, if not the voters themselves."))
MODE = Option("--mode", default="hand", help=N_("How: hand, resident, door, post, box or contact."))
SIGNATURE = Option("--signature", default="", help=N_("Whether it was signed for: taken or refused."))
BY = Option("--by", metavar="NAME", default="", help=N_("Who did it, if not you."))
REGISTERS = Option(
    "--by",
    metavar="NAME",
    multiple=True,
    help=N_("Who did it, if not you. With --late or --in-time the two people who say so: give it twice."),
)
LATE = Option("--late", is_flag=True, help=N_("They came after the last minute; late ballots never count."))
IN_TIME = Option(
    "--in-time",
    is_flag=True,
    help=N_("The last minute is over, but they were in time: they lay in a sealed box, say."),
)
WHY = Option("--reason", metavar="TEXT", default="", help=N_("Why they were late, or in time all the same."))
RETURNED = Argument(
    "refs",
    "[BALLOT]...",
    N_("Serial numbers or QR texts. With --late or --in-time none: all that were seen and not taken back."),
    nargs=-1,
)
BOX = Option("--box", metavar="BOX", default="", help=N_("The box the papers lie in."))


@verb(
    "print",
    N_("All ballots of a poll as one PDF, one voter after another."),
    *(POLL, OUTPUT, GEOMETRY, LARGE, LARGE_FOR, TEST),
)
def print_(
    seat: Seat,
    poll: str,
    target: str,
    geometry: Path | None,
    large_print: bool,
    larger: tuple[str, ...],
    test_deck: bool,
) -> None:
    from meeting_tui.desk.ballots import printing as desk

    with seat.office() as office:
        done = desk.print_ballots(
            office,
            poll,
            Path(target),
            geometry,
            large_print=large_print,
            larger=larger,
            test_deck=test_deck,
            progress=out.progress(),
        )
    out.words(
        _n(
            "{n} ballot on {pages} is in {path}.",
            "{n} ballots on {pages} are in {path}.",
            done.ballots,
            pages=_(PAGES, n=done.pages),
            path=target,
        )
    )


@verb(
    "issue", N_("Register ballots as handed out, all of them or none."), POLL, REFS, TO, MODE, SIGNATURE, BY
)
def issue(seat: Seat, poll: str, refs: tuple[str, ...], to: str, mode: str, signature: str, by: str) -> None:
    from meeting_tui.desk.ballots import acts as desk

    with seat.office() as office:
        done = desk.issue(office, poll, refs, to=to, mode=mode, by=by, signature=signature)
    out.words(_("{n} handed out.", n=len(done)))


@verb(
    "return",
    N_("Register ballots as come back, all of them or none; after the last minute two people say how."),
    *(POLL, RETURNED, BOX, REGISTERS, LATE, IN_TIME, WHY),
)
def return_(
    seat: Seat,
    poll: str,
    refs: tuple[str, ...],
    box: str,
    by: tuple[str, ...],
    late: bool,
    in_time: bool,
    reason: str,
) -> None:
    take_back(seat, poll, refs, box, by, late=late, in_time=in_time, reason=reason)


def take_back(
    seat: Seat,
    poll: str,
    refs: tuple[str, ...],
    box: str,
    by: tuple[str, ...],
    *,
    late: bool,
    in_time: bool,
    reason: str,
    outer: bool = False,
) -> None:
    """Register papers, or their `outer` envelopes, as come back; two people say how where it is asked."""
    from meeting_tui.desk.ballots import acts as desk

    if late and in_time:
        raise click.BadParameter(_("Either late or in time."), param_hint="--late")
    with seat.office() as office:
        if late or in_time:
            done = desk.attest(office, poll, refs, by, reason, late=late, box=box, outer=outer)
        else:
            done = desk.return_(office, poll, refs, box=box, by="".join(by[:1]), outer=outer)
    out.words(_("{n} taken back.", n=len(done)))


@verb("review", N_("The ballots that wait for people, and why."), POLL, JSON)
def review(seat: Seat, poll: str, as_json: bool) -> None:
    from meeting_tui.desk.ballots import review as desk
    from meeting_tui.desk.ballots.sheets import unnamed

    with seat.office(readonly=True) as office:
        waiting, strays, noted = desk.review(office, poll), unnamed(office, poll), desk.noted(office, poll)
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
            + [plain_sheet(sheet) for sheet in strays]
        )
        return
    for doubt in waiting:
        asked = names((each.id for each in doubt.open_questions), screen().lang)
        where = names((f"{source}:{page}" for source, page in doubt.where), screen().lang)
        out.data(f"{doubt.ballot.serial:06d}  {doubt.ballot.label}  {asked}  {where}")
        for reason in reasons(doubt.reasons):
            out.data(f"  {reason}")
    for sheet in strays:
        out.data(sheet_line(sheet))
    out.words(
        _n(
            "{n} waits. Two people decide it: F6 Polls on the screens, or meeting-tui ballots adjudicate.",
            "{n} wait. Two people decide them: F6 Polls on the screens, or meeting-tui ballots adjudicate.",
            len(waiting) + len(strays),
        )
    )
    if noted:
        serials = names((f"{each.ballot.serial:06d}" for each in noted), screen().lang)
        out.words(
            _(
                "Something is written beside the answers of {serials}. Their votes stand; look at them.",
                serials=serials,
            )
        )


@verb("out", N_("The papers to go after: not handed out yet, or not back; building by building."), POLL, JSON)
def out_(seat: Seat, poll: str, as_json: bool) -> None:
    show_out(seat, poll, as_json)


def show_out(seat: Seat, poll: str, as_json: bool) -> None:
    """List what to go after: papers, or the envelopes of a secret poll."""
    from meeting_tui.desk.ballots.outstanding import outstanding

    with seat.office(readonly=True) as office:
        found = outstanding(office, poll)
    if as_json:
        out.as_json(
            [
                {
                    "building": each.building,
                    "serial": f"{each.ballot.serial:06d}",
                    "voter": each.ballot.label,
                    "number": each.ballot.voter,
                    "units": each.ballot.units.split("\n"),
                    "handed_out": bool(each.paper.issued),
                    "mode": each.paper.issued.mode if each.paper.issued else "",
                    "signature": each.paper.issued.signature if each.paper.issued else "",
                }
                for each in found
            ]
        )
        return
    ways = {
        mode: term(mode, screen()) if mode else _("not handed out") for mode in {each.mode for each in found}
    }
    lines = (f"{no.building}  {no.ballot.serial:06d}  {no.ballot.label}  {ways[no.mode]}" for no in found)
    if found:
        out.data("\n".join(lines))
    out.words(_n("{n} paper to go after.", "{n} papers to go after.", len(found)))


ballots = noun(
    "ballots",
    N_("The papers of a poll, from the printer back to the count."),
    *(print_, issue, return_, read, review, show, sheets, sheet_),
    *(
        enter,
        adjudicate,
        decisions,
        undo,
        move,
        replace,
        void,
        out_,
        try_,
        rehearse,
        corrections,
        names_,
        one_name,
    ),
)
