"""Roll, matters, polls made, board and home by real keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.desk.polling import full_pack, signers

from meeting_tui.check_code import check_code
from meeting_tui.desk import communities
from meeting_tui.desk.board import both_sides, documents, postings
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals.values import ProposalDraft
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.signing import acts
from meeting_tui.lang import _, screen
from meeting_tui.lang.disclosed import disclosed
from meeting_tui.tui.board.both_sides import BothSides
from meeting_tui.tui.form import Form
from meeting_tui.tui.grid import RowGrid
from meeting_tui.tui.home.tasks import Tasks, said
from meeting_tui.tui.meetings.prepare import Prepare
from meeting_tui.tui.polls.poll import PollScreen
from meeting_tui.tui.text import warned
from meeting_tui.tui.words import word

HEAD = "楼栋,单元,房号,专有部分面积,业主,业主编号\n"


@pytest.fixture
def empty(store_path, clock):
    """A community with nothing in it."""
    communities.found(store_path, "梧桐苑", "cn-assembly", who="王建国", world=clock.world()).close()
    return store_path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("key", ["f3", "f4", "f5", "f6", "f7"])
async def test_every_empty_place_says_what_to_do_first(stage, empty, lang, key):
    async with stage(empty, lang, (80, 24)) as on:
        await on.press(key)
        assert "Ctrl+" in on.seen.rsplit("\n", 4)[0] or "F5" in on.seen


async def test_people_are_found_by_pinyin_initials_and_room(stage, samples, lang):
    async with stage(samples(lang).path, lang, (120, 40)) as on:
        first = roll.roll(on.app.here)[4]
        await on.press("f3")
        await on.type(first.label.split()[-1])
        assert first.label.split()[-1] in on.seen
        await on.press("enter")
        assert _("Owned by") in on.seen
        await on.press("escape")
        await on.type("nobody is called so")
        assert _("Nobody like that.") in on.seen


async def test_a_roll_is_looked_at_decided_and_imported(stage, empty, tmp_path):
    path = tmp_path / "roll.csv"
    path.write_text(HEAD + "1,1,101,x,王伟[b],\n1,1,102,70.5,李静,\n1,1,103,60,李静,\n", encoding="utf-8")
    async with stage(empty, "zh", (100, 30)) as on:
        await on.press("f3", "ctrl+o")
        await on.type(str(path))
        await on.press("enter")
        assert "1 处错误" in on.said or "第 2 行" in on.said
        await on.press("f8")
        assert roll.totals(on.app.here).voters == 0
        path.write_text(path.read_text("utf-8").replace(",x,", ",88.88,"), encoding="utf-8")
        await on.press("shift+tab", "enter", "enter", "1", "enter")  # is 王伟[b] a whole name? yes
        await on.press("2", "f8")
        await on.confirm()
        totals = roll.totals(on.app.here)
        assert (totals.voters, totals.area) == (3, 8888 + 7050 + 6000)
        await on.press("enter")
        assert "王伟[b]" in on.seen


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04 no zip", "姓名\n王".encode()])
async def test_a_file_that_is_no_roll_gives_one_message_and_changes_nothing(stage, empty, tmp_path, content):
    path = tmp_path / "roll.xlsx"
    path.write_bytes(content)
    async with stage(empty, "zh") as on:
        await on.press("f3", "ctrl+o")
        await on.type(str(path))
        await on.press("enter")
        assert on.said.startswith(warned(""))
        assert roll.totals(on.app.here).voters == 0


async def test_the_roll_is_exported(stage, samples, tmp_path):
    async with stage(samples("en").path) as on:
        await on.press("f3", "ctrl+s", "ctrl+u")
        await on.type(str(tmp_path / "out.csv"))
        await on.press("enter")
        assert (tmp_path / "out.csv").stat().st_size > 1000


async def test_a_matter_gets_a_proposal_and_goes_to_the_vote(stage, copy, lang):
    async with stage(copy(lang).path, lang, (120, 40)) as on:
        await on.press("f4", "ctrl+n")
        await on.type("门禁 [b]")
        await on.press("ctrl+s", "ctrl+n")
        await on.type("更换门禁")
        await on.press("tab", "enter", "down", "enter")
        await on.type("换成刷卡的")
        await on.press("ctrl+s")
        assert "更换门禁" in on.seen
        await on.press("f8", "ctrl+s")
        assert isinstance(on.app.screen, Form)
        assert _("opinions heard before the vote") in on.seen  # its pack is not full: told before it is asked
        full_pack(on.app.here, 4)
        await on.press("ctrl+s")
        assert "274" in on.seen
        await on.confirm()
        assert isinstance(on.app.screen, PollScreen)
        made = on.app.screen.view
        assert made.asked[0].title == "更换门禁"
        assert any(m.title == "门禁 [b]" and m.state == "voting" for m in matters.matters(on.app.here))
        assert made.batches == ()
        assert "F8 " + _("Rehearsal") in on.seen  # before anything goes out


async def test_a_poll_of_several_proposals_is_made_from_the_list(stage, copy):
    sample = copy("en")
    async with stage(sample.path) as on:
        number = matters.new_matter(on.app.here, "paint")
        for title in ("blue", "green"):
            made = proposals.propose(on.app.here, number, ProposalDraft(title, "text", "cc278.9"))
            full_pack(on.app.here, made)
        await on.press("f6", "ctrl+n", "space", "down")
        assert "Space Tick" in on.seen  # so does Enter
        await on.press("enter", "f8")
        await on.type("colours")
        await on.press("tab", "ctrl+u")
        await on.type("someday")
        await on.press("ctrl+s")
        assert "someday" in on.said  # refused in the form; what was typed is still there
        await on.press("ctrl+u")
        await on.type("2026/11/12 9:00".replace("9:00", "09:00"))
        await on.press("ctrl+s")
        await on.confirm()
        assert [asked.title for asked in on.app.screen.view.asked] == ["blue", "green"]
        assert len(polls.polls(on.app.here)) == 2


async def test_a_paper_is_read_printed_hung_and_taken_down(stage, copy, lang, tmp_path):
    async with stage(copy(lang).path, lang, (120, 40)) as on:
        await on.press("f7", "enter")
        assert "274" in on.seen
        await on.press("f8", "ctrl+s")
        assert next(tmp_path.glob("notice-*.pdf")).read_bytes()[:4] == b"%PDF"
        await on.press("1")
        await on.type("1 号门公告栏")
        await on.press("ctrl+s", "escape")
        assert "1 号门公告栏" in on.seen
        await on.press("2")
        await on.confirm()
        assert postings.postings(on.app.here)[0].until is not None


async def test_home_leads_where_a_task_is_done(stage, samples):
    async with stage(samples("zh").path, "zh", (120, 40)) as on:
        grid = on.app.screen.query_one(RowGrid)
        rows = on.seen
        assert _("LATE") in rows
        assert word("person") not in rows
        places = set()
        for row in range(grid.row_count):
            await on.press("f2")
            on.app.screen.query_one(RowGrid).move_cursor(row=row)
            await on.press("enter")
            places.add(type(on.app.screen))
        assert PollScreen in places
        assert Prepare in places


async def test_an_action_is_done_from_home_and_is_gone_from_the_list(stage, copy, lang):
    async with stage(copy(lang).path, lang, (120, 40)) as on:
        tasks = on.app.screen.query_one(Tasks)
        actions = [n for n, task in enumerate(tasks._tasks) if task.kind == "action"]
        tasks.grid.move_cursor(row=actions[0])
        await on.settle()
        what = tasks.chosen.title
        assert _("Done") in on.seen
        await on.press("f8")
        await on.confirm()
        assert what not in [task.title for task in tasks._tasks]
        items = meetings.meeting(on.app.here, "m1").items
        assert [a.what for item in items for a in item.actions if a.done_at] == [what]


async def test_a_task_that_is_done_is_not_spoken_of_any_more(stage, copy, lang):
    async with stage(copy(lang).path, lang) as on:
        home = on.app.screen
        for tasks in (home._view.tasks, home._view.tasks[1:], ()):
            await home.show(replace(home._view, tasks=tasks))
            await on.settle()
            assert on.said.partition("\n")[0] == (said(tasks[0]) if tasks else "")


async def test_the_committee_is_named(stage, empty, lang):
    async with stage(empty, lang) as on:
        await on.press("1")
        await on.type("王建国")
        await on.press("tab", "tab")
        await on.type("李秀英\n张伟 [/x]")
        await on.press("ctrl+s")
        assert [member.name for member in communities.members(on.app.here)] == [
            "王建国",
            "李秀英",
            "张伟 [/x]",
        ]
        await on.press("2")
        await on.type("3")
        await on.press("ctrl+s")
        assert communities.community(on.app.here).speech == 3
    on.app._read_ahead()  # what was to be done in a moment finds nobody there


async def test_what_is_masked_is_seen_beside_what_it_was_before_the_file_is_made(stage, copy, tmp_path):
    """Who spoke at the sample's meeting: the screen and the form of the file say what becomes of them."""
    sample = copy("zh")
    async with stage(sample.path, "zh", (80, 24)) as on:
        at = [each.id for each in documents.papers(on.app.here)].index("minutes:m1")
        await on.press("f7", *["down"] * (at + 1), "4")
        assert "请选公开本" in on.said  # the archive copy stands below
        await on.press("up", "4")
        assert isinstance(on.app.screen, BothSides)
        found = both_sides.masked(on.app.here, on.app.screen._paper)
        assert found.lines
        rows = on.seen.split("\n")
        sides = [row.split("│") for row in rows if "│" in row]
        assert "赵军" in "".join(before for before, _after in sides)
        assert "赵军" not in "".join(after for _before, after in sides)
        assert "周桂珍" in "".join(after for _before, after in sides), "a scrutineer has an office"
        await on.press("f8")
        assert disclosed(len(found.lines), found.withheld, screen())[:12] in on.seen
        assert not list(tmp_path.glob("*.pdf"))


