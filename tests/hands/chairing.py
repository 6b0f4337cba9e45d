"""Whoever takes down two hours at the chair's table, and tells what they typed as they go."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache

from pypinyin import lazy_pinyin
from tests.hands.hours import MARKS, MEMBERS, PEOPLE, TWO, Dealt, Moved, Script, Spoken, Stay
from tests.hands.terminal import Terminal, squeezed
from tests.hands.typist import Typist

from meeting_tui.desk.roll.search import BAR, search_text
from meeting_tui.lang import Lang


def name_of(who: str) -> str:
    """Without the home."""
    return who.rpartition(" ")[0]


def label(who: str) -> str:
    """As everybody in the room calls them: with the home where two bear the name."""
    return who if name_of(who) == TWO else name_of(who)


def initials(who: str) -> str:
    """The first letters of the syllables, as they are typed."""
    name = name_of(who)
    return "".join(each[0] for each in (name.split() if name.isascii() else lazy_pinyin(name))).lower()


@cache
def ways(who: str) -> tuple[str, ...]:
    """How one may be called so that nobody else is meant, which the program's own index is asked: a few
    letters may begin another's syllables too."""
    found = [search_text((name_of(each),), ()) for each in PEOPLE]
    alone = sum(f"{BAR}{initials(who)}" in words for words in found) == 1
    return (label(who), who.rpartition(" ")[2], initials(who)) if alone else (label(who),)


class Secretary(Typist):
    """A typist who writes down beside the keyboard what was done; `script` is that."""

    def __init__(self, term: Terminal, lang: Lang, script: Script, now: Callable[[], datetime]) -> None:
        super().__init__(term, lang)
        self.script, self._now = script, now
        self._speaks, self._said = "", 0

    @property
    def item(self) -> Dealt:
        """The item that is dealt with."""
        return self.script.items[-1]

    # people

    def checks_in(self, members: Sequence[str], others: Sequence[str]) -> None:
        """Before the opening: the space bar for members, a form for each other."""
        self.key("ctrl+b")
        self.sees("Someone else")
        self.types("　" * len(members))
        for who in others:
            self.key("ctrl+n")
            self.sees("Someone comes who is no member")
            self.line(who)
            self.key("ctrl+s")
            self.loses("Someone comes who is no member")
        self.key("f8")
        self.loses("Someone else")
        self.script.stays += [Stay(who, "member") for who in members]
        self.script.stays += [Stay(who, "invited") for who in others]

    def comes(self, who: str) -> None:
        """In the middle: the mark, who it is, and as what."""
        began = self._now()
        self.line(f"＠{who}")
        asked = "{name} is not here yet. If they come now, as what?"
        self.sees(asked, name=who)
        self.line("2")
        self.loses(asked, name=who)
        self.script.stays.append(Stay(who, "observer", (began, self._now())))

    def goes(self, who: str) -> None:
        """The same mark."""
        began = self._now()
        self.line(f"@{label(who)}")
        self.finds(label(who), self._("leaves"))
        next(stay for stay in self.script.stays if stay.who == who and not stay.left).left = (
            began,
            self._now(),
        )

    def is_back(self, who: str) -> None:
        """Once more: as what is known."""
        capacity = next(stay.capacity for stay in self.script.stays if stay.who == who)
        began = self._now()
        self.line(f"＠{label(who)}")
        self.finds(label(who), self._("comes ({capacity})").partition("{")[0])
        self.script.stays.append(Stay(who, capacity, (began, self._now())))

    def finds(self, name: str, what: str) -> None:
        """Wait until that stands beside the name in the record's last line about them."""
        said = re.compile(f"{re.escape(name)} +{re.escape(what)}")
        self._term.until(lambda shown: bool(said.search(shown)), said.pattern)

    # the agenda and the line

    def takes_up(self, number: str, most: int, title: str) -> None:
        """The next item."""
        self.key("f8")
        self.sees("Item {no} of {most}: {title}", no=number, most=most, title=title)
        self.script.items.append(Dealt(title))

    def says(self, who: str, text: str, form: str = "speech") -> None:
        """A remark in one line: with whose it is, unless they speak already."""
        mark, turn = MARKS[form], ways(who)
        call = "" if who == self._speaks else f"{turn[self._said % len(turn)]}："
        typed = f"{mark}{call}{text}" if self._said % 2 else f"{call}{mark}{text}"
        typed = typed if call or mark else f"：{text}"
        if "\n" in text:
            self.paste(typed)
            self.key("enter")
        else:
            self.line(typed)
        self._speaks, self._said = who, self._said + 1
        self.item.said.append(Spoken(who, text, form))

    def settles(self) -> None:
        """Look up: what was said last is there."""
        self._term.reads(squeezed(self.item.said[-1].text)[:8])

    # votes

    def moves(self, who: str, text: str, method: str, numbers: tuple[int, int, int], outcome: str) -> int:
        """A motion by the line; its number."""
        self.line(f"＃{ways(who)[0]}：{text}")
        return self._moved(Moved(text, who, method, numbers, outcome))

    def amends(self, who: str, text: str, method: str, numbers: tuple[int, int, int], outcome: str) -> int:
        """The whole new wording in a form; the vote follows at once."""
        self.key("ctrl+t")
        self.sees("Moved by")
        self.key("end", "ctrl+u")
        self.types(text)
        self.key("tab")
        self.instead(who)
        self.key("ctrl+s")
        return self._moved(Moved(text, who, method, numbers, outcome))

    def _moved(self, motion: Moved) -> int:
        self.item.moved.append(motion)
        return sum(len(each.moved) for each in self.script.items)

    def votes(self, no: int) -> None:
        """F8: the roll of the motion that waits."""
        self.key("f8")
        self.sees("Roll call on motion {no}", no=no)

    def another_way(self, no: int, digit: str) -> None:
        """By hands, by slips, or nobody objects."""
        self.types("４")
        self.sees("How is motion {no} voted on?", no=no)
        self.line(digit)

    def counts(self, voters: int, numbers: Sequence[object], tellers: str = "") -> None:
        """What was counted, one field after another; of hands an empty one is all others."""
        others = "" if tellers else " Leave one empty: all others."
        self.sees(f"With a vote here: {{n}}.{others}", n=voters)
        for number in numbers:
            self.line(str(number))
        if tellers:
            self.line(tellers)
        self.loses(f"With a vote here: {{n}}.{others}", n=voters)

    def stands_aside(self, who: str, why: str) -> None:
        """No vote on this item."""
        self.key("ctrl+a")
        self.sees("Stands aside on this item")
        self.line(who)
        self.line(why)
        self.loses("Stands aside on this item")

    # second thoughts

    def puts_right(self, *, text: str = "", who: str = "") -> None:
        """What was said last should say something else, or was another's."""
        self.settles()
        self.key("up", "enter")
        self.sees("Put it right with a new entry")
        self.key("enter")
        self.sees("It should say")
        if text:
            self.key("end", "ctrl+u")
            self.types(text)
        if who:
            self.key("tab")
            self.instead(who)
        self.key("ctrl+s")
        self.loses("It should say")
        last = self.item.said[-1]
        last.text, last.who = text or last.text, who or last.who


CHAIR, RECORDER = (" ".join(each) for each in MEMBERS[:2])
