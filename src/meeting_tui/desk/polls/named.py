"""Which voter is meant: by the number on the roll, by a unit, by a name that only one bears."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from meeting_tui.clean import narrow
from meeting_tui.desk.roll.places import place_key, split_place
from meeting_tui.refusal import Refusal, Several


class OnRoll(Protocol):
    """A voter: the number on the roll, the name as printed, the units one a line."""

    @property
    def voter(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def units(self) -> str: ...


Named = TypeVar("Named", bound=OnRoll)


def voter_named(voters: Mapping[int, Named], told: str) -> Named | None:
    """Who is meant of `voters`, which are by number on the roll; refused as `proxies.unclear`."""
    text = narrow(told)
    if text.isdecimal():
        return voters.get(int(text))
    place = _place(text)
    found = [
        each
        for each in voters.values()
        if text == each.label or any(text == unit or place == _place(unit) for unit in each.units.split("\n"))
    ]
    if len(found) > 1:
        raise Refusal("proxies.unclear", name=text, numbers=Several(str(each.voter) for each in found))
    return found[0] if found else None


def _place(text: str) -> tuple[str, str, str] | str:
    """The same for one unit however it is written: `3-1-101`, `3栋1单元101室`; else the text."""
    parts = split_place(text)
    return place_key(*parts) if parts and parts.building else text
