"""What a ballot page says of its voter: where each label stands, and where the fact is stamped. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from meeting_tui.paper.ballots.design import ROOMY, BallotDesign, Words
from meeting_tui.paper.ballots.shapes import LEFT, RIGHT, PageDraft, Slot, Text, leading
from meeting_tui.paper.line_breaks import text_width

_BESIDE = 2  # questions about a part whose weights stand in one line
_WIDE, _LARGE = 138.0, 116.0  # where the right column begins, normal and large print
_HOLDS = 1.6  # mm a point: a place as wide as this holds what somebody weighs
_APART = 4.0  # between the columns
_CLEAR = 1.0  # more air above the weights by question, below units in two lines

Row = tuple[int, str, Slot]
"""In which row it stands, its label, its place."""


def voter(page: PageDraft, design: BallotDesign) -> None:
    """Name, units and weights, below the heading."""
    sizes = page.sizes
    step, top = max(8.5, leading(sizes.value) + 1.5), page.y + 1.5
    columns = _columns(page, design.words)
    for column in columns:
        right = shift(*(label for _row, label, _slot in column), size=sizes.note)
        for row, label, slot in column:
            if label:
                fact(page, label, replace(slot, y=top + step * (0.7 + row)), right, sizes.note)
    page.y = top + step * (1 + max(row for row, _label, _slot in columns[1])) + 1.5
    if count := sum(question.part for question in design.questions):
        _parts(page, design.words.parts, -(-count // _BESIDE), step)
    page.rule()


def _columns(page: PageDraft, words: Words) -> tuple[Sequence[Row], Sequence[Row]]:
    """Name and units, and beside them what the voter weighs; or below, where its label leaves no room."""
    size = page.sizes.value
    column, room = _WIDE if size < 16 else _LARGE, _HOLDS * size
    label, weighed = weights(words, Slot("", column, 0, size, RIGHT - column))
    heads = words.heads, replace(weighed, name="heads")
    taken = shift(label, words.heads, size=page.sizes.note)
    if page.layout < ROOMY or RIGHT - column - taken >= room:
        return _names(words, size, column - _APART - LEFT), ((0, *heads), (1, label, weighed))
    column = RIGHT - room - shift(label, size=page.sizes.note)
    left = replace(heads[1], x=LEFT, width=column - _APART - LEFT)
    below = (2, words.heads, left), (2, label, replace(weighed, x=column, width=RIGHT - column))
    return (*_names(words, size, RIGHT - LEFT), below[0]), below[1:]


def _names(words: Words, size: float, width: float) -> tuple[Row, ...]:
    name = Slot("name", LEFT, 0, size, width, bold=True)
    return (0, words.owner, name), (1, words.units, replace(name, name="units", lines=2, bold=False))


def _parts(page: PageDraft, label: str, lines: int, step: float) -> None:
    """What the voter weighs in each question about a part of the estate."""
    page.y += _CLEAR if page.layout >= ROOMY else 0.0
    size = page.sizes.value
    slot = Slot("parts", LEFT, page.y + step * 0.4, size, RIGHT - LEFT, lines)
    fact(page, label, slot, shift(label, size=page.sizes.note), page.sizes.note)
    page.y += max(step, lines * leading(size)) - 1.0


def weights(words: Words, slot: Slot) -> tuple[str, Slot]:
    """What voters weigh by beside heads, in one place: `area`, `share` or `area+share`; no label for none."""
    named = {name: label for name in ("area", "share") if (label := getattr(words, name))}
    return " / ".join(named.values()), replace(slot, name="+".join(named))


def shift(*labels: str, size: float) -> float:
    """How far from the left edge of these labels what they name is stamped."""
    return max(text_width(label, size) for label in labels) + 3.0


def fact(page: PageDraft, label: str, slot: Slot, right: float, size: float = 10) -> None:
    """A printed label, and so much `right` of it the voter's fact, in the width the slot has left."""
    page.texts.append(Text(slot.x, slot.y, size, label))
    page.slots.append(replace(slot, x=slot.x + right, width=slot.width - right))
