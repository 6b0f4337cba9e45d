"""Who lives there, what becomes of every paper, and what must come of it: plain sums over what was drawn.

Nothing here asks the program anything but how its questions are called.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Marks = Mapping[str, tuple[str, ...]]
Fate = Literal["back", "late", "out", "unused", "void"]
BOXES = ("1", "2", "3", "4", "5", "6")
STATIONS = {"A": BOXES[:3], "B": BOXES[3:]}
BY_READING = ("3", "6")
"""The boxes whose papers nobody registers as come back: that they are there is seen when they are read."""
DUPLEX = ("1", "4")
"""The boxes that are scanned on both sides."""
FULL = 3000
NAMES = tuple(f"c{n}" for n in range(1, 5))
SEATS = 3
LIKELY = (0.8, 0.72, 0.6, 0.25)
"""How likely each name pleases a voter: two or three of them get more than half."""
SIDES = ("for", "against", "abstain")
QUESTIONS: Mapping[str, Fraction] = {"lift": Fraction(1, 2), "shed": Fraction(3, 4), "board": Fraction(1, 2)}
"""What share of heads and of area a question needs, of those taking part."""
SPECIAL = "shed"
"""Here the share itself is enough (`ge`); elsewhere it takes more."""

FATES: Mapping[Fate, float] = {"unused": 24, "out": 150, "void": 6, "late": 12}
"""Of three thousand voters; all others bring their papers back."""
FLAWS: Mapping[str, float] = {
    "broken": 20,
    "thrice": 5,
    "copied": 6,
    "copied elsewhere": 2,
    "torn": 8,
    "unsigned": 14,
    "altered": 4,
    "own way": 60,
    "blank": 10,
}
STRANGE: Mapping[str, float] = {"stranger": 12, "forged": 8, "test": 10, "note": 4, "voided": 2}
"""What else lies in the boxes. `voided`: a paper that was made void turns up."""
LOST_IN, MISCOUNTED = "2", "5"
"""The box of which one paper fell behind the table before it was scanned, and that whose papers two persons
count one too few of."""
WAYS = ("word", "beside", "written", "correction", "overvote", "taken back", "seal", "coffee", "dot")


@dataclass(frozen=True)
class Home:
    """One voter's: `area` in 0.01 m²."""

    unit: str
    owner: str
    area: int

    @property
    def row(self) -> str:
        """Its line of the roll's file."""
        return f"{self.unit.replace('-', ',')},{self.area // 100}.{self.area % 100:02},{self.owner}"


@dataclass(frozen=True)
class Paper:
    """One printed ballot. `flaw` is what is odd with it; `lost`: it is not among the scans at first."""

    serial: int
    home: Home
    fate: Fate
    box: str = ""
    flaw: str = ""
    way: str = ""
    wishes: Marks | None = None
    lost: bool = False

    @property
    def counted(self) -> bool:
        """Whether it speaks in the end."""
        return self.fate == "back" and self.flaw not in ("unsigned", "altered")


def scaled(number: float, ballots: int) -> int:
    """So many of three thousand, of so many; at least one."""
    return max(1, round(number * ballots / FULL))


def homes(count: int) -> list[Home]:
    """The estate: a hundred homes a building, no two of one area but by chance."""
    dice = random.Random(20261122)
    return [
        Home(
            f"{n // 100 + 1}-1-{n % 100 + 100}",
            f"张{chr(0x5000 + n // 100)}{chr(0x6000 + n % 100)}",
            dice.randrange(4_000, 22_000),
        )
        for n in range(count)
    ]


def papers(serials: Mapping[str, int], estate: Sequence[Home]) -> list[Paper]:
    """What becomes of each ballot; `serials` tells whose number is which."""
    dice, count = random.Random(2026), len(estate)
    order = dice.sample(list(estate), count)
    fates = [fate for fate, number in FATES.items() for _each in range(scaled(number, count))]
    flaws = [flaw for flaw, number in FLAWS.items() for _each in range(scaled(number, count))]
    made = [
        Paper(serials[home.owner], home, fate, "6" if fate == "late" else "", "", "", wishes(dice))
        for home, fate in zip(order, fates, strict=False)
    ]
    rest = order[len(fates) :]
    for n, home in enumerate(rest):
        flaw = flaws[n] if n < len(flaws) else ""
        box = LOST_IN if n == len(flaws) else BOXES[n % len(BOXES)]
        if flaw == "copied elsewhere":
            box = dice.choice(STATIONS["A"])
        wished = dict.fromkeys(QUESTIONS, ()) if flaw == "blank" else wishes(dice)
        way = WAYS[n % len(WAYS)] if flaw == "own way" else ""
        made.append(Paper(serials[home.owner], home, "back", box, flaw, way, wished, lost=n == len(flaws)))
    return made


def wishes(dice: random.Random) -> dict[str, tuple[str, ...]]:
    """How one voter votes: clear for the lift, close for the shed, some names for the board."""
    liked = [name for name, likely in zip(NAMES, LIKELY, strict=True) if dice.random() < likely]
    names = tuple(sorted(dice.sample(liked, min(SEATS, len(liked)))))
    return {
        "lift": (dice.choices(SIDES, (70, 22, 8))[0],),
        "shed": (dice.choices(SIDES, (75, 20, 5))[0],),
        "board": dice.choices((names, ("against",), ("abstain",)), (90, 5, 5))[0],
    }


# what must come of it


def said(question: str, ticks: Sequence[str]) -> tuple[str, ...]:
    """What ticks on a question come to: the boxes, or `blank`, or `invalid`."""
    if not ticks:
        return ("blank",)
    names = [tick for tick in ticks if tick in NAMES]
    most = SEATS if question == "board" else 1
    if len(ticks) > most or (names and len(names) < len(ticks)):
        return ("invalid",)
    return tuple(ticks)


def weighed(
    question: str, spoken: Iterable[tuple[Home, Marks]], mute: Iterable[Home]
) -> dict[str, dict[str, int]]:
    """By measure, what each box, blank and invalid weigh; and how much takes part (`""`). `mute`: whose
    papers came back and are invalid as a whole."""
    sums: dict[str, Counter[str]] = {"heads": Counter(), "area": Counter()}
    every = [(home, said(question, marks[question])) for home, marks in spoken]
    for home, told in (*every, *((home, ("invalid",)) for home in mute)):
        for what in told if "invalid" in told else ("", *told):
            sums["heads"][what] += 1
            sums["area"][what] += home.area
    return {measure: dict(counted) for measure, counted in sums.items()}


def outcome(question: str, sums: Mapping[str, Mapping[str, int]], every: Sequence[Home]) -> object:
    """`passed` or not, or who is elected, best first; by article 278 in heads and area."""
    all_ = {"heads": len(every), "area": sum(home.area for home in every)}
    quorum = all(sums[measure][""] * 3 >= all_[measure] * 2 for measure in all_)

    def wins(box: str) -> bool:
        shares = [Fraction(sums[measure].get(box, 0), sums[measure][""]) for measure in all_]
        needed = QUESTIONS[question]
        return quorum and all(s >= needed if question == SPECIAL else s > needed for s in shares)

    if question != "board":
        return "passed" if wins("for") else "rejected" if quorum else "no_quorum"
    able = [name for name in NAMES if wins(name)]
    return sorted(able, key=lambda name: [-sums[m].get(name, 0) for m in all_])[:SEATS]
