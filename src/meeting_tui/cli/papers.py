"""`minutes`, `notice`, `result`, `poster`, `sheet`: papers as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from meeting_tui.cli import out
from meeting_tui.cli.frame import Argument, Option, Seat, verb
from meeting_tui.cli.parameters import MEETING, OUTPUT, POLL
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.refusals import word

if TYPE_CHECKING:
    from meeting_tui.desk.board.documents import DocumentRef, Kind

FORMS = ("attendance", "proxy", "register", "chase", "commands", "tally")
EITHER = Argument("ref", "ID", N_("A meeting or a poll."))
QUESTION = Argument("question", "QUESTION", N_("The question of the poll, such as q1."))
FURTHER = ("agenda", "resolution", "withdrawal", "postings", "delivery", "pack", "stubs", "stub-slips")
WHICH = Argument("kind", "KIND", N_("Which paper."), type=click.Choice(FURTHER))
PART = Option(
    "--of", "part", metavar="PART", default="", help=N_("Of a decision: the motion's number, the question.")
)
FORM = Argument("form", "FORM", N_("Which form."), type=click.Choice(FORMS))
COPY = Option(
    "--copy",
    type=click.Choice(("public", "archive")),
    default="public",
    help=N_("For the board (phones, references and rooms masked) or for the archive."),
)
STYLE = Option(
    "--style",
    type=click.Choice(("minutes", "decisions", "debate")),
    default="minutes",
    help=N_("The minutes; or the decisions alone, or the debate by name, each with its entries."),
)
SIZE = Option("--size", type=click.Choice(("A4", "A3")), default="A4", help=N_("The size of the paper."))


@verb(
    "minutes",
    N_("The minutes of a meeting, for the notice board or for the archive."),
    *(MEETING, OUTPUT, COPY, STYLE),
)
def minutes(
    seat: Seat,
    meeting: str,
    target: str,
    copy: Literal["public", "archive"],
    style: Literal["minutes", "decisions", "debate"],
) -> None:
    """Write the minutes."""
    from meeting_tui.desk.board.documents import DocumentRef

    write(seat, DocumentRef(style, meeting, copy), target)


@verb("notice", N_("The notice that calls a meeting or announces a poll."), EITHER, OUTPUT)
def notice(seat: Seat, ref: str, target: str) -> None:
    """Write a notice."""
    from meeting_tui.desk.board.documents import DocumentRef

    write(seat, DocumentRef("notice", ref), target)


@verb("result", N_("The result notice of a counted poll."), POLL, OUTPUT, COPY)
def result(seat: Seat, poll: str, target: str, copy: Literal["public", "archive"]) -> None:
    """Write the result notice."""
    from meeting_tui.desk.board.documents import DocumentRef

    write(seat, DocumentRef("result", poll, copy), target)


@verb("poster", N_("One decision in type that is read from three metres."), POLL, QUESTION, OUTPUT, SIZE)
def poster(seat: Seat, poll: str, question: str, target: str, size: Literal["A4", "A3"]) -> None:
    """Write a poster of one question."""
    from meeting_tui.desk.board.documents import DocumentRef

    write(seat, DocumentRef("poster", poll, part=question), target, size)


@verb(
    "sheet",
    N_(
        "Forms for the office: attendance, proxy, register of ballots, papers to go after, codes to scan "
        "at the counting table, tally sheet."
    ),
    FORM,
    EITHER,
    OUTPUT,
)
def sheet(seat: Seat, form: Kind, ref: str, target: str) -> None:
    """Write a form."""
    from meeting_tui.desk.board.documents import DocumentRef

    write(seat, DocumentRef(form, ref, "public" if form == "proxy" else "archive"), target)


@verb(
    "paper",
    N_(
        "Further papers: agenda, notice of one decision, notice of withdrawal, posting log, delivery "
        "register, pack of proposals, stubs to hand out and the list of those received."
    ),
    *(WHICH, EITHER, OUTPUT, PART),
)
def paper(seat: Seat, kind: Kind, ref: str, target: str, part: str) -> None:
    """Write a further paper."""
    from meeting_tui.desk.board.documents import COPIES, DocumentRef

    copy = COPIES.get(kind, ("archive",))[0]
    write(seat, DocumentRef(kind, ref, copy, part), target)


def write(seat: Seat, paper: DocumentRef, target: str, size: Literal["A4", "A3"] = "A4") -> None:
    """Write a paper, and say what is to be said of it."""
    from meeting_tui.desk.board.documents import ISSUED
    from meeting_tui.desk.board.files import ending, write

    numbered = ending(paper, Path(target)) == ".pdf" and paper.kind in ISSUED
    with seat.office(readonly=not numbered, rather=True) as office:
        wrong = write(office, paper, Path(target), size)
    for each in wrong:
        out.words(_("Caution: {what}", what=word(each, screen())))
    out.words(_("Written: {path}.", path=target))
