"""Picking people: found by any part, taken though the list lags, told apart by unit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tui.test_meeting import PEOPLE, at_table, committee

from meeting_tui.desk import communities
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.persons.search import PersonIndex
from meeting_tui.desk.roll.search import BAR, search_text
from meeting_tui.lang import _
from meeting_tui.record.person import Person
from meeting_tui.tui.people.field import PersonField
from meeting_tui.tui.people.picker import PeoplePicker

__all__ = ["committee"]
NAMES = st.text("张王李刘陈单曾娜芳伟军秀", min_size=2, max_size=3)
ROLLS = st.lists(st.tuples(NAMES, st.integers(1, 9), st.integers(101, 909)), min_size=1, max_size=40)


@given(ROLLS, st.data())
@settings(max_examples=60, deadline=None)
def test_any_beginning_of_pinyin_initials_or_room_finds_the_person(rows, data):
    words = [search_text((name,), [("", str(unit), str(room))]) for name, unit, room in rows]
    people = [Person(no, name, f"{unit}-{room}") for no, (name, unit, room) in enumerate(rows, 1)]
    index = PersonIndex(list(zip(words, people, strict=True)))
    at = data.draw(st.integers(0, len(rows) - 1))
    word = data.draw(st.sampled_from([each for each in words[at].split(BAR) if each]))
    typed = word[: data.draw(st.integers(1, len(word)))]
    assert people[at] in index.search(data.draw(st.sampled_from([typed, typed.upper()])), 50)
    assert people[at] in index.called(word)
    assert index.search(word, 1, [people[at].id]) == (people[at],)  # who is in the room is on top


async def form(on) -> None:
    """A new meeting's form, in the field of who chairs."""
    await on.press("f5", "ctrl+n", *["tab"] * 5)
    assert isinstance(on.app.focused, PersonField)


def chosen(on, name: str) -> PersonField:
    return on.app.screen.query_one(f"#field-{name}", PersonField)


async def test_whoever_is_meant_in_full_needs_no_list(stage, copy, lang):
    async with stage(copy(lang).path, lang) as on:
        everybody = persons.people(on.app.here)
        wanted = next(each for each in everybody if len(persons.meant(on.app.here, each.name)) == 1)
        await form(on)
        await on.type(wanted.name)
        await on.press("enter")
        assert chosen(on, "chair").refs == wanted.ref
        assert chosen(on, "chair").value == f"{wanted.name} {wanted.unit}".strip()
        assert on.app.focused.field == "recorder"
        await on.type(wanted.unit.rpartition("-")[2] + " " + wanted.name)
        await on.press("enter")
        assert isinstance(on.app.screen, PeoplePicker) or chosen(on, "recorder").refs == wanted.ref


async def test_initials_of_one_are_enough_full_width_too(stage, committee):
    async with stage(committee, "zh") as on:
        await form(on)
        await on.type("ＬＸＹ")
        await on.press("enter")
        assert chosen(on, "chair").value.startswith("李秀英")


async def test_a_mere_text_is_refused_at_its_field(stage, committee, lang):
    async with stage(committee, lang) as on:
        await form(on)
        await on.type("隔壁老王")
        await on.press("ctrl+s")
        assert "隔壁老王" in on.said
        assert on.app.focused.field == "chair"
        assert meetings.meetings(on.app.here) == ()
        await on.press("enter")
        assert isinstance(on.app.screen, PeoplePicker)
        assert _("Ctrl+N registers a guest").split()[0] in on.seen
        await on.press("escape")
        assert chosen(on, "chair").value == "隔壁老王"


async def test_a_guest_is_registered_by_one_key_and_taken(stage, committee, lang):
    async with stage(committee, lang) as on:
        await form(on)
        await on.type("冯立")
        await on.press("enter", "ctrl+n")
        await on.press("enter", "enter")
        await on.type("物业")
        await on.press("enter")
        guest = persons.find(on.app.here, "冯立")
        assert (guest.name, guest.organ) == ("冯立", "物业")
        assert chosen(on, "chair").refs == guest.ref


async def test_two_of_one_name_are_told_apart_by_unit(stage, committee):
    async with stage(committee, "zh") as on:
        first = persons.register(on.app.here, "张伟民", "3-201")
        second = persons.register(on.app.here, "张伟民", "7-502")
        await form(on)
        await on.type("张伟民")
        await on.press("enter")
        assert isinstance(on.app.screen, PeoplePicker)
        assert "3-201" in on.seen
        assert "7-502" in on.seen
        await on.press("down", "enter")
        assert chosen(on, "chair").refs == second.ref
        await on.type("张伟民 3-201")
        await on.press("enter")
        assert chosen(on, "recorder").refs == first.ref


