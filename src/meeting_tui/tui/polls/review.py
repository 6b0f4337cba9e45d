"""What the reader was not sure of: two named people look at the paper and decide, one key a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from meeting_tui.lang import N_, _
from meeting_tui.lang.waiting import reasons
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.people.finding import shown
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.place import Place
from meeting_tui.tui.polls.crop import Crop, Grey, cut
from meeting_tui.tui.polls.deciding import (
    about,
    name_sheet,
    set_sheet_aside,
    sheet_picture,
    sheets_seen,
    told,
)
from meeting_tui.tui.polls.marking import Marking
from meeting_tui.tui.polls.writing_in import ask_name
from meeting_tui.tui.text import line, spread, warned
from meeting_tui.tui.words import clauses, names, word

if TYPE_CHECKING:
    from meeting_tui.desk.ballots.review import Doubt
    from meeting_tui.desk.ballots.sheets import Sheets
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView
    from meeting_tui.record.person import Person
    from meeting_tui.record.sheets import SeenSheet, SheetNumbers

WIDE = 110
_BESIDE = frozenset({"write_in", "written", "outside", "unclear", "off_page", "faint"})
"""Reasons for which the boxes alone show too little: what stands beside them is to be seen too."""
Pictures = tuple[tuple[str, tuple[Grey, ...]], ...]


class Review(Place):
    """The queue of doubtful ballots."""

    CSS_PATH = "review.tcss"
    NAME = N_("Doubtful ballots")
    GUIDE = "tellers"
    HELP = N_(
        "At the left, the ballots that wait. Enter takes one up: you see why it waits, the picture of the "
        "boxes, "
        "and what the reader was sure of. Find the paper, look at it together, press the digit of what "
        "stands on "
        "it, 0 for blank, then Enter. Both names go on record with what you decided.\n\n"
        "F8 takes up the ballot under the cursor. Del makes the whole ballot invalid and asks why.\n\n"
        "Below them stand sheets without a readable number. Look for the paper, take the sheet up and type "
        "its number, and it waits like the others; Del sets it aside. Ctrl+F lists every sheet that gave no "
        "reading."
    )
    BINDINGS: ClassVar = [
        chord("f8", "take_up", N_("Take it up"), N_("Decide on the ballot under the cursor")),
        key("delete", "invalid", N_("Whole ballot invalid"), N_("Unsigned, not the owner's, …")),
        chord("ctrl+o", "people", N_("Who decides"), N_("The two people whose names go on record")),
        chord(
            "ctrl+f",
            "find",
            N_("All sheets"),
            N_("Every sheet that was scanned and gave no reading"),
        ),
        key("escape", "leave", N_("Back"), N_("Back to the list, or to the poll")),
    ]

    def __init__(self, poll: PollView) -> None:
        super().__init__()
        self._poll = poll
        self._doubts: dict[str, Doubt] = {}
        self._sheets: dict[str, SeenSheet] = {}
        self._taken: Doubt | None = None
        self._people: tuple[Person, ...] = ()
        self._numbers: SheetNumbers | None = None

    def body(self) -> ComposeResult:
        yield Static(line(_("Doubtful ballots: {title}", title=self._poll.title)), classes="heading")
        yield Static("", id="people", classes="note")
        with Horizontal():
            yield Listing(
                (Column(_("Ballot"), 7), Column(_("Voter"), 8, grow=1)),
                _("Nothing waits. Every ballot that came back is decided."),
            )
            with VerticalScroll(classes="panel", id="doubt", can_focus=False):
                yield Static("", id="why")
                yield Vertical(id="pictures")
                yield Marking()

    def on_mount(self) -> None:
        self.query_one(Marking).display = False
        self._name_people()
        if not self._people:
            self.action_people()

    def reload(self) -> None:
        self.do(lambda office: _queue(office, self._poll.id), self.show)

    def show(self, queue: tuple[tuple[Doubt, ...], Sheets]) -> None:
        doubts, found = queue
        sheets, self._numbers = [sheet for sheet in found.listed if sheet.waiting], found.numbers
        self._name_people()
        self._doubts = {str(doubt.ballot.serial): doubt for doubt in doubts}
        self._sheets = {f"sheet {sheet.seq}": sheet for sheet in sheets}
        listing = self.query_one(Listing)
        listing.fill(
            [
                Row(serial, (f"{doubt.ballot.serial:06d}", doubt.ballot.label))
                for serial, doubt in self._doubts.items()
            ]
            + [Row(at, ("–", f"{sheet.source}:{sheet.sheet}")) for at, sheet in self._sheets.items()]
        )
        if self._taken is None:
            self.settle(listing.grid)
        self._look()
        self.refresh_bindings()

    @property
    def _chosen(self) -> Doubt | None:
        return self._doubts.get(self.query_one(RowGrid).chosen or "")

    @property
    def _sheet(self) -> SeenSheet | None:
        """The sheet under the cursor, if that is one."""
        return self._sheets.get(self.query_one(RowGrid).chosen or "")

    def on_data_table_row_highlighted(self, _event: RowGrid.RowHighlighted) -> None:
        self._look()

    def _look(self) -> None:
        """Show why the ballot under the cursor waits."""
        doubt, sheet = self._chosen, self._sheet
        self.query_one("#doubt").display = bool(doubt or sheet)
        if sheet is not None and self._taken is None:
            self.query_one("#why", Static).update(about(sheet))
            self.do(
                lambda office: (("", sheet_picture(office, self._poll.id, sheet.seq)),), self._hang, live=True
            )
        if doubt is not None and self._taken is None:
            self.query_one("#why", Static).update(_why(doubt))
            cells = 22 if self.size.width >= WIDE else 14
            self.do(
                lambda office: _pictures(office, self._poll.id, doubt, cells),
                self._hang,
                live=True,
            )

    async def _hang(self, pictures: Pictures) -> None:
        from meeting_tui.scan.values import SIGNATURES

        frame = self.query_one("#pictures", Vertical)
        await frame.remove_children()
        asked = {each.id: each for each in self._poll.asked}
        for question, pieces in pictures:
            named = _("Signatures") if question == SIGNATURES else ""
            title, labels = (
                (asked[question].title, asked[question].labels) if question in asked else (named, {})
            )
            await frame.mount(Static(line(title, "$text-muted")), Crop(pieces, dict(labels)))

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        self.action_take_up()

    def action_take_up(self) -> None:
        doubt, sheet = self._chosen, self._sheet
        if (doubt or sheet) and not self._people:
            self.action_people()
        elif sheet is not None:
            name_sheet(self, self._poll.id, sheet, self._refs, self._named_sheet)
        elif doubt is not None:
            self._taken = doubt
            marking = self.query_one(Marking)
            marking.display = True
            marking.ask(self._poll.asked, doubt.sure)
            marking.focus()

    def on_marking_naming(self, event: Marking.Naming) -> None:
        ask_name(
            self,
            event.asked,
            f"{self._poll.id}/{self._taken.ballot.serial if self._taken else 0}",
            self.query_one(Marking).name_it,
        )

    def on_marking_unanswered(self, event: Marking.Unanswered) -> None:
        self.house.say(
            _("{title}: press the digit of the choice, or 0 for blank.", title=event.title), bad=True
        )

    def on_marking_done(self, event: Marking.Done) -> None:
        self._decide(event.marks, "")

    def _decide(self, marks: Mapping[str, tuple[str, ...]] | None, invalid: str) -> None:
        taken, poll = self._taken or self._chosen, self._poll.id
        if taken is not None:
            serial = taken.ballot.serial
            refs = self._refs
            self.do(lambda office: _adjudicate(office, poll, serial, refs, marks, invalid), self._decided)

    @property
    def _refs(self) -> list[str]:
        return [each.ref for each in self._people]

    def _named_sheet(self, sheet: SeenSheet) -> None:
        self.house.say(told(sheet))
        self.reload()

    def _decided(self, serial: int) -> None:
        self._put_down()
        self.house.say(
            _(
                "{serial} is decided by {names}.",
                serial=f"{serial:06d}",
                names=names(list(map(shown, self._people))),
            )
        )
        self.reload()

    def _put_down(self) -> None:
        self._taken = None
        self.query_one(Marking).display = False
        self.query_one(RowGrid).focus()

    def why_not(self, action: str) -> str | None:
        if action in ("invalid", "take_up") and not (self._doubts or self._sheets):
            return _("No ballot waits for people.")
        if action == "take_up" and self._taken is not None:
            return _("A digit answers each question, 0 is blank; Enter keeps what is decided.")
        return None

    def action_find(self) -> None:
        from meeting_tui.tui.polls.sheets import ScannedSheets

        self.app.push_screen(ScannedSheets(self._poll, self._people))

    def action_invalid(self) -> None:
        if self._taken is None and (sheet := self._sheet) is not None:
            set_sheet_aside(self, self._poll.id, sheet, self._refs, self._named_sheet)
            return
        from meeting_tui.desk.ballots.review import INVALID_REASONS

        options = [PickOption(reason, word(reason)) for reason in INVALID_REASONS]
        self.ask(Pick(_("Why is the whole ballot invalid?"), options, free=True), self._invalid)

    def _invalid(self, reason: str) -> None:
        self._decide(None, reason)

    def action_people(self) -> None:
        one, two = (self._people[:1] or self.house.here.seated), self._people[1:]
        form = Form(
            _("Who decides?"),
            (
                FormField("one", _("First"), kind="person", people=one, needed=True),
                FormField("two", _("Second"), kind="person", people=two, needed=True),
            ),
            _two,
            _("Two different people look at each paper; both names go on record."),
        )
        self.ask(form, self._named)

    def _named(self, people: tuple[Person, ...]) -> None:
        self._people = people
        self._name_people()

    def _name_people(self) -> None:
        said = _("Decided by {names}", names=names([*map(shown, self._people)] or ["–"]))
        total = sheets_seen(self._numbers) if self._numbers and self._numbers.seen else ""
        self.query_one("#people", Static).update(line("    ".join(filter(None, (said, total)))))

    def action_leave(self) -> None:
        if self._taken is not None:
            self._put_down()
        else:
            self.action_back()


def _queue(office: Office, poll: str) -> tuple[tuple[Doubt, ...], Sheets]:
    from meeting_tui.desk.ballots import acts as ballots
    from meeting_tui.desk.ballots import sheets

    return ballots.review(office, poll), sheets.sheets(office, poll)


def _two(office: Office, values: Mapping[str, str]) -> tuple[Person, ...]:
    from meeting_tui.desk.ballots import acts as ballots

    return ballots.deciders(office, (values["one"], values["two"]))


def _why(doubt: Doubt) -> Content:
    where = clauses(f"{source}:{sheet}" for source, sheet in doubt.where)
    rows = [
        spread((f"{doubt.ballot.serial:06d}  ", "bold $accent"), (doubt.ballot.label or "–", "bold")),
        spread((clauses(doubt.ballot.units.split("\n")), "")),
        spread((where, "$text-muted")),
        *(spread((warned(""), "bold $error"), (reason, "bold")) for reason in reasons(doubt.reasons)),
    ]
    return Content("\n").join(rows)


def _pictures(office: Office, poll: str, doubt: Doubt, cells: int) -> Pictures:
    from meeting_tui.desk.ballots import acts as ballots

    beside = not _BESIDE.isdisjoint(doubt.reasons)
    return tuple(
        (picture.question, cut(picture, cells, beside=beside))
        for picture in ballots.pictures(office, poll, doubt.ballot.serial)
    )


def _adjudicate(
    office: Office,
    poll: str,
    serial: int,
    people: Sequence[str],
    marks: Mapping[str, tuple[str, ...]] | None,
    invalid: str,
) -> int:
    from meeting_tui.desk.ballots import acts as ballots

    return ballots.adjudicate(office, poll, serial, people, marks, invalid=invalid)
