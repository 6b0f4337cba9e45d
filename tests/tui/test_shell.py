"""The frame: places by key, help, commands, the wall, the look, the language."""

from __future__ import annotations

import os
import re
import stat
from getpass import getuser

import pytest
from tests.snapshots.screens import SCREENS

from meeting_tui import trace
from meeting_tui.lang import _
from meeting_tui.tui import preferences
from meeting_tui.tui.app import Again
from meeting_tui.tui.shell import PLACES, KeyBar, Offer
from meeting_tui.tui.who import Who

LATIN = re.compile(r"(?<![0-9a-z])[A-Za-z]{3,}(?![0-9A-Za-z])")
KNOWN = (
    "Ctrl Shift Enter Esc Del Tab Backspace Space PDF Word Markdown English xlsx csv wxm TIFF JPEG PNG"
    # a dialog may cover half of one
)


async def test_every_place_is_one_key_away(stage, samples, lang):
    async with stage(samples(lang).path, lang) as on:
        for name, (key, _label) in PLACES.items():
            await on.press(key)
            assert on.app.current_mode == name
            assert on.seen.splitlines()[0].startswith(" 议事  F2 ")


def test_where_keys_have_no_room_those_that_lead_on_back_and_to_help_stay():
    keys = ("f8", *(f"ctrl+{letter}" for letter in "abcdefghij"), "escape", "f12", "f1", "f9")
    rows = KeyBar()._fitting([Offer(each, each, "-", True) for each in keys], 22 + 2 * len(keys))
    assert len(rows) <= KeyBar.MOST_LINES
    shown = " ".join(row.plain for row in rows).replace("-", "").split()
    assert {"f8", "escape", "f12", "f1", "ctrl+a"} <= set(shown)
    assert shown == [each for each in keys if each in shown]  # in their order


CHECK_CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")


@pytest.mark.parametrize(("size", "screens"), [((80, 24), tuple(SCREENS)), ((160, 50), tuple(PLACES))])
async def test_a_chinese_screen_speaks_chinese(stage, samples, size, screens):
    sample = samples("zh")
    names = f"{sample.path} {sample.poll} cn-assembly"  # a path may be broken where a line ends
    async with stage(sample.path, "zh", size) as on:
        for name in screens:
            keys = SCREENS[name]
            await on.press("f2", *keys)
            assert _signed(on), name
            words = set(LATIN.findall(CHECK_CODE.sub("", on.seen)))
            if name in PLACES:
                words |= set(LATIN.findall(await _help(on)))
            assert not {word for word in words if word not in names and word not in KNOWN}, name
            await on.press(*["escape"] * len(keys))


async def _help(on) -> str:
    await on.press("f1")
    seen = on.seen
    await on.press("escape")
    return seen


def _signed(on) -> bool:
    """Whether who signs and where help is stand at the foot, if this screen has one."""
    foot = "\n".join(on.seen.splitlines()[-8:])
    return not on.app.screen.query(KeyBar) or ("F1" in foot and f"F12 {on.app.who}" in foot)


async def test_who_signs_and_where_help_is_stand_on_every_screen(stage, samples):
    async with stage(samples("en").path, "en", (80, 24)) as on:
        for name, keys in SCREENS.items():
            await on.press("f2", *keys)
            assert _signed(on), name
            await on.press(*["escape"] * len(keys))


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_help_names_the_place_and_its_keys(stage, samples, lang):
    async with stage(samples(lang).path, lang) as on:
        await on.press("f6", "f1")
        assert _("Help: {place}", place=_("Polls")) in on.seen
        assert _("Put proposals to the vote on paper") in on.seen
        await on.press("escape")
        assert _("Help: {place}", place=_("Polls")) not in on.seen


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_commands_are_those_valid_now_in_the_language_of_the_screen(stage, samples, lang):
    async with stage(samples(lang).path, lang) as on:
        await on.press("f5", "ctrl+p")
        assert _("New meeting") in on.seen
        assert _("New poll") not in on.seen
        await on.type(_("Look: dark")[:6])
        await on.press("enter")
        assert on.app.theme == "ink"
    assert preferences.load().theme == "ink"


async def test_the_look_is_remembered(stage, samples):
    preferences.save(preferences.Preferences(theme="contrast", who="王建国"))
    async with stage(samples("en").path, who="") as on:
        assert on.app.theme == "contrast"
        assert on.app.here.person.name == "王建国"


@pytest.mark.skipif(os.name == "nt", reason="rights are kept otherwise there")
def test_what_is_liked_is_for_its_owner_alone(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text("{}", "utf-8")
    path.chmod(0o644)
    preferences.save(preferences.Preferences(who="王建国"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


async def test_a_remembered_name_that_the_file_does_not_know_never_signs(stage, samples, lang):
    preferences.save(preferences.Preferences(who="隔壁老王"))
    async with stage(samples(lang).path, lang, who="") as on:
        assert isinstance(on.app.screen, Who)
        assert "隔壁老王" in on.seen  # what is remembered is looked for
        await on.press("escape")
        assert on.app.here.person is None
        assert on.app.here.who == getuser()
    assert preferences.load().who == "隔壁老王"  # it may be right in another file


async def test_another_person_sits_down(stage, samples):
    async with stage(samples("en").path) as on:
        on.app.action_who()
        await on.settle()
        await on.type("walter ar")
        await on.press("enter")
        assert on.app.here.who == on.app.here.person.name == "Walter Archer"


async def test_who_is_asked_when_nobody_is_known(stage, samples):
    async with stage(samples("en").path, who="") as on:
        assert _("Who is at the keyboard?") in on.seen


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_wall_shows_large_numbers_and_goes_away(stage, samples, lang):
    async with stage(samples(lang).path, lang) as on:
        await on.press("f6", "enter", "f9")
        assert "█" in on.seen  # tall digits are drawn
        assert _("until {time}", time="").strip()[:2] in on.seen
        await on.press("f9")
        assert _("Back, not keyed in") in on.seen


async def test_the_other_language_starts_the_screens_again(stage, samples):
    async with stage(samples("zh").path, "zh") as on:
        on.app.other_language()
        await on.pilot.pause()
        assert on.app.return_value == Again("en")


async def test_what_nobody_foresaw_becomes_one_message_and_the_screen_stays(stage, samples):
    async with stage(samples("en").path) as on:
        on.app.screen.do(lambda _office: 1 / 0)
        await on.settle()
        assert str(trace.path()) in on.said
        assert "ZeroDivisionError" in trace.path().read_text("utf-8")
        await on.press("f5")
        assert on.app.current_mode == "meetings"
        assert isinstance(on.app.faults.pop(), ZeroDivisionError)


async def test_a_dialog_is_left_before_another_place_is_visited(stage, samples):
    async with stage(samples("en").path) as on:
        await on.press("f5", "ctrl+n", "f3")
        assert on.app.current_mode == "meetings"
        assert _("Finish this first, or leave it with Esc.") in on.said
        await on.press("escape", "f3")
        assert on.app.current_mode == "roll"


async def test_a_click_on_a_place_goes_there(stage, samples):
    async with stage(samples("en").path) as on:
        at = on.seen.splitlines()[0].index("F4")
        await on.pilot.click(offset=(at + 2, 0))  # the two hanzi before it take four cells
        await on.settle()
        assert on.app.current_mode == "matters"
