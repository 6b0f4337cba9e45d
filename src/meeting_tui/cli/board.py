"""`board`: what hangs where, and since when. It proves that duties were done."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from meeting_tui.cli import out, papers
from meeting_tui.cli.frame import PATH, Argument, DayType, Option, Seat, noun, verb
from meeting_tui.cli.papers import COPY
from meeting_tui.cli.parameters import JSON, OUTPUT
from meeting_tui.lang import N_, _, _n, _p, screen
from meeting_tui.lang.disclosed import disclosed
from meeting_tui.lang.formats import column_day
from meeting_tui.lang.refusals import word
from meeting_tui.lang.terms import term

if TYPE_CHECKING:
    from meeting_tui.desk.board.postings import PostingView

WHAT = Argument(
    "document",
    "DOCUMENT",
    N_("What: notice:ID, result:ID, minutes:ID, or a duty with its poll or meeting, such as filing:ID."),
)
PUBLIC = Argument("document", "DOCUMENT", N_("notice:ID, result:ID, minutes:ID, poster:ID:QUESTION."))
WHERE = Option("--place", "where", metavar="PLACE", required=True, help=N_("Where it hangs, or with whom."))
SINCE = Option("--since", metavar="DATE", type=DayType(), help=N_("Since when; today if left out."))
PHOTO = Option("--photo", metavar="FILE", type=PATH, help=N_("A picture of it where it hangs."))
NUMBER = Argument("number", "NUMBER", N_("The posting's number, as the list shows it."), type=int)
ON = Option("--on", metavar="DATE", type=DayType(), help=N_("On which day; today if left out."))
PICTURE = Argument("picture", "FILE", N_("The picture."), type=PATH)
UNTIL = Option("--until", metavar="DATE", type=DayType(), help=N_("Until when it hangs."))


@verb(
    "post",
    N_("Log that a paper was hung, filed or delivered; its duty is done then."),
    WHAT,
    WHERE,
    SINCE,
    UNTIL,
    PHOTO,
)
def post(
    seat: Seat, document: str, where: str, since: date | None, until: date | None, photo: Path | None
) -> None:
    from meeting_tui.desk.board import postings as desk
    from meeting_tui.desk.board.documents import ISSUED

    with seat.office() as office:
        number = desk.post(office, document, where, since=since, until=until, photo=photo)
        issued = desk.held(office, document)
    out.words(_("Logged as no. {n}.", n=number))
    if issued is None and document.partition(":")[0] in ISSUED:
        out.words(
            _("Caution: this paper was not issued, so its duty stays open. Make its PDF, hang it, log that.")
        )


@verb("down", N_("Log that a paper came down."), NUMBER, ON)
def down(seat: Seat, number: int, on: date | None) -> None:
    from meeting_tui.desk.board import postings as desk

    with seat.office() as office:
        desk.take_down(office, number, on)
    out.words(_("Logged: no. {n} came down.", n=number))


@verb("photo", N_("Put a picture of a paper where it hangs on record, by its digest."), NUMBER, PICTURE)
def photo_(seat: Seat, number: int, picture: Path) -> None:
    from meeting_tui.desk.board import postings as desk

    with seat.office() as office:
        desk.add_photo(office, number, picture)
    out.words(_("On record for no. {n}. Keep the file: the community file holds its digest alone.", n=number))


def _about(document: str) -> str:
    kind, _colon, number = document.partition(":")
    return f"{term(kind, screen())} {number}"


def _row(posting: PostingView) -> tuple[object, ...]:
    lang = screen().lang
    days = column_day(posting.since, lang), column_day(posting.until or "", lang)
    about = _about(posting.document)
    if posting.superseded:
        about = _("{document} (superseded)", document=about)
    edition, photos = posting.edition or "", len(posting.photos) or ""
    return posting.id, about, edition, posting.place, *days, posting.by, photos


@verb(
    "masked",
    N_("What of a public document is masked, line by line, and what stays in clear and why."),
    PUBLIC,
)
def masked(seat: Seat, document: str) -> None:
    from meeting_tui.desk.board import both_sides
    from meeting_tui.paper.documents.known import CAPACITIES

    with seat.office(readonly=True) as office:
        found = both_sides.masked(office, both_sides.named(document))
    out.words(disclosed(len(found.lines), found.withheld, screen()))
    t = screen()
    clear = [(t(CAPACITIES[each.capacity]), each.text) for each in found.clear]
    out.table([_("In clear as"), _("Text")], clear)
    out.data("")
    lines = [(each.no, each.before, each.after) for each in found.lines]
    out.table([_("Line"), _("As it is"), _("As it is published")], lines, right=frozenset({0}))


@verb("list", N_("Everything that was logged, the latest first."), JSON)
def list_(seat: Seat, as_json: bool) -> None:
    from meeting_tui.desk.board import postings as desk

    with seat.office(readonly=True) as office:
        found = desk.postings(office)
    if as_json:
        out.as_json(found)
        return
    headings = [_("No."), _("Document"), _("Edition"), _p("posting", "Place"), _("Hangs since")]
    headings += [_("Hangs until"), _("By"), _("Photos")]
    rows = [_row(each) for each in found]
    out.table(headings, rows, right=frozenset({0}))


FOLDER = Argument("folder", "FOLDER", N_("A new folder."), type=PATH)
FOR = Option(
    "--for",
    "whom",
    type=click.Choice(("committee", "council")),
    default="committee",
    help=N_("The next committee: all copies; the residents' committee: public copies alone."),
)


FIRST = Option("--since", "first", metavar="DATE", type=DayType(), help=N_("The first day of the term."))
LAST = Option("--until", "last", metavar="DATE", type=DayType(), help=N_("The last day of the term."))


@verb(
    "archive",
    N_("All papers of the term in a folder, with the signatures and an index as PDF and CSV."),
    *(FOLDER, FOR, FIRST, LAST),
)
def archive(seat: Seat, folder: Path, whom: str, first: date | None, last: date | None) -> None:
    from meeting_tui.desk.board import archive as desk

    with seat.office(rather=True) as office:
        made = desk.write(office, folder, public=whom == "council", span=desk.Days(first, last))
    for each in made.cautions:
        out.words(_("Caution: {what}", what=word(each, screen())))
    out.words(
        _n(
            "{n} file and its index in {path}.",
            "{n} files and their index in {path}.",
            len(made.filed),
            path=folder,
        )
    )


@verb(
    "index",
    N_("The index of a term, with all its meetings, polls, decisions, matters and papers; also as .csv."),
    *(OUTPUT, COPY, FIRST, LAST),
)
def index(
    seat: Seat, target: str, copy: Literal["public", "archive"], first: date | None, last: date | None
) -> None:
    from meeting_tui.desk.board.documents import DocumentRef
    from meeting_tui.desk.board.of_term import ref_for

    with seat.office(readonly=True) as office:
        ref = ref_for(office, first, last)
    papers.write(seat, DocumentRef("term", ref, copy), target)


HELP = N_("The notice board: what was hung, filed or delivered, where and when.")
board = noun("board", HELP, post, down, photo_, list_, masked, archive, index)
