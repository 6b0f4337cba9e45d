"""One matter as a committee has it: a complaint, a meeting, a proposal, a vote, a contract, an invoice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import Clock
from tests.desk.polling import estate
from tests.hands.launch import TODAY
from tests.hands.secretary import writes_the_paper
from tests.hands.tellers import registers
from tests.hands.terminal import SIZES, Terminal
from tests.hands.typist import Typist, wide

from meeting_tui.desk import communities
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import open_office

VOTERS, FILE = 3, "estate.meeting"
BEGAN = {"HANDS_BEGAN": str(time.monotonic())}
"""Both sittings have one clock."""
NAMES = ("王建国", "李计票", "赵监票")


def founded(folder: Path) -> None:
    """Three owners, and a committee."""
    clock = Clock(TODAY.replace(hour=9))
    office = estate(folder, VOTERS, clock=clock)  # type: ignore[arg-type]
    communities.set_members(office, [MemberView(NAMES[0], "chair"), *map(MemberView, NAMES[1:])])
    office.close()


def called(folder: Path) -> None:
    """A meeting about the matter, as the call of a meeting is tried elsewhere."""
    office = open_office(folder / FILE, NAMES[0], world=Clock(TODAY.replace(hour=18)).world())
    agenda = (meetings.AgendaSpec("电梯停运", matter=1),)
    spec = meetings.MeetingSpec("业委会会议", time=TODAY, chair=NAMES[0], recorder=NAMES[1], agenda=agenda)
    meetings.new_meeting(office, spec)
    office.close()


@contextmanager
def sitting(folder: Path) -> Iterator[Typist]:
    """The chair at the program, until they leave it."""
    facts = {"home": folder / "home", "lang": "zh", "who": NAMES[0], "size": SIZES["120x40"], "env": BEGAN}
    with Terminal(folder / FILE, **facts) as term:  # type: ignore[arg-type]
        term.wait("Ctrl+Q")
        yield Typist(term, "zh")
        assert term.leave() == 0


# what is done at the keyboard


def complains(by: Typist) -> None:
    """A matter is raised, asked about, and given to a working group."""
    by.key("f4", "ctrl+n")
    by.line("电梯停运")
    by.types("1栋电梯停了37天，老人下不了楼。")
    by.key("tab")
    by.line(NAMES[1])
    by.key("ctrl+s")
    by.sees("New proposal")
    by.key("1")
    by.sees("Move on")
    by.key("2")
    by.types("何时修好？")
    by.key("ctrl+s")
    by.wait("问：何时修好？")
    by.key("7")
    by.sees("Mandate")
    by.line("李计票、赵监票")
    by.line("比选维保单位")
    by.line("2027-01-31")
    by.wait("成立临时工作组")


def begins(by: Typist) -> None:
    """Everybody is here, and the meeting stands at its only item."""
    by.key("f5", "enter", "f8")
    by.sees("Who is here")
    by.key("ctrl+b")
    by.types(" 　 　")
    by.key("f8", "f8", "f8")
    by.sees("Item {no} of {most}: {title}", no=1, most=1, title="电梯停运")


def discusses(by: Typist) -> None:
    """The committee meets about it."""
    begins(by)
    by.line("先请检测，再报方案。")
    by.wait("先请检测")
    by.key("f8", "f8")
    by.sees("Who confirms the minutes as they stand")
    by.key("f8")
    by.confirms()


def drafts(by: Typist) -> None:
    """A proposal, gone on with in the editor until its pack is full but for who was heard."""
    by.key("f4", "enter")
    by.sees("New proposal")
    by.key("ctrl+n")
    by.line("更换1栋电梯")
    by.key("enter")
    by.line("５")
    by.types("用维修资金更换1栋电梯，总价58000元。")
    by.key("ctrl+s")
    by.sees("Put to the vote")
    by.key("enter")
    by.sees("As it will be printed")
    by.key("ctrl+end")
    by.types(PACK)
    by.key("ctrl+s")
    by.sees("Save a revision")
    by.key("enter")
    by.loses("not saved yet")
    by.key("escape")


def puts_to_the_vote(by: Typist, out: Path) -> None:
    """Two people say why, for nobody was heard; then the ballots."""
    by.key("f8")
    missing = by._("opinions heard before the vote")
    by.sees("The pack of “{title}” lacks: {missing}.", title="更换1栋电梯", missing=missing)
    by.key("enter")
    by.instead("2026-11-10 00:00")
    by.key(*["tab"] * 8)
    by.line("停梯已久，等不及")
    by.line("李计票、赵监票")
    by.confirms(VOTERS)
    by.key("f8")
    by.sees("Go without")
    by.line("３")
    by.sees("Go without a rehearsal")
    by.line("打印机、扫描仪都是上次用过的")
    by.sees("Print the ballots")
    by.key("f8")
    by.sees("Type size")
    by.instead(str(out))
    by.key("ctrl+s")
    by.confirms(VOTERS)


PACK = """
## 必要性
停梯37天。
## 只提一个方案的理由
三家比选，只有一家应标。
## 费用总额
58000
## 分摊依据
面积
## 资金来源
维修资金
## 归类理由
动用维修资金。""".replace("\n", "\r")


def votes(by: Typist) -> None:
    """All papers go out, come back for it, and are counted; the result goes on record."""
    registers(by, "1", [*range(1, VOTERS + 1)])
    registers(by, "2", [*range(1, VOTERS + 1)])
    by.key("3")
    by.sees("Ready for the first paper.")
    for serial in range(1, VOTERS + 1):
        by.scans([serial])
        by.line(wide(1))
    by.sees("Keyed in here: {n}", n=VOTERS)
    by.key("escape")
    by.sees("Printed")
    by.key("6")
    by.confirms()
    by.key("7")
    by.sees("Put the result on record")
    by.key("f8")
    by.confirms()
    by.sees("The result is on record. F8 shows the notice.")


def deals(by: Typist) -> None:
    """What is to be done, the budget, the contract, the invoice; then it is settled."""
    by.key("escape")
    by.sees("Printed")
    by.key("escape")
    by.wait("已决定")  # by the count alone
    by.key("1")
    by.sees("Move on")
    by.key("3")
    by.sees("What is to be done")
    by.line("签合同")
    by.line(NAMES[1])
    by.line("2026-12-01")
    by.loses("What is to be done")
    for kind, amount, voucher in MONEY:
        enters(by, kind, amount, voucher)
    by.key("3")
    by.sees("Something new to do")
    by.line("签合同")
    by.sees("What shows it")
    by.key("ctrl+s")
    by.wait("办结：签合同")
    for act, state in (("Begin the work", "办理中"), ("It is settled", "已办结")):
        by.key("1")
        by.sees("Where does this matter stand?")
        by.line(by._(act))
        by.sees("Why")
        by.key("ctrl+s")
        by.wait(f"电梯停运（{state}）")


MONEY = (("１", "60,000", ""), ("２", "58000.00", ""), ("４", "５８０００．５", "A-7"), ("５", "0.50", "A-8"))
"""A budget, a contract, an invoice of half a yuan too much, and that given back."""


def enters(by: Typist, kind: str, amount: str, voucher: str) -> None:
    """A line of money."""
    by.key("4")
    by.sees("A new line")
    by.line(wide(1))
    by.sees("By which decision")
    by.key("enter")
    by.line(kind)
    by.key("enter")
    for text in (amount, "2026-11-10", "迅达电梯有限公司", voucher, "2026年第1号决定"):
        by.line(text)
    by.types("更换电梯")
    by.key("ctrl+s")
    by.loses("By which decision")


def hangs(by: Typist, out: Path) -> None:
    """The matter's poster as a file."""
    by.key("f7")
    by.wait("结果公告")
    by.key("ctrl+end", "up")
    by.wait("事项公示")
    by.key("enter")
    by.sees("What happened")
    writes_the_paper(by, out)
