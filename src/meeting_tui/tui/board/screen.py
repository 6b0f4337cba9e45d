"""The board: papers to make, to look at, to hang; and where each hangs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from meeting_tui.lang import N_, _
from meeting_tui.tui.board.acts import hang_form, take_down, write_form
from meeting_tui.tui.board.signing import sign_form
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import chord, digit, key
from meeting_tui.tui.place import Place
from meeting_tui.tui.text import line, warned
from meeting_tui.tui.words import day, word

if TYPE_CHECKING:
    from meeting_tui.desk.board.documents import DocumentRef
    from meeting_tui.desk.board.postings import PostingView
    from meeting_tui.desk.office import Office


@dataclass(frozen=True)
class Seen:
    """The papers and the log."""

    papers: tuple[DocumentRef, ...]
    postings: tuple[PostingView, ...]


class Board(Place):
    """Every paper that can be made now."""

    CSS_PATH = "screen.tcss"
    NAME = N_("Board")
    GUIDE = "board"
    HELP = N_(
        "Above, every paper that can be made now. Enter shows it as text; F8 makes its file, a PDF or Word. "
        "The public copy hides phones, references and rooms; the archive copy has everything "
        "and stays in the office.\n\n"
        "Below, what hung where. Key 1 logs that a paper was hung: that log proves that owners were told. "
        "Key 2 logs that the one under the cursor below came down. Key 3 signs all records with your key "
        "when the meeting or poll of the paper is closed. Key 4 shows what is masked on a public copy."
    )
    BINDINGS: ClassVar = [
        chord("f8", "write", N_("Make the file"), N_("Write it as PDF, Word, Markdown or plain text")),
        key(digit(1), "hang", N_("It hangs"), N_("Log that this paper was hung on the board")),
        key(digit(2), "down", N_("It came down"), N_("Log that a paper came down")),
        key(digit(3), "sign", N_("Sign"), N_("Sign all records with your key")),
        key(digit(4), "sides", N_("Masked"), N_("What of the public copy is masked, side by side")),
        key(digit(5), "signers", N_("Keys"), N_("Whose keys sign the records; replace or withdraw one")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._seen: Seen | None = None
        self._sought = ""

    def body(self) -> ComposeResult:
        with Vertical(id="papers"):
            yield Listing(
                (
                    Column(_("Paper"), 16),
                    Column(_("About"), 24, grow=1),
                    Column(_("Copy"), 8),
                    Column(_("Hangs"), 15),
                ),
                _("No paper yet.\n\nCall a meeting (F5) or make a poll (F6): their papers appear here."),
            )
        yield Static(line(_("What hangs, and what hung")), classes="heading")
        with Vertical(id="log"):
            yield Listing(
                (
                    Column(_("Paper"), 20, grow=1),
                    Column(_("Edition"), 8),
                    Column(_("Where"), 16, grow=1),
                    Column(_("Since"), 15),
                    Column(_("Until"), 15),
                    Column(_("By"), 10, from_width=90),
                ),
                _("Nothing was hung yet. Key 1 logs it."),
                openable=False,
            )

    def reload(self) -> None:
        self.do(_seen, self.show)

    def show(self, seen: Seen) -> None:
        self._seen = seen
        today = self.house.world.now().date()
        papers, log = self._listing("papers"), self._listing("log")
        papers.fill([_paper_row(seen, n, paper, today) for n, paper in enumerate(seen.papers)])
        log.fill([_posting_row(seen, posting) for posting in seen.postings])
        self._to(self._sought)
        self.settle(papers.grid)
        self.refresh_bindings()

    def open(self, ref: str, seq: int = 0) -> None:  # noqa: ARG002 - a paper is no record
        self._sought = ref
        self.reload()

    def _to(self, document: str) -> None:
        """The cursor on a paper that was asked for, once."""
        papers = self._seen.papers if self._seen else ()
        found = (n for n, paper in enumerate(papers) if paper.id == document)
        grid = self._listing("papers").grid
        grid.move_cursor(row=next(found, grid.cursor_row))
        self._sought = ""

    def _listing(self, part: str) -> Listing:
        return self.query_one(f"#{part} Listing", Listing)

    @property
    def chosen(self) -> DocumentRef | None:
        """The paper under the cursor."""
        at = self._listing("papers").grid.chosen if self._seen else None
        return self._seen.papers[int(at)] if self._seen and at is not None else None

    @property
    def _posting(self) -> PostingView | None:
        at = self._listing("log").grid.chosen if self._seen else None
        return next((p for p in self._seen.postings if str(p.id) == at), None) if self._seen else None

    def why_not(self, action: str) -> str | None:
        if action == "down" and self._posting is None:
            return _("Nothing was hung yet: key 1 logs it.")
        if action == "down" and self._posting is not None and self._posting.until is not None:
            return _("That one came down already; choose one that still hangs, in the list below.")
        if action in ("hang", "write", "sign", "sides") and self.chosen is None:
            return _("There is no paper yet.")
        if action == "hang" and self.chosen is not None and self.chosen.copy != "public":
            return _("This copy stays in the office; choose the public copy to hang it.")
        if action == "sides" and self.chosen is not None and not self.chosen.public:
            return _("Nothing is masked on a copy that stays in the office; choose the public copy.")
        return None

    def on_data_table_row_highlighted(self, _event: RowGrid.RowHighlighted) -> None:
        self.refresh_bindings()

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        if self.chosen is not None:
            from meeting_tui.tui.board.preview import Preview

            self.app.push_screen(Preview(self.chosen))

    def action_write(self) -> None:
        if self.chosen is not None:
            write_form(self, self.chosen)

    def action_sign(self) -> None:
        if self.chosen is not None:
            sign_form(self, self.chosen)

    def action_signers(self) -> None:
        from meeting_tui.tui.board.keys import SigningKeys

        self.app.push_screen(SigningKeys())

    def action_sides(self) -> None:
        if self.chosen is not None:
            from meeting_tui.tui.board.both_sides import BothSides

            self.app.push_screen(BothSides(self.chosen))

    def action_hang(self) -> None:
        if self.chosen is not None:
            hang_form(self, self.chosen)

    def action_down(self) -> None:
        if self._seen is not None and self._posting is not None:
            take_down(self, self._posting, about(self._seen, self._posting.document))


def _seen(office: Office) -> Seen:
    from meeting_tui.desk.board import documents as papers
    from meeting_tui.desk.board import postings

    return Seen(papers.papers(office), postings.postings(office))


def about(seen: Seen, document: str) -> str:
    """What a paper is about, by its id in the log."""
    kind, _colon, rest = document.partition(":")
    titles = {paper.id: paper.title for paper in seen.papers}
    refs = {paper.ref: paper.title for paper in seen.papers if not paper.part}
    return f"{word(kind)} {titles.get(document) or refs.get(rest, rest)}"


def _paper_row(seen: Seen, n: int, paper: DocumentRef, today: date) -> Row:
    hangs = [
        posting.since for posting in seen.postings if posting.document == paper.id and posting.hangs(today)
    ]
    return Row(str(n), (word(paper.kind), paper.title, word(paper.copy), day(hangs[0]) if hangs else "–"))


def _posting_row(seen: Seen, posting: PostingView) -> Row:
    until = day(posting.until) if posting.until else _("still hangs")
    what = about(seen, posting.document)
    if posting.superseded:
        what = warned(_("{document} (superseded)", document=what))
    edition = str(posting.edition or "–")
    return Row(str(posting.id), (what, edition, posting.place, day(posting.since), until, posting.by))
