"""A proposal as a Word file: headings for its parts, a list for its options; out, and back in."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.lang.proposals import part_of
from meeting_tui.refusal import Refusal, Terms

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

LARGEST, UNPACKED = 20_000_000, 100_000_000
"""Bytes of the file, and of all its parts."""
_LEVEL = re.compile(r"(?:Heading|标题|heading) ?(\d)")
_LOST = {
    "word.tables": {"tbl"},
    "word.changes": {"ins", "del", "moveFrom", "moveTo"},
    "word.pictures": {"drawing", "pict", "object"},
    "word.notes": {"footnoteReference", "endnoteReference"},
    "word.controls": {"sdt"},
}
"""What the text of paragraphs leaves out, by the elements of a Word file that hold it."""
_SIGNS = {"Title": "# "}


def to_word(markdown: str) -> bytes:
    """The file that says the same; lines of a part stay lines."""
    from docx import Document

    made = Document()
    lines = markdown.strip("\n").split("\n")
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        if line.startswith("# "):
            made.add_heading(line[2:], 1)
        elif line.startswith("## "):
            made.add_heading(line[3:], 2)
        elif line.startswith("- "):
            made.add_paragraph(line[2:], style="List Bullet")
        elif line or not (_heads(before) or _heads(after)):
            made.add_paragraph(line)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _heads(line: str) -> bool:
    return line.startswith("# ") or (line.startswith("## ") and bool(part_of(line[3:])))


def from_word(path: Path) -> str:
    """Its paragraphs as Markdown.

    Refusal proposals.word for what is no Word file, or unpacks to more than anybody writes; proposals.lost
    for one in which something stands beside plain paragraphs.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST or _unpacked(raw) > UNPACKED:
            raise Refusal("proposals.word", path=str(path))
        return "\n".join(_line(each) for each in _paragraphs(raw, path))
    except Refusal:
        raise
    except Exception as error:  # a library that meets a damaged file raises anything
        raise Refusal("proposals.word", path=str(path)) from error


def _unpacked(raw: bytes) -> int:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return sum(part.file_size for part in archive.infolist())


def _paragraphs(raw: bytes, path: Path) -> list[Paragraph]:
    from docx import Document

    made = Document(BytesIO(raw))
    there = {str(element.tag).rpartition("}")[2] for element in made.element.body.iter()}
    if lost := [code for code, tags in _LOST.items() if tags & there]:
        raise Refusal("proposals.lost", path=str(path), found=Terms(lost))
    return made.paragraphs


def _line(paragraph: Paragraph) -> str:
    style = str(paragraph.style.name) if paragraph.style else ""
    level = _LEVEL.match(style)
    sign = _SIGNS.get(style, "")
    if level:
        sign = "# " if level[1] == "1" else "## "
    elif style.startswith("List"):
        sign = "- "
    return sign + paragraph.text if paragraph.text.strip() else ""
