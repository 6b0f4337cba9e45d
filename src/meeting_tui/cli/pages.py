"""Pages of help, as wide as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterable

import click

from meeting_tui.cells import pad, width, wrap
from meeting_tui.lang import _


class Pages(click.HelpFormatter):
    """Pages of help, broken by the cells of a terminal; a heading ends with the colon of its language."""

    def write_heading(self, heading: str) -> None:
        self.write(_("{heading}:", heading=heading) + "\n")

    def write_text(self, text: str) -> None:
        self._lines("", self.current_indent, text)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        listed = list(rows)
        column = min(max(width(term) for term, _said in listed), col_max) + col_spacing
        for term, said in listed:
            own_line = width(term) > column - col_spacing
            if own_line:
                self.write(f"{'':{self.current_indent}}{term}\n")
            self._lines("" if own_line else term, self.current_indent + column, said)

    def _lines(self, term: str, indent: int, text: str) -> None:
        """The text from the indent on, the term on its first line."""
        before = pad(" " * self.current_indent + term, indent)
        for line in wrap(text, self.width - indent):
            self.write(f"{before}{line}".rstrip() + "\n")
            before = " " * indent
