"""Where the frames of a page really are, however far from where its corners have them."""

from dataclasses import replace

import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import FORM

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
