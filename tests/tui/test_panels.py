"""What stands beside the record: nothing of a name or a title is lost, whatever the width; clocks add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from meeting_tui.cells import width
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Attendance, Item, Pause
from meeting_tui.record.person import Person
from meeting_tui.tui.meetings.clocks import item_row
from meeting_tui.tui.meetings.panel_lines import beside
from meeting_tui.tui.meetings.panels import agenda, ends, headline, people, standing
from meeting_tui.tui.meetings.record import Quorum

NAMES = ("张伟", "Abdulrahman ibn Khalid Al-Farouqi", "古丽巴哈尔·买买提江·阿不都热西提", "张伟")
HERE = [Person(n, name, f"{n}-{n}01") for n, name in enumerate(NAMES, 1)]
ITEMS = (
    Item(
        1,
        "上次纪要",
        "minutes",
        opened_at="2026-11-10T19:00",
        closed_at="2026-11-10T19:05",
        number="1",
        planned=5,
    ),
    Item(
        2,
        "停车位重新划线和临时停车收费标准的调整",
        "decision",
        opened_at="2026-11-10T19:05",
        number="2",
        planned=15,
    ),
    Item(3, "Charges", "discussion", number="2.1", parent=2, planned=30),
)
STATE = MeetingState(
    "m1",
    "会议",
    "committee",
    planned_at="2026-11-10T19:00",
    members=tuple(HERE[:3]),
    opened_at="2026-11-10T19:00",
    chair=HERE[1],
    attendance=(Attendance(HERE[1], "member", ""), Attendance(HERE[3], "observer", "")),
    items=ITEMS,
)
NOW = datetime.fromisoformat("2026-11-10T19:17")


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("cells", [20, 23, 28, 30, 38])
def test_no_name_and_no_title_is_cut_in_a_column(cells):
    columns = list(people(STATE, cells)), list(agenda(STATE, NOW, cells))
    rows = [row for lines in columns for each in lines for row in each.content.plain.split("\n")]
    assert [row for row in rows if width(row) > cells] == []
    shown, titles = (squeezed("".join(each.content.plain for each in lines)) for lines in columns)
    for person in HERE[:3]:
        assert squeezed(STATE.labels(person)) in shown.replace("Chair", "").replace("absent", "")
    assert "4-401" in shown  # two of one name are told apart
    for item in ITEMS:
        assert squeezed(item.title) in titles.replace("12/15", "").replace("5/5", "").replace("30", "")


@pytest.mark.parametrize("cells", [20, 23])
@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("Inspection of the garage lift, and what can be done", "12/15", ["Inspection", "garage", "lift,"]),
        ("Maintenance", "12/15", ["Maintenance", "12/15"]),
        ("Administration-related expenditures", "120/150", ["related", "expenditures", "120/150"]),
        (
            "Abdulrahman ibn Khalid Al-Farouqi 12-A-1201",
            "Recorder",
            ["Abdulrahman", "Al-Farouqi", "12-A-1201"],
        ),
        ("更换 elevator controller 电梯", "12/15", ["elevator", "controller"]),
    ],
)
def test_words_stay_whole_in_a_sheet_beside_minutes_and_roles(left, right, words, cells):
    rows = beside(left, right, cells, before="✓ 2 ").content.plain.split("\n")
    assert max(map(width, rows)) <= cells
    assert [word for word in words if not any(word in row for row in rows)] == []
    assert rows[0].startswith("✓ 2 ")
    assert all(row.startswith("    ") for row in rows[1:])
    assert sum(right in row and width(row) == cells for row in rows) == 1


def test_hanzi_fill_their_line():
    first, *_rest = beside("停车位重新划线和临时停车", "5/15", 23, before="✓ 2 ").content.plain.split("\n")
    assert first == "✓ 2 停车位重新划线 5/15"


def test_the_agenda_says_what_was_used_of_what_was_planned_and_when_it_ends():
    first, second, third = (each.content.plain for each in list(agenda(STATE, NOW, 40))[1:4])
    assert (first[:5], first[-3:]) == ("✓ 1 上", "5/5")
    assert second.startswith("> 2 停")
    assert "12/15" in second
    assert third.startswith("    2.1 Charges")
    assert ends(STATE, NOW) == "19:50"  # three minutes left of this item, thirty of the next
    over = replace(STATE, pauses=(Pause("2026-11-10T19:06", ended="2026-11-10T19:12"),))
    assert ends(over, NOW) == "19:56"
    assert ends(replace(STATE, closed_at="2026-11-10T19:17"), NOW) == ""


@pytest.mark.parametrize("cells", [60, 78, 118])
def test_the_first_line_is_one_line_and_ends_with_the_time(cells):
    line = headline(STATE, Quorum(holds=True, can_pass=True), "for 3, needs 4 of 7", NOW, cells).plain
    assert width(line) == cells
    assert line.endswith("for 3, needs 4 of 7 · 19:17")


def test_clocks_stand_in_a_row_of_their_own_and_tell_in_words_what_is_over():
    assert item_row(STATE, NOW) == "Item 12:00 of 15 min"
    late = NOW + timedelta(minutes=5)
    assert item_row(STATE, late) == "Item 17:00 of 15 min, 2 min over"
    assert item_row(replace(STATE, pauses=(Pause("2026-11-10T19:06"),)), late) == ""


@pytest.mark.parametrize(
    ("kind", "there", "told"), [("assembly", 0, False), ("assembly", 1, True), ("committee", 0, True)]
)
def test_no_quorum_is_told_of_an_assembly_to_which_nobody_came(kind, there, told):
    """Of a law that asks for none, or before the roll is taken, it was told as there: 0/2, quorum: yes."""
    called = replace(STATE, kind=kind, opened_at="", attendance=STATE.attendance[:there], items=())
    said = (
        standing(called, Quorum(True, True), 200).plain
        + headline(called, Quorum(True, True), "", NOW, 200).plain
    )
    assert ("quorum: yes" in said) is told
