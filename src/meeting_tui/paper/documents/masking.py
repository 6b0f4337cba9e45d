"""What a paper on the notice board may not show, by its shape: the only place where that is decided.

Personal Information Protection Law art 6 and 28: no more than needed; never phone or identity numbers.
Shapes are looked for in a twin of the text: as long as it, with plain digits for full-width and hanzi ones,
so that what is found there stands at the same place in the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from meeting_tui.check_code import ALPHABET

Copy = Literal["public", "archive"]
What = Literal["phone", "identity", "card", "mail", "chat", "plate", "room", "name"]
STAR = "*"
_MOST = 6  # of them in place of a name
_PLAIN = dict(zip("〇零一二三四五六七八九两幺", "0012345678921", strict=True))
_PLAIN |= dict(zip("壹贰叁肆伍陆柒捌玖棟號樓單門戶", "123456789栋号楼单门户", strict=True))
_PLAIN |= dict.fromkeys("‐‑‒–—―−", "-")


@dataclass(frozen=True, slots=True)
class Hidden:
    """What must not be shown stands from `start` to `end`; `shown` is what may stand there instead.

    `whole`: what it was found in, such as the building before a room.
    """

    start: int
    end: int
    what: What
    shown: str
    whole: str


@lru_cache(maxsize=1 << 16)
def _plain(char: str) -> str:
    known = _PLAIN.get(char)
    if known or char.isascii() or char == "，":  # no comma of a number
        return known or char
    narrow = unicodedata.normalize("NFKC", char)
    if len(narrow) != 1:
        return char
    if narrow.isdecimal():  # not a power, not a circled one: those stand for themselves
        return str(unicodedata.decimal(narrow)) if char.isdecimal() else char
    return narrow


@lru_cache(maxsize=4096)
def twin(text: str) -> str:
    """The text with one plain character for each of its own."""
    return text if text.isascii() else "".join(map(_plain, text))


_S = r"[ \t\n\u3000-]{0,3}"
"""What people put between the digits of one number."""
_NO = r"(?<!\d)(?<!\d\.)"
_END = r"(?!\d|\.\d)"
_WORDS = r"(?:电话|座机|手机|号码|致电|拨打|联系|tel|phone|mobile|call|ring)"
_KEPT = re.compile(
    r"(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{8}(?:\s[0-9a-f]{8}){7})(?![0-9a-f])|SHA-256 [0-9a-f]{12}…"
    rf"|(?:核验码|check code)[^\d\n]{{0,8}}(?!(?:\d{{4}}-){{3}}\d{{4}})"
    rf"[{ALPHABET}]{{4}}(?:-[{ALPHABET}]{{4}}){{3}}(?![0-9A-Z-])"
    r"|\b(?:[Ll]oi|[Dd]écret|[Oo]rdonnance)\s+(?:n[°o]\s*)?\d\d-\d{2,4}(?![\d-])"
)
"""Fingerprints, whole or in groups, check codes and laws called so: they are nobody's numbers."""
_N = r"[\d十百]{1,5}"
_ROOM = r"(?:[A-Za-z]?\d{2,5}[A-Za-z]?|\d百[\d十]{0,4})"
_NOT_A_ROOM = (
    r"(?!\d|\s*(?:[年月日元点时分层楼栋幢%‰]|[:.]\d|,\d{3}(?!\d)|平|㎡|m²"
    r"|[户人台部万千百个次名多余条票份张米]))"
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_BUILDING = (
    r"\b(?:building|block|bldg|blk|tower)(?![a-z])\.?\s*#?"
    r"(?:\d{1,3}[A-Z]?|[A-Z]\d{0,3}|north|south|east|west)\b"
)
_STAIR = r"(?:stair\w*|entrance|unit)\.?\s*#?[A-Za-z0-9]{1,3}"
_STAIRS = r"\b(?:stair(?:case|well|way)?|entrance|entry)\b\.?\s*#?"
_STREET = (
    r"\b\d{1,4}[A-Z]?\s+(?:(?-i:[A-Z])[a-z']+\s+){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court"
    r"|ct|place|pl|way|terrace|crescent|square|gardens|row|boulevard|blvd)\b\.?"
)
_NO_DOOR = (
    r"\b(?!\s*(?:%|m²|sq|[.,:/-]\d|(?:household|owner|voter|ballot|people|person|member|floor|storey|story|stories"
    r"|flat|unit|day|week|year|month|hour|minute|lamp|light|step|tree|space|m|metre|meter|time|item|page|copie|copy"
    r"|votes?|of|euro|dollar|pound|[ap]\.?m|january|february|march|april|may|june|july|august|september|october"
    r"|november|december)s?\b))"
)
"""Behind a number that counts, measures or dates something, and so is no door."""
_DOOR = (
    r"(?:flat|unit|apt|apartment|room|rm|suite|door|condo|penthouse|villa|townhouse)\b\.?\s*"
    r"(?:(?:no|nr|number)\b\.?)?"
)

_SHAPES: tuple[tuple[What, re.Pattern[str]], ...] = tuple(
    (what, re.compile(pattern, re.IGNORECASE))  # type: ignore[misc]
    for what, pattern in (
        ("mail", r"[\w.+-]+\s?(?:@|[(\[]at[)\]])\s?[\w-]+(?:\.[\w-]+)+"),
        (
            "chat",
            r"(?:微信|薇信|v信|QQ|we ?chat|weixin|whatsapp|telegram|\bline\b|\bvx\b)\s*"
            r"(?:号码?|id)?\s*[:是为]?\s*(?P<hide>[a-z0-9_-]{5,24})|(?P<wxid>wxid_\w+)|(?<![\w@.])@(?P<handle>[a-z0-9_]{3,30})",
        ),
        ("plate", rf"[{_PROVINCES}][A-HJ-Z][ ·・-]?(?P<hide>[A-HJ-NP-Z0-9]{{5,6}})(?![A-Z0-9])"),
        ("identity", rf"(?<![0-9A-Za-z])(?<!\d\.)\d(?:{_S}\d){{16}}{_S}[\dX](?![0-9A-Za-z])"),
        ("identity", r"(?<![0-9A-Za-z])(?<!\d\.)[1-6]\d{14}(?![0-9A-Za-z])"),
        ("card", rf"(?<![0-9A-Za-z])(?<!\d\.)\d(?:{_S}\d){{14,18}}(?![0-9A-Za-z])"),
        ("card", r"(?<![0-9A-Za-z])(?-i:[A-Z]{2})\d{2}(?: ?(?-i:[0-9A-Z])){11,30}(?![0-9A-Za-z])"),
        ("identity", r"(?<![0-9A-Za-z])(?-i:[A-Z]{1,2}\d{6}\([\dA]\)|[A-Z]\d{8}(?![0-9A-Za-z]))"),
        (
            "phone",
            rf"{_NO}(?:\+?(?:00)?86{_S})?1[3-9]\d(?:{_S}\d){{8}}{_END}"
            rf"|{_NO}1[3-9]\d\.\d{{4}}\.\d{{4}}{_END}",
        ),
        ("phone", rf"{_NO}(?:\+?(?:00)?86{_S})?\(?0\d{{2,3}}\)?{_S}\d{{3,4}}{_S}\d{{4}}{_END}"),
        ("phone", rf"(?:\+|(?<!\d)00)[1-9]\d{{0,2}}(?:[ ()-]{{0,2}}\d){{7,12}}{_END}"),
        ("phone", rf"{_WORDS}[^\d\n*]{{0,6}}(?P<hide>\d{{3,4}}{_S}\d{{3,4}}){_END}"),
        (
            "room",
            rf"(?<![A-Za-z])(?:{_N}|[A-Za-z]|[东西南北甲乙丙丁])\s*(?:号楼|#楼|栋|幢|座|#)\s*-?"
            rf"(?:{_N}\s*(?:单元|门|梯)\s*|\d{{1,2}}-)?-?\s*(?P<hide>{_ROOM}){_NOT_A_ROOM}",
        ),
        ("room", rf"{_N}\s*(?:单元|弄\s*{_N}\s*号)\s*-?(?P<hide>{_ROOM}){_NOT_A_ROOM}"),
        ("room", rf"(?<![月\d])\d{{1,4}}号(?P<hide>\d{{3,5}}){_NOT_A_ROOM}"),
        ("room", rf"(?P<hide>(?<![\d-]){_ROOM})\s*[室房](?![厅卫户间价款产屋])(?!\s*\d\s*[厅卫])"),
        ("room", rf"(?:住|房号|室号|门牌号?)\s*[:是在]?\s*(?P<hide>{_ROOM}){_NOT_A_ROOM}"),
        ("room", r"(?<![\d.-])\d{1,3}-\d{1,2}-(?P<hide>\d{2,5})(?![\d-]|\.\d)"),
        ("room", r"(?<![\d.-])\d{1,2}-(?P<hide>\d{3,4})(?![\d-]|\.\d)"),
        (
            "room",
            rf"{_BUILDING}[,;]?\s*(?:{_STAIR}[,;]?\s*)?(?:{_DOOR}\s*)?#?"
            rf"(?P<hide>\d{{1,5}}[A-Z]?){_NO_DOOR}",
        ),
        ("room", rf"\b{_DOOR}\s*#?(?P<hide>\d{{1,5}}[A-Z]?)\b"),
        (
            "room",
            rf"{_STAIRS}[A-Za-z0-9]{{1,3}}(?:\s*[,;]|\s*[/-](?=\d\d)|\s+no\b\.?)\s*#?"
            rf"(?P<hide>\d{{1,5}}[A-Z]?){_NO_DOOR}",
        ),
        ("room", rf"{_STAIRS}(?-i:[A-Z])\s+(?P<hide>\d{{1,5}}[A-Z]?){_NO_DOOR}"),
        ("room", rf"{_STREET}(?:[,;]\s*#?|\s*#)(?P<hide>\d{{1,4}}[A-Z]?){_NO_DOOR}"),
        ("room", rf"(?<![\d.,/-])(?P<hide>\d{{1,4}}[A-Z]?)\s*/\s*{_STREET}"),
        ("room", r"#(?P<hide>\d{1,3}-\d{2,5})(?![\d-])"),
    )
)  # fmt: skip


@lru_cache(maxsize=4096)  # a text is looked at until nothing is found, and papers have many in common
def shapes(text: str) -> tuple[Hidden, ...]:
    """What is hidden by its shape alone; may overlap."""
    return tuple(_shapes(text))


def _shapes(text: str) -> Iterator[Hidden]:
    if text.isascii() and not any(char.isdigit() or char == "@" for char in text):
        return
    plain = twin(text)
    kept = [match.span() for match in _KEPT.finditer(plain)]
    for what, pattern in _SHAPES:
        for match in pattern.finditer(plain):
            start, end = _span(match)
            if not any(first < end and start < last for first, last in kept):
                yield Hidden(start, end, what, starred(what, text[start:end]), match[0])


def _span(match: re.Match[str]) -> tuple[int, int]:
    name = next((name for name, part in match.groupdict().items() if part), None)
    return match.span(name) if name else match.span()


_ENDS: dict[What, tuple[int, int]] = {"phone": (3, 4), "identity": (3, 4), "card": (0, 4)}
"""Of what so many characters stay at the beginning and at the end, so that who wrote them can tell."""


def starred(what: What, text: str) -> str:
    """13812345678 → 138****5678, 310101199001011234 → 310***********1234, 1201 → ****."""
    first, last = _ENDS.get(what, (0, 0))
    marks = [at for at, char in enumerate(text) if char.isalnum() or char in "_@"]
    if len(marks) < 2 * (first + last) - 3:
        first, last = min(first, len(marks) // 4), min(last, len(marks) // 4)
    hidden = set(marks[first : len(marks) - last])
    return "".join(STAR if at in hidden else char for at, char in enumerate(text))


def person(name: str) -> str:
    """王小二 → 王**; a compound surname counts as any other: one character stays. Ada Byron → A** B****.
    A long name is not told by its length."""
    if any(char >= "\u2e80" for char in name):
        return name[:1] + STAR * min(max(1, len(name) - 1), _MOST)
    return " ".join(word[:1] + STAR * min(len(word) - 1, _MOST) for word in name.split())


_LAST = re.compile(r"\d+(?=\D*$)")


def unit(name: str) -> str:
    """A unit's own name: the building stays, the door does not."""
    found = _LAST.search(twin(name))
    if found is None:
        return STAR * len(name)
    return name[: found.start()] + STAR * len(found[0]) + name[found.end() :]
