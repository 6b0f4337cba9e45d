"""Drafts: every revision stays, two people in turn never write over each other, what is on a ballot stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.polling import SPEC, estate, unchanged
from tests.refused import refused

from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.proposals import acts, files, hearing, talk
from meeting_tui.desk.proposals.cost import sharing
from meeting_tui.desk.proposals.kinds import kind_of, kind_said
from meeting_tui.desk.proposals.written import cents, from_markdown, to_markdown
from meeting_tui.desk.safety.checking import verify_store
from meeting_tui.lang import translator
from meeting_tui.lang.merging import merged
from meeting_tui.record.chain import digest
from meeting_tui.record.proposal.values import ProposalDraft, by_building
from meeting_tui.rules import shipped_profile
from meeting_tui.store import tables

LAW = shipped_profile("cn-assembly")
FUND = "使用建筑物及其附属设施的维修资金"

DRAFT = ProposalDraft(
    "加装电梯",
    "为3栋加装电梯。\n施工45天。",
    "cc278.5",
    ("甲：更新", "乙：大修"),
    "48万元",
    "维修资金",
    "每平方米约 9.91 元",
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = estate(tmp_path)
    yield made
    made.close()


@pytest.fixture
def number(office: Office) -> int:
    return acts.propose(office, matters.new_matter(office, "电梯"), DRAFT)


def test_every_revision_stays_with_its_author_its_time_and_its_reason(office: Office, number: int) -> None:
    acts.revise(office, number, replace(DRAFT, text="施工40天。"), base=1, reason="厂家承诺")
    acts.revise(office, number, replace(DRAFT, text="施工40天。"), base=2)  # nothing changed
    first, second = acts.recorded(office, number).revisions
    assert (first.no, first.base, first.draft, first.reason) == (1, 0, DRAFT, "")
    assert (second.no, second.base, second.draft.text, second.reason) == (2, 1, "施工40天。", "厂家承诺")
    assert second.by.name == office.who
    assert acts.proposal(office, number).revision == 2
    assert matters.matters(office)[0].proposals[0].draft.text == "施工40天。"


def test_two_editors_in_turn_never_write_over_each_other(office: Office, number: int) -> None:
    acts.revise(office, number, replace(DRAFT, text="甲改。"), base=1)
    mine = replace(DRAFT, text="乙改。")
    unchanged(
        office, lambda: acts.revise(office, number, mine, base=1), "proposals.older_base", base=1, newest=2
    )
    acts.revise(office, number, mine, base=2)
    assert [each.draft.text for each in acts.recorded(office, number).revisions] == [
        DRAFT.text,
        "甲改。",
        "乙改。",
    ]


def test_a_proposal_of_before_there_was_a_record_is_read_and_taken_over(office: Office) -> None:
    matter = matters.new_matter(office, "电梯")
    with office.store.write() as session:
        row = tables.Proposal(matter=matter, title="旧案", text="旧文。", code="cc278.5", options="甲\n乙")
        session.add(row)
        session.flush()
        number = row.id or 0
    assert acts.proposal(office, number).draft == ProposalDraft("旧案", "旧文。", "cc278.5", ("甲", "乙"))
    acts.revise(office, number, ProposalDraft("旧案", "新文。", "cc278.5"))
    record = acts.recorded(office, number)
    assert [each.draft.text for each in record.revisions] == ["旧文。", "新文。"]


def test_its_digest_is_what_it_was_before_there_were_packs() -> None:
    plain = {
        "title": "加装电梯",
        "text": "为3栋加装电梯。\n施工45天。",
        "code": "cc278.5",
        "options": "甲：更新\n乙：大修",
        "budget": "48万元",
        "funding": "维修资金",
        "effect": "每平方米约 9.91 元",
    }
    assert digest(DRAFT.columns()) == digest(plain)
    assert digest(replace(DRAFT, need="停梯").columns()) != digest(plain)


def test_a_comment_stands_on_a_line_is_answered_and_dealt_with(office: Office, number: int) -> None:
    talk.comment(office, number, 2, "为什么45天？")
    talk.answer(office, number, 1, "厂家要求。")
    talk.resolve(office, number, 1)
    (comment,) = acts.recorded(office, number).comments
    assert (comment.line, comment.text, comment.replies[0].text) == (2, "为什么45天？", "厂家要求。")
    assert comment.resolved
    unchanged(office, lambda: talk.resolve(office, number, 1), "proposals.resolved")
    unchanged(office, lambda: talk.comment(office, number, 3, "无此行"), "proposals.no_line", count=2)
    unchanged(office, lambda: talk.answer(office, number, 2, "?"), "proposals.no_comment")


def test_an_amendment_taken_in_is_the_next_revision(office: Office, number: int) -> None:
    talk.amend(office, number, "为3栋加装电梯。\n施工30天。", reason="缩短")
    talk.amend(office, number, "不装。")
    nowhere = lambda: talk.settle(office, number, 1, "vote", meeting="2026-01", motion=3)  # noqa: E731
    unchanged(office, nowhere, "proposals.no_motion")
    talk.settle(office, number, 1, "taken")
    record = acts.recorded(office, number)
    assert record.newest.draft == replace(DRAFT, text="为3栋加装电梯。\n施工30天。")
    assert (record.newest.amendment, record.amendments[0].outcome) == (1, "taken")
    unchanged(office, lambda: talk.settle(office, number, 2, "taken"), "proposals.overlaps")
    unchanged(office, lambda: talk.settle(office, number, 2, "rejected"), "proposals.no_reason")
    talk.settle(office, number, 2, "rejected", reason="与事项不符")
    unchanged(office, lambda: talk.settle(office, number, 2, "taken"), "proposals.settled")


def test_amendments_to_one_revision_are_taken_in_one_after_the_other(office: Office, number: int) -> None:
    talk.amend(office, number, "为3栋加装两部电梯。\n施工45天。")
    talk.amend(office, number, "为3栋加装电梯。\n施工45天，夜间停工。")
    talk.amend(office, number, "为3栋加装三部电梯。\n施工45天。")
    talk.settle(office, number, 1, "taken")
    talk.settle(office, number, 2, "taken")
    assert acts.recorded(office, number).newest.draft.text == "为3栋加装两部电梯。\n施工45天，夜间停工。"
    unchanged(office, lambda: talk.settle(office, number, 3, "taken"), "proposals.overlaps")


def test_an_amendment_written_in_by_hand_is_taken_and_changes_nothing(office: Office, number: int) -> None:
    talk.amend(office, number, "为3栋加装三部电梯。\n施工45天。")
    both = replace(DRAFT, text="为3栋加装两部或三部电梯。\n施工45天。")
    acts.revise(office, number, both)
    talk.settle(office, number, 1, "taken", written=True)
    record = acts.recorded(office, number)
    assert (record.newest.no, record.newest.draft, record.amendments[0].outcome) == (2, both, "taken")


@given(*[st.lists(st.sampled_from("甲乙，ab 1\n"), max_size=12).map("".join)] * 3)
def test_two_changes_of_a_text_are_put_together_in_either_order(before: str, one: str, other: str) -> None:
    assert merged(before, one, other) == merged(before, other, one)
    assert merged(before, one, before) == merged(before, one, one) == one


def test_changes_that_meet_are_put_together_by_nobody() -> None:
    assert merged("甲乙。丙丁。", "子乙。丙丁。", "甲乙。丙丑。") == "子乙。丙丑。"
    assert merged("甲乙。丙丁。", "甲乙。戊。丙丁。", "甲乙。丙丑。") == "甲乙。戊。丙丑。"
    assert (
        merged("甲乙丙丁戊。", "子乙丙丁戊。", "甲乙丙丁丑。") is None
    )  # no sentence is made of two people's
    assert merged("甲乙丙丁戊", "甲子丙丁戊", "甲丑丙丁戊") is None
    assert merged("甲乙丙丁戊", "甲乙丙丁戊己", "甲乙丙丁戊庚") is None


def test_opinions_are_counted_by_building_and_answered_by_group(office: Office, number: int) -> None:
    noise = hearing.group(office, number, "担心噪声")
    hearing.hear(office, number, "door", count=5, building="1栋", group=noise, text="晚上要睡觉")
    hearing.hear(office, number, "room", building="1栋")
    hearing.hear(office, number, "paper", count=2)
    hearing.reply(office, number, noise, "夜间不施工。")
    groups = acts.recorded(office, number).opinions
    assert [(each.no, each.count, each.answer) for each in groups] == [(0, 3, ""), (1, 5, "夜间不施工。")]
    assert by_building(groups) == [("", (2, 0, 0)), ("1栋", (0, 5, 1))]
    unchanged(office, lambda: hearing.hear(office, number, "phone"), "proposals.way")
    unchanged(office, lambda: hearing.hear(office, number, "room", building="99"), "proposals.no_building")
    unchanged(office, lambda: hearing.hear(office, number, "room", count=100_001), "proposals.households")
    unchanged(
        office, lambda: hearing.hear(office, number, "room", count=10**20), "proposals.households", most=8
    )
    unchanged(office, lambda: hearing.hear(office, number, "room", count=0), "proposals.count")
    unchanged(office, lambda: hearing.reply(office, number, 7, "?"), "proposals.no_group")


def test_what_is_on_a_ballot_stays_and_the_whole_file_verifies(
    office: Office, number: int, tmp_path: Path
) -> None:
    hearing.hear(office, number, "room")
    polls.new_poll(office, poll_spec(SPEC.replace('id = "q1"', f'id = "q1"\nproposal = {number}')))
    frozen = acts.recorded(office, number)
    assert frozen.frozen is not None
    assert frozen.frozen.digest == acts.proposal(office, number).digest == digest(DRAFT.columns())
    unchanged(office, lambda: talk.amend(office, number, "改。"), "proposals.frozen")
    unchanged(office, lambda: hearing.hear(office, number, "room"), "proposals.frozen")
    again = acts.revise(office, number, replace(DRAFT, text="改为维修。"))
    assert acts.recorded(office, again).follows == number
    assert f"proposal:{number}" in verify_store(office.store).heads


TEXTS = st.text("甲#\\ -\n文Text正预算：x", max_size=30).map(str.strip)


@given(TEXTS.filter(bool), TEXTS, TEXTS, st.integers(0, 10**9), st.sampled_from(["zh", "en"]))
def test_a_draft_written_to_a_file_is_read_back_as_it_was(text, need, budget, cost, lang):
    from meeting_tui.clean import clean_lines

    text, need, budget = map(clean_lines, (text, need, budget))
    draft = replace(DRAFT, text=text, need=need, budget=budget, cost=cost, basis="area")
    blank = ProposalDraft("", "", "", annexes=draft.annexes)
    read = from_markdown(to_markdown(draft, translator(lang), LAW), blank, "CNY")
    assert replace(read, code=kind_of(read.code, LAW)) == draft


@pytest.mark.parametrize("name", ["plan.md", "plan.docx"])
def test_a_file_in_either_form_says_the_same(tmp_path: Path, name: str) -> None:
    draft = replace(DRAFT, text="一、更新。\n\n## 说明\n二、公示。", cost=28_900_000, basis="area")
    files.write(tmp_path / name, draft, translator("zh"), LAW)
    assert files.read(tmp_path / name, ProposalDraft("", "", ""), "CNY") == replace(draft, code=FUND)


@pytest.mark.parametrize("said", ["cc278.5", FUND, "USE the Maintenance Fund"])
def test_a_kind_is_known_by_its_code_and_by_what_either_language_calls_it(office: Office, said: str) -> None:
    number = acts.propose(office, matters.new_matter(office, "电梯"), replace(DRAFT, code=said))
    assert acts.proposal(office, number).draft.code == "cc278.5"
    unchanged(
        office, lambda: acts.revise(office, number, replace(DRAFT, code="修电梯")), "rules.unknown_matter"
    )


def test_of_two_kinds_of_one_name_the_code_is_written() -> None:
    codes = "cc278.5", "cc278.6"
    law = replace(LAW, matters={each: replace(LAW.matters[each], title={"zh": "同名"}) for each in codes})
    assert kind_said("cc278.5", law, translator("zh")) == "cc278.5"
    assert (kind_of("同名", law), kind_of("cc278.6", law)) == ("同名", "cc278.6")


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("a.docx", b"PK\x03\x04", "proposals.word"),
        ("a.odt", b"x", "proposals.ending"),
        ("a.md", "一二三".encode("gb18030"), "proposals.not_utf8"),
        ("a.md", b"\0\1\2", "proposals.not_utf8"),
    ],
)
def test_what_is_no_proposal_is_refused(tmp_path: Path, name: str, raw: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with refused(code):
        files.read(tmp_path / name, DRAFT, "CNY")


@pytest.mark.parametrize("lost", ["tables", "changes", "pictures", "notes", "controls"])
def test_a_word_file_of_which_something_would_be_lost_is_refused(tmp_path: Path, lost: str) -> None:
    from docx import Document
    from docx.oxml import OxmlElement

    made = Document()
    where = made.add_paragraph("更换电梯。")._p
    parts = {"changes": "w:ins", "pictures": "w:drawing", "notes": "w:footnoteReference", "controls": "w:sdt"}
    if lost == "tables":
        made.add_table(1, 1)
    else:
        where.append(OxmlElement(parts[lost]))
    made.save(str(tmp_path / "a.docx"))
    with refused("proposals.lost", found=(f"word.{lost}",)):
        files.read(tmp_path / "a.docx", DRAFT, "CNY")


@pytest.mark.parametrize("part", ["事项类别\ncc278.5", "方案比较\n- 更新", "预算\n5元", "资金来源\n业主"])
def test_a_part_misspelt_is_named_and_not_lost_in_the_one_before_it(part: str) -> None:
    with refused("proposals.heading", heading="合计费用"):
        from_markdown(f"# 甲\n\n乙\n\n## {part}\n\n## 合计费用\n\n¥5", DRAFT, "CNY")


def test_amounts_are_read_as_people_write_them() -> None:
    assert [cents(said, "CNY") for said in ("", "289,000", "¥289000.5", "２８９０００ 元")] == [
        0,
        28900000,
        28900050,
        28900000,
    ]
    with refused("proposals.cost"):
        cents("约二十万", "CNY")


@pytest.mark.parametrize("basis", ["area", "unit", "building"])
def test_a_cost_is_shared_by_the_roll_and_adds_up(office: Office, basis: str) -> None:
    shared = sharing(office, replace(DRAFT, cost=10_000_001, basis=basis))
    assert shared is not None
    assert sum(each.cents for each in shared.units) == 10_000_001
    assert sum(each.cents for each in shared.buildings()) == 10_000_001
    assert sum(count for _area, count, _least, _most in shared.sizes()) == len(shared.units)
    assert sharing(office, DRAFT) is None
