"""What was typed, made plain: half-width, one case, Chinese numerals as digits, weekdays as `w1` to `w7`."""

from __future__ import annotations

import re

from meeting_tui.clean import narrow

_ONES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMERAL = re.compile("[零〇一二两三四五六七八九十]+")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?")
_CHINESE_WEEKDAY = re.compile("(?:周|星期|礼拜)([一二三四五六日天1-7])")
_COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNT = re.compile(rf"\b(?:(an?)|({'|'.join(_COUNTS)}))\b(?= (?:days?|weeks?|months?))")
_JOINT = re.compile(r"\s*(?:t(?=\d)|,|(?:,\s*)?(?:at|on)\b|的)?\s*")


def plain(text: str) -> str:
    """One spelling for what means the same."""
    typed = narrow(text).casefold().replace("：", ":").replace("，", ",").replace("、", ",")
    typed = _CHINESE_WEEKDAY.sub(lambda found: f"w{_chinese_weekday(found[1])} ", typed)
    typed = _WEEKDAY.sub(lambda found: f"w{_english_weekday(found[1])} ", typed)
    typed = _COUNT.sub(lambda found: "1" if found[1] else str(_COUNTS.index(found[2]) + 1), typed)
    typed = _NUMERAL.sub(lambda found: _number(found[0]), typed)
    return " ".join(typed.split())


def joined(rest: str) -> str | None:
    """What follows the first half, without the word that joins them."""
    found = _JOINT.match(rest)
    return rest[found.end() :] if found else rest


def _chinese_weekday(char: str) -> int:
    return 7 if char in "日天" else int(char) if char.isdecimal() else _ONES[char]


def _english_weekday(start: str) -> int:
    return next(no for no, name in enumerate(_ENGLISH, 1) if name.startswith(start[:3]))


def _number(hanzi: str) -> str:
    """二十六 is 26, 二〇二六 is 2026, 十 is 10."""
    if "十" not in hanzi:
        return "".join(str(_ONES[char]) for char in hanzi)
    tens, _ten, ones = hanzi.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return hanzi
    return str((_ONES[tens] if tens else 1) * 10 + (_ONES[ones] if ones else 0))
