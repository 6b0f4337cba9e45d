"""What stations did without knowing of each other is one state, in whatever order it comes in."""

from __future__ import annotations

from datetime import datetime
from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.entries import fold, stream

from meeting_tui.record.poll.allowed import why_not
from meeting_tui.record.poll.conditions import Concerns
from meeting_tui.record.poll.phase import PollStanding
from meeting_tui.record.register import BallotRegister

NAME, HASH = "poll:A1B2", "0" * 64
SERIALS = (1, 2)
OPENED = {"poll": "A1B2", "code": "A1B2", "voters": 2, "heads": 2, "area": 200, "traced": True}
BASE: list[tuple[str, dict[str, Any]]] = [
    ("poll.opened", {**OPENED, **dict.fromkeys(("definition", "roll", "profile"), HASH)}),
    ("ballots.printed", {"first": 1, "last": 2, "pages": 1}),
    *(("ballot.issued", {"serial": no, "to": "张伟", "mode": "hand", "by": "李敏"}) for no in SERIALS),
]
BEGIN, OPEN, END, ENDED = (
    datetime.fromisoformat(f"2026-{day}") for day in ("11-24", "11-25", "12-08", "12-09")
)
TWO = ["李敏", "赵军"]
Items = list[tuple[str, dict[str, Any]]]


def folded(items: Items) -> BallotRegister:
    return fold(*stream(NAME, items))


def looked_at(register: BallotRegister) -> set[str]:
    """The pictures of ballots."""
    papers = register.papers.values()
    return {look.image for paper in papers for look in (*paper.readings, *paper.duplicates, *paper.replaced)}


def acted(items: Items, act: str, serial: int, choice: str, image: str, now: datetime) -> Items:
    """The entries of an act, where it is possible after `items`."""
    register = folded(items)
    poll = PollStanding("A1B2", register, BEGIN, END, now)
    paper = register.papers[serial]
    marks = {"q1": [choice]}
    facts: dict[str, Any] = {"serial": serial, "by": "李敏"}
    page = {"serial": serial, "page": 1, "source": "s.pdf", "sheet": 1, "marks": marks}
    attested = facts | {"attested": TWO, "reason": "x"}
    if act == "undo":
        gone = paper.last and not (paper.adjudicated and paper.adjudicated.seq > paper.last.seq)
        return [("ballot.undone", facts | {"of": paper.last.seq, "reason": "x"})] if gone else []
    if act in ("read", "sheet") and (image in register.sheets or image in looked_at(register)):
        return []  # no picture is looked at twice
    if act == "read":
        return [("ballot.read", page | {"image": image, "status": "read", "reasons": []})]
    if act == "sheet":
        seen = {"image": image, "source": "s.pdf", "sheet": 1, "reason": "no_code", "waits": True}
        return [("sheet.seen", seen)]
    if act == "name":
        waits = next((sheet for sheet in register.sheets.values() if sheet.waiting), None)
        return [("sheet.decided", {"of": waits.seq, "serial": serial, "page": 1, "by": TWO})] if waits else []
    if why_not(poll, act, Concerns(paper)):
        return []
    kinds = {
        "return": ("ballot.returned", facts),
        "late": ("ballot.returned", attested | {"late": True}),
        "admit": ("ballot.returned", attested | {"late": False}),
        "enter": ("ballot.entered", facts | {"marks": marks}),
        "second": ("ballot.duplicate", page | {"by": "李敏"}),
        "decide": ("ballot.adjudicated", facts | {"valid": True, "marks": marks, "reason": "", "by": TWO}),
        "void": ("ballot.voided", facts | {"reason": "x"}),
    }
    return [kinds[act]]


ACTS = ("return", "return", "enter", "enter", "read", "late", "admit", "second", "decide", "void", "undo")
acts = st.lists(
    st.tuples(
        st.sampled_from((*ACTS, "sheet", "name")),
        st.sampled_from(SERIALS),
        st.sampled_from(("for", "against")),
        st.sampled_from(("a" * 64, "b" * 64)),
    ),
    max_size=6,
)


def worked(todo: list[tuple[str, int, str, str]], now: datetime) -> Items:
    """What one station entered behind the base."""
    items: Items = []
    for act in todo:
        items += acted([*BASE, *items], *act, now)
    return items


OF_RETURNS = ("ballot.returned", "ballot.undone")


def merged(own: Items, work: dict[str, Items], order: tuple[str, ...], *, over: bool) -> BallotRegister:
    """Here what was done besides, then the stations in this order, each behind the same base.

    `over`: the last minute was over then.
    """
    items, base = [*BASE, *own], len(BASE)
    for name in order:
        bundle = work[name]
        said = {"station": name, "base": base, "count": base + len(bundle), "head": HASH}
        items.append(("station.merged", said | {"new": len(bundle), "by": "李敏"}))
        shift = len(items) - base
        for no, (kind, body) in enumerate(bundle):
            told: dict[str, Any] = {"station": name, "author": "李敏", "hash": f"{name}{no}"}
            told |= {"unproven": True} if over and kind in OF_RETURNS and "attested" not in body else {}
            moved = {"of": body["of"] + shift} if body.get("of", 0) > base else {}
            items.append((kind, body | moved | {"from": told}))
    return folded(items)


@settings(max_examples=100, deadline=None)
@given(own=acts, first=acts, second=acts, third=acts, now=st.sampled_from((OPEN, ENDED)), over=st.booleans())
def test_the_order_of_merging_changes_nothing(own, first, second, third, now, over):
    mine = worked(own, now)
    work = {"A": worked(first, now), "B": worked(second, now), "C": worked(third, now)}
    found = {
        str([(paper.state, paper.marks) for paper in register.papers.values()])
        + str((register.reconcile(), register.sheet_numbers().unnamed))
        for order in permutations("ABC")
        if (register := merged(mine, work, order, over=over))
    }
    assert len(found) == 1
