"""What was made last is used again for the same, and for nothing that is only equal to it."""

from __future__ import annotations

from meeting_tui.record.latest import latest
from meeting_tui.record.person import Person


def test_made_once_of_the_same_and_anew_of_what_only_equals_it():
    made = []

    def units(people: tuple[Person, ...]) -> list[str]:
        made.append(people)
        return [each.unit for each in people]

    told, here, there = latest(units), Person(1, "张伟", "3-201"), Person(1, "张伟", "7-502")
    assert here == there
    assert told((here,)) is told((here,))
    assert (told((there,)), told((there, here)), told(())) == (["7-502"], ["7-502", "3-201"], [])
    assert len(made) == 4
