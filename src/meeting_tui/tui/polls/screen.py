"""The list of polls."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from meeting_tui.lang import N_, _
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import chord
from meeting_tui.tui.place import Place
from meeting_tui.tui.words import moment, word

if TYPE_CHECKING:
    from meeting_tui.desk.polls.acts import PollView


class Polls(Place):
    """All polls, the newest first."""

    NAME = N_("Polls")
    GUIDE = "polls"
    HELP = N_(
        "A poll puts proposals to all owners on paper. Ctrl+N makes one: it freezes the proposals, the "
        "roll and "
        "the rule. Enter opens it: ballots are printed, handed out and taken back, keyed in with a hand "
        "scanner "
        "or read from scans, doubtful ones decided by two people, and the whole counted by the law."
    )
    BINDINGS: ClassVar = [chord("ctrl+n", "new", N_("New poll"), N_("Put proposals to the vote on paper"))]

    def body(self) -> ComposeResult:
        yield Listing(
            (
                Column(_("Code"), 5),
                Column(_("Poll"), 24, grow=1),
                Column(_("State"), 9),
                Column(_("Ends"), 21, from_width=84),
                Column(_("Came back"), 11, align="right"),
            ),
            _("No poll yet.\n\nWrite a proposal in Matters (F4), then Ctrl+N here puts it to the vote."),
        )

    def reload(self) -> None:
        from meeting_tui.desk.polls import acts as polls

        self.do(polls.polls, self.show)

    def show(self, views: tuple[PollView, ...]) -> None:
        listing = self.query_one(Listing)
        listing.fill([_row(view) for view in views])
        self.settle(listing.grid)

    def on_data_table_row_selected(self, event: RowGrid.RowSelected) -> None:
        self.open(event.row_key.value or "")

    def open(self, ref: str, seq: int = 0) -> None:  # noqa: ARG002 - a poll has no list of its entries
        from meeting_tui.tui.polls.poll import PollScreen

        self.app.push_screen(PollScreen(ref))

    def action_new(self) -> None:
        from meeting_tui.tui.polls.making import make_poll

        make_poll(self, self.open)


def _row(view: PollView) -> Row:
    back = f"{view.returned}/{view.voters}"
    return Row(view.id, (view.id, view.title, word(view.state), moment(view.closes), back))
