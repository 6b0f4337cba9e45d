"""Every sheet that was scanned and gave no reading, so that a scrutineer can be shown each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang.sheets import sheet_words
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.place import BACK, Place
from meeting_tui.tui.polls.crop import Crop, Grey
from meeting_tui.tui.polls.deciding import about, name_sheet, scanned, set_sheet_aside, sheet_picture, told
from meeting_tui.tui.text import line, lines

if TYPE_CHECKING:
    from meeting_tui.desk.ballots.sheets import Sheets
    from meeting_tui.desk.polls.acts import PollView
    from meeting_tui.record.person import Person
    from meeting_tui.record.sheets import SeenSheet


class ScannedSheets(Place):
    """The list of them, and the picture of the one under the cursor."""

    CSS_PATH = "review.tcss"
    NAME = N_("Sheets without a reading")
    GUIDE = "tellers"
    HELP = N_(
        "Every sheet that went through the reader and gave no reading, with its reason and its picture: "
        "torn, forged, of another poll, test ballots, empty pages, papers seen twice. Those that wait come "
        "first.\n\n"
        "F8 says which ballot a sheet is, Del why it is none. Both can be said again; the last counts, and "
        "all of it stays on record with your names."
    )
    BINDINGS: ClassVar = [
        chord("f8", "take_up", N_("Which ballot"), N_("Say which ballot the sheet under the cursor is")),
        key("delete", "invalid", N_("Set it aside"), N_("Say why it gives nothing to the count")),
        BACK,
    ]

    def __init__(self, poll: PollView, people: Sequence[Person]) -> None:
        super().__init__()
        self._poll = poll
        self._people = [person.ref for person in people]
        self._sheets: dict[str, SeenSheet] = {}

    def body(self) -> ComposeResult:
        yield Static(line(_("Sheets without a reading: {title}", title=self._poll.title)), classes="heading")
        yield Static("", id="numbers", classes="note")
        with Horizontal():
            yield Listing(
                (Column(_p("paper", "Sheet"), 8, grow=1), Column(_("Why"), 8, grow=1)),
                _("Every sheet that was scanned was read."),
                enter=(N_("Which ballot"), N_("Say which ballot the sheet under the cursor is")),
            )
            with VerticalScroll(classes="panel", id="doubt", can_focus=False):
                yield Static("", id="why")
                yield Vertical(id="pictures")

    def reload(self) -> None:
        from meeting_tui.desk.ballots import sheets

        self.do(lambda office: sheets.sheets(office, self._poll.id), self.show)

    def show(self, found: Sheets) -> None:
        self._sheets = {str(sheet.seq): sheet for sheet in found.listed}
        t = screen()
        ((name, total),) = scanned(found.numbers)
        self.query_one("#numbers", Static).update(lines(f"{name}  {total}"))
        listing = self.query_one(Listing)
        listing.fill(
            [
                Row(number, (f"{sheet.source}:{sheet.sheet}", sheet_words(sheet.aside or sheet.reason, t)))
                for number, sheet in self._sheets.items()
            ]
        )
        self.settle(listing.grid)
        self._look()
        self.refresh_bindings()

    @property
    def _chosen(self) -> SeenSheet | None:
        return self._sheets.get(self.query_one(RowGrid).chosen or "")

    def on_data_table_row_highlighted(self, _event: RowGrid.RowHighlighted) -> None:
        self._look()

    def _look(self) -> None:
        sheet = self._chosen
        self.query_one("#doubt").display = sheet is not None
        if sheet is not None:
            self.query_one("#why", Static).update(about(sheet))
            self.do(lambda office: sheet_picture(office, self._poll.id, sheet.seq), self._hang, live=True)

    async def _hang(self, pieces: tuple[Grey, ...]) -> None:
        frame = self.query_one("#pictures", Vertical)
        await frame.remove_children()
        if pieces:
            await frame.mount(Crop(pieces, {}))

    def why_not(self, action: str) -> str | None:
        if action in ("invalid", "take_up") and not self._sheets:
            return _("Every sheet that was scanned was read.")
        return None

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        self.action_take_up()

    def action_take_up(self) -> None:
        if (sheet := self._chosen) is not None:
            name_sheet(self, self._poll.id, sheet, self._people, self._said)

    def action_invalid(self) -> None:
        if (sheet := self._chosen) is not None:
            set_sheet_aside(self, self._poll.id, sheet, self._people, self._said)

    def _said(self, sheet: SeenSheet) -> None:
        self.house.say(told(sheet))
        self.reload()
