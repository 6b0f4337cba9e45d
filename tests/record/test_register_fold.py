"""The register of papers: each state, and numbers that add up whatever happened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.entries import fold, stream

from meeting_tui.record.ballot import DIFFERS, DUPLICATE, PAGE_MISSING
from meeting_tui.record.register import BallotRegister, step

H = "a" * 64
PRINTED = ("ballots.printed", {"first": 1, "last": 3, "pages": 1})


def issued(serial=1):
    return "ballot.issued", {"serial": serial, "to": "业主甲", "mode": "hand", "by": "张伟"}


def returned(serial=1):
    return "ballot.returned", {"serial": serial, "by": "张伟", "box": "一号箱"}


def read(serial=1, status="read", marks=None, page=1, sheet=1, source="scan.pdf", **more):
    body = {"serial": serial, "page": page, "source": source, "sheet": sheet, "status": status}
    reasons = [] if status == "read" else ["faint"]
    return "ballot.read", {**body, "marks": marks or {"q1": ["for"]}, "reasons": reasons, **more}


AGAINST_Q1 = {"q1": ["against"]}


def unsure(marks=None):
    """A first look: sure of nothing but of `marks`."""
    kind, body = read(status="review", image=H)
    return kind, {**body, "marks": marks or {}}


BLANK = {"q1": []}


def unseen(why="not_registered"):
    """A look at a picture that shows nothing but whose it is."""
    kind, body = unsure()
    return kind, {**body, "reasons": [why]}


def entered(serial=1, marks=None):
    return "ballot.entered", {"serial": serial, "marks": marks or {"q1": ["for"]}, "by": "张伟"}


def adjudicated(serial=1, valid=True, marks=None):
    body = {"serial": serial, "valid": valid, "marks": marks or {}, "reason": "涂改", "by": ["张伟", "赵丽"]}
    return "ballot.adjudicated", body


def voided(serial=1):
    return "ballot.voided", {"serial": serial, "reason": "遗失", "by": "张伟"}


def duplicate(serial=1):
    body = {"serial": serial, "page": 1, "source": "", "sheet": 0, "marks": {"q1": ["against"]}, "by": "张伟"}
    return "ballot.duplicate", body


def paper(*items):
    return fold(*stream("poll:A1B2", [PRINTED, *items])).papers[1]


FOR, AGAINST = {"q1": ("for",)}, {"q1": ("against",)}


@pytest.mark.parametrize(
    ("items", "state", "marks", "doubts"),
    [
        ([], "printed", None, ()),
        ([issued()], "issued", None, ()),
        ([issued(), returned()], "returned", None, ()),
        ([issued(), read()], "valid", FOR, ()),
        ([entered()], "valid", FOR, ()),
        ([read(status="review")], "waiting", None, ("faint",)),
        ([read(status="review"), adjudicated(marks={"q1": ["for"]})], "valid", FOR, ()),
        ([read(status="review"), adjudicated(valid=False)], "invalid", None, ()),
        ([read(), duplicate()], "waiting", None, (DUPLICATE,)),
        ([read(), read(sheet=2)], "waiting", None, (DUPLICATE,)),
        ([read(), read(marks={"q1": ["against"]})], "valid", AGAINST, ()),
        ([read(image=H), read(sheet=2, source="again.pdf", image=H)], "valid", FOR, ()),
        ([read(image=H), read(image="b" * 64)], "waiting", None, (DUPLICATE,)),
        ([unsure(), read(image="b" * 64, better=True)], "valid", FOR, ()),
        ([unsure(), read(marks=BLANK, image="b" * 64, better=True)], "waiting", None, ("faint", DUPLICATE)),
        ([unseen(), read(marks=BLANK, image="b" * 64, better=True)], "valid", {"q1": ()}, ()),
        ([unseen("two_papers"), read(marks=BLANK, image="b" * 64, better=True)], "valid", {"q1": ()}, ()),
        ([unsure(), read(image="b" * 64)], "waiting", None, ("faint", DUPLICATE)),
        (
            [unsure(marks=AGAINST_Q1), read(image="b" * 64, better=True)],
            "waiting",
            None,
            ("faint", DUPLICATE),
        ),
        ([read(image=H), read(image="b" * 64, better=True)], "waiting", None, (DUPLICATE,)),
        ([unsure(), read(image="b" * 64, better=True), unsure()], "waiting", None, (DUPLICATE,)),
        (
            [unsure(), adjudicated(marks=AGAINST_Q1), read(image="b" * 64, better=True)],
            "valid",
            AGAINST,
            (),
        ),
        ([entered(), duplicate(), adjudicated(marks={"q1": ["for"]})], "valid", FOR, ()),
        ([entered(), adjudicated(marks={"q1": ["for"]}), duplicate()], "waiting", None, (DUPLICATE,)),
        ([read(), entered(marks={"q1": ["against"]})], "waiting", None, (DIFFERS,)),
        ([entered(marks={"q1": ["against"]}), read()], "waiting", None, (DIFFERS,)),
        ([read(), entered()], "valid", FOR, ()),
        (
            [adjudicated(marks={"q1": ["for"]}), entered(marks={"q1": ["against"]})],
            "waiting",
            None,
            (DIFFERS,),
        ),
        ([voided()], "void", None, ()),
        ([issued(), voided()], "void", None, ()),
    ],
)
def test_where_a_paper_is(items, state, marks, doubts):
    found = paper(*items)
    assert (found.state, found.marks, found.doubts) == (state, marks, doubts)


def test_two_pages_wait_for_each_other():
    printed = ("ballots.printed", {"first": 1, "last": 1, "pages": 2})
    one = [printed, read(page=1)]
    both = [*one, read(page=2, sheet=2, marks={"q2": []})]
    assert fold(*stream("poll:A1B2", one)).papers[1].doubts == (PAGE_MISSING,)
    assert fold(*stream("poll:A1B2", both)).papers[1].marks == {"q1": ("for",), "q2": ()}


def test_who_took_it_can_be_erased():
    erasure = ("erasure", {"of": 2, "fields": ["to"], "reason": "本人要求"})
    assert paper(issued()).issued.to == "业主甲"
    assert paper(issued(), erasure).issued.to is None


def test_the_table_of_numbers():
    register = fold(*stream("poll:A1B2", [PRINTED, issued(1), read(1), voided(2), read(3, status="review")]))
    table = register.reconcile()
    assert (table.printed, table.issued, table.unissued, table.void) == (3, 2, 0, 1)
    assert (table.returned, table.valid, table.waiting, table.unread) == (2, 1, 1, 0)
    assert table.unregistered == (3,)
    assert table.holds
    assert not table.complete
    assert [found.serial for found in register.in_state("waiting", "void")] == [2, 3]


def test_a_paper_that_was_never_printed_does_not_add_up():
    table = fold(*stream("poll:A1B2", [PRINTED, read(9)])).reconcile()
    assert table.unknown == (9,)
    assert not table.holds


def test_the_poll_itself():
    opened = {"poll": "A1B2", "code": "A1B2", "definition": H, "roll": H, "profile": H}
    items = [
        ("poll.opened", {**opened, "voters": 3, "heads": 3, "area": 30000}),
        PRINTED,
        ("poll.closed", {"by": "张伟"}),
        ("poll.counted", {"report": H, "outcomes": {"q1": "passed"}}),
        ("correction", {"of": 2, "text": "三张"}),
    ]
    register = fold(*stream("poll:A1B2", items))
    assert register.opening["voters"] == 3
    assert (bool(register.opened_at), bool(register.closed_at)) == (True, True)
    (result,) = register.results
    assert (result.no, result.report, result.outcomes) == (1, H, {"q1": "passed"})
    assert register.corrections == ((5, 2, "三张"),)
    assert register.count == 5
    assert register.paper(4) is None


acts = st.sampled_from([issued, returned, read, entered, adjudicated, voided, duplicate])
happenings = st.lists(st.tuples(acts, st.integers(1, 3)), max_size=25)


@given(happenings)
def test_the_numbers_always_add_up_and_the_fold_can_be_taken_in_steps(happened):
    entries, texts = stream("poll:A1B2", [PRINTED, *(act(serial) for act, serial in happened)])
    register = BallotRegister()
    for entry in entries:
        step(register, entry, texts)
        table = register.reconcile()
        assert table.holds or register.count == 0
        states = [each.state for each in register.papers.values()]
        assert table.valid == states.count("valid")
        assert table.waiting == states.count("waiting") + states.count("returned")
    assert register.papers == fold(entries, texts).papers


def seen(reason="no_code", waits=True, image=H, sheet=1, **more):
    body = {"image": image, "source": "scan.pdf", "sheet": sheet, "reason": reason, "waits": waits}
    return "sheet.seen", {**body, **more}


def said(of, **what):
    return "sheet.decided", {"of": of, "by": ["张伟", "赵丽"], **what}


def test_every_sheet_is_read_or_waits_or_is_set_aside_with_its_reason():
    items = [
        PRINTED,
        read(image=H),
        read(serial=2, status="review", image="b" * 64),
        seen("blank_page", waits=False, image="c" * 64),
        seen("forged", waits=False, image="d" * 64),
        seen("forged", waits=False, image="e" * 64),
        seen(image="f" * 64),
    ]
    numbers = fold(*stream("poll:7K2Q", items)).sheet_numbers()
    assert (numbers.seen, numbers.read, numbers.waiting, numbers.unnamed) == (6, 1, 2, 1)
    assert numbers.aside == {"blank_page": 1, "forged": 2}


def test_a_sheet_that_people_name_is_a_look_at_that_paper_until_they_say_otherwise():
    """The paper waits with its picture; what was decided by it falls with it."""
    items = [PRINTED, issued(), seen(), said(3, serial=1)]
    register = fold(*stream("poll:7K2Q", items))
    paper = register.paper(1)
    assert (paper.state, paper.doubts, paper.readings[0].image) == ("waiting", ("no_code",), H)
    assert (register.sheet(3).read, register.sheet_numbers().unnamed) == (True, 0)
    items += [adjudicated(marks={"q1": ["for"]})]
    assert fold(*stream("poll:7K2Q", items)).paper(1).state == "valid"
    register = fold(*stream("poll:7K2Q", [*items, said(3, serial=2)]))
    assert [register.paper(serial).state for serial in (1, 2)] == ["issued", "waiting"]
    register = fold(*stream("poll:7K2Q", [*items, said(3, serial=2), said(3, reason="not-ours")]))
    assert (register.paper(2).state, register.sheet(3).aside) == ("printed", "not-ours")
    numbers = register.sheet_numbers()
    assert (numbers.seen, numbers.read, numbers.aside) == (1, 0, {"not-ours": 1})


@pytest.mark.parametrize("before", [read(image="b" * 64), entered(), adjudicated()])
def test_a_sheet_of_a_paper_that_was_looked_at_changes_nothing(before):
    items = [PRINTED, before, seen()]
    papers = fold(*stream("poll:7K2Q", items)).papers
    register = fold(*stream("poll:7K2Q", [*items, said(3, serial=1)]))
    assert (register.papers, register.sheet(3).aside) == (papers, "seen_twice")


def test_a_better_picture_takes_the_place_of_one_that_people_named():
    items = [PRINTED, seen(), said(2, serial=1), read(image="b" * 64, marks=BLANK, better=True)]
    paper = fold(*stream("poll:7K2Q", items)).paper(1)
    assert (paper.state, len(paper.replaced)) == ("valid", 1)


def test_a_sheet_that_is_read_after_all_is_no_longer_set_aside():
    items = [PRINTED, seen("heic", waits=False), read(image=H)]
    numbers = fold(*stream("poll:7K2Q", items)).sheet_numbers()
    assert (numbers.seen, numbers.read, numbers.aside) == (1, 1, {})
