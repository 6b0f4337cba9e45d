"""One poll: where its papers are, and the next step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from meeting_tui.check_code import check_code
from meeting_tui.lang import N_, _, _n, _p, screen
from meeting_tui.lang.courses import course
from meeting_tui.lang.envelopes import envelope_facts
from meeting_tui.lang.refusals import word as refusal_words
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.facts import FactList, Pair
from meeting_tui.tui.keys import chord, digit, key
from meeting_tui.tui.place import BACK, PaletteEntry, Place
from meeting_tui.tui.polls.deciding import scanned
from meeting_tui.tui.text import line
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.words import moment, names, titled, weighed, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView

ASKED: Mapping[str, tuple[str, ...]] = {
    "rehearse": ("rehearse",),
    "print": ("print",),
    "issue": ("issue",),
    "return": ("return", "admit", "late"),
    "replace": ("replace",),
    "station": ("enter",),
    "read": ("read",),
    "review": ("decide",),
    "close": ("close", "close_early"),
    "piles": ("count_pile",),
    "mix": ("mix",),
}
"""The acts of the record's table of which one must be possible for an act of this screen."""
STEPS = {
    "decide": "review",
    "key": "station",
    "attest": "return",
    "wait": "stand",
    "": "stand",
}
"""What does a step, where it is not called the same."""
_COUNTS = frozenset({"result", "stand"})
"""Steps at which the count is only looked at."""
NEEDS_PAPERS = frozenset({"issue", "return", "replace", "station", "read", "count", "find"})
ACTS = (
    ("issue", N_("Hand out"), N_("Register ballots as handed out")),
    ("return", N_("Take back"), N_("Register ballots as come back")),
    ("station", N_("Key in"), N_("Key in ballots with a hand scanner")),
    ("read", N_("Read scans"), N_("Read scanned pages, pictures or a folder, also while it fills")),
    ("review", N_("Doubtful"), N_("What waits for two people")),
    ("close", N_("Close"), N_("Close the poll")),
    ("count", N_("Count"), N_("How it stands, or the result")),
    ("print", N_("Print"), N_("Print the ballots, or a test deck")),
    ("replace", N_("Replace"), N_("A spoiled or lost ballot becomes void, a new one is printed")),
)
"""Their numbers are their keys."""


