"""Where the frames of a page really are, however far from where its corners have them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import FORM, reading_of

from meeting_tui.rehearsal import copier
from meeting_tui.scan.alignment import align, drift
from meeting_tui.scan.identity import identify
from meeting_tui.scan.plane import shift
from meeting_tui.scan.register import register
from meeting_tui.scan.squares import Anchor


@pytest.mark.parametrize("off", [(0.4, -0.3), (1.3, 0.6)], ids=["near", "so far that it looks twice"])
def test_what_frames_say_of_the_page_is_how_far_off_they_are(off: tuple[float, float]) -> None:
    sheet = next(mill.sheets(FORM))
    code = identify(sheet.gray, {mill.POLL: mill.paper(FORM)}).code
    place = register(sheet.gray, sheet.layout, Anchor(sheet.layout.qr, code.corners))
    wrong = replace(place, mapping=place.mapping @ shift(*off))
    aligned = align(sheet.gray, sheet.layout, wrong)
    assert drift(sheet.layout, aligned)[:2, 2] + off == pytest.approx(np.zeros(2), abs=0.1)


@pytest.mark.parametrize(("copy", "seed"), [(copier.phone, 22), (copier.phone, 30), (copier.chat, 8)])
def test_two_columns_of_boxes_say_little_of_the_far_edge_of_a_bent_page(
    tmp_path: Path, copy: copier.Copier, seed: int
) -> None:
    """Where no box stands, the printed lines lay two mm off and were taken for something written."""
    form = mill.design(3, FORM.questions[0].choices[:2])
    picture = copy(next(mill.sheets(form)).gray, np.random.default_rng(seed))
    reading = reading_of(tmp_path, picture, form)
    assert "note" not in reading.reasons
    assert dict(reading.marks) == dict.fromkeys(("q1", "q2", "q3"))
