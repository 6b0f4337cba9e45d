"""The register at the door: papers are handed out or taken back, one scan each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from meeting_tui.lang import N_, _
from meeting_tui.refusal import Refusal
from meeting_tui.tui.choice import Choice
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.grid import Column, Listing, Row
from meeting_tui.tui.keys import chord
from meeting_tui.tui.people.field import PersonField
from meeting_tui.tui.pick import Pick, PickOption
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
LAST = 8
"""So many of the last entries can be taken back from here."""
VOID, MOVE = "void", "move"
SIGNATURES = ("taken", "refused")
OTHER_BOX = N_("A paper lay in another box")
WHY_BACK = (N_("Another paper was meant"), N_("It was not delivered"), N_("It did not come back"))


class HandedOut(NamedTuple):
    """How a paper was handed out."""

    mode: str
    signature: str


@dataclass(frozen=True)
class Attested:
    """What two people, by refs, say of the ballots that are scanned now, or (`done`) of all those seen."""

    people: tuple[str, str]
    reason: str
    late: bool
    done: bool = False

    def take(
        self, office: Office, poll: str, refs: tuple[str, ...], box: str = "", *, outer: bool = False
    ) -> tuple[int, ...]:
        """Put it on record; no `refs`: of all that were seen and that nobody took back."""
        from meeting_tui.desk.ballots import acts as ballots

        return ballots.attest(
            office, poll, refs, self.people, self.reason, late=self.late, box=box, outer=outer
        )


class Register(Place):
    """Scan after scan; the latest stands on top."""

    CSS_PATH = "register.tcss"
    NAME = N_("The register of papers")
    GUIDE = "tellers"
    HELP = N_(
        "Scan the code on each paper, or type its number and press Enter: 12, No.000012, 1-120, 3 5 8, or a "
        "building such as 3栋 for all of it that are left. Handing out: choose how the papers reach their "
        "voters, whether they were signed for, and type a name where somebody else takes the paper. A paper "
        "that was handed out or taken back before is stopped, and you see when and by whom. Of a secret poll "
        "these are envelopes, by their numbers: what is in them is never registered here.\n\n"
        "Ctrl+O takes back what was entered, in the open, puts the box right, or makes a spoiled or lost "
        "paper void; Ctrl+F shows all that became of one paper. Whose papers are still out stands on the "
        "list of papers to go after (F7 Board)."
    )
    BINDINGS: ClassVar = [
        SEEN_TO,
        chord("ctrl+o", "more", N_("More"), N_("Take back; another box; spoiled or lost")),
        chord("ctrl+f", "find", N_("One paper"), N_("All that became of one paper")),
        BACK,
    ]

    def __init__(self, poll: PollView, way: Way, attested: Attested | None = None) -> None:
        super().__init__()
        self._poll, self._way, self._attested = poll, way, attested
        self._rows: list[Row] = []
        self._stops = StoppedPapers()
        self._written = 0
        self._last: list[tuple[tuple[int, ...], str]] = []

    @property
    def _outer(self) -> bool:
        """Whether envelopes are meant, not what is in them."""
        return self._poll.envelopes is not None

    def body(self) -> ComposeResult:
        title = _("Hand out: {title}") if self._way == "issue" else _("Take back: {title}")
        if self._outer:
            title = _("Hand out envelopes: {title}") if self._way == "issue" else _("Envelopes back: {title}")
        yield Static(line(title.format(title=self._poll.title)), classes="heading")
        if self._attested:
            told = _("{how}: {reason}", how=_how(self._attested), reason=self._attested.reason)
            yield Static(line(told), classes="heading")
        hint = _("The envelope's number") if self._outer else _("Scan the code, or type the ballot's number")
        yield TypedLine(placeholder=hint, takes=True, id="scan")
        if self._way == "issue":
            with Horizontal(classes="how"):
                yield Static(line(_("How")), classes="label")
                yield Choice(_modes(), id="mode")
            with Horizontal(classes="how"):
                yield Static(line(_("Signed for")), classes="label")
                yield Choice((("", _("not asked")), *_words(SIGNATURES)), id="signature")
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
            (
                Column(_("Envelope") if self._outer else _("Ballot"), 8),
                Column(_("Voter"), 14, grow=1),
                Column(_("Unit"), 16, grow=1),
            ),
            _("Type the number of the first envelope.") if self._outer else _("Scan the first paper."),
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
        out = self._way == "issue"
        mode, signature = (
            self.query_one(f"#{n}", Choice).value if out else "" for n in ("mode", "signature")
        )
        how = HandedOut(mode, signature) if out else self._attested
        field = self.query_one("#detail", TypedLine)
        detail = field.refs if isinstance(field, PersonField) else field.value
        self.do(
            lambda office: _write(office, self._poll.id, ref, how, detail, self._outer),
            self.show,
            lambda no: self._stopped(no, ref),
            live=True,
        )

    def on_choice_done(self, _event: Choice.Done) -> None:
        self.query_one("#scan", TypedLine).focus()

    def _list(self) -> None:
        """What was stopped stands above what went through, the latest on top."""
        stops = [
            Row(f"!{n}", ("!", each.named, each.why), "bold") for n, each in enumerate(self._stops.papers)
        ]
        listing = self.query_one(Listing)
        listing.fill([*stops, *self._rows[:SHOWN]])
        listing.grid.move_cursor(row=0)
        self.refresh_bindings()

    def why_not(self, action: str) -> str | None:
        if action == "more" and isinstance(self.focused, PersonField):
            return ""  # there the key opens the list of people
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

    def show(self, found: tuple[FoundBallot, ...]) -> None:
        """One more paper, or as many as were named at once."""
        self._written += len(found)
        for each in found:
            ballot = each.ballot
            cells = (f"{ballot.serial:06d}", ballot.label, ballot.units.replace("\n", "  "))
            self._rows.insert(0, Row(str(len(self._rows)), cells))
            self._stops.went_through(ballot.serial)
        self._list()
        serials = tuple(each.serial for each in found)
        named = f"{serials[0]:06d}" if len(serials) == 1 else f"{min(serials):06d} – {max(serials):06d}"
        self._last = [(serials, named), *self._last[: LAST - 1]]
        said = _("{serial} is handed out.") if self._way == "issue" else _("{serial} is back.")
        several = _("{n} handed out: {serial}.") if self._way == "issue" else _("Back, {n}: {serial}.")
        self.house.say((said if len(serials) == 1 else several).format(serial=named, n=len(serials)))

    def action_more(self) -> None:
        """What is done with papers besides."""
        back = [PickOption(",".join(map(str, serials)), named) for serials, named in self._last]
        options = [PickOption(each.key, _("Take back {serial}", serial=each.words)) for each in back] + [
            PickOption(VOID, self._spoiled),
            PickOption(MOVE, _(OTHER_BOX)),
        ]
        self.ask(Pick(_("The register of papers"), options), self._chosen)

    def action_find(self) -> None:
        from meeting_tui.tui.polls.history import ask_for_paper

        ask_for_paper(self, self._poll.id, outer=self._outer)

    def _chosen(self, what: str) -> None:
        number = FormField("serial", _("Envelope") if self._outer else _("Ballot"))
        if what == MOVE:
            fields = (number, FormField("box", _("Box")), FormField("reason", _("Why")))
            self.ask(Form(_(OTHER_BOX), fields, self._move), self._moved)
            return
        if what == VOID:
            self._ask_what_is_void(number)
            return
        serials = tuple(map(int, what.split(",")))
        self.do(
            lambda office: _takes_two(office, self._poll.id, serials, self._outer),
            lambda both: self._why_back(serials, both=both),
        )

    def _why_back(self, serials: tuple[int, ...], *, both: bool) -> None:
        """Ask why, and past the last minute which two people say so."""
        from meeting_tui.tui.polls.changing import two, why_field

        title, poll, outer = _("Why is it taken back?"), self._poll.id, self._outer

        def undo(office: Office, values: Mapping[str, str]) -> tuple[int, ...]:
            return _undo(office, poll, serials, values["reason"], outer, (values["one"], values["two"]))

        if both:
            self.ask(Form(title, (*two(self), why_field()), undo), self._taken_back)
            return
        reasons = [PickOption(words, words) for words in map(_, WHY_BACK)]
        self.ask(
            Pick(title, reasons, free=True),
            lambda why: self.do(lambda office: _undo(office, poll, serials, why, outer), self._taken_back),
        )

    @property
    def _spoiled(self) -> str:
        return _("A voter spoiled or lost their paper") if self._outer else _("A paper is spoiled or lost")

    def _ask_what_is_void(self, number: FormField) -> None:
        from meeting_tui.tui.polls.by_two import ask_one_or_two

        fields = (number, FormField("reason", _("Why")))
        ask_one_or_two(self, self._spoiled, fields, self._make_void, self._voided)

    def _make_void(self, office: Office, values: Mapping[str, str], who: Sequence[str]) -> int:
        from meeting_tui.desk.ballots import acts as ballots
        from meeting_tui.desk.ballots import envelopes

        serial, reason = values["serial"], values["reason"]
        if self._outer:
            return envelopes.replace(office, self._poll.id, [serial], reason, who)[0]
        return ballots.void(office, self._poll.id, serial, reason, who)

    def _move(self, office: Office, values: Mapping[str, str]) -> str:
        from meeting_tui.desk.ballots import acts as ballots

        box = values["box"]
        ballots.move(office, self._poll.id, [values["serial"]], box, values["reason"], outer=self._outer)
        return box

    def _moved(self, box: str) -> None:
        self.house.say(_("{n} in box {box} now, on record.", n=1, box=box))

    def _voided(self, serial: int) -> None:
        if self._outer:
            said = _("The new envelope has number {serial}: put a spare paper into it, any one.")
            self.house.say(said.format(serial=f"{serial:06d}"))
            return
        said = _(
            "{serial} is void. Key 9 of the poll prints a new one for its voter.", serial=f"{serial:06d}"
        )
        self.house.say(said)

    def _taken_back(self, serials: tuple[int, ...]) -> None:
        self._written = max(self._written - len(serials), 0)
        gone = {f"{serial:06d}" for serial in serials}
        self._rows = [row for row in self._rows if str(row.cells[0]) not in gone]
        self._last = [each for each in self._last if not set(each[0]) & set(serials)]
        self._list()
        self.house.say(_("{n} taken back, on record.", n=len(serials)))

    def projection(self) -> Projection:
        label = _("handed out here") if self._way == "issue" else _("taken back here")
        return Projection(self._poll.title, ((label, str(self._written)),), ())


def _modes() -> tuple[tuple[str, str], ...]:
    from meeting_tui.desk.ballots.acts import MODES

    return _words(MODES)


def _words(codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((code, word(code)) for code in codes)


def _undo(
    office: Office, poll: str, serials: tuple[int, ...], reason: str, outer: bool, by: tuple[str, ...] = ()
) -> tuple[int, ...]:
    from meeting_tui.desk.ballots import acts as ballots

    return ballots.undo(office, poll, serials, reason, by, outer=outer)


def _takes_two(office: Office, poll: str, serials: tuple[int, ...], outer: bool) -> bool:
    from meeting_tui.desk.ballots import acts as ballots

    return ballots.takes_two(office, poll, serials, outer=outer)


def _how(attested: Attested) -> str:
    return _("They came late") if attested.late else _("They came in time")


def _write(
    office: Office, poll: str, ref: str, how: HandedOut | Attested | None, detail: str, outer: bool
) -> tuple[FoundBallot, ...]:
    """One ref on record: handed out, as two people say, or simply back."""
    from meeting_tui.desk.ballots import acts as ballots

    if isinstance(how, HandedOut):
        told = {"to": detail, "mode": how.mode, "signature": how.signature}
        done = ballots.issue(office, poll, [ref], **told, outer=outer)
    elif how:
        done = how.take(office, poll, (ref,), box=detail, outer=outer)
    else:
        done = ballots.return_(office, poll, [ref], box=detail, outer=outer)
    return ballots.several(office, poll, done, outer=outer)
