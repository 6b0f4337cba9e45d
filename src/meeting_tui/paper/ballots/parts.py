"""The parts of a ballot page, from the heading down to the stub. Pure; `geometry` puts them together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from meeting_tui.paper.ballots.design import (
    BY_WORDS,
    LINE,
    ROOMY,
    STANDING,
    VOTE,
    BallotDesign,
    QuestionDesign,
)
from meeting_tui.paper.ballots.foot import blank
from meeting_tui.paper.ballots.lines import balanced, break_lines, fit
from meeting_tui.paper.ballots.shapes import (
    AIR,
    BOX,
    CLEAR,
    CUT,
    INDENT,
    LEFT,
    RIGHT,
    STEP,
    Box,
    ChoiceRow,
    PageDraft,
    Rect,
    RuledLine,
    Sample,
    Sizes,
    Slot,
    Text,
    grid,
    leading,
    middle,
    ranks,
    votes,
)
from meeting_tui.paper.ballots.voter import fact, voter, weights
from meeting_tui.paper.line_breaks import text_width
from meeting_tui.paper.set_lines import in_pieces

_HEAD = 50.0  # heading and QR end here on every page
_TITLE = 134.0  # width left of the QR
_SAMPLES: tuple[Literal["tick", "cross"], ...] = ("tick", "cross")
_CLEAR = 1.0  # from a label or a line to the paper that is clear of it


def opening(design: BallotDesign, sizes: Sizes) -> PageDraft:
    """Page 1: heading, voter, how to mark, and the stub below the cut."""
    page = PageDraft(1, sizes, design.layout)
    _heading(page, design, sizes.title)
    if design.identity == "signed":
        voter(page, design)
    _instructions(page, design)
    _stub(page, design)
    return page


def following(design: BallotDesign, sizes: Sizes, number: int) -> PageDraft:
    """A later page: a smaller heading, no stub."""
    page = PageDraft(number, sizes, design.layout)
    _heading(page, design, min(sizes.title, 16.0))
    return page


def _heading(page: PageDraft, design: BallotDesign, size: float) -> None:
    page.y = 20.5
    note = page.sizes.note
    page.write(fit(design.community, _TITLE, note, least=note)[1], note)
    one, line = fit(design.title, _TITLE, size, 1, least=size - 4)
    shrunk = line == (design.title,)
    fitted, lines = (one, line) if shrunk else _title_lines(page, design, size)
    page.y += 2.0 if shrunk else 0.0
    page.write(lines, fitted, bold=True)
    page.slots.append(Slot("test", 92.0, 18.5, 15, 100, bold=True, align="center"))
    number = min(page.sizes.small + 5, 18.0)
    left = RIGHT - text_width("000000", number) - 1.5
    if design.identity == "signed":
        page.texts.append(Text(left, 47.0, number - 2, "№", align="right"))
    page.slots.append(Slot("serial", RIGHT, 47.0, number, 60, bold=True, align="right"))
    page.y = max(_HEAD, page.y + 1.0)
    page.rule(0.6)


def _title_lines(page: PageDraft, design: BallotDesign, size: float) -> tuple[float, tuple[str, ...]]:
    """The title in two lines; from layout 5 on between its pieces, in more lines rather than cut."""
    if design.layout < BY_WORDS:
        return balanced(design.title, _TITLE, size, 2, least=12.0)
    return in_pieces(design.title, design.pieces, _TITLE, size, 2, least=max(12.0, page.sizes.note))


def _instructions(page: PageDraft, design: BallotDesign) -> None:
    words, sizes = design.words, page.sizes
    page.y += 3.0
    top = page.y
    for at, mark in enumerate(_SAMPLES):
        page.samples.append(Sample(Rect(LEFT + 1 + 9.5 * at, top + 0.5, BOX, BOX), mark))
    left = LEFT + INDENT * 2.2
    for text in (words.how, words.correct, *design.notes):
        page.write(break_lines(text, RIGHT - left, sizes.note), sizes.note, left)
    due = [label + " " * (not label.endswith("：")) + value for label, value in _due(design) if value]
    one = "    ".join(due)
    page.y += 1.0
    for line in [one] if one and text_width(one, sizes.text) <= RIGHT - left else due:
        page.write(break_lines(line, RIGHT - left, sizes.text), sizes.text, left, bold=True)
    page.y = max(page.y, top + BOX + 1) + 2.0
    page.rule(0.6)


def _due(design: BallotDesign) -> tuple[tuple[str, str], tuple[str, str]]:
    return (design.words.deadline, design.deadline), (design.words.return_to, design.return_to)


@dataclass
class Block:
    """One question: its text in lines, its boxes in rows."""

    index: int
    question: QuestionDesign
    sizes: Sizes
    layout: int
    title: tuple[str, ...] = field(init=False)
    text: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        width = RIGHT - LEFT - INDENT
        size, asked = self.sizes.question, self.question
        self.title = break_lines(asked.title, width, size)
        if self.layout >= BY_WORDS:
            self.title = in_pieces(asked.title, asked.pieces, width, size, 3, least=size)[1]
        self.text = break_lines(self.question.text, width, self.sizes.text) if self.question.text else ()

    @cached_property
    def rows(self) -> tuple[list[ChoiceRow], list[ChoiceRow]]:
        """The rows above the lines for further names, and those below: what is no name, if one won't do."""
        all_, size = self.question.choices, self.sizes.label
        names = [choice for choice in all_ if choice.id not in STANDING]
        if self.question.ranked or any(VOTE in choice.id for choice in all_):
            rest = [choice for choice in all_ if choice.id in STANDING]
            return (ranks if self.question.ranked else votes)(names, size), grid(rest, size, self.layout)
        together = grid(all_, size, self.layout)
        if self.layout < BY_WORDS or not names or (len(together) == 1 and not self.lines):
            return together, []
        rest = [choice for choice in all_ if choice.id in STANDING]
        return grid(names, size, self.layout), grid(rest, size, self.layout)

    @property
    def lines(self) -> list[tuple[int, ...]]:
        """The lines for further names by row: two side by side, in large print one."""
        beside = 2 if self.sizes.label < 16 else 1
        numbers = range(1, self.question.write_ins + 1)
        return [tuple(numbers[at : at + beside]) for at in range(0, len(numbers), beside)]

    @property
    def hint(self) -> float:
        """The height of what says how many boxes may be marked; 0 for one."""
        return leading(self.sizes.note) * len(self.told)

    @property
    def told(self) -> tuple[str, ...]:
        """What says how many boxes may be marked, in lines; of the fixed words one, still to be filled in."""
        if self.question.hint:
            return break_lines(self.question.hint, RIGHT - LEFT - INDENT, self.sizes.note)
        return ("",) if self.question.max_ticks > 1 else ()

    @property
    def head(self) -> float:
        """From the top of the block to the end of its title."""
        return 2.5 + len(self.title) * leading(self.sizes.question)

    @property
    def height(self) -> float:
        """All of it, mm."""
        steps = sum(row.height(self.sizes.label) for rows in self.rows for row in rows)
        rows = steps + STEP * len(self.lines)
        return self.head + len(self.text) * leading(self.sizes.text) + self.hint + rows + 1.0

    @property
    def shortest(self) -> float:
        """What must stand together at its beginning: the title, two lines of text or all, a row of boxes."""
        return self.head + min(2, len(self.text)) * leading(self.sizes.text) + self.first

    @property
    def first(self) -> float:
        """The first row of boxes, with how many may be marked."""
        return self.hint + self.rows[0][0].height(self.sizes.label)


