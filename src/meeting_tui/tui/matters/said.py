"""What people say of a proposal: comments, amendments, and who was heard before the vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang.proposals import OUTCOMES, WAYS, changed, where
from meeting_tui.record.proposal.values import WAYS as IN_ORDER
from meeting_tui.record.proposal.values import Amendment, Comment, OpinionGroup, by_building
from meeting_tui.refusal import Refusal
from meeting_tui.tui.facts import FactList, Pair
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import chord, digit, key
from meeting_tui.tui.matters import saying
from meeting_tui.tui.matters.one import OnePlace, worded
from meeting_tui.tui.place import BACK
from meeting_tui.tui.words import moment, titled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meeting_tui.desk.proposals.motions import MotionLine
    from meeting_tui.record.proposal.values import ProposalRecord

_DECIDED = ("taken", "rejected")
Said = Comment | Amendment | OpinionGroup


class SaidScreen(OnePlace):
    """Answer what was said, settle amendments, note who was heard."""

    CSS_PATH = "said.tcss"
    NAME = N_("What people say of a proposal")
    GUIDE = "proposals"
    HELP = N_(
        "Before the vote people are heard on paper, at the door, in the room: 2 gathers what they have in "
        "common, 1 notes how many households said so. Enter answers them; the pack prints it.\n\n"
        "Enter on a comment answers it or says that it is dealt with. Enter on an amendment takes it in, "
        "rejects it, or says as which motion of a meeting it is voted on. Ctrl+T in the editor moves one."
    )
    BINDINGS: ClassVar = [
        chord("ctrl+n", "new", N_("Comment"), N_("Comment on the whole proposal")),
        key(digit(1), "heard", N_("Heard"), N_("Note households that were heard")),
        key(digit(2), "gather", N_("Opinions"), N_("Gather opinions that have something in common")),
        BACK,
    ]

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self._record: ProposalRecord | None = None
        self._motions: Sequence[MotionLine] = ()

    def listed(self) -> Listing:
        return Listing(
            (Column("", 12), Column(_("What was said"), 16, grow=1), Column(_("State"), 13)),
            _("Nobody has said anything yet.\n\n2 gathers opinions, 1 notes who was heard."),
            enter=(N_("Answer, settle"), N_("Answer it, or say what becomes of it")),
        )

    def reload(self) -> None:
        from meeting_tui.desk.proposals import acts
        from meeting_tui.desk.proposals.motions import motions

        number = self._number
        self.do(lambda office: (acts.recorded(office, number), motions(office, number)), self.show)

    def show(self, seen: tuple[ProposalRecord, Sequence[MotionLine]]) -> None:
        self._record, self._motions = record, _motions = seen
        self.head(titled(record.newest.draft.title, where(record.newest.no, 0, screen())))
        listing = self.query_one(Listing)
        listing.fill([_row(n, each) for n, each in enumerate(self._said)])
        self.query_one("#beside").display = bool(self._said)
        self.settle(listing.grid)
        self._beside()
        self.refresh_bindings()

    @property
    def _said(self) -> tuple[Said, ...]:
        """In the order of the rows."""
        found = self._record
        return (*found.opinions, *found.amendments, *found.comments) if found else ()

    @property
    def chosen(self) -> Said | None:
        """What the cursor is on."""
        at = self.query_one(RowGrid).chosen
        return self._said[int(at)] if at is not None and int(at) < len(self._said) else None

    def _beside(self) -> None:
        chosen, record = self.chosen, self._record
        if chosen is not None and record is not None:
            self.query_one(FactList).tell([fact for fact in _facts(chosen, record, self._motions) if fact[1]])

    def why_not(self, action: str) -> str | None:
        if action not in ("heard", "gather") or self._record is None or not self._record.frozen:
            return None
        return worded(Refusal("proposals.frozen", proposal=self._number))

    def on_data_table_row_highlighted(self, _event: RowGrid.RowHighlighted) -> None:
        self._beside()

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        chosen, number = self.chosen, self._number
        if isinstance(chosen, Comment):
            saying.reply(self, number, chosen)
        elif isinstance(chosen, Amendment):
            self._settle(chosen)
        elif isinstance(chosen, OpinionGroup):
            if chosen.no:
                saying.answer(self, number, chosen)
            else:
                self.house.say(_("Only opinions in a group are answered: 2 gathers them."), bad=True)

    def _settle(self, which: Amendment) -> None:
        if which.outcome in _DECIDED:
            self.house.say(worded(Refusal("proposals.settled", amendment=which.no)) or "", bad=True)
        elif self._record is not None:
            saying.settle(self, self._number, which, self._motions, self._record.newest.no)

    def action_new(self) -> None:
        saying.comment(self, self._number)

    def action_heard(self) -> None:
        saying.hear(self, self._number, self._record.opinions if self._record else ())

    def action_gather(self) -> None:
        saying.gather(self, self._number)


def _row(n: int, each: Said) -> Row:
    t = screen()
    if isinstance(each, OpinionGroup):
        state = _("answered") if each.answer else _("not answered")
        return Row(str(n), (_("Opinions"), titled(each.said or _("Without a group"), str(each.count)), state))
    if isinstance(each, Amendment):
        kind, state = _("Amendment {no}", no=each.no), t(OUTCOMES[each.outcome])
        said = titled(each.mover.name, each.reason) if each.reason else each.mover.name
    else:
        kind, state = _("Comment {no}", no=each.no), _("dealt with") if each.resolved else _("open")
        said = titled(each.by.name, each.text or _("(erased)"))
    return Row(str(n), (kind, said, state))


def _facts(each: Said, record: ProposalRecord, motions: Sequence[MotionLine]) -> list[Pair]:
    """All that is known of it."""
    if isinstance(each, OpinionGroup):
        return _of_opinions(each)
    return _of_amendment(each, record, motions) if isinstance(each, Amendment) else _of_comment(each)


def _of_comment(each: Comment) -> list[Pair]:
    said = [(_("Who says it"), each.by.name), (_("Of"), where(each.revision, each.line, screen()))]
    replies = [(reply.by.name, reply.text or _("(erased)")) for reply in each.replies]
    return [*said, (_("Time"), moment(each.at)), (_("Comment"), each.text or _("(erased)")), *replies]


def _of_amendment(each: Amendment, record: ProposalRecord, motions: Sequence[MotionLine]) -> list[Pair]:
    t = screen()
    voted = (line for line in motions if (line.meeting, line.motion) == (each.meeting, each.motion))
    motion = next((titled(line.title, _("motion {no}", no=line.motion)) for line in voted), "")
    lines = changed(record.changed_by(each), each.text, t)
    return [
        (_("Moved by"), each.mover.name),
        (_("Of"), where(each.revision, 0, t)),
        (_("Time"), moment(each.at)),
        (_("Why"), each.reason),
        (_("Changes"), "\n".join(lines)),
        (_("State"), t(OUTCOMES[each.outcome])),
        (_("Motion"), motion),
        (_("Reason"), each.why),
    ]


def _of_opinions(each: OpinionGroup) -> list[Pair]:
    t = screen()
    ways = ((t(WAYS[way]), [heard.count for heard in each.heard if heard.way == way]) for way in IN_ORDER)
    buildings = ((name, sum(counts)) for name, counts in by_building([each]) if name)
    words = [(heard.building or "–", heard.text) for heard in each.heard if heard.text]
    return [
        (_("What they said"), each.said),
        (_p("heard", "Households"), each.count),
        *((way, sum(counts)) for way, counts in ways),
        *buildings,
        (_("The answer"), each.answer or _("Not answered yet.")),
        *words,
    ]
