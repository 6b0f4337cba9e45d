"""Papers counted by hand: a line a pile, each number from two persons, then against the record."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from meeting_tui.cells import wrap
from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang.piles import WHAT, pile, state, to_look_for, told, verdict
from meeting_tui.tui.form import BlindForm, FormField
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.place import BACK, Place
from meeting_tui.tui.polls.changing import begin
from meeting_tui.tui.reading_fields import a_number
from meeting_tui.tui.text import line
from meeting_tui.tui.words import clauses

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView
    from meeting_tui.desk.polls.piles import PilesView
    from meeting_tui.published import PileForm, PilesForm
    from meeting_tui.record.person import Person

Values = Mapping[str, str]
PileRow = tuple[str | None, tuple[str, ...]]
"""The name of a pile, and what is counted of it."""


class Kept(NamedTuple):
    """Who entered numbers for a pile, and what they come to, in words."""

    by: Person
    told: str


ALL = 1_000_000
"""One scrolls: all numbers to look for are there."""
IN_BOX, APART = ("papers", "envelopes"), ("unused", "spoiled", "stubs")


class PilesScreen(Place):
    """The piles of one poll."""

    CSS_PATH = "piles.tcss"
    NAME = N_("Counted by hand")
    GUIDE = "tellers"
    HELP = N_(
        "Two persons count each pile and each enter their own number: Enter or F8. Neither sees the other's "
        "number, nor that of the record, before both entered the same; if they differ, both stay on record "
        "and both count again.\n\n"
        "Then each line says whether it agrees with the record. Where it differs, the ballots to look for "
        "stand below. A result stays provisional until all of it agrees, or two people say why not: F8 once "
        "everything is counted, Ctrl+O at any time."
    )
    BINDINGS: ClassVar = [
        chord("f8", "take_up", N_("Enter a number"), N_("What one person counted in the pile")),
        chord("f8", "write", N_("Say why"), N_("Two people say why the numbers differ")),
        chord("ctrl+o", "other", N_("More"), N_("Another pile, or why the numbers differ")),
        key(
            "pagedown",
            "leaf(1)",
            N_("Further numbers"),
            N_("The rest of the ballots to look for"),
            priority=True,
        ),
        key("pageup", "leaf(-1)", show=False, priority=True),
        BACK,
    ]

    def __init__(self, poll: PollView) -> None:
        super().__init__()
        self.poll = poll.id
        self._view = poll
        self._found: PilesForm | None = None
        self._last: tuple[PileRow, tuple[Person, ...]] = ((None, ()), ())
        """What was counted last, and by whom."""

    def body(self) -> ComposeResult:
        yield Static(line(_("Counted by hand: {title}", title=self._view.title)), classes="heading")
        yield Listing(
            (
                Column(_p("pile", "What"), 28, grow=1),
                Column(_("Pile"), 4, grow=1),
                Column(_("By hand"), 7, align="right"),
                Column(_("On record"), 9, align="right"),
                Column(_("State"), 14, grow=1),
            ),
            _("No ballot was printed: there is nothing to count."),
            enter=(N_("Enter a number"), N_("What one person counted in the pile")),
        )
        with VerticalScroll(classes="panel"):
            yield Static("", id="verdict")

    def reload(self) -> None:
        from meeting_tui.desk.polls import acts, piles

        self.do(lambda office: (piles.piles(office, self.poll), acts.poll(office, self.poll)), self.show)

    def show(self, found: tuple[PilesView, PollView]) -> None:
        piles, self._view = found
        self._found = piles.as_json()
        listing = self.query_one(Listing)
        listing.fill([_row(n, each) for n, each in enumerate(self._found["piles"])])
        width = max(self.size.width - 6, 20)
        said = (verdict(self._found, screen()), *to_look_for(self._found, screen(), ALL))
        rows = [line(piece) for text in said for piece in wrap(text, width)]
        self.query_one("#verdict", Static).update(Content("\n").join(rows))
        self.settle(listing.grid)
        self.call_after_refresh(self.refresh_bindings)  # then it is known whether all of them are in sight

    @property
    def _rows(self) -> list[PileForm]:
        return self._found["piles"] if self._found else []

    @property
    def _done(self) -> bool:
        """Whether everything is counted, so that what differs can only be explained."""
        return bool(self._rows) and all(row["counted"] is not None for row in self._rows)

    def why_not(self, action: str) -> str | None:
        explains = self._done and "explain" not in self._view.refusals
        if action in ("write", "take_up"):
            return None if explains == (action == "write") else ""
        if action == "leaf":
            return None if self._told.max_scroll_y else ""
        return None

    @property
    def _told(self) -> VerticalScroll:
        """What it comes to, and the ballots to look for."""
        return self.query_one(".panel", VerticalScroll)

    def action_leaf(self, step: int) -> None:
        """A page of the ballots to look for on or back."""
        told = self._told
        told.scroll_page_down(animate=False) if step > 0 else told.scroll_page_up(animate=False)

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        self.action_take_up()

    def action_take_up(self) -> None:
        """The pile under the cursor; the whole poll is the sum of the others, weights nobody counts."""
        chosen = self.query_one(RowGrid).chosen
        row = self._rows[int(chosen)] if chosen else None
        if row is not None and row["what"] != "weight":
            self._enter(row["pile"], IN_BOX if row["what"] in IN_BOX else APART)

    def action_write(self) -> None:
        begin(self, self._view, "explain")

    def action_other(self) -> None:
        acts = {
            "pile": (_("Another pile"), _("A box or pile that is not in the list"), self._another),
            "explain": (
                _("Say why"),
                _("Two people say why the numbers differ; the result is final with that"),
                self.action_write,
            ),
        }
        options = [PickOption(act, words, tip) for act, (words, tip, _do) in acts.items()]
        self.ask(Pick(_("What is to be done?"), options), lambda act: acts[act][2]())

    def _another(self) -> None:
        self._enter(None, (*IN_BOX, *APART))

    def _enter(self, name: str | None, whats: tuple[str, ...]) -> None:
        title = _("What one person counted")
        if name:
            title = _("What one person counted: {pile}", pile=name)
        counted, people = self._last  # what was counted is counted again by somebody else
        by = () if counted == (name, whats) else people
        fields = [
            *([FormField("pile", _("Pile"))] if name is None else []),
            *(FormField(what, screen()(WHAT[what])) for what in whats),
            FormField("by", _("Counted by"), kind="person", needed=True, people=by),
        ]
        act = partial(_counted, self.poll, name or "", whats)
        intro = _("Leave empty what you did not count. Nobody sees your number before another counted too.")
        self.ask(BlindForm(title, fields, act, intro), lambda kept: self._said((name, whats), kept))

    def _said(self, pile: PileRow, kept: Kept) -> None:
        self._last = pile, (kept.by,)
        self.house.say(kept.told)
        self.reload()


def _row(n: int, row: PileForm) -> Row:
    numbers = ("–" if number is None else number for number in (row["counted"], row["recorded"]))
    cells = (screen()(WHAT[row["what"]]), pile(row, screen()), *numbers, state(row, screen()))
    wrong = row["counted"] is not None and row["counted"] != row["recorded"]
    return Row(str(n), cells, "bold $error" if wrong or row["state"] == "differs" else "")


def _counted(poll: str, name: str, whats: tuple[str, ...], office: Office, values: Values) -> Kept:
    """Enter the numbers that were given."""
    from meeting_tui.desk.polls import piles
    from meeting_tui.tui.people.finding import Sought, the_one

    given = {what: a_number(values[what], screen()(WHAT[what]), 6) for what in whats if values[what].strip()}
    called = values.get("pile", name)
    found = piles.count_pile(office, poll, called, given, values["by"])
    said = clauses(told(row, screen()) for row in found.rows_of(called, given))
    return Kept(the_one(office, values["by"], Sought("by")), said)
