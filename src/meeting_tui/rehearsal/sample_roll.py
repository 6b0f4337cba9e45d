"""The roll of the sample community: 326 units in nine buildings, the same every time, in either language.

Both languages share every number; only names and words differ, so they reach the same result.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from meeting_tui.desk.roll.people import RollOwner, UnitLine
from meeting_tui.rehearsal.sample_dice import Dice
from meeting_tui.rehearsal.sample_names import names

DICE = Dice("Sycamore Court")
BUILDINGS, STAIRS, FLOORS = 9, 2, 8
SHOPS = {1: 7, 9: 7}
STALLS, STALLS_AT = 24, 5
HOME_AREAS = {(1, 1): 8912, (1, 2): 11240, (2, 1): 9857, (2, 2): 7436}  # 0.01 m², by stair and door

Spot = tuple[int, int, int]
"""Building, stair (0: shops, 9: garage), and the number on the door."""


@dataclass
class _Deed:
    """Who owns a spot: numbers of persons, or one of the special owners."""

    owners: tuple[int, ...] = ()
    special: str = ""
    spots: list[Spot] = field(default_factory=list)


def sample_units(lang: str) -> tuple[UnitLine, ...]:
    """Every unit with its owners, by building, stair and door."""
    deeds = _deeds()
    owned = {spot: deed for deed in deeds for spot in deed.spots}
    return tuple(_unit(spot, owned[spot], lang) for spot in _spots())


def _spots() -> list[Spot]:
    homes = [
        (building, stair, floor * 100 + door)
        for building in range(1, BUILDINGS + 1)
        for stair in range(1, STAIRS + 1)
        for floor in range(1, FLOORS + 1)
        for door in (1, 2)
    ]
    shops = [(building, 0, no) for building, number in SHOPS.items() for no in range(1, number + 1)]
    return sorted([*homes, *shops, *((STALLS_AT, 9, no) for no in range(1, STALLS + 1))])


def _deeds() -> list[_Deed]:
    """Deals every spot out once."""
    homes = DICE.shuffled([spot for spot in _spots() if 0 < spot[1] < 9], "homes")
    shops = DICE.shuffled([spot for spot in _spots() if spot[1] == 0], "shops")
    stalls = DICE.shuffled([spot for spot in _spots() if spot[1] == 9], "stalls")
    unsold = [spot for spot in homes if spot[0] == 9][:7]
    rest = iter([spot for spot in homes if spot not in unsold])
    people = count()
    developer = _Deed(special="developer", spots=[*unsold, *shops[:2], *stalls[:4]])
    company = _Deed(special="company", spots=shops[2:4])
    deeds = [developer, company, *_private(rest, people)]
    singles = [deed for deed in deeds if len(deed.owners) == 1]
    for deed, shop in zip(singles, shops[4:8], strict=False):
        deed.spots.append(shop)
    for at, stall in zip(DICE.shuffled(range(2, len(deeds)), "cars"), stalls[4:22], strict=False):
        deeds[at].spots.append(stall)
    apart = [*shops[8:], *stalls[22:]]
    return [*deeds, *(_Deed((next(people),), spots=[spot]) for spot in apart)]


def _private(homes: Iterator[Spot], people: Iterator[int]) -> Iterator[_Deed]:
    """First the owners of several homes, then couples and families, then people on their own."""
    for heads, flats, how_many in ((1, 3, 3), (1, 2, 9), (2, 2, 2), (3, 1, 4), (2, 1, 96)):
        for _ in range(how_many):
            owners = tuple(next(people) for _ in range(heads))
            yield _Deed(owners, spots=[next(homes) for _ in range(flats)])
    for special in ("rare 0", "rare 1", "rare 2", "rare 3", "twin 0", "twin 1"):
        yield _Deed((), special, [next(homes)])
    for home in homes:
        yield _Deed((next(people),), spots=[home])


def _unit(spot: Spot, deed: _Deed, lang: str) -> UnitLine:
    stair = spot[1]
    kind = {0: "shop", 9: "parking"}.get(stair, "home")
    owners = _owners(deed, lang)
    source = (
        "contract" if deed.special == "developer" else DICE.pick(("registry",) * 7 + ("survey",), "src", spot)
    )
    signs = owners[-1].name if len(owners) > 1 and DICE.below(3, "signs", deed.owners) == 0 else ""
    if deed.special in ("company", "developer"):
        known = names(lang)
        signs = known.company_signs if deed.special == "company" else known.developer_signs
    return UnitLine(*_place(spot, lang), _area(spot), owners, kind, source, signs)


def _place(spot: Spot, lang: str) -> tuple[str, str, str]:
    building, stair, no = spot
    if lang == "zh":
        where = {0: ("", f"商铺{no}"), 9: ("地下车库", f"B{no:02}")}.get(stair, (f"{stair}单元", f"{no}室"))
        return (f"{building}栋", *where)
    where = {0: ("", f"Shop {no}"), 9: ("Garage", f"B{no:02}")}.get(stair, ("AB"[stair - 1 : stair], str(no)))
    return (str(building), *where)


def _area(spot: Spot) -> int:
    building, stair, no = spot
    if stair == 0:
        return 3800 + DICE.below(7200, "shop", spot)
    if stair == 9:
        return DICE.pick((1272, 1305, 1325), "stall", spot)
    larger = 1250 if building in (4, 7) else 0
    return HOME_AREAS[stair, no % 100] + larger + DICE.below(240, "home", spot)


def _owners(deed: _Deed, lang: str) -> tuple[RollOwner, ...]:
    known = names(lang)
    if deed.special in ("company", "developer"):
        name = known.company if deed.special == "company" else known.developer
        return (RollOwner(name, deed.special, _reference(deed.special)),)
    if deed.special:
        who, number = deed.special.split()
        name = known.twins if who == "twin" else known.rare[int(number)]
        return (RollOwner(name, "person", _reference(deed.special)),)
    return tuple(
        RollOwner(known.person(owner), "person", _reference(owner), _phone(owner)) for owner in deed.owners
    )


def _reference(owner: object) -> str:
    """Four figures, as the end of an identity number; now and then the last is an X."""
    digits = f"{DICE.below(10_000, 'reference', owner):04}"
    return digits[:3] + "X" if DICE.below(11, "x", owner) == 0 else digits


def _phone(owner: int) -> str:
    """Numbers kept free for stories, for a few."""
    return f"555-01{owner % 100:02}" if DICE.below(5, "phone", owner) == 0 else ""
