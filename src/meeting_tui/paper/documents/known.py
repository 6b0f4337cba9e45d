"""Who is known when a paper is made, and who of them stands on it in clear, by capacity.

What shape alone does not tell: the names of the roll, telephone numbers and units in whatever spelling.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, lru_cache
from itertools import accumulate

from meeting_tui.lang import N_
from meeting_tui.paper.documents.masking import STAR, Hidden, person, starred, twin, unit
from meeting_tui.paper.documents.ordinary import is_word

CAPACITIES = {
    "member": N_("member of the committee"),
    "chair": N_("in the chair"),
    "recorder": N_("recorder"),
    "teller": N_("teller"),
    "scrutineer": N_("scrutineer"),
    "signer": N_("signs a record"),
    "candidate": N_("on the ballot"),
    "invited": N_("invited for an organisation"),
    "contact": N_("how the office is reached"),
    "lots": N_("what lots were drawn with"),
}
"""In which somebody, or something, stays in clear on a public paper."""
_RUN = re.compile(r"\d(?:[ \t\n\u3000().-]{0,3}\d){5,}")
_PARTS = re.compile(r"[0-9a-z]+")
_COMMUNITY = "community"
_LONG = ("contact", "lots")  # no names, and others may stand in them
_REACHED = ("phone", "mail", "chat", "room")
"""By what an office is reached."""
_LEAST = 6  # digits of a telephone number: fewer are found in anything
_OF = r"\s*(?:年|月|日|时|元|户|人|张|票|㎡|%)"
_ALONE = re.compile(rf"(?<![\d:.,/-])\d{{2,5}}(?![\d:.,/-]|{_OF})")
"""A short number that is no time, date, amount, area or part of one: it may be a reference of the roll."""
_DOOR = re.compile(rf"(?<!\d)(?<!\d[:.,/-])\d{{3,5}}(?!\d|[:.,/-]\d|{_OF})")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_COUNTS = re.compile(rf"{_OF}(?!主)|\s*(?:[万亿]|平|m²|yuan|euro|dollar|pound)")
_BETWEEN = " \t\u3000()（），,、:：-"
"""What stands between a name and the room beside it."""


@dataclass(frozen=True, slots=True)
class InClear:
    """A text that a public copy shows as it is, and in which of the `CAPACITIES`."""

    text: str
    capacity: str


@dataclass(frozen=True)
class Known:
    """What is known of people when a paper is made, and what of it stays in clear.

    `labelled`: names with what tells them from others of one name. `units` are as the roll writes them,
    `references` tell people apart on the roll. A name in clear is not masked, whoever else bears it; it takes
    no number, room or address with it.
    """

    names: frozenset[str] = frozenset()
    labelled: frozenset[tuple[str, str]] = frozenset()
    units: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    references: frozenset[str] = frozenset()
    clear: tuple[InClear, ...] = ()

    def joined(self, other: Known) -> Known:
        """Both."""
        sets = {
            each.name: getattr(self, each.name) | getattr(other, each.name)
            for each in fields(Known)
            if each.name != "clear"
        }
        return Known(clear=tuple(dict.fromkeys((*self.clear, *other.clear))), **sets)

    def of(self, community: str) -> Known:
        """The same people on a paper of this community, whose own name is no neighbour's: 梧桐 in 梧桐苑."""
        return _first(replace(self, clear=(*self.clear, InClear(community, _COMMUNITY))))

    def found(self, text: str) -> Iterator[Hidden]:
        """What of these people stands in a text; what is part of a longer name in clear is that name's."""
        longer = [(each.start, each.end) for each in self._clear.found(text)]
        for each in self._names.found(text):
            if any(start <= each.start and each.end <= end for start, end in longer):
                continue
            if is_word(text, each.start, each.end):
                continue
            here = text[each.start : each.end]
            if each.whole in self.units and _is_number(twin(text), each):
                continue
            yield replace(each, shown=unit(here)) if each.whole in self.units else each
        for match in _ALONE.finditer(twin(text)):
            if match[0] in self._short:
                yield Hidden(*match.span(), "name", starred("identity", match[0]), match[0])
        yield from self._beside(text)
        for match in _RUN.finditer(twin(text)):
            digits = re.sub(r"\D", "", match[0])
            if any(phone in digits for phone in self._phones):
                shown = starred("phone", text[match.start() : match.end()])
                yield Hidden(*match.span(), "phone", shown, match[0])

    def named(self, text: str) -> Iterator[str]:
        """The names, units and references in a text, masked or not, as they are known."""
        for finder in (self._names, self._everybody):
            yield from (each.whole for each in finder.found(text))

    def _beside(self, text: str) -> Iterator[Hidden]:
        """Rooms of the roll that are a number alone, beside the name of whoever it is: 王小二 802."""
        plain = "".join(a if _hanzi(a) else b for a, b in zip(text, twin(text), strict=True))
        rooms = [match for match in _DOOR.finditer(plain) if match[0] in self._rooms]
        people = list(self._everybody.found(text)) if rooms else []
        ends, starts = {each.end for each in people}, {each.start for each in people}
        for match in rooms:
            before, after = plain[: match.start()].rstrip(_BETWEEN), plain[match.end() :].lstrip(_BETWEEN)
            if len(before) in ends or len(plain) - len(after) in starts:
                yield Hidden(*match.span(), "room", STAR * len(match[0]), match[0])

    def keeps(self, found: Hidden) -> bool:
        """Whether what a shape found is the office's own and nobody's home or number."""
        key = _key(found.whole)
        if found.what not in _REACHED or not any(key in each for each in self._offices):
            return False
        digits = re.sub(r"\D", "", twin(found.whole))
        return not any(phone in digits for phone in self._phones) and not self._home(_door(found.whole))

    def _home(self, door: tuple[str, ...]) -> bool:
        """Whether it is a unit of the roll; a room without its building may be any of that number."""
        return door in self._doors or (len(door) == 1 and any(each[-1:] == door for each in self._doors))

    @cached_property
    def _names(self) -> NameFinder:
        clear = {_key(each.text) for each in self.clear}
        named = {name: person(name) for name in self.names if _key(name) not in clear}
        told = {f"{name} {apart}": f"{person(name)} {unit(apart)}" for name, apart in self.labelled}
        marks = {each: starred("identity", each) for each in self.references - self._short}
        doors = {each: unit(each) for each in self.units if not each.isdecimal()}
        return NameFinder({**doors, **marks, **told, **named})

    @cached_property
    def _clear(self) -> NameFinder:
        return NameFinder({each.text: "" for each in self.clear if each.capacity not in _LONG})

    @cached_property
    def _everybody(self) -> NameFinder:
        return NameFinder(dict.fromkeys((*self.names, *(each.text for each in self.clear)), ""))

    @cached_property
    def _rooms(self) -> frozenset[str]:
        return frozenset(each[-1] for each in self._doors if each and len(each[-1]) > 2)

    @cached_property
    def _short(self) -> frozenset[str]:
        """References that are digits, and too few of them to be found between other signs."""
        return frozenset(each for each in self.references if each.isdecimal() and len(each) < _LEAST)

    @cached_property
    def _phones(self) -> frozenset[str]:
        numbers = (re.sub(r"\D", "", twin(each)) for each in self.phones)
        return frozenset(each.removeprefix("86") for each in numbers if len(each) >= _LEAST)

    @cached_property
    def _offices(self) -> tuple[str, ...]:
        return tuple(_key(each.text) for each in self.clear if each.capacity in _LONG)

    @cached_property
    def _doors(self) -> frozenset[tuple[str, ...]]:
        return frozenset(map(_door, self.units))


