"""Ways to say a time of day: 19:30, 晚7点半, 下午3点一刻, 7.30pm, 7 in the evening, noon."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time

Meaning = Callable[[re.Match[str]], time]
END_OF_DAY = time(23, 59)
_BEFORE_NOON = "凌晨|清晨|早上|早晨|早|晨|上午|morning"
_AFTER_NOON = "下午|午后|傍晚|晚上|晚间|晚|夜里|夜|afternoon|evening|night"
_PART = rf"(?:(?P<part>{_BEFORE_NOON}|中午|{_AFTER_NOON})\s*(?:at )?)?"
_SUFFIX = r"(?:\s*(?P<half>[ap])\.?m\b\.?|\s*(?:in the|at) (?P<late>morning|afternoon|evening|night))?"


def time_of(meaning: Meaning, found: re.Match[str]) -> time:
    """The time. ValueError when there is no such time: 25:00, 上午15点, 晚上12点 (which night?)."""
    return meaning(found)


def _clock(found: re.Match[str]) -> time:
    minute = int(found["minute"] or 0)
    return _at(int(found["hour"]), minute, _part(found.groupdict()))


def _part(groups: dict[str, str | None]) -> str:
    said = (
        groups.get("part")
        or groups.get("late")
        or {"a": "上午", "p": "下午"}.get(groups.get("half") or "", "")
    )
    if said in _BEFORE_NOON.split("|"):
        return "before"
    return "after" if said in _AFTER_NOON.split("|") else said


def _at(hour: int, minute: int, part: str) -> time:
    """24:00 is the last minute of its day (民法典 203)."""
    if (hour, minute) == (24, 0):
        return END_OF_DAY
    if (part == "before" and hour > 12) or (part == "after" and hour in (0, 24)):
        raise ValueError(hour)
    if part == "before":
        hour %= 12
    elif (part == "after" and hour < 12) or (part == "中午" and hour < 4):
        hour += 12
    return time(hour, minute)


def _hanzi(found: re.Match[str]) -> time:
    rest = found["rest"] or ""
    minute = (
        30 if rest == "半" else 15 * int(rest[0]) if rest.endswith("刻") else int(rest.rstrip("分整钟") or 0)
    )
    groups = found.groupdict()
    part = _part(groups)
    if part == "after" and int(found["hour"]) == 12 and groups["part"] not in ("下午", "午后"):
        raise ValueError("12")
    return _at(int(found["hour"]), minute, part)


def _past(found: re.Match[str]) -> time:
    return _at(int(found["hour"]), 30, _part(found.groupdict()))


_ENGLISH_HOUR = r"\s*(?:(?P<half>[ap])\.?m\b\.?|in the (?P<late>morning|afternoon|evening))"
TIMES: tuple[tuple[re.Pattern[str], Meaning], ...] = tuple(
    (re.compile(pattern, re.ASCII), meaning)
    for pattern, meaning in (
        (rf"{_PART}(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:]\d\d)?(?!\d){_SUFFIX}", _clock),
        (rf"{_PART}(?P<hour>\d{{1,2}})\s*[点时點時](?P<rest>半|整|钟|[13]刻|\d{{1,2}}分?)?", _hanzi),
        (r"(?P<hour>\d{1,2})h(?P<minute>\d\d)?(?!\d)", _clock),
        (rf"{_PART}(?P<hour>\d{{1,2}})(?P<minute>){_ENGLISH_HOUR}", _clock),
        (rf"half past (?P<hour>\d{{1,2}})(?!\d){_SUFFIX}", _past),
        (r"(?:noon|midday|正午|中午)", lambda _found: time(12)),
    )
)
