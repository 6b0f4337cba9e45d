"""Papers counted by hand against the record: no missing paper closes, and two persons count blind."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from tests.record.entries import fold, stream

from meeting_tui.record.poll.equations import differing
from meeting_tui.record.poll.sought import sought
from meeting_tui.record.register import BallotRegister

H = "a" * 64
A, B = {"by": "张伟", "by_id": 1}, {"by": "赵丽", "by_id": 2}
MANY = 14
OPENED = {"poll": "A1B2", "code": "A1B2", "definition": H, "roll": H, "profile": H}
POLL = [
    ("poll.opened", {**OPENED, "voters": MANY, "heads": MANY, "area": 1, "traced": True}),
    ("ballots.printed", {"first": 1, "last": MANY, "pages": 1}),
]


def counted(pile="", by=A, **numbers):
    return "pile.counted", {"pile": pile, **numbers, **by}


def twice(pile="", **numbers):
    return [counted(pile, A, **numbers), counted(pile, B, **numbers)]


def closing(*items) -> BallotRegister:
    return fold(*stream("poll:A1B2", [*POLL, *items]))


def became(serial, fate):
    """The entries of a paper: in a box (and keyed in), still out, void or never handed out."""
    issued = "ballot.issued", {"serial": serial, "to": "业主", "mode": "hand", "by": "张伟"}
    if fate == "unused":
        return []
    if fate == "spoiled":
        return [issued, ("ballot.voided", {"serial": serial, "reason": "涂坏", "by": "张伟"})]
    if fate == "out":
        return [issued]
    back = "ballot.returned", {"serial": serial, "by": "张伟", "box": fate.removeprefix("box ")}
    keyed = "ballot.entered", {"serial": serial, "marks": {"q1": ["for"]}, "by": "张伟"}
    return [issued, back, keyed]


FATES = ("box 1", "box 2", "box 3", "unused", "spoiled", "out")


def hand_count(lie: Counter[str]):
    """What two persons count who count what is there."""
    boxes = [each for box in ("1", "2", "3") for each in twice(box, papers=lie[f"box {box}"])]
    return [*boxes, *twice(unused=lie["unused"], spoiled=lie["spoiled"])]


@given(st.lists(st.sampled_from(FATES), min_size=MANY, max_size=MANY), st.data())
def test_a_paper_that_is_not_where_the_record_has_it_never_closes(fates, data):
    """Each paper lies where its entries say; then some are gone, or lie in another pile."""
    acts = [item for serial, fate in enumerate(fates, 1) for item in became(serial, fate)]
    lie = Counter(fates)
    assert closing(*acts, *hand_count(lie)).reconciled
    away = data.draw(st.lists(st.sampled_from(fates), min_size=1, max_size=3))
    for pile, to in ((pile, data.draw(st.sampled_from((*FATES, "lost")))) for pile in away):
        if pile != "out" and lie[pile]:
            lie.subtract([pile])
            lie.update([to])
    there = {pile: lie[pile] for pile in FATES[:-1]}
    changed = there != {pile: Counter(fates)[pile] for pile in FATES[:-1]}
    register = closing(*acts, *hand_count(lie))
    assert register.reconciled is not changed
    for each in register.equations:
        if each.what == "papers" and not each.holds:
            assert sought(register.papers.values(), each) or not Counter(fates)["out"]


def test_a_pile_that_nobody_counted_does_not_close_either():
    acts = [item for serial in (1, 2) for item in became(serial, f"box {serial}")]
    one = closing(*acts, *twice("1", papers=1), *twice(unused=MANY - 2))
    assert differing(one.equations) == {"papers": {"2": (None, 1)}, "printed": {"": (None, MANY)}}
    assert closing(*acts, *twice("1", papers=1), *twice("2", papers=1), *twice(unused=MANY - 2)).reconciled


def test_two_persons_and_not_one_twice():
    acts = became(1, "box 1")
    looked = [counted("1", A, papers=3), counted("1", A, papers=1)]
    (found, *_) = closing(*acts, *looked).equations
    assert (found.state, found.counted) == ("once", None)
    register = closing(*acts, *looked, counted("1", B, papers=2))
    (found, *_) = register.equations
    assert (found.state, found.counted) == ("differs", None)
    assert [look.number for look in register.hand["papers", "1"].looks] == [3, 1, 2]
    register = closing(*acts, *looked, counted("1", B, papers=2), counted("1", B, papers=1))
    assert register.equations[0].state == "once"
    register = closing(*acts, *looked, counted("1", B, papers=2), *twice("1", papers=1))
    assert register.equations[0].holds


def test_an_explanation_is_about_just_these_differences():
    acts = became(1, "box 1")
    hand = [*twice("1", papers=0), *twice(unused=MANY - 1)]
    differ = {"papers": {"1": [0, 1]}, "printed": {"": [MANY - 1, MANY]}}
    said = "piles.explained", {"differ": differ, "reason": "票被收走", "by": ["张伟", "赵丽"]}
    assert not closing(*acts, *hand).reconciled
    assert closing(*acts, *hand, said).reconciled
    assert not closing(*acts, *hand, said, *twice("1", papers=2)).reconciled
    assert closing(*acts, *hand, said, *twice("1", papers=1)).reconciled


def test_a_result_is_final_once_it_closes_and_those_of_earlier_versions_are():
    result = "poll.counted", {"report": H, "outcomes": {"q1": "passed"}, "posted": 1}
    asked = result[0], {**result[1], "reconciled": False}
    acts = became(1, "box 1")
    closed = [*twice("1", papers=1), *twice(unused=MANY - 1)]
    assert [each.final for each in closing(*acts, result).results] == [True]
    assert [each.final for each in closing(*acts, result, *twice("1", papers=9)).results] == [True]
    assert [each.final for each in closing(*acts, asked).results] == [False]
    last = counted("", B, unused=MANY - 1)[1] | {"posted": 7}
    (found,) = closing(*acts, asked, *closed[:-1], ("pile.counted", last)).results
    assert (found.final, found.posted) == (True, 7)
    (found,) = closing(*acts, asked, *closed, *twice("1", papers=2)).results
    assert not found.final


def picture(serial, source):
    told = {"page": 1, "source": source, "sheet": serial, "image": f"{serial:032x}{source:0>32}"}
    return {"serial": serial, "status": "read", "marks": {"q1": ["for"]}, "reasons": [], **told}


def test_a_ballot_of_which_a_copy_lay_in_another_box_lies_in_both():
    boxes = {1: "1", 2: "1", 3: "1", 4: "1", 5: "2", 6: "2", 7: "2"}
    acts = [item for serial, box in boxes.items() for item in became(serial, f"box {box}")]
    read = [("ballot.read", picture(serial, "a" if serial < 3 else "b")) for serial in boxes]
    read.append(("ballot.read", picture(3, "a")))
    register = closing(*acts, *read, *twice("1", papers=3))
    (one, *_) = register.equations
    assert [each.serial for each in sought(register.papers.values(), one)] == [4]
