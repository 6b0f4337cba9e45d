"""A proposal is written: its text on the left, beside it what it will look like, or what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.proposals import changed, line_before, where
from meeting_tui.lang.refusals import word
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.keys import chord
from meeting_tui.tui.matters.numbered_text import ProposalText
from meeting_tui.tui.matters.one import OnePlace
from meeting_tui.tui.place import BACK
from meeting_tui.tui.text import laid_out, line, warned
from meeting_tui.tui.typed.text import TypedText
from meeting_tui.tui.words import clauses, moment, titled

if TYPE_CHECKING:
    from textual.timer import Timer

    from meeting_tui.desk.office import Office
    from meeting_tui.record.proposal.values import ProposalDraft, ProposalRecord, Revision
    from meeting_tui.refusal import Refusal
    from meeting_tui.rules.profile import Profile

    Seen = tuple[ProposalRecord, Profile]

VIEWS = {
    "preview": N_("As it will be printed"),
    "changes": N_("What you changed"),
    "revisions": N_("Revisions"),
    "comments": N_("Comments"),
}
THEIRS = N_("What was changed meanwhile")
"""Beside the text after somebody else saved; the next look is at one of `VIEWS` again."""
PAUSE = 0.5
"""Seconds without a key, after which the page is made again."""
LEAST, MARGIN = 20, 4
"""Cells of the page beside the text, at least; and of the panel those that are none of it."""


class ProposalEditor(OnePlace):
    """The whole proposal as one text. What is typed is kept at once, and saved as a revision by Ctrl+S."""

    CSS_PATH = "proposal_editor.tcss"
    NAME = N_("A proposal")
    GUIDE = "proposals"
    HELP = N_(
        "Write the proposal: a line with # is its title, one with ## begins a part. What you type is kept "
        "at every pause, even when the program is killed.\n\n"
        "The parts are called: Why it is needed, Text, Options compared (a line each), Why only one option, "
        "Budget, Cost in all, Shared by, Funding, Effect on the units, Kind of matter, Why it is of this "
        "kind.\n\n"
        "Ctrl+S saves a revision with your name and, if you like, why. If somebody saved one meanwhile, you "
        "see what they changed first; nothing is written over.\n\n"
        "Ctrl+O shows the printed page, what you changed, the revisions, the comments. Ctrl+N comments on "
        "the line of the cursor. Ctrl+T moves what stands here as an amendment: it waits until it is taken "
        "in, rejected or voted on."
    )
    NO_NEXT = N_("F8 saves nothing: Ctrl+S saves a revision.")
    BINDINGS: ClassVar = [
        chord("ctrl+s", "done", N_("Save"), N_("Save what stands here as a revision")),
        chord("ctrl+o", "other", N_("Beside it"), N_("The page, what you changed, revisions, comments")),
        chord("ctrl+n", "new", N_("Comment"), N_("Comment on the line of the cursor")),
        chord("ctrl+t", "motion", N_("Amendment"), N_("Move the text as it stands here as an amendment")),
        BACK,
    ]

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self._base, self._view = 0, "preview"
        self._theirs: tuple[str, ...] = ()
        self._record: ProposalRecord | None = None
        self._law: Profile | None = None
        self._pause: Timer | None = None

    def listed(self) -> ProposalText:
        return ProposalText(id="draft")

    def beside(self) -> ComposeResult:
        yield Static("", classes="note", id="view")
        yield Static("", id="shown")

    @property
    def _text(self) -> ProposalText:
        return self.query_one(ProposalText)

    def reload(self) -> None:
        self.do(self._seen, self.show)

    def _seen(self, office: Office) -> Seen:
        from meeting_tui.desk.communities import profile
        from meeting_tui.desk.proposals import acts

        return acts.recorded(office, self._number), profile(office)

    def show(self, seen: Seen) -> None:
        """The first time the text that is kept, else the newest revision; later only what is beside it."""
        first = self._record is None
        record, _law = self._record, self._law = seen
        if first:
            kept = self.house.drafts.at(self.draft_place)
            self._base = int(kept.get("base", record.newest.no))
            self._text.show(kept.get("text") or self._written())
            if not kept:
                numbers = self._text.numbers
                self._text.move_cursor((numbers.index(1) if 1 in numbers else 0, 0))
        self.settle(self._text)
        self._tell()

    def _written(self) -> str:
        """The revision that is changed, as a text."""
        from meeting_tui.desk.proposals.written import to_markdown

        assert self._law is not None
        return to_markdown(self._before, screen(), self._law)

    @property
    def _before(self) -> ProposalDraft:
        assert self._record is not None  # nothing is typed before it is shown
        found = self._record.revision(self._base) or self._record.newest
        return found.draft

    def on_text_area_changed(self, _event: TypedText.Changed) -> None:
        if self._record is None:
            return
        text = self._text.text
        typed = {"text": text, "base": str(self._base)} if text != self._written() else {}
        self.house.drafts.keep(self.draft_place, typed)
        self._head()
        if self._view == "changes":
            self._beside(self._changes(self._written(), text))
        elif self._view == "preview":
            if self._pause is not None:
                self._pause.stop()
            self._pause = self.set_timer(PAUSE, self._drawn_anew)

    def _drawn_anew(self) -> None:
        if self._view == "preview":
            self._tell()

    def _head(self) -> None:
        if self._record is None:
            return
        state = _("not saved yet") if self.house.drafts.at(self.draft_place) else _("saved")
        stands = clauses((where(self._base, 0, screen()), state))
        self.head(titled(self._record.newest.draft.title, stands))

    def _tell(self) -> None:
        """What stands beside the text."""
        self._head()
        self.query_one("#view", Static).update(line(_(VIEWS.get(self._view, THEIRS))))
        record = self._record
        if record is None:
            return
        if self._view == "preview":
            self.do(self._page(), self._beside, self._unread, live=True)
        elif self._view == "changes":
            self._beside(self._changes(self._written(), self._text.text))
        elif self._view == "revisions":
            self._beside(_revisions(record))
        else:
            self._beside(_comments(record) if self._view == "comments" else self._theirs)

    @staticmethod
    def _changes(old: str, new: str) -> tuple[str, ...]:
        from meeting_tui.desk.proposals.written import text_lines

        return changed(old, new, screen(), text_lines(new))

    def _page(self) -> Callable[[Office], tuple[str, ...]]:
        text, before = self._text.text, self._before
        cells = max(LEAST, self.query_one("#beside").size.width - MARGIN)

        def made(office: Office) -> tuple[str, ...]:
            from meeting_tui.desk.communities import currency
            from meeting_tui.desk.proposals.preview import preview
            from meeting_tui.desk.proposals.written import from_markdown

            return preview(office, from_markdown(text, before, currency(office)), cells)

        return made

    def _unread(self, refusal: Refusal) -> None:
        """What can't be printed as it stands says so where it would be seen printed."""
        self._beside((warned(word(refusal, screen())),))

    def _beside(self, said: tuple[str, ...]) -> None:
        self.query_one("#shown", Static).update(laid_out(said or (_("Nothing."),)))

    def action_other(self) -> None:
        views = list(VIEWS)
        at = views.index(self._view) if self._view in views else -1
        self._view = views[(at + 1) % len(views)]
        self._tell()

    def action_done(self) -> None:
        """Save, after a look at what somebody else saved meanwhile."""
        self.do(self._seen, self._save)

    def _save(self, seen: Seen) -> None:
        record, _law = seen
        newest, old = record.newest, self._written()
        if newest.no != self._base:
            self._record, self._base = record, newest.no
            self._meet(old, newest)
            return
        form = Form(_("Save a revision"), (FormField("reason", _("Why")),), self._revise(), about=self.about)
        self.ask(form, self._saved)

    def _meet(self, old: str, newest: Revision) -> None:
        """Take what somebody else saved into the text, where that meets nothing of it; show it either way."""
        from meeting_tui.lang.merging import merged

        now = self._written()
        both = merged(old, now, self._text.text)
        self._view, self._theirs = "theirs", self._changes(old, now)
        if both is None:
            words = N_(
                "{name} saved revision {no} meanwhile; beside your text is what changed. Then save again."
            )
        else:
            self._text.show(both)
            words = N_(
                "{name} saved revision {no} meanwhile: what changed is beside, and in your text. Save again."
            )
        self._tell()
        self.house.say(_(words, name=newest.by.name, no=newest.no), bad=True)

    def _revise(self) -> Callable[[Office, Mapping[str, str]], int]:
        number, base, text, before = self._number, self._base, self._text.text, self._before

        def act(office: Office, values: Mapping[str, str]) -> int:
            from meeting_tui.desk.communities import currency
            from meeting_tui.desk.proposals import acts
            from meeting_tui.desk.proposals.written import from_markdown

            draft = from_markdown(text, before, currency(office))
            return acts.revise(office, number, draft, base=base, reason=values["reason"])

        return act

    def action_motion(self) -> None:
        mover = FormField("by", _("Moved by"), hint=_("else whoever sits here"), kind="person")
        fields = (mover, FormField("reason", _("Why")))
        form = Form(_("Move an amendment"), fields, self._amend(), about=self.about)
        self.ask(form, self._amended)

    def _amend(self) -> Callable[[Office, Mapping[str, str]], int]:
        number, base, text, before = self._number, self._base, self._text.text, self._before

        def act(office: Office, values: Mapping[str, str]) -> int:
            from meeting_tui.desk.proposals import talk
            from meeting_tui.desk.proposals.written import text_of

            said = text_of(text, before)
            return talk.amend(office, number, said, values["by"], values["reason"], base)

        return act

    def _amended(self, amendment: int) -> None:
        """It waits with the others; here stands the newest revision again."""
        self._saved(self._number)
        self.house.say(_("Amendment {no} is moved.", no=amendment))

    def _saved(self, number: int) -> None:
        """It is no draft any more; of one that is on a ballot the change is a proposal of its own."""
        self.house.drafts.keep(self.draft_place, {})
        self.house.drafts.write()
        self._number, self._record = number, None
        self.reload()

    def action_new(self) -> None:
        at = self._line_commented()
        if at is None:
            self.house.say(_("This line is in no revision yet: Ctrl+S saves one."), bad=True)
            return
        title = _("Comment on line {line}", line=at) if at else _("Comment on the whole")
        fields = (FormField("text", _("Comment"), kind="long", about="remark"),)
        form = Form(title, fields, self._comment(at), about=f"{self.about} {at}")
        self.ask(form, lambda _no: self._commented())

    def _line_commented(self) -> int | None:
        """Of the revision that is changed, the line the cursor is on; 0 in another part, None where the line
        is new."""
        from meeting_tui.desk.proposals.written import text_of

        here = self._text.numbers[self._text.cursor_location[0]]
        said = text_of(self._text.text, self._before) if here else ""
        return (line_before(self._before.text, said, here) or None) if here else 0

    def _comment(self, at: int) -> Callable[[Office, Mapping[str, str]], int]:
        number, base = self._number, self._base

        def act(office: Office, values: Mapping[str, str]) -> int:
            from meeting_tui.desk.proposals import talk

            return talk.comment(office, number, at, values["text"], revision=base)

        return act

    def _commented(self) -> None:
        self._view = "comments"
        self.reload()


def _revisions(record: ProposalRecord) -> tuple[str, ...]:
    t = screen()
    return tuple(
        "  ".join(
            filter(
                None, (where(each.no, 0, t), each.by.name, moment(each.at) if each.at else "", each.reason)
            )
        )
        for each in reversed(record.revisions)
    )


def _comments(record: ProposalRecord) -> tuple[str, ...]:
    found: list[str] = []
    for each in record.comments:
        state = _("dealt with") if each.resolved else ""
        place = where(each.revision, each.line, screen())
        found.append("  ".join(filter(None, (f"{each.no}. {each.by.name}", place, state))))
        found += [f"   {each.text or _('(erased)')}"]
        found += [f"   {reply.by.name}: {reply.text or _('(erased)')}" for reply in each.replies]
    return tuple(found)
