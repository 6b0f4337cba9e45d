"""The editor of proposals: typed text is kept, two people in turn never write over each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from meeting_tui.desk.proposals import acts
from meeting_tui.tui.matters.proposal_editor import ProposalEditor

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
