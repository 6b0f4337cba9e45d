from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.polling import SPEC, Clock, estate, unchanged

from meeting_tui.desk import communities
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals.values import ProposalDraft

DRAFT = ProposalDraft(
    title="加装电梯",
    text="为3栋加装电梯。\n施工45天。",
    code="cc278.5",
    options=("甲：更新", "乙：大修"),
    budget="48万元",
    funding="维修资金",
    effect="每平方米约 9.91 元",
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = communities.found(tmp_path / "m.meeting", "梧桐苑", "cn-assembly", "zh", world=Clock().world())
    yield made
    made.close()


def put_to_vote(office: Office, number: int) -> None:
    polls.new_poll(office, poll_spec(SPEC.replace('id = "q1"', f'id = "q1"\nproposal = {number}')))


def test_a_matter_carries_its_proposals(office: Office) -> None:
    lift = matters.new_matter(office, "  电梯 ", "停梯\n37天")
    assert matters.matter(office, lift).state == "raised"
    number = proposals.propose(office, lift, DRAFT)
    view = matters.matter(office, lift)
    assert (view.title, view.summary, view.state) == ("电梯", "停梯\n37天", "proposed")
    assert [(p.id, p.revision, p.draft, p.frozen) for p in view.proposals] == [(number, 1, DRAFT, False)]


def test_open_matters_stand_before_those_that_are_done(office: Office) -> None:
    first, second, third = (matters.new_matter(office, title) for title in ("甲", "乙", "丙"))
    matters.move(office, second, "finish")
    assert [view.id for view in matters.matters(office)] == [third, first, second]
    unchanged(office, lambda: matters.move(office, first, "forget"), "matters.act")


def test_a_draft_is_changed_in_place(office: Office) -> None:
    lift = matters.new_matter(office, "电梯")
    number = proposals.propose(office, lift, DRAFT)
    assert proposals.revise(office, number, replace(DRAFT, budget="50万元")) == number
    assert proposals.proposal(office, number).draft.budget == "50万元"
    assert len(matters.matter(office, lift).proposals) == 1


def test_what_was_voted_on_stays_and_a_change_is_a_new_revision(tmp_path: Path) -> None:
    office = estate(tmp_path)
    lift = matters.new_matter(office, "电梯")
    number = proposals.propose(office, lift, DRAFT)
    put_to_vote(office, number)
    frozen = proposals.proposal(office, number)
    again = proposals.revise(office, number, replace(DRAFT, text="改为维修。"))
    assert again != number
    assert proposals.proposal(office, number) == frozen
    assert [(p.revision, p.frozen) for p in matters.matter(office, lift).proposals] == [(1, True), (2, False)]
    put_to_vote(office, again)
    assert proposals.proposal(office, again).digest != frozen.digest
    office.close()


def test_putting_the_same_proposal_again_keeps_its_digest(tmp_path: Path) -> None:
    office = estate(tmp_path)
    number = proposals.propose(office, matters.new_matter(office, "电梯"), DRAFT)
    put_to_vote(office, number)
    frozen = proposals.proposal(office, number)
    put_to_vote(office, number)
    assert proposals.proposal(office, number) == frozen
    office.close()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": " "}, "matters.no_title"),
        ({"text": "\n \n"}, "matters.no_text"),
        ({"code": "cc999"}, "rules.unknown_matter"),
    ],
)
def test_a_proposal_that_lacks_something_is_refused(
    office: Office, change: dict[str, str], code: str
) -> None:
    lift = matters.new_matter(office, "电梯")
    number = proposals.propose(office, lift, DRAFT)
    wrong = replace(DRAFT, **change)
    unchanged(office, lambda: proposals.propose(office, lift, wrong), code)
    unchanged(office, lambda: proposals.revise(office, number, wrong), code)


def test_what_is_not_there_is_refused(office: Office) -> None:
    unchanged(office, lambda: matters.new_matter(office, " "), "matters.title")
    unchanged(office, lambda: matters.matter(office, 9), "matters.unknown", matter=9)
    unchanged(office, lambda: proposals.propose(office, 9, DRAFT), "matters.unknown", matter=9)
    unchanged(office, lambda: proposals.revise(office, 9, DRAFT), "matters.unknown_proposal", proposal=9)


def test_hostile_text_is_cleaned_at_the_border(office: Office) -> None:
    number = proposals.propose(
        office,
        matters.new_matter(office, "[/x]\x1b[2J"),
        replace(DRAFT, title="=cmd()\x07", options=(" ", "㛃")),
    )
    view = proposals.proposal(office, number)
    assert view.draft.title == "=cmd()\N{REPLACEMENT CHARACTER}"
    assert view.draft.options == ("㛃",)
    assert matters.matter(office, view.matter).title == "[/x]\N{REPLACEMENT CHARACTER}[2J"
