"""Where everything stands on the wall: as large as it fits, never cut; what is too much comes in turns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from meeting_tui.cells import pad, width, wrap
from meeting_tui.clean import clean_lines
from meeting_tui.paper import fonts, pixels
from meeting_tui.tui.text import plain, warned
from meeting_tui.tui.wall.projection import Projection

Rows = list[str]
BLANK = ""
NUMBERED, PLAIN = 1, 0
"""Sizes of a title that is not drawn large: below a large number, and without one."""
DIGITS = 16
MOST_LINES = 3
"""So many large lines are read at a glance."""
WAYS = (
    *((24, 24, 24), (24, 24, 16), (24, 16, 16), (16, 16, 16), (16, 12, 12), (12, 12, 16), (12, 12, 12)),
    *((NUMBERED, 24, 24), (NUMBERED, 16, 16), (NUMBERED, 12, 12)),
    *((PLAIN, 16, 16), (PLAIN, 12, 16), (PLAIN, 12, 12), (PLAIN, PLAIN, 12), (PLAIN, PLAIN, PLAIN)),
)
"""Pixels of title, result and digits; the first that fits is taken."""
MARGIN, BETWEEN, LEAST = 2, 6, 4
"""Cells beside a text and between numbers; rows that a page has at least."""


def arranged(shown: Projection, columns: int, rows: int, turn: int = 0) -> Rows:
    """Rows that fill a screen of `columns` by `rows`; `turn` counts on where all of it takes several."""
    room = max(columns - 2 * MARGIN, 2)
    head = [row for text in shown.head for row in wrap(plain(text), room)]
    foot = wrap(warned(plain(shown.notice)), room) if shown.notice else []
    lines = [row for text in shown.lines for row in wrap(plain(text), room)]
    left = rows - len(head) - len(foot)
    body = _body(shown, lines, columns, left, turn)
    body = [*[BLANK] * (max(left - len(body), 0) // 2), *body]
    return [*_centred(head, columns), *body, *[BLANK] * (left - len(body)), *_centred(foot, columns)]


def _body(shown: Projection, lines: Rows, columns: int, rows: int, turn: int) -> Rows:
    found: list[Rows] = []
    for title, result, digits in WAYS:
        parts = (
            _title(shown, title, columns),
            _result(shown.result, result, columns),
            _numbers(shown.numbers, columns, digits),
        )
        found = [_centred(part, columns) for part in (*parts, lines) if part]
        body = _stacked(found)
        if None not in parts and len(body) <= rows:
            return body
    return _in_turns(found, rows, columns, turn)


def _title(shown: Projection, size: int, columns: int) -> Rows | None:
    if size > NUMBERED:
        return _large(shown.title, size, columns)
    words = _even(lambda cells: wrap(clean_lines(shown.title), cells), columns - 2 * MARGIN)
    if size == PLAIN:
        return words
    return [*_middle(pixels.digits(shown.number, DIGITS), words), BLANK, *words] if shown.number else None


def _result(text: str, size: int, columns: int) -> Rows | None:
    if not text:
        return []
    return _large(text, size, columns) if size else wrap(plain(text), columns - 2 * MARGIN)


def _large(text: str, size: int, columns: int) -> Rows | None:
    """In a few large lines; None where it doesn't fit into them, or has letters no font has."""
    text = clean_lines(text)
    if fonts.unprintable(text) or len(text) > MOST_LINES * columns:
        return None
    whole = fonts.drawable(text)
    lines = _even(lambda cells: pixels.broken(whole, size, cells), columns)
    if len(lines) > MOST_LINES or not all(line.strip() for line in lines):
        return None
    drawn = [list(pixels.large(line, size)) for line in lines]
    widest = max(drawn, key=lambda block: len(block[0]))
    if len(widest[0]) > columns:
        return None
    return _stacked([_middle(block, widest) for block in drawn])


def _even(broken: Callable[[int], Rows], cells: int) -> Rows:
    """Broken into as few lines as in `cells`, of about the same length."""
    least = len(broken(cells))
    if least == 1 or cells <= LEAST:
        return broken(cells)
    return broken(bisect_left(range(cells), -least, lo=2, key=lambda narrow: -len(broken(narrow))))


def _numbers(numbers: Sequence[tuple[str, str]], columns: int, size: int) -> Rows | None:
    """Side by side, each above its label; or as text."""
    if not numbers:
        return []
    if size == PLAIN:
        told = "   ".join(f"{plain(label)} {plain(number)}" for label, number in numbers)
        return wrap(told, columns - 2 * MARGIN)
    if any(fonts.unprintable(number) for _label, number in numbers):
        return None
    blocks = [[*pixels.digits(number, size), plain(label)] for label, number in numbers]
    wide = [max(map(width, block)) for block in blocks]
    if sum(wide) + BETWEEN * (len(wide) - 1) > columns:
        return None
    middle = ([pad(row, cells, "c") for row in block] for block, cells in zip(blocks, wide, strict=True))
    return [(" " * BETWEEN).join(row) for row in zip(*middle, strict=True)]


def _stacked(blocks: Iterable[Rows]) -> Rows:
    """One below the other, a blank row between."""
    rows: Rows = []
    for block in blocks:
        rows += [*([BLANK] if rows else []), *block]
    return rows


def _middle(block: Sequence[str], of: Sequence[str]) -> Rows:
    """A block in the middle of a wider one."""
    left = max(max(map(width, of)) - max(map(width, block)), 0) // 2
    return [" " * left + row for row in block]


def _centred(block: Sequence[str], columns: int) -> Rows:
    return _middle(block, [" " * columns]) if block else []


def _in_turns(blocks: Sequence[Rows], rows: int, columns: int, turn: int) -> Rows:
    """The longest block in pages, the others beside it all the time where there is room for both."""
    longest = max(range(len(blocks)), key=lambda at: len(blocks[at]))
    room = rows - len(_stacked(blocks)) + len(blocks[longest]) - 1
    if room < LEAST:
        return _page(_stacked(blocks), rows - 1, columns, turn)
    page = _page(blocks[longest], room, columns, turn)
    return _stacked([*blocks[:longest], page, *blocks[longest + 1 :]])


def _page(body: Rows, most: int, columns: int, turn: int) -> Rows:
    """A part of what is too much for one screen, and which part it is."""
    most = max(most, 1)
    pages = [body[at : at + most] for at in range(0, len(body), most)]
    here = turn % len(pages)
    return [*pages[here], *_centred([f"{here + 1}/{len(pages)}"], columns)]