async def test_an_answer_to_older_letters_never_replaces_a_newer_list(stage, committee):
    async with stage(committee) as on:
        await on.press("f12")
        picker = on.app.screen
        assert isinstance(picker, PeoplePicker)
        await on.type("李")
        newer = picker._found
        picker._latest = newer.query
        for query in ("", "张"):
            picker._seek(query)
        picker._latest = newer.query
        await on.settle()
        assert picker._found == newer


@pytest.mark.parametrize("keys", ["lxy", "zw", "lixiu", "2"])
async def test_enter_takes_whom_its_letters_mean_though_the_list_lags(stage, committee, keys):
    async with stage(committee) as on:
        await at_table(on, 3, "f8", "f8", "ctrl+k")
        picker = on.app.screen
        picker._seek = lambda _query: None  # the list never comes
        await on.press(*keys, "enter")
        assert on.app.screen is not picker
        wanted = {"zw": "张伟"}.get(keys, "李秀英")
        assert on.app.screen.talk.speaker.name == wanted


async def test_of_several_nobody_is_taken_unseen(stage, committee):
    async with stage(committee) as on:
        persons.register(on.app.here, "李小宇", "9-909")
        await form(on)
        await on.press("ctrl+o")
        picker = on.app.screen
        picker._seek = lambda _query: None
        await on.press("l", "x", "y", "enter")
        assert on.app.screen is picker
        assert [each.name for each in picker._found.people] == ["李小宇", "李秀英"]
        await on.press("down", "enter")
        assert chosen(on, "chair").value.startswith("李秀英")


async def test_a_member_is_meant_before_everybody_else_when_it_is_asked_who_sits_here(stage, committee):
    async with stage(committee) as on:
        persons.register(on.app.here, "李小宇", "9-909")
        await on.press("f12", "l", "x", "y", "enter")
        assert on.app.who == "李秀英"


async def test_who_sits_here_is_asked_for_and_stands_in_the_frame(stage, committee, lang):
    async with stage(committee, lang, who="") as on:
        assert isinstance(on.app.screen, PeoplePicker)
        await on.type("lxy")
        await on.press("enter")
        assert on.app.here.person.name == "李秀英"
        assert "F12 李秀英" in on.seen
        await on.press("f5", "f12")
        await on.type("zhangwei")
        await on.press("enter")
        assert on.app.here.actor.name == PEOPLE[2]
        assert "F12 张伟" in on.seen


async def test_several_are_added_one_after_another(stage, copy):
    async with stage(copy("zh").path, "zh") as on:
        seats = communities.members(on.app.here)
        await on.press("f2", "1")
        field = chosen(on, "member")
        before = field.refs.split("\n")
        field.focus()
        await on.press("end")
        field.value = field.value.rpartition("、")[0] + "、王建国"
        await on.press("enter")
        assert field.refs.split("\n") == [*before[:-1], "p1"]
        await on.press("enter")
        after = communities.members(on.app.here)
        assert {each.person for each in after} == {each.person for each in seats} - {int(before[-1][1:])} | {
            1
        }


@pytest.mark.parametrize(
    ("lang", "typed", "between"), [("zh", "{name}", "、"), ("zh", "、{name}", "、"), ("en", " {name}", ", ")]
)
async def test_whoever_is_typed_on_behind_somebody_picked_is_somebody_else(stage, copy, lang, typed, between):
    async with stage(copy(lang).path, lang) as on:
        first, second = [each for each in persons.people(on.app.here) if each.unit][:2]
        await on.press("f4", "enter", "f8")
        for _field in range(12):
            if getattr(on.app.focused, "field", "") != "tellers":
                await on.press("down")
        await on.press("ctrl+o")
        await on.type(first.name)
        await on.press("enter")
        assert chosen(on, "tellers").refs == first.ref
        await on.type(typed.format(name=second.name))
        assert chosen(on, "tellers").value == f"{first.name} {first.unit}{between}{second.name}"
        await on.press("enter")
        assert chosen(on, "tellers").refs.split("\n") == [first.ref, second.ref]
