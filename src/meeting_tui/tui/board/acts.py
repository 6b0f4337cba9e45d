"""What is done with a paper: a file is made of it, it is hung, it comes down."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.lang import _, screen
from meeting_tui.lang.disclosed import disclosed
from meeting_tui.lang.outcome import joined
from meeting_tui.lang.refusals import word
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.places_on_disk import chosen, folder_of
from meeting_tui.tui.reading_fields import a_date
from meeting_tui.tui.said_times import day_in

if TYPE_CHECKING:
    from meeting_tui.desk.board.documents import DocumentRef
    from meeting_tui.desk.board.postings import PostingView
    from meeting_tui.desk.office import Office
    from meeting_tui.tui.place import Place

Values = Mapping[str, str]


def write_form(place: Place, paper: DocumentRef) -> None:
    """Say what the paper will disclose, ask where to, write the file, say so."""
    place.do(lambda office: _disclosed(office, paper), lambda said: _ask_where(place, paper, said))


def _disclosed(office: Office, paper: DocumentRef) -> str:
    from meeting_tui.desk.board import both_sides

    if paper.public:
        found = both_sides.masked(office, paper)
        return disclosed(len(found.lines), found.withheld, screen())
    if paper.copy == "archive":
        return _("This copy has names, rooms and references in it: it stays in the office.")
    return ""


SIZES = ("A4", "A3")
LARGE = ("poster", "matter", "ledger")
"""The papers that hang larger, too."""


def _ask_where(place: Place, paper: DocumentRef, told: str) -> None:

    def act(office: Office, values: Values) -> str:
        from meeting_tui.desk.board import files

        out = chosen(values["out"])
        wrong = files.write(office, paper, out, "A3" if values["size"] == "A3" else "A4")
        said = (_("Caution: {what}", what=word(each, screen())) for each in wrong)
        return joined((_("Written: {path}.", path=out), *said), screen())

    sizes = [(size, size) for size in (SIZES if paper.kind in LARGE else SIZES[:1])]
    form = Form(
        _("Make the file"),
        (
            FormField(
                "out",
                _("File (.pdf, .docx, .md or .txt)"),
                str(folder_of(place.house.target) / paper.file_name),
                kind="path",
                saves=True,
            ),
            FormField("size", _("Paper size"), kind="choice", options=sizes),
        ),
        act,
        told,
    )
    place.ask(form, place.house.say)


def hang_form(place: Place, paper: DocumentRef) -> None:
    """Log that a paper was hung."""

    def act(office: Office, values: Values) -> int:
        from meeting_tui.desk.board import postings

        until = a_date(values["until"], office) if values["until"].strip() else None
        return postings.post(
            office,
            paper.id,
            values["place"],
            since=a_date(values["since"], office),
            until=until,
            by=values["by"],
            photo=Path(values["photo"].strip()).expanduser() if values["photo"].strip() else None,
        )

    form = Form(
        _("It hangs"),
        (
            FormField("place", _("Where"), hint=_("such as the board at gate 1")),
            FormField("since", _("Since"), place.house.world.now().date().isoformat(), says=day_in("since")),
            FormField("until", _("Until"), hint=_("may stay empty"), says=day_in("until")),
            FormField(
                "by", _("Hung by"), hint=place.house.who, kind="person", people=place.house.here.seated
            ),
            FormField("photo", _("Picture of it"), hint=_("may stay empty"), kind="path"),
        ),
        act,
    )
    place.ask(form, lambda _number: place.reload())


def take_down(place: Place, posting: PostingView, paper: str) -> None:
    """Log that a paper came down today."""
    from meeting_tui.desk.board import postings

    hung = (place.house.world.now().date() - posting.since).days
    facts = _("{paper}\n{place}\nDays it has hung: {days}", paper=paper, place=posting.place, days=hung)
    place.ask(
        Ask(Sure(_("It came down today"), facts, (hung,))),
        lambda _yes: place.do(
            lambda office: postings.take_down(office, posting.id), lambda _done: place.reload()
        ),
    )
