"""Printed ballots of a poll, filled in and scanned."""

from __future__ import annotations

from pathlib import Path

from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import frozen
from meeting_tui.paper.ballots.design import BallotDesign
from meeting_tui.paper.ballots.geometry import lay_out
from meeting_tui.rehearsal.filling import Filled, Pile, Sheet, fill


def design_of(office: Office, poll: str) -> BallotDesign:
    with office.store.read() as session:
        return frozen.case(session, poll).definition.design


def fill_in(office: Office, poll: str, pdf: Path, wanted: list[Sheet]) -> list[Filled]:
    design = design_of(office, poll)
    pile = Pile(pdf, lay_out(design), design.words.signature, "reading", careful=True)
    return list(fill(pile, wanted, workers=1))
