"""The guide on the screen: opened by F1 where one stands, read by keys, left by Esc."""

from __future__ import annotations

from importlib import import_module

import pytest
from textual.widgets import Markdown

from meeting_tui.lang import guides
from meeting_tui.tui.guide import Guide
from meeting_tui.tui.shell import PLACES


@pytest.mark.parametrize(
    ("keys", "name"), [((), "start"), (("f3",), "roll"), (("f5", "enter", "f8"), "chair")]
)
async def test_help_leads_to_the_guide_of_the_place_and_esc_back(stage, samples, keys, name):
    async with stage(samples("zh").path, "zh", (80, 24)) as on:
        await on.press(*keys)
        here = on.app.screen
        await on.press("f1", "f1")
        assert guides.page(name, "zh").title in on.seen
        await on.press("escape")
        assert on.app.screen is here


async def test_the_guide_is_read_and_left_by_keys_where_it_is_narrow(stage, samples, lang):
    async with stage(samples(lang).path, lang, (80, 24)) as on:
        await on.press("f3", "f1", "f1")
        top = on.seen
        await on.press("pagedown")
        assert on.seen != top
        await on.press("f8")
        assert guides.page("meetings", lang).title in on.seen
        await on.press("ctrl+o", "1", "enter")
        assert guides.page("start", lang).title in on.seen
        await on.press("escape", "escape")
        assert on.seen == top


async def test_a_link_leads_to_its_page_also_in_the_other_language(stage, samples):
    async with stage(samples("en").path, "en") as on:
        await on.press("f3", "f1", "f1")
        markdown = on.app.screen.query_one(Markdown)
        markdown.post_message(Markdown.LinkClicked(markdown, "zh/roll.md"))
        await on.settle()
        assert guides.page("roll", "zh").title in on.seen
        markdown.post_message(Markdown.LinkClicked(markdown, "https://example.org/"))
        await on.settle()
        assert "https://example.org/" in on.said
        assert on.app.screen.query_one(Markdown)


@pytest.mark.parametrize("name", PLACES)
def test_every_place_names_a_page_there_is(name):
    assert getattr(import_module(f"meeting_tui.tui.{name}.screen"), name.title()).GUIDE in guides.NAMES


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_every_page_is_drawn(stage, samples, lang):
    async with stage(samples(lang).path, lang, (80, 24)) as on:
        on.app.push_screen(Guide(guides.NAMES[0]))
        await on.settle()
        for name in guides.NAMES:
            assert guides.page(name, lang).title in on.seen
            assert "<!--" not in on.seen
            await on.press("f8")
