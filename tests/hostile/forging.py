"""Papers as a forger hands them in: a PDF editor's work, and papers made with this very program."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw as pdfium
from reportlab.lib.pdfencrypt import StandardEncryption

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


def revised(raw: bytes, sort: bytes, entry: bytes, *objects: bytes) -> bytes:
    """An incremental update, as another program appends one: `entry` is put into the first dictionary of a
    type (`Catalog`, `Page`); in it `{0}`, `{1}`… refer to further objects."""
    return rewritten(raw, sort, lambda told: told + entry, *objects)


def dictionary(raw: bytes, sort: bytes) -> tuple[int, bytes]:
    """The first dictionary of a type: its number, and what it holds."""
    return next(
        (int(found[1]), found[2])
        for found in re.finditer(rb"(\d+) 0 obj\s*<<(.*?)>>\s*endobj", raw, re.DOTALL)
        if re.search(rb"/Type /" + sort + rb"\b", found[2])
    )


def rewritten(raw: bytes, sort: bytes, change: Callable[[bytes], bytes], *objects: bytes) -> bytes:
    """As `revised`, where the dictionary holds then what `change` makes of it."""
    number, told = dictionary(raw, sort)
    tail = raw.rpartition(b"trailer")[2]
    size = int(re.search(rb"/Size (\d+)", tail)[1])  # type: ignore[index]
    held = change(told)
    for at in range(len(objects)):
        held = held.replace(b"{%d}" % at, b"%d 0 R" % (size + at))
    made = {number: b"<<" + held + b">>"} | {size + at: each for at, each in enumerate(objects)}
    out, rows = raw + b"\n", b""
    for each, body in made.items():
        rows += b"%d 1\n%010d 00000 n \n" % (each, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (each, body)
    root, info = (re.search(rb"/%s (\d+ 0 R)" % name, tail)[1] for name in (b"Root", b"Info"))  # type: ignore[index]
    before = int(re.search(rb"startxref\s+(\d+)", tail)[1])  # type: ignore[index]
    trailer = b"<< /Size %d /Root %s /Info %s /Prev %d >>" % (size + len(objects), root, info, before)
    return out + b"xref\n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (rows, trailer, len(out))


def stream(told: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(told), entries, told)


_LAYER = b"<< /OCGs [{0}] /D << /OFF [{0}] /AS [<< /Event /Export /OCGs [{0}] /Category [/Export] >>] >> >>"
_JS = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] "
Hidden = tuple[bytes, bytes, tuple[bytes, ...], str]
HIDDEN: dict[str, Hidden] = {
    "a layer that is off": (
        b"Catalog",
        b"/OCProperties " + _LAYER,
        (b"<< /Type /OCG /Name (l) >>",),
        "layers",
    ),
    "a name spelt with signs": (b"Catalog", b"/#4fCProperties " + _LAYER, (b"<< /Type /OCG >>",), "layers"),
    "a script when it opens": (b"Catalog", b"/OpenAction " + _JS, (), "script"),
    "a script on a page": (b"Page", b"/AA << /O " + _JS + b" >>", (), "script"),
    "a named script": (b"Catalog", b"/Names << /JavaScript << /Names [(a) " + _JS + b"] >> >>", (), "script"),
    "other numbers of pages": (b"Catalog", b"/PageLabels << /Nums [0 << /S /D /St 7 >>] >>", (), "beside"),
    "a form of another kind": (b"Catalog", b"/AcroForm << /XFA {0} >>", (stream(b"<xdp:xdp/>"),), "form"),
    "a page twice as large": (b"Page", b"/UserUnit 2", (), "beside"),
    "a portfolio": (b"Catalog", b"/Collection << /View /H >>", (), "beside"),
    "bookmarks": (b"Catalog", b"/Outlines {0}", (b"<< /Type /Outlines /Count 1 >>",), "beside"),
    "words that are spoken": (b"Catalog", b"/StructTreeRoot << /ActualText (75.42 %) >>", (), "beside"),
    "other edges in print": (b"Page", b"/TrimBox [100 100 300 300]", (), "shape"),
    "only some pages in print": (
        b"Catalog",
        b"/ViewerPreferences << /PrintPageRange [0 0] >>",
        (),
        "beside",
    ),
    "a program for the printer": (
        b"Page",
        b"/X {0}",
        (stream(b"x", b"/Type /XObject /Subtype /PS"),),
        "beside",
    ),
    "a picture for the press": (b"Page", b"/X {0}", (stream(b"", _FORM + b"/OPI << >>"),), "beside"),
    "a page of another file": (b"Page", b"/X {0}", (stream(b"", _FORM + b"/Ref << /F (x) >>"),), "beside"),
    "other greys in print": (b"Page", b"/X << /Type /ExtGState /TR /Identity >>", (), "beside"),
    "a file that belongs to it": (b"Catalog", b"/AF [<< /Type /Filespec /F (a.txt) >>]", (), "beside"),
    "steps of a page": (b"Page", b"/PresSteps << /Type /NavNode >>", (), "beside"),
    "words instead of short ones": (b"Catalog", b"/StructTreeRoot << /E (75.42 %) >>", (), "beside"),
    "a title that some show": (
        b"Catalog",
        b"/Metadata {0}",
        (stream(b"<dc:title><rdf:Alt><rdf:li>75.42 %</rdf:li></rdf:Alt></dc:title>", b"/Subtype /XML"),),
        "beside",
    ),
    "a small picture of a page": (b"Page", b"/Thumb {0}", (stream(b"0", b"/Width 1 /Height 1"),), "beside"),
}
"""What a file holds beside its pages, each with where it stands and how it is called when it is found."""


def second_tree(raw: bytes) -> bytes:
    """Another page in another tree of pages, in an update."""
    page = b"<< /Type /Page /Parent {0} /MediaBox [0 0 595 842] >>"
    size = int(re.search(rb"/Size (\d+)", raw.rpartition(b"trailer")[2])[1])  # type: ignore[index]
    page = page.replace(b"{0}", b"%d 0 R" % size)
    tree = b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (size + 1)
    return revised(raw, b"Catalog", b"/Pages {0}", tree, page)


def _on_page(raw: bytes, before: bytes, behind: bytes) -> bytes:
    """Its first page with more instructions to draw before and behind its own."""
    own = re.search(rb"/Contents (\d+ 0 R)", dictionary(raw, b"Page")[1])[1]  # type: ignore[index]
    entry = b"/Contents [{0} " + own + b" {1}]"
    return rewritten(
        raw,
        b"Page",
        lambda told: told.replace(b"/Contents " + own, entry),
        stream(before),
        stream(behind),
    )


_WHITE = b"20 778 100 24 re f Q"
"""Where nothing stands on a poster."""
DRAWN: dict[str, tuple[bytes, bytes, str]] = {
    "pale as few see": (b"", b" q 0.84 g " + _WHITE, "editions.picture_blank"),
    "yellow as grey hardly shows": (b"", b" q 1 1 0 rg " + _WHITE, "editions.picture_blank"),
    "read out as something else": (b"/Span << /E (75.42 %) >> BDC ", b" EMC", "editions.beside"),
    "copied as something else": (b"/Span << /ActualText (75.42 %) >> BDC ", b" EMC", "editions.text"),
}
"""What is drawn before and behind all else on a page."""


def drawn(raw: bytes, name: str) -> bytes:
    return _on_page(raw, *DRAWN[name][:2])


def _twice(raw: bytes) -> bytes:
    """The page says twice what is on it; the second time it is ours."""
    return rewritten(raw, b"Page", lambda told: b"/#43ontents {0}" + told, stream(b"100 100 300 300 re f"))


def _beyond(raw: bytes) -> bytes:
    """A page more than the file says that it has."""
    kids = re.search(rb"/Kids \[(.*?)\]", dictionary(raw, b"Pages")[1])[1]  # type: ignore[index]
    page = b"<< /Type /Page /MediaBox [0 0 595 842] >>"
    return rewritten(raw, b"Pages", lambda told: told.replace(kids, kids + b" {0}"), page)


def _behind(raw: bytes) -> bytes:
    """Another page of its number, of which the table of objects says nothing."""
    number, told = dictionary(raw, b"Page")
    other = re.sub(rb"/Contents \d+", b"/Contents 1", told)
    start = re.findall(rb"startxref\s+(\d+)", raw)[-1]
    return raw + b"\n%d 0 obj\n<<%s>>\nendobj\nstartxref\n%s\n%%%%EOF\n" % (number, other, start)


TWO_WAYS: dict[str, Callable[[bytes], bytes]] = {
    "a key twice": _twice,
    "a page beyond their number": _beyond,
    "an object that no table names": _behind,
    "no table of objects": lambda raw: raw + b"startxref\n0\n%%EOF\n",
    "something before it": lambda raw: b"<html><h1>75.42 %</h1></html>\n" + raw,
}
"""What one program reads as our paper and another one need not."""


def encrypted(document: Document) -> bytes:
    """Its file, which anybody can open and nobody may change."""
    honest = press.BaseDocTemplate
    with pytest.MonkeyPatch.context() as patch:

        def locked(*rest: Any, **told: Any) -> Any:
            return honest(*rest, encrypt=StandardEncryption("", ownerPassword="x"), **told)

        patch.setattr(press, "BaseDocTemplate", locked)
        return make_pdf(document).raw


def read_otherwise(document: Document, letter: str, read: str) -> bytes:
    """A letter looks as it should, and whoever copies or searches it finds another one."""
    honest = fonts._to_unicode
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "reportlab.pdfbase.ttfonts.makeToUnicodeCMap",
            lambda name, subset: honest(
                name, [ord(read) if code == ord(letter) else code for code in subset]
            ),
        )
        return make_pdf(document).raw
