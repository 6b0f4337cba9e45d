"""Polls from the screen: all that a TOML file says has a field, and says the same."""

from __future__ import annotations

from dataclasses import fields

from meeting_tui.desk.communities import profile
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.office import open_office
from meeting_tui.desk.polls.spec import (
    ChoiceSpec,
    ElectorateSpec,
    ExclusionSpec,
    PollSpec,
    QuestionSpec,
    poll_spec,
)
from meeting_tui.desk.polls.spec_out import question_toml, to_toml
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals.values import ProposalDraft
from meeting_tui.lang import _
from meeting_tui.tui.ask import Ask
from meeting_tui.tui.polls.asking import KIND_WORDS, put, question_form
from meeting_tui.tui.polls.making import poll_of
from meeting_tui.tui.polls.poll import PollScreen

SAID = {
    "title": "换届",
    "opens": "2026-11-24 00:00",
    "closes": "2026-12-08 18:00",
    "identity": "secret",
    "place": "南门",
    "contact": "办公室",
    "tellers": "p3\np4",
    "scrutineers": "p5",
    "more": "more",
    "counting": "活动室，20:00",
    "objection_days": "7",
    "open_count": "open",
    "keyed_twice": "twice",
    "without_rehearsal": "同一台扫描仪",
    "without_pack": "小额",
    "without_pack_by": "p3\np4",
}
ASKED = {
    "kind": "elect",
    "choices": "张伟\nb = 李娜\nchen",
    "seats": "2",
    "max_ticks": "3",
    "write_ins": "1",
    "min_ticks": "2",
    "cumulative": "yes",
    "method": "majority-judgment",
    "grades": "优\n良\n差",
    "reserve": "1",
    "groups": "1栋 = 1: 张伟、李娜",
    "about": "张伟：56岁，退休教师\nb: 41岁",
    "more": "more",
    "id": "seats",
    "rule": "special",
    "casting": "for",
    "buildings": "3 5",
    "stairs": "6-1",
    "floors": "6-2-3",
    "rooms": "3-2-301",
    "excluded": "3-2-302: 合同相对方\n#7：见公告",
    "arrears": "3-2-303: 物业费",
}
WRITTEN = frozenset({"title", "text", "matter", "proposal"})
"""What a question has from its proposal, whose form asks for it."""


def test_all_that_a_file_says_has_a_field_and_says_the_same(copy):
    office = open_office(copy("zh").path, "王建国")
    draft = QuestionSpec("q1", "选举", "七名", "cc278.3", proposal=3)
    asked = [put(draft, ASKED | {"kind": kind, "id": f"k{n}"}) for n, kind in enumerate(KIND_WORDS)]
    values = SAID | {f"question{n}": question_toml(each) for n, each in enumerate(asked, 1)}
    made = poll_of(office, values, asked)
    assert poll_spec(to_toml(made)) == made
    unsaid = {each.name for each in fields(PollSpec) if getattr(made, each.name) == each.default}
    assert unsaid == {"guests"}  # whom Ctrl+N registers, in the field for people
    questions = made.questions
    said = {f.name for f in fields(QuestionSpec) for each in questions if getattr(each, f.name) != f.default}
    assert said == {each.name for each in fields(QuestionSpec)}
    assert questions[2].choices == (
        ChoiceSpec("c1", "张伟"),
        ChoiceSpec("b", "李娜"),
        ChoiceSpec("chen", "chen"),
    )
    assert questions[2].electorate == ElectorateSpec(("3", "5"), ("6-1",), ("6-2-3",), ("3-2-301",))
    assert questions[2].excluded == (
        ExclusionSpec("合同相对方", room="3-2-302"),
        ExclusionSpec("见公告", voter=7),
        ExclusionSpec("物业费", room="3-2-303", arrears=True),
    )
    office.close()


def test_every_field_of_a_question_stands_in_its_form(copy):
    office = open_office(copy("zh").path, "王建国")
    form = question_form(question_toml(QuestionSpec("q1", "选举", matter="cc278.3")), profile(office))
    asked = {field.name for field in form._fields}
    assert {each.name for each in fields(QuestionSpec)} - WRITTEN - {"electorate"} <= asked
    assert {each.name for each in fields(ElectorateSpec)} <= asked
    assert asked == ASKED.keys()
    office.close()


async def test_an_election_is_asked_for_its_seats_and_made(stage, copy):
    sample = copy("zh")
    async with stage(sample.path, "zh", (80, 24)) as on:
        number = matters.new_matter(on.app.here, "换届")
        draft = ProposalDraft("选举业委会", "五名", "cc278.3", ("甲", "乙", "丙"))
        proposals.propose(on.app.here, number, draft)
        await on.press("f6", "ctrl+n", "space", "f8")
        await on.press("ctrl+s")
        assert "席位" in on.said  # refused at the question, which has the keyboard
        await on.press("enter")
        assert _("How the question is put") in on.seen
        await on.press("tab", "tab")
        await on.type("2")
        await on.press("ctrl+s", "ctrl+s")
        assert isinstance(on.app.screen, Ask)
        assert "3 个候选人或方案" in on.seen
        await on.confirm()
        assert isinstance(on.app.screen, PollScreen)
        question = on.app.screen.view.asked[0].question
        assert (question.kind, question.seats, question.limit) == ("elect", 2, 2)
        await on.press("f8")  # nothing goes out before a rehearsal, or without a reason
        await on.type("3")
        await on.press("enter")
        await on.type("扫描仪送修")
        await on.press("enter")
        made = on.app.screen.view
        assert (made.rehearsal.waived, made.next_step) == ("扫描仪送修", "print")
