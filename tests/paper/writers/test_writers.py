"""Hostile text through every renderer: nothing crashes, nothing is markup, nothing is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from tests.paper.designs import page_text, picture

from meeting_tui.cells import width as cells
from meeting_tui.cells import wrap
from meeting_tui.clean import clean_lines
from meeting_tui.paper.documents.blocks import (
    MAX_CELL,
    Change,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Seal,
    Signatures,
    Table,
    Verdict,
)
from meeting_tui.paper.documents.claims import claims
from meeting_tui.paper.line_breaks import MM_PER_PT, text_width
from meeting_tui.paper.writers.columns import columns, widest
from meeting_tui.paper.writers.markdown import escape, render_markdown
from meeting_tui.paper.writers.pdf.compare import plain
from meeting_tui.paper.writers.pdf.pdf import printable, write_pdf
from meeting_tui.paper.writers.pdf.read_back import check_pdf
from meeting_tui.paper.writers.text import render_text

NASTY = [
    "<b>粗",
    "</para>",
    "<img src=/etc/passwd>",
    "<font size=200>",
    "A & B < C",
    "[/x]",
    "\x1b[31m红",
    "=cmd()",
    "王" * 40,
    "欧阳㛃䶮𬭎",
    "😀🏠",
    "e\u0301\u0327",
    "\u202eabc\u202c",
    "a\nb\r\n\tc",
    "- x\n# y\n1. z",
    "| a | b |",
    "```",
    "x" * 300,
    "ﬁ½℃㎡№…—－",
    "1-2-",
    "葛\U000e0100",
    "\u00ad\u2010\u2011",
    "（" * 90,
    "，" * 90,
]
texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=60), st.lists(st.sampled_from(NASTY)).map("".join))
labels = st.sampled_from([*NASTY[:9], "时间"])


def document(parts: list[str], claimed: bool = True) -> Document:
    a, b, c, d, e, f = parts
    blocks = (
        Heading(a),
        Heading(b, 2),
        Paragraph(c),
        Paragraph(d, "note"),
        Paragraph(e, "strong"),
        Change(d, e, f, "zh"),
        Facts(((a, b), (c, d))),
        Items(((e, f),)),
        Table((a, "数"), ((b, "1"), (c, "2"), (d, "3")), (3, 1), "lr"),
        Verdict(f, (a, b)),
        Signatures(("主持人", "记录人", "委员")),
        Seal(c, "2025年12月10日", "（盖章处）", d),
    )
    made = claims("minutes", "zh", (("community", a), ("title", b), ("head", "0f" * 32)))
    return Document(
        f, "梧桐苑", e, "zh", blocks, a, made if claimed else None, "扫码核对", "第 {page} 页，共 {pages} 页"
    )


documents = st.lists(texts, min_size=6, max_size=6).map(document)
ENDLESS = {"marks": "（" * 450 + "，" * 450, "word": "x" * 1500, "lines": "a\n" * 200, "names": "王 " * 750}


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes and finds nothing smaller
)
@given(documents)
@example(document(["（" * 90 * 11 + "，" * 90 * 3, "题", "（" * 990, "，" * 900, "（" * 450, "题"]))
def test_every_document_becomes_a_pdf_that_checks(tmp_path: Path, paper: Document) -> None:
    write_pdf(paper, tmp_path / "d.pdf")
    checked = check_pdf(tmp_path / "d.pdf")
    assert checked.problems == ()


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
@pytest.mark.parametrize("form", ["paper", "poster", "sheet"])
def test_nothing_is_higher_than_a_page(
    tmp_path: Path, text: str, form: Literal["paper", "poster", "sheet"]
) -> None:
    paper = replace(document([text] * 6, claimed=form == "paper"), form=form)
    roles = Signatures(("委员",) * 80 + (text,) * 3)
    narrow = Table((text,) * 12, ((text,) * 12,) * 3, (1,) * 12)
    paper = replace(paper, blocks=(*paper.blocks[:-2], roles, narrow, *paper.blocks[-2:]))
    write_pdf(paper, tmp_path / "d.pdf")
    if paper.claims:
        assert check_pdf(tmp_path / "d.pdf").problems == ()


def test_claims_higher_than_half_a_page_stand_under_their_qr(tmp_path: Path) -> None:
    paper = document(["题"] * 6)
    many = claims("result", "en", [("decision", f"{n}") for n in range(120)])
    write_pdf(replace(paper, claims=many), tmp_path / "d.pdf")
    assert check_pdf(tmp_path / "d.pdf").problems == ()


@pytest.mark.parametrize("nasty", NASTY)
def test_each_nasty_text_alone(tmp_path: Path, nasty: str) -> None:
    write_pdf(document([nasty] * 6), tmp_path / "d.pdf")
    assert check_pdf(tmp_path / "d.pdf").problems == ()
    assert plain(printable(nasty)) in plain(page_text(tmp_path / "d.pdf"))
    assert b"/Subtype /Image" not in (tmp_path / "d.pdf").read_bytes()


def test_a_character_without_a_glyph_is_named() -> None:
    assert printable("家😀") == "家[U+1F600]"


def test_long_papers_break_between_pages(tmp_path: Path) -> None:
    rows = tuple((f"{n}", "3-2-1201", "张小明") for n in range(300))
    blocks = (
        Paragraph("会议内容。" * 800),
        Table(("序号", "坐落", "姓名"), rows, (1, 2, 2)),
        Paragraph("完"),
    )
    paper = Document("长", "梧桐苑", "", "zh", blocks, claims=claims("minutes", "zh", (("title", "长"),)))
    write_pdf(paper, tmp_path / "d.pdf")
    assert check_pdf(tmp_path / "d.pdf").problems == ()
    assert page_text(tmp_path / "d.pdf", 5).count("姓名") == 1


def test_posters_fill_one_page_and_sheets_lie_across(tmp_path: Path) -> None:
    import pypdfium2

    base = document(["关于大修电梯的事项"] * 6, claimed=True)
    poster = Document(base.title, base.community, base.organ, "zh", base.blocks[2:3], form="poster")
    write_pdf(poster, tmp_path / "p.pdf", "A3")
    with pypdfium2.PdfDocument(tmp_path / "p.pdf") as made:
        assert len(made) == 1
        assert [round(mm / 72 * 25.4) for mm in made[0].get_size()] == [297, 420]
    dark = (picture(tmp_path / "p.pdf", dpi=40) < 128).mean()
    assert dark > 0.015
    sheet = Document("表", "梧桐苑", "", "zh", base.blocks[7:8], form="sheet")
    write_pdf(sheet, tmp_path / "s.pdf")
    with pypdfium2.PdfDocument(tmp_path / "s.pdf") as made:
        assert [round(mm / 72 * 25.4) for mm in made[0].get_size()] == [297, 210]


@settings(max_examples=80, deadline=None)
@given(documents, st.integers(30, 120))
def test_terminal_lines_keep_their_width_and_lose_nothing(paper: Document, width: int) -> None:
    text = render_text(paper, width)
    assert "\x1b" not in text
    for line in text.split("\n"):
        assert cells(line) <= width
    found = re.sub(r"[\s─═┃_]", "", text)
    for part in (paper.title, paper.organ, *(p.text for p in paper.blocks if isinstance(p, Paragraph))):
        assert re.sub(r"[\s─═┃_]", "", clean_lines(part)) in found


def test_a_narrow_column_of_a_terminal_table_is_not_torn() -> None:
    rows = (("1", "关于大修电梯的事项" * 5, "未通过", "1499.99 / 2000.00", "74.99%"),)
    table = Table(("序号", "表决事项", "结果", "面积", "占比"), rows, (2, 6, 3, 3, 3), "cllrr")
    text = render_text(replace(document(["题"] * 6), blocks=(table,)))
    for whole in ("序号", "未通过", "1499.99 / 2000.00", "74.99%"):
        assert whole in text


def test_on_paper_the_widest_column_gives_way_and_leaves_what_it_does_not_need() -> None:
    short, long = "163 / 214", "18,182.18 / 23,210.12"
    rows = (("1", "Replace the lift", short, long),)
    table = Table(("No.", "Question", "Heads", "Area"), rows, (0, 1, 0, 0))
    _no, question, heads, area = columns(table, widest(11.5), 250)
    assert heads > text_width(short, 11.5) / MM_PER_PT
    assert text_width("18,182.18 /", 11.5) / MM_PER_PT < area < text_width(long, 11.5) / MM_PER_PT
    _no, narrow, *_rest = columns(table, widest(11.5), 249)
    assert question == narrow + 1  # nothing is left over beside a torn sum


@pytest.mark.parametrize("width", [380, 460, 560])
def test_no_word_of_a_table_is_torn_and_what_can_be_whole_is(width: int) -> None:
    head = ("Rank", "Offer or candidate", "Heads", "%", "Floor area", "%", "Outcome")
    rows = (("1", "Concord Care", "7", "53.84%", "not shown", "–", "Chosen"), ("2", *["Harbour Homes"] * 6))
    made = columns(Table(head, rows[:1], (2, 6, 3, 3, 3, 3, 3), "clrrrrc"), widest(14), width)
    assert sum(made) == pytest.approx(width)
    for points, cell, title in zip(made, rows[0], head, strict=True):
        for word in (*cell.split(), *title.split()):
            assert text_width(word, 14) / MM_PER_PT < points - 6
    _task, who, due = columns(
        Table(("Task", "Responsible", "Due"), (("Ask", "Irene Haddad", "20 December 2026"),), (3, 1, 0)),
        widest(14),
        width,
    )
    assert who > text_width("Irene Haddad", 14) / MM_PER_PT + 6
    assert due > text_width("20 December 2026", 14) / MM_PER_PT + 6
    unit, blank = columns(
        Table(("Unit", "Signature"), (("Building 1, Stair 1, 101", ""),), (1, 1)), widest(11), 300
    )
    assert unit > text_width("Building 1, Stair 1, 101", 11) / MM_PER_PT
    assert blank >= 77  # seven ems to write in


@given(
    st.lists(
        st.tuples(st.integers(0, 10**9), st.sampled_from(["Firm X", "防水工程公司", "a very long one"])),
        min_size=1,
    ),
    st.integers(50, 90),
)
def test_no_number_is_torn_in_a_narrow_table(lines, wide):
    rows = tuple(
        ("2026-11-29", f"{cents:,}.00 元", who, "Water through the roof of A") for cents, who in lines
    )
    table = Table(("Day", "Amount", "Paid to or by", "Matter"), rows, (0, 0, 5, 6), "lrll")
    text = render_text(replace(document(["题"] * 6), blocks=(table,)), wide)
    assert all(amount in text for _day, amount, _who, _matter in rows)
    assert all(each[0] in text for each in rows)
    assert all(cells(each) <= wide for each in text.split("\n"))


@given(st.text(st.sampled_from("议事，。（） abc1,.-"), max_size=80), st.integers(4, 40))
def test_wrapping_keeps_words_and_marks(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= width for line in lines)


@settings(deadline=None)
@given(documents)
def test_markdown_shows_text_as_it_was_typed(paper: Document) -> None:
    text = render_markdown(paper)
    body = re.sub(r"(?<!\\)</?u>", "", text.split("```")[0])  # what a change underlines
    assert not re.search(r"(?<!\\)<(?!\\)", body)
    assert not re.search(r"(?<!\\)!\[", body)
    for line in body.split("\n"):
        assert not re.match(r" {0,3}(\d+[.)](\s|$)|[+=]|#{1,6}(?! \S))", line) or line.startswith("#")


@pytest.mark.parametrize(
    ("typed", "escaped"),
    [
        ("*a*", r"\*a\*"),
        ("1. b", r"1\. b"),
        ("3-2-1201", "3-2-1201"),
        ("75.00%", "75.00%"),
        ("- c", r"\- c"),
        ("https://x", r"https\://x"),
    ],
)
def test_markdown_escapes(typed: str, escaped: str) -> None:
    assert escape(typed) == escaped


def test_a_cell_is_short_and_a_row_complete() -> None:
    table = Table(("头",), (("长" * 1000,),), (1,))
    assert len(table.cells()[0][0]) == MAX_CELL
    with pytest.raises(ValueError, match="2 columns"):
        Table(("a", "b"), (("1",),), (1, 1))
