"""An assembly by bytes alone: 201 of 274 at the door, forty of them by a scanner, and a vote by hands."""

from __future__ import annotations

from contextlib import contextmanager

from tests.conftest import Clock
from tests.desk.meetings.estate import codes, estate, rows
from tests.hands.terminal import SIZES, Terminal

from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import open_office

ALL, BEFORE, HERE, WHO = 274, 161, 201, "王秘书"


@contextmanager
def sit(file, home):
    with Terminal(file, home=home, lang="zh", who=WHO, size=SIZES["80x24"]) as term:
        term.wait("Ctrl+Q")
        term.key("f5", "enter", "f8")
        yield term


def area(voters) -> int:
    names = {f"业主{no:04d}" for no in voters}
    return sum(row.area for row in rows(ALL) if row.owners[0] in names)


def test_the_door_and_a_vote_by_hands(tmp_path):
    office = estate(tmp_path, Clock().world(), ALL)
    meetings.arrive(office, "m1", "李秘书", "invited")
    code = codes(office, range(1, ALL + 1))
    for each in code[:BEFORE]:
        meetings.check_in(office, "m1", each)
    office.close()
    with sit(tmp_path / "c.meeting", tmp_path / "home") as term:
        term.key("ctrl+b")
        term.wait(f"{BEFORE}／{ALL}")
        term.type("".join(f"{each}\r" for each in code[BEFORE:HERE]))
        term.wait(f"{HERE}／{ALL}")
        term.type(f"{code[HERE - 1].lower()}\r")
        term.wait("已经到会")
        term.type(f"{code[HERE][:-1]}\r")  # a scanner that lost a digit
        term.wait("不是签到表上的二维码")
        term.key("f8", "f8", "f8", "ctrl+t")
        term.wait("表决规则")
        term.paste("动用维修资金二十万元")
        term.key("tab")
        term.paste("业主0002")
        term.key("ctrl+s")
        term.wait("正在记名")
        term.type(f"{code[9]}\r111\ryezhu0012\r\x1b[B{code[69]}\r")
        term.wait("业主0070")
        term.key("f8")
        term.wait("确认办理")
        term.type(f"{HERE - 4}\r")
        term.wait("通过")
        assert term.leave() == 0
    office = open_office(tmp_path / "c.meeting", WHO)
    motion = meetings.meeting(office, "m1").motions[0]
    office.close()
    against, silent = {10, 11, 12}, {70}
    sets = motion.decision["measures"]
    told = {"for": set(range(1, HERE + 1)) - against - silent, "against": against, "abstain": silent}
    assert {c: sets["heads"][c] for c in told} == {c: len(voters) for c, voters in told.items()}
    assert {c: sets["area"][c] for c in told} == {
        c: f"{area(voters) // 100}.{area(voters) % 100:02d}" for c, voters in told.items()
    }
