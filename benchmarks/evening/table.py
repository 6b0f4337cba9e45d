"""What was planted beside what was found."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass
class Table:
    """Rows as they come; `tell` gives 3 if any differs."""

    wrong: int = 0
    began: float = field(default_factory=time.monotonic)

    def row(self, what: str, planted: object, found: object) -> None:
        """One thing that must be as it was planted."""
        same = planted == found
        self.wrong += not same
        shown = [_short(each) for each in (planted, found)]
        print(f"{'  ' if same else '! '}{what:<62} {shown[0]:>16} {shown[1]:>16}", flush=True)
        if not same:
            print(f"      planted {planted!r}\n      found   {found!r}"[:4000], flush=True)

    def note(self, what: str, value: object) -> None:
        """Something measured that nothing is compared with."""
        print(f"  {what:<62} {_short(value):>33}", flush=True)

    def step(self, what: str) -> None:
        print(f"{time.monotonic() - self.began:7.0f} s  {what}", flush=True)

    def tell(self) -> int:
        """The end."""
        self.step(f"{self.wrong} differ" if self.wrong else "all as planted")
        return 3 if self.wrong else 0


def _short(value: object) -> str:
    if isinstance(value, (list, tuple, set, dict, frozenset)) and len(repr(value)) > 16:
        return f"{len(value)} …"
    return str(value)[:33]
