"""A public paper beside what it is made of: what is masked, line by line, and who stays in clear and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from meeting_tui.cells import wrap
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.disclosed import disclosed
from meeting_tui.tui.board.acts import write_form
from meeting_tui.tui.keys import chord
from meeting_tui.tui.place import BACK, Place
from meeting_tui.tui.text import fit, line, lines, spread

if TYPE_CHECKING:
    from meeting_tui.desk.board.both_sides import MaskedPaper
    from meeting_tui.desk.board.documents import DocumentRef
    from meeting_tui.paper.documents.copies import MaskedLine

_BETWEEN = " │ "
_NUMBER = 5
"""Cells for the number of a line."""


class BothSides(Place):
    """What the public copy of a paper shows of what it is made of."""

    CSS_PATH = "both_sides.tcss"
    NAME = N_("What is masked")
    GUIDE = "polls"
    HELP = N_(
        "On the left every line of the paper that is not for everybody, on the right as it will hang. Below, "
        "who and what stays in clear, and in which office. What should be masked and is not, or the other "
        "way round, is put right where it was typed. F8 makes the file."
    )
    BINDINGS: ClassVar = [
        chord("f8", "write", N_("Make the file"), N_("Write it as PDF, Word, Markdown or plain text")),
        BACK,
    ]

    def __init__(self, paper: DocumentRef) -> None:
        super().__init__()
        self._paper = paper
        self._found: MaskedPaper | None = None

    def body(self) -> ComposeResult:
        yield Static("", classes="heading")
        with VerticalScroll():
            yield Static("", id="sides")

    def reload(self) -> None:
        from meeting_tui.desk.board import both_sides

        self.do(lambda office: both_sides.masked(office, self._paper), self.show)

    def show(self, found: MaskedPaper) -> None:
        """Fill the screen."""
        self._found = found
        said = disclosed(len(found.lines), found.withheld, screen())
        self.query_one(".heading", Static).update(lines(said))
        self._draw()
        self.settle(self.query_one(VerticalScroll))

    def on_resize(self, _event: events.Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._found is not None:
            cells = max(20, self.size.width - 6)
            rows = [*_sides(self._found, cells), *_clear(self._found)]
            self.query_one("#sides", Static).update(Content("\n").join(rows))

    def action_write(self) -> None:
        write_form(self, self._paper)


def _sides(found: MaskedPaper, cells: int) -> Iterator[Content]:
    half = (cells - _NUMBER - len(_BETWEEN)) // 2
    if not found.lines:
        yield line(_("Nothing is masked: the paper has nothing private in it."))
        return
    yield _row("", _("As it is"), _("As it is published"), half, "bold")
    for each in found.lines:
        yield from _pair(each, half)


def _pair(each: MaskedLine, half: int) -> Iterator[Content]:
    """One line of the paper, on as many rows as its longer side takes."""
    sides = zip_longest(wrap(each.before, half), wrap(each.after, half), fillvalue="")
    for n, (before, after) in enumerate(sides):
        yield _row("" if n else str(each.no), before, after, half)


def _row(number: str, before: str, after: str, half: int, style: str = "") -> Content:
    sides = (fit(number, _NUMBER - 1, "right"), " ", fit(before, half), _BETWEEN, after)
    return spread(*((side, style) for side in sides))


def _clear(found: MaskedPaper) -> Iterator[Content]:
    from meeting_tui.paper.documents.known import CAPACITIES

    if found.clear:
        yield line("")
        yield line(_("In clear"), "bold")
    offices: dict[str, list[str]] = {}
    for each in found.clear:
        offices.setdefault(each.text, []).append(_(CAPACITIES[each.capacity]))
    for text, told in offices.items():
        yield line(_("{text} ({capacity})", text=text, capacity=_(", ").join(told)))
