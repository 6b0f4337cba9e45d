"""Drawing what geometry decided, onto a reportlab canvas."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from meeting_tui.paper.ballots.shapes import FRAME, Align, PageLayout, Rect, Sample
from meeting_tui.paper.fonts import BOLD, REGULAR
from meeting_tui.paper.line_breaks import MM_PER_PT

MM = 1 / MM_PER_PT
_TICK = ((0.16, 0.52), (0.42, 0.80), (0.92, 0.10))
_CROSS = (((0.2, 0.18), (0.82, 0.84)), ((0.8, 0.16), (0.2, 0.86)))


class PageDrawing:
    """A canvas that thinks in millimetres from the top-left corner."""

    def __init__(self, canvas: Any, height: float) -> None:
        self.canvas, self.height = canvas, height

    def text(
        self, x: float, y: float, size: float, text: str, bold: bool = False, align: Align = "left"
    ) -> None:
        """One line on its baseline."""
        self.canvas.setFont(BOLD if bold else REGULAR, size)
        draw = {
            "left": self.canvas.drawString,
            "center": self.canvas.drawCentredString,
            "right": self.canvas.drawRightString,
        }[align]
        draw(x * MM, (self.height - y) * MM, text)

    def line(self, start: tuple[float, float], end: tuple[float, float], weight: float) -> None:
        """A straight line, `weight` mm."""
        self.canvas.setLineWidth(weight * MM)
        (x1, y1), (x2, y2) = start, end
        self.canvas.line(x1 * MM, (self.height - y1) * MM, x2 * MM, (self.height - y2) * MM)

    def box(self, rect: Rect, fill: bool = False) -> None:
        """A solid square, or a frame."""
        self.canvas.setLineWidth(FRAME * MM)
        bottom = (self.height - rect.bottom) * MM
        self.canvas.rect(rect.x * MM, bottom, rect.w * MM, rect.h * MM, stroke=not fill, fill=fill)


def draw_page(canvas: Any, layout: PageLayout, edition: str = "page") -> str:
    """Draw what is the same on every ballot of an edition once, as a form; its name."""
    name = f"{edition}{layout.page}"
    canvas.beginForm(name)
    pen = PageDrawing(canvas, layout.height)
    for solid in (*layout.squares, layout.bar):
        pen.box(solid, fill=True)
    for box in layout.boxes:
        pen.box(box.rect)
    for sample in layout.samples:
        _sample(pen, sample)
    for rule in layout.rules:
        canvas.setDash(*((6, 4) if rule.dashed else ()))
        pen.line((rule.x1, rule.y1), (rule.x2, rule.y2), rule.weight)
    for text in layout.texts:
        pen.text(text.x, text.y, text.size, text.text, text.bold, text.align)
    canvas.endForm()
    return name


def _sample(pen: PageDrawing, sample: Sample) -> None:
    pen.box(sample.rect)
    pen.canvas.setLineCap(1)
    lines = pairwise(_TICK) if sample.mark == "tick" else _CROSS
    for start, end in lines:
        pen.line(_inside(sample.rect, start), _inside(sample.rect, end), 0.7)
    pen.canvas.setLineCap(0)


def _inside(rect: Rect, at: tuple[float, float]) -> tuple[float, float]:
    return rect.x + at[0] * rect.w, rect.y + at[1] * rect.h