def place(block: Block, pages: list[PageDraft], design: BallotDesign) -> None:
    """Put a question on the last page, and on further pages when it is longer than one."""
    page = pages[-1]
    if page.boxes:
        page.rule()
    _title(page, block, block.title)
    for line in block.text:
        if page.room() < leading(block.sizes.text):
            page = _turn(block, pages, design)
        page.write([line], block.sizes.text, LEFT + INDENT)
    if block.told:
        if page.room() < block.first:
            page = _turn(block, pages, design)
        _hint(page, block, design)
    _choices(block, pages, design)


def _hint(page: PageDraft, block: Block, design: BallotDesign) -> None:
    """How many boxes may be marked."""
    hint = design.words.ticks.replace("{n}", str(block.question.max_ticks))
    page.write(block.told if block.question.hint else [hint], block.sizes.note, LEFT + INDENT)


def _title(page: PageDraft, block: Block, lines: tuple[str, ...]) -> None:
    page.y += 2.5
    size = block.sizes.question
    page.texts.append(Text(LEFT, page.y + size * 0.3528 * 1.09, size, f"{block.index + 1}.", bold=True))
    page.write(lines, size, LEFT + INDENT, bold=True)


def _turn(block: Block, pages: list[PageDraft], design: BallotDesign) -> PageDraft:
    pages.append(following(design, block.sizes, len(pages) + 1))
    size, again = block.sizes.question, design.words.continued
    width = RIGHT - LEFT - INDENT - text_width(again, size)
    _title(pages[-1], block, (break_lines(block.question.title, width, size)[0] + again,))
    again_told = block.told and (block.question.ranked or design.layout >= ROOMY)
    if again_told and any(box.question == block.question.id for box in pages[-2].boxes):
        _hint(pages[-1], block, design)  # its ranks and ticks go on, and don't begin anew
    return pages[-1]


