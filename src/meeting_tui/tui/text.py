"""Text on the screen: every name and sentence from people passes here before a widget sees it.

Nothing is ever read as markup, control and bidi characters are made visible, widths count terminal
cells (a hanzi is two), and what is too wide ends in an ellipsis, never in a silent cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.text import Text
from textual.content import Content

from meeting_tui.clean import clean, clean_lines

Align = Literal["left", "right"]
ELLIPSIS = "…"
_NO_LINE_START = frozenset("，。、；：？！）》」』】”’…·,.;:?!)]}%")


def plain(text: object) -> str:
    """One safe line."""
    return clean(str(text))


def line(text: object, style: str = "") -> Content:
    """One safe line for any widget; `style` is a CSS-like style such as `bold $accent`."""
    return Content.styled(plain(text), style)


def lines(text: object, style: str = "") -> Content:
    """Safe text of several lines."""
    return Content.styled(clean_lines(str(text)), style)


def spread(*parts: Content | tuple[object, str] | str) -> Content:
    """Parts side by side; a pair is (text, style)."""
    return Content.assemble(*(part if isinstance(part, Content) else _styled(part) for part in parts))


def _styled(part: tuple[object, str] | str) -> Content:
    text, style = (part, "") if isinstance(part, str) else part
    return Content.styled(_visible(str(text)), style)


def _visible(text: str) -> str:
    """Safe text whose edge spaces and newlines stay: `spread` is used to lay out."""
    return "\n".join(_edges(part) for part in text.split("\n"))


def _edges(text: str) -> str:
    core = clean(text)
    if not core:
        return " " * cell_len(text) if text.isspace() else ""
    left, right = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return " " * left + core + " " * right


def width(text: str) -> int:
    """How many cells the text takes."""
    return cell_len(text)


def short(text: object, cells: int) -> str:
    """The text in at most `cells` cells; what is cut ends in an ellipsis."""
    safe = plain(text)
    if cell_len(safe) <= cells:
        return safe
    return (set_cell_size(safe, max(cells - 1, 0)).rstrip() + ELLIPSIS) if cells > 0 else ""


def fit(text: object, cells: int, align: Align = "left") -> str:
    """The text in exactly `cells` cells: shortened or padded."""
    safe = short(text, cells)
    pad = " " * (cells - cell_len(safe))
    return pad + safe if align == "right" else safe + pad


def cell(text: object, cells: int, align: Align = "left", style: str = "") -> Text:
    """A table cell of exactly `cells` cells."""
    return Text(fit(text, cells, align), style=style, no_wrap=True, end="")


def wrap(text: str, cells: int) -> list[str]:
    """Break a safe line: between hanzi anywhere, between words at spaces, no comma at a line's start."""
    if cell_len(text) <= cells:
        return [text]
    return list(_broken(text, max(cells, 2)))


def _broken(text: str, cells: int) -> Iterator[str]:
    rest = text
    while cell_len(rest) > cells:
        at = _break_at(rest, cells)
        yield rest[:at].rstrip()
        rest = rest[at:].lstrip()
    if rest:
        yield rest


def flowed(items: Iterable[Content], room: int, gap: str) -> list[Content]:
    """Items side by side, as many in a row as fit."""
    rows: list[Content] = []
    for item in items:
        if rows and rows[-1].cell_length + len(gap) + item.cell_length <= room:
            rows[-1] = rows[-1] + Content(gap) + item
        else:
            rows.append(item)
    return rows


def _break_at(text: str, cells: int) -> int:
    """Where the first line of `text` ends."""
    most = len(chop_cells(text, cells)[0])
    at = most
    while at > 1 and text[at] in _NO_LINE_START:
        at -= 1
    return _word_start(text, at) or at


def _word_start(text: str, at: int) -> int:
    """Where the word begins that a break at `at` would tear apart; 0 when it fills the line."""
    start = at
    if text[at].isspace():
        return at
    while start and text[start - 1].isascii() and not text[start - 1].isspace() and text[at].isascii():
        start -= 1
    return start
