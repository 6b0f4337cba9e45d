"""All faults of a file at once: what is refused is kept, and what else can be read is read on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from meeting_tui.refusal import Refusal

ALL = "rules.profile_faults"
MOST = 100
"""No more faults are told than somebody would put right in one go."""
T = TypeVar("T")


class ManyFaults(Refusal):
    """Several faults of one file: `count` in all, the first of them in `faults`."""

    def __init__(self, code: str, /, faults: tuple[Refusal, ...], count: int, **facts: object) -> None:
        super().__init__(code, faults=faults, count=count, **facts)
        self.faults, self.count = faults, count


class Faults:
    """What was refused so far, each fault once."""

    def __init__(self) -> None:
        self._found: dict[str, Refusal] = {}
        self._left_out = 0

    def read(self, what: Callable[[], T]) -> T | None:
        """What it returns; None where it is refused, and the refusal is kept."""
        try:
            return what()
        except Refusal as refusal:
            self._keep(refusal)
            return None

    def _keep(self, refusal: Refusal) -> None:
        faults = refusal.faults if isinstance(refusal, ManyFaults) else (refusal,)
        self._found |= {repr(each): each for each in faults}
        self._left_out += refusal.count - len(faults) if isinstance(refusal, ManyFaults) else 0

    def refuse(self) -> None:
        """Raise the one fault as it is, several as `rules.profile_faults` in the order of the file."""
        found = sorted(self._found.values(), key=_line)
        if len(found) == 1:
            raise found[0]
        if found:
            first, count = found[0], len(found) + self._left_out
            source = first.facts.get("source", "")
            raise ManyFaults(ALL, tuple(found[:MOST]), count, source=source, line=_line(first))


def _line(refusal: Refusal) -> int:
    line = refusal.facts.get("line", 0)
    return line if isinstance(line, int) else 0


def gathered(**reads: Callable[[], Any]) -> dict[str, Any]:
    """What each of them returns, by name; refused with every fault in any of them."""
    faults = Faults()
    found = {name: faults.read(read) for name, read in reads.items()}
    faults.refuse()
    return found
