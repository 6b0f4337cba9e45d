"""The text of a proposal: beside each line the number by which comments and amendments call it."""

from __future__ import annotations

from itertools import islice

from rich.segment import Segment
from textual.geometry import Offset
from textual.strip import Strip

from meeting_tui.tui.typed.text import TypedText

MARGIN = 2
"""Cells between a number and the text."""


class ProposalText(TypedText):
    """Numbered are the lines of the proposal's own text; headings and the other parts have no number."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.show_line_numbers = True
        self._of = ""
        self._numbers: tuple[int, ...] = (0,)

    @property
    def numbers(self) -> tuple[int, ...]:
        """What each line is called, 0: nothing."""
        from meeting_tui.desk.proposals.written import text_lines

        if self.text != self._of:
            self._of, self._numbers = self.text, text_lines(self.text)
        return self._numbers

    def render_line(self, y: int) -> Strip:
        strip, at = super().render_line(y), y + self.scroll_offset.y
        if at >= self.wrapped_document.height:
            return strip
        row, column = self.wrapped_document.offset_to_location(Offset(0, at))
        number = self.numbers[row] if column == 0 and row < len(self.numbers) else 0
        style = next((each.style for each in islice(strip, 1)), None)
        cells = f"{number or '':>{self.gutter_width - MARGIN}}{' ' * MARGIN}"
        return Strip.join([Strip([Segment(cells, style)]), strip.crop(self.gutter_width)])
