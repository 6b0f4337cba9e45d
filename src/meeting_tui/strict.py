"""JSON and TOML from outside: strict, and bounded in depth and in the length of a number.

RFC 8259 leaves open what a key that stands twice means, how deep values nest and how long numbers are; what
two programs read differently proves nothing. Sizes are bounded where the file is opened.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn

from meeting_tui.clean import clean
from meeting_tui.refusal import Key, Refusal

DEEPEST = 256
"""Values inside values."""
MOST_PARTS = 32
"""Of a dotted key."""
LONGEST_NUMBER = 40
LONGEST_TOML = 500_000
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_MARK = re.compile(r'["\'#\[\]{}.,=\n]')


def json_of(text: str, *, point: Callable[[str], Any] | None = None) -> Any:
    """The value of a JSON text; json.JSONDecodeError when it is none.

    Refusals strict.twice (a key that stands twice), strict.deep, strict.long (a number), strict.point.

    `point` makes a value of a number with a point, of NaN and the like; without it they are refused, for
    nothing is decided with floats.
    """
    value = None if point else _plain(text)
    if value is not None:
        return value
    if text.count("[") + text.count("{") > DEEPEST:
        _shallow(text)
    return (_decoder(point) if point else _STRICT).decode(text)


def _plain(text: str) -> dict[str, Any] | None:
    """The value of a text that plainly has no key twice: as many colons as its two upper levels have keys.

    None where that can't be told so cheaply; a pair has a colon, and one that was lost would be missing.
    """
    try:
        value, end = _SCAN(text, 0)
    except (StopIteration, json.JSONDecodeError, RecursionError):
        return None
    if end != len(text) or type(value) is not dict:
        return None
    if _may_be_deep(text):
        return None
    return None if _more_colons(text, [value]) else value


def _more_colons(text: str, values: Sequence[dict[str, Any]]) -> int:
    """How many more colons a text has than the two upper levels of its values have keys."""
    below = text.count(":") - sum(map(len, values))
    if below:
        for value in values:
            for each in value.values():
                if type(each) is dict:
                    below -= len(each)
    return below


def objects_of(texts: Sequence[str]) -> Sequence[dict[str, Any]] | None:
    """The values of JSON texts that plainly are objects without a key twice, in half the time of one by one;
    None where that can't be told so cheaply, and `json_of` says of each what it is.

    They are read as one list with `NaN` between them, which none of them holds: where as many values as there
    are texts stand between the marks, and every mark stands there, each text is one value by itself.
    """
    try:
        several = f"[{_BETWEEN.join(texts)}]"
        values, end = _SCAN_SEVERAL(several, 0)
    except (StopIteration, ValueError, KeyError, TypeError, RecursionError, Refusal):
        return None
    found, marks = values[::2], values[1::2]
    if end != len(several) or len(found) != len(texts) or {*map(type, found)} != {dict}:
        return None
    if several.count(_NAN) != len(marks) or not all(mark is _STOP for mark in marks):
        return None
    return None if any(map(_may_be_deep, texts)) or _more_colons(several, found) else found


def _may_be_deep(text: str) -> bool:
    """Lists alone can nest deeper than the two levels whose keys are counted."""
    return len(text) > DEEPEST and text.count("[") > DEEPEST - 2


def _shallow(text: str) -> None:
    bare, depth = _STRING.sub('""', text), 0
    for found in re.finditer(r"[\[\]{}]", bare):
        depth += 1 if found[0] in "[{" else -1
        if depth > DEEPEST:
            raise Refusal("strict.deep", line=bare.count("\n", 0, found.start()) + 1, most=DEEPEST)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _value in pairs]
        raise Refusal("strict.twice", key=Key(clean(next(key for key in keys if keys.count(key) > 1))))
    return found


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise Refusal("strict.long", most=LONGEST_NUMBER)
    return int(digits)


def _no_float(number: str) -> NoReturn:
    raise Refusal("strict.point", value=number[:LONGEST_NUMBER])


def _decoder(
    point: Callable[[str], Any], once: Callable[[list[tuple[str, Any]]], Any] | None = _once
) -> json.JSONDecoder:
    return json.JSONDecoder(object_pairs_hook=once, parse_int=_whole, parse_float=point, parse_constant=point)


_NAN = "NaN"
_BETWEEN, _STOP = f",{_NAN},", object()
_STRICT, _SCAN = _decoder(_no_float), _decoder(_no_float, None).scan_once  # type: ignore[attr-defined]
_SCAN_SEVERAL = json.JSONDecoder(
    parse_int=_whole, parse_float=_no_float, parse_constant={_NAN: _STOP}.__getitem__
).scan_once  # type: ignore[attr-defined]
"""Made once: a record of thousands of entries is read with them."""


def toml_of(text: str) -> dict[str, Any]:
    """The table of a TOML text; tomllib.TOMLDecodeError when it is none.

    Refusals strict.large, strict.deep (values in values, parts of a dotted key), strict.long (a number).
    """
    if len(text) > LONGEST_TOML:
        raise Refusal("strict.large", most=LONGEST_TOML)
    depth = parts = 0
    for at, mark in _marks(text):
        depth += (mark in "[{") - (mark in "]}")
        parts = parts + 1 if mark == "." else 0
        if depth > DEEPEST or parts > MOST_PARTS:
            raise Refusal("strict.deep", line=text.count("\n", 0, at) + 1, most=DEEPEST)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:
        raise Refusal("strict.long", most=LONGEST_NUMBER) from error


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """The marks that nest, outside strings and comments; an unfinished string is left to tomllib."""
    at = 0
    while found := _MARK.search(text, at):
        mark, at = found[0], found.end()
        if mark == "#":
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
        elif mark in "\"'":
            at = _behind(text, found.start(), mark)
        else:
            yield found.start(), mark


def _behind(text: str, start: int, quote: str) -> int:
    """The place behind a string that begins at `start`."""
    mark = quote * 3 if text.startswith(quote * 3, start) else quote
    at = start + len(mark)
    while (end := text.find(mark, at)) >= 0:
        if quote == "'" or not _escaped(text, end):
            return _last_quote(text, end + len(mark)) if len(mark) > 1 else end + 1
        at = end + 1
    return len(text)


def _last_quote(text: str, at: int) -> int:
    """A text between three quotes may end with one or two of its own."""
    while at < len(text) and text[at] == text[at - 1]:
        at += 1
    return at


def _escaped(text: str, at: int) -> bool:
    """Whether an odd number of backslashes stands before a place."""
    slashes = 0
    while at - slashes > 0 and text[at - slashes - 1] == "\\":
        slashes += 1
    return slashes % 2 == 1
