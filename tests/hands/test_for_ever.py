"""The bytes of F8, ten times in places of every kind, end, close, replace and print nothing."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from tests.desk.polling import close_now
from tests.for_ever import PLACES, POLL, STEPS, kept, words, written
from tests.hands.conftest import WHO
from tests.hands.keyboard import BYTES
from tests.hands.script import EARLY

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import audits, counting
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.lang import translator
from meeting_tui.rehearsal.sample import sample_text

BACK, KEYED = 90, 60
GUIDE = ("f1", "f1")
DEEP, PAGES = 5, 10
"""So often Esc is pressed to come home; from the guide so often more, for F8 turns its pages."""
TABLE = ("f5", "enter", "f8")
AUDIT = ("f6", "down", "down", "enter", "ctrl+o", "{audit}", "enter")
BY_BYTES = dict(list(PLACES.items())[::9])
"""A few places, for tests/tui looks at all of them; and those where work is half done."""
AT_WORK = {
    (*TABLE, "ctrl+k"): "Who speaks?",
    (*TABLE, "ctrl+b"): "Who is there",
    (*TABLE, "ctrl+g"): "An action",
    (*TABLE, "ctrl+n"): "Presented by",
    (*TABLE, "ctrl+l"): "Which item is taken up?",
    (*TABLE, "ctrl+t", "更换电梯"): "The motion",
    (*TABLE, "ctrl+t", "更换电梯", "ctrl+s", "1"): "赞成 1",  # on record before it shows
    ("f3", "ctrl+o", "{roll}", "enter"): "Nothing wrong. Left and right show all of it; F8 imports.",
    (*POLL, "6", "tab", "赵军", "tab", EARLY, "ctrl+s"): "This can't be undone.",
    ("f6", "down", "enter", "7"): "Put the result on record",
    ("f6", "down", "enter", "f8"): "Counted by hand: {title}",
    AUDIT: "Keyed as no.",
    (*AUDIT, "enter", "{who}", "ctrl+s"): "Blank",
}
"""Places where work is half done: a meeting runs, a roll is looked at, a poll is closed and not counted,
another is counted and audited."""


@pytest.fixture
def at(evening, tmp_path_factory):
    """An evening on which there is something to end everywhere."""
    made = replace(evening("zh"), home=tmp_path_factory.mktemp("home"))
    with made.office() as office:
        ballots.issue(office, made.poll, list(range(61, BACK + 1)))
        ballots.return_(office, made.poll, list(range(1, BACK + 1)))
        asked = ballots.look(office, 1, made.poll).case.definition.asked
        for serial in range(1, KEYED + 1):
            ballots.enter(office, serial, {each.id: (next(iter(each.labels)),) for each in asked}, made.poll)
        ballots.second_paper(office, 1, {}, made.poll)
        closed = polls.new_poll(office, poll_spec(sample_text("zh", "poll.toml")))
        ballots.print_ballots(office, closed, made.file.with_suffix(".pdf"))
        close_now(office, closed)
        _audited(office, made.file)
    return made


def _audited(office, file) -> None:
    """A poll of one ballot, counted; its audit draws that."""
    poll = polls.new_poll(office, poll_spec(sample_text("zh", "poll.toml")))
    ballots.print_ballots(office, poll, file.with_suffix(".audited.pdf"))
    ballots.issue(office, poll, [1])
    ballots.return_(office, poll, [1])
    ballots.enter(office, 1, {}, poll, aside=False)
    close_now(office, poll)
    counting.count(office, poll)
    audits.begin(office, poll, 5)


def press(term, key: str) -> None:
    """A key, or a text."""
    if key in BYTES:
        term.key(key)
    else:
        term.type(key)
    if key == "escape":
        time.sleep(0.2)  # alone it is Esc, with a letter at its heels it is Alt


def home(term, said, left: str = "", deep: int = DEEP) -> None:
    """Esc until nothing is left to go back from; what was in sight is gone."""
    at_home = words("To be done", said)
    term.send(BYTES["escape"] * deep + BYTES["f2"])
    gone = "" if left == at_home else left
    term.until(lambda shown: at_home in shown and not (gone and gone in shown), f"home from {left}")


def test_f8_ten_times_in_places_of_every_kind_by_bytes(at, tmp_path):
    said = translator("zh")
    roll = tmp_path / "roll.csv"
    roll.write_text("楼栋,单元,房号,专有部分面积,业主\n1,1,101,88,王伟\n", encoding="utf-8")
    with at.sit() as term:
        home(term, said)
        for keys, seen in [*BY_BYTES.items(), *AT_WORK.items()]:
            for key in keys:
                press(term, key.format(roll=roll, audit=said("Audit by public dice"), who=WHO))
            there = words(seen, said)
            term.wait(there)
            before = kept(at.file)
            term.send(BYTES["f8"] * 10)
            home(term, said, there, DEEP + PAGES * (keys == GUIDE))
            allowed = STEPS if keys[:1] == ("f5",) else frozenset()
            assert set(written(before, kept(at.file))) <= allowed, keys
        assert term.leave() == 0
    with at.office() as office:
        assert meetings.meeting(office, at.meeting).is_open
        assert not polls.poll(office, at.poll).closed_at
