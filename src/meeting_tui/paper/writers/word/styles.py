"""The styles of a Word file: one named font for Latin and for hanzi, and the document's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from meeting_tui.lang import Lang

LANGUAGES: dict[Lang, str] = {"zh": "zh-CN", "en": "en-GB"}
FONT = "Noto Sans SC"
INSTEAD = "Microsoft YaHei,SimSun"  # where that font is not installed
_RED, _QUIET, _BLACK = RGBColor(0xB2, 0x21, 0x1C), RGBColor(0x59, 0x59, 0x59), RGBColor(0, 0, 0)
_CENTER, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


@dataclass(frozen=True, slots=True)
class _Style:
    """How a style is set; lengths in points. `rule`: the side of its red rule."""

    size: float = 11.5
    bold: bool = False
    align: Any = None
    before: float = 0
    after: float = 4
    color: RGBColor = _BLACK
    leading: float = 1.4
    rule: str = ""


_STYLES = {
    "Normal": _Style(),
    "Body Text": _Style(),
    "Strong Text": _Style(bold=True),
    "Note": _Style(11.5, color=_QUIET),
    "Centered": _Style(align=_CENTER),
    "Letterhead": _Style(12, bold=True, align=_CENTER, color=_RED, after=10, rule="bottom"),
    "Title": _Style(20, bold=True, align=_CENTER, after=8),
    "Heading 1": _Style(13.5, bold=True, before=12),
    "Heading 2": _Style(11.5, bold=True, before=8),
    "Labelled": _Style(after=2),
    "Table Text": _Style(11.5, after=0, leading=1.2),
    "Verdict": _Style(15, bold=True, before=8, after=2, rule="left"),
    "Verdict Reason": _Style(11.5, after=2, rule="left"),
    "Signature Line": _Style(11, before=14, after=6),
    "Signed": _Style(align=_RIGHT),
    "Seal": _Style(9, align=_RIGHT, before=16, color=_RED),
    "Claims": _Style(8, after=0, color=_QUIET, leading=1.2),
    "Header": _Style(8.5, color=_QUIET),
    "Footer": _Style(8.5, align=_CENTER, color=_QUIET),
}


def set_styles(file: Any, lang: Lang, scale: float) -> None:
    """Give the file our styles in place of its template's."""
    _defaults(file, LANGUAGES[lang])
    for name, style in _STYLES.items():
        _set(_named(file, name), style, scale)
    if lang == "zh":  # a paragraph of Chinese begins two characters in
        indent = file.styles["Body Text"].element.get_or_add_pPr().get_or_add_ind()
        indent.set(qn("w:firstLineChars"), "200")
        indent.set(qn("w:firstLine"), str(round(2 * _STYLES["Body Text"].size * scale * 20)))
    file.styles["Verdict"].paragraph_format.keep_with_next = True
    for part in file.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = _FONTS.encode()


def styled(paragraph: Any, name: str) -> Any:
    """The paragraph in one of our styles, by its id, which is the same in every file: the library looks
    through all styles for it each time."""
    if name not in _ids:
        _ids[name] = paragraph.part.get_style_id(name, WD_STYLE_TYPE.PARAGRAPH)
    paragraph._p.style = _ids[name]
    return paragraph


_ids: dict[str, str | None] = {}


def _named(file: Any, name: str) -> Any:
    if name in file.styles:
        return file.styles[name]
    made = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = file.styles["Normal"]
    return made


def _set(made: Any, style: _Style, scale: float) -> None:
    properties = made.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    made.font.name = FONT
    properties.rFonts.set(qn("w:eastAsia"), FONT)
    made.font.size, made.font.bold, made.font.color.rgb = Pt(style.size * scale), style.bold, style.color
    made.paragraph_format.alignment = style.align
    made.paragraph_format.space_before = Pt(style.before * scale)
    made.paragraph_format.space_after = Pt(style.after * scale)
    made.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    made.paragraph_format.line_spacing = style.leading
    _rule(made.element.get_or_add_pPr(), style.rule)


def _rule(properties: Any, side: str) -> None:
    """The red rule on one side, or none, whatever the template had."""
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if side:
        borders, rule = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "18"), ("space", "6"), ("color", str(_RED))):
            rule.set(qn(f"w:{key}"), value)
        borders.append(rule)
        properties.insert_element_before(borders, *_AFTER_BORDERS)


_AFTER_BORDERS = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _defaults(file: Any, lang: str) -> None:
    """The font and the language of what no style says."""
    [defaults] = file.styles.element.iter(qn("w:rPrDefault"))
    fonts, language = next(defaults.iter(qn("w:rFonts"))), next(defaults.iter(qn("w:lang")))
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    language.set(qn("w:val"), lang)
    language.set(qn("w:eastAsia"), "zh-CN")


_FONTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="{FONT}">\
<w:altName w:val="{INSTEAD}"/><w:charset w:val="86"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>\
</w:font></w:fonts>"""
