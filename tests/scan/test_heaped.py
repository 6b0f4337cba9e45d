"""Several boxes a name, from the printer through pen and scanner to the count: too many or too few wait."""

from __future__ import annotations

from pathlib import Path

from tests.desk.filled import design_of
from tests.desk.polling import close_now, printed_poll
from tests.desk.polls.test_heaped import PAPERS, SPEC, contest
from tests.desk.polls.test_heaped import office as oakdale

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots.reading import read
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import counting
from meeting_tui.paper.ballots.geometry import lay_out
from meeting_tui.rehearsal.filling import Pile, Sheet, fill

office = oakdale
PEOPLE = ("Ms Roe", "Mr Fox")
WAIT = {7: ("undervote",), 8: ("overvote",)}


def scanned(office: Office, poll: str, folder: Path) -> Path:
    """Each of `PAPERS` marked by a hand on its printed ballot, and scanned."""
    design = design_of(office, poll)
    layouts, most = lay_out(design), {each.id: each.max_ticks for each in design.questions}
    pile = Pile(folder / "ballots.pdf", layouts, design.words.signature, "heaped", careful=True, most=most)
    sheets = [Sheet(at * len(layouts), at + 1, 1, {"board": ticks}) for at, ticks in enumerate(PAPERS)]
    (scans := folder / "scans").mkdir()
    for filled in fill(pile, sheets, workers=1):
        (scans / f"{filled.sheet.serial}.jpg").write_bytes(filled.picture)
    return scans


def test_heaped_votes_are_read_and_too_many_or_too_few_wait(office: Office, tmp_path: Path) -> None:
    for name in PEOPLE:
        persons.register(office, name)
    poll = printed_poll(office, tmp_path, SPEC)
    ballots.issue(office, poll, list(range(1, len(PAPERS) + 1)))
    read(office, poll, [scanned(office, poll, tmp_path)])
    found = {serial: ballots.look(office, serial, poll).paper for serial in range(1, len(PAPERS) + 1)}
    assert {serial: paper.marks for serial, paper in found.items() if serial not in WAIT} == {
        serial: {"board": ticks} for serial, ticks in enumerate(PAPERS, 1) if serial not in WAIT
    }
    assert {doubt.ballot.serial: doubt.reasons for doubt in ballots.review(office, poll)} == WAIT
    for serial in WAIT:
        ballots.adjudicate(office, poll, serial, PEOPLE, {"board": PAPERS[serial - 1]})
    close_now(office, poll)
    won = {each.id: each.decision.measures["heads"]["for"] for each in contest(office, poll).standings}
    assert won == {"ann": 6, "bob": 3, "cat": 3, "dan": 2, "eve": 2}
    assert counting.standing(office, poll).results[0].tally.choices["heads"]["invalid"] == 2
