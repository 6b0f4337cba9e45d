"""A Word file, opened by python-docx: every text of the document in its order, tables that are tables."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from hypothesis import given, settings
from tests.paper.papers import EN, ZH, minutes, result
from tests.paper.writers.test_writers import ENDLESS, NASTY, document, documents

from meeting_tui.clean import clean_lines
from meeting_tui.lang import Translator
from meeting_tui.paper.documents import minutes as minutes_paper
from meeting_tui.paper.documents import result as result_paper
from meeting_tui.paper.documents.blocks import (
    CELL,
    HEAD,
    Document,
    Signatures,
    Table,
    body_text,
    map_text,
)
from meeting_tui.paper.writers.word.word import render_word


def opened(paper: Document) -> Any:
    return docx.Document(io.BytesIO(render_word(paper)))


def said(file: Any) -> Iterator[str]:
    """What the file says, in reading order."""
    for part in file.iter_inner_content():
        if isinstance(part, WordTable):
            yield from (cell.text for row in part.rows for cell in row.cells)
        else:
            yield part.text


def size(file: Any) -> tuple[int, int]:
    """Of a page, in mm."""
    return round(file.sections[0].page_width.mm), round(file.sections[0].page_height.mm)


def squeezed(text: str) -> str:
    return "".join(text.replace(HEAD, "").replace(CELL, "").split())


@settings(max_examples=15, deadline=None)  # each nasty text alone, and endless ones, below
@given(documents)
def test_every_text_stands_in_its_order(paper: Document) -> None:
    paper = replace(paper, caption=paper.unproved)
    safe = map_text(paper, clean_lines)
    assert safe.claims
    wanted = body_text(safe) + safe.claims.printed()
    assert squeezed("".join(said(opened(paper)))) == squeezed(wanted)


@pytest.mark.parametrize("text", [*NASTY, "\ufffe\uffff\x00\x0b", *ENDLESS.values()], ids=repr)
def test_no_text_breaks_the_file(text: str) -> None:
    made = opened(document([text] * 6))
    assert squeezed(clean_lines(text)) in squeezed("".join(said(made)))


@pytest.mark.parametrize("t", [ZH, EN])
def test_tables_are_tables_whose_heading_is_repeated(t: Translator) -> None:
    paper = result_paper.build(result(t), t, "public")
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    made = opened(paper).tables
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in made] == [
        [list(row) for row in ([table.heading()] if any(table.head) else []) + list(table.cells())]
        for table in tables
    ]
    for table in made:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


@pytest.mark.parametrize(("t", "tag"), [(ZH, "zh-CN"), (EN, "en-GB")])
def test_one_named_font_one_language_and_pages_that_count(t: Translator, tag: str) -> None:
    file = opened(minutes_paper.build(minutes(), t, "archive"))
    used = {paragraph.style.name for paragraph in file.paragraphs} | {"Table Text", "Header", "Footer"}
    for name in used:
        fonts = file.styles[name].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia")} == {"Noto Sans SC"}
        assert not any("Theme" in key for key in fonts.attrib)
    [language] = file.styles.element.iter(qn("w:rPrDefault"))
    assert next(language.iter(qn("w:lang"))).get(qn("w:val")) == tag
    assert file.core_properties.language == tag
    assert size(file) == (210, 297)
    for footer in (file.sections[0].footer, file.sections[0].first_page_footer):
        fields = [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_the_same_document_is_the_same_file_and_says_no_moment() -> None:
    paper = minutes_paper.build(minutes(), ZH, "archive")
    made = render_word(paper)
    assert render_word(paper) == made
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"W3CDTF" not in parts.read("docProps/core.xml")
        assert b"python-docx" not in parts.read("docProps/core.xml")


def test_lines_to_sign_are_drawn_by_tabs() -> None:
    paper = replace(document(["题"] * 6), blocks=(Signatures(("主持人", "记录人", "委员")),))
    lines = [line for line in opened(paper).paragraphs if line.style.name == "Signature Line"]
    assert [line.text for line in lines] == ["主持人\t\t记录人\t", "委员\t"]
    leaders = [stop.leader.name for stop in lines[0].paragraph_format.tab_stops]
    assert leaders == ["LINES", "SPACES", "LINES"]


def test_sheets_lie_across() -> None:
    file = opened(replace(document(["题"] * 6), form="sheet"))
    assert size(file) == (297, 210)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_libreoffice_reads_what_the_paper_says(tmp_path: Path) -> None:
    """Every text in its order, of minutes and a result in both languages, opened by another program."""
    made = {
        f"{kind}-{t.lang}": build(facts(t), t, "public")
        for kind, build, facts in (
            ("minutes", minutes_paper.build, minutes),
            ("result", result_paper.build, result),
        )
        for t in (ZH, EN)
    }
    for name, paper in made.items():
        (tmp_path / f"{name}.docx").write_bytes(render_word(paper))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    files = [str(tmp_path / f"{name}.docx") for name in made]
    told = ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run(
        ["soffice", home, "--headless", *told, *files], check=True, capture_output=True, timeout=120
    )
    for name, paper in made.items():
        read = (tmp_path / f"{name}.txt").read_text("utf-8-sig")
        assert paper.claims
        wanted = body_text(replace(paper, caption=paper.unproved)) + paper.claims.printed()
        assert squeezed(read) == squeezed(wanted), name
