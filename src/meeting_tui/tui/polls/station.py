"""The counting table: a hand scanner names the paper, one digit a question, Enter, the next paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from meeting_tui.lang import N_, _, _n, screen
from meeting_tui.lang.nouns import HEADS
from meeting_tui.paper.ballots.commands import ASIDE, NEXT, UNDO, layout_of
from meeting_tui.paper.ballots.keyboards import readings
from meeting_tui.paper.ballots.payload import serial_in
from meeting_tui.refusal import Refusal
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.polls.keying import Keying, commands, drafted, keep, look, lookup, marked
from meeting_tui.tui.polls.layouts import layout_words
from meeting_tui.tui.polls.marking import Marking
from meeting_tui.tui.polls.station_more import StationMore
from meeting_tui.tui.polls.stopped import SEEN_TO, StoppedPapers
from meeting_tui.tui.text import line, lines, short, spread, warned
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.words import beside, clauses

if TYPE_CHECKING:
    from meeting_tui.desk.ballots.find import FoundBallot
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView

SECOND = "ballots.second"
LAST = 8
"""So many of the ballots just kept stay in sight."""
TALL = 36
"""Rows of a screen on which these stay beside the ballot that is up."""
STOPS = 5
"""So many stopped papers have a line each, the others are counted."""


class Station(StationMore):
    """Key in ballots, keyboard and hand scanner only."""

    CSS_PATH = "station.tcss"
    NAME = N_("The counting table")
    GUIDE = "tellers"
    HELP = N_(
        "Scan the code on the paper, or type its number and press Enter. The ballot comes up with its units. "
        "Press one digit a question: the number that stands before the choice; 0 is blank. Enter keeps the "
        "ballot and waits for the next paper.\n\n"
        "A scan while a ballot is up ticks nothing: the table asks, or the ballot is kept where you have set "
        "that (Ctrl+O). A digit too many, or letters, and nothing is kept before you have looked.\n\n"
        "A second paper with the same number is stopped. If it really lies before you, F8 keys it in beside "
        "the first: the ballot then waits for two people to decide. Ctrl+O also takes back what was kept, "
        "and has a second person key in without seeing the first. The board prints a sheet of codes to scan "
        "instead of keys."
    )
    BINDINGS: ClassVar = [
        chord("f8", "second", N_("Key in the second paper"), N_("The ballot then waits for two people")),
        chord("f8", "go_on", N_("Go on with this ballot"), N_("Keeps it if every question has its answer")),
        SEEN_TO,
        chord("ctrl+o", "more", N_("More"), N_("Take back, second keying, what a scan does")),
        key("escape", "leave", N_("Back"), N_("Put this ballot aside, or leave the table")),
    ]

    def __init__(self, poll: PollView, ref: str = "") -> None:
        """`ref` is a paper that was scanned before the table was there."""
        super().__init__()
        self._poll = poll
        self._found: FoundBallot | None = None
        self._second = ""
        self._looking = ""
        self._waiting = [ref] if ref else []
        self._asking = self._keeping = self._old_marks = False
        self._last: list[tuple[int, str]] = []
        self._stops = StoppedPapers()
        self._commands: Mapping[str, str] = {}

    def body(self) -> ComposeResult:
        yield Static("", classes="heading", id="title")
        yield TypedLine(placeholder=_("Scan the code, or type the ballot's number"), takes=True, id="scan")
        with Vertical(id="ballot"):
            yield Static("", id="whose")
            with VerticalScroll(can_focus=False):
                yield Marking()
        yield Static("", id="kept")

    def on_mount(self) -> None:
        self.do(lambda office: commands(office, self._poll.id), self._learn, live=True)
        self._entitle()
        self._next(_("Ready for the first paper."))

    def _learn(self, commands: Mapping[str, str]) -> None:
        self._commands = commands

    def _entitle(self) -> None:
        title = _("Second keying: {title}") if self._blind else _("Counting table: {title}")
        self.query_one("#title", Static).update(line(title.format(title=self._poll.title)))

    @property
    def scan(self) -> TypedLine:
        """Where a number is typed."""
        return self.query_one("#scan", TypedLine)

    def _next(self, said: str) -> None:
        """Clear the table for the next paper."""
        self._found, self._looking = None, ""
        self._asking = self._keeping = False
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
        """What was keyed in here, and above it what was stopped; a ballot that is up needs the room."""
        tight = self._found is not None and self.size.height < TALL
        stops, room, most = self._stops.papers, max(self.size.width - 4, 20), 1 if tight else STOPS
        told = [short(warned(f"{each.named}  {each.why}"), room) for each in stops[:most]]
        if len(stops) > STOPS:
            told.append(_("Stopped in all: {n}", n=len(stops)))
        last = [] if tight else [f"{serial:06d}  {label}" for serial, label in self._last]
        kept = [_("Keyed in here: {n}", n=self._keyed), *told, *last]
        self.query_one("#kept", Static).update(lines("\n".join(kept)))

    def on_typed_line_entered(self, event: TypedLine.Entered) -> None:
        if ref := event.text.strip():
            self.scanned(ref)

    def scanned(self, ref: str) -> None:
        """One code, from wherever it was scanned: a command, the layout test, or a paper.

        A paper scanned while another is up never changes that one's marks: it waits, and nothing is typed
        into the other until somebody says so.
        """
        layout = layout_of(ref)
        if layout is not None:
            self.house.say(layout_words(layout), bad=not layout)
        elif command := next((c for _l, meant in readings(ref) if (c := self._commands.get(meant))), ""):
            self._command(command)
        elif self._found is None and not self._looking:
            self._look_up(ref)
        elif not self._bounced(ref):
            self._waiting.append(ref)
            self._asked()

    def _bounced(self, ref: str) -> bool:
        """Whether this is only the paper that came last, whose code went twice through the scanner."""
        if self._waiting or self._found is None:
            return ref in (self._waiting or [self._looking])[-1:]
        same = ref == self._looking or serial_in(ref) == self._found.serial
        return same and not self.marking.marks

    def _asked(self) -> None:
        """Another paper came while one is up: keep that one if so set, else ask."""
        if self._found is None or self._keeping:
            return
        if self.finishes and self.marking.complete and not self._old_marks:
            self.marking.action_done()
            return
        self._asking = True
        self.marking.hold()
        self.refresh_bindings()
        self._ask()

    def _ask(self) -> None:
        """Say what waits and what can be done."""
        self.app.bell()
        serial, n = f"{self._found.serial if self._found else 0:06d}", len(self._waiting)
        if self.marking.complete:
            said = _n(
                "{n} more paper waits. F8 keeps {serial}; Esc puts it aside.",
                "{n} more papers wait. F8 keeps {serial}; Esc puts it aside.",
                n,
                serial=serial,
            )
        else:
            said = _n(
                "{n} more paper waits. F8 goes on with {serial}; Esc puts it aside.",
                "{n} more papers wait. F8 goes on with {serial}; Esc puts it aside.",
                n,
                serial=serial,
            )
        self.house.say(said, bad=True)

    def on_marking_held(self, _event: Marking.Held) -> None:
        if self._asking:
            self._ask()

    def action_go_on(self) -> None:
        if self.marking.complete and not self._old_marks:
            self.marking.hold(False)
            self.marking.action_done()
        else:
            self._asking = False
            self.marking.hold(False)
            self.house.say(_("{serial} goes on.", serial=f"{self._found.serial if self._found else 0:06d}"))
            self.refresh_bindings()

    def _command(self, command: str) -> None:
        """A code of the command sheet: the same as the key."""
        up = self._found is not None
        if up and self._asking and command == NEXT:
            self.action_go_on()
        elif up and command.isdecimal():
            self.marking.action_tick(int(command)) if int(command) else self.marking.action_blank()
        elif up and command == NEXT:
            self.marking.action_done()
        elif up and command == ASIDE:
            self._put_before_two()
        elif up and self.marking.marks:
            self.marking.take_back()
        elif command == UNDO and not up:
            self._take_back_last()
        else:
            self.house.say(_("Scan a paper first."), bad=True)

    def _put_before_two(self) -> None:
        """Whatever stands on it, two people decide this paper."""
        found = self._found
        if found is not None and not self._asking:
            self.marking.hold()
            marks, blind = self.marking.marks, self._blind
            said = N_("{serial} is for two people to decide.")
            self._keep(lambda office: keep(office, found, marks, Keying(False, blind, True)), said)

    def _look_up(self, ref: str) -> None:
        self._second, self._looking = "", ref
        blind = self._blind
        self.do(
            lambda office: lookup(office, ref, self._poll.id, blind),
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
        self._tell()
        known = {} if self._blind else marked(self.house.drafts.at(self.paper))
        definition = found.case.definition
        self.marking.ask(definition.asked, known, definition.not_put(found.ballot.voter))
        self._old_marks = self.marking.complete
        self.scan.disabled = True
        self.marking.focus()
        self.house.say(
            _("A second paper with this number: key in what stands on it.") if self._second else ""
        )
        self.refresh_bindings()

    @property
    def paper(self) -> str:
        """Where the marks of the paper that is up are kept until it is."""
        return f"station/{self._poll.id}/{self._found.serial if self._found else 0}"

    def on_marking_marked(self, _event: Marking.Marked) -> None:
        self._old_marks = False
        if self._found is not None and not self._blind:
            self.house.drafts.keep(self.paper, drafted(self.marking.marks))

    def strayed(self) -> None:
        self.house.drafts.keep(self.paper, {})

    def on_marking_done(self, event: Marking.Done) -> None:
        found, how = self._found, Keying(bool(self._second), self._blind, False)
        if self._old_marks:
            self._old_marks = False
            self.house.say(_("These marks are from before: compare them with the paper. Enter keeps them."))
        elif found is not None and not self._keeping:
            self.marking.hold()  # Enter twice keeps it once
            self._keep(lambda office: keep(office, found, event.marks, how))

    def _keep(self, kept: Callable[[Office], int], said: str = N_("{serial} is kept.")) -> None:
        self._keeping = True
        self.do(kept, lambda serial: self._kept(serial, said), self._not_kept)

    def _kept(self, serial: int, said: str) -> None:
        self._keyed += 1
        self._stops.went_through(serial)
        if not self._blind:
            self.house.drafts.keep(self.paper, {})
        if self._found is not None:
            self._last = [(serial, self._found.ballot.label), *self._last[: LAST - 1]]
        if self._second:
            said = N_("{serial} is kept as a second paper; two people decide.")
        self._second = ""
        self._next(_(said, serial=f"{serial:06d}"))

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
        if action == "go_on":
            return None if self._asking else ""
        if action == "more":
            return _("Keep this ballot first, or put it aside.") if self._found else None
        if action != "second" or (self._second and self._found is None):
            return None
        return "" if self._asking else _("No second paper was stopped just now.")

    def action_second(self) -> None:
        ref = self._second
        self.do(lambda office: look(office, ref, self._poll.id), self.show)

    def action_leave(self) -> None:
        if self._found is not None:
            self._second = ""
            aside = _("Put aside; its marks are there when it is scanned again.")
            self._next(_("Put aside; no mark of it is kept.") if self._blind else aside)
        else:
            self.action_back()

    def projection(self) -> Projection:
        return Projection(self._poll.title, ((_("keyed in here"), str(self._keyed)),), ())


def _whose(found: FoundBallot) -> Content:
    from meeting_tui.desk.polls.weighing import said_in_parts

    ballot = found.ballot
    parts = "".join(f"   {said}" for said in said_in_parts(found.case, ballot, screen()))
    weights = beside([_(HEADS, n=ballot.heads)], ballot.area, ballot.share)
    return spread(
        (f"{ballot.serial:06d}  ", "bold $accent"),
        (ballot.label or "–", "bold"),
        (f"   {weights}{parts}\n", "$text-muted"),
        (clauses(ballot.units.split("\n")), ""),
    )
