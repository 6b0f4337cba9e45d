"""Esc destroys nothing: forms, pickers, roll calls, half-marked papers are as they were when one returns."""

from __future__ import annotations

from typing import get_args

from tests.tui.test_meeting import at_table, committee
from textual import events

from meeting_tui.tui.ask import Ask
from meeting_tui.tui.form import FieldKind, Form, FormField
from meeting_tui.tui.meetings.rollcall import RollCall
from meeting_tui.tui.people.picker import PeoplePicker
from meeting_tui.tui.polls.marking import Marking
from meeting_tui.tui.polls.station import Station
from meeting_tui.tui.typed.line import TypedLine

__all__ = ["committee"]


async def test_a_form_that_was_left_is_as_it_was(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 3, "f8", "f8", "ctrl+g")
        assert isinstance(on.app.screen, Form)
        begun = on.app.screen.values
        await on.type("询价三家\n再比选")
        await on.press("escape", "ctrl+g")
        assert on.app.screen.values == begun | {"what": "询价三家\n再比选"}
        await on.press("ctrl+s", "ctrl+g")
        assert on.app.screen.values == begun


async def test_what_is_picked_by_is_there_again(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 3, "f8", "f8", "ctrl+k")
        assert isinstance(on.app.screen, PeoplePicker)
        await on.type("李")
        await on.press("escape", "ctrl+k")
        assert on.app.screen.query_one(TypedLine).value == "李"
        await on.press("enter", "ctrl+k")
        assert on.app.screen.query_one(TypedLine).value == ""


async def test_a_roll_call_that_was_left_goes_on_where_it_was(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 4, "f8", "f8", "f8", "ctrl+t")
        await on.type("同意更换")
        await on.press("ctrl+s", "1", "２", "escape", "ctrl+r")
        assert isinstance(on.app.screen, RollCall)
        assert list(on.app.screen.votes.items()) == [("p1", "for"), ("p2", "against")]


async def test_a_half_marked_paper_is_as_it_was_when_it_is_scanned_again(stage, copy):
    sample = copy("zh")
    async with stage(sample.path, "zh") as on:
        await on.press("f6", "enter", "3")
        assert isinstance(on.app.screen, Station)
        await on.press(*"75", "enter", "2", "escape", *"75", "enter")
        marks = on.app.screen.query_one(Marking).marks
        assert len(marks) == 1
        await on.press("1", "1", "enter")
        assert "000075" in on.said


async def test_what_was_typed_before_it_was_asked_confirms_nothing(stage, committee):
    async with stage(committee) as on:
        await at_table(on, 4, "f8", "f8", "f8", "ctrl+t")
        await on.type("同意更换")
        await on.press("ctrl+s", "1", "1", "1", "1")
        for key, char in (("f8", None), ("4", "4"), ("enter", "\r")):
            on.app.post_message(events.Key(key, char))  # at once, as from a keyboard that is ahead
        await on.settle()
        assert isinstance(on.app.screen, Ask)
        await on.press("enter")
        assert not isinstance(on.app.screen, (Ask, RollCall))


async def test_every_kind_of_field_shows_its_hint(stage, committee):
    unseen = []
    async with stage(committee) as on:
        for kind in get_args(FieldKind):
            field = FormField("x", "X", hint="such as Y", kind=kind, options=[("a", "b")])
            on.app.push_screen(Form("Title", [FormField("first", "First"), field], lambda *_: None))
            await on.settle()
            unseen += [] if "such as Y" in on.seen else [kind]
    assert unseen == []
