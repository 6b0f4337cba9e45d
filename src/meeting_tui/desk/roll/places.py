"""Places: one in two spellings is one, one in a single cell is taken apart, several in a cell are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from meeting_tui.clean import narrow


class PlaceParts(NamedTuple):
    """Building, stair and room as written; a part is empty where the place has none."""

    building: str
    unit: str
    room: str


_NUMERALS = {char: no for no, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰", "一二三四五六七八九十百")
_OLD = str.maketrans("棟號樓單門戶貳參陸", "栋号楼单门户贰叁陆")
_EN_BUILDING = r"(?:building|block|bldg|blk|tower|haus|gebäude|bâtiment|batiment|bât|bat)\.?"
_EN_STAIR = r"(?:stairwell|staircase|stair|entrance|aufgang|eingang|treppenhaus|escalier|esc|cage)\.?"
_EN_ROOM = r"(?:apartment|appartement|appt|apt|flat|room|rm|unit|suite|wohnung|whg|lot)\.?"
_NEXT = r"(?=[#№]?\d|[a-z]$|no|nr)"
_SIGNS = r"(?:第|#|№|no\.?|nr\.?)?"
_BUILDING = re.compile(rf"^(?:{_EN_BUILDING}{_NEXT})?{_SIGNS}(.+?)(?:#?号?[栋幢座楼]|#|号)?$")
_STAIR = re.compile(rf"^(?:{_EN_STAIR}{_NEXT})?{_SIGNS}(.+?)(?:#|号?单元|号?门|号?梯|门洞|号)?$")
_ROOM = re.compile(rf"^(?:{_EN_ROOM}{_NEXT})?{_SIGNS}(.+?)(?:#|号?[室房户]|号)?$")
_ALNUM = re.compile(r"[0-9a-z]+(?:[-/.][0-9a-z]+)*")


def place_key(building: str, unit: str, room: str) -> tuple[str, str, str]:
    """The same for one place written in two ways: `1栋`, `1 号楼`, `#1`, `一幢` and `1` are one building."""
    return _bare(building, _BUILDING), _bare(unit, _STAIR), _bare(room, _ROOM)


@lru_cache(maxsize=40_000)
def _bare(text: str, pattern: re.Pattern[str]) -> str:
    whole = "".join(narrow(text).casefold().split()).translate(_OLD)
    found = pattern.match(whole)
    core = found[1] if found else whole
    number = _numeral(core)
    if number is not None:
        return str(number)
    return core if _ALNUM.fullmatch(core) or (core != whole and len(core) == 1) else whole


def _numeral(text: str) -> int | None:
    """Chinese numerals, by place or digit by digit: 三, 十二, 二十一, 一百零三, 一二〇三."""
    plain = text.translate(_CAPITALS)
    if len(plain) > 1 and all(char in _NUMERALS for char in plain):
        return int("".join(str(_NUMERALS[char]) for char in plain))
    hundreds, hundred, rest = plain.rpartition("百")
    tens, ten, ones = rest.removeprefix("零" if hundred else "").rpartition("十")
    parts = (hundreds, tens, ones)
    if any(len(part) > 1 or (part and part not in _NUMERALS) for part in parts) or not text:
        return None
    above = (_NUMERALS.get(hundreds, 1) * 100 if hundred else 0) + (_NUMERALS.get(tens, 1) * 10 if ten else 0)
    return above + _NUMERALS.get(ones, 0)


def floor_of(room: str) -> str:
    """The floor a room's number tells, 12 of 1203: all but its last two digits; empty where it tells none."""
    found = re.fullmatch(r"([1-9]\d?)\d\d[a-z]?", room) or re.match(r"(\d{1,2})(?:/f|[楼层階])", room)
    return found[1] if found else ""


def on_floor(floor: str, room: str, heading: str) -> str:
    """A room that is called the same on every floor, with its own: `3樓A室`, `3/F Flat A`, `3楼A`."""
    if floor.isdecimal():
        floor += "/F" if heading.isascii() else "楼"
    return f"{floor} {room}" if floor.isascii() else floor + room


