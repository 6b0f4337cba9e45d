"""10,000 voters through the board: who is known gathered, papers masked, issued and made again, `verify`."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.commands import SPEC
from benchmarks.measure import Measure, seconds
from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import both_sides, documents, files, privacy
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, course
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.safety.checking import verify
from meeting_tui.paper.documents import copies
from meeting_tui.store.journal import New

VOTERS = 10_000
ANSWERS = (["for"], ["against"], ["abstain"], [])


def counted(folder: Path, voters: int) -> tuple[Office, str]:
    """A poll that nine in ten answered, counted; no two homes weigh the same, as in a real estate."""
    dice = random.Random(1)
    office = communities.found(folder / f"{voters}.meeting", "梧桐苑", "cn-assembly", "zh", who="bench")
    rows = (
        f"{n // 100 + 1},1,{n % 100 + 100},{dice.randint(5000, 15000) / 100:.2f},"
        f"张{chr(0x5000 + n // 100)}{chr(0x6000 + n % 100)},{13_800_000_100 + n}"
        for n in range(voters)
    )
    table = folder / "roll.csv"
    table.write_text("楼栋,单元,房号,专有部分面积,业主姓名,电话\n" + "\n".join(rows), "utf-8")
    roll.import_roll(office, table, roll.Answers(doubts={"area:*": "keep"}))
    poll = polls.new_poll(office, poll_spec(SPEC))
    ballots.print_ballots(office, poll, folder / "ballots.pdf")
    back = voters * 9 // 10
    ballots.issue(office, poll, [f"1-{voters}"])
    ballots.return_(office, poll, [f"1-{back}"])
    keyed = (
        New("ballot.entered", {"serial": n, "marks": _marks(dice), "by": "bench"}) for n in range(1, back + 1)
    )
    with office.store.write() as session:
        office.append_all(session, f"poll:{poll}", keyed)
    with office.store.write() as session:
        two = [persons.guest(session, name).name for name in ("李计票", "赵监票")]
    course.close_early(office, poll, two, "bench")
    counting.count(office, poll)
    return office, poll


def _marks(dice: random.Random) -> dict[str, list[str]]:
    return {q: dice.choices(ANSWERS, (80, 12, 6, 2))[0] for q in ("q1", "q2")}


def measures() -> Iterator[Measure]:
    """Each by the clock, in an open file; a paper's cost at 10,000 is to be seconds, not minutes."""
    with TemporaryDirectory() as folder:
        office, poll = counted(Path(folder), VOTERS)
        result, out = DocumentRef("result", poll), Path(folder) / "result.pdf"
        known = privacy.known(office, result)
        made = documents.draft(office, result)
        acts = {
            "who is known gathered": lambda: privacy.known(office, result),
            "a result masked": lambda: copies.public(made, known),
            "a result made": lambda: documents.build(office, result),
            "a result issued": lambda: files.write(office, result, out),
            "the same written again": lambda: files.write(office, result, out),
            "what is masked, side by side": lambda: both_sides.masked(office, result),
            "its PDF compared with the record (verify)": lambda: verify(out, office.store.target),
            "the whole file proven (verify)": lambda: verify(office.store.target),
        }
        for what, act in acts.items():
            yield Measure(f"{what}, {VOTERS:,} voters", seconds(act, 1), "s", budget="seconds")
        office.close()
