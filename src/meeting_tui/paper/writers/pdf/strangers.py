"""What a paper of ours never has, found without its record: notes and pictures on pages, layers, scripts,
fields, and words that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from meeting_tui.paper.writers.pdf.beside import LAYERS, OTHERS, SCRIPTS, beside, marks_on, notes_on, titles
from meeting_tui.refusal import CheckFailed, Key

ENCLOSED = frozenset({"signatures.json"})
"""What papers of ours enclose."""
LETTERS = 60_000
"""So many letters are looked at in the picture of their page; a paper has a few thousand."""
_DPI = 100
_SEEN = 24
"""Of 255: by so much a letter differs from what is around it, however pale the ink."""


def strangers(file: Any) -> Iterator[CheckFailed]:
    """What an open file has of it, page by page, then what hangs on none of its pages."""
    left = LETTERS
    for number, page in enumerate(file, 1):
        if notes_on(page):
            yield CheckFailed("editions.annotation", page=number)
        if _cut(page):
            yield CheckFailed("editions.shape", page=number)
        if _pictured(page):
            yield CheckFailed("editions.foreign_picture", page=number)
        if marks_on(page):
            yield CheckFailed("editions.beside", name=Key("BDC"))
        text = page.get_textpage()
        if unseen := _unseen(page, text, left):
            yield CheckFailed("editions.covered", page=number, near=unseen)
        left -= text.count_chars()
    yield from _hung(file)
    yield from beside_pages(beside(file))
    if titles(file) - {file.get_metadata_value("Title")}:
        yield CheckFailed("editions.beside", name=Key("dc:title"))


def beside_pages(keys: frozenset[str]) -> Iterator[CheckFailed]:
    """What these keys of dictionaries bring with them."""
    if keys & LAYERS:
        yield CheckFailed("editions.layers")
    if keys & SCRIPTS:
        yield CheckFailed("editions.script")
    yield from (CheckFailed("editions.beside", name=Key(key)) for key in sorted(keys & OTHERS))


def _cut(page: Any) -> bool:
    """Whether it was turned, or not all of it is shown or printed."""
    boxes = (page.get_cropbox(), page.get_trimbox(), page.get_bleedbox(), page.get_artbox())
    return bool(page.get_rotation()) or {*map(tuple, boxes)} != {tuple(page.get_mediabox())}


def _pictured(page: Any) -> bool:
    from pypdfium2 import raw

    return any(True for _each in page.get_objects((raw.FPDF_PAGEOBJ_IMAGE,)))


def _hung(file: Any) -> Iterator[CheckFailed]:
    names = (str(file.get_attachment(n).get_name()) for n in range(file.count_attachments()))
    foreign = next((name for name in names if name not in ENCLOSED), "")
    if foreign:
        yield CheckFailed("editions.attachment", name=foreign[:60])
    if file.get_formtype():
        yield CheckFailed("editions.form")


def _unseen(page: Any, text: Any, most: int) -> str:
    """The first letters, and those behind them, of which nothing is to be seen; empty where all are."""
    from pypdfium2 import raw

    picture = page.render(scale=_DPI / 72, grayscale=True).to_pil()
    for at in range(min(text.count_chars(), max(0, most))):
        code = raw.FPDFText_GetUnicode(text, at)
        if chr(code).isprintable() and not chr(code).isspace() and not _ink(picture, text.get_charbox(at)):
            return "".join(
                chr(raw.FPDFText_GetUnicode(text, n)) for n in range(at, min(at + 12, text.count_chars()))
            )
    return ""


def _ink(picture: Any, box: tuple[float, ...]) -> bool:
    """Whether something is to be seen in the place of a letter, in points; one without a size is none."""
    left, bottom, right, top = (side * _DPI / 72 for side in box)
    if right - left < 1 or top - bottom < 1:
        return True
    around = int(left) - 1, int(picture.height - top) - 1, int(right) + 2, int(picture.height - bottom) + 2
    low, high = picture.crop(around).getextrema()
    return bool(high - low >= _SEEN)
