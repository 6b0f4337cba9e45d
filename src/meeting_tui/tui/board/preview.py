"""A paper as text, before it is a file: the lines are those of its `.txt`, with the screen's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from meeting_tui.lang import N_
from meeting_tui.tui.board.acts import hang_form, write_form
from meeting_tui.tui.keys import chord, digit, key
from meeting_tui.tui.place import BACK, Place

if TYPE_CHECKING:
    from meeting_tui.desk.board.documents import DocumentRef
    from meeting_tui.paper.documents.blocks import Document

WIDEST = 90
STYLES = {
    "organ": "bold $accent",
    "heading": "bold $accent",
    "strong": "bold",
    "note": "$text-muted",
}


def shown(document: Document, cells: int) -> Content:
    """The document in lines of at most `cells` cells."""
    from meeting_tui.paper.writers.text import lines

    return Content("\n").join(
        [
            Content.assemble(*(Content.styled(text, STYLES.get(style, "")) for text, style in line))
            for line in lines(document, cells)
        ]
    )


class Preview(Place):
    """What is seen here is what is printed."""

    CSS_PATH = "preview.tcss"
    NAME = N_("A paper")
    GUIDE = "polls"
    HELP = N_(
        "This is the paper as it will be printed, word for word. F8 makes the file; key 1 logs that it hangs."
    )
    BINDINGS: ClassVar = [
        chord("f8", "write", N_("Make the file"), N_("Write it as PDF, Word, Markdown or plain text")),
        key(digit(1), "hang", N_("It hangs"), N_("Log that this paper was hung on the board")),
        BACK,
    ]

    def __init__(self, paper: DocumentRef) -> None:
        super().__init__()
        self._paper = paper
        self._document: Document | None = None

    def body(self) -> ComposeResult:
        with VerticalScroll():
            yield Static("", id="face")

    def reload(self) -> None:
        from meeting_tui.desk.board import documents

        self.do(lambda office: documents.build(office, self._paper), self.show)

    def show(self, document: Document) -> None:
        self._document = document
        self._draw()
        self.query_one(VerticalScroll).focus()

    def on_resize(self, _event: events.Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._document is not None:
            cells = min(self.size.width - 6, WIDEST)
            self.query_one("#face", Static).update(shown(self._document, cells))

    def action_write(self) -> None:
        write_form(self, self._paper)

    def action_hang(self) -> None:
        hang_form(self, self._paper)
