"""The audit by public dice: what was fixed, what fell, the papers to fetch, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from meeting_tui.cells import wrap
from meeting_tui.lang import N_, _, _n, _p, screen
from meeting_tui.lang.audit import after_throw, differences, explained, facts, paper_row, stage
from meeting_tui.tui.facts import FactList
from meeting_tui.tui.form import BlindForm, Form, FormField
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import chord
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.place import BACK, Place
from meeting_tui.tui.polls.audit_table import AuditTable
from meeting_tui.tui.reading_fields import a_number
from meeting_tui.tui.text import line

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView
    from meeting_tui.desk.polls.audit_view import AuditView
    from meeting_tui.published import AuditPaperForm

Values = Mapping[str, str]
Keyers = tuple[str, ...]
_WORDS = {
    "begin": (N_("Fix the readings"), N_("A digest of all readings, and how many papers the dice must draw")),
    "throw": (
        N_("Type the digits"),
        N_("What the dice showed; they hold once another person typed the same"),
    ),
    "look": (
        N_("Key in drawn papers"),
        N_("One person alone, paper after paper, without seeing what another saw"),
    ),
    "settle": (N_("Look together"), N_("Two people settle what they saw differently")),
    "draw": (N_("Draw more papers"), N_("What differed so far leaves too great a risk")),
    "sheet": (
        N_("The audit on paper"),
        N_("To print and sign: the digest before anything is thrown, then the rest"),
    ),
}


class AuditScreen(Place):
    """The audit of one poll that was begun last."""

    CSS_PATH = "audit.tcss"
    NAME = N_("Audit by public dice")
    GUIDE = "tellers"
    HELP = N_(
        "F8 is the next step: fix the readings; print the sheet (Ctrl+O) and let the scrutineers sign it; "
        "throw ten-sided dice where everybody can see them, and two people type the digits, one after the "
        "other. Then fetch the papers of the list.\n\n"
        "One person keys every paper, then another does. Nothing shows what the reader or the other one saw. "
        "Where they differ, both look together. The words below the list say what it comes to; what "
        "differed from the count stands there for ever."
    )
    BINDINGS: ClassVar = [
        *(chord("f8", f"next('{act}')", *words) for act, words in _WORDS.items()),
        chord(
            "ctrl+o", "other", N_("More"), N_("The audit on paper; a paper that two people look at together")
        ),
        BACK,
    ]

    def __init__(self, poll: PollView) -> None:
        super().__init__()
        self.poll = poll.id
        self._view = poll
        self._found: AuditView | None = None

    @property
    def about(self) -> str:
        return self.poll

    def body(self) -> ComposeResult:
        title = _p("screen", "Audit by public dice: {title}", title=self._view.title)
        yield Static(line(title), classes="heading")
        yield Listing(
            (
                Column(_("Ballot no."), 9),
                Column(_("Box"), 5, grow=1),
                Column(_("Scan"), 8, grow=1, from_width=90),
                Column(_("Page"), 5, align="right", from_width=90),
                Column(_("Keyed as no."), 6, align="right"),
                Column(_("Drawn"), 5, align="right"),
                Column(_("State"), 14, grow=1),
            ),
            _("First all readings are fixed by a digest: F8."),
            enter=_WORDS["look"],
        )
        with VerticalScroll(classes="panel"):
            yield Static("", id="outcome")
            yield FactList(id="facts")
            yield Static("", id="why")

    def reload(self) -> None:
        from meeting_tui.desk.polls import audits

        self.do(lambda office: audits.standing(office, self.poll), self.show)

    def show(self, found: AuditView | None) -> None:
        self._found = found
        listing, panel = self.query_one(Listing), self.query_one(VerticalScroll)
        drawn = found.drawn if found else ()
        listing.fill([Row(each["serial"], paper_row(each, screen()), _style(each)) for each in drawn])
        listing.display, panel.display = bool(drawn) or found is None, found is not None
        if found is not None:
            self._tell(found)
        listing.grid.openable = self.step in ("look", "settle")
        self.settle(listing.grid if drawn else panel)
        self.refresh_bindings()

    def _tell(self, found: AuditView) -> None:
        """What comes next or was found, what is known, and why."""
        form, t = found.as_json(), screen()
        labels = {asked.id: asked.labels for asked in found.definition.asked}
        style = "bold $error" if found.stage in ("overturned", "changed") else "bold $accent"
        said = self._wrapped([stage(found.stage, t)], style)
        differ = self._wrapped(differences(form, labels, t), "")
        self.query_one("#outcome", Static).update(Content("\n").join(filter(None, (said, differ))))
        known = [fact for fact in facts(form, t) if fact[1] != ""]
        self.query_one(FactList).tell(known[::-1] if found.drawn else known)  # first what still changes
        self.query_one("#why", Static).update(self._wrapped(explained(form, labels, t), ""))

    def _wrapped(self, said: Sequence[str], style: str) -> Content:
        width = max(self.size.width - 6, 20)
        return Content("\n").join(line(piece, style) for text in said for piece in wrap(text, width))

    @property
    def step(self) -> str:
        """What F8 does."""
        found = self._found
        if found is None or found.stage == "changed":
            return "begin"
        if found.stage == "key":
            waits = {paper["state"] for paper in found.drawn} - {"agreed"}
            return "settle" if waits == {"differs"} else "look"
        return {"throw": "throw", "more": "draw"}.get(found.stage, "sheet")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return parameters == (self.step,) if action == "next" else super().check_action(action, parameters)

    def action_next(self, step: str) -> None:
        acts = {
            "begin": self._begin,
            "throw": self._throw,
            "look": self._look,
            "settle": self._settle,
            "draw": self._draw,
            "sheet": self._sheet,
        }
        acts[step]()

    def action_other(self) -> None:
        """What can be done besides the next step."""
        differs = any(paper["state"] == "differs" for paper in self._found.drawn) if self._found else False
        acts = [self.step, *(["settle"] if differs else []), *(["sheet"] if self._found else [])]
        options = [PickOption(act, *map(_, _WORDS[act])) for act in dict.fromkeys(acts)]
        self.ask(Pick(_("What is to be done?"), options), self.action_next)

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        if self.step in ("look", "settle"):
            self.action_next(self.step)

    def _begin(self) -> None:
        def act(office: Office, values: Values) -> AuditView:
            from meeting_tui.desk.polls import audits

            return audits.begin(office, self.poll, a_number(values["risk"], _("Risk limit")), values["by"])

        hint = _("percent: how often a wrong result may be confirmed")
        fields = (FormField("risk", _("Risk limit"), "5", hint), self._who(_("Who fixes them")))
        words, tip = map(_, _WORDS["begin"])
        self.ask(Form(words, fields, act, tip, about=self.poll), self._begun)

    def _begun(self, found: AuditView) -> None:
        """The digest is there: it is printed while nobody can know what the dice will show."""
        if found.stage == "throw":
            told = _("Ctrl+O: print the sheet and let the scrutineers sign it before anything is thrown.")
            self._said(told)
        else:
            self.reload()

    def _throw(self) -> None:
        def act(office: Office, values: Values) -> str:
            from meeting_tui.desk.polls import audits

            done = audits.throw(office, self.poll, values["digits"], values["by"])
            typed = [each.digits for each in done.audit.thrown]
            return after_throw(typed, len(done.drawn), bool(done.audit.seed), screen())

        digits = FormField("digits", _("Digits"), hint=_("as they fell, 20; spaces do no harm"))
        fields = (digits, FormField("by", _("Typed by"), kind="person", needed=True))
        intro = _("Nobody sees what was typed before another person typed it too.")
        self.ask(BlindForm(_(_WORDS["throw"][0]), fields, act, intro), self._said)

    def _who(self, label: str) -> FormField:
        return FormField("by", label, kind="person", people=self.house.here.seated, needed=True)

    def _look(self) -> None:
        by = FormField("by", _("Who looks at the papers"), kind="person", needed=True)
        self._sit_down("look", (by,))

    def _settle(self) -> None:
        both = {"one": _("First"), "two": _("Second")}
        fields = [FormField(name, label, kind="person", needed=True) for name, label in both.items()]
        self._sit_down("settle", fields)

    def _sit_down(self, what: str, fields: Sequence[FormField]) -> None:
        """Ask who keys, then bring up the papers that wait for them, that under the cursor first."""
        chosen = self.query_one(RowGrid).chosen
        words, tip = map(_, _WORDS[what])
        form = BlindForm(words, fields, partial(_waiting, self.poll), tip)
        self.ask(form, lambda told: self._bring_up(*told, chosen or ""))

    def _bring_up(self, names: Keyers, papers: Sequence[AuditPaperForm], first: str) -> None:
        at = next((n for n, paper in enumerate(papers) if paper["serial"] == first), 0)
        asked = self._found.definition.asked if self._found else ()
        self.app.push_screen(AuditTable(self.poll, asked, names, (*papers[at:], *papers[:at])))

    def _draw(self) -> None:
        from meeting_tui.desk.polls import audits

        self.do(lambda office: audits.more(office, self.poll), self._drawn)

    def _drawn(self, found: AuditView) -> None:
        n = len(found.drawn) - (len(self._found.drawn) if self._found else 0)
        self.show(found)
        self.house.say(_n("{n} more paper is drawn.", "{n} more papers are drawn.", n))

    def _sheet(self) -> None:
        from meeting_tui.desk.board.documents import DocumentRef
        from meeting_tui.tui.board.preview import Preview

        self.app.push_screen(Preview(DocumentRef("audit", self.poll, "archive")))

    def _said(self, told: str) -> None:
        self.house.say(told)
        self.reload()


def _style(paper: AuditPaperForm) -> str:
    return {"differs": "bold $error", "agreed": "$text-muted"}.get(paper["state"], "")


def _waiting(poll: str, office: Office, values: Values) -> tuple[Keyers, Sequence[AuditPaperForm]]:
    """Who keys, and the papers that wait for them."""
    from meeting_tui.desk.polls import audits

    names = tuple(values.values())
    return names, audits.to_key(office, poll, names)
