"""Where pages end, how wide columns are, how large a QR is: measured in the PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from tests.paper.designs import page_text
from tests.paper.papers import EN, ZH, issuer, minutes, result

from meeting_tui.lang import Translator
from meeting_tui.paper import qr
from meeting_tui.paper.documents import minutes as minutes_paper
from meeting_tui.paper.documents import proxy, sheets
from meeting_tui.paper.documents import result as result_paper
from meeting_tui.paper.documents.blocks import Block, Document, Heading, Paragraph, Seal, Signatures, Table
from meeting_tui.paper.documents.claims import claims
from meeting_tui.paper.documents.copies import public
from meeting_tui.paper.documents.known import Known
from meeting_tui.paper.headlines import QUOTED
from meeting_tui.paper.line_breaks import MM_PER_PT
from meeting_tui.paper.writers.pdf import flowables as flow
from meeting_tui.paper.writers.pdf.pdf import write_pdf
from meeting_tui.paper.writers.pdf.read_back import check_pdf
from meeting_tui.paper.writers.pdf.tables import _lines as set_in_lines
from meeting_tui.rules import shipped_profile

ROWS = tuple((f"第{n}行", f"{n}") for n in range(1, 13))


def pages(tmp_path: Path, blocks: tuple[Block, ...]) -> list[str]:
    """The text of every page."""
    out = tmp_path / "l.pdf"
    write_pdf(Document("题", "梧桐苑", "", "zh", blocks), out)
    with pypdfium2.PdfDocument(out) as made:
        return [page_text(out, at) for at in range(len(made))]


def where(said: list[str], text: str) -> int:
    """The page a text is on."""
    [found] = [at for at, page in enumerate(said) if text in page]
    return found


@pytest.mark.parametrize("lines", range(22, 36))
def test_a_heading_goes_with_the_first_rows_of_its_table(tmp_path: Path, lines: int) -> None:
    filling = Paragraph("\n".join(["填"] * lines))
    said = pages(
        tmp_path, (filling, Heading("待办事项"), Table(("事项", "数"), ROWS, (3, 1)), Paragraph("完"))
    )
    assert where(said, "待办事项") == where(said, "第1行") == where(said, "第2行")
    assert where(said, "第11行") == where(said, "第12行")


@pytest.mark.parametrize("head", ["面积（㎡）　合计№…—－", "粗№—－№—－№—－№—－"])
def test_no_heading_of_a_column_is_cut(head: str) -> None:
    """Some signs are narrower in bold than in the measure that makes lines even."""
    for width in range(20, 120):
        [broken] = set_in_lines([head], [width], 10.5, heads=True)
        assert "".join(broken.split()) == "".join(head.split()), width


@pytest.mark.parametrize("lines", [5, 18, 30])
def test_a_whole_section_is_not_torn_and_a_long_one_is(tmp_path: Path, lines: int) -> None:
    filling = Paragraph("\n".join(["填"] * lines))
    section: tuple[Block, ...] = (
        Heading("其一", 2, whole=True),
        Table(("事项", "数"), ROWS, (3, 1)),
        Paragraph("末段"),
    )
    said = pages(tmp_path, (filling, Heading("各事项"), *section, Heading("其二", 2)))
    assert where(said, "各事项") == where(said, "其一") == where(said, "第1行") == where(said, "末段")
    long = Paragraph("\n".join(["长"] * 60))
    said = pages(tmp_path, (filling, Heading("其一", 2, whole=True), long, Heading("其二", 2)))
    assert "长" in said[where(said, "其一")]
    assert where(said, "其一") < where(said, "其二")


@pytest.mark.parametrize("lines", range(24, 36))
def test_a_seal_has_a_line_of_its_paper_beside_it(tmp_path: Path, lines: int) -> None:
    blocks = (
        Paragraph("\n".join(["填"] * lines)),
        Paragraph("末句。"),
        Seal("业委会", "2025年12月12日", "（盖章处）"),
    )
    said = pages(tmp_path, blocks)
    assert where(said, "末句。") == where(said, "（盖章处）")


@pytest.mark.parametrize("lines", [1, *range(20, 33)])
def test_no_page_has_signatures_and_seal_alone(tmp_path: Path, lines: int) -> None:
    filling = Paragraph("\n".join(["填"] * lines))
    signed = Signatures(("主持人", "记录人", "委员"))
    blocks = (filling, Paragraph("末句。"), signed, Seal("业委会", "2025年12月12日", "（盖章处）"))
    said = pages(tmp_path, blocks)
    assert where(said, "末句。") == where(said, "主持人") == where(said, "委员") == where(said, "（盖章处）")
    assert len(said) == 1 if lines == 1 else len(said) < 3
    said = pages(tmp_path, (filling, Paragraph("末句。"), signed))
    assert where(said, "末句。") == where(said, "主持人") == where(said, "委员")


@pytest.mark.parametrize("room", range(45, 120, 3))
def test_no_line_ends_between_a_word_and_its_number_nor_holds_a_short_word_alone(room: int) -> None:
    said = "Decided by the Guiding Rules on Owners' Assemblies (1,196.05 m² in all), art 38, by hand yet."
    lines = flow.paragraph(said, room, 11.5, QUOTED)
    assert " ".join(lines) == said
    assert not any(line.endswith(("art", "1,196.05")) for line in lines)
    assert " " in lines[-1]
    hanzi = flow.paragraph("业主对表决结果有异议的，请在异议期内书面向业主委员会提出。", room, 11.5, QUOTED)
    assert len(hanzi[-1]) > 2


@pytest.mark.parametrize(("t", "pages"), [(ZH, 3), (EN, 3)])
def test_no_sum_of_a_result_is_torn(tmp_path: Path, t: Translator, pages: int) -> None:
    out = tmp_path / "r.pdf"
    write_pdf(result_paper.build(result(t, questions=3), t, "public"), out)
    with pypdfium2.PdfDocument(out) as made:
        assert len(made) == pages  # in type that is read at the board, and no more paper than that takes
    exact = {"zh": "1,499.99／2,000.00", "en": "1,499.99 of 2,000.00"}
    first, *rest = (page_text(out, at) for at in range(pages))
    assert "74.99%" in first
    assert "0.01" in first
    assert "021-64001234" in first
    assert "128,600.00" in first
    for sum_ in ("20 / 30 = 66.66%", "2,000.00 / 3,000.00 = 66.66%", exact[t.lang]):
        assert any(sum_ in page for page in rest), sum_


@pytest.mark.parametrize("questions", [1, 6])
def test_a_qr_is_coarse_enough_for_a_phone(tmp_path: Path, questions: int) -> None:
    paper = result_paper.build(result(questions=questions), ZH, "archive")
    assert paper.claims
    block = flow.ClaimsBlock("", "", qr.public(paper.claims.sealed("").code()))
    assert block.side / len(block.symbol) * MM_PER_PT >= 0.4
    assert block.side * MM_PER_PT < 60
    write_pdf(paper, tmp_path / "r.pdf")
    assert check_pdf(tmp_path / "r.pdf").ok  # reads it at 200 dpi


def test_a_page_for_a_few_lines_is_saved(tmp_path: Path) -> None:
    few, more = (Paragraph("\n".join(["填"] * lines)) for lines in (31, 48))
    assert len(pages(tmp_path, (few,))) == 1
    assert len(pages(tmp_path, (more,))) == 2


def test_a_long_title_keeps_all_its_words(tmp_path: Path) -> None:
    paper = Document("关于" + "使用维修资金" * 30, "梧桐苑", "", "zh", (Paragraph("文"),))
    paper = replace(paper, claims=claims("notice", "zh", (("title", "长"),)))
    write_pdf(paper, tmp_path / "t.pdf")
    assert check_pdf(tmp_path / "t.pdf").ok


def test_what_is_read_or_filled_in_is_eleven_points_high(tmp_path: Path) -> None:
    """Between the running head and the page number; a seal and what is claimed have sizes of their own."""
    law = shipped_profile("cn-assembly")
    asked = tuple(proxy.Instructed(f"第{n}项维修", ("赞成", "反对", "弃权")) for n in range(1, 9))
    form = proxy.ProxyFacts(issuer(), "业主大会", "2025-11-20T09:00", "2025-12-10T18:00", asked, law)
    roll = tuple(sheets.SheetPerson(f"业主{n}", "1栋1单元101室", 9012, "owner") for n in range(30))
    facts = sheets.SheetFacts(issuer(), "业主大会", weight="面积")
    for paper in (proxy.build(form, ZH), sheets.assembly_sheet(facts, roll, ZH)):
        write_pdf(paper, tmp_path / "a.pdf")
        with pypdfium2.PdfDocument(tmp_path / "a.pdf") as made:
            seen = [size for page in made for size in sizes(page)]
        assert len(seen) > 200
        assert min(seen) > 10.99


def test_what_hangs_is_fourteen_points_high(tmp_path: Path) -> None:
    """All but the seal's and the claims' own letters, and what is larger."""
    for paper in (minutes_paper.build(minutes(), ZH, "public"), result_paper.build(result(), ZH, "public")):
        write_pdf(public(replace(paper, claims=None, blocks=paper.blocks[:-1]), Known()), tmp_path / "b.pdf")
        with pypdfium2.PdfDocument(tmp_path / "b.pdf") as made:
            seen = [size for page in made for size in sizes(page)]
        assert len(seen) > 200
        assert min(seen) > 13.4  # by two hundredths less, twice, where that saves a page


def sizes(page: pypdfium2.PdfPage) -> Iterator[float]:
    """Points of each letter of a page, but of those at its upper and lower edge."""
    text, height = page.get_textpage(), page.get_height()
    for at in range(text.count_chars()):
        _left, bottom, _right, top = text.get_charbox(at)
        if bottom > 60 and top < height - 60 and text.get_text_range(at, 1).strip():
            yield pypdfium2.raw.FPDFText_GetFontSize(text, at)
