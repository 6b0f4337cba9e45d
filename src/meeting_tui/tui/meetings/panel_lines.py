"""Lines of a panel beside the record: broken between words, neither a name nor a number ever cut."""

from __future__ import annotations

from meeting_tui.cells import width, wrap
from meeting_tui.tui.meetings.sheets import PanelLine
from meeting_tui.tui.text import line, plain, spread


def head(text: str) -> PanelLine:
    """The title of a part of a panel."""
    return PanelLine(line(text, "bold $accent"))


def row(text: str, cells: int, style: str = "") -> PanelLine:
    """A sentence of a panel, broken between words or hanzi."""
    return beside(text, "", cells, style)


def beside(left: str, right: str, cells: int, style: str = "", key: str = "", before: str = "") -> PanelLine:
    """Two texts at the edges, neither of them cut: what doesn't fit goes on below, set in like the first.

    A word stays whole: where the first one has no room beside `right`, that stands behind the last.
    """
    text, indent = plain(left), width(before)
    room, taken = max(cells - indent, 2), width(right) + 1 if right else 0
    first = wrap(text, max(room - taken, room // 2))[0]
    rest = text[len(first) :]
    if _splits(first, rest):
        return _behind(wrap(text, room), right, cells, style, key, before)
    below = wrap(rest.strip(), room) if rest.strip() else []
    more = "".join(f"\n{' ' * indent}{each}" for each in below)
    edge = _gap(before + first, right, cells)
    return PanelLine(spread((before + first, style), (edge, style), (more, style)), key)


def _splits(first: str, rest: str) -> bool:
    """Whether a text was broken inside a word; between hanzi it may be broken anywhere."""
    return bool(rest) and not rest[0].isspace() and width(first[-1:]) == width(rest[0]) == 1


def _behind(rows: list[str], right: str, cells: int, style: str, key: str, before: str) -> PanelLine:
    """The text in the whole width; the other behind its last line, or below."""
    indent = " " * width(before)
    if width(before) + width(rows[-1]) + width(right) + 1 > cells:
        rows = [*rows, ""]
    shown = "\n".join((indent if n else before) + each for n, each in enumerate(rows))
    return PanelLine(spread((shown, style), (_gap(indent + rows[-1], right, cells), style)), key)


def _gap(left: str, right: str, cells: int) -> str:
    """The other text at its edge."""
    return " " * max(cells - width(left) - width(right), 1) + right if right else ""
