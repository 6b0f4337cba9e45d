"""The editor of proposals: typed text is kept, two people in turn never write over each other."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.desk.polling import estate
from textual.widgets import Static

from meeting_tui.desk.communities import profile
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.proposals import acts, talk
from meeting_tui.lang import _, screen
from meeting_tui.lang.proposals import PARTS
from meeting_tui.tui.matters.proposal_editor import PAUSE, ProposalEditor
from meeting_tui.tui.polls.asking import first_question

NEW = ("f4", "enter", "down", "enter")
"""To the proposal that was put to the last matter just now."""


async def test_enter_on_a_proposal_opens_it(stage, copy):
    async with stage(copy("zh").path, "zh") as on:
        await on.press("f4", "enter", "enter")
        assert isinstance(on.app.screen, ProposalEditor)
        assert "酬金制" in on.seen  # the cursor is where its own text begins


@pytest.mark.parametrize(("lang", "size"), [("zh", (80, 24)), ("en", (120, 40))])
async def test_what_is_typed_is_kept_saved_and_compared(stage, copy, lang, size):
    async with stage(copy(lang).path, lang, size) as on:
        matter = acts.propose(on.app.here, 3, acts.proposal(on.app.here, 1).draft)
        await on.press(*NEW)
        await on.type("另行公示。")
        await on.press("escape", "enter")
        assert "另行公示。" in on.app.screen._text.text  # as it was left
        await on.press("ctrl+o")
        assert "另行公示。" in on.seen
        await on.press("ctrl+s", "enter")
        record = acts.recorded(on.app.here, matter)
        assert [each.no for each in record.revisions] == [1, 2]
        assert not on.app.drafts.at(on.app.screen.draft_place)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_text_calls_its_kind_as_the_law_does_and_help_names_the_parts(stage, copy, lang):
    async with stage(copy(lang).path, lang, (120, 40)) as on:
        draft = acts.proposal(on.app.here, 1).draft
        acts.propose(on.app.here, 3, draft)
        await on.press(*NEW)
        text = on.app.screen._text.text
        assert draft.code not in text
        assert dict(profile(on.app.here).matters[draft.code].title)[lang] in text
        said = _(ProposalEditor.HELP)
        assert [part for part in map(screen(), PARTS.values()) if part not in said] == [_("Annexes")]


async def test_the_page_beside_follows_the_text_and_says_why_there_is_none(stage, copy):
    async with stage(copy("zh").path, "zh", (120, 40)) as on:
        acts.propose(on.app.here, 3, acts.proposal(on.app.here, 1).draft)
        await on.press(*NEW)
        await on.type("甲" * 9)
        assert "甲" * 9 in await beside(on)
        on.app.screen._text.show("# 甲\n## 费用总额\n很多")
        assert "！" in await beside(on)


async def beside(on) -> str:
    await on.pilot.pause(1.2 * PAUSE)
    await on.settle()
    return str(on.app.screen.query_one("#shown", Static).content)


async def test_a_line_bears_the_number_that_a_comment_on_it_names(stage, copy):
    async with stage(copy("en").path, "en", (120, 40)) as on:
        draft = replace(acts.proposal(on.app.here, 1).draft, text="First line.\nSecond line.\nThird line.")
        number = acts.propose(on.app.here, 3, draft)
        await on.press(*NEW)
        assert gutter(on.seen) == ["1 First", "2 Second", "3 Third"]
        await on.press("enter", "up")
        await on.type("New line.")
        assert gutter(on.seen) == ["1 New", "2 First", "3 Second", "4 Third"]
        await on.press("ctrl+n")
        assert "in no revision yet" in on.seen
        await on.press("down", "down", "ctrl+n")  # it is line 3 here, and 2 of the revision
        await on.type("Which one?")
        await on.press("ctrl+s")
        [comment] = acts.recorded(on.app.here, number).comments
        assert (comment.revision, comment.line) == (1, 2)


def gutter(seen):
    return [" ".join(found) for found in re.findall(r"^ {1,2}(\d*)  (\w+) line\.", seen, re.MULTILINE)]


async def test_under_a_law_that_lists_no_matters_a_rule_is_the_kind_and_decides_the_poll(stage, tmp_path):
    office = estate(tmp_path, profile="fr-copropriete")
    matters.new_matter(office, "Roof")
    path = office.store.path
    office.close()
    async with stage(path, "en") as on:
        await on.press("f4", "enter", "ctrl+n")
        await on.type("Renew the roof")
        await on.press("tab", "enter")
        await on.type("article 25")
        await on.press("enter")
        await on.type("All of it.")
        await on.press("ctrl+s")
        draft = acts.proposal(on.app.here, 1).draft
        assert (draft.code, "25" in on.seen) == ("art-25", True)
        question = first_question(1, acts.proposal(on.app.here, 1), profile(on.app.here))
        assert (question.matter, question.rule) == ("", "art-25")


async def test_two_people_in_turn(stage, copy):
    async with stage(copy("zh").path, "zh") as on:
        number = acts.propose(on.app.here, 3, acts.proposal(on.app.here, 1).draft)
        await on.press(*NEW)
        await on.type("我改的。")
        theirs = replace(acts.proposal(on.app.here, number).draft, need="他改的。")
        acts.revise(on.app.here, number, theirs, base=1)
        await on.press("ctrl+s")
        assert "他改的。" in on.seen  # what changed, beside
        assert "我改的。" in on.app.screen._text.text  # nothing lost
        assert acts.recorded(on.app.here, number).newest.draft.need == "他改的。"
        await on.press("ctrl+s", "ctrl+s")
        both = acts.recorded(on.app.here, number).newest
        assert (both.no, both.draft.need, "我改的。" in both.draft.text) == (3, "他改的。", True)


async def test_two_people_in_turn_who_change_the_same_place(stage, copy):
    async with stage(copy("zh").path, "zh") as on:
        draft = replace(acts.proposal(on.app.here, 1).draft, text="工期。")
        number = acts.propose(on.app.here, 3, draft)
        await on.press(*NEW)
        await on.type("我改的")
        acts.revise(on.app.here, number, replace(draft, text="他改的工期。"), base=1)
        await on.press("ctrl+s")
        assert "他改的" in on.seen
        assert "我改的工期。" in on.app.screen._text.text
        await on.press("ctrl+o")  # then what it looks like as before
        assert "印出来的样子" in on.seen


async def test_what_people_say_is_heard_gathered_answered_and_printed(stage, copy):
    async with stage(copy("zh").path, "zh") as on:
        number = acts.propose(on.app.here, 3, acts.proposal(on.app.here, 1).draft)
        await on.press("f4", "enter", "down", "2", "2")
        await on.type("担心夜间声响")
        await on.press("enter", "1", "tab", "tab")
        await on.press("backspace")
        await on.type("14")
        await on.press("enter")
        await on.type("6栋")
        await on.press("ctrl+s", "enter")
        await on.type("23时后不接入充电。")
        await on.press("ctrl+s", "ctrl+n")
        await on.type("写明工期。")
        await on.press("ctrl+s", "down", "enter", "2", "enter")
        record = acts.recorded(on.app.here, number)
        [group] = record.opinions
        heard = [(each.way, each.count, each.building) for each in group.heard]
        assert (heard, group.answer) == ([("door", 14, "6栋")], "23时后不接入充电。")
        assert [bool(each.resolved) for each in record.comments] == [True]


async def test_an_amendment_is_moved_in_the_editor_and_settled_beside(stage, copy):
    async with stage(copy("zh").path, "zh", (120, 40)) as on:
        number = acts.propose(on.app.here, 3, acts.proposal(on.app.here, 1).draft)
        await on.press(*NEW)
        await on.type("另行公示。")
        await on.press("ctrl+t", "ctrl+s")
        assert acts.recorded(on.app.here, number).newest.no == 1
        assert "另行公示。" not in on.app.screen._text.text  # the revision again
        await on.press("escape", "2")
        assert "另行公示。" in on.seen  # what it changes
        await on.press("enter", "right", "tab", "ctrl+s")
        assert acts.recorded(on.app.here, number).amendments[0].outcome == ""  # rejected without a reason
        await on.press("escape", "enter", "left", "ctrl+s")
        record = acts.recorded(on.app.here, number)
        assert (record.newest.amendment, "另行公示。" in record.newest.draft.text) == (1, True)


async def test_an_amendment_that_meets_another_is_written_in_by_hand(stage, copy):
    async with stage(copy("zh").path, "zh") as on:
        draft = replace(acts.proposal(on.app.here, 1).draft, text="工期30天。")
        number = acts.propose(on.app.here, 3, draft)
        talk.amend(on.app.here, number, "工期40天。", "王建国")
        acts.revise(on.app.here, number, replace(draft, text="工期50天。"))
        await on.press("f4", "enter", "down", "2", "enter", "ctrl+s")
        assert "正文已写入" in on.seen  # the refusal names the way out
        await on.press("3", "ctrl+s")
        record = acts.recorded(on.app.here, number)
        assert (record.amendments[0].outcome, record.newest.no) == ("taken", 2)
        await on.press("enter")
        assert "修改意见 1 已经处理" in on.seen
