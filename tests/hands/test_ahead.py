"""Hands that are ahead of the screen: a form, a roll call and what comes after it, all keys in one go."""

from __future__ import annotations

from tests.hands.test_record import in_room, remarks, to_the_line

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.meetings import acts as meetings


def test_a_motion_and_its_roll_call_in_one_go(evening):
    at = evening("zh")
    first = in_room(at)[0]
    with at.sit("120x40") as term:
        to_the_line(term, first)
        with term.asleep():
            term.type("之前\r")
            term.key("f8", "ctrl+t")
            term.type("更换电梯")
            term.key("ctrl+s")
            term.type("1１1２")
            term.key("f8")
        question = "此操作不可撤销"
        term.wait(question)
        term.type("3\r")
        term.gone(question)
        term.type("之后\r")
        term.wait("之后")
        assert term.leave() == 0
    with at.office() as office:
        state = meetings.meeting(office, at.meeting)
    assert sorted(state.motions[0].votes.values()) == ["against", "for", "for", "for"]
    assert state.motions[0].text == "更换电梯"
    assert remarks(at) == [(first, "之前"), (first, "之后")]


def test_what_is_typed_while_ballots_are_printed_is_for_what_comes_after(evening):
    at = evening("zh")
    with at.sit() as term:
        term.key("f6", "enter", "8")
        term.wait("试")  # a test deck
        with term.asleep():
            term.key("enter", "enter", "2", "enter", "1")
            term.type("61\r62\r")
        term.wait("000062")
        assert term.leave() == 0
    with at.office() as office:
        papers = [ballots.look(office, serial, at.poll).paper for serial in (61, 62)]
    assert all(paper.issued for paper in papers)


def test_esc_stops_the_printing_and_waits_for_nothing(evening):
    at = evening("en")
    with at.sit() as term:
        term.key("f6", "enter", "8")
        term.wait("a test deck")
        term.key("enter", "2", "enter", "2", "enter")  # large print, slower
        term.wait("Printing the ballots")
        term.key("escape")
        term.wait("Nothing was written.")
        assert term.leave() == 0
