"""Between two full-width marks no hole is left; what the page says stays."""

from __future__ import annotations

import itertools
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_tui.paper import fonts
from meeting_tui.paper.squeezing import squeezed
from meeting_tui.paper.typesetter import Squeezer, Typesetter

MARKS = "，。、；：！？）】》〉」』〕（【《〈「『〔“”‘’甲a "


@given(st.text(st.sampled_from(MARKS)))
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(squeezed(text)) == text


@pytest.mark.parametrize(
    ("text", "holes"),
    [("根据《民法典》（草案）：甲", 2), ("“甲”，《乙》。”", 4), ("（甲）乙", 0), ("a) (b", 0), ("：甲（", 0)],
)
def test_half_an_em_goes_where_two_empty_halves_meet(text: str, holes: int) -> None:
    assert len(squeezed(text)) == holes + 1
    fonts.load()
    wide, canvas = (made(BytesIO()) for made in (Typesetter, Squeezer))
    for each in (wide, canvas):
        each.setFont(fonts.REGULAR, 20)
    assert wide.width_of(text) - canvas.width_of(text) == pytest.approx(holes * 10)


@pytest.mark.parametrize(
    ("text", "tenths"),
    [
        ("it’s the owners’ “first” vote", 6.8 + 6.8 + 5 + 5),
        ("WEG §§ 24", 4),
        ("他说“OK”的", 0),
        ("依据“引号”a", 0),
        ("’tis “", 0),
    ],
)
def test_marks_among_letters_leave_no_hole(text: str, tenths: float) -> None:
    fonts.load()
    wide, canvas = (made(BytesIO()) for made in (Typesetter, Squeezer))
    for each in (wide, canvas):
        each.setFont(fonts.REGULAR, 10)
    assert wide.width_of(text) - canvas.width_of(text) == pytest.approx(tenths)


@pytest.mark.parametrize("draw", ["drawString", "drawCentredString", "drawRightString"])
def test_the_page_says_it_all_and_marks_never_lie_over_each_other(draw: str) -> None:
    fonts.load()
    out, text = BytesIO(), "“甲》（《乙》），：”"
    canvas = Squeezer(out)
    canvas.setFont(fonts.REGULAR, 20)
    getattr(canvas, draw)(300, 700, text)
    canvas.save()
    page = pypdfium2.PdfDocument(out.getvalue())[0]
    said = page.get_textpage()
    assert "".join(said.get_text_range().split()) == text
    boxes = [said.get_charbox(n) for n in range(said.count_chars())]
    inked = sorted((left, right) for left, _bottom, right, _top in boxes if right > left)
    assert all(right <= left + 0.1 for (_l, right), (left, _r) in itertools.pairwise(inked))
