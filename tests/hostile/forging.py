"""Papers as a forger hands them in: a PDF editor's work, and papers made with this very program."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw as pdfium

from meeting_tui.paper import fonts
from meeting_tui.paper.documents.blocks import Document, map_text
from meeting_tui.paper.documents.claims import Claims
from meeting_tui.paper.writers.pdf import pages as press
from meeting_tui.paper.writers.pdf.pdf import make_pdf

STAMP, NOTE, LINK, SQUARE, HIGHLIGHT = 13, 1, 2, 5, 9
Edit = Callable[[Any], None]


def edited(raw: bytes, edit: Edit) -> bytes:
    """As another program saves it after a change."""
    file = pypdfium2.PdfDocument(raw)
    edit(file)
    out = BytesIO()
    file.save(out)
    file.close()
    return out.getvalue()


def resaved(file: Any) -> None:
    """Opened and saved, nothing else."""


def box(grey: int, at: tuple[float, float, float, float] = (60, 600, 300, 40)) -> Edit:
    """A rectangle on the first page, without an edge: left, bottom, width, height."""

    def draw(file: Any) -> None:
        page = file[0]
        path = pdfium.FPDFPageObj_CreateNewRect(*at)
        pdfium.FPDFPageObj_SetFillColor(path, grey, grey, grey, 255)
        pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_WINDING, False)
        pdfium.FPDFPage_InsertObject(page, path)
        page.gen_content()

    return draw


def words(text: str, grey: int = 0, mode: int = pdfium.FPDF_TEXTRENDERMODE_FILL) -> Edit:
    """More words on the last page."""

    def write(file: Any) -> None:
        page = file[len(file) - 1]
        line = pdfium.FPDFPageObj_NewTextObj(file, b"Helvetica", 11.0)
        signs = (text + "\0").encode("utf-16-le")
        pdfium.FPDFText_SetText(line, ctypes.cast(signs, pdfium.FPDF_WIDESTRING))
        pdfium.FPDFPageObj_SetFillColor(line, grey, grey, grey, 255)
        pdfium.FPDFTextObj_SetTextRenderMode(line, mode)
        pdfium.FPDFPageObj_Transform(line, 1, 0, 0, 1, 80, 400)
        pdfium.FPDFPage_InsertObject(page, line)
        page.gen_content()

    return write


def annotation(sort: int) -> Edit:
    def put(file: Any) -> None:
        made = pdfium.FPDFPage_CreateAnnot(file[0], sort)
        pdfium.FPDFAnnot_SetRect(made, pdfium.FS_RECTF(60, 700, 300, 640))
        pdfium.FPDFPage_CloseAnnot(made)

    return put


def attached(file: Any) -> None:
    file.new_attachment("totals.txt").set_data(b"75.42 %")


def turned(file: Any) -> None:
    file[0].set_rotation(180)


def cropped(file: Any) -> None:
    file[0].set_cropbox(0, 300, 595, 842)


def enlarged(file: Any) -> None:
    file[0].set_mediabox(0, 0, 700, 900)


def page_added(file: Any) -> None:
    file.new_page(595, 842)


def page_doubled(file: Any) -> None:
    file.import_pages(file, [0], index=1)


def page_gone(file: Any) -> None:
    file.del_page(len(file) - 1)


def swapped(file: Any) -> None:
    """The last page comes first."""
    before = BytesIO()
    file.save(before)
    file.del_page(len(file) - 1)
    file.import_pages(pypdfium2.PdfDocument(before.getvalue()), [len(file)], index=0)


def of_another(raw: bytes) -> Edit:
    """The last page is that of another paper."""

    def put(file: Any) -> None:
        other = pypdfium2.PdfDocument(raw)
        file.del_page(len(file) - 1)
        file.import_pages(other, [len(other) - 1])

    return put


def moved(file: Any) -> None:
    """One line of the first page lies elsewhere."""
    page = file[0]
    line = next(each for each in page.get_objects() if each.type == pdfium.FPDF_PAGEOBJ_TEXT)
    pdfium.FPDFPageObj_Transform(line, 1, 0, 0, 1, 0, -37)
    page.gen_content()


def rubbed_out(file: Any) -> None:
    """One line of the first page is gone."""
    page = file[0]
    page.remove_obj([each for each in page.get_objects() if each.type == pdfium.FPDF_PAGEOBJ_TEXT][1])
    page.gen_content()


def picture(file: Any) -> None:
    """A grey picture lies on the first page."""
    page, bitmap = file[0], pypdfium2.PdfBitmap.new_native(40, 20, 4)
    bitmap.fill_rect((90, 90, 90, 255), 0, 0, 40, 20)
    image = pypdfium2.PdfImage.new(file)
    image.set_bitmap(bitmap)
    image.set_matrix(pypdfium2.PdfMatrix().scale(120, 40).translate(100, 500))
    page.insert_obj(image)
    page.gen_content()


def said(document: Document, old: str, new: str) -> Document:
    """The document with other words in its text and its claims, sealed anew by whoever makes it."""
    claims = document.claims
    assert claims
    made = map_text(document, lambda text: text.replace(old, new))
    return replace(made, claims=claims.mapped(lambda value: value.replace(old, new)))


def claiming(document: Document, key: str, value: str) -> Document:
    """The document with another claim; an empty one is left out."""
    claims = document.claims
    assert claims
    facts = tuple((name, value if name == key else old) for name, old in claims.facts)
    return replace(
        document, claims=Claims(claims.kind, claims.lang, tuple(each for each in facts if each[1]))
    )


def titled(document: Document) -> bytes:
    """Its file with another title in the metadata and nowhere else."""
    honest = press._info
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            press,
            "_info",
            lambda made: honest(replace(made, document=replace(made.document, title="更正公告"))),
        )
        return make_pdf(document).raw


def redrawn(document: Document, letter: str, drawn: str) -> bytes:
    """A letter looks like another one, and whoever copies or searches it still finds the true one."""
    honest_story, honest_map = press.story, fonts._to_unicode
    with pytest.MonkeyPatch.context() as patch:
        other = str.maketrans(letter, drawn)
        patch.setattr(
            press,
            "story",
            lambda made, *rest: honest_story(map_text(made, lambda text: text.translate(other)), *rest),
        )
        patch.setattr(
            "reportlab.pdfbase.ttfonts.makeToUnicodeCMap",
            lambda name, subset: honest_map(
                name, [ord(letter) if code == ord(drawn) else code for code in subset]
            ),
        )
        return make_pdf(document).raw
