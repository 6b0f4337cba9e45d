"""People picked by bytes alone: whom the letters before Enter mean is taken, list or no list."""

from __future__ import annotations

from pypinyin import lazy_pinyin
from tests.hands.test_record import remarks

from meeting_tui.desk.meetings import acts as meetings


def test_the_speaker_is_whoever_the_letters_mean(evening):
    at = evening("zh")
    with at.office() as office:
        wanted = meetings.meeting(office, at.meeting).in_room[1].person
    syllables = lazy_pinyin(wanted.name)
    ways = (("".join(each[0] for each in syllables), 0), ("2", 5), ("".join(syllables), 0))
    with at.sit() as term:
        term.key("f5", "enter", "f8")
        term.wait("充电棚选址", "Ctrl+K")
        for letters, pace in ways:
            for n in range(3):
                term.type(f"\x0b{letters}\r{letters}第{n}句\r", pace)
            term.wait(f"{letters}第2句")
            term.type("\x0b1\rsomebody else\r", pace)
            term.wait("somebody else")
        term.leave()
    said = [(who, text) for who, text in remarks(at) if text != "somebody else"]
    assert said == [(wanted.name, f"{letters}第{n}句") for letters, _pace in ways for n in range(3)]


def test_who_sits_down_is_picked_by_one_key_everywhere(evening):
    at = evening("zh")
    with at.office() as office:
        wanted = meetings.meeting(office, at.meeting).in_room[0].person
    with at.sit() as term:
        for place in ("f3", "f5"):
            term.key(place, "f12")
            term.type(f"{wanted.name}\r", 5)
            term.wait(f"F12 {wanted.name}")
        term.key("enter", "f8")
        term.wait("Ctrl+K")
        term.type("signed by me\r")
        term.gone("] signed by me")
        term.leave()
    with at.office() as office:
        last = meetings.record(office, at.meeting)[-1]
    assert (last.kind, last.author, last.body.get("author_id")) == ("remark", wanted.name, wanted.id)


def test_several_people_one_after_another_by_letters_alone(evening):
    at = evening("zh")
    with at.office() as office:
        first, second = (stay.person for stay in meetings.meeting(office, at.meeting).in_room[:2])
    with at.sit("120x40") as term:
        term.key("f4", "enter", "f8", *["down"] * 7, "ctrl+o")
        term.type(f"{first.name}\r")
        term.type(f"{second.name}\r", 5)
        term.wait(f"{first.name} {first.unit}、{second.name} {second.unit}")
        term.leave()
