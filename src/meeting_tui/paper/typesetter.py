"""A canvas that sets each piece of a text in a font that has it. A text of one font is drawn as ever."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from meeting_tui.paper import fonts
from meeting_tui.paper.squeezing import squeezed, taken


class Typesetter(Canvas):  # type: ignore[misc]
    """Whoever draws on it names our own fonts only; what they lack comes from More Letters by itself."""

    def drawString(self, x: float, y: float, text: str, **options: Any) -> None:  # noqa: N802 - reportlab's name
        """The text from `x` on."""
        if not self._mixed(x, y, text, 0.0):
            super().drawString(x, y, text, **options)

    def drawCentredString(self, x: float, y: float, text: str, **options: Any) -> None:  # noqa: N802
        """The text with its middle at `x`."""
        if not self._mixed(x, y, text, 0.5):
            super().drawCentredString(x, y, text, **options)

    def drawRightString(self, x: float, y: float, text: str, **options: Any) -> None:  # noqa: N802
        """The text up to `x`."""
        if not self._mixed(x, y, text, 1.0):
            super().drawRightString(x, y, text, **options)

    def width_of(self, text: str) -> float:
        """Points of a text in the font that is set."""
        pieces = fonts.runs(text, self._fontname)
        return float(sum(self.stringWidth(piece, font, self._fontsize) for font, piece in pieces))

    def _mixed(self, x: float, y: float, text: str, before: float) -> bool:
        """Draw a text that needs another font, `before` of its width lying before `x`; whether it does."""
        pieces = fonts.runs(text, self._fontname)
        if [font for font, _ in pieces] == [self._fontname]:
            return False
        width = sum(self.stringWidth(piece, font) for font, piece in pieces)
        line = self.beginText(x - width * before, y)
        for font, piece in pieces:
            line.setFont(font, self._fontsize)
            line.textOut(piece)
        self.drawText(line)
        return True


class Squeezer(Typesetter):
    """A canvas that leaves no hole between full-width marks. Not for ballots: the reader knows them as they
    were always printed."""

    def drawString(self, x: float, y: float, text: str, **options: Any) -> None:  # noqa: N802
        """The text from `x` on."""
        self._set(x, y, text, 0.0, options)

    def drawCentredString(self, x: float, y: float, text: str, **options: Any) -> None:  # noqa: N802
        """The text with its middle at `x`."""
        self._set(x, y, text, 0.5, options)

    def drawRightString(self, x: float, y: float, text: str, **options: Any) -> None:  # noqa: N802
        """The text up to `x`."""
        self._set(x, y, text, 1.0, options)

    def width_of(self, text: str) -> float:
        """Points of a text in the font that is set."""
        out = sum(taken(*two) for two in pairwise(squeezed(text)))
        return super().width_of(text) - out * float(self._fontsize)

    def _set(self, x: float, y: float, text: str, before: float, options: dict[str, Any]) -> None:
        pieces = squeezed(text)
        if before and len(pieces) > 1:
            x -= before * self.width_of(text)
        elif before:
            draw = super().drawCentredString if before < 1 else super().drawRightString
            draw(x, y, text, **options)
            return
        for piece, following in zip(pieces, (*pieces[1:], ""), strict=True):
            super().drawString(x, y, piece, **options)
            if following:
                x += super().width_of(piece) - taken(piece, following) * float(self._fontsize)
