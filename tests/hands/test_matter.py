"""One matter by bytes, from complaint to paid invoice; its poster leads every figure and day to an entry.

What decides it is the count of a real poll.
"""

from __future__ import annotations

from pathlib import Path

from tests.hands import mending
from tests.traced import text_of, traced

from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.office import open_office
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.safety.checking import verify_store


def test_from_complaint_to_paid_invoice_by_bytes(tmp_path: Path) -> None:
    mending.founded(tmp_path)
    with mending.sitting(tmp_path) as by:
        mending.complains(by)
    mending.called(tmp_path)
    with mending.sitting(tmp_path) as by:
        mending.discusses(by)
        mending.drafts(by)
        mending.puts_to_the_vote(by, tmp_path / "ballots.pdf")
        mending.votes(by)
        mending.deals(by)
        mending.hangs(by, tmp_path / "matter.pdf")
    check(tmp_path)


def check(folder: Path) -> None:
    file, poster = folder / mending.FILE, folder / "matter.pdf"
    office = open_office(file, mending.NAMES[0], readonly=True)
    stands, record = matters.matter(office, 1).stands, proposals.recorded(office, 1)
    assert verify_store(office.store).failure is None
    office.close()
    states = ["proposed", "voting", "decided", "under_way", "done"]
    assert [move.state for move in stands.moves] == states
    assert stands.moves[2].of_stream.startswith("poll:")
    assert record.newest.draft.cost == 5_800_000
    assert record.newest.draft.basis == "area"
    assert [each.done_at != "" for each in stands.actions] == [True]
    said = text_of(poster)
    assert "老人" not in said, "what it is about is for the committee"
    assert mending.NAMES[1] not in said
    assert traced(poster, file, "1", "zh") == len(mending.MONEY) + LINES


LINES = 9
"""Of what happened: five moves, the item, the poll made and counted, the action."""
