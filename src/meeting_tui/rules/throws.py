"""Digits thrown in public: of ten-sided dice, or of three ordinary ones, and how many that takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, get_args

from meeting_tui.clean import narrow
from meeting_tui.refusal import Refusal

Way = Literal["digits", "dice"]
"""Single digits from 0 to 9; or throws of three dice of six sides, each written smallest first."""
WAYS: tuple[Way, ...] = get_args(Way)
DIGITS = 20
"""Ten-sided dice thrown so often have more ends than anybody can prepare for."""
DICE, THROWS = 3, 12
"""Three dice in their order of size are worth 5.659 bits, so that twelve throws are worth 67.9: no less than
twenty digits (66.4). In order of size, since any other order of dice that fall together would be chosen."""
LENGTHS: Mapping[Way, int] = {"digits": DIGITS, "dice": DICE * THROWS}
"""How many digits are typed."""
LEAST_KINDS = 3
"""Of fewer different digits nobody believes that they were thrown."""


def typed(text: str) -> str:
    """Digits as somebody typed them, without spaces and in narrow characters; anything else stays in."""
    return "".join(narrow(text).split())


def fault(digits: str, ways: Collection[Way] = WAYS) -> Literal["", "throw", "plain"]:
    """What keeps `digits` from having been thrown in one of these ways: too many or too few or not as dice
    fall (`throw`), or too much alike for anybody to believe it (`plain`)."""
    if not any(_thrown(way, digits) for way in ways):
        return "throw"
    return "" if len(set(digits)) >= LEAST_KINDS else "plain"


def seed(text: str) -> str:
    """The digits of a seed as typed, thrown in either way. Refused: `throws.either`, `throws.plain`."""
    digits = typed(text)
    match fault(digits):
        case "throw":
            raise Refusal("throws.either", count=len(digits))
        case "plain":
            raise Refusal("throws.plain", digits=digits)
    return digits


def _thrown(way: Way, digits: str) -> bool:
    """Whether `digits` are whole throws of this way, neither more nor fewer than are said beforehand."""
    if not (digits.isascii() and digits.isdigit() and len(digits) == LENGTHS[way]):
        return False
    if way == "digits":
        return True
    throws = [digits[at : at + DICE] for at in range(0, len(digits), DICE)]
    return set(digits) <= set("123456") and all(list(throw) == sorted(throw) for throw in throws)
