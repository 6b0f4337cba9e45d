"""Pictures of the wall: a vote and an agenda, in both languages and sizes."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.conftest import SHANGHAI
from tests.snapshots.test_screens import SIZES
from textual.app import ComposeResult

from meeting_tui.lang import use
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import MEMBER, Attendance, Item, Motion
from meeting_tui.record.person import Person
from meeting_tui.tui.meetings.record import Quorum
from meeting_tui.tui.plain_app import PlainApp
from meeting_tui.tui.wall.meeting import wall
from meeting_tui.tui.wall.view import WallView

OPENED = "2026-11-23T19:30:00+08:00"
NOW = datetime(2026, 11, 23, 19, 42, 40, tzinfo=SHANGHAI)
WORDS = {
    "zh": ("梧桐苑业委会第五次会议", ("通报物业费", "电梯维修"), "委托第三方检测电梯"),
    "en": ("Phoenix Court, 5th meeting", ("Service charge", "Lift repair"), "Have the lifts tested"),
}


class Wall(PlainApp[None]):
    """Nothing but the wall."""

    def __init__(self, state: MeetingState) -> None:
        super().__init__()
        self._state = state
        self.dress("paper")

    def compose(self) -> ComposeResult:
        yield WallView(lambda: wall(self._state, Quorum(holds=True, can_pass=True), NOW))


def meeting(lang: str, *, votes: bool) -> MeetingState:
    title, (first, second), text = WORDS[lang]
    people = tuple(
        Person(n, name) for n, name in enumerate(("王建国", "李秀英", "张伟", "陈丽华", "赵刚"), 1)
    )
    answers = dict(zip(people, ("for", "for", "against", "for"), strict=False))
    motion = Motion(9, 2, OPENED, text, people[2], answers)
    items = (
        Item(1, first, "report", opened_at=OPENED, closed_at=OPENED, number="1"),
        Item(
            2,
            second,
            "decision",
            opened_at=OPENED if votes else "",
            motions=(motion,) if votes else (),
            number="2",
            planned=15,
        ),
    )
    return MeetingState(
        title=title,
        place="204",
        planned_at="2026-11-23T19:30+08:00",
        opened_at=OPENED,
        members=people,
        attendance=tuple(Attendance(each, MEMBER, OPENED) for each in people),
        items=items,
    )


@pytest.mark.parametrize(("lang", "size"), [("zh", "80x24"), ("en", "120x40")])
@pytest.mark.parametrize("votes", [True, False], ids=["vote", "agenda"])
def test_the_wall_of_a_meeting(snap_compare, lang, size, votes):
    use(lang)
    app = Wall(meeting(lang, votes=votes))

    async def drawn(pilot):
        await pilot.pause()
        await app.workers.wait_for_complete()

    assert snap_compare(app, terminal_size=SIZES[size], run_before=drawn)
