"""Who bears which number among those who are called alike: `l2` is the second whose name begins so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
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
    called = numbers(begun, came, beginning(there, begun), units)
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
    called = islice(_have(came, begun, lambda each: _words(each.name, "")), LAST)
    return tuple((n, each) for n, each in enumerate(called, 1) if f"{begun}{n}" not in taken)


def _lettered(person: Person, begun: str) -> Iterator[str]:
    """What these letters and one digit or two begin of what somebody is found by."""
    for digits in re.findall(rf"\|{begun}(\d\d?)", _words(person.name, person.unit)):
        yield from (f"{begun}{digits}", f"{begun}{digits[0]}")


def beginning(people: Iterable[Person], plain: str) -> tuple[Person, ...]:
    """Those whose name in hanzi, pinyin or initials, or whose unit, begins so."""
    return tuple(_have(people, plain, lambda each: _words(each.name, each.unit)))


def _have(people: Iterable[Person], plain: str, words: Callable[[Person], str]) -> Iterator[Person]:
    wanted = [f"{BAR}{word}" for word in terms(plain)]
    for each in people if wanted else ():
        text = words(each)
        if all(word in text for word in wanted):
            yield each


@lru_cache(maxsize=1 << 15)
def _words(name: str, unit: str) -> str:
    return search_text((name,), [unit_key(unit)] if unit else ())
