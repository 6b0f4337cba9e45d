"""Two files of one document: the one that hung, and the one made again. What differs is named, by page."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from meeting_tui.apart import Apart, Ended
from meeting_tui.paper.writers.pdf.beside import beside, marks_on, notes_on, titles
from meeting_tui.paper.writers.pdf.compare import around, plain
from meeting_tui.paper.writers.pdf.strangers import beside_pages
from meeting_tui.paper.writers.pdf.two_ways import read_otherwise
from meeting_tui.refusal import CheckFailed, Key, Refusal

_DPI = 100
_SEEN = 48
"""Of 255: what a colour may differ by, for another program may round it otherwise."""
_PALE, _SIDE = 12, 4
"""What it may differ by on average over a square of so many dots, a millimetre."""
_METADATA = ("Title", "Author", "Subject", "Keywords", "Body")
_WIDER = (0, 12, 40)
"""Points around what differs in which words are looked for that tell where it is."""


def differences(given: bytes, made: bytes) -> tuple[CheckFailed, ...]:
    """What of a paper is not as in the one made again; empty: page by page the same.

    The first one is what to tell. `claims.too_slow` when it can't be drawn in the time that ours take.
    """
    try:
        return _apart(given, made)
    except Ended:
        return (CheckFailed("editions.undrawn"),)


def _compared(given: bytes, made: bytes) -> tuple[CheckFailed, ...]:
    import pypdfium2

    files = []
    try:
        for raw in (given, made):
            files.append(pypdfium2.PdfDocument(raw))
        return (*_differences(*files), *read_otherwise(given, files[0]))
    except pypdfium2.PdfiumError as error:
        return (CheckFailed("claims.damaged", reason=str(error)),)
    finally:
        for file in files:
            file.close()


_apart = Apart(_compared, 30, Refusal)


def _differences(given: Any, made: Any) -> Iterator[CheckFailed]:
    pages, wanted = [[plain(_text(page)) for page in file] for file in (given, made)]
    both = [(number, *each) for number, each in enumerate(zip(given, made, strict=False), 1)]
    if len(pages) == len(wanted):
        yield from (CheckFailed("editions.shape", page=n) for n, *two in both if not _alike(*two))
    if pages != wanted:
        yield _text_differs(pages, wanted)
    for number, page, other in both:
        yield from _page(number, page, other)
    yield from _extras(given, made)
    if titles(given) - titles(made) - {given.get_metadata_value("Title")}:
        yield CheckFailed("editions.beside", name=Key("dc:title"))
    for name in _METADATA:
        found, expected = given.get_metadata_value(name), made.get_metadata_value(name)
        if found != expected:
            yield CheckFailed("editions.metadata", name=Key(name), **_parted(expected, found))


def _text_differs(pages: list[str], wanted: list[str]) -> CheckFailed:
    """Pages added, gone or in another order are told as such, else the words of the first that differs."""
    pairs = itertools.zip_longest(pages, wanted)
    at = next(number for number, (page, other) in enumerate(pairs) if page != other)
    if sorted(pages) == sorted(wanted):
        return CheckFailed("editions.order", page=at + 1)
    if len(pages) != len(wanted):
        code = "editions.added" if len(pages) > len(wanted) else "editions.gone"
        return CheckFailed(code, page=at + 1, pages=len(pages), expected=len(wanted))
    return CheckFailed("editions.text", page=at + 1, **_parted(wanted[at], pages[at]))


def _parted(expected: str, found: str) -> dict[str, str]:
    first, second = around(expected, found)
    return {"expected": first, "found": second}


def _page(number: int, page: Any, other: Any) -> Iterator[CheckFailed]:
    if notes_on(page) != notes_on(other):
        yield CheckFailed("editions.annotation", page=number)
    if marks_on(page) != marks_on(other):
        yield CheckFailed("editions.beside", name=Key("BDC"))
    if box := _unlike(page, other):
        near = _words(other, box)
        code = "editions.picture" if near else "editions.picture_blank"
        yield CheckFailed(code, page=number, **({"near": near} if near else {}))


def _alike(page: Any, other: Any) -> bool:
    """Whether the two are as large and lie the same way."""
    one, two = ((*each.get_size(), *_boxes(each), 90 * each.get_rotation()) for each in (page, other))
    return all(abs(mine - theirs) < 0.5 for mine, theirs in zip(one, two, strict=True))


def _boxes(page: Any) -> Iterator[float]:
    """What of it is shown, and what a press cuts or places; each is the one before where it is not told."""
    for box in (page.get_cropbox(), page.get_trimbox(), page.get_bleedbox(), page.get_artbox()):
        yield from box


def _unlike(page: Any, other: Any) -> tuple[float, ...] | None:
    """Where the pages look otherwise, on a screen or when printed: left, bottom, right, top in points."""
    from PIL import ImageChops

    if not _alike(page, other):
        return None
    for mode in (None, "print"):
        one, two = (_picture(each, mode) for each in (page, other))
        if box := _differing(ImageChops.difference(one, two)):
            points = [side * 72 / _DPI for side in box]
            height = page.get_size()[1]
            return points[0], height - points[3], points[2], height - points[1]
    return None


def _differing(difference: Any) -> tuple[int, ...] | None:
    """Where a place differs much, or a whole region a little: left, top, right, bottom in dots."""
    if box := difference.point(lambda colour: 255 * (colour > _SEEN)).getbbox():
        return tuple(box)
    pale = difference.reduce(_SIDE).point(lambda colour: 255 * (colour > _PALE)).getbbox()
    return tuple(side * _SIDE for side in pale) if pale else None


def _picture(page: Any, mode: str | None) -> Any:
    return page.render(scale=_DPI / 72, optimize_mode=mode).to_pil().convert("RGB")


def _words(page: Any, box: tuple[float, ...]) -> str:
    """What the paper says there, or near there."""
    text = page.get_textpage()
    for wider in _WIDER:
        left, bottom, right, top = box[0] - wider, box[1] - wider, box[2] + wider, box[3] + wider
        if said := plain(text.get_text_bounded(left, bottom, right, top)):
            return said[:24]
    return ""


def _extras(given: Any, made: Any) -> Iterator[CheckFailed]:
    """What hangs on the file and on none of its pages."""
    held, wanted = (dict(_attached(file)) for file in (given, made))
    if given.count_attachments() != made.count_attachments() or held != wanted:
        names = (name for name in sorted({*held, *wanted}) if held.get(name) != wanted.get(name))
        yield CheckFailed("editions.attachment", name=next(names, next(iter(held), ""))[:60])
    if given.get_formtype() != made.get_formtype():
        yield CheckFailed("editions.form")
    yield from beside_pages(beside(given) - beside(made))


def _attached(file: Any) -> Iterator[tuple[str, bytes]]:
    """The files that lie in it."""
    for number in range(file.count_attachments()):
        found = file.get_attachment(number)
        yield str(found.get_name()), bytes(found.get_data())


def _text(page: Any) -> str:
    """All that a page says, also where nobody sees it."""
    return str(page.get_textpage().get_text_range())
