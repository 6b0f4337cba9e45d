"""The names of the sample community, from `assets/community/names.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from meeting_tui.resources import asset


@dataclass(frozen=True)
class Names:
    """What the sample's owners are called in one language. `twins` is one name of two people."""

    lang: str
    first: tuple[str, ...]
    last: tuple[str, ...]
    rare: tuple[str, ...]
    twins: str
    company: str
    company_signs: str
    developer: str
    developer_signs: str

    def person(self, number: int) -> str:
        """The owner of that number; no name comes twice below 4,000."""
        first = self.first[(number * 7 + number // len(self.last) * 13) % len(self.first)]
        last = self.last[number * 23 % len(self.last)]
        return last + first if self.lang == "zh" else f"{first} {last}"


@cache
def names(lang: str) -> Names:
    """The names of one language."""
    found: dict[str, Any] = tomllib.loads(asset("community/names.toml").read_text("utf-8"))[lang]
    first, last = (tuple(found.pop(key).split()) for key in ("first", "last"))
    return Names(lang=lang, first=first, last=last, rare=tuple(found.pop("rare")), **found)
