"""All of a matter: where it stands, what is open, and its timeline, each line with its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.matters import CATEGORY_WORDS, entry_name, mark, told
from meeting_tui.lang.money import money
from meeting_tui.record.matter.allowed import why_not
from meeting_tui.tui.facts import FactList, Pair
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import digit, key
from meeting_tui.tui.matters import dealing
from meeting_tui.tui.matters.one import OnePlace, worded
from meeting_tui.tui.place import BACK, go_to
from meeting_tui.tui.shell import WordBar
from meeting_tui.tui.words import day, moment, names, titled, word

if TYPE_CHECKING:
    from meeting_tui.desk.matters.timeline import TimelineLine
    from meeting_tui.desk.office import Office
    from meeting_tui.record.matter.surveys import Survey
    from meeting_tui.record.matter.values import MatterState


class Dossier(NamedTuple):
    """A matter and its timeline."""

    stands: MatterState
    lines: tuple[TimelineLine, ...]
    currency: str
    surveys: tuple[Survey, ...] = ()


ASKS = {
    "move": "",
    "question": "ask",
    "enclose": "enclose",
    "link": "link",
    "group": "",
    "to_do": "assign",
    "money": "enter_money",
    "change": "change",
    "survey": "link",
}
"""The acts of this screen, and what of the table of acts each needs; empty: it offers what is possible."""


class DossierScreen(OnePlace):
    """What became of a matter, and what is entered about it."""

    CSS_PATH = "dossier.tcss"
    NAME = N_("All of a matter")
    GUIDE = "matters"
    HELP = N_(
        "Everything on record about this matter in its order: what was said of it, at meetings, on ballots, "
        "on the board, and its money. The panel shows what is open. Each line names the entry it rests "
        "on.\n\nEnter goes to the meeting or poll of the line under the cursor. Its poster is among the "
        "papers of F7 once it has money or is settled."
    )
    BINDINGS: ClassVar = [
        key(digit(1), "move", N_("Move on"), N_("Say where the matter stands, and why")),
        key(digit(2), "question", N_("Ask, answer"), N_("Ask something, or answer what was asked")),
        key(digit(3), "to_do", N_("To do"), N_("Give somebody something to do by a day, or settle it")),
        key(digit(4), "money", N_("Money"), N_("Enter a budget, a contract, a payment, or reverse one")),
        key(digit(5), "enclose", N_("Paper"), N_("Put a paper or picture on record by its digest")),
        key(digit(6), "link", N_("Link"), N_("Link it with what it has to do with")),
        key(digit(7), "group", N_("Group"), N_("Form or end its working group")),
        key(digit(8), "change", N_("Change"), N_("Change its title, category, parts, or what it is about")),
        key(digit(9), "survey", N_("Survey"), N_("Ask everybody for marks on the service, on paper")),
        BACK,
    ]

    def __init__(self, number: int, seq: int = 0) -> None:
        super().__init__(number)
        self._seq = seq
        self._seen: Dossier | None = None

    def listed(self) -> Listing:
        return Listing(
            (Column(_("Day"), 15), Column(_("What happened"), 24, grow=1), Column(_("Entry"), 20)),
            _("Nothing is on record yet."),
            enter=(N_("Go there"), N_("Go to the meeting or poll of this line")),
        )

    def reload(self) -> None:
        self.do(lambda office: seen(office, self._number), self.show)

    def show(self, seen: Dossier) -> None:
        self._seen = seen
        self.head(titled(seen.stands.title, word(seen.stands.state)))
        self.query_one(FactList).tell([*facts(seen.stands, seen.currency), *_rated(seen.surveys)])
        listing = self.query_one(Listing)
        listing.fill([_row(n, each) for n, each in enumerate(seen.lines)])
        sought = f"matter:{self._number}", self._seq
        own = (n for n, each in enumerate(seen.lines) if (each.stream, each.seq) == sought)
        listing.grid.move_cursor(row=next(own, listing.grid.cursor_row))
        self._seq = 0
        self.settle(listing.grid)
        self.refresh_bindings()

    def why_not(self, action: str) -> str | None:
        stands, needed = self._seen.stands if self._seen else None, ASKS.get(action)
        if not needed or stands is None:
            return None
        waits = {
            "question": any(each.open for each in stands.questions),
            "to_do": any(each.open for each in stands.actions),
        }
        if waits.get(action):  # what is open is answered and settled in any state
            return None
        return worded(why_not(stands, needed))

    def on_data_table_row_highlighted(self, _event: RowGrid.RowHighlighted) -> None:
        """A row is short; below stands the whole line."""
        if chosen := self.chosen:
            self.query_one(WordBar).say(told(chosen.kind, chosen.facts, screen()))

    @property
    def chosen(self) -> TimelineLine | None:
        """The line under the cursor."""
        at = self.query_one(RowGrid).chosen
        return self._seen.lines[int(at)] if self._seen and at is not None else None

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        chosen = self.chosen
        noun, _colon, ref = chosen.stream.partition(":") if chosen else ("", "", "")
        if noun in ("meeting", "poll"):
            self.app.run_worker(go_to(self.house, f"{noun}s", ref), exit_on_error=False)

    def _deal(self, act: str) -> None:
        if self._seen is not None:
            dealing.DIALOGS[act](self, self._seen.stands)

    def action_move(self) -> None:
        self._deal("move")

    def action_question(self) -> None:
        self._deal("question")

    def action_to_do(self) -> None:
        self._deal("to_do")

    def action_money(self) -> None:
        if self._seen is not None:
            dealing.money(self, self._seen.stands, self._seen.currency)

    def action_enclose(self) -> None:
        self._deal("enclose")

    def action_link(self) -> None:
        self._deal("link")

    def action_group(self) -> None:
        self._deal("group")

    def action_change(self) -> None:
        self._deal("change")

    def action_survey(self) -> None:
        self._deal("survey")


def seen(office: Office, number: int) -> Dossier:
    """What this screen shows."""
    from meeting_tui.desk.communities import currency
    from meeting_tui.desk.matters import acts
    from meeting_tui.desk.matters.surveys import surveys
    from meeting_tui.desk.matters.timeline import timeline

    stands, lines = acts.matter(office, number).stands, timeline(office, number)
    return Dossier(stands, lines, currency(office), surveys(office, number))


def facts(stands: MatterState, currency: str) -> list[Pair]:
    """What is open stands first: of a small screen the rest may be out of sight."""
    from meeting_tui.desk.matters.parts import parts_said
    from meeting_tui.record.matter.money import sums

    t = screen()
    found: list[Pair] = [
        (_("Open question"), each.text or _("(erased)")) for each in stands.questions if each.open
    ]
    to_do = (f"{each.what}\n{titled(str(each.who), day(each.due))}" for each in stands.actions if each.open)
    found += [(_("To do"), said) for said in to_do]
    if stands.money:
        total = sums(stands.money)
        told = {_("Budget"): total.budget, _("Contract"): total.contract, _("Paid"): total.paid}
        told = {**{name: fen for name, fen in told.items() if fen}, _("Left"): total.left}
        found += [(name, money(fen, currency, t)) for name, fen in told.items()]
    if group := stands.group:
        found += [
            (_("Working group"), names([each.name for each in group.members])),
            (_("Mandate"), group.mandate),
            (_("Until"), day(group.until)),
        ]
    found += [
        (_("What it is about"), _("(erased)") if stands.summary is None else stands.summary),
        (_("Category"), t(CATEGORY_WORDS[stands.category])),
        (_("Concerns"), parts_said(stands.parts, t.lang)),
        (_("Raised by (internal)"), stands.raised_by or ""),
        (_("Since"), moment(stands.raised_at)),
    ]
    return [fact for fact in found if fact[1]]


def _rated(surveys: tuple[Survey, ...]) -> list[Pair]:
    """What the newest survey came to; in front of it what the ones before did."""
    from meeting_tui.record.matter.surveys import questions

    t = screen()
    return [
        (question, " → ".join(mark(each.tenths(question), each.marks(question), t) for each in surveys))
        for question in questions(surveys)
    ]


def _row(n: int, each: TimelineLine) -> Row:
    t = screen()
    return Row(str(n), (day(each.at), told(each.kind, each.facts, t), entry_name(each.stream, each.seq, t)))
