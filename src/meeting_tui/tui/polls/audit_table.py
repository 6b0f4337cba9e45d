"""Drawn papers keyed again, one after another: nothing shows what the reader or another person saw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from meeting_tui.lang import N_, _, _n, _p
from meeting_tui.refusal import Refusal
from meeting_tui.tui.keys import chord
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.place import BACK
from meeting_tui.tui.polls.marking import Marking
from meeting_tui.tui.polls.marking_place import MarkingPlace
from meeting_tui.tui.text import spread
from meeting_tui.tui.words import clauses, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.audit_view import AuditView
    from meeting_tui.desk.polls.definition import Asked
    from meeting_tui.published import AuditPaperForm
    from meeting_tui.tui.polls.marking import Marks

MISSING, INVALID, LATER = "missing", "invalid", "later"


class AuditTable(MarkingPlace):
    """The drawn papers that these people key now, alone or two together."""

    CSS_PATH = "audit.tcss"
    NAME = N_("A drawn paper")
    GUIDE = "tellers"
    HELP = N_(
        "Fetch the paper whose number stands above, from where it lies. Press one digit a question: the "
        "number that stands before the choice; 0 is blank. Enter keeps it and brings up the next one.\n\n"
        "Ctrl+O says that the whole paper is invalid, or that it is not where it should be, nor elsewhere: "
        "then it counts as misread. It also puts a paper off until the others are done."
    )
    BINDINGS: ClassVar = [
        chord("ctrl+o", "more", N_("More"), N_("Not found, wholly invalid, or later")),
        BACK,
    ]

    def __init__(
        self, poll: str, asked: Sequence[Asked], names: Sequence[str], papers: Sequence[AuditPaperForm]
    ) -> None:
        super().__init__()
        self._poll, self._asked, self._names = poll, tuple(asked), tuple(names)
        self._papers = list(papers)

    def body(self) -> ComposeResult:
        yield Static("", classes="heading", id="which")
        yield Static("", id="where")
        with VerticalScroll(classes="panel", can_focus=False):
            yield Marking()

    def on_mount(self) -> None:
        self._up()

    @property
    def paper(self) -> str:
        return "/".join(("audit", self._poll, self._papers[0]["serial"], *self._names))

    def _up(self) -> None:
        """Bring the first of the papers up."""
        paper, n = self._papers[0], len(self._papers) - 1
        then = _n("{n} more paper waits for you", "{n} more papers wait for you", n) if n else ""
        self.query_one("#which", Static).update(
            spread((paper["serial"], "bold $accent"), (f"   {then}", "$text-muted"))
        )
        self.query_one("#where", Static).update(spread((clauses(_where(paper)), "")))
        self.marking.ask(self._asked)
        self.marking.focus()

    def on_marking_done(self, event: Marking.Done) -> None:
        self._keep(event.marks)

    def action_more(self) -> None:
        """What else may be said of a paper."""
        options = [
            PickOption(MISSING, _("Not found"), _("It counts as misread")),
            PickOption(INVALID, _("The whole paper is invalid"), _("Asks why")),
            PickOption(LATER, _p("audit", "Later"), _("The others first")),
        ]
        self.ask(Pick(self._papers[0]["serial"], options), self._chosen)

    def _chosen(self, what: str) -> None:
        if what == MISSING:
            self._keep(None, missing=True)
        elif what == LATER:
            self._papers.append(self._papers.pop(0))
            self._up()
        else:
            from meeting_tui.desk.ballots.review import INVALID_REASONS

            options = [PickOption(reason, word(reason)) for reason in INVALID_REASONS]
            dialog = Pick(_("Why is the whole ballot invalid?"), options, free=True)
            self.ask(dialog, lambda reason: self._keep(None, invalid=reason))

    def _keep(self, marks: Marks | None, *, invalid: str = "", missing: bool = False) -> None:
        """Put on record what was seen, once."""
        poll, serial, names = self._poll, self._papers[0]["serial"], self._names

        def act(office: Office) -> AuditView:
            from meeting_tui.desk.polls import audits

            given = None if marks is None else dict(marks)
            return audits.key(office, poll, serial, names, given, invalid=invalid, missing=missing)

        self.marking.hold()
        self.do(act, lambda _done: self._kept(serial), self._not_kept)

    def _kept(self, serial: str) -> None:
        self._papers.pop(0)
        said = _("{serial} is kept.", serial=serial)
        if self._papers:
            self._up()
        else:
            said = _("{serial} is kept. None is left for you.", serial=serial)
            self.action_back()
        self.house.say(said)

    def _not_kept(self, refusal: Refusal) -> None:
        self.marking.hold(False)
        self.app.bell()
        self.house.refused(refusal)


def _where(paper: AuditPaperForm) -> list[str]:
    """Where the paper lies, as far as that is known."""
    found = [
        (_("Box {box}", box=paper["box"]), paper["box"]),
        (_("{source}, page {page}", source=paper["source"], page=paper["sheet"]), paper["source"]),
        (_("keyed in as no. {n}", n=paper["keyed"]), paper["keyed"]),
    ]
    return [said for said, known in found if known]
