"""The roll: find anyone by name, pinyin or room; totals; one voter with all units."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from meeting_tui.lang import N_, _, _p
from meeting_tui.lang.nouns import HEADS, UNITS, VOTERS
from meeting_tui.tui.facts import FactList
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import chord
from meeting_tui.tui.place import Place
from meeting_tui.tui.roll.voter import VoterScreen, voter_facts
from meeting_tui.tui.text import line
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.words import area, beside, weight, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.roll.acts import RollTotals, VoterDetail, VoterView

Seen = tuple["tuple[VoterView, ...]", "RollTotals"]


class Roll(Place):
    """Everyone who casts a ballot."""

    CSS_PATH = "screen.tcss"
    NAME = N_("Roll")
    GUIDE = "roll"
    HELP = N_(
        "Type a name, its pinyin or initials, or a room: `wxm`, `王`, `3-2-601`. Enter shows one voter with "
        "all their units.\n\n"
        "Ctrl+O imports the roll from an .xlsx or .csv file. You see first what it holds and every fault in "
        "it; it is taken whole or not at all. Ctrl+N writes a blank sheet to fill in, Ctrl+S the roll as it "
        "stands."
    )
    BINDINGS: ClassVar = [
        chord("ctrl+o", "import", N_("Import"), N_("Import the roll from an .xlsx or .csv file")),
        chord("ctrl+s", "export", N_("Export"), N_("Write the whole roll into an .xlsx or .csv file")),
        chord("ctrl+n", "blank", N_("Blank sheet"), N_("Write an empty roll to fill in")),
        chord("ctrl+f", "find", N_("Find"), N_("Go to the search box")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._totals: RollTotals | None = None

    def body(self) -> ComposeResult:
        yield Static("", classes="heading", id="totals")
        with Horizontal():
            yield Listing(
                (
                    Column(_("No."), 5, align="right"),
                    Column(_("Voter"), 24, grow=3),
                    Column(_("Kind"), 9, from_width=60),
                    Column(_p("list", "Units"), 18, grow=2, from_width=90),
                    Column(_("Area m²"), 10, align="right", if_any=True),
                    Column(_("Shares"), 10, align="right", if_any=True),
                ),
                self._empty(),
                find=_("Find by name, pinyin initials or room"),
            )
            with VerticalScroll(classes="panel", id="voter", can_focus=False):
                yield FactList()

    def on_mount(self) -> None:
        self.query_one(TypedLine).focus()

    def open(self, ref: str, seq: int = 0) -> None:  # noqa: ARG002 - a voter has no entries
        self.query_one(TypedLine).show(ref)

    def _empty(self) -> str:
        return _(
            "The roll is empty.\n\nCtrl+O imports it from an .xlsx or .csv file; you see what it holds "
            "first.\n\nNo file yet? Ctrl+N writes a blank sheet to fill in."
        )

    def reload(self) -> None:
        self._search(self.query_one(TypedLine).value)

    def _search(self, query: str) -> None:
        self.do(lambda office: _seen(office, query), self.show, live=True)

    def show(self, seen: Seen) -> None:
        voters, totals = seen
        self._totals = totals
        listing = self.query_one(Listing)
        listing.fill(
            [_row(voter, totals) for voter in voters],
            _("Nobody like that.") if totals.voters else self._empty(),
        )
        self.query_one("#totals", Static).update(
            line(
                beside(
                    (_(VOTERS, n=totals.voters), _(UNITS, n=totals.units), _(HEADS, n=totals.heads)),
                    totals.area,
                    totals.share,
                )
            )
        )
        self.settle(self.query_one(TypedLine))
        self._beside()

    def projection(self) -> Projection:
        totals = self._totals
        if totals is None:
            return super().projection()
        numbers = ((_("voters"), str(totals.voters)), (_("units"), str(totals.units)))
        return Projection(_("Roll"), numbers, (weight(totals.area, totals.share),))

    def on_input_changed(self, event: TypedLine.Changed) -> None:
        self._search(event.value)

    def on_typed_line_entered(self, _event: TypedLine.Entered) -> None:
        self._open()

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        self._open()

    def on_data_table_row_highlighted(self, _event: RowGrid.RowHighlighted) -> None:
        self._beside()

    def key_down(self) -> None:
        """From the search box into the table."""
        if isinstance(self.focused, TypedLine):
            self.query_one(RowGrid).focus()

    def _beside(self) -> None:
        panel = self.query_one("#voter")
        number = self.query_one(RowGrid).chosen
        if number is not None and panel.display:
            self.do(lambda office: _detail(office, int(number)), self._tell, live=True)

    def _tell(self, detail: VoterDetail) -> None:
        self.query_one(FactList).tell(voter_facts(detail))

    def _open(self) -> None:
        number = self.query_one(RowGrid).chosen
        if number is not None:
            self.do(
                lambda office: _detail(office, int(number)),
                lambda one: self.app.push_screen(VoterScreen(one)),
            )

    def action_find(self) -> None:
        self.query_one(TypedLine).focus()

    def action_import(self) -> None:
        from meeting_tui.tui.roll.importing import Import

        self.app.push_screen(Import())

    def action_blank(self) -> None:
        from meeting_tui.tui.roll.exporting import blank

        blank(self)

    def action_export(self) -> None:
        from meeting_tui.tui.roll.exporting import export

        export(self)


def _seen(office: Office, query: str) -> Seen:
    from meeting_tui.desk.roll import acts as roll

    return roll.roll(office, query), roll.totals(office)


def _detail(office: Office, number: int) -> VoterDetail:
    from meeting_tui.desk.roll import acts as roll

    return roll.voter(office, number)


def _row(voter: VoterView, totals: RollTotals) -> Row:
    cells = (
        voter.no,
        voter.label,
        word(voter.kind),
        voter.units,
        area(voter.area) if totals.area else "",
        voter.share,
    )
    return Row(str(voter.no), cells)
