"""Geometry in, truth out: what a scrutineer sees of strokes, before a picture or a reader is there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.scan import mill

from meeting_tui.rehearsal import deeds, hands, pens, sight
from meeting_tui.rehearsal.retired import RETIRED
from meeting_tui.rehearsal.schooled import SCHOOLED
from meeting_tui.rehearsal.strokes import Points, ellipse, hatch, line

TICK = (line((-1.8, 0.0), (-0.6, 1.8), (2.4, -2.4)),)
LEG_ONLY = (line((-1.8, -1.7), (-1.75, -1.65)), line((-2.0, 2.0), (2.0, -2.0)))
SLASH = (line((-2.0, 2.0), (2.0, -2.0)),)
CROSS = (line((-2.2, -2.2), (2.2, 2.2)), line((-2.2, 2.2), (2.2, -2.2)))
LEVEL = (line((-4.0, 0.2), (4.0, -0.2)),)
LOOP = (ellipse(2.0, 1.8),)


def _zigzag(half: float) -> tuple[Points, ...]:
    return (np.array([(x, half if no % 2 else -half) for no, x in enumerate(np.arange(-half, half, 0.3))]),)


@pytest.mark.parametrize(
    ("mark", "over", "seen"),
    [
        (TICK, LEVEL, True),
        (TICK, CROSS, True),
        (LOOP, CROSS, True),
        (SLASH, CROSS, False),  # a cross drawn over its own arm
        (CROSS, CROSS, False),
        (LEG_ONLY, CROSS, False),  # a tick of which less than 1.5 mm shows
        (SLASH, LEVEL, False),  # two lines are a cross to anybody
        (TICK, (hatch(2.6, 0.3),), False),  # a box filled
        (CROSS, (hatch(2.6, 0.3),), False),
        (CROSS, _zigzag(5.0), True),  # a scribble out of the box on all sides
        (TICK, TICK, False),  # the same gone over
    ],
)
def test_taken_back_is_what_shows_to_be(
    mark: tuple[Points, ...], over: tuple[Points, ...], seen: bool
) -> None:
    assert sight.taken_back(mark, over, 0.5) == seen


def test_a_broad_pen_hides_what_a_fine_one_shows() -> None:
    assert sight.taken_back(TICK, CROSS, 0.4)
    assert not sight.taken_back(TICK, CROSS, 1.8)


def test_what_is_clear_of_other_ink_is_measured_in_millimetres() -> None:
    across, along = (line((-5.0, 0.0), (5.0, 0.0)),), (line((0.0, -5.0), (0.0, 5.0)),)
    assert sight.apart(across, along, 0.5) == pytest.approx(9.0, abs=0.1)
    assert sight.apart(across, across, 0.5) == 0
    assert sight.apart(across, (line((-5.0, 0.6), (5.0, 0.6)),), 0.5) == pytest.approx(10.0, abs=0.1)


@pytest.mark.parametrize("of", [hands.TUNING, RETIRED, SCHOOLED], ids=lambda of: of.name)
def test_a_person_sees_every_pen(of: hands.HandList) -> None:
    assert all(sight.visible(pen) for _, pen in of.pens)
    assert not sight.visible(replace(pens.BLACK, ink=0.08))


def test_a_mark_on_a_word_counts_only_where_it_is_seen() -> None:
    """The same tick on paper and upon ink that was there."""
    sheet = next(mill.sheets(mill.design(1)))
    hand = hands.Hand(pens.BLACK, "tick")
    for ground, shown in ((255, True), (0, False)):
        page = np.full_like(sheet.gray, ground)
        desk = deeds.Desk(page, page.shape[1] / sheet.layout.width, hand, np.random.default_rng(1))
        assert desk.shown((60.0, 60.0), TICK) == shown
