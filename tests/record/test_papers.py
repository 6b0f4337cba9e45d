"""Papers with which the same was done are told together: one of them stands for all, whatever was done."""

from __future__ import annotations

from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.record.entries import fold, stream
from tests.record.test_register_fold import H, adjudicated, duplicate, entered, issued, read, voided

from meeting_tui.record.counts import counts_of
from meeting_tui.record.register import BallotRegister, step

OPENED = {"poll": "A1B2", "code": "A1B2", "definition": H, "roll": H, "profile": H, "heads": 9, "area": 9}
SERIALS = 6


def back(serial, box, **more):
    return "ballot.returned", {"serial": serial, "by": "张伟", "box": box, **more}


def late(serial):
    return back(serial, "", late=True, attested=["张伟", "赵丽"], reason="x")


def posted(serial):
    kind, body = issued(serial)
    return kind, {**body, "mode": "post"}


def keyed(serial, **more):
    kind, body = entered(serial, {"q1": ["for" if serial % 2 else "against"]})
    return kind, {**body, **more}


def seen(serial, **more):
    return read(serial, marks={"q1": ["for" if serial % 4 < 2 else "against"]}, **more)


ACTS = {
    "issued": issued,
    "posted": posted,
    "one": lambda serial: back(serial, "一号箱"),
    "two": lambda serial: back(serial, "二号箱"),
    "late": late,
    "read": seen,
    "other picture": lambda serial: read(serial, sheet=2),
    "second page": lambda serial: seen(serial, page=2, sheet=3),
    "doubt": lambda serial: seen(serial, status="review"),
    "better": lambda serial: read(serial, sheet=4, better=True),
    "entered": keyed,
    "aside": lambda serial: keyed(serial, aside=True),
    "blind": lambda serial: keyed(serial, second=True),
    "decided": adjudicated,
    "invalid": lambda serial: adjudicated(serial, valid=False),
    "void": voided,
    "duplicate": duplicate,
    "moved": lambda serial: (
        "ballot.moved",
        {"serial": serial, "of": 3, "box": "三号箱", "reason": "x", "by": "张"},
    ),
    "undone": lambda serial: ("ballot.undone", {"serial": serial, "of": 3, "reason": "x", "by": "张伟"}),
}


def all_of(*acts):
    return [(act, no) for act in acts for no in range(1, SERIALS + 1)]


PLAIN = ("issued", "one", "read", "entered", "second page")
one = st.sampled_from(PLAIN) | st.sampled_from(sorted(ACTS))
same = one.map(all_of)
odd = st.tuples(one, st.integers(1, SERIALS)).map(lambda each: [each])
happenings = st.lists(same | same | odd, max_size=8).map(
    lambda parts: [each for part in parts for each in part]
)
"""Each of them with all papers alike, whose votes differ, or with one."""


def poll(happened, traced, twice, pages):
    more = {"traced": True} if traced else {}
    opened = {**OPENED, "voters": SERIALS, **more, **({"twice": True} if twice else {})}
    printed = ("ballots.printed", {"first": 1, "last": SERIALS - 1, "pages": pages})
    return stream("poll:A1B2", [("poll.opened", opened), printed, *(ACTS[act](no) for act, no in happened)])


def asked(paper):
    """All that is asked of one for all that are like it."""
    mode = paper.issued and paper.issued.mode
    return counts_of(paper), paper.state, paper.back, paper.out, paper.here, bool(paper.void), mode


@settings(deadline=None)
@given(happenings, st.booleans(), st.booleans(), st.integers(1, 2))
@example(all_of("read", "entered"), False, False, 1)
@example(all_of("entered", "entered", "blind"), False, True, 1)
@example(all_of("read", "other picture"), False, False, 1)
@example([("read", 1), ("read", 2), ("read", 1), ("other picture", 2)], False, False, 1)
@example([("aside", 1), ("entered", 2), ("blind", 3)], False, False, 1)
def test_one_of_a_sort_stands_for_all(happened, traced, twice, pages):
    entries, texts = poll(happened, traced, twice, pages)
    together, each = fold(entries, texts), BallotRegister()
    for entry in entries:
        step(each, entry, texts)
        assert all(each.papers[serial].serial == serial for serial in each.papers)  # every paper is looked at
    for paper, alike in together.papers.sorts():
        assert {asked(each.papers[serial]) for serial in alike} == {asked(paper)}
    told = Counter(word for paper in each.papers.values() for word in counts_of(paper))
    assert +together._buckets == told
    assert together.papers == each.papers


def test_many_with_which_the_same_was_done_are_one_sort():
    happened = [(act, no) for act in ("issued", "one", "entered") for no in range(1, SERIALS)]
    entries, texts = poll(happened, traced=True, twice=False, pages=1)
    ((paper, alike),) = fold(entries, texts).papers.sorts()
    assert (paper.state, tuple(alike)) == ("valid", tuple(range(1, SERIALS)))
