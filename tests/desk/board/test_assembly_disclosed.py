"""Public minutes of an assembly, and the wall, tell no sum of areas from which one to four could be told."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

from tests.conftest import Clock
from tests.desk.meetings.estate import code, codes, estate, rows

from meeting_tui.desk.board import documents
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.office import Office
from meeting_tui.lang import use
from meeting_tui.paper.writers.text import render_text
from meeting_tui.tui.meetings.record import weighed
from meeting_tui.tui.wall.meeting import wall

_SUM = re.compile(r"(?<![\d.,/])\d[\d,]*\.\d\d(?![\d%])")
VOTERS = 24


def held(folder: Path) -> Office:
    """All but two came, one through another; two are against, one abstains."""
    office = estate(folder, Clock().world(), VOTERS)
    desk.arrive(office, "m1", "李秘书", "invited")
    for each in codes(office, range(1, VOTERS - 2)):
        desk.check_in(office, "m1", each)
    desk.represent(office, "m1", "业主0002", code(office, VOTERS), "instructed")
    desk.open_meeting(office, "m1")
    desk.take_up(office, "m1", 1)
    [motion] = desk.put_motion(office, "m1", "更换水泵", "业主0001").items[0].motions
    desk.open_vote(office, "m1", motion.id, "roll_call")
    for voter, choice in ((3, "against"), (4, "against"), (5, "abstain")):
        desk.name_vote(office, "m1", motion.id, f"业主{voter:04d}", choice)
    desk.answer_rest(office, "m1", motion.id, "for")
    desk.conclude(office, "m1", motion.id)
    return office


def sums(text: str) -> set[int]:
    return {int(re.sub(r"[.,]", "", each)) for each in _SUM.findall(text)}


def homes() -> set[int]:
    """What one to four voters weigh together."""
    areas: dict[str, int] = {}
    for row in rows(VOTERS):
        areas[row.owners[0]] = areas.get(row.owners[0], 0) + row.area
    return {sum(some) for n in range(1, 5) for some in combinations(areas.values(), n)}


def differences(told: set[int]) -> set[int]:
    return told | {abs(a - b) for a in told for b in told}


def test_public_minutes_and_the_wall_tell_of_no_few(tmp_path: Path) -> None:
    office, secret = held(tmp_path), homes()
    public = render_text(documents.build(office, DocumentRef("minutes", "m1")))
    assert not differences(sums(public)) & secret
    assert "不予公布" in public
    archive = render_text(documents.build(office, DocumentRef("minutes", "m1", "archive")))
    assert differences(sums(archive)) & secret, "the search does find them"
    state = desk.meeting(office, "m1")
    use("zh")
    shown = wall(state, weighed(office, state), office.world.now())
    use("en")
    assert not differences(sums(" ".join((*shown.lines, shown.result)))) & secret
    office.close()
