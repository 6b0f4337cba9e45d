"""Text on the screen: widths in cells, an ellipsis for what is cut, hostile names in every widget."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.document import _wrapped_document
from textual.widgets import Static

from meeting_tui.cells import wrap
from meeting_tui.lang import use
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.board.preview import shown
from meeting_tui.tui.choice import Choice, PickField
from meeting_tui.tui.facts import FactList
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.grid import Column, Listing, Row
from meeting_tui.tui.log import Log, LogEntry
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.plain_app import PlainApp
from meeting_tui.tui.shell import WordBar
from meeting_tui.tui.text import cell, fit, laid_out, line, lines, plain, short, spread
from meeting_tui.tui.typed.draft_file import DraftFile
from meeting_tui.tui.typed.drafts import Drafts
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.wall.projector import Projector
from meeting_tui.tui.wrapping import wrap_as_we_do

HOSTILE = [
    "[/x]",
    "[bold]王[/bold]",
    "[@click=app.quit]x[/]",
    "\x1b[31m\x1b]0;title\x07红",
    "\u202e右到左",
    "阿" * 40,
    "㛃𠮷䶮",
    "👨‍👩‍👧‍👦家",
    "a\u0301e\u0300",
    "１２３／ａｂｃ",
    "=cmd()|' /C calc'!A0",
    "\x00\x85\u2028\u2029\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "",
    "   ",
    "$accent {name} %s",
    "#" * 200,
]
ANY = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))


@given(ANY.filter(lambda text: "\n" not in text), st.integers(2, 40))
@example("abc" + " " * 30, 10)
def test_a_field_breaks_its_lines_as_everything_does_and_loses_nothing(text, width):
    """It asks for each of its lines."""
    offsets = compute_offsets(text, width)
    pieces = [text[a:b] for a, b in pairwise((0, *offsets, len(text)))]
    assert "".join(pieces) == text
    assert all(cell_len(each) <= width or len(each) == 1 for each in pieces if "\u200d" not in each)


def test_a_field_breaks_between_hanzi_and_begins_no_line_with_a_mark():
    text = "- 甲方案，整体铲除重做。"
    offsets = compute_offsets(text, 12)
    assert [text[a:b] for a, b in pairwise((0, *offsets, len(text)))] == ["- 甲方案，整", "体铲除重做。"]


def compute_offsets(text, width):
    """As a field of several lines asks for it."""
    wrap_as_we_do()
    return _wrapped_document.compute_wrap_offsets(text, width, 4)


@given(ANY)
def test_what_is_laid_out_keeps_its_spaces_and_is_as_safe_as_all_text(text):
    shown = laid_out([f"a  {text}", "  b"]).plain
    assert shown.startswith("a  ")
    assert shown.endswith("\n  b")
    assert harmless(shown)


def harmless(text: str) -> bool:
    """No character that moves the cursor, changes direction or commands the terminal."""
    return not any(
        unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and char not in "\n\u200d\u200c"
        for char in text
    )


@given(ANY, st.integers(0, 40))
@example("0\u093e", 2)
def test_fit_is_exactly_as_wide_as_asked(text, cells):
    for align in ("left", "right"):
        assert cell_len(fit(text, cells, align)) == cells
    assert harmless(fit(text, cells))
    assert cell_len(cell(text, cells).plain) == cells


@given(ANY, st.integers(1, 40))
def test_what_is_cut_says_so(text, cells):
    if cell_len(plain(text)) > cells:
        assert short(text, cells).endswith("…")
    else:
        assert short(text, cells) == plain(text)


@given(ANY, st.integers(2, 40))
def test_wrapping_loses_nothing_but_spaces(text, cells):
    pieces = wrap(plain(text), cells)
    assert all(cell_len(piece) <= cells for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(plain(text).split())


@pytest.mark.parametrize(
    ("text", "cells", "pieces"),
    [
        ("各位委员，大家好。", 10, ["各位委员，", "大家好。"]),
        ("各位委员，大家好。", 8, ["各位委", "员，大家", "好。"]),  # no comma begins a line
        ("the meeting is open", 11, ["the meeting", "is open"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("短", 10, ["短"]),
    ],
)
def test_lines_break_as_people_break_them(text, cells, pieces):
    assert wrap(text, cells) == pieces


@given(ANY, st.integers(2, 40))
@example("（到会 12 人），须赞成 7 人。", 8)
def test_widgets_break_lines_as_we_do(text, cells):
    PlainApp()
    drawn = [piece.plain.rstrip() for piece in line(text).wrap(cells)]
    assert drawn == [piece.rstrip() for piece in wrap(plain(text), cells, cell_len)]


@given(ANY)
def test_nothing_is_read_as_markup(text):
    assert line(text).plain == plain(text)
    assert harmless(lines(text).plain)
    assert not [span for span in line(text).spans if span.style]
    assert harmless(spread((text, "bold")).plain)
    assert spread((text, "bold")).plain.split() == lines(text).plain.split()


class Every(PlainApp[None]):
    """Every widget the screens use, all holding one text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.drafts = Drafts("every", DraftFile())

    def compose(self) -> ComposeResult:
        text = self.text
        yield Static(line(text))
        yield WordBar()
        yield FactList([(text or "x", text), ("b", f"{text}\n{text}")])
        yield Listing((Column(text, 6), Column("b", 9, grow=1)), text, find=text)
        yield Choice([("a", text), ("b", text)])
        yield PickField(text, [("a", text)], "a")
        yield Log()

    def on_mount(self) -> None:
        text = self.text
        self.query_one(WordBar).say(text, bad=True)
        self.query_one(Listing).fill([Row("k", (text, text))])
        self.query_one(Log).add(
            LogEntry(n, text, text, text, look) for n, look in enumerate(("said", "head", "vote", "note"))
        )


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(ANY)
async def test_every_widget_shows_any_text(text):
    use("zh")
    app = Every(text)
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        assert_harmless(app)


