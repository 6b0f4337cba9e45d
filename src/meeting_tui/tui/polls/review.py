"""What the reader was not sure of: two named people look at the paper and decide, one key a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from meeting_tui.lang import N_, _, _n
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import SPACE, chord, key
from meeting_tui.tui.people.finding import shown
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.polls.crop import Crop
from meeting_tui.tui.polls.deciding import (
    about,
    name_sheet,
    set_sheet_aside,
    sheet_picture,
    told,
)
from meeting_tui.tui.polls.doubtful import Pictures, pictures, why
from meeting_tui.tui.polls.marking import Marking
from meeting_tui.tui.polls.marking_place import MarkingPlace
from meeting_tui.tui.text import line, spread
from meeting_tui.tui.words import clauses, names, word

if TYPE_CHECKING:
    from meeting_tui.desk.ballots.review import Doubt
    from meeting_tui.desk.ballots.sheets import Sheets
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView
    from meeting_tui.record.person import Person
    from meeting_tui.record.sheets import SeenSheet

WIDE = 110
Queue = tuple["tuple[Doubt, ...]", "tuple[Doubt, ...]", "tuple[Doubt, ...]", "Sheets"]
"""What waits, what stands with something written beside it, what was decided; and sheets without a number."""


class Review(MarkingPlace):
    """The queue of doubtful ballots."""

    CSS_PATH = "review.tcss"
    NAME = N_("Doubtful ballots")
    GUIDE = "tellers"
    HELP = N_(
        "At the left, the ballots that wait. Enter takes one up: you see why it waits, the picture of the "
        "boxes, and what the reader was sure of. Find the paper, look at it together, press the digit of "
        "what stands on it, 0 for blank, then Enter. Both names go on record with what you decided.\n\n"
        "Those that wait for one reason stand in a row. At the end of the list is what was decided: take it "
        "up to decide again. PgDn shows more of the pictures. F8 takes up the ballot under the cursor. Del "
        "makes the whole ballot invalid and asks why.\n\n"
        "After them come those whose votes stand though something is written elsewhere on the paper. Look "
        "whether it is a wish, or takes the vote back; if it is in order, take it up and press Enter.\n\n"
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
        key(SPACE, "history", N_("What became of it"), N_("All that became of the ballot under the cursor")),
        key("pagedown", "leaf(1)", N_("Picture"), N_("Further down the pictures")),
        key("pageup", "leaf(-1)", show=False),
        key("escape", "leave", N_("Back"), N_("Back to the list, or to the poll")),
    ]

    def __init__(self, poll: PollView) -> None:
        super().__init__()
        self._poll = poll
        self._doubts: dict[str, Doubt] = {}
        self._sheets: dict[str, SeenSheet] = {}
        self._noted = 0
        self._taken: Doubt | None = None
        self._people: tuple[Person, ...] = ()

    def body(self) -> ComposeResult:
        yield Static(line(_("Doubtful ballots: {title}", title=self._poll.title)), classes="heading")
        yield Static("", id="people", classes="note")
        with Horizontal():
            yield Listing(
                (Column(_("Ballot"), 7), Column(_("Voter"), 8, grow=1)),
                _("Nothing waits. Every ballot that came back is decided."),
                enter=(N_("Take it up"), N_("Decide on the ballot under the cursor")),
            )
            with Vertical(classes="panel", id="doubt"):
                yield Static("", id="why")
                yield VerticalScroll(id="pictures")
                with VerticalScroll(id="marks", can_focus=False):
                    yield Marking(brief=True)

    def on_mount(self) -> None:
        self.query_one("#marks").display = False
        self._name_people()
        if not self._people:
            self.action_people()

    def reload(self) -> None:
        self.do(lambda office: _queue(office, self._poll.id), self.show)

    def show(self, queue: Queue) -> None:
        waiting, noted, decided, found = queue
        at, was = self.query_one(RowGrid).cursor_row, self._chosen
        self._doubts = {_key(doubt): doubt for doubt in (*waiting, *noted, *decided)}
        self._noted = len(noted)
        self._sheets = {f"sheet {sheet.seq}": sheet for sheet in found.listed if sheet.waiting}
        self._name_people()
        listing = self.query_one(Listing)
        listing.fill(
            [
                *map(_row, (*waiting, *noted)),
                *(Row(at, ("–", f"{sheet.source}:{sheet.sheet}")) for at, sheet in self._sheets.items()),
                *map(_row, decided),
            ]
        )
        if was is not None and was.decision is None and _key(was) not in map(_key, waiting):
            listing.grid.move_cursor(row=at)  # the next that waits, not where the decided one went
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
        self.query_one("#doubt").set_class(self._taken is None, "-browsed")
        if sheet is not None and self._taken is None:
            self.query_one("#why", Static).update(about(sheet))
            self.do(
                lambda office: (("", "", sheet_picture(office, self._poll.id, sheet.seq)),),
                self._hang,
                live=True,
            )
        if doubt is not None and self._taken is None:
            self.query_one("#why", Static).update(why(doubt))
            cells = 22 if self.size.width >= WIDE else 12
            self.do(
                lambda office: pictures(office, self._poll.id, doubt, cells),
                self._hang,
                live=True,
            )

    async def _hang(self, pictures: Pictures) -> None:
        from meeting_tui.scan.values import SIGNATURES

        frame = self.query_one("#pictures", VerticalScroll)
        await frame.remove_children()
        frame.scroll_home(animate=False)
        asked = {each.id: each for each in self._poll.asked}
        for question, scan, pieces in pictures:
            named = _("Where it is signed") if question == SIGNATURES else ""
            title, labels = (
                (asked[question].title, asked[question].labels) if question in asked else (named, {})
            )
            told = f"{title}  {scan}".rstrip()
            await frame.mount(Static(line(told, "$text-muted"), name=question), Crop(pieces, dict(labels)))

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
            self.query_one("#doubt").remove_class("-browsed")
            self.query_one("#why", Static).update(why(doubt, brief=True))
            self.query_one("#marks").display = True
            self.marking.ask(self._poll.asked, doubt.sure)
            self.marking.focus()

    @property
    def paper(self) -> str:
        return f"{self._poll.id}/{self._taken.ballot.serial if self._taken else 0}"

    def on_marking_moved(self, event: Marking.Moved) -> None:
        """The picture of the question that is to be decided comes to the top."""
        frame = self.query_one("#pictures", VerticalScroll)
        shown = next((each for each in frame.children if each.name and each.name == event.question), None)
        if shown is not None:
            frame.call_after_refresh(frame.scroll_to_widget, shown, top=True, animate=False)

    def action_leaf(self, step: int) -> None:
        """A page of the pictures on or back, while digits decide."""
        frame = self.query_one("#pictures", VerticalScroll)
        frame.scroll_page_down(animate=False) if step > 0 else frame.scroll_page_up(animate=False)

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
        self.query_one("#marks").display = False
        self.query_one(RowGrid).focus()
        self._look()

    def why_not(self, action: str) -> str | None:
        if action in ("invalid", "take_up", "history") and not (self._doubts or self._sheets):
            return _("No ballot waits for people.")
        if action == "take_up" and self._taken is not None:
            return _("A digit answers each question, 0 is blank; Enter keeps what is decided.")
        return None

    def action_history(self) -> None:
        from meeting_tui.tui.polls.history import HistoryScreen

        if self._taken is None and (doubt := self._chosen) is not None:
            self.app.push_screen(HistoryScreen(self._poll.id, doubt.ballot.serial, outer=False))

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
        self.query_one("#people", Static).update(spread(said, "    ", (self._how_many(), "bold")))

    def _how_many(self) -> str:
        done = sum(doubt.decision is not None for doubt in self._doubts.values())
        n = len(self._doubts) - done - self._noted + len(self._sheets)
        said = _n("{n} waits, {done} decided", "{n} wait, {done} decided", n, done=done)
        if not n and done:
            said = _("Nothing waits. Every ballot that came back is decided.")
        more = _n(
            "{n} stands, with something written beside",
            "{n} stand, with something written beside",
            self._noted,
        )
        return clauses([said, more]) if self._noted else said

    def action_leave(self) -> None:
        if self._taken is not None:
            self._put_down()
        else:
            self.action_back()


def _queue(office: Office, poll: str) -> Queue:
    from meeting_tui.desk.ballots import review, sheets

    return (
        review.review(office, poll),
        review.noted(office, poll),
        review.decided(office, poll),
        sheets.sheets(office, poll),
    )


def _key(doubt: Doubt) -> str:
    return str(doubt.ballot.serial)


def _row(doubt: Doubt) -> Row:
    return Row(
        _key(doubt), (f"{doubt.ballot.serial:06d}", doubt.ballot.label), "dim" if doubt.decision else ""
    )


def _two(office: Office, values: Mapping[str, str]) -> tuple[Person, ...]:
    from meeting_tui.desk.ballots import acts as ballots

    return ballots.deciders(office, (values["one"], values["two"]))


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
