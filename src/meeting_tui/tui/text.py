"""Text on the screen: every name and sentence from people passes here before a widget sees it.

Nothing is ever read as markup, control and bidi characters are made visible, widths count terminal
cells (a hanzi is two), and what is too wide ends in an ellipsis, never in a silent cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from rich.cells import cell_len
from rich.text import Text
from textual.content import Content
from textual.widgets import Static

from meeting_tui.cells import cut, width
from meeting_tui.clean import clean, clean_lines, seen
from meeting_tui.lang import _

Align = Literal["left", "right"]


def plain(text: object) -> str:
    """One safe line."""
    return clean(str(text))


def line(text: object, style: str = "") -> Content:
    """One safe line for any widget; `style` is a CSS-like style such as `bold $accent`."""
    return Content.styled(plain(text), style)


def lines(text: object, style: str = "") -> Content:
    """Safe text of several lines."""
    return Content.styled(clean_lines(str(text)), style)


def laid_out(rows: Iterable[str]) -> Content:
    """Safe lines in which every space stays where it is: columns stand under one another."""
    return Content(seen("\n".join(rows)).replace("\t", " "))


def tell(place: Static, said: Content) -> None:
    """Show these words; where they stand already, the screen isn't laid out anew for every key."""
    was = place.content
    if not isinstance(was, Content) or not was.is_same(said):
        place.update(said)


def warned(text: object) -> str:
    """What is wrong, behind a mark; a Chinese sentence has no space that could leave it alone on its line."""
    return _("! {text}", text=text)


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
        return " " * width(text) if text.isspace() else ""
    left, right = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return " " * left + core + " " * right


def short(text: object, cells: int) -> str:
    """The text in at most `cells` cells; what is cut ends in an ellipsis."""
    return cut(plain(text), cells)


def fit(text: object, cells: int, align: Align = "left") -> str:
    """The text in exactly `cells` cells, as Textual counts them: of some scripts it counts other than we."""
    shown, room = short(text, cells), cells
    while cell_len(shown) > cells:
        room -= 1
        shown = short(text, room)
    free = " " * (cells - cell_len(shown))
    return free + shown if align == "right" else shown + free


def cell(text: object, cells: int, align: Align = "left", style: str = "") -> Text:
    """A table cell of exactly `cells` cells."""
    return Text(fit(text, cells, align), style=style, no_wrap=True, end="")


def flowed(items: Iterable[Content], room: int, gap: str) -> list[Content]:
    """Items side by side, as many in a row as fit."""
    rows: list[Content] = []
    for item in items:
        if rows and rows[-1].cell_length + len(gap) + item.cell_length <= room:
            rows[-1] = rows[-1] + Content(gap) + item
        else:
            rows.append(item)
    return rows
