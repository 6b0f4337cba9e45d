"""The wall: its numbers are the state's, its words are never cut, and of meetings it shows the right one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import SHANGHAI

from meeting_tui.cells import width
from meeting_tui.desk.meetings.acts import MeetingLine
from meeting_tui.paper import pixels
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import MEMBER, Attendance, HandCount, Item, Motion
from meeting_tui.record.person import Person
from meeting_tui.tui.meetings.record import Quorum
from meeting_tui.tui.wall.following import chosen
from meeting_tui.tui.wall.layout import arranged
from meeting_tui.tui.wall.meeting import CHOICES, wall
from meeting_tui.tui.wall.projection import Projection

OPENED = "2026-11-23T19:00:00+08:00"
NOW = datetime(2026, 11, 23, 19, 12, 40, tzinfo=SHANGHAI)
ENOUGH = Quorum(holds=True, can_pass=True)
ANSWERS = st.lists(st.sampled_from((*CHOICES, None)), min_size=1, max_size=40)
TEXTS = st.text(st.sampled_from("电梯维修费用不超过三万元，abc 12 "), min_size=1, max_size=300)


def state(answers: list[str | None], **motion: object) -> MeetingState:
    """A meeting on its one item: who answers None has not answered yet, every fifth has left."""
    people = tuple(Person(n, f"委员{n}") for n in range(1, len(answers) + 1))
    stays = tuple(Attendance(each, MEMBER, OPENED, OPENED if each.id % 5 == 0 else "") for each in people)
    votes = {who: answer for who, answer in zip(people, answers, strict=True) if answer}
    put = Motion(9, 1, OPENED, "检测电梯", people[0], votes)
    items = (Item(1, "电梯", "decision", opened_at=OPENED, motions=(replace(put, **motion),), number="1"),)
    return MeetingState(
        "m1", "会议", "committee", opened_at=OPENED, members=people, attendance=stays, items=items
    )


@given(ANSWERS)
def test_the_numbers_are_those_of_the_state(answers):
    on = state(answers)
    shown = wall(on, ENOUGH, NOW).numbers
    counts = Counter(answers)
    assert [number for _label, number in shown] == (
        [str(counts[choice]) for choice in CHOICES] if any(answers) else []
    )
    idle = replace(on, items=(replace(on.items[0], motions=()),))
    numbers = [number for _label, number in wall(idle, ENOUGH, NOW).numbers]
    assert numbers == [str(len(idle.present)), str(len(answers))]


def test_withdrawn_is_withdrawn_and_shows_no_noughts():
    shown = wall(state([None, None], withdrawn_at=OPENED), ENOUGH, NOW)
    assert (shown.numbers, shown.result) == ((), "Withdrawn")


@pytest.mark.parametrize("answers", [[None, None], ["for", "against"]])
def test_of_a_motion_that_was_amended_the_wall_shows_what_became_of_it_not_of_the_amendment(answers):
    on = state(answers, withdrawn_at=OPENED)
    put = on.items[0].motions[0]
    amended = replace(put, id=2, amends=1, withdrawn_at="", decision={"outcome": "not_passed"})
    shown = wall(replace(on, items=(replace(on.items[0], motions=(put, amended)),)), ENOUGH, NOW)
    assert (shown.numbers, shown.result, shown.number) == ((), "Withdrawn", "1")


def test_a_count_by_hand_and_an_amended_wording_are_shown_as_they_stand():
    count = HandCount({"for": 4, "against": 2, "abstain": 1, "invalid": 3}, (), ())
    on = state([None] * 7, count=count, amended=((2, "检测两部电梯"),))
    shown = wall(on, ENOUGH, NOW)
    assert ([number for _label, number in shown.numbers], shown.title) == (
        ["4", "2", "1", "3"],
        "检测两部电梯",
    )


def test_an_item_says_how_long_it_runs():
    on = state(["for"])
    idle = replace(on, items=(replace(on.items[0], motions=()),))
    told = {0: "running 12:40", 15: "running 12:40 of 15 min", 10: "running 12:40 of 10 min, 2 min over"}
    for planned, words in told.items():
        item = replace(idle, items=(replace(idle.items[0], planned=planned),))
        assert wall(item, ENOUGH, NOW).head == (f"item 1 of 1 · {words} · Decision",)


@settings(deadline=None, max_examples=40)
@given(TEXTS, TEXTS, st.integers(30, 130), st.integers(16, 45))
def test_nothing_is_cut_whatever_the_room(title, text, columns, rows):
    shown = Projection(title, (("赞成", "12"), ("反对", "3")), (text,), ("会议",), result="通过")
    seen = ""
    for turn in range(16):
        made = arranged(shown, columns, rows, turn)
        assert len(made) == rows
        assert max(map(width, made)) <= columns
        seen += "".join(made)
    letters, body = Counter(seen), Counter("".join(text.split()))
    assert all(letters[char] >= count for char, count in body.items())


@pytest.mark.parametrize(
    ("title", "size", "pixels_high"),
    [("电梯维修", (80, 24), 16), ("电梯维修", (120, 40), 24), ("更换三号楼两部电梯的钢丝绳", (80, 24), 12)],
)
def test_a_title_is_as_large_as_it_fits(title, size, pixels_high):
    rows = arranged(Projection(title, (("到会", "5"),) if pixels_high > 12 else (), ()), *size)
    line = pixels.broken(title, pixels_high, size[0])[0]
    drawn = [row.strip() for row in pixels.large(line[:4], pixels_high)]
    assert all(any(part in row for row in rows) for part in drawn)


def test_a_text_with_letters_no_font_has_stays_text():
    assert "😀 电梯" in "".join(arranged(Projection("😀 电梯", (), ()), 80, 24))


def line(id: str, planned: str, opened: str = "", closed: str = "") -> MeetingLine:
    return MeetingLine(id, id, "committee", "", planned, opened, closed)


OLD = line("m1", "2026-10-16T19:00", "2026-10-16T19:00", "2026-10-16T21:00")
NEXT, LATER = line("m2", "2026-11-23T20:00"), line("m3", "2026-12-01T20:00")
RUNS = line("m4", "2026-11-23T18:00", "2026-11-23T18:00")
NEVER = line("m5", "2026-01-01T20:00")


@pytest.mark.parametrize(
    ("lines", "followed", "shown"),
    [
        ((OLD, RUNS, NEXT), "", "m4"),
        ((OLD, LATER, NEXT, NEVER), "", "m2"),
        ((OLD, NEXT), "m1", "m1"),
        ((OLD, RUNS), "m1", "m4"),
        ((OLD,), "", "m1"),
        ((), "", ""),
    ],
)
def test_which_meeting_the_wall_shows(lines, followed, shown):
    assert chosen(lines, followed, NOW) == shown
