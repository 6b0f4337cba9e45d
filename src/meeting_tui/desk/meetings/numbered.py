"""Who bears which number among those who are called alike: `l2` is the second whose name begins so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from meeting_tui.desk.meetings.meant import CalledSo, Numbered
from meeting_tui.desk.persons.find import unit_key
from meeting_tui.desk.roll.search import BAR, search_text, terms
from meeting_tui.record.person import Person

LAST = 99
"""So many of one beginning bear numbers."""
_SAID = re.compile(r"([^\W\d_]+)([1-9]\d?)")
"""A beginning of a name, and a number."""


def the_numbered(
    plain: str, came: Iterable[Person], room: Iterable[Person], units: frozenset[str]
) -> CalledSo | None:
    """Who is called so and bears that number; all who are called so, of whom none is meant, where nobody
    bears it. None where it is no beginning and number, or where it is a unit."""
    said = _SAID.fullmatch(plain)
    if said is None or plain in units:
        return None
    there = tuple(room)
    begun, number = said[1], int(said[2])
    called = numbers(begun, came, (each for each in there if begins(each, begun)), units)
    found = [each for n, each in called if n == number]
    asked, inside = found or [each for _n, each in called], set(there)
    here = tuple(each for each in asked if each in inside)
    away = tuple(each for each in asked if each not in inside)
    return CalledSo(here, away, called, unsure=not found) if asked else None


def numbers(begun: str, came: Iterable[Person], here: Iterable[Person], units: frozenset[str]) -> Numbered:
    """Those who `came` and are called so, in that order: nobody's number changes when others come or leave.
    One is left out that behind these letters is one of `units`, or begins a unit of somebody `here`."""
    if not begun.isalpha():
        return ()
    taken = units | {each for one in here for each in _lettered(one, begun)}
    called = (each for each in came if _have(search_text((each.name,), ()), begun))
    return tuple((n, each) for n, each in enumerate(islice(called, LAST), 1) if f"{begun}{n}" not in taken)


def _lettered(person: Person, begun: str) -> Iterator[str]:
    """What these letters and one digit or two begin of what somebody is found by."""
    for digits in re.findall(rf"\|{begun}(\d\d?)", _words(person)):
        yield from (f"{begun}{digits}", f"{begun}{digits[0]}")


def begins(person: Person, plain: str) -> bool:
    """Whether the name in hanzi, pinyin or initials, or the unit, begins so."""
    return _have(_words(person), plain)


def _words(person: Person) -> str:
    return search_text((person.name,), [unit_key(person.unit)] if person.unit else ())


def _have(words: str, plain: str) -> bool:
    wanted = terms(plain)
    return bool(wanted) and all(f"{BAR}{word}" in words for word in wanted)
