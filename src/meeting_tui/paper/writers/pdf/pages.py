"""Setting pages: margins, page numbers, metadata."""

from __future__ import annotations

import base64
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from meeting_tui.check_code import check_code
from meeting_tui.paper.documents.blocks import Document
from meeting_tui.paper.documents.claims import CODES, Claims
from meeting_tui.paper.fonts import REGULAR
from meeting_tui.paper.line_breaks import MM_PER_PT, fit
from meeting_tui.paper.typesetter import Squeezer
from meeting_tui.paper.writers.pdf.enclosing import enclose
from meeting_tui.paper.writers.pdf.flowables import Type
from meeting_tui.paper.writers.pdf.story import story

MM = 1 / MM_PER_PT
TOP, BOTTOM = 62.0, 56.0  # points above and below the text
SIDE, SHEET_SIDE = 24.0, 14.0


@dataclass(frozen=True)
class Press:
    """One way to set a document: `type` on an upright page of this `size` in mm."""

    document: Document
    claims: Claims | None
    body: str
    type: Type
    size: tuple[float, float]

    @property
    def page(self) -> tuple[float, float]:
        """Width and height in mm."""
        return self.size[::-1] if self.document.form == "sheet" else self.size

    @property
    def side(self) -> float:
        """The margin at the sides, mm."""
        return SHEET_SIDE if self.document.form == "sheet" else SIDE

    def run(self) -> Numbered:
        """Set it: the canvas with its pages, which are drawn but in no file yet."""
        width, height = (length * MM for length in self.page)
        inner = width - 2 * self.side * MM, height - TOP - BOTTOM
        frame = Frame(self.side * MM, BOTTOM, *inner, 0, 0, 0, 0)
        lang = "zh-CN" if self.document.lang == "zh" else "en"
        template = BaseDocTemplate(
            BytesIO(), pagesize=(width, height), invariant=1, lang=lang, initialFontName=REGULAR
        )
        template._doSave = False  # most of what is set only shows how many pages it would have
        template.addPageTemplates(PageTemplate(frames=[frame]))
        canvases: list[Numbered] = []

        def canvas(*args: Any, **options: Any) -> Numbered:
            canvases.append(Numbered(self, *args, **options))
            return canvases[-1]

        template.build(story(self.document, self.claims, self.type, *inner), canvasmaker=canvas)
        return canvases[-1]


class Numbered(Squeezer):
    """A canvas that numbers its pages when it knows how many there are."""

    def __init__(self, press: Press, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.press = press
        self.pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the page open until the last one is there."""
        self.pages.append({**self.__dict__, "pages": None})
        self._startPage()

    def file(self) -> bytes:
        """Number the pages and write the file, once."""
        pages = self.pages
        for number, page in enumerate(pages, 1):
            self.__dict__.update({**page, "pages": pages})
            self._furniture(number, len(pages))
            super().showPage()
        self._doc.info = _info(self.press)
        enclose(self._doc, self.press.document.enclosed)
        data: bytes = self.getpdfdata()
        return data

    def _furniture(self, number: int, count: int) -> None:
        document, side = self.press.document, self.press.side
        width, height = self.press.page
        self.setFont(REGULAR, 8.5)
        self.setFillGray(0.35)
        self._check_code(side)
        if count == 1 and document.form == "poster":
            return
        where = document.page_of.replace("{page}", str(number)).replace("{pages}", str(count))
        self.drawRightString((width - side) * MM, 11 * MM, where)
        if number > 1:
            self._running_head(f"{document.community}  {document.title}", side, width, height)

    def _check_code(self, side: float) -> None:
        """That of the record the paper is made from, for whoever photographs the page."""
        if claims := self.press.claims:
            label = CODES["head"][claims.lang == "en"]
            self.drawString(side * MM, 11 * MM, f"{label} {check_code(claims.get('head'))}")

    def _running_head(self, text: str, side: float, width: float, height: float) -> None:
        self.drawString(side * MM, (height - 14) * MM, fit(text, width - 2 * side, 8.5, 1, 8.5)[1][0])
        self.setLineWidth(0.4)
        self.setStrokeGray(0.35)
        self.line(side * MM, (height - 16) * MM, (width - side) * MM, (height - 16) * MM)


class _Info(PDFInfo):  # type: ignore[misc]
    """The information dictionary, with the body text beside the usual entries."""

    body = ""

    def format(self, document: Any) -> Any:
        entries = {name.title(): PDFString(getattr(self, name)) for name in ("title", "author", "keywords")}
        if self.body:
            entries["Body"] = PDFString(self.body)
        entries["Producer"] = PDFString("meeting-tui")
        return PDFDictionary(entries).format(document)


def _info(press: Press) -> _Info:
    info = _Info()
    info.title, info.author = press.document.title, press.document.organ or press.document.community
    if press.claims:
        info.keywords = press.claims.text()
        info.body = base64.b64encode(zlib.compress(press.body.encode(), 9)).decode()
    return info
