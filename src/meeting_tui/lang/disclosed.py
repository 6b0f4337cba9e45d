"""What a public paper will show and what it will not, before it is written."""

from __future__ import annotations

from meeting_tui.lang import Translator


def disclosed(lines: int, withheld: int, t: Translator) -> str:
    """`lines` are those in which something is masked, `withheld` the numbers that are not shown."""
    masked = t(
        "For everybody who passes. Lines in which names, rooms or numbers are masked: {lines}.", lines=lines
    )
    few = t(
        "Numbers left out, for the votes of fewer than five could be worked out from them: {n}.", n=withheld
    )
    return f"{masked} {few}" if withheld else masked
