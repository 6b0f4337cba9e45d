"""`minutes`, `notice`, `result`, `poster`, `sheet`: papers as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from meeting_tui.cli import out
from meeting_tui.cli.frame import Output, Place
from meeting_tui.lang import N_, _

if TYPE_CHECKING:
    from meeting_tui.desk.board.documents import DocumentRef

MINUTES = N_("The minutes of a meeting, for the notice board or for the archive.")
NOTICE = N_("The notice that calls a meeting or announces a poll.")
RESULT = N_("The result notice of a counted poll.")
POSTER = N_("One decision in type that is read from three metres.")
SHEET = N_("Forms to fill in by hand: attendance, proxy, register of ballots, tally sheet.")
Meeting = Annotated[str, typer.Argument(metavar="MEETING", help=N_("The meeting, as the list names it."))]
Poll = Annotated[str, typer.Argument(metavar="POLL", help=N_("The poll: the 4 characters of its QR codes."))]
Either = Annotated[str, typer.Argument(metavar="ID", help=N_("A meeting or a poll."))]
Question = Annotated[
    str, typer.Argument(metavar="QUESTION", help=N_("The question of the poll, such as q1."))
]
Form = Annotated[
    Literal["attendance", "proxy", "register", "tally"],
    typer.Argument(metavar="FORM", help=N_("Which form.")),
]
Copy = Annotated[
    Literal["public", "archive"],
    typer.Option(help=N_("For the board (phones, references and rooms masked) or for the archive.")),
]
Size = Annotated[Literal["A4", "A3"], typer.Option(help=N_("The size of the paper."))]


def minutes(place: Place, meeting: Meeting, target: Output, copy: Copy = "public") -> None:
    """Write the minutes."""
    from meeting_tui.desk.board.documents import DocumentRef

    _write(place, DocumentRef("minutes", meeting, copy), target)


def notice(place: Place, ref: Either, target: Output) -> None:
    """Write a notice."""
    from meeting_tui.desk.board.documents import DocumentRef

    _write(place, DocumentRef("notice", ref), target)


def result(place: Place, poll: Poll, target: Output, copy: Copy = "public") -> None:
    """Write the result notice."""
    from meeting_tui.desk.board.documents import DocumentRef

    _write(place, DocumentRef("result", poll, copy), target)


def poster(place: Place, poll: Poll, question: Question, target: Output, size: Size = "A4") -> None:
    """Write a poster of one question."""
    from meeting_tui.desk.board.documents import DocumentRef

    _write(place, DocumentRef("poster", poll, part=question), target, size)


def sheet(place: Place, form: Form, ref: Either, target: Output) -> None:
    """Write a form."""
    from meeting_tui.desk.board.documents import DocumentRef

    _write(place, DocumentRef(form, ref, "public" if form == "proxy" else "archive"), target)


def _write(place: Place, paper: DocumentRef, target: str, size: Literal["A4", "A3"] = "A4") -> None:
    from meeting_tui.desk.board.documents import write

    with place.office(readonly=True) as office:
        write(office, paper, Path(target), size)
    out.words(_("Written: {path}.", path=target))
