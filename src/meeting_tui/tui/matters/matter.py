"""One matter: what it is about, its proposals, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from meeting_tui.lang import N_, _
from meeting_tui.record.matter.allowed import why_not
from meeting_tui.tui.facts import FactList
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import chord, digit, key
from meeting_tui.tui.matters.dossier import DossierScreen
from meeting_tui.tui.matters.one import OnePlace, worded
from meeting_tui.tui.matters.proposal import law, proposal_facts, proposal_form
from meeting_tui.tui.matters.said import SaidScreen
from meeting_tui.tui.place import BACK
from meeting_tui.tui.text import lines
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.words import titled, word

if TYPE_CHECKING:
    from meeting_tui.desk.matters.values import MatterView
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.proposals.pack import Lacking
    from meeting_tui.desk.proposals.values import ProposalView
    from meeting_tui.rules.profile import Profile

Seen = tuple["MatterView", "Profile", "Lacking"]


class MatterScreen(OnePlace):
    """Write proposals, put one to the vote."""

    CSS_PATH = "matter.tcss"
    NAME = N_("A matter")
    GUIDE = "polls"
    HELP = N_(
        "Ctrl+N writes a proposal: its text, what it costs, where the money comes from. Its kind picks the "
        "rule that will decide it; the panel shows what the law asks for.\n\n"
        "Enter changes a proposal. Once it is on a ballot it is frozen: a change is then a new revision.\n\n"
        "F8 makes a poll with the proposal under the cursor. 1 shows all of the matter: what became of it, "
        "what is asked and to be done, its money. 2 shows what people say of the proposal under the cursor."
    )
    BINDINGS: ClassVar = [
        chord("f8", "poll", N_("Put to the vote"), N_("Make a poll of this proposal")),
        chord("ctrl+n", "propose", N_("New proposal"), N_("Write a proposal on this matter")),
        key(digit(1), "dossier", N_("All of it"), N_("Its timeline, questions, actions, and money")),
        key(digit(2), "said", N_("Said of it"), N_("What people say of the proposal under the cursor")),
        BACK,
    ]

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self._view: MatterView | None = None
        self._law: Profile | None = None
        self._lacking: Lacking = {}

    def above(self) -> ComposeResult:
        yield Static("", classes="note", id="summary")

    def listed(self) -> Listing:
        return Listing(
            (
                Column(_("No."), 4, align="right"),
                Column(_("Proposal"), 20, grow=1),
                Column(_("Revision"), 8, align="right", from_width=52),
                Column(_("State"), 12),
            ),
            _(
                "No proposal yet.\n\nCtrl+N writes one: what exactly is to be decided, what it costs, "
                "who pays."
            ),
            enter=(N_("Change it"), N_("Change the proposal under the cursor")),
        )

    def reload(self) -> None:
        self.do(lambda office: _seen(office, self._number), self.show)

    def show(self, seen: Seen) -> None:
        self._view, self._law, self._lacking = view, *_others = seen
        self.head(titled(view.title, word(view.state)))
        self.query_one("#summary", Static).update(lines(view.summary))
        self.query_one("#summary").display = bool(view.summary)
        listing = self.query_one(Listing)
        listing.fill([_row(proposal) for proposal in view.proposals])
        self.query_one("#beside").display = bool(view.proposals)
        self.settle(listing.grid)
        self._beside()
        self.refresh_bindings()

    @property
    def chosen(self) -> ProposalView | None:
        """The proposal under the cursor."""
        key = self.query_one(RowGrid).chosen
        proposals = self._view.proposals if self._view else ()
        return next((proposal for proposal in proposals if str(proposal.id) == key), None)

    def _beside(self) -> None:
        if self.chosen is not None and self._law is not None:
            self.query_one(FactList).tell(proposal_facts(self.chosen, self._law, self._lacking))

    def projection(self) -> Projection:
        chosen = self.chosen
        if chosen is None or self._law is None:
            return super().projection()
        return Projection(chosen.draft.title, (), (chosen.draft.text, law(self._law, chosen.draft.code)))

    def why_not(self, action: str) -> str | None:
        if action not in ("poll", "said"):
            return None
        if not self.is_mounted or self.chosen is None:
            return _("There is no proposal yet: Ctrl+N writes one.")
        refusal = why_not(self._view.stands, "ballot") if self._view and action == "poll" else None
        return worded(refusal) if refusal and refusal.code == "matters.ended" else None

    def on_data_table_row_highlighted(self, _event: RowGrid.RowHighlighted) -> None:
        self._beside()

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        from meeting_tui.tui.matters.proposal_editor import ProposalEditor

        if self.chosen is not None:
            self.app.push_screen(ProposalEditor(self.chosen.id))

    def action_propose(self) -> None:
        if self._law is not None:
            form = proposal_form(self._number, self._law)
            self.ask(form, lambda _number: self.reload())

    def action_dossier(self) -> None:
        self.app.push_screen(DossierScreen(self._number))

    def action_said(self) -> None:
        if self.chosen is not None:
            self.app.push_screen(SaidScreen(self.chosen.id))

    def action_poll(self) -> None:
        from meeting_tui.tui.polls.making import poll_form

        def put(seen: Seen) -> None:
            self.show(seen)  # as it stands now: whoever saved has just left the editor
            if self.chosen is not None and self._law is not None:
                self.ask(poll_form([self.chosen], self, self._law, self._lacking), self._to_poll)

        self.do(lambda office: _seen(office, self._number), put)

    def _to_poll(self, poll: str) -> None:
        from meeting_tui.tui.polls.poll import PollScreen

        self.app.push_screen(PollScreen(poll))


def _row(proposal: ProposalView) -> Row:
    state = _("frozen") if proposal.frozen else _("draft")
    return Row(str(proposal.id), (proposal.id, proposal.draft.title, proposal.revision, state))


def _seen(office: Office, number: int) -> Seen:
    from meeting_tui.desk import communities
    from meeting_tui.desk.matters import acts as matters
    from meeting_tui.desk.proposals.pack import lacking

    view, law = matters.matter(office, number), communities.profile(office)
    return view, law, lacking(office, (each.id for each in view.proposals if not each.frozen), law)
