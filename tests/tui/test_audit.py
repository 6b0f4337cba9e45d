"""The audit by public dice by keys alone: from the dice to a confirmed result."""

from __future__ import annotations

from datetime import datetime

from tests.cli.test_audit import DICE, founded
from tests.conftest import SHANGHAI

from meeting_tui.check_code import check_code
from meeting_tui.desk.polls import audits, course
from meeting_tui.lang import _, screen
from meeting_tui.lang.audit import stage as audit_stage
from meeting_tui.lang.refusals import word
from meeting_tui.lang.terms import term
from meeting_tui.refusal import Refusal
from meeting_tui.tui.polls.audit import AuditScreen
from meeting_tui.tui.polls.audit_table import AuditTable
from meeting_tui.tui.polls.marking import Marking

VOTERS = 60
ONE, OTHER = "李计票", "赵监票"


async def thrown(on, who: str, digits: str) -> str:
    """Somebody types what fell; what that comes to is said."""
    await on.press("f8")
    await on.type(digits)
    await on.press("enter")
    await on.type(who)
    await on.press("ctrl+s")
    return on.said


async def sat_down(on, who: str) -> None:
    """Somebody begins to key what waits for them."""
    await on.press("f8")
    await on.type(who)
    await on.press("ctrl+s")


async def test_an_audit_from_the_dice_to_a_confirmed_result(stage, tmp_path, clock, lang):
    path, poll = founded(tmp_path, VOTERS, VOTERS)
    clock.at = datetime(2026, 12, 9, 9, 0, tzinfo=SHANGHAI)
    async with stage(path, lang, (100, 36)) as on:

        def done():
            return audits.show(on.app.here, poll)

        await on.press("f6", "enter", "ctrl+o")
        await on.type(_("Audit by public dice"))
        await on.press("enter")
        assert isinstance(on.app.screen, AuditScreen)
        await on.press("f8", "ctrl+s")
        assert check_code(done().audit.digest) in on.seen.replace(" ", "")
        assert audit_stage("throw", screen())[:12] in on.seen

        await thrown(on, ONE, DICE)
        assert _("On record. Now another person types what the dice show.") in on.said
        assert DICE not in on.seen
        await thrown(on, OTHER, DICE)
        papers = done().drawn
        assert all(paper["serial"] in on.seen for paper in papers)
        assert on.seen.count(term("audit-waits", screen())) == len(papers)

        await sat_down(on, ONE)
        assert isinstance(on.app.screen, AuditTable)
        for n, paper in enumerate(papers):
            assert paper["serial"] in on.seen
            await on.press(*(("2", "enter") if not n else ("1", "enter")))
        assert isinstance(on.app.screen, AuditScreen)
        await sat_down(on, ONE)
        assert word(Refusal("audit.seen_all", names=(ONE,)), screen())[:8] in on.said
        await on.press("escape")

        await sat_down(on, OTHER)
        assert on.app.screen.query_one(Marking).marks == {}
        for _paper in papers:
            await on.press("1", "enter")
        assert term("audit-differs", screen())[:10] in on.seen
        assert on.app.screen.step == "settle"
        await on.press("f8")
        await on.type(ONE)
        await on.press("tab")
        await on.type(OTHER)
        await on.press("ctrl+s", "1", "enter")
        assert done().stage == "confirmed"
        assert audit_stage("confirmed", screen()) in on.seen
        between = _("Two people saw different things at first: {papers}.", papers=papers[0]["serial"])
        assert between[:12] in on.seen
        await on.press("f8")
        assert check_code(done().audit.digest) in on.seen
        course.recount(on.app.here, poll, (ONE, OTHER), "异议")
        await on.press("escape", "escape", "f5", "f6", "ctrl+o")
        await on.type(_("Audit by public dice"))
        await on.press("enter")
        assert not isinstance(on.app.screen, AuditScreen)
        assert word(Refusal("polls.recounted", poll=poll), screen())[:12] in on.said
