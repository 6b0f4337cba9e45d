"""A document as Markdown (CommonMark with tables), every text escaped so that it shows as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meeting_tui.clean import clean_lines
from meeting_tui.lang.difference import parts
from meeting_tui.paper.documents.blocks import (
    Bars,
    Block,
    Callout,
    Change,
    Facts,
    Heading,
    Items,
    Paragraph,
    Seal,
    Signatures,
    Table,
    Verdict,
    map_text,
)
from meeting_tui.paper.documents.copies import FinishedPaper

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~!&$^]|^[-+=]", re.MULTILINE)
_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)", re.MULTILINE)
_LINK = re.compile(r"(?i)(https?|www)([:.])")
_RULES = {"l": ":---", "c": ":---:", "r": "---:"}


def render_markdown(document: FinishedPaper) -> str:
    """The whole paper; it ends with a newline."""
    safe = map_text(document, lambda text: escape(clean_lines(text)))
    parts = [f"# {_line(safe.title)}"]
    parts += [_line(text) for text in (safe.organ, safe.number) if text]
    told = zip(document.blocks, safe.blocks, strict=True)
    parts += [_change(raw) if isinstance(raw, Change) else "\n".join(_block(block)) for raw, block in told]
    if safe.claims:
        fence = "```"
        while fence in safe.claims.printed():
            fence += "`"
        parts += [_line(safe.unproved), f"{fence}text\n{safe.claims.printed()}\n{fence}"]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """The text with everything Markdown could take for markup made plain."""
    escaped = _NUMBER.sub(r"\1\\\2", _MARKUP.sub(lambda match: "\\" + match[0], text))
    return _LINK.sub(r"\1\\\2", escaped)


def _line(text: str) -> str:
    return " ".join(text.split())


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"{'#' * (level + 1)} {_line(text)}"
        case Paragraph(text=text, style=style):
            bold = "**" if style == "strong" else ""
            yield "  \n".join(f"{bold}{_line(part)}{bold}" for part in text.split("\n") if part.strip())
        case Facts(rows=rows):
            yield from (f"- **{_line(label)}** {_line(value)}" for label, value in rows)
        case Items(rows=rows):
            yield from (f"- {_line(label)} {_line(value)}" for label, value in rows)
        case Table():
            yield from _table(block)
        case Verdict(text=text, reasons=reasons):
            yield f"> **{_line(text)}**"
            yield from (f">\n> {_line(reason)}" for reason in reasons)
        case Bars(rows=bars):
            yield from (f"- **{_line(bar.label)}** {_line(bar.needed)}: {_line(bar.share)}" for bar in bars)
        case Callout(title=title, lines=lines):
            yield f"> **{_line(title)}**" if title else ">"
            yield from (f">\n> {_line(line)}" for line in lines)
        case Signatures(labels=labels):
            yield from (f"- {_line(label)} ____________" for label in labels)
        case Seal(organ=organ, date=date, label=label, said=said):
            yield "\n\n".join(_line(text) for text in (said, organ, date, label) if text)


def _change(block: Change) -> str:
    """What was struck through, what is now underlined; each piece is escaped for itself."""
    safe = map_text(block, clean_lines)
    marks = {"": ("", ""), "was": ("~~", "~~"), "now": ("<u>", "</u>")}
    told = (
        _around(marks[part][0], text, marks[part][1]) if part else escape(text)
        for text, part in parts(safe.old, safe.new, block.lang)
    )
    return f"**{_line(escape(safe.begin) + ''.join(told))}**"


def _around(begin: str, text: str, end: str) -> str:
    """Marks stand close to the words, else they mark nothing."""
    words = text.strip()
    before, _words, after = text.partition(words) if words else (text, "", "")
    return f"{before}{begin}{escape(words)}{end}{after}" if words else text


def _table(table: Table) -> Iterator[str]:
    yield _row(table.heading())
    yield _row(tuple(_RULES[side] for side in table.align or "l" * len(table.widths)))
    yield from (_row(row) for row in table.with_total())


def _row(row: tuple[str, ...]) -> str:
    return "| " + " | ".join(_line(cell) for cell in row) + " |"
