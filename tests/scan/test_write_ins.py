"""A line for a further name: what is in its box or on it waits for people, an empty one hides no mark."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.scan import mill
from tests.scan.by_hand import PEN, TICK, draw, reading_of
from tests.scan.test_written import AGREED, BALLPOINT

from meeting_tui.lang import translator
from meeting_tui.paper.ballots.design import LAYOUT, LINE
from meeting_tui.paper.ballots.words import ballot_words
from meeting_tui.rehearsal import copier, marking
from meeting_tui.rehearsal.hands import Hand

_ASKED = mill.ELECTION.questions[0], replace(mill.design(1).questions[0], id="fence")
FORM = replace(
    mill.ELECTION,
    questions=(replace(_ASKED[0], write_ins=3), _ASKED[1]),
    words=ballot_words(translator("zh"), lines=True),
    layout=LAYOUT,
)


@pytest.mark.parametrize(
    ("box", "name", "why"),
    [
        (False, False, ()),
        (True, False, ("write_in",)),
        (False, True, ("write_in",)),
        (True, True, ("write_in",)),
    ],
)
@pytest.mark.parametrize(
    ("copy", "large", "layout"),
    [(copier.phone, False, LAYOUT), (copier.flat, True, LAYOUT), (copier.flat, False, 3)],
)
def test_a_written_name_waits_and_touches_no_other_question(
    tmp_path: Path, box: bool, name: bool, why: tuple[str, ...], large: bool, copy: copier.Copier, layout: int
) -> None:
    form = replace(FORM, layout=layout)
    sheet = next(each for each in mill.sheets(form, large=large) if each.layout.write_ins)
    page, rng = sheet.gray.copy(), np.random.default_rng(5)
    marking.sign(page, sheet.layout, FORM.words.signature, Hand(PEN, "tick"), rng)
    boxes = {(each.question, each.choice): each.rect for each in sheet.layout.boxes}
    draw(page, boxes["q1", "c2"].center, TICK)
    if box:
        draw(page, boxes["q1", f"{LINE}1"].center, TICK)
    if name:
        paper = sheet.layout.write_ins[0].rect
        draw(page, (paper.x + 8, paper.center[1] + 1), AGREED, BALLPOINT)
        draw(page, (paper.x + 20, paper.center[1] + 1), AGREED, BALLPOINT)
    reading = reading_of(tmp_path, copy(page, rng), form)
    here = {each for each, _choice in boxes}
    assert dict(reading.doubts) == ({"q1": why} if why else {})
    assert dict(reading.marks) == ({} if why else {"q1": ("c2",)}) | (
        {"fence": None} if "fence" in here else {}
    )
    assert set(reading.crops) == ({"q1"} if why else set())
