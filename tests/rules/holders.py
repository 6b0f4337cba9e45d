"""A roll in a line, for worked cases about who votes: `Ann 100, Firm* 3x100, Bob+Cem 100`.

One entry a holder: the name (`*`: a company), how many units of which share or area. `Bob+Cem` own
together.
Papers: `Ann f, Bob+Cem fa` (two that contradict each other). Voters are worked out as from a roll.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from meeting_tui.desk.roll.people import RollOwner, UnitLine
from meeting_tui.desk.roll.voters import derive
from meeting_tui.rules import Ballot, Profile, Question, Voter, shipped_profile, tally
from meeting_tui.rules.electorate import capped
from meeting_tui.rules.verdict import Result, conclude

MARKS = {"f": "for", "a": "against", "-": "abstain"}


def _units(roll: str) -> Iterator[UnitLine]:
    room = 0
    for entry in roll.split(", "):
        name, held = entry.rsplit(" ", 1)
        count, _x, each = held.rpartition("x")
        kind = "company" if name.endswith("*") else "person"
        owners = tuple(RollOwner(one.rstrip("*"), kind, reference=one) for one in name.split("+"))
        for _no in range(int(count or 1)):
            room += 1
            yield UnitLine("1", "1", str(room), int(each) * 100, owners, share=each)


def voters(law: Profile, roll: str) -> tuple[Voter, ...]:
    """Those of the roll as that law counts them; each is called by the names of its owners."""
    found = derive(_units(roll), None, law.heads)
    return capped(
        law,
        (
            Voter(
                "+".join(found.persons[one].name for one in each.owners),
                {"heads": each.heads, "area": each.area, "share": int(each.share), "persons": 1},
                units=len(each.units),
            )
            for each in found.voters
        ),
    )


def papers(marks: str) -> Iterator[Ballot]:
    """What came back; of a holder with two marks two papers."""
    for entry in marks.split(", "):
        name, said = entry.rsplit(" ", 1)
        yield from (Ballot(name, True, {"q": (MARKS[mark],)}) for mark in said)


def decided(law: str, rule: str, roll: str, marks: str, owing: Collection[str] = ()) -> Result:
    """What comes of it; `owing`: who has no vote for arrears, as the law's own key has it."""
    profile, arrears = shipped_profile(law), shipped_profile(law).arrears
    everybody = voters(profile, roll)
    stay = arrears.stay if arrears else ()
    stays = {each.id: {m: each.weights[m] for m in stay} for each in everybody if each.id in owing}
    asked = Question("q", rule, excluded=dict.fromkeys(owing, "levies"), stays=stays)
    return conclude(profile, tally(profile, asked, everybody, papers(marks)))
