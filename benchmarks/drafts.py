"""What a person waits for who drafts: the difference of two revisions of 20,000 hanzi."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.measure import Measure, seconds
from meeting_tui.lang.difference import difference

HANZI = 20_000


def measures() -> Iterator[Measure]:
    """A plan changed in ten places, in three hundred, and another plan altogether; beside copying it."""
    dice = random.Random(278)
    before = _text(dice, HANZI)
    others = {
        "ten changes": _changed(dice, before, 10),
        "300 changes": _changed(dice, before, 300),
        "another text": _text(dice, HANZI),
    }
    floor = seconds(lambda: list(before), 9)
    for name, after in others.items():
        took = seconds(lambda after=after: difference(before, after, "zh"), 5)  # type: ignore[misc]
        yield Measure(
            f"difference of {HANZI:,} hanzi, {name}", took, "s", "a list of them", took / floor, "< 0.3 s"
        )


def _text(dice: random.Random, count: int) -> str:
    """Hanzi about as often as texts have them: the second half as often as the first."""
    hanzi = [chr(0x4E00 + no) for no in range(1500)]
    return "".join(dice.choices(hanzi, [1 / (no + 1) for no in range(1500)], k=count))


def _changed(dice: random.Random, text: str, times: int) -> str:
    for _time in range(times):
        at = dice.randrange(len(text))
        text = text[:at] + _text(dice, dice.randrange(12)) + text[at + dice.randrange(12) :]
    return text
