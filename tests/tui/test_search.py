"""Ctrl+F from everywhere: results while one types, and the way to the entry."""

from __future__ import annotations

import pytest
from tests.tui.test_meeting import committee

from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals.values import ProposalDraft
from meeting_tui.lang import _
from meeting_tui.tui.matters.dossier import DossierScreen
from meeting_tui.tui.matters.matter import MatterScreen
from meeting_tui.tui.meetings.chair import Chair
from meeting_tui.tui.roll.screen import Roll
from meeting_tui.tui.search.finder import Finder

__all__ = ["committee"]


async def test_what_is_found_while_one_types_leads_to_its_entry(stage, copy):
    async with stage(copy("zh").path, "zh") as on:
        office = on.app.here
        number = matters.new_matter(office, "屋面漏水", "下雨就漏")
        proposals.propose(office, number, ProposalDraft("做防水", "用卷材。", "cc278.5"))
        held = next(line for line in meetings.meetings(office) if line.opened_at)
        said = next(each for each in meetings.record(office, held.id) if each.kind == "motion.put")
        await on.press("ctrl+f")
        assert isinstance(on.app.screen, Finder)
        await on.type("wmls")
        assert "屋面漏水" in on.seen
        await on.press("enter")
        assert isinstance(on.app.screen, DossierScreen)
        await on.press("f6", "ctrl+f")
        assert on.app.screen.query_one("TypedLine").value == "wmls", "what was typed is there again"
        await on.press("ctrl+u")
        await on.type("卷材")
        await on.press("enter")
        assert isinstance(on.app.screen, MatterScreen)
        await on.press("f2", "ctrl+f", "ctrl+u")
        await on.type(said.body["text"][:6])
        await on.press("enter")
        assert isinstance(on.app.screen, Chair)
        log = on.app.screen.log_view
        assert log.reading_back, "what was found stands on top: how that motion was decided"
        assert "2026-01" in on.seen.splitlines()[2]


async def test_a_person_is_found_on_the_roll(stage, copy):
    async with stage(copy("zh").path, "zh", (120, 40)) as on:
        await on.press("ctrl+f")
        await on.type("王")
        await on.press("enter")
        assert isinstance(on.app.screen, Roll)
        assert on.app.screen.query_one("TypedLine").value.startswith("王")


@pytest.mark.parametrize("typed", ["“", "' OR 1=1", "物" * 5000, "\x1b[2J", "🏠", "..", "没有这样的字"])
async def test_a_hostile_query_is_answered_and_nothing_breaks(stage, copy, typed):
    async with stage(copy("zh").path, "zh") as on:
        await on.press("ctrl+f")
        await on.type(typed)
        await on.press("enter")
        assert isinstance(on.app.screen, Finder)
        assert not on.app.faults
        assert _("Nothing has all of that.") in on.seen or "太长" in on.seen


async def test_nothing_of_it_is_on_the_wall(stage, copy):
    async with stage(copy("zh").path, "zh") as on:
        matters.new_matter(on.app.here, "屋面漏水", "下雨就漏")
        await on.press("ctrl+f")
        await on.type("漏水")
        assert "屋面漏水" in on.seen
        await on.press("f9")
        assert "漏水" not in on.seen
