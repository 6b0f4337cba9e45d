"""A canvas for thousands of pages: each is written to the file when it is finished, and forgotten.

reportlab keeps every page until the whole is saved: 11 kB for each ballot. Here what is kept of a page is
where it stands in the file (ISO 32000-1, 7.5.4: objects stand in any order, a table at the end finds them).
"""

from __future__ import annotations

from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc

from meeting_tui.paper.typesetter import Typesetter


class LongRun(Typesetter):
    """Pages must not point at each other (no outlines, no links): those before are no longer there."""

    def __init__(self, out: BinaryIO, **options: Any) -> None:
        super().__init__(out, **options)
        self._out = out
        self._doc.format = self._finish
        self._put(pdfdoc.PDFFile(self._doc._pdfVersion).format(self._doc))

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Write the page."""
        super().showPage()
        pages = self._doc.Pages.pages
        page = pages.pop()
        self._write(page.__InternalName__)
        self._write(page.Contents.__InternalName__)
        pages.append(pdfdoc.PDFObjectReference(page.__InternalName__))

    def _write(self, name: str) -> None:
        """Write an object; only where it stands is kept."""
        doc = self._doc
        indirect = pdfdoc.PDFIndirectObject(name, doc.idToObject[name]).format(doc)
        doc.idToOffset[name] = self._put(indirect)
        doc.idToObject[name] = None

    def _put(self, data: bytes) -> int:
        """Write on, and say from where."""
        at = self._out.tell()
        self._out.write(data)
        return at

    def _finish(self) -> bytes:
        """Write what is left: objects of all pages, the table of objects, the trailer."""
        doc = self._doc
        number = 0
        while name := doc.numberToId.get(number := number + 1):  # writing one may call for others
            if name not in doc.idToOffset:
                self._write(name)
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, list(doc.numberToId.values()))
        start = self._put(table.format(doc))
        root, info = pdfdoc.PDFObjectReference(doc.Catalog.__InternalName__), doc.Reference(doc.info)
        trailer = pdfdoc.PDFTrailer(startxref=start, Size=number, Root=root, Info=info, ID=doc.ID())
        self._put(trailer.format(doc))
        return b""
