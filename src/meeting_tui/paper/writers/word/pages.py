"""An empty Word file, set up: page, styles, fonts, language, header and footer, properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from meeting_tui.paper.documents.blocks import Document
from meeting_tui.paper.writers.word.styles import LANGUAGES, set_styles

_SIZES = {"A4": (210, 297), "A3": (297, 420)}
_SIDES = {"paper": 24, "poster": 24, "sheet": 14}  # mm left and right
_LARGE = {"A4": 1.6, "A3": 2.2}  # how much larger the type of a poster is


@dataclass(frozen=True)
class PageSetup:
    """What a page is like: a sheet lies across, a poster is in large type. Lengths in mm, type in points."""

    form: Literal["paper", "poster", "sheet"]
    paper: Literal["A4", "A3"]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        width, height = _SIZES[self.paper]
        return (height, width) if self.form == "sheet" else (width, height)

    @property
    def side(self) -> int:
        """The margin left and right."""
        return _SIDES[self.form]

    @property
    def width(self) -> float:
        """Of the text."""
        return self.size[0] - 2 * self.side

    @property
    def scale(self) -> float:
        """By which all type is enlarged."""
        return _LARGE[self.paper] if self.form == "poster" else 1.0

    @property
    def body(self) -> float:
        """Points of running text."""
        return 11.5 * self.scale

    @property
    def cell(self) -> float:
        """Points of a table's text."""
        return 10 * self.scale


def new_file(document: Document, setup: PageSetup) -> Any:
    """A file for this document without a word in it."""
    file = docx.Document()
    set_styles(file, document.lang, setup.scale)
    section = file.sections[0]
    section.page_width, section.page_height = map(Mm, setup.size)
    section.orientation = WD_ORIENT.LANDSCAPE if setup.form == "sheet" else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(setup.side)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = f"{document.community}  {document.title}"
    for footer in (section.first_page_footer, section.footer):
        _numbered(footer.paragraphs[0], document.page_of)
    _properties(file, document)
    return file


def _numbered(paragraph: Any, page_of: str) -> None:
    """第 {page} 页，共 {pages} 页, with the numbers as fields that Word keeps right."""
    paragraph.style = "Footer"
    before, _page, rest = page_of.partition("{page}")
    between, _pages, after = rest.partition("{pages}")
    paragraph.add_run(before)
    _field(paragraph, "PAGE")
    paragraph.add_run(between)
    _field(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def _field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _properties(file: Any, document: Document) -> None:
    """Whose file it is; it names no moment, for it has none that the record knows of."""
    facts = file.core_properties
    facts.title = document.title[:255]
    facts.author = (document.organ or document.community)[:255]
    facts.language = LANGUAGES[document.lang]
    facts.comments = ""
    for setting in file.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(
                qn("w:val"), "15"
            )  # as Word writes since 2013; older ones open "in compatibility mode"
    for name in ("dcterms:created", "dcterms:modified"):
        for moment in facts._element.findall(qn(name)):
            facts._element.remove(moment)
