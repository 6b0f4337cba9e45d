"""A page that a test marks by hand, and what the reader says of its picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tests.scan import mill

from meeting_tui.paper.ballots.geometry import BallotDesign, Box
from meeting_tui.rehearsal import copier, marking
from meeting_tui.rehearsal.hands import Hand
from meeting_tui.rehearsal.strokes import Gray, Pen, Picture, Points, line, stroke
from meeting_tui.scan.page import ReadingJob, read_page
from meeting_tui.scan.sources import sources
from meeting_tui.scan.values import PageReading

FORM = mill.design(4)
PEN = Pen("pen", 0.8, 0.6)
TICK = [line((-2.0, -0.1), (-0.7, 1.9), (2.6, -2.4))]


def signed(form: BallotDesign = FORM, pen: Pen = PEN) -> mill.Sheet:
    """The first voter's page, signed and still blank."""
    blank = next(mill.sheets(form))
    marking.sign(blank.gray, blank.layout, form.words.signature, Hand(pen, "tick"), np.random.default_rng(6))
    return blank


def box_of(sheet: mill.Sheet, question: str, no: int = 0) -> Box:
    """One of the question's boxes."""
    return [box for box in sheet.layout.boxes if box.question == question][no]


def draw(page: Picture, at: tuple[float, float], lines: list[Points], pen: Pen = PEN) -> None:
    """The lines, from that place of the page."""
    stroke(page, copier.MM, at, lines, pen, np.random.default_rng(1))


def reading_of(folder: Path, picture: bytes, form: BallotDesign = FORM, *, test: bool = False) -> PageReading:
    """What the reader says of a picture of this form."""
    path = folder / "page"
    path.write_bytes(picture)
    return read_page(sources([path])[0], ReadingJob({mill.POLL: mill.paper(form)}, test))


def copied(
    folder: Path,
    page: Gray,
    copy: copier.Copier = copier.tidy,
    form: BallotDesign = FORM,
    *,
    test: bool = False,
) -> PageReading:
    """What the reader says of the page, copied so."""
    return reading_of(folder, copy(page, np.random.default_rng(2)), form, test=test)
