"""Files that lie in a PDF, as any reader lists them beside its pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString


def enclose(document: Any, files: Iterable[tuple[str, str]]) -> None:
    """Put files, each a name and a text, into the document before it is saved."""
    named: list[Any] = []
    for name, text in files:
        raw = text.encode()
        kind = PDFDictionary({"Type": PDFName("EmbeddedFile"), "Params": PDFDictionary({"Size": len(raw)})})
        stream = PDFStream(kind, raw)
        held = PDFDictionary({"F": document.Reference(stream, f"enclosed {name}")})
        spec = {"Type": PDFName("Filespec"), "F": PDFString(name), "UF": PDFString(name), "EF": held}
        named += [PDFString(name), document.Reference(PDFDictionary(spec), f"named {name}")]
    if named:
        names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(named)})})
        document.Catalog.Names = names
