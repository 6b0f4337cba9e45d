"""How names in order were counted, as the screen and the command line show it."""

from __future__ import annotations

from meeting_tui.cells import width
from meeting_tui.lang import translator
from meeting_tui.lang.orders import steps

LABELS = {"a": "Alexandra Featherstonehaugh-Montgomery", "b": "Bob Ng", "c": "欧阳明月"}
TOLD = {
    "quota": 7,
    "stages": [
        {
            "done": "first",
            "name": None,
            "votes": {"a": "8.00000", "b": "2.00000", "c": "4.00000"},
            "lost": "0.00000",
        },
        {
            "done": "surplus",
            "name": "a",
            "votes": {"a": "7.00000", "b": "2.12500", "c": "4.50000"},
            "lost": "0.37500",
        },
    ],
}


def test_a_long_name_stands_in_the_rows_and_its_number_at_the_head() -> None:
    told = steps(TOLD, LABELS, translator("en"))
    assert told.head == ("Stage", "1", "2", "3", "Lost")
    assert told.names == "1 Alexandra Featherstonehaugh-Montgomery; 2 Bob Ng; 3 欧阳明月"
    assert told.rows[1] == (f"Surplus of {LABELS['a']}", "7", "2.125", "4.5", "0.375")
    short = steps(TOLD, LABELS | {"a": "Ann"}, translator("zh"))
    assert short.head == ("轮次", "Ann", "Bob Ng", "欧阳明月", "未能转移")
    assert (short.names, short.rows[1][0]) == ("", "Ann的余票")


def test_columns_stand_below_each_other_and_what_has_no_room_goes_row_by_row() -> None:
    told = steps(TOLD, LABELS, translator("en"))
    for room in range(20, 120):
        assert all(width("".join(pieces)) <= room for pieces in told.lines(room))
    table = ["".join(pieces) for pieces in told.lines(60) if len(pieces) > 1]
    assert len({width(each) for each in table}) == 1
    assert [each.split()[-4:] for each in table[1:]] == [list(row[1:]) for row in told.rows]
    narrow = " ".join("".join(pieces) for pieces in told.lines(24))
    assert "1 7; 2 2.125; 3 4.5; Lost 0.375" in narrow