async def test_a_paper_is_never_written_over_the_community_file(stage, copy, tmp_path):
    sample = copy("en")
    (tmp_path / "alias.pdf").hardlink_to(sample.path)
    before = sample.path.read_bytes()
    async with stage(sample.path, "en") as on:
        await on.press("f7", "f8")
        on.app.focused.value = str(tmp_path / "alias.pdf")
        await on.press("ctrl+s")
        assert "community file or a backup" in on.said
    assert sample.path.read_bytes() == before


async def test_home_says_no_step_that_is_done(stage, empty, tmp_path, lang):
    path = tmp_path / "roll.csv"
    path.write_text(HEAD + "1,1,101,70.5,王建国,\n", encoding="utf-8")
    async with stage(empty, lang) as on:
        roll.import_roll(on.app.here, path)
        await on.press("f3", "f2", "1")
        assert on.app.title_text == "梧桐苑"
        await on.type("王建国")
        await on.press("ctrl+s")
        assert _("Say who is in the committee (key 1)") not in on.seen
        assert _("Say when the committee's term ends (key 5)")[:8] in on.seen
        await on.press("5", "tab", "tab", "tab")
        await on.type("2029-05-31")
        await on.press("ctrl+s")
        assert _("Say when the committee's term ends (key 5)")[:8] not in on.seen
        assert _("Call the first meeting; F1 twice shows the guide to it")[:6] in on.seen
        await on.press("enter")
        assert on.app.screen.query_one("#field-title"), "the form of a new meeting"