@lru_cache(maxsize=16)
def _first(known: Known) -> Known:
    """Of those that are equal the first: what it looks for is worked out once for all of an evening."""
    return known


def _key(text: str) -> str:
    return "".join(char for char in twin(text).casefold() if char.isalnum())


def _is_number(plain: str, found: Hidden) -> bool:
    """Whether what has the digits of a unit is an amount or a size: `221.02 元` is no 2-2-102."""
    here = plain[found.start : found.end]
    if not _NUMBER.fullmatch(here):
        return False
    if _COUNTS.match(plain, found.end) or plain[: found.start].endswith(("¥", "€", "$", "£")):
        return True
    parts, pieces = (
        set(accumulate(map(len, _PARTS.findall(each.casefold())))) for each in (found.whole, here)
    )
    return not pieces <= parts


def _door(text: str) -> tuple[str, ...]:
    """Building and room of a place, however it is written; the stair between them is left out."""
    parts = [each for each in _PARTS.findall(twin(text).casefold()) if len(each) == 1 or not each.isalpha()]
    return (*parts[:1], *parts[1:][-1:])


@dataclass(frozen=True)
class NameFinder:
    """Texts to be found whatever their widths, capitals and the spaces in them; `shown` instead of each."""

    shown: Mapping[str, str]
    _by_two: dict[str, list[tuple[str, str]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_two: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for text in self.shown:
            if len(key := _key(text)) > 1:
                by_two[key[:2]].append((key, text))
        for each in by_two.values():
            each.sort(key=lambda pair: -len(pair[0]))
        object.__setattr__(self, "_by_two", by_two)

    def found(self, text: str) -> Iterator[Hidden]:
        """Where they stand, the longest that begins at a place."""
        if not self._by_two:
            return
        plain = twin(text).casefold()
        if len(plain) != len(text):  # a capital that becomes two small letters
            plain = "".join(low if len(low := char.casefold()) == 1 else char for char in twin(text))
        places = [at for at, char in enumerate(plain) if char.isalnum()]
        dense = "".join(plain[at] for at in places)
        for at in range(len(dense) - 1):
            for key, name in self._by_two.get(dense[at : at + 2], ()):
                if dense.startswith(key, at) and _whole(plain, text, places[at], places[at + len(key) - 1]):
                    start, end = places[at], places[at + len(key) - 1] + 1
                    yield Hidden(start, end, "name", self.shown[name], name)
                    break


def _whole(plain: str, text: str, first: int, last: int) -> bool:
    """Latin letters and digits are a whole word; hanzi are words anywhere; never across a line of text."""
    return "\n" not in plain[first:last] and not (_joins(plain, text, first - 1) or _joins(plain, text, last))


def _joins(plain: str, text: str, at: int) -> bool:
    """Whether what stands there and the sign behind it are of one word or one number: no name runs into the
    number of a room, nor one that ends in 六."""
    left, right = plain[max(0, at) : at + 1], plain[at + 1 : at + 2]
    if not (left and right and _PARTS.fullmatch(left + right)):
        return False
    return left.isdigit() == right.isdigit() and _hanzi(text[at]) == _hanzi(text[at + 1])


def _hanzi(char: str) -> bool:
    return "\u3400" <= char < "\ua000"
