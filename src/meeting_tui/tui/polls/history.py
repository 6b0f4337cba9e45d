"""All that became of one paper, on a screen of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.history import event_line, marks_words, where_it_stands
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.place import BACK, Place
from meeting_tui.tui.text import line

if TYPE_CHECKING:
    from meeting_tui.desk.ballots.history import PaperHistory
    from meeting_tui.desk.office import Office


class HistoryScreen(Place):
    """Where a ballot or an envelope stands, and below it a line for each entry about it."""

    CSS_PATH = "history.tcss"
    NAME = N_("What became of a paper")
    GUIDE = "tellers"
    HELP = N_(
        "Everything on record about one paper, in its order: printed, handed out, back, read, keyed in, "
        "decided, made void, and by whom. What is marked on it is shown once the count is. Of a secret paper "
        "no time is shown; whose it is, nobody knows."
    )
    BINDINGS: ClassVar = [BACK]

    def __init__(self, poll: str, ref: str | int, *, outer: bool) -> None:
        super().__init__()
        self._poll, self._ref, self._outer = poll, ref, outer

    def body(self) -> ComposeResult:
        yield Static("", classes="heading")
        with VerticalScroll():
            yield Static("", id="history")

    def reload(self) -> None:
        self.do(lambda office: _history(office, self._poll, self._ref, self._outer), self.show)

    def show(self, found: PaperHistory) -> None:
        """Fill the screen."""
        ballot, t = found.ballot, screen()
        head = "  ".join(filter(None, (f"{ballot.serial:06d}", ballot.label, *ballot.units.split("\n"))))
        self.query_one(".heading", Static).update(line(head))
        stands = where_it_stands(found.paper.state, found.paper.doubts, found.counted, t)
        marks = [marks_words(found.marks, found.labels, t)] if found.marks else []
        rows = [line(row, "bold") for row in (*stands, *marks, "")]
        rows += [line(event_line(event, found.labels, t)) for event in found.events]
        self.query_one("#history", Static).update(Content("\n").join(rows))
        self.settle(self.query_one(VerticalScroll))


def ask_for_paper(place: Place, poll: str, *, outer: bool) -> None:
    """Ask which paper is meant, and show what became of it."""
    field = FormField(
        "serial", _("Envelope") if outer else _("Ballot"), hint=_("its number, or scan its code")
    )
    form = Form(
        _("What became of a paper"),
        (field,),
        lambda office, values: _history(office, poll, values["serial"], outer),
    )
    place.ask(form, partial(_open, place, poll, outer))


def _open(place: Place, poll: str, outer: bool, found: PaperHistory) -> None:
    place.app.push_screen(HistoryScreen(poll, found.ballot.serial, outer=outer))


def _history(office: Office, poll: str, ref: str | int, outer: bool) -> PaperHistory:
    from meeting_tui.desk.ballots.history import history

    return history(office, poll, ref, outer=outer)
