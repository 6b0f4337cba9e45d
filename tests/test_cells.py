"""How wide a text is in a terminal, against wcwidth."""

from __future__ import annotations

import sys

from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcswidth

from meeting_tui.cells import _COMMON, NOT_FIRST, NOT_LAST, SLASH, cut, pad, width, wrap
from meeting_tui.clean import clean


def test_what_is_common_is_as_wide_as_the_library_says():
    common = [char for char in map(chr, range(sys.maxunicode)) if _COMMON.fullmatch(char)]
    assert len(common) > 21_000
    assert not [char for char in common if width(char) != wcswidth(char)]


WORD = st.text("业主大会电梯", min_size=1, max_size=6) | st.text("abc19", min_size=1, max_size=6)
BETWEEN = st.text("，。；：、）／ .?)", max_size=2) | st.sampled_from(["（", " (", "《", "“", "·", " · "])


@example([("业", "（"), ("111111", ""), ("111111", ""), ("111111", "?")], 20)
@given(st.lists(st.tuples(WORD, BETWEEN), min_size=1, max_size=40), st.integers(20, 40))
def test_a_mark_stays_with_its_word(pairs, cells):
    text = "".join(word + mark for word, mark in pairs) + "的"
    lines = wrap(text, cells)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(width, lines)) <= cells
    assert not [line for line in lines[1:] if line[0] in {*NOT_FIRST, SLASH}]
    assert not [line for line in lines[:-1] if line[-1] in NOT_LAST]


@given(st.text("a业-（，／ e\u0301\u200d👩👧", max_size=60), st.integers(2, 12))
def test_whatever_is_wrapped_nothing_is_lost(text, cells):
    assert "".join("".join(wrap(text, cells)).split()) == "".join(text.split())


@given(st.text(max_size=30).map(clean))
def test_a_safe_text_is_as_wide_as_the_library_says(text):
    assert width(text) == wcswidth(text)


@given(st.text(max_size=30).map(clean), st.integers(0, 40))
def test_what_is_cut_or_padded_fits(text, cells):
    assert width(cut(text, cells)) <= cells
    assert cut(text, cells) == text or cut(text, cells).endswith("…") or not cells
    assert all(width(pad(cut(text, cells), cells, side)) == cells for side in "lcr")
