"""The register at the door: papers are handed out or taken back, one scan each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from meeting_tui.lang import N_, _
from meeting_tui.refusal import Refusal
from meeting_tui.tui.choice import Choice
from meeting_tui.tui.grid import Column, Listing, Row
from meeting_tui.tui.people.field import PersonField
from meeting_tui.tui.place import BACK, Place
from meeting_tui.tui.polls.stopped import SEEN_TO, StoppedPapers
from meeting_tui.tui.text import line
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from meeting_tui.desk.ballots.find import FoundBallot
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView

Way = Literal["issue", "return"]
SHOWN = 200


class Register(Place):
    """Scan after scan; the latest stands on top."""

    CSS_PATH = "register.tcss"
    NAME = N_("The register of papers")
    GUIDE = "tellers"
    HELP = N_(
        "Scan the code on each paper, or type its number and press Enter. Handing out: choose how the papers "
        "reach their voters, and type a name where somebody else takes the paper. A paper that was handed "
        "out "
        "or taken back before is stopped, and you see when and by whom."
    )
    BINDINGS: ClassVar = [SEEN_TO, BACK]

    def __init__(self, poll: PollView, way: Way) -> None:
        super().__init__()
        self._poll, self._way = poll, way
        self._rows: list[Row] = []
        self._stops = StoppedPapers()
        self._written = 0

    def body(self) -> ComposeResult:
        title = _("Hand out: {title}") if self._way == "issue" else _("Take back: {title}")
        yield Static(line(title.format(title=self._poll.title)), classes="heading")
        yield TypedLine(placeholder=_("Scan the code, or type the ballot's number"), takes=True, id="scan")
        if self._way == "issue":
            with Horizontal(classes="how"):
                yield Static(line(_("How")), classes="label")
                yield Choice(_modes(), id="mode")
        with Horizontal(classes="how"):
            taken = (_("Taken by"), _("the voter, if nobody is named"))
            box = (_("Box"), _("which ballot box, if there are several"))
            label, hint = taken if self._way == "issue" else box
            yield Static(line(label), classes="label")
            if self._way == "issue":
                yield PersonField(label, placeholder=hint, id="detail")
            else:
                yield TypedLine(placeholder=hint, id="detail")
        yield Listing(
            (Column(_("Ballot"), 8), Column(_("Voter"), 14, grow=1), Column(_("Unit"), 16, grow=1)),
            _("Scan the first paper."),
            openable=False,
        )

    def on_mount(self) -> None:
        self._list()
        self.query_one("#scan", TypedLine).focus()

    def on_typed_line_entered(self, event: TypedLine.Entered) -> None:
        scan = self.query_one("#scan", TypedLine)
        if event.line is not scan:
            scan.focus()
        elif ref := event.text.strip():
            self.scanned(ref)

    def scanned(self, ref: str) -> None:
        """One paper, from wherever it was scanned; papers are written in the order of their scans."""
        mode = self.query_one("#mode", Choice).value if self._way == "issue" else ""
        field = self.query_one("#detail", TypedLine)
        detail = field.refs if isinstance(field, PersonField) else field.value
        self.do(
            lambda office: _write(office, self._poll.id, ref, mode, detail),
            self.show,
            lambda no: self._stopped(no, ref),
            live=True,
        )

    def on_choice_done(self, _event: Choice.Done) -> None:
        self.query_one("#scan", TypedLine).focus()

    def _list(self) -> None:
        """What was stopped stands above what went through, the latest on top."""
        stops = [Row(f"!{n}", ("!", each.ref, each.why), "bold") for n, each in enumerate(self._stops.papers)]
        listing = self.query_one(Listing)
        listing.fill([*stops, *self._rows[:SHOWN]])
        listing.grid.move_cursor(row=0)
        self.refresh_bindings()

    def why_not(self, action: str) -> str | None:
        return _("No paper is stopped.") if action == "seen_to" and not self._stops.papers else None

    def action_seen_to(self) -> None:
        self._stops.seen_to()
        self._list()

    def _stopped(self, refusal: Refusal, ref: str) -> None:
        """Said in the list too: the next scan may come before anybody looks."""
        self._stops.stop(ref, refusal)
        self._list()
        self.app.bell()
        self.house.refused(refusal)

    def show(self, found: FoundBallot) -> None:
        """One more paper."""
        self._written += 1
        ballot = found.ballot
        cells = (f"{ballot.serial:06d}", ballot.label, ballot.units.replace("\n", "  "))
        self._rows.insert(0, Row(str(len(self._rows)), cells))
        self._stops.went_through(ballot.serial)
        self._list()
        said = _("{serial} is handed out.") if self._way == "issue" else _("{serial} is back.")
        self.house.say(said.format(serial=f"{ballot.serial:06d}"))

    def projection(self) -> Projection:
        label = _("handed out here") if self._way == "issue" else _("taken back here")
        return Projection(self._poll.title, ((label, str(self._written)),), ())


def _modes() -> tuple[tuple[str, str], ...]:
    from meeting_tui.desk.ballots.acts import MODES

    return tuple((mode, word(mode)) for mode in MODES)


def _write(office: Office, poll: str, ref: str, mode: str, detail: str) -> FoundBallot:
    from meeting_tui.desk.ballots import acts as ballots

    if mode:
        ballots.issue(office, poll, [ref], to=detail, mode=mode)
    else:
        ballots.return_(office, poll, [ref], box=detail)
    return ballots.look(office, ref, poll)
