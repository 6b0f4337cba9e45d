"""How wide a text is in a terminal, against wcwidth."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from meeting_tui.cells import _COMMON, cut, pad, width, wrap
from meeting_tui.clean import clean


def test_what_is_common_is_as_wide_as_the_library_says():
    common = [char for char in map(chr, range(sys.maxunicode)) if _COMMON.fullmatch(char)]
    assert len(common) > 21_000
    assert not [char for char in common if width(char) != wcswidth(char)]


@given(st.text(max_size=30).map(clean))
def test_a_safe_text_is_as_wide_as_the_library_says(text):
    assert width(text) == wcswidth(text)


@given(st.text(max_size=30).map(clean), st.integers(0, 40))
def test_what_is_cut_or_padded_fits(text, cells):
    assert width(cut(text, cells)) <= cells
    assert cut(text, cells) == text or cut(text, cells).endswith("…") or not cells
    assert all(width(pad(cut(text, cells), cells, side)) == cells for side in "lcr")


def test_no_mark_that_opens_something_ends_a_line():
    lines = wrap("到会人数 4／7 人（57.14%）；赞成人数 3／7 人（42.85%）。", 16)
    assert not [line for line in lines if line.endswith("（")]
    assert max(map(width, lines)) <= 16
    assert "".join(lines).count("（42.85%）") == 1
