"""What stands before the words of a line at the table: a mark says as what they count, a name whose they are.

Marks are characters that an input method sends, of either width. A colon in front of the words ends it: what
stands behind it is plain words, whatever it begins with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from meeting_tui.clean import clean, clean_lines, narrow
from meeting_tui.record.meeting.values import AGAINST, FOR, FORMS, ORDER, SPEECH

COLONS = ("：", ":")
BEFORE = ";"
"""In the place of a name: whoever spoke before; behind a number, who bears it in the room."""
_SEAT = re.compile(r"\s*(\d{0,3})[;；]")
QUEUE, PRESENCE, MOTION, ACTION = "queue", "presence", "motion", "action"
NAMES_ALONE = (QUEUE, PRESENCE)
"""Acts whose mark stands before a name and needs no colon behind it."""
MARKS = {
    "??": "answer",
    "?": "question",
    "!": ORDER,
    "==": "note",
    "=": "ruling",
    "+": QUEUE,
    "@": PRESENCE,
    "#": MOTION,
    ">": ACTION,
    "》": ACTION,
}
"""Twice the mark is its companion: a question and the answer, the chair's ruling and the recorder's note."""
WIDER = 0xFEE0
"""So far behind a character stands the same in full width."""
SIDES_SAID = {
    **dict.fromkeys(("+", "支持", "赞成", "for", "pro"), FOR),
    **dict.fromkeys(("-", "反对", "against", "con"), AGAINST),
    **dict.fromkeys(("!", "程序", "程序问题", "order"), ORDER),
}


@dataclass(frozen=True)
class LineParts:
    """A line as it is written: what it does (`act`: one of `FORMS` or of the acts above), to or by whom, and
    what is said. Where `head` is nobody, it belongs to the words, and the line is `plain_act` and `plain`."""

    act: str
    head: str
    text: str
    plain_act: str = SPEECH
    plain: str = ""


def parts(typed: str) -> LineParts:
    """Take a line apart; nothing is known here of who is meant."""
    mark, rest = marked(typed)
    act = mark or SPEECH
    head, said = _addressed(rest)
    if mark in NAMES_ALONE and said is None:
        return _name_alone(act, rest)
    if not head or said is None:
        return LineParts(act, "", clean_lines(rest if said is None else said))
    inner, words = ("", said) if mark else marked(said)
    return LineParts(inner or act, head, _words(words), act, clean_lines(rest))


def _name_alone(act: str, rest: str) -> LineParts:
    name, _newline, more = rest.strip().partition("\n")
    name, side = _sided(clean(name)) if act == QUEUE else (clean(name), "")
    return LineParts(act, name, "\n".join(filter(None, (side, clean_lines(more)))), act)


def _words(said: str) -> str:
    """What is said, without the colon that says that it is no more than that."""
    bare = said.lstrip()
    return clean_lines(bare[1:] if bare.startswith(COLONS) else said)


def marked(text: str) -> tuple[str, str]:
    """What the mark in front means, empty without one, and what stands behind it."""
    bare = text.lstrip()
    for mark, act in MARKS.items():
        if narrow(bare[: len(mark)]) == mark:
            return act, bare[len(mark) :]
    return "", text


def _addressed(text: str) -> tuple[str, str | None]:
    """What stands before the colon of the first line, and behind it (None without one)."""
    if found := _SEAT.match(text):
        return f"{narrow(found[1])}{BEFORE}", text[found.end() :]
    at = _colon(text)
    return (clean(text[:at]), text[at + 1 :]) if at >= 0 else ("", None)


def _colon(text: str) -> int:
    first = text.partition("\n")[0]
    return min((first.find(colon) for colon in COLONS if colon in first), default=-1)


def _sided(name: str) -> tuple[str, str]:
    """A name, and the side behind it."""
    *before, last = name.split() or [""]
    if before and side_of(last):
        return " ".join(before), last
    if side_of(name[-1:]) and narrow(name[-1:]) in ("+", "-", "!"):
        return clean(name[:-1]), name[-1:]
    return name, ""


def side_of(said: str) -> str:
    """The side that a word or a sign means."""
    return SIDES_SAID.get(narrow(said).casefold(), "")


def with_next_form(typed: str, *, addressed: bool, wide: bool) -> str:
    """The line with the mark of the next of `FORMS`, of full width where `wide`: in front, or behind the name
    of one that is `addressed` and has no mark in front."""
    seat = _SEAT.match(typed)
    behind = seat.end() if seat else _colon(typed) + 1
    at = 0 if marked(typed)[0] or not addressed else behind
    act, rest = marked(typed[at:])
    known = act or SPEECH
    form = FORMS[(FORMS.index(known) + 1) % len(FORMS)] if known in FORMS else SPEECH
    mark = next((mark for mark, act in MARKS.items() if act == form), "")
    return typed[:at] + "".join(chr(ord(char) + WIDER) if wide else char for char in mark) + rest
