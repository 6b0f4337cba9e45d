"""All of a matter on screen: what is entered there is on record, and what can't be done says why."""

from __future__ import annotations

from datetime import date

import pytest

from meeting_tui.desk.matters import actions, questions
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.proposals import acts
from meeting_tui.lang import _

WHO = "王建国"


async def test_a_matter_is_asked_about_paid_for_and_settled_on_its_screen(stage, copy, tmp_path):
    async with stage(copy("en").path, "en", (120, 40)) as on:
        number = matters.new_matter(on.app.here, "Gate", category="repair")
        await on.press("f4", "enter", "1")
        assert "“Gate”" in on.seen
        await on.press("2")
        await on.type("When?")
        await on.press("ctrl+s")
        assert "When?" in on.seen
        await on.press("4", "enter", "tab", "tab")
        await on.type("1,200.50")
        await on.press("tab")
        await on.type("2026-11-02")
        assert "Mon 2 November 2026" in on.seen  # what was understood stands beside it
        await on.press("tab")
        await on.type("Lift Ltd")
        await on.press("tab")
        await on.type("V-1")
        await on.press("tab")
        await on.type("Decision 3")
        await on.press("ctrl+s")
        assert "1,200.50 yuan" in on.seen
        book = tmp_path / "book.csv"
        await on.press("4", "down", "down", "enter")
        await on.type(str(book))
        await on.press("ctrl+s")
        assert "1200.50" in book.read_text("utf-8-sig")
        book.write_text(book.read_text("utf-8-sig").replace("V-1", "V-2"), "utf-8")
        await on.press("4", "down", "enter")
        await on.type(str(book))
        await on.press("ctrl+s")
        assert [each.voucher for each in matters.matter(on.app.here, number).stands.money] == ["V-1", "V-2"]
        await on.press("1")
        await on.type(_("It is settled"))
        await on.press("enter", "ctrl+s")
        stands = matters.matter(on.app.here, number).stands
        assert (stands.state, stands.money[0].fen, stands.questions[0].text) == ("done", 120_050, "When?")
        await on.press("8")  # nothing of a settled matter is changed
        assert "Take it up again first" in on.seen


async def test_what_is_pasted_is_seen_as_it_is_kept_and_what_is_too_long_is_said_at_its_field(stage, copy):
    async with stage(copy("zh").path, "zh", (80, 24)) as on:
        await on.press("f4", "ctrl+n")
        await on.type("\u202e右到左\x1b[31m红")
        title, summary = on.app.screen.query_one("#field-title"), on.app.screen.query_one("#field-summary")
        assert title.value == "\ufffd右到左\ufffd[31m红"
        await on.press("tab")
        await on.type("\u202e" + "水" * 100_000)
        assert summary.text.startswith("\ufffd水")
        await on.press("ctrl+s")
        assert on.app.focused is summary
        assert "最多保留" in on.seen
        assert len(summary.text) == 100_001  # nothing is lost


async def test_what_was_open_when_a_matter_was_settled_is_still_answered_and_done(stage, copy):
    async with stage(copy("zh").path, "zh") as on:
        number = matters.new_matter(on.app.here, "屋面")
        actions.assign(on.app.here, number, "检查排水口", WHO, date(2026, 12, 4))
        questions.ask(on.app.here, number, "何时完工？")
        matters.move(on.app.here, number, "finish")
        await on.press("f4")
        on.app.screen.open(str(number))
        await on.settle()
        await on.press("1", "3", "ctrl+s", "2")
        await on.type("已完工。")
        await on.press("ctrl+s")
        stands = matters.matter(on.app.here, number).stands
        assert [each.open for each in (*stands.actions, *stands.questions)] == [False, False]
        await on.press("3")  # nothing more is given to do
        assert "须先重新办理" in on.seen


async def test_a_survey_is_made_on_the_screen_of_its_matter(stage, copy):
    async with stage(copy("zh").path, "zh") as on:
        number = matters.new_matter(on.app.here, "物业服务费", category="service")
        await on.press("f4", "enter", "1", "9", "tab")
        await on.type("2026-12-20")
        await on.press("tab")
        await on.type("2026-12-31")
        await on.press("ctrl+s")
        [link] = matters.matter(on.app.here, number).stands.links
        poll = polls.poll(on.app.here, link.ref.partition(":")[2])
        assert [each.question.kind for each in poll.asked] == ["rate"] * 6
        assert poll.asked[0].title == _("Cleaning")
        assert matters.matter(on.app.here, number).state == "raised"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_open_stands_on_the_smallest_screen(stage, copy, size):
    async with stage(copy("zh").path, "zh", size) as on:
        number = matters.new_matter(on.app.here, "大门", category="repair")
        questions.ask(on.app.here, number, "何时修好？")
        actions.assign(on.app.here, number, "签合同", WHO, date(2026, 11, 30))
        await on.press("f4", "enter", "1")
        rows = [row.split() for row in on.seen.split("\n")]
        assert any(row[-2:] == ["待答问题", "何时修好？"] for row in rows)
        assert any(f"{WHO}（2026-11-30" in row for row in rows)


async def test_a_dropped_matter_is_taken_up_again_before_anybody_votes_on_it(stage, copy):
    async with stage(copy("en").path, "en") as on:
        number = acts.proposal(on.app.here, 1).matter
        matters.move(on.app.here, number, "drop", "nobody wants it")
        at = [each.id for each in matters.matters(on.app.here)].index(number)
        await on.press("f4", *["down"] * at, "enter", "f8")
        assert "On the matter 1, then 1 again" in on.seen
        await on.press("1", "1", "enter")
        await on.type("somebody does after all")
        await on.press("ctrl+s", "escape", "f8")
        assert "A new poll" in on.seen
