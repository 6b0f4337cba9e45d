"""Every line people write about a matter has an end: what is longer is refused, and nothing is half kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.desk.polling import SPEC, estate, refused, unchanged

from meeting_tui.desk.bounds import MOST
from meeting_tui.desk.matters import actions, acts, exhibits, groups, money, questions
from meeting_tui.desk.matters.money import MoneySpec
from meeting_tui.desk.matters.money_table import read_in
from meeting_tui.desk.matters.parts import part_said
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals import hearing, talk
from meeting_tui.desk.proposals.drafts import MOST as MOST_TEXT
from meeting_tui.desk.roll.file import RollFile
from meeting_tui.record.proposal.values import ProposalDraft

LONG = "长" * (MOST + 1)
END = "长" * (MOST_TEXT + 1)
DRAFT = ProposalDraft("修屋面", "修屋面。", "cc278.5")
PAID = MoneySpec("payment", "fund", 100, date(2025, 12, 1), "某公司", "决定一", "V-1")
DUE = date(2099, 1, 1)
Act = Callable[[Office], object]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One community with matter 1 and proposal 1, that nothing refused here ever changes."""
    made = estate(tmp_path_factory.mktemp("bounds"))
    proposals.propose(made, acts.new_matter(made, "屋面"), DRAFT)
    money.enter(made, 1, PAID)
    actions.assign(made, 1, "报价", "王建国", DUE)
    groups.form_group(made, 1, ["王建国"], "看屋面", DUE)
    talk.amend(made, 1, "修屋面和天沟。")
    yield made
    made.close()


def last(office: Office, kind: str) -> int:
    stands = acts.matter(office, 1).stands
    return (stands.money if kind == "money" else stands.actions)[-1].seq


LINES: dict[str, Act] = {
    "move": lambda on: acts.move(on, 1, "drop", LONG),
    "change": lambda on: acts.change(on, 1, title="屋顶", reason=LONG),
    "erase": lambda on: acts.erase(on, 1, 1, LONG),
    "drop": lambda on: actions.drop(on, 1, last(on, "action"), LONG),
    "assign": lambda on: actions.assign(on, 1, LONG, "王建国", DUE),
    "group ends": lambda on: groups.dissolve_group(on, 1, LONG),
    "link": lambda on: exhibits.link(on, 1, LONG),
    "link, what": lambda on: exhibits.link(on, 1, "来信", LONG),
    "enclose": lambda on: exhibits.enclose(on, 1, Path(__file__), LONG),
    "reverse": lambda on: money.reverse(on, 1, last(on, "money"), LONG),
    **{
        name: lambda on, name=name: money.enter(on, 1, replace(PAID, **{"voucher": "V-2", name: LONG}))  # type: ignore[misc]
        for name in ("party", "voucher", "decision", "what")
    },
    "revise": lambda on: proposals.revise(on, 1, replace(DRAFT, need="漏水"), reason=LONG),
    "amend": lambda on: talk.amend(on, 1, "不修。", reason=LONG),
    "settle": lambda on: talk.settle(on, 1, 1, "rejected", reason=LONG),
}
TEXTS: dict[str, tuple[str, Act]] = {
    "summary": ("matters.long", lambda on: acts.new_matter(on, "甲", END)),
    "question": ("matters.long", lambda on: questions.ask(on, 1, END)),
    "title": ("titles.long", lambda on: acts.new_matter(on, LONG)),
    "comment": ("proposals.long", lambda on: talk.comment(on, 1, 0, END)),
    "options": ("proposals.long", lambda on: proposals.revise(on, 1, replace(DRAFT, options=(END, "乙")))),
    "group": ("proposals.long", lambda on: hearing.group(on, 1, END)),
}


@pytest.mark.parametrize("act", LINES.values(), ids=LINES)
def test_a_line_without_an_end_is_refused(office: Office, act: Act) -> None:
    unchanged(office, lambda: act(office), "record.long", length=MOST + 1, most=MOST)


@pytest.mark.parametrize(("code", "act"), TEXTS.values(), ids=TEXTS)
def test_so_is_a_text(office: Office, code: str, act: Act) -> None:
    unchanged(office, lambda: act(office), code)


def test_a_table_with_one_such_cell_enters_no_row_and_names_the_cell(office: Office, tmp_path: Path) -> None:
    head = "matter,kind,account,amount,day,party,voucher,decision,what for"
    rows = [f"1,payment,fund,1,2025-12-01,甲,W-{n},决定,{said}" for n, said in enumerate(("好", LONG))]
    (tmp_path / "book.csv").write_text("\n".join([head, *rows]), "utf-8")
    with refused("matters.faults", count=1, row=3):
        read_in(office, RollFile.read(tmp_path / "book.csv"))
    assert len(acts.matter(office, 1).stands.money) == 1


@pytest.mark.parametrize("inside", ["乱码", "a;b;c\n1;2;3"])
def test_a_workbook_that_is_none_is_damaged_and_lacks_no_columns(
    office: Office, tmp_path: Path, inside: str
) -> None:
    (tmp_path / "book.xlsx").write_text(inside, "utf-8")
    with refused("roll.damaged"):
        read_in(office, RollFile.read(tmp_path / "book.xlsx"))


@pytest.mark.parametrize(
    ("named", "zh", "en"),
    [
        ("3", "3栋", "Building 3"),
        ("3-2", "3栋2单元", "Building 3, Stair 2"),
        ("3-301", "3栋301室", "Building 3, 301"),
        ("3-2-301", "3栋2单元301室", "Building 3, Stair 2, 301"),
        ("甲栋", "甲栋", "甲栋"),
        ("1-2-3-4", "1-2-3-4", "1-2-3-4"),
    ],
)
def test_parts_of_the_estate_are_called_as_on_papers(named: str, zh: str, en: str) -> None:
    assert (part_said(named, "zh"), part_said(named, "en")) == (zh, en)


def test_a_poll_without_a_full_pack_says_why_in_a_line(office: Office) -> None:
    spec = poll_spec(SPEC.replace('id = "q1"', 'id = "q1"\nproposal = 1'))
    spec = replace(spec, without_pack=LONG, without_pack_by=("李计票", "赵监票"))
    unchanged(office, lambda: polls.new_poll(office, spec), "record.long", field="without_pack")
