"""Ballots as tellers name them: `No.000012`, `2号`, `1-120`, `3, 5, 9-12`, `3栋`; anything else is a code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from meeting_tui.clean import narrow
from meeting_tui.desk.roll.places import place_key
from meeting_tui.paper.ballots.keyboards import AZERTY, readings
from meeting_tui.refusal import Refusal

_BEFORE = (
    r"(?:(?:from )?nos?\.?|from|nr\.?|n°|#|第|编号|票号|号码|编號|票號|號碼|(?:ballot|paper)s?(?: no\.?)?)?"
    r"\s*:?\s*"
)
_NUMBER = rf"{_BEFORE}0*(\d{{1,6}})\s*(?:[号號]?票|[号號]|#)?"
_ONE = re.compile(_NUMBER, re.IGNORECASE)
_RANGE = re.compile(
    rf"{_NUMBER}\s*(?:-|–|—|−|~|〜|\.\.+|至|到|to|through|thru|bis)\s*{_NUMBER}", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:[,;、&+和及与與]|\b(?:and|und|et)\b)\s*", re.IGNORECASE)
_END = " .。,;、"
_BUILDING = re.compile(
    r"(?:building|block|bldg|tower|haus|gebäude|bâtiment)\s*\.?\s*\S+|\S+(?:[栋棟幢座]|号楼|號樓|楼)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Building:
    """All ballots of a building, by what `place_key` makes of its name."""

    key: str
    name: str


def named(text: str) -> tuple[int, ...] | Building | None:
    """The serials a text names, in its order, or a building; None for what is neither, such as a code.

    Refused: `ballots.backwards` for a range whose end comes first.
    """
    plain = narrow(text)
    if _BUILDING.fullmatch(plain):
        return Building(place_key(plain, "", "")[0], plain)
    if not any(char.isdigit() for char in plain):
        return _unshifted(plain)
    serials: list[int] = []
    for piece in filter(None, _BETWEEN.split(plain.strip(_END))):
        found = _serials(piece) or _spaced(piece)
        if found is None:
            return None
        serials += found
    return tuple(serials) or None


def _spaced(piece: str) -> list[int] | None:
    """`3 5 9-12`: blanks between, and none within."""
    found = [_serials(word) for word in piece.split()]
    return [serial for each in found for serial in each or ()] if all(found) else None


def _serials(piece: str) -> range | None:
    if spans := _RANGE.fullmatch(piece):
        first, last = int(spans[1]), int(spans[2])
        if last < first:
            raise Refusal("ballots.backwards", first=first, last=last)
        return range(first, last + 1)
    found = _ONE.fullmatch(piece)
    return range(int(found[1]), int(found[1]) + 1) if found else None


def _unshifted(text: str) -> tuple[int, ...] | None:
    """One number as a French keyboard writes it, on which digits need Shift; `&` beside digits is no such 1.

    Others have the same signs for other digits: there they are no number.
    """
    one = _ONE.fullmatch(dict(readings(text))[AZERTY])
    return (int(one[1]),) if one else None
