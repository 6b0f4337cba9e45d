"""How a law has votes taken: how long written ones last, how motions are put in the room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Window:
    """How long written votes may be collected, in days; `None` where the law is silent."""

    min_days: int | None = None
    max_days: int | None = None


@dataclass(frozen=True)
class MotionRule:
    """How motions are put and debated: whether each needs a seconder, the rules that decide on postponing,
    referring and closing debate (empty: not known to this law), the minutes of one speech (0: no limit)."""

    seconder: bool = False
    postpone: str = ""
    refer: str = ""
    close_debate: str = ""
    speech: int = 0

    @property
    def forms(self) -> Mapping[str, str]:
        """Form of motion → the rule that decides it."""
        every = {"postpone": self.postpone, "refer": self.refer, "close_debate": self.close_debate}
        return {form: rule for form, rule in every.items() if rule}
