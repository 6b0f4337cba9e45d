"""Next, save and for ever are three keys: F8 ends, replaces, erases and prints nothing, however often."""

from __future__ import annotations

import pytest
from tests.desk.polling import close_now
from tests.for_ever import STEPS, kept, written

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting
from meeting_tui.tui.ask import Ask, Sure, plain_proof


async def often(on, path, times=10) -> list[str]:
    """Ten times F8; the kinds of the entries it wrote. Nothing else may change, and no file appear."""
    before = kept(path)
    await on.press(*["f8"] * times)
    return written(before, kept(path))


async def home(on) -> None:
    while len(on.app.screen_stack) > 1:
        await on.press("escape")
    await on.press("f2")


async def at_table(on, *, here: int) -> None:
    members = communities.members(on.app.here)
    names = [member.name for member in members]
    agenda = (meetings.AgendaSpec("one"), meetings.AgendaSpec("two", "decision"))
    spec = meetings.MeetingSpec("Ten times", chair=names[0], recorder=names[1], agenda=agenda)
    state = meetings.new_meeting(on.app.here, spec)
    for name in names[:here]:
        meetings.arrive(on.app.here, state.id, name)
    await on.press("f5")
    on.app.screen.open(state.id)
    await on.settle()
    await on.press("f8")


async def test_f8_ten_times_goes_through_a_meeting_and_leaves_it_open(stage, copy, lang):
    sample = copy(lang)
    async with stage(sample.path, lang) as on:
        await at_table(on, here=0)
        assert await often(on, sample.path) == []  # its officers are not there
        await home(on)
        await at_table(on, here=3)
        assert set(await often(on, sample.path)) <= STEPS
        assert isinstance(on.app.screen, Ask)
        await on.press("escape")
        assert on.app.screen.state.open_item.no == 2
        await on.press("escape", "ctrl+l", "enter")
        assert on.app.screen.state.open_item.no == 1  # what was left is taken up again


async def test_f8_ten_times_records_no_vote_and_withdraws_no_motion(stage, copy):
    sample = copy("en")
    async with stage(sample.path, "en") as on:
        await at_table(on, here=3)
        await on.press("f8", "f8", "f8", "ctrl+t")
        await on.type("the motion")
        assert await often(on, sample.path) == []
        await on.press("ctrl+s")
        assert await often(on, sample.path) == []  # the roll call, nobody answered
        assert "No answer yet from: " in on.seen
        await on.press("1", "1", "2")
        assert await often(on, sample.path) == []
        await on.press("escape", "ctrl+w")
        assert await often(on, sample.path) == []
        await on.press("escape", "escape")
        assert await often(on, sample.path) == []  # F8 goes back to the roll call as it was
        await on.confirm()
        assert dict(on.app.screen.state.motions[0].votes)


async def test_f8_ten_times_counts_and_imports_nothing(stage, copy, tmp_path):
    sample = copy("en")
    async with stage(sample.path, "en", (120, 40)) as on:
        for serial in range(61, 91):
            ballots.enter(on.app.here, serial, {}, sample.poll)
        close_now(on.app.here, sample.poll)
        await on.press("f6", "enter", "f8")
        assert counting.standing(on.app.here, sample.poll).complete
        assert await often(on, sample.path) == []
        await home(on)
        path = tmp_path / "roll.csv"
        path.write_text("楼栋,单元,房号,专有部分面积,业主\n1,1,101,88,王伟\n", encoding="utf-8")
        await on.press("f3", "ctrl+o")
        await on.type(str(path))
        await on.press("enter")
        assert await often(on, sample.path) == []
        assert isinstance(on.app.screen, Ask)


async def test_f8_ten_times_makes_no_file(stage, tmp_path):
    path = tmp_path / "none.meeting"
    async with stage(path) as on:
        await on.press("f8")
        await on.type("Sycamore Court")
        await on.press(*["f8"] * 10)
        assert not path.exists()


async def test_what_changed_since_it_was_shown_is_not_done(stage, copy):
    sample = copy("en")
    async with stage(sample.path, "en") as on:
        await on.press("f6", "enter", "6")
        await early(on)
        shown = on.app.screen
        ballots.return_(on.app.here, sample.poll, [BACK_NOW])
        await on.confirm()
        assert shown is not on.app.screen
        assert polls.poll(on.app.here, sample.poll).state == "open"
        assert "changed" in on.said


async def test_closing_a_poll_asks_with_what_was_just_scanned(stage, copy):
    sample = copy("en")
    async with stage(sample.path, "en") as on:
        await on.press("f6", "enter")
        ballots.return_(on.app.here, sample.poll, [BACK_NOW])
        await on.press("6")
        await early(on)
        await on.confirm()
        assert polls.poll(on.app.here, sample.poll).state == "closed"


async def early(on):
    """Two people, and why the poll is closed before its last minute."""
    persons.register(on.app.here, "钱清点")
    for said in ("", "钱清点", "all voted"):
        if said:
            await on.type(said)
        await on.press("tab")
    await on.press("ctrl+s")


BACK_NOW = 100


@pytest.mark.parametrize("typed", ["274", " ２７４ ", "2 7 4", "２７４　"])
def test_a_proof_is_the_same_in_full_width_and_with_spaces(typed):
    assert plain_proof(typed) == plain_proof(Sure("", "", (274,)).proofs[0])
    assert plain_proof("274 1") != plain_proof(274)
