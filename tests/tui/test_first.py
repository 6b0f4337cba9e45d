"""Before a file is open: a new community, the sample, somebody else's lock, a file that is none."""

from __future__ import annotations

import pytest

from meeting_tui.desk import communities
from meeting_tui.desk.office import open_office
from meeting_tui.desk.roll import acts as roll
from meeting_tui.lang import _
from meeting_tui.tui.text import warned


async def test_a_community_is_founded_by_keys(stage, tmp_path, lang):
    path = tmp_path / "deep" / "new.meeting"
    async with stage(path, lang, (80, 24)) as on:
        assert "new.meeting" in "".join(on.seen.split())
        await on.press("f8")
        await on.type("梧桐苑 [/x]")
        await on.press("ctrl+s")
        assert communities.community(on.app.here).name == "梧桐苑 [/x]"
        assert "梧桐苑" in on.seen.splitlines()[0]
        assert _("Import the roll of owners") in on.seen


async def test_no_label_of_the_form_is_cut(stage, tmp_path):
    async with stage(tmp_path / "new.meeting", "en", (80, 24)) as on:
        await on.press("f8")
        beside = " ".join(row[5:24] for row in on.seen.splitlines())
        assert {"community", "committee"} <= set(beside.split())


async def test_a_slip_in_the_form_keeps_what_was_typed(stage, tmp_path):
    async with stage(tmp_path / "new.meeting") as on:
        await on.press("f8")
        await on.type("Home")
        await on.press("shift+tab", "shift+tab", "ctrl+u")
        await on.type("five")
        await on.press("ctrl+s")
        assert "five" in on.said
        assert on.app.screen.values["name"] == "Home"


async def test_who_founds_a_community_says_who_they_are(stage, tmp_path):
    path = tmp_path / "new.meeting"
    async with stage(path, "en") as on:
        await on.press("f8")
        await on.type("Maple Court")
        await on.press("shift+tab", "ctrl+u", "ctrl+s")
        assert "Nobody is named" in on.seen
        assert not path.exists()
        await on.type("Mary Wong")
        await on.press("ctrl+s")
        assert str(on.app.office.person) == "Mary Wong"


async def test_the_sample_opens_beside_the_missing_file(stage, tmp_path, lang):
    async with stage(tmp_path / "none.meeting", lang) as on:
        await on.press("1")
        assert (tmp_path / f"sample-{lang}.meeting").exists()
        assert roll.totals(on.app.here).units == 326


async def test_a_file_that_is_locked_is_opened_to_read(stage, copy, lang):
    sample = copy(lang)
    holder = open_office(sample.path, "李秀英")
    try:
        async with stage(sample.path, lang) as on:
            assert "李秀英" in on.seen
            await on.press("f8", "f5", "ctrl+n")
            await on.type("x")
            await on.press("ctrl+s")
            assert on.said.startswith(warned(""))
    finally:
        holder.close()


@pytest.mark.parametrize("content", [b"not a community file at all", b"SQLite format 3\x00" + bytes(200)])
async def test_a_file_that_is_none_is_named_and_another_can_be_opened(stage, samples, tmp_path, content):
    path = tmp_path / "bad.meeting"
    path.write_bytes(content)
    async with stage(path, "zh") as on:
        assert "bad.meeting" in on.seen.replace("\n", "")
        await on.press("ctrl+o", "ctrl+u")
        await on.type(str(samples("zh").path))
        await on.press("enter")
        assert on.app.community.name == "梧桐苑"
    assert path.read_bytes() == content


async def test_another_file_takes_the_place_of_this_one(stage, copy, samples):
    first = copy("en")
    async with stage(first.path) as on:
        await on.press("ctrl+o", "ctrl+u")
        await on.type("no/such.meeting")
        await on.press("enter")
        assert on.said.startswith(warned(""))
        await on.press("ctrl+u")
        await on.type(str(samples("zh").path))
        await on.press("enter")
        assert on.app.title_text == "梧桐苑"
    open_office(first.path, "x").close()  # the first file was let go