def _choices(block: Block, pages: list[PageDraft], design: BallotDesign) -> None:
    above, below = block.rows
    for row in above:
        _row(block, row, pages, design)
    _lines(block, pages, design)
    for row in below:
        _row(block, row, pages, design)
    pages[-1].y += 1.0


def _row(block: Block, row: ChoiceRow, pages: list[PageDraft], design: BallotDesign) -> None:
    page, step, above = pages[-1], row.height(block.sizes.label), row.above(block.sizes.label)
    if page.room() < step:
        page = _turn(block, pages, design)
    for column, (choice, lines) in enumerate(row.choices):
        left = LEFT + INDENT + column * row.pitch + (row.first if column or row.name else 0.0)
        rect = Rect(round(left, 2), round(page.y + above + (step - above - BOX) / 2, 2), BOX, BOX)
        page.boxes.append(Box(block.question.id, choice.id, rect))
        _label(page, rect.right + CLEAR + 0.3, rect, lines)
    if row.name:
        beside = Rect(rect.x, page.y + AIR, BOX, above - AIR) if row.over else rect
        _label(page, LEFT + INDENT, beside, row.name)
    page.y += step


def _lines(block: Block, pages: list[PageDraft], design: BallotDesign) -> None:
    page = pages[-1]
    for numbers in block.lines:
        if page.room() < STEP:
            page = _turn(block, pages, design)
        width = (RIGHT - LEFT - INDENT) / len(block.lines[0])
        for column, number in enumerate(numbers):
            left = round(LEFT + INDENT + column * width, 2)
            at = Rect(left, round(page.y + (STEP - BOX) / 2, 2), BOX, BOX)
            _write_in(page, Box(block.question.id, f"{LINE}{number}", at), left + width, design)
        page.y += STEP


def _write_in(page: PageDraft, box: Box, right: float, design: BallotDesign) -> None:
    """A box, the word, and a line up to `right` on which somebody may write a name."""
    label, size = design.words.write_in, page.sizes.label
    page.boxes.append(box)
    _label(page, box.rect.right + CLEAR + 0.3, box.rect, (label,))
    left = box.rect.right + CLEAR + 0.3 + text_width(label, size) + _CLEAR
    right -= CLEAR + 0.3
    line = middle(box.rect.center[1], size) + 0.8
    page.rules.append(RuledLine(left, line, right, line, 0.2))
    paper = Rect(left, page.y + _CLEAR, right - left, STEP - 2 * _CLEAR)
    page.write_ins.append(Box(box.question, box.choice, paper))


def _label(page: PageDraft, left: float, box: Rect, lines: tuple[str, ...]) -> None:
    """Lines beside a box, from `left` on."""
    size = page.sizes.label
    first = box.center[1] - (len(lines) - 1) * leading(size) / 2
    for number, line in enumerate(lines):
        y = middle(first + number * leading(size), size)
        page.texts.append(Text(left, y, size, line, bold=True))


def _stub(page: PageDraft, design: BallotDesign) -> None:
    words = design.words
    page.rules.append(RuledLine(8.0, CUT, 202.0, CUT, 0.25, dashed=True))
    page.texts.append(Text(LEFT, 262.0, 11, words.stub, bold=True))
    page.texts.append(Text(RIGHT, 259.5, 8, words.tear, align="right"))
    middle_x = 112.0
    if design.identity == "signed":
        for label, slot in (
            (words.serial, Slot("serial", 60.0, 262.0, 11, 45, bold=True)),
            (words.units, Slot("units", LEFT, 270.5, 11, middle_x - 6 - LEFT)),
            weights(words, Slot("", middle_x, 270.5, 11, RIGHT - middle_x)),
        ):
            if label:
                fact(page, label, slot, text_width(label, 10) + 2)
    blank(page, words.recipient, (LEFT, middle_x - 6), 279.5)
    blank(page, words.phone, (middle_x, RIGHT), 279.5)
    blank(page, words.received, (LEFT, 72.0), 288.5)
    blank(page, words.delivery, (75.0, 138.0), 288.5)
    blank(page, words.deliverer, (141.0, RIGHT), 288.5)