def loose_key(building: str, unit: str, room: str) -> str:
    """The same for places that look alike: zeros before numbers, O and 0, I, l and 1, parts elsewhere."""
    first, stair, last = place_key(building, unit, room)
    if first and last.startswith(first + "-"):
        last = last[len(first) + 1 :]
    return ".".join(token for part in (first, stair, last) for token in _tokens(part))


@lru_cache(maxsize=40_000)
def _tokens(part: str) -> tuple[str, ...]:
    alike = re.sub(r"(?<![a-z])[oil|]+(?![a-z])", _digits, part)
    tokens = re.findall(r"\d+|[a-z]+|[^\W\d_a-z]+", alike)
    return tuple(token.lstrip("0") or "0" if token.isdecimal() else token for token in tokens)


def _digits(found: re.Match[str]) -> str:
    return found[0].translate(str.maketrans("oil|", "0111"))


_DASH, _SLASH = r"[-–—‐−_]", r"[/\\]"
_WORDED = re.compile(
    r"(?P<building>(?:.+?[弄期区苑园村院])?[^-–—_/]*?(?:号楼|号院|#楼|栋|幢|座|#|号(?=\d|[a-z]|"
    r"\d*单元)))[-–—_,， ]*"
    r"(?P<unit>.+?(?:单元|门洞|号门|门|梯))?[-–—_,， ]*(?P<room>(?:\d{1,2}[-–—])?[^-–—]*\S)",
    re.IGNORECASE,
)
_EN_PARTS = (
    ("building", re.compile(rf"\b{_EN_BUILDING}(?: +|(?=[\d#]))#?(\w+)", re.IGNORECASE)),
    ("unit", re.compile(rf"\b{_EN_STAIR}(?: +|(?=[\d#]))#?(\w+)", re.IGNORECASE)),
    ("floor", re.compile(r"\b(\d+) ?/ ?f\b|\bfloor +(\d+)|\b(\d+)(?:st|nd|rd|th) +floor", re.IGNORECASE)),
    ("room", re.compile(rf"\b{_EN_ROOM}(?: +|(?=[\d#]))#?([\w-]+)", re.IGNORECASE)),
)
_PART = re.compile(r"\w{1,8}(?:栋|幢|座|号楼|楼|单元|室|房|号)?")


@lru_cache(maxsize=40_000)
def split_place(text: str) -> PlaceParts | None:
    """`3-2-501`, `1栋2单元301室`, `A座1203`, `Block A Flat 3` in their parts.

    A room alone has only that part; None: it can be read in more than one way, or in none.
    """
    whole = narrow(text)
    plain = whole.translate(_OLD)
    english = _english(whole)
    if english:
        return english
    worded = _WORDED.fullmatch(plain)
    if worded:
        spans = (worded.span(name) for name in ("building", "unit", "room"))
        parts = PlaceParts(*(whole[start:end].strip() if start >= 0 else "" for start, end in spans))
        return _told(parts)
    pieces = [piece.strip() for piece in re.split(_DASH if re.search(_DASH, whole) else _SLASH, whole)]
    if len(pieces) == 1:
        return PlaceParts("", "", whole) if _alone(plain) else None
    if not all(_PART.fullmatch(piece) for piece in pieces) or len(pieces) > len(PlaceParts._fields):
        return None
    return PlaceParts(pieces[0], pieces[1] if len(pieces) > 2 else "", pieces[-1])


def _told(parts: PlaceParts) -> PlaceParts | None:
    """What words told apart, and a stair before a dash: `3栋2-501`."""
    stair = re.fullmatch(r"(\d{1,2})[-–—](\w{2,6}室?)", parts.room)
    if stair and not parts.unit:
        return PlaceParts(parts.building, stair[1], stair[2])
    return parts if re.search(r"\w", parts.room) and not re.match(r"[-–—]", parts.room) else None


def _english(text: str) -> PlaceParts | None:
    """By the words before the parts, in any order; nothing may be left over."""
    found, rest = dict[str, str](), text
    for name, pattern in _EN_PARTS:
        match = pattern.search(rest)
        if match:
            found[name] = next(filter(None, match.groups()))
            rest = rest[: match.start()] + " " + rest[match.end() :]
    if "building" not in found or "room" not in found or re.search(r"\w", rest):
        return None
    floor = f"{found['floor']}/F " if "floor" in found else ""
    return PlaceParts(found["building"], found.get("unit", ""), floor + found["room"])


