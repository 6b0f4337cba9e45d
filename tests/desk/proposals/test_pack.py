"""No ballot from an empty pack: what is missing is listed, and going on takes two people and a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.desk.polling import SPEC, estate, unchanged

from meeting_tui.desk import communities
from meeting_tui.desk.board import documents
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import PollSpec, poll_spec
from meeting_tui.desk.proposals import acts, hearing
from meeting_tui.desk.proposals.pack import lacks, shared
from meeting_tui.paper.documents.blocks import body_text
from meeting_tui.record.proposal.values import Annex, ProposalDraft

BARE = ProposalDraft("修屋面", "修屋面。", "cc278.5")
FULL = ProposalDraft(
    "修屋面",
    "用维修资金修3栋屋面。",
    "cc278.5",
    ("甲：翻修", "乙：局部修补"),
    "48万元",
    "维修资金",
    need="漏水三年",
    cost=48_000_001,
    basis="area",
    why_class="动用已归集的维修资金",
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = estate(tmp_path)
    yield made
    made.close()


def missing(office: Office, number: int) -> list[str]:
    return [each.removeprefix("lacks.") for each in lacks(office, number, communities.profile(office))]


def put(office: Office, draft: ProposalDraft) -> tuple[int, PollSpec]:
    number = acts.propose(office, matters.new_matter(office, "屋面"), draft)
    spec = poll_spec(SPEC.replace('id = "q1"', f'id = "q1"\nproposal = {number}'))
    return number, replace(spec, without_pack="", without_pack_by=())


def heard(office: Office, number: int) -> None:
    group = hearing.group(office, number, "担心再漏")
    hearing.hear(office, number, "door", count=7, building="1栋", group=group)
    hearing.reply(office, number, group, "质保五年")


def printed(office: Office, poll: str) -> str:
    return body_text(documents.build(office, DocumentRef("pack", poll)))


def test_a_poll_from_an_empty_pack_is_refused_and_says_what_is_missing(office: Office) -> None:
    number, spec = put(office, BARE)
    lacking = ["need", "options", "cost", "funding", "effect", "class", "heard"]
    assert missing(office, number) == lacking
    unchanged(office, lambda: polls.new_poll(office, spec), "proposals.incomplete", proposal=number)
    why = replace(spec, without_pack="屋面今晚就要盖")
    unchanged(office, lambda: polls.new_poll(office, why), "ballots.two_people")


def test_two_people_write_why_it_goes_on_and_the_pack_says_so(office: Office) -> None:
    number, spec = put(office, BARE)
    poll = polls.new_poll(
        office, replace(spec, without_pack="屋面今晚就要盖", without_pack_by=("李计票", "赵监票"))
    )
    said = printed(office, poll)
    assert "屋面今晚就要盖" in said
    assert "李计票、赵监票" in said
    assert acts.proposal(office, number).frozen


def test_from_a_full_pack_a_poll_is_made_and_its_pack_prints_to_the_cent(office: Office) -> None:
    number, spec = put(office, FULL)
    assert missing(office, number) == ["heard"]
    heard(office, number)
    assert missing(office, number) == []
    said = printed(office, polls.new_poll(office, spec))
    for words in ("漏水三年", "480,000.01", "担心再漏（7 户）", "质保五年", "动用已归集的维修资金"):
        assert words in said


def test_a_building_has_one_name_where_costs_and_where_opinions_stand(office: Office) -> None:
    number = acts.propose(office, matters.new_matter(office, "屋面"), FULL)
    hearing.hear(office, number, "door", building="1", group=hearing.group(office, number, "快修"))
    [heard] = {each.building for group in acts.recorded(office, number).opinions for each in group.heard}
    assert [heard] == [each["building"] for each in shared(office, FULL)["sharing"]["buildings"]] == ["1栋"]


def test_what_speaks_of_the_fund_under_another_class_is_asked_about(office: Office) -> None:
    number, _spec = put(office, replace(FULL, code="cc278.9", why_class="其他重大事项"))
    assert missing(office, number) == ["fund", "heard"]
    again = replace(FULL, code="cc278.9", why_class="只通报维修资金余额，不动用")
    acts.revise(office, number, again)
    assert missing(office, number) == ["heard"]


@pytest.mark.parametrize(
    "part",
    [
        {"title": "公维金补足办法"},
        {"options": ("甲：用大修基金", "乙：不修")},
        {"need": "The sinking fund is empty."},
        {"annexes": (Annex("Reserve-fund balance.pdf", "0" * 64, 9),)},
    ],
)
def test_wherever_it_speaks_of_the_fund_it_is_asked_and_the_answer_is_printed(
    office: Office, part: dict[str, Any]
) -> None:
    elsewhere = replace(
        FULL, text="修3栋屋面。", funding="公共收益", code="cc278.9", why_class="其他重大事项"
    )
    number, spec = put(office, elsewhere)
    assert missing(office, number) == ["heard"]
    acts.revise(office, number, replace(elsewhere, **part))
    assert missing(office, number) == ["fund", "heard"]
    why = "The reserve fund is named, none of it is spent."
    acts.revise(office, number, replace(elsewhere, **part, why_class=why))
    assert missing(office, number) == ["heard"]
    heard(office, number)
    assert why in printed(office, polls.new_poll(office, spec))


def test_a_group_that_nobody_answered_keeps_the_pack_open(office: Office) -> None:
    number, _spec = put(office, FULL)
    hearing.hear(office, number, "room", group=hearing.group(office, number, "太贵"))
    assert missing(office, number) == ["answered"]
    acts.revise(office, number, replace(FULL, options=("甲",), single=""))
    assert missing(office, number) == ["options", "answered"]


def test_what_is_asked_without_a_proposal_has_no_pack_and_is_named(office: Office) -> None:
    _number, spec = put(office, BARE)
    assert spec.unplanned == ["q2", "q3"]
    alone = replace(spec, questions=spec.questions[1:])
    said = printed(office, polls.new_poll(office, alone))
    assert "在东侧绿地建电动自行车充电棚。" in said  # its whole text is all there is
    assert "正文" not in said