@pytest.mark.parametrize("text", HOSTILE)
async def test_every_widget_and_dialog_shows_hostile_text(text):
    app = Every(text)
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        assert_harmless(app)
        fields = [
            FormField("a", text, text, text),
            FormField("b", text, text, kind="long"),
            FormField("c", text, kind="choice", options=[("x", text)]),
        ]
        for dialog in (
            Ask(Sure(text, text, (text,))),
            Pick(text, [PickOption("a", text, text)]),
            Form(text, fields, lambda _office, _values: None, text),
            Projector(lambda: Projection(text, ((text, "12"),), (text,))),
        ):
            await app.push_screen(dialog)
            await pilot.pause()
            assert_harmless(app)
            app.pop_screen()


def assert_harmless(app: PlainApp[None]) -> None:
    for strip in app.screen._compositor.render_strips():
        assert harmless(strip.text)
        assert strip.cell_length == app.size.width


@given(ANY)
def test_a_paper_of_any_text_has_a_face_no_wider_than_the_screen(text):
    from meeting_tui.paper.documents import blocks

    document = blocks.Document(
        text,
        text,
        text,
        "zh",
        (
            blocks.Heading(text),
            blocks.Paragraph(text),
            blocks.Facts(((text, text),)),
            blocks.Table((text, "b"), ((text, text),), (1, 3), "lr"),
            blocks.Table((text, "b"), ((text, text),), (0, 0), "lr"),
            blocks.Verdict(text, (text,)),
            blocks.Signatures((text,)),
            blocks.Seal(text[:20], text[:20], text),
        ),
    )
    seen = shown(document, 60)
    assert harmless(seen.plain)
    assert all(line.cell_length <= 60 for line in seen.split())
    assert text == "" or plain(text) == "" or plain(text)[0] in seen.plain
