"""The record by bytes alone: every line once, in order, unglued, under the right person, however fast."""

from __future__ import annotations

import pytest

from meeting_tui.desk.meetings import acts as meetings

LINES = 200


def remarks(evening) -> list[tuple[str, str]]:
    """Who said what, as the record has it."""
    with evening.office() as office:
        state = meetings.meeting(office, evening.meeting)
        return [(remark.speaker.name, remark.text) for item in state.items for remark in item.remarks]


@pytest.mark.parametrize("pace", [0, 1, 5, 20])
def test_two_hundred_lines(evening, pace):
    at = evening("zh")
    with at.office() as office:
        names = [stay.person.name for stay in meetings.meeting(office, at.meeting).in_room]
    said = [(names[n // 10 % len(names)], f"{n}") for n in range(LINES)]
    typed = [text if n % 10 else f"{who}：{text}" for n, (who, text) in enumerate(said)]
    half = LINES // 2
    with at.sit() as term:
        term.key("f5", "enter", "f8")
        term.wait("充电棚选址", f"{names[0]}：")
        term.type("".join(f"{line}\r" for line in typed[:half]), pace)
        with term.asleep():
            term.type("".join(f"{line}\r" for line in typed[half : half + 40]), pace and 1)
        term.type("".join(f"{line}\r" for line in typed[half + 40 :]), pace)
        term.wait(f" {LINES - 1}\n")
        term.leave()
    assert remarks(at) == said