async def test_a_record_is_signed_and_the_passphrase_is_seen_by_nobody(stage, copy, tmp_path, monkeypatch):
    monkeypatch.setenv("MEETING_TUI_KEYS", str(tmp_path / "keys"))
    sample = copy("en")
    async with stage(sample.path, "en") as on:
        await on.press("f7", "3")
        poll = polls.polls(on.app.here)[0].id
        on.app.focused.value = signers(on.app.here, poll)[0].name
        await on.press("tab")
        await on.type("four quiet words")
        assert "four quiet" not in on.seen
        await on.press("tab")
        await on.type("four other words")
        await on.press("ctrl+s")
        assert "not the same" in on.seen
        on.app.focused.value = "four quiet words"
        await on.press("ctrl+s")
        assert [each.of for each in acts.record(on.app.here).signatures] == [f"poll:{poll}"]
        await on.press("5")
        first = acts.record(on.app.here).keys[0]
        assert check_code(first.key) in on.seen
        await on.press("1")
        await on.type("lost")
        for _field in range(2):
            await on.press("tab")
            await on.type("five other quiet words")
        await on.press("ctrl+s")
        old, new = acts.record(on.app.here).keys
        assert (old.key, bool(old.ended), new.person) == (first.key, True, first.person)
        await on.press("down", "2")
        await on.type("left the committee")
        await on.press("ctrl+s")
        await on.confirm()
        assert all(each.ended for each in acts.record(on.app.here).keys)
    assert b"four quiet words" not in b"".join(
        each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()
    )