def _alone(text: str) -> bool:
    """A room and nothing else: `501`, `501室`, `12A`, `商铺3`; not `A1203` or `5楼501`."""
    return bool(re.fullmatch(r"(?:[^\W\d_]{0,6}\d{1,3}|\d{1,5})[a-z]?[室房户号]?|[a-z]", text, re.IGNORECASE))


_APART = re.compile(r"[、,，;；&+/\\\n]|\s和\s|[和及与至到~～]| (?:and|to|bis|et|und) ", re.IGNORECASE)
_RANGE = re.compile(r"([a-z]?)(\d{2,5})室?[-–—]\1(\d{2,5})室?", re.IGNORECASE)


@lru_cache(maxsize=40_000)
def several_rooms(text: str) -> tuple[str, ...]:
    """The rooms of `101/102`, `101、102室` or `101-103`; none where the cell names one."""
    plain = narrow(text.replace("\n", "、"))
    whole = _RANGE.fullmatch(plain)
    if whole and len(whole[2]) == len(whole[3]) and int(whole[2]) < int(whole[3]):
        return tuple(_between(whole))
    if re.fullmatch(r"\d{2,}室?(?: \d{2,}室?)+", plain):
        return tuple(plain.split())
    parts = [bare for part in _APART.split(plain) if (bare := part.strip())]
    return tuple(parts) if len(parts) > 1 and all(re.search(r"\d", part) for part in parts) else ()


def _between(found: re.Match[str]) -> Iterator[str]:
    for no in range(int(found[2]), min(int(found[3]), int(found[2]) + 99) + 1):
        yield f"{found[1]}{no:0{len(found[2])}}"


_PLACE_WORDS = {"zh": ("{}栋", "{}单元", "{}室", ""), "en": ("Building {}", "Stair {}", "{}", ", ")}


def place(building: str, unit: str, room: str, lang: str) -> str:
    """`1栋2单元301室`, `Building 1, Stair 2, 301`: bare numbers get the word that belongs to them."""
    _building, _stair, word, joint = _PLACE_WORDS[lang]
    start, last = _start(building, unit, lang), room.strip("#")
    if last:
        last = _worded(word, last)
    return f"{start}{joint}{last}" if start and last else start or last


def placed(name: str, lang: str) -> str:
    """A unit as it stands behind a name, `3-1-201`, as papers name it; with other parts as it is."""
    parts = name.split("-")
    if len(parts) not in (2, 3):
        return name
    return place(parts[0], parts[1] if len(parts) == 3 else "", parts[-1], lang)


def spellings(building: str, unit: str, room: str) -> tuple[str, ...]:
    """How people may write a unit: as papers do in either language, or its parts with hyphens between."""
    parts = (building, unit, room)
    return (*(place(*parts, lang) for lang in ("zh", "en")), "-".join(filter(None, parts)))


def unit_code(building: str, unit: str, room: str) -> str:
    """A unit as records name it, however a roll spells it: 3-2-301."""
    return "-".join(filter(None, place_key(building, unit, room)))


def tidy(text: str) -> str:
    """A unit as people write it, the same whatever the width, case and spaces."""
    return "".join(narrow(text).casefold().split())


@lru_cache(maxsize=40_000)
def _start(building: str, unit: str, lang: str) -> str:
    """What the rooms of one stair have in common."""
    first, second, _room, joint = _PLACE_WORDS[lang]
    house = re.fullmatch(r"#?(\w+)#?", building) if "#" in building else None
    if house:
        building = f"{house[1]}号楼" if lang == "zh" else house[1]
    parts = ((first, building), (second, unit))
    return joint.join([_worded(word, part) for word, part in parts if part])


@lru_cache(maxsize=40_000)
def _worded(word: str, part: str) -> str:
    return word.format(part) if _is_number(part) else part


def _is_number(part: str) -> bool:
    """12, 301A, A; not B01 or Garage, which are names already."""
    return part.isascii() and (part[0].isdigit() or len(part) == 1)
