"""The rings of a cup go over boxes and words and answer nothing; what a pen drew under them is still seen."""

from pathlib import Path

import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import FORM, TICK, box_of, reading_of

from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.strokes import Pen, Points, curve, ellipse, line, stroke

PEN, PENCIL = Pen("pen", 0.85, 0.6), Pen("pencil", 0.24, 0.45)
COFFEE, BROAD = Pen("coffee", 0.22, 1.6), Pen("highlighter", 0.22, 6.0)
DROP = [curve((-2.0, 0.5), (1.0, -1.0), (2.5, 1.5))]
WORD = [line((-3, 2), (-3, -2), (1, -2), (1, 2)), line((-2, 0), (0, 0)), line((3, -2), (7, -2), (5, 2))]
COPIES = [copier.flat, copier.weak, copier.phone, copier.chat]
FEW = [copier.weak, copier.phone]

Drawn = tuple[str, Pen, list[Points], tuple[float, float]]
"""On the second box of a question, with a pen: lines, and so far off, mm."""


def _cup(across: float = 0.0, down: float = 0.0, radius: float = 31.0) -> Drawn:
    return "q2", COFFEE, [ellipse(radius, radius)], (across, down)


def _marks(folder: Path, drawn: list[Drawn], copy: copier.Copier, seed: int = 5) -> dict[str, object]:
    sheet = next(mill.sheets(FORM))
    page, rng = sheet.gray.copy(), np.random.default_rng(seed)
    for question, pen, lines, (across, down) in drawn:
        x, y = box_of(sheet, question, 1).rect.center
        stroke(page, copier.MM, (x + across, y + down), lines, pen, rng)
    return dict(reading_of(folder, copy(page, rng)).marks)


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("at", [(31.0, 3.0), (-28.0, 8.0), (10.0, -30.0)])
def test_rings_of_a_cup_put_down_twice_take_no_blank_and_no_mark(
    tmp_path: Path, copy: copier.Copier, at: tuple[float, float]
) -> None:
    drawn: list[Drawn] = [("q3", PEN, TICK, (0.0, 0.0)), _cup(*at), _cup(at[0] + 9.0, at[1] + 14.0)]
    assert _marks(tmp_path, drawn, copy) == {"q1": None, "q2": None, "q3": "against", "q4": None}


@pytest.mark.parametrize("copy", COPIES)
def test_drops_beside_it_are_of_their_own_question_alone(tmp_path: Path, copy: copier.Copier) -> None:
    """One on a heading says nothing; one on a box is for people, who see what is under it."""
    mark: Drawn = ("q1", PEN, TICK, (0.0, 0.0))
    beside: Drawn = ("q2", BROAD, DROP, (25.0, -9.0))
    over: Drawn = ("q3", BROAD, DROP, (2.0, 1.0))
    read = _marks(tmp_path, [mark, _cup(60.0, 5.0), beside, over], copy)
    assert read == {"q1": "against", "q2": None, "q4": None}


@pytest.mark.parametrize("copy", FEW)
@pytest.mark.parametrize("pen", [PENCIL, PEN], ids=["pencil", "pen"])
def test_a_mark_under_a_ring_is_no_blank(tmp_path: Path, copy: copier.Copier, pen: Pen) -> None:
    """The ring goes through the box; a pencil is no darker."""
    drawn: list[Drawn] = [("q2", pen, TICK, (0.0, 0.0)), ("q4", pen, TICK, (0.0, 0.0)), _cup(30.0, 3.0)]
    for seed in range(2):
        assert _marks(tmp_path, drawn, copy, seed).get("q2", "against") == "against"


@pytest.mark.parametrize("copy", FEW)
@pytest.mark.parametrize("at", [(0.0, 0.0), (9.0, 0.0)], ids=["box", "word"])
def test_what_a_pen_as_pale_as_coffee_fills_is_no_drop(
    tmp_path: Path, copy: copier.Copier, at: tuple[float, float]
) -> None:
    over: Drawn = ("q3", BROAD, [line((-1.0, 0.0), (1.0, 0.5))], at)
    assert _marks(tmp_path, [_cup(60.0, 5.0), over], copy).get("q3", "waits") is not None


@pytest.mark.parametrize("copy", FEW)
def test_words_beside_a_ring_may_still_be_for_all(tmp_path: Path, copy: copier.Copier) -> None:
    words: Drawn = ("q2", PEN, WORD, (60.0, -9.0))
    read = _marks(tmp_path, [("q1", PEN, TICK, (0.0, 0.0)), _cup(60.0, 5.0), words], copy)
    assert not {"q3", "q4"} & read.keys()
