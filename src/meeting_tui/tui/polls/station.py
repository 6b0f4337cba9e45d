"""The counting table: a hand scanner names the paper, one digit a question, Enter, the next paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from meeting_tui.lang import N_, _, _n
from meeting_tui.refusal import Refusal
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.place import Place
from meeting_tui.tui.polls.marking import Marking, Marks
from meeting_tui.tui.polls.stopped import SEEN_TO, StoppedPapers
from meeting_tui.tui.text import line, lines, short, spread, warned
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.words import weight

if TYPE_CHECKING:
    from meeting_tui.desk.ballots.find import FoundBallot
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView

SECOND = "ballots.second"
PART = "\x1f"
"""Stands before each tick in a draft: one alone is a blank."""
LAST = 8
"""So many of the ballots just kept stay in sight."""
STOPS = 5
"""So many stopped papers have a line each, the others are counted."""


class Station(Place):
    """Key in ballots, keyboard and hand scanner only."""

    CSS_PATH = "station.tcss"
    NAME = N_("The counting table")
    GUIDE = "tellers"
    HELP = N_(
        "Scan the code on the paper, or type its number and press Enter. The ballot comes up with its units. "
        "Press one digit a question: the number that stands before the choice; 0 is blank. Enter keeps the "
        "ballot and waits for the next paper.\n\n"
        "A second paper with the same number is stopped. If it really lies before you, F8 keys it in beside "
        "the first: the ballot then waits for two people to decide."
    )
    BINDINGS: ClassVar = [
        chord("f8", "second", N_("Key in the second paper"), N_("The ballot then waits for two people")),
        SEEN_TO,
        key("escape", "leave", N_("Back"), N_("Put this ballot aside, or leave the table")),
    ]

    def __init__(self, poll: PollView) -> None:
        super().__init__()
        self._poll = poll
        self._found: FoundBallot | None = None
        self._second = ""
        self._keyed = 0
        self._looking = ""
        self._waiting: list[str] = []
        self._last: list[str] = []
        self._stops = StoppedPapers()

    def body(self) -> ComposeResult:
        yield Static(line(_("Counting table: {title}", title=self._poll.title)), classes="heading")
        yield TypedLine(placeholder=_("Scan the code, or type the ballot's number"), takes=True, id="scan")
        with Vertical(id="ballot"):
            yield Static("", id="whose")
            with VerticalScroll(can_focus=False):
                yield Marking()
        yield Static("", id="kept")

    def on_mount(self) -> None:
        self._next(_("Ready for the first paper."))

    @property
    def scan(self) -> TypedLine:
        """Where the scanner types."""
        return self.query_one("#scan", TypedLine)

    def _next(self, said: str) -> None:
        """Clear the table for the next paper."""
        self._found, self._looking = None, ""
        self.query_one("#ballot").display = False
        self.scan.disabled = False
        self.scan.focus()
        self._tell()
        if said:
            self.house.say(said)
        self.refresh_bindings()
        if self._waiting:
            self._look_up(self._waiting.pop(0))

    def _tell(self) -> None:
        """What was keyed in here, and above it what was stopped."""
        stops, room = self._stops.papers, max(self.size.width - 4, 20)
        told = [short(warned(f"{each.ref}  {each.why}"), room) for each in stops[:STOPS]]
        if len(stops) > STOPS:
            told.append(_("Stopped in all: {n}", n=len(stops)))
        kept = [_("Keyed in here: {n}", n=self._keyed), *told, *self._last]
        self.query_one("#kept", Static).update(lines("\n".join(kept)))

    def on_typed_line_entered(self, event: TypedLine.Entered) -> None:
        if ref := event.text.strip():
            self.scanned(ref)

    def scanned(self, ref: str) -> None:
        """One paper, from wherever it was scanned; while another is up it waits for its turn."""
        if self._found is None and not self._looking:
            self._look_up(ref)
        elif ref not in (self._looking, *self._waiting):
            self._waiting.append(ref)
            self.house.say(
                _n(
                    "{n} more paper waits: first keep this one.",
                    "{n} more papers wait: first keep this one.",
                    len(self._waiting),
                )
            )

    def _look_up(self, ref: str) -> None:
        self._second, self._looking = "", ref
        self.do(
            lambda office: _lookup(office, ref, self._poll.id),
            self.show,
            lambda no: self._stopped(no, ref),
        )

    def _stopped(self, refusal: Refusal, ref: str) -> None:
        """A paper that can't be taken: say why; a second one may be put on record.

        Marks that were typed ahead for it are nobody else's.
        """
        self.house.forget_typed()
        self._stops.stop(ref, refusal)
        self.app.bell()
        self._next("")
        self.house.refused(refusal)
        self._second = ref if refusal.code == SECOND and not self._looking else ""
        self.refresh_bindings()

    def show(self, found: FoundBallot) -> None:
        """Bring the ballot up."""
        self._found = found
        self.query_one("#whose", Static).update(_whose(found))
        self.query_one("#ballot").display = True
        marking = self.query_one(Marking)
        marking.disabled = False
        marking.ask(found.case.definition.asked, _marked(self.house.drafts.at(self._draft)))
        self.scan.disabled = True
        marking.focus()
        self.house.say(
            _("A second paper with this number: key in what stands on it.") if self._second else ""
        )
        self.refresh_bindings()

    @property
    def _draft(self) -> str:
        """Where the marks of the paper that is up are kept until it is."""
        return f"station/{self._poll.id}/{self._found.serial if self._found else 0}"

    def on_marking_marked(self, _event: Marking.Marked) -> None:
        if self._found is not None:
            marks = self.query_one(Marking).marks
            fields = {question: PART.join(("", *ticks)) or PART for question, ticks in marks.items()}
            self.house.drafts.keep(self._draft, fields)

    def on_marking_unanswered(self, event: Marking.Unanswered) -> None:
        self.house.say(
            _("{title}: press the digit of the choice, or 0 for blank.", title=event.title), bad=True
        )

    def on_marking_done(self, event: Marking.Done) -> None:
        found, second = self._found, bool(self._second)
        if found is not None:
            self.query_one(Marking).disabled = True  # Enter twice keeps it once
            self.do(lambda office: _keep(office, found, event.marks, second), self._kept, self._not_kept)

    def _kept(self, serial: int) -> None:
        self._keyed += 1
        self._stops.went_through(serial)
        self.house.drafts.keep(self._draft, {})
        if self._found is not None:
            ballot = self._found.ballot
            self._last = [f"{serial:06d}  {ballot.label}", *self._last[: LAST - 1]]
        said = (
            _("{serial} is kept as a second paper; two people decide.")
            if self._second
            else _("{serial} is kept.")
        )
        self._second = ""
        self._next(said.format(serial=f"{serial:06d}"))

    def _not_kept(self, refusal: Refusal) -> None:
        self._next("")
        self.app.bell()
        self.house.refused(refusal)

    def action_seen_to(self) -> None:
        self._stops.seen_to()
        self._tell()
        self.refresh_bindings()

    def why_not(self, action: str) -> str | None:
        if action == "seen_to":
            return None if self._stops.papers else _("No paper is stopped.")
        if action != "second" or (self._second and self._found is None):
            return None
        return _("No second paper was stopped just now.")

    def action_second(self) -> None:
        ref = self._second
        self.do(lambda office: _look(office, ref, self._poll.id), self.show)

    def action_leave(self) -> None:
        if self._found is not None:
            self._second = ""
            self._next(_("Put aside; its marks are there when it is scanned again."))
        else:
            self.action_back()

    def projection(self) -> Projection:
        return Projection(self._poll.title, ((_("keyed in here"), str(self._keyed)),), ())


def _marked(fields: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Marks as a draft holds them."""
    return {question: tuple(filter(None, text.split(PART))) for question, text in fields.items()}


def _whose(found: FoundBallot) -> Content:
    ballot = found.ballot
    weights = _("heads {heads}, {weight}", heads=ballot.heads, weight=weight(ballot.area, ballot.share))
    return spread(
        (f"{ballot.serial:06d}  ", "bold $accent"),
        (ballot.label or "–", "bold"),
        (f"   {weights}\n", "$text-muted"),
        (ballot.units.replace("\n", "   "), ""),
    )


def _lookup(office: Office, ref: str, poll: str) -> FoundBallot:
    from meeting_tui.desk.ballots import acts as ballots

    return ballots.lookup(office, ref, poll)


def _look(office: Office, ref: str, poll: str) -> FoundBallot:
    from meeting_tui.desk.ballots import acts as ballots

    return ballots.look(office, ref, poll)


def _keep(office: Office, found: FoundBallot, marks: Marks, second: bool) -> int:
    from meeting_tui.desk.ballots import acts as ballots

    keep = ballots.second_paper if second else ballots.enter
    return keep(office, found.serial, marks, found.case.id)
