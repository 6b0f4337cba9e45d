"""A ballot page as it leaves the printer for nobody in particular: what the reader takes off a scan."""

from __future__ import annotations

from io import BytesIO

from meeting_tui.paper import fonts
from meeting_tui.paper.ballots.drawing import MM, draw_page
from meeting_tui.paper.ballots.shapes import PageLayout


def blank_page(layout: PageLayout) -> bytes:
    """The page as a PDF, without what is stamped for each voter: name, numbers, code."""
    from meeting_tui.paper.typesetter import Typesetter

    fonts.load()
    made = BytesIO()
    canvas = Typesetter(
        made,
        pagesize=(layout.width * MM, layout.height * MM),
        invariant=1,
        initialFontName=fonts.REGULAR,
    )
    canvas.doForm(draw_page(canvas, layout))
    canvas.showPage()
    canvas.save()
    return made.getvalue()