class PollScreen(Place):
    """The desk of one poll."""

    CSS_PATH = "poll.tcss"
    NAME = N_("A poll")
    GUIDE = "polls"
    HELP = N_(
        "F8 is the next step: put a marked test deck through your scanner, or say why not; print the "
        "ballots, hand them out, key in what came back, close the poll when "
        "its time is up, let two people decide doubtful ballots, count by hand, count.\n\n"
        "Every act has a number that is its key: 1 hands ballots out and 2 takes them back, one scan each. 3 "
        "keys ballots in with a hand scanner; 4 reads scanned pages. 5 shows what waits for people, 7 the "
        "count. After the last minute 2 asks two people whether a ballot was late; Ctrl+O lists what two "
        "people can change: extend, open again, withdraw, count again; and makes copies "
        "for stations and merges what they entered, registers proxies, and joins two spellings of a name."
    )
    BINDINGS: ClassVar = [
        chord("f8", "next('rehearse')", N_("Rehearsal"), N_("A marked test deck through your scanner")),
        chord(
            "f8", "next('print')", N_("Print the ballots"), N_("All ballots into one PDF, voter after voter")
        ),
        chord("f8", "next('issue')", N_("Hand out"), N_("Register ballots as handed out")),
        chord("f8", "next('return')", N_("Take back"), N_("Register ballots as come back")),
        chord("f8", "next('close')", N_("Close the poll"), N_("Asks for a number first")),
        chord("f8", "next('mix')", N_("Open the envelopes"), N_("Two people see the papers mixed")),
        chord(
            "f8", "next('review')", N_("Decide doubtful ballots"), N_("Two people decide what was not sure")
        ),
        chord("f8", "next('station')", N_("Key in ballots"), N_("With a hand scanner, one key a question")),
        chord(
            "f8", "next('piles')", N_("Count by hand"), N_("Two persons each pile, then against the record")
        ),
        chord("f8", "next('count')", N_("To the count"), N_("The papers, and every condition of the law")),
        chord(
            "f8",
            "next('result')",
            N_("To the result"),
            N_("What is on record, and every condition of the law"),
        ),
        chord("f8", "next('stand')", N_("How it stands"), N_("The papers so far, and what is shown of them")),
        *(key(digit(n), *told) for n, told in enumerate(ACTS, 1)),
        chord("ctrl+f", "find", N_("One paper"), N_("All that became of one paper")),
        chord(
            "ctrl+o", "more", N_("More"), N_("Extend, open again, withdraw, count again; stations; proxies")
        ),
        BACK,
    ]

    def __init__(self, poll: str) -> None:
        super().__init__()
        self.poll = poll
        self.view: PollView | None = None
        self._at_table = False

    @property
    def about(self) -> str:
        return self.poll

    def body(self) -> ComposeResult:
        yield Static("", classes="heading", id="title")
        with Horizontal():
            with VerticalScroll(classes="panel", id="papers"):
                yield FactList(id="numbers")
            with VerticalScroll(classes="panel", id="about"):
                yield FactList(id="facts")

    def reload(self) -> None:
        from meeting_tui.desk.polls import acts as polls

        self.do(lambda office: polls.poll(office, self.poll), self.show)

    def show(self, view: PollView) -> None:
        self.view = view
        self.query_one("#title", Static).update(line(titled(view.title, word(view.state))))
        self.query_one("#numbers", FactList).tell(papers(view))
        self.query_one("#facts", FactList).tell(about(view))
        self.settle(self.query_one("#papers"))
        self.refresh_bindings()

    @property
    def next_step(self) -> str:
        """What F8 does: what comes next by the record."""
        step = self.view.next_step if self.view else None
        return "" if step is None else STEPS.get(step, step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "next":
            return parameters == (self.next_step,)
        return super().check_action(action, parameters)

    def why_not(self, action: str) -> str | None:
        view = self.view
        if view is None:
            return None if action == "back" else ""
        if action in NEEDS_PAPERS and not view.batches:
            return _("No ballot is printed yet: key 8 prints them.")
        if action == "review" and not (view.doubtful or view.noted or view.sheets.seen):
            return _("No ballot waits for people.")
        return self._refused(view, action)

    def _refused(self, view: PollView, action: str) -> str | None:
        """What the record's table says; a test deck is printed also while ballots are out."""
        refusals = [view.refusals.get(act) for act in ASKED.get(action, ())]
        first = refusals[0] if refusals and all(refusals) else None
        return None if first is None or first.code == "ballots.out" else refusal_words(first, screen())

    async def action_next(self, step: str) -> None:
        await self.run_action("count" if step in _COUNTS else step)

    def _with(self, act: Callable[[PollView], object]) -> None:
        self._at_table = False
        if self.view is not None:
            act(self.view)

    def action_find(self) -> None:
        from meeting_tui.tui.polls.history import ask_for_paper

        self._with(lambda view: ask_for_paper(self, view.id, outer=bool(view.envelopes)))

    def action_print(self) -> None:
        from meeting_tui.tui.polls.printing import print_form

        self._with(lambda view: print_form(self, view))

    def action_rehearse(self) -> None:
        from meeting_tui.tui.polls.rehearsing import ask_for_rehearsal

        self._with(lambda view: ask_for_rehearsal(self, view))

    def action_replace(self) -> None:
        from meeting_tui.tui.polls.printing import replace_envelopes_form, replace_form

        self._with(lambda view: (replace_envelopes_form if view.envelopes else replace_form)(self, view))

    def action_issue(self) -> None:
        from meeting_tui.tui.polls.register import Register

        self._with(lambda view: self.app.push_screen(Register(view, "issue")))

    def action_return(self) -> None:
        from meeting_tui.tui.polls.attesting import ask_how
        from meeting_tui.tui.polls.register import Register

        def take_back(view: PollView) -> None:
            if "return" in view.refusals:
                ask_how(self, view)
            else:
                self.app.push_screen(Register(view, "return"))

        self._with(take_back)

    def action_mix(self) -> None:
        from meeting_tui.tui.polls.changing import begin

        self._with(lambda view: begin(self, view, "mix"))

    def action_more(self) -> None:
        from meeting_tui.tui.polls.changing import ask_for_change

        self._with(lambda view: ask_for_change(self, view))

    def further(self) -> Iterator[PaletteEntry]:
        from meeting_tui.tui.polls.changing import changes

        if self.view is None:
            return
        why = self.why_not("rehearse") or _("A marked test deck through your scanner")
        yield PaletteEntry(_("Rehearsal"), why, self.action_rehearse)
        yield from changes(self, self.view)

    def scanned(self, ref: str) -> None:
        """A paper scanned here: one Esc too many at the counting table opens that again. Elsewhere nobody
        knows which table was meant, and no digit of the paper is a key of this screen."""
        if self._at_table and self.why_not("station") is None:
            self._key_in(ref)
            return
        said = _("No table is open: 1 hands papers out, 2 takes them back, 3 keys them in. Then scan again.")
        self.house.no_scan(said)

    def action_station(self) -> None:
        self._key_in()

    def _key_in(self, ref: str = "") -> None:
        from meeting_tui.tui.polls.station import Station

        self._with(lambda view: self.app.push_screen(Station(view, ref)))
        self._at_table = True

    def action_read(self) -> None:
        from meeting_tui.scan.installed import check_reader
        from meeting_tui.tui.polls.scans import read_form

        self.alone(check_reader, lambda _: self._with(lambda view: read_form(self, view)))

    def action_review(self) -> None:
        from meeting_tui.tui.polls.review import Review

        self._with(lambda view: self.app.push_screen(Review(view)))

    def action_count(self) -> None:
        from meeting_tui.tui.polls.result import ResultScreen

        self.app.push_screen(ResultScreen(self.poll))

    def action_piles(self) -> None:
        from meeting_tui.tui.polls.piles import PilesScreen

        self._with(lambda view: self.app.push_screen(PilesScreen(view)))

    def action_close(self) -> None:
        """Ask with the papers as they are once all that was scanned before the key is on record."""
        from meeting_tui.desk.polls import acts as polls

        self.do(lambda office: polls.poll(office, self.poll), self._ask_to_close)

    def _ask_to_close(self, view: PollView) -> None:
        from meeting_tui.tui.polls.changing import begin

        if "close" in view.refusals:
            begin(self, view, "close_early")
            return
        out = view.envelopes.outstanding if view.envelopes else view.numbers.outstanding
        said = _n(
            "{title}\nNo paper is handed out or taken back after this. {n} paper is still out.",
            "{title}\nNo paper is handed out or taken back after this. {n} papers are still out.",
            out,
            title=view.title,
        )
        sure = Sure(_("Close the poll"), said, (out,))
        self.ask(
            Ask(sure), lambda _yes: self.do(lambda office: _close(office, view), lambda _done: self.reload())
        )

    def projection(self) -> Projection:
        view = self.view
        if view is None:
            return super().projection()
        numbers = ((_("back"), str(view.returned)), (_("owners"), str(view.voters)))
        return Projection(view.title, numbers, (_("until {time}", time=moment(view.closes)),))


def _stations(view: PollView) -> Iterator[str]:
    """Each with its boxes, and how much came in from it."""
    for each in view.stations:
        told = {"station": each.name, "boxes": names(each.boxes)}
        yield _n("{station}: {boxes}; {n} entry", "{station}: {boxes}; {n} entries", each.entries, **told)


def _close(office: Office, seen: PollView) -> None:
    """Close the poll that was seen; refused when its papers are not where they were."""
    from meeting_tui.desk.polls import acts as polls
    from meeting_tui.tui.polls.changing import as_seen

    polls.close_poll(office, as_seen(office, seen))


def papers(view: PollView) -> list[Pair]:
    """Where the papers are."""
    numbers = view.numbers
    return [
        (_("Voters"), view.voters),
        (_("Printed"), numbers.printed),
        *_ways(view),
        (word("valid"), numbers.valid),
        (word("invalid"), numbers.invalid),
        (_("Wait for people"), view.doubtful),
        *([(_("Written beside, unseen"), view.noted)] if view.noted else []),
        (_("Back, not keyed in"), numbers.unread),
        (word("void"), numbers.void),
        *([(word("late"), numbers.late)] if numbers.late else []),
        *_listed(_("Return not registered"), numbers.unreturned),
        *_listed(_("Not handed out"), numbers.unregistered),
        *([] if numbers.holds else [(_("Papers"), _("DOES NOT ADD UP"))]),
        *([(_("Counted by hand"), _("not counted yet, or differs"))] if view.next_step == "piles" else []),
        *(scanned(view.sheets) if view.sheets.seen else ()),
    ]


def _ways(view: PollView) -> list[Pair]:
    """How far the papers are, or their envelopes."""
    numbers, envelopes = view.numbers, view.envelopes
    if envelopes:
        return [*envelope_facts(envelopes.as_json(), screen())]
    return [
        (_("Handed out"), numbers.issued),
        (_("Came back"), numbers.returned),
        (_("Still out"), numbers.outstanding),
    ]


def _listed(label: str, serials: tuple[int, ...]) -> list[Pair]:
    """Ballots that don't add up, by their numbers."""
    return [(label, "\n".join(f"{serial:06d}" for serial in serials))] if serials else []


def about(view: PollView) -> list[Pair]:
    """When it is and what became of it, then what was frozen."""
    from meeting_tui.lang.courses import rehearsal

    facts: list[Pair] = [
        (_("Code"), view.id),
        (_("Begins"), moment(view.opens)),
        (_("Ends"), moment(view.closes)),
        (_("Closed at"), moment(view.closed_at)),
        (_p("poll", "Changed"), "\n".join(course(*each.told, screen()) for each in view.changes)),
        (_("Result"), _("{n} on record", n=len(view.results)) if view.results else ""),
        (_("Copy of station"), view.station),
        (_("Ballots"), word(view.identity)),
        (_("Ballot box at"), view.place),
        (_("Heads"), view.heads),
        *weighed(view.area, view.shares),
        (_("Questions"), "\n".join(f"{n}. {each.title}" for n, each in enumerate(view.asked, 1))),
        (_("Rehearsal"), rehearsal(*view.rehearsal.told, screen()) if view.rehearsal else ""),
        (_("Stations"), "\n".join(_stations(view))),
        (_("Check code"), check_code(view.digest)),
        (_("Check code of the roll"), check_code(view.roll_fingerprint)),
    ]
    return [fact for fact in facts if fact[1] != ""]
