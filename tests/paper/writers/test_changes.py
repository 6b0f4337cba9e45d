"""A changed wording on paper: what was is struck, what is now is underlined, the text is there to be read."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import numpy as np
import pypdfium2
from tests.paper.writers.test_writers import document

from meeting_tui.paper.documents.blocks import Change, Document, Paragraph
from meeting_tui.paper.writers.markdown import render_markdown
from meeting_tui.paper.writers.pdf.pdf import write_pdf
from meeting_tui.paper.writers.text import render_text
from meeting_tui.paper.writers.word.word import render_word

OLD = "委托第三方机构检测三号楼两部电梯，费用不超过二万元，由业委会验收并在十日内公示检测报告全文。"
NEW = "委托第三方机构检测三号楼两部电梯，费用不超过三万元，由业委会和物业共同验收并公示检测报告全文。"
SHOWN = "费用不超过〔二→三〕万元，由业委会〔→和物业共同〕验收并〔在十日内→〕公示"
SCALE = 4


def paper(block: Change | Paragraph) -> Document:
    return replace(document(["题"] * 6, claimed=False), blocks=(block,))


def drawn(path: Path) -> np.ndarray:
    with pypdfium2.PdfDocument(path) as made:
        return np.asarray(made[0].render(scale=SCALE, grayscale=True).to_pil())


def test_what_was_is_struck_and_what_is_now_underlined(tmp_path: Path) -> None:
    """Against the same text without marks, ink is added through what was and under what is now, no more."""
    change = Change("动议 2，对动议 1 的修正案（陈丽华提出）：", OLD, NEW, "zh")
    write_pdf(paper(change), tmp_path / "a.pdf")
    write_pdf(paper(Paragraph(change.text, "strong")), tmp_path / "b.pdf")
    added = drawn(tmp_path / "b.pdf").astype(int) - drawn(tmp_path / "a.pdf") > 100
    said = []
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as made:
        page = made[0].get_textpage()
        height = made[0].get_height()
        for at in range(page.count_chars()):
            left, bottom, right, top = page.get_charbox(at, loose=True)
            rows = slice(int((height - top) * SCALE), int((height - bottom + 3) * SCALE))
            edge = (right - left) / 4  # a strike reaches a little over what it strikes
            columns = slice(int((left + edge) * SCALE), int((right - edge) * SCALE))
            ink = np.flatnonzero(added[rows, columns].any(axis=1))
            place = ink.mean() / (rows.stop - rows.start) if len(ink) else 0
            said.append((page.get_text_range(at, 1), "under" if place > 0.7 else "through" if place else ""))
    text = "".join(char for char, _mark in said if char.strip())
    assert SHOWN in text
    assert "".join(char for char, mark in said if mark == "through") == "二在十日内"
    assert "".join(char for char, mark in said if mark == "under") == "三和物业共同"


def test_a_change_over_several_pages_keeps_its_marks(tmp_path: Path) -> None:
    old = "".join(f"第{n}条照旧。" for n in range(900))
    change = Change("", old, old + "新增一条。", "zh")
    write_pdf(paper(change), tmp_path / "a.pdf")
    write_pdf(paper(Paragraph(change.text, "strong")), tmp_path / "b.pdf")
    with (
        pypdfium2.PdfDocument(tmp_path / "a.pdf") as made,
        pypdfium2.PdfDocument(tmp_path / "b.pdf") as plain,
    ):
        pairs = [
            (np.asarray(a.render(grayscale=True).to_pil()), np.asarray(b.render(grayscale=True).to_pil()))
            for a, b in zip(made, plain, strict=True)
        ]
    assert len(pairs) > 2
    assert [bool((one != other).any()) for one, other in pairs] == [*[False] * (len(pairs) - 1), True]


def test_other_files_mark_it_in_their_way() -> None:
    change = Change("动议：", OLD, NEW, "zh")
    assert SHOWN in render_text(paper(change), 200)
    markdown = "由业委会〔→<u>和物业共同</u>〕验收并〔~~在十日内~~→〕公示"
    assert markdown in render_markdown(paper(change))
    word = docx.Document(io.BytesIO(render_word(paper(change))))
    runs = [run for part in word.paragraphs for run in part.runs]
    assert [run.text for run in runs if run.font.strike] == ["二", "在十日内"]
    assert [run.text for run in runs if run.font.underline] == ["三", "和物业共同"]
