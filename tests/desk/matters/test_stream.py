"""A matter is a stream of the record: raised, moved on, asked about, paid for; its timeline names entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select
from tests.desk.polling import SPEC, estate, unchanged

from meeting_tui.desk.matters import actions, acts, exhibits, groups, money, questions
from meeting_tui.desk.matters.amounts import fen_of
from meeting_tui.desk.matters.money import MoneySpec
from meeting_tui.desk.matters.timeline import timeline
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals.values import ProposalDraft
from meeting_tui.desk.safety.checking import verify_store
from meeting_tui.store import tables

PAID = MoneySpec("payment", "fund", 4_800_000, date(2026, 11, 25), "迅达电梯", "2026年第3号决定", "V-1")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = estate(tmp_path)
    yield made
    made.close()


def test_a_matter_lives_from_complaint_to_paid_invoice_and_every_line_names_its_entry(
    office: Office, tmp_path: Path
) -> None:
    number = acts.new_matter(office, "电梯停梯", "停了37天", by="张伟", category="repair", parts=["1", "1-1"])
    asked = questions.ask(office, number, "何时修好？", "张伟")
    questions.answer(office, number, asked, "下月")
    groups.form_group(office, number, ["李计票", "赵监票"], "比选维保单位", date(2027, 1, 31))
    (tmp_path / "梯.jpg").write_bytes(b"picture")
    exhibits.enclose(office, number, tmp_path / "梯.jpg", "停梯照片")
    draft = ProposalDraft("更换电梯", "更换1栋电梯。", "cc278.5")
    put = proposals.propose(office, number, draft)
    poll = polls.new_poll(office, poll_spec(SPEC.replace('id = "q1"', f'id = "q1"\nproposal = {put}')))
    exhibits.link(office, number, f"poll:{poll}")
    acts.move(office, number, "decide")
    acts.move(office, number, "begin", "合同已签")
    todo = actions.assign(office, number, "验收", "李计票", date(2026, 12, 1))
    actions.finish(office, number, todo, tmp_path / "梯.jpg")
    money.enter(office, number, PAID)
    stands = acts.move(office, number, "finish")
    assert (stands.state, stands.raised_by, stands.parts) == ("done", stands.raised_by, ("1", "1-1"))
    assert [move.state for move in stands.moves] == ["proposed", "voting", "decided", "under_way", "done"]
    assert stands.moves[1].of_stream == f"poll:{poll}"
    lines = timeline(office, number)
    with office.store.read() as session:
        for line in lines:
            entry = session.get(tables.Entry, (line.stream, line.seq))
            assert entry is not None
            assert (entry.kind, entry.at) == (line.kind, line.at)
    assert {"poll.opened", "money.entered", "matter.answered"} <= {line.kind for line in lines}
    assert verify_store(office.store).failure is None


def test_a_matter_of_before_there_were_records_is_read_and_taken_up_by_the_first_act(office: Office) -> None:
    with office.store.write() as session:
        old = tables.Matter(
            title="旧事", summary="旧情", state="open", created_at="2025-01-02T10:00:00+08:00"
        )
        session.add(old)
        session.flush()
        number = old.id or 0
    view = acts.matter(office, number)
    assert (view.title, view.summary, view.state, view.stands.count) == ("旧事", "旧情", "raised", 0)
    acts.move(office, number, "discuss")
    after = acts.matter(office, number).stands
    assert (after.title, after.summary, after.state, after.count) == ("旧事", "旧情", "discussed", 2)
    assert [line.kind for line in timeline(office, number)] == ["matter.adopted", "matter.moved"]
    assert verify_store(office.store).failure is None


def test_what_was_said_can_be_erased_and_the_chain_stays_whole(office: Office) -> None:
    number = acts.new_matter(office, "噪声", "楼上 138 0000 0000")
    asked = questions.ask(office, number, "谁？")
    questions.answer(office, number, asked, "某人")
    answered = acts.matter(office, number).stands.questions[0].answer_seq
    for seq in (1, asked, answered):
        acts.erase(office, number, seq, "当事人要求")
        unchanged(office, lambda seq=seq: acts.erase(office, number, seq, "再"), "matters.nothing_said")
    for stands in (acts.matter(office, number).stands, _fresh(office, number)):
        assert stands.summary is None
        assert (stands.questions[0].text, stands.questions[0].answer) == (None, None)
    assert verify_store(office.store).failure is None
    with office.store.read() as session:
        kept = session.exec(select(tables.EntryText).where(tables.EntryText.stream == f"matter:{number}"))
        assert not any(row.text for row in kept)


def _fresh(office: Office, number: int):
    office._known.clear()
    return acts.matter(office, number).stands


def test_nobody_is_told_what_is_not_so(office: Office) -> None:
    number = acts.new_matter(office, "电梯")
    for refused, code in (
        (lambda: acts.new_matter(office, "电梯", parts=["99"]), "matters.no_part"),
        (lambda: acts.new_matter(office, "电梯", category="x"), "matters.category"),
        (lambda: acts.move(office, number, "drop"), "matters.no_reason"),
        (lambda: acts.change(office, number, title="电梯"), "matters.as_it_is"),
        (lambda: questions.answer(office, number, 9, "答"), "matters.no_question"),
        (lambda: exhibits.link(office, number, "poll:ZZZZ"), "matters.no_link"),
        (lambda: exhibits.link(office, number, f"matter:0{number}"), "matters.itself"),
        (lambda: exhibits.link(office, number, "matter:" + "9" * 40), "matters.no_link"),
        (lambda: groups.dissolve_group(office, number, "散"), "matters.no_group"),
        (lambda: groups.form_group(office, number, ["张伟"], "查", date(2026, 1, 1)), "matters.group_past"),
    ):
        unchanged(office, refused, code)


def test_nothing_goes_on_a_ballot_for_a_matter_that_is_over(office: Office) -> None:
    number = acts.new_matter(office, "电梯停梯")
    put = proposals.propose(office, number, ProposalDraft("更换电梯", "更换1栋电梯。", "cc278.5"))
    spec = poll_spec(SPEC.replace('id = "q1"', f'id = "q1"\nproposal = {put}'))
    acts.move(office, number, "drop", "无人支持")
    unchanged(office, lambda: polls.new_poll(office, spec), "matters.ended", matter=number, state="dropped")
    acts.move(office, number, "resume", "又有人提")
    polls.new_poll(office, spec)
    polls.new_poll(office, spec)  # a second poll while the first runs
    assert acts.matter(office, number).state == "voting"


def test_two_matters_may_name_each_other_and_each_once(office: Office) -> None:
    one, other = (acts.new_matter(office, title) for title in ("电梯停梯", "维修资金"))
    for here, there in ((one, other), (other, one)):
        exhibits.link(office, here, f"matter:{there}")
        assert [line.kind for line in timeline(office, here)] == ["matter.raised", "matter.linked"]
        unchanged(office, lambda a=here, b=there: exhibits.link(office, a, f"matter:{b}"), "matters.linked")


LONG = "长" * 5000
TITLED = {
    "matter": lambda office: acts.new_matter(office, LONG),
    "proposal": lambda office: proposals.propose(office, 1, ProposalDraft(LONG, "正文", "cc278.5")),
    "poll": lambda office: polls.new_poll(office, poll_spec(SPEC.replace("2026年业主大会会议", LONG))),
    "question": lambda office: polls.new_poll(office, poll_spec(SPEC.replace("加装电梯", LONG))),
    "meeting": lambda office: meetings.new_meeting(office, meetings.MeetingSpec(LONG)),
    "item": lambda office: meetings.add_item(office, "m1", LONG),
}


@pytest.mark.parametrize("named", TITLED)
def test_a_title_of_five_thousand_hanzi_is_no_title(office: Office, named: str) -> None:
    acts.new_matter(office, "电梯停梯")
    meetings.new_meeting(office, meetings.MeetingSpec("业委会会议"))
    unchanged(office, lambda: TITLED[named](office), "titles.long", length=5000)


def test_money_is_reversed_and_never_edited(office: Office) -> None:
    number = acts.new_matter(office, "电梯")
    back = replace(PAID, kind="refund", voucher="R-1")
    unchanged(office, lambda: money.enter(office, number, back), "matters.refund", paid=(0, "CNY"))
    seq = money.enter(office, number, PAID)
    unchanged(office, lambda: money.enter(office, number, PAID), "matters.voucher_twice")
    more = replace(back, fen=PAID.fen + 1)
    unchanged(office, lambda: money.enter(office, number, more), "matters.refund", paid=(4_800_000, "CNY"))
    money.reverse(office, number, seq, "金额有误")
    unchanged(office, lambda: money.reverse(office, number, seq, "再"), "matters.no_money")
    money.enter(office, number, PAID)
    assert [line.money.counts for line in money.ledger(office)] == [False, True]


@pytest.mark.parametrize(
    ("text", "fen"),
    [("48,000.5", 4_800_050), ("￥１，２３４．５６元", 123_456), ("0.01", 1), ("480000", 48_000_000)],
)
def test_amounts_are_read_to_the_fen(text: str, fen: int) -> None:
    assert fen_of(text, "CNY") == fen


@pytest.mark.parametrize("text", ["", "0", "-1", "1.234", "4.8万", "1,00", "1e5", "NaN", "٣", "9" * 40])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Exception, match=r"matters\.amount"):
        fen_of(text, "CNY")
