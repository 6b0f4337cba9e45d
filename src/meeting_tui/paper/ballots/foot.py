"""What ends a ballot: what makes it count, the lines to sign on, the numbers at the foot. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from meeting_tui.paper.ballots.design import CLOSING, ROOMY, BallotDesign
from meeting_tui.paper.ballots.lines import break_lines
from meeting_tui.paper.ballots.shapes import (
    LEFT,
    RIGHT,
    PageDraft,
    Rect,
    RuledLine,
    Sizes,
    Slot,
    Text,
    baseline,
    leading,
)
from meeting_tui.paper.line_breaks import text_width

_NEAR = 1.0  # from a label or a line to the paper that is clear of it
_SAYS = 11.0  # points of what makes a ballot count, at least
_BEFORE = 1.0  # mm above it
_DAY = 26.0  # mm to write a date on, in large print


def closing_height(design: BallotDesign, sizes: Sizes) -> float:
    """What is said and signed at the end needs, mm."""
    signed = len(_signers(design)) * _step(sizes) + 3.0 if design.identity == "signed" else 0.0
    return signed + _told_height(design, sizes) + (3.0 if design.closing and not signed else 0.0)


def close(design: BallotDesign, pages: list[PageDraft]) -> None:
    """What makes it count, and signatures, at the foot of the last page; serial and page number at the foot
    of each."""
    if signed := design.identity == "signed":
        _signatures(design, pages[-1])
    elif design.closing:
        _told(design, pages[-1], pages[-1].floor)
    more = _unfinished(pages) if design.layout >= ROOMY else ()
    for page in pages:
        y = page.floor + 6.5
        words, small = design.words, page.sizes.small
        if signed:
            page.texts.append(Text(LEFT, y, small, words.serial))
        after = LEFT + text_width(words.serial, small) + 2
        page.slots.append(Slot("serial", after, y, small + 1, 40, bold=True))
        count = words.page.replace("{page}", str(page.page)).replace("{pages}", str(len(pages)))
        page.texts.append(Text(RIGHT, y, small, count, align="right"))
        if words.more and page.page in more:
            free = after + text_width("000000", small + 1), RIGHT - text_width(count, small)
            page.texts.append(Text(sum(free) / 2, y, small, words.more, bold=True, align="center"))


def _unfinished(pages: Sequence[PageDraft]) -> frozenset[int]:
    """The numbers of the pages whose last question has boxes on the next one too."""
    both = ((page, after) for page, after in pairwise(pages) if page.boxes and after.boxes)
    return frozenset(page.page for page, after in both if page.boxes[-1].question == after.boxes[0].question)


def blank(page: PageDraft, label: str, span: tuple[float, float], y: float, size: float = 10) -> None:
    """A label and a line to write on, together from one x to another."""
    left, right = span
    page.texts.append(Text(left, y - 0.8, size, label))
    page.rules.append(RuledLine(left + text_width(label, size) + 1.5, y, right, y, 0.2))


def _signers(design: BallotDesign) -> tuple[str, ...]:
    return tuple(filter(None, (design.words.signature, design.words.proxy)))


def _step(sizes: Sizes) -> float:
    return max(10.5, leading(sizes.value) + 3.0)


def _lines(design: BallotDesign, sizes: Sizes) -> Iterator[tuple[str, bool]]:
    size = max(_SAYS, sizes.note)
    for number, told in enumerate(design.closing):
        yield from ((line, number == 0) for line in break_lines(told, RIGHT - LEFT, size))


def _told_height(design: BallotDesign, sizes: Sizes) -> float:
    step = leading(max(_SAYS, sizes.note))
    return _BEFORE + step * len(tuple(_lines(design, sizes))) if design.closing else 0.0


def _told(design: BallotDesign, page: PageDraft, bottom: float) -> None:
    """What makes the ballot count, so that it ends at `bottom`, below a line that ends the questions."""
    size, y = max(_SAYS, page.sizes.note), bottom - _told_height(design, page.sizes)
    page.rules.append(RuledLine(LEFT, y, RIGHT, y, 0.6))
    for number, (line, bold) in enumerate(_lines(design, page.sizes)):
        page.texts.append(Text(LEFT, y + _BEFORE + number * leading(size) + baseline(size), size, line, bold))


def _signatures(design: BallotDesign, page: PageDraft) -> None:
    words, step, signers = design.words, _step(page.sizes), _signers(design)
    top = page.floor - len(signers) * step
    _told(design, page, top)
    size, middle_x, end = _columns(page, words.date)
    for number, label in enumerate(signers, 1):
        line = top + number * step - 1.0
        blank(page, label, (LEFT, middle_x - 6), line, size)
        blank(page, words.date, (middle_x, end), line, size)
        left = LEFT + text_width(label, size) + _NEAR
        page.signatures.append(Rect(left, line - step + 2 * _NEAR, middle_x - 6 - left, step - 3 * _NEAR))


def _columns(page: PageDraft, date: str) -> tuple[float, float, float]:
    """The size of the labels, where that of the date begins, and where its line ends."""
    end = RIGHT if page.layout == 1 else RIGHT - 5.0  # a hand that runs on stays off the code
    size = page.sizes.value
    if size < 16:
        return size, 138.0, end
    if page.layout < CLOSING:
        return size, 128.0, end
    return page.sizes.note, end - _DAY - 1.5 - text_width(date, page.sizes.note), end
