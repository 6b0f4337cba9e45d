"""What a paper on the notice board may not show. The only place where that is decided.

Personal Information Protection Law art 6 and 28: no more than needed; never phone or identity numbers.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Copy = Literal["public", "archive"]
STAR = "*"
_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)([ -]?)(\d{4})([ -]?)(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3})([ -]?)(\d{3,4})(\d{4})(?!\d)")
_ID = re.compile(r"(?<![0-9A-Za-z])(\d{3})\d{11}(\d{3}[\dXx])(?![0-9A-Za-z])")
_OLD_ID = re.compile(r"(?<!\d)(\d{3})\d{8}(\d{4})(?!\d)")
_ROOM = re.compile(
    r"\d+(?=\s*室)"
    r"|(?<=(?<![\d-])\d-)\d{3,4}(?![\d-])|(?<=(?<![\d-])\d\d-)\d{3,4}(?![\d-])"
    r"|(?<=\d-\d-)\d{2,5}(?![\d-])|(?<=\d-\d\d-)\d{3,5}(?![\d-])"
)
_FLAT = re.compile(
    r"(?i)\b((?:flat|unit|apt\.?|apartment|room|suite|stair(?:case)? \w{1,3},)\s*#?)(\d{1,5}[A-Za-z]?)\b"
)
_LAST = re.compile(r"\d+(?=\D*$)")


def digits(text: str) -> str:
    """Full-width digits made plain, everything else left as it is."""
    return "".join(unicodedata.normalize("NFKC", c) if "０" <= c <= "９" else c for c in text)


def phone(text: str) -> str:
    """13812345678 → 138****5678."""
    hidden = _PHONE.sub(r"\1\2****\4\5", digits(text))
    return _LANDLINE.sub(lambda m: f"{m[1]}{m[2]}{STAR * len(m[3])}{m[4]}", hidden)


def identity(text: str) -> str:
    """310101199001011234 → 310***********1234."""
    return _OLD_ID.sub(r"\1********\2", _ID.sub(r"\1***********\2", digits(text)))


def room(text: str) -> str:
    """Rooms in running text: 3-2-1201 → 3-2-****, 1201室 → ****室, Flat 12 → Flat **. Dates, amounts stay."""
    return _FLAT.sub(lambda m: m[1] + STAR * len(m[2]), _ROOM.sub(_stars, digits(text)))


def unit(name: str) -> str:
    """A unit's own name: the building stays, the door does not."""
    return _LAST.sub(_stars, digits(name))


def _stars(match: re.Match[str]) -> str:
    return STAR * len(match[0])


def person(name: str) -> str:
    """王小二 → 王**; a compound surname counts as any other: one character stays. Ada Byron → A*** B****."""
    words = name.split()
    if name.isascii():
        return " ".join(word[:1] + STAR * (len(word) - 1) for word in words)
    return name[:1] + STAR * max(1, len(name) - 1) if name else name


def running(text: str) -> str:
    """Text that people typed: identity numbers, phones and rooms in it are hidden."""
    return room(phone(identity(text)))


class Mask:
    """How one copy treats what it shows."""

    def __init__(self, copy: Copy) -> None:
        self.public = copy == "public"

    def text(self, text: str) -> str:
        """Running text."""
        return running(text) if self.public else text

    def name(self, name: str) -> str:
        """An owner who holds no office."""
        return person(name) if self.public else name

    def phone(self, text: str) -> str:
        """A private phone number."""
        return phone(text) if self.public else text

    def unit(self, name: str) -> str:
        """A unit."""
        return unit(name) if self.public else name
