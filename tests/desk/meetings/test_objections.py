"""Objections in writing undo what an assembly decided, within the days of the law from delivery."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from tests.desk.meetings.estate import code
from tests.desk.polling import Clock, refused

from meeting_tui.desk import communities
from meeting_tui.desk.board import documents
from meeting_tui.desk.board.files import write
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings import objections
from meeting_tui.desk.meetings.acts import AgendaSpec, MeetingSpec
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.safety.checking import verify_store

SHARES = ("5000/10000", "3500/10000", "500/10000", "500/10000", "500/10000")
"""The first two count a fifth each at most: 2000 + 2000 + 1500 in all."""
NAMES = [f"Owner {no}" for no in range(1, 6)]


def taipei(folder: Path, clock: Clock) -> Office:
    """m1 adopted motion 1 by article 32 and rejected motion 2; it is closed."""
    head = "楼栋,室,應有部分,业主"
    rows = [f"A,{101 + no},{share},{NAMES[no]}" for no, share in enumerate(SHARES)]
    (folder / "roll.csv").write_text("\n".join((head, *rows)), encoding="utf-8")
    made = communities.found(
        folder / "t.meeting", "Estate", "tw-condominium", "en", who="Sec", world=clock.world()
    )
    office = persons.settled(made, "Sec")
    roll.import_roll(office, folder / "roll.csv")
    agenda = (AgendaSpec("Business", "decision"),)
    desk.new_meeting(
        office, MeetingSpec("Meeting", kind="assembly", agenda=agenda, chair=NAMES[0], recorder=NAMES[1])
    )
    for no in (1, 2, 3):
        desk.check_in(office, "m1", code(office, no))
    desk.open_meeting(office, "m1")
    desk.take_up(office, "m1", 1)
    for no, choice in ((1, "for"), (2, "against")):
        desk.put_motion(office, "m1", f"Motion {no}", NAMES[0], seconder=NAMES[1], rule="art-32")
        desk.open_vote(office, "m1", no, "roll_call")
        desk.answer_rest(office, "m1", no, choice)
        desk.conclude(office, "m1", no)
    return office


def outcome(office: Office) -> str:
    found = desk.meeting(office, "m1").motion(1)
    assert found is not None
    assert found[1].decision is not None
    return found[1].decision["outcome"]


def test_more_than_half_of_owners_and_shares_undo_it_in_seven_days(tmp_path: Path) -> None:
    """公寓大廈管理條例 32: who stayed away objects too; more heads alone are not enough."""
    clock = Clock()
    with closing(taipei(tmp_path, clock)) as office:
        today = clock.at.date()
        with refused("meetings.not_closed"):
            objections.file(office, "m1", 1, "4", today)
        desk.close_item(office, "m1")
        closed = desk.close_meeting(office, "m1")
        assert [each.id for each in objections.open_to(closed)] == [1]
        with refused("objections.no_decision", motion=2):
            objections.file(office, "m1", 2, "4", today)
        with refused("objections.not_on_roll"):
            objections.file(office, "m1", 1, "9", today)
        clock.at += timedelta(days=8)
        with refused("objections.late"):
            objections.file(office, "m1", 1, "4", today)
        later = clock.at.date() - timedelta(days=7)
        for voter in ("3", "4", "5", "5", "Owner 5"):
            objections.file(office, "m1", 1, voter, later)
        assert (outcome(office), len(desk.meeting(office, "m1").objections)) == ("passed", 3)  # 1500 of 5500
        objections.file(office, "m1", 1, "Building A, 102", later)
        assert outcome(office) == "rejected"
        last = desk.meeting(office, "m1").objections[-1]
        assert last.written is not None
        assert (last.person.name, last.written.by.name, last.written.undoes) == ("Owner 2", "Sec", True)
        for kind, part in (("minutes", ""), ("resolution", "1")):
            paper = tmp_path / f"{kind}.txt"
            copy = "archive" if kind == "minutes" else "public"
            write(office, documents.DocumentRef(kind, "m1", copy, part), paper)
            said = paper.read_text("utf-8")
            assert "objections suffice" in " ".join(said.split()), kind
        assert "taken by Sec" in " ".join((tmp_path / "minutes.txt").read_text("utf-8").split())
        with refused("objections.unfiled"):
            objections.withdraw(office, "m1", 1, "Owner 1")
        back = objections.withdraw(office, "m1", 1, "Owner 2")
        assert (outcome(office), back.objections[-1].taken_back[:10]) == (
            "passed",
            clock.at.date().isoformat(),
        )
        assert list(objections.objecting(back, 1)) == [3, 4, 5]
        with refused("objections.unfiled"):
            objections.withdraw(office, "m1", 1, "2")
        write(office, documents.DocumentRef("minutes", "m1", "archive"), tmp_path / "minutes.txt")
        assert "taken back" in " ".join((tmp_path / "minutes.txt").read_text("utf-8").split())
        clock.at += timedelta(days=1)
        with refused("objections.final"):
            objections.withdraw(office, "m1", 1, "3")
        assert verify_store(office.store).ok
