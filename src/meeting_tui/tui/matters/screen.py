"""The list of matters: what the community is concerned with until it is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from meeting_tui.lang import N_, _
from meeting_tui.tui.form import Form
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import chord
from meeting_tui.tui.matters.dealing import raising_fields
from meeting_tui.tui.place import Place
from meeting_tui.tui.words import day, word

if TYPE_CHECKING:
    from meeting_tui.desk.matters.values import MatterView
    from meeting_tui.desk.office import Office


class Matters(Place):
    """All matters, the open ones first."""

    NAME = N_("Matters")
    GUIDE = "polls"
    HELP = N_(
        "A matter is a concern that lives across meetings until it is done: a lift, a contract, a charging "
        "shed. Ctrl+N notes one. Enter opens it: there its proposals are written, and put to the vote."
    )
    BINDINGS: ClassVar = [chord("ctrl+n", "new", N_("New matter"), N_("Note a concern"))]

    def body(self) -> ComposeResult:
        yield Listing(
            (
                Column(_("No."), 4, align="right"),
                Column(_("Matter"), 24, grow=1),
                Column(_("Proposals"), 9, align="right"),
                Column(_("State"), 14),
                Column(_("Since"), 15, from_width=72),
            ),
            _("No matter yet.\n\nCtrl+N notes the first: a concern of the owners, in a few words."),
        )

    def reload(self) -> None:
        from meeting_tui.desk.matters import acts as matters

        self.do(matters.matters, self.show)

    def show(self, views: tuple[MatterView, ...]) -> None:
        listing = self.query_one(Listing)
        listing.fill([_row(view) for view in views])
        self.settle(listing.grid)

    def on_data_table_row_selected(self, event: RowGrid.RowSelected) -> None:
        self.open(event.row_key.value or "")

    def open(self, ref: str, seq: int = 0) -> None:
        from meeting_tui.tui.matters.dossier import DossierScreen
        from meeting_tui.tui.matters.matter import MatterScreen

        self.app.push_screen(MatterScreen(int(ref)))
        if seq:
            self.app.push_screen(DossierScreen(int(ref), seq))

    def action_new(self) -> None:
        form = Form(
            _("A new matter"),
            raising_fields(),
            _note,
        )
        self.ask(form, lambda number: self.open(str(number)))


def _row(view: MatterView) -> Row:
    cells = (view.id, view.title, len(view.proposals), word(view.state), day(view.created_at))
    return Row(str(view.id), cells)


def _note(office: Office, values: Mapping[str, str]) -> int:
    from meeting_tui.desk.matters import acts as matters
    from meeting_tui.tui.reading_fields import several

    said = {name: values[name] for name in ("summary", "by", "category")}
    return matters.new_matter(office, values["title"], **said, parts=several(values["parts"]))
